# %% shows but returns nothing -> p1.q5.axes
figure_table = kzmedia.load("internet").query("year == 2022")


def draw(table):
    ax = sns.histplot(data=table, x="mobile")
    figures.finish(ax, source="internet", y="p1.example.countries")
    plt.show()
# %% returns the figure -> p1.q5.axes
figure_table = kzmedia.load("internet").query("year == 2022")


def draw(table):
    fig, ax = plt.subplots()
    ax.hist(table["mobile"].dropna())
    ax.set(xlabel="mobile, per 100 people", ylabel="number of countries")
    return fig
# %% a grid of figures -> p1.q5.axes
figure_table = kzmedia.load("internet").query("year == 2022")


def draw(table):
    return sns.displot(data=table, x="mobile")
# %% empty axes -> p1.q5.empty
figure_table = kzmedia.load("internet").query("year == 2022")


def draw(table):
    fig, ax = plt.subplots()
    ax.set(xlabel="mobile, per 100 people", ylabel="number of countries")
    return ax
# %% only the hurdle -> p1.q5.empty
figure_table = kzmedia.load("internet").query("year == 2022")


def draw(table):
    fig, ax = plt.subplots()
    ax.axhline(100)
    ax.set(xlabel="year", ylabel="mobile, per 100 people")
    return ax
# %% no label on one axis -> p1.q5.label
figure_table = kzmedia.load("internet").query("iso3 == 'KAZ'")


def draw(table):
    fig, ax = plt.subplots()
    ax.plot(table["year"], table["mobile"])
    ax.set_ylabel("mobile, per 100 people")
    return ax
# %% a title for labels -> p1.q5.label
figure_table = kzmedia.load("internet").query("iso3 == 'KAZ'")


def draw(table):
    fig, ax = plt.subplots()
    ax.plot(table["year"], table["mobile"])
    ax.set_title("mobile by year")
    return ax
# %% the column's name without a unit -> p1.q5.unit
figure_table = kzmedia.load("internet").query("iso3 == 'KAZ'")


def draw(table):
    return sns.lineplot(data=table, x="year", y="mobile")
# %% one unit of two -> p1.q5.unit
figure_table = kzmedia.load("panel").query("year == 2022")


def draw(table):
    fig, ax = plt.subplots()
    ax.scatter(table["egdi"], table["internet_users"])
    ax.set(xlabel="e-government", ylabel="internet users, %")
    return ax
# %% draws numbers typed in -> p1.q5.typed
figure_table = kzmedia.load("internet").query("year == 2022")


def draw(table):
    fig, ax = plt.subplots()
    ax.bar(["more", "fewer"], [67.5, 32.5])
    ax.set(xlabel="mobile subscriptions than people", ylabel="countries, %")
    return ax
# %% draws the table of the notebook -> p1.q5.typed
figure_table = kzmedia.load("panel").query("year == 2022")


def draw(table):
    ax = sns.scatterplot(data=figure_table, x="egdi", y="electoral_democracy")
    return figures.finish(ax, source=["egov", "democracy"])
# %% draws into a picture made once -> p1.q5.old
figure_table = kzmedia.load("panel").query("year == 2022")
once, ax = plt.subplots()


def draw(table):
    ax.scatter(table["egdi"], table["internet_users"])
    ax.set(xlabel="EGDI (0–1)", ylabel="internet users, %")
    return ax
