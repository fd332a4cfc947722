# %% axes swapped -> a4.q6.swapped
def draw(rows):
    rows = rows.dropna()
    ax = sns.scatterplot(data=rows, x="electoral_democracy", y="egdi")
    return figures.names(ax, rows, "electoral_democracy", "egdi", rows["iso3"])
# %% missing taken for zero -> a4.q6.zero
def draw(rows):
    rows = rows.fillna(0)
    ax = sns.scatterplot(data=rows, x="egdi", y="electoral_democracy")
    return figures.names(ax, rows, "egdi", "electoral_democracy", rows["iso3"])
# %% rank for value -> a4.q6.rank
def draw(rows):
    rows = rows.dropna()
    ax = sns.scatterplot(data=rows, x="egdi_rank", y="electoral_democracy")
    return figures.names(ax, rows, "egdi_rank", "electoral_democracy", rows["iso3"])
# %% no names -> a4.q6.names
def draw(rows):
    return sns.scatterplot(data=rows, x="egdi", y="electoral_democracy")
# %% a legend instead of names -> a4.q6.names
def draw(rows):
    return sns.scatterplot(data=rows.dropna(), x="egdi", y="electoral_democracy", hue="iso3")
# %% names in another order -> a4.q6.mixed
def draw(rows):
    rows = rows.dropna()
    ax = sns.scatterplot(data=rows, x="egdi", y="electoral_democracy")
    in_order = rows.sort_values("egdi")
    for code, x, y in zip(rows["iso3"][::-1], in_order["egdi"], in_order["electoral_democracy"]):
        ax.text(x, y, code)
    return ax
# %% no axis labels -> a4.q6.label
def draw(rows):
    ax = plt.figure().add_subplot()
    for _, row in rows.dropna().iterrows():
        ax.scatter(row["egdi"], row["electoral_democracy"])
        ax.text(row["egdi"], row["electoral_democracy"], row["iso3"])
    return ax
# %% a line through the countries -> a4.q6.dots
def draw(rows):
    return sns.lineplot(data=rows.dropna(), x="egdi", y="electoral_democracy")
# %% always the same chart -> a4.constant
def draw(rows):
    mine_only = mine["q6"].dropna()
    ax = sns.scatterplot(data=mine_only, x="egdi", y="electoral_democracy")
    return figures.names(ax, mine_only, "egdi", "electoral_democracy", mine_only["iso3"])
# %% in per cent -> selfcheck.percent
def draw(rows):
    rows = rows.dropna()
    ax = plt.figure().add_subplot()
    ax.scatter(100 * rows["egdi"], 100 * rows["electoral_democracy"])
    return ax
# %% returns the figure -> a4.q6.axes
def draw(rows):
    return sns.scatterplot(data=rows.dropna(), x="egdi", y="electoral_democracy").figure
# %% shows but returns nothing -> a4.q6.axes
def draw(rows):
    sns.scatterplot(data=rows.dropna(), x="egdi", y="electoral_democracy")
    plt.show()
# %% half as high -> a4.q6.hint
def draw(rows):
    rows = rows.dropna()
    rows = rows.assign(electoral_democracy=rows["electoral_democracy"] / 2 + 0.3)
    ax = sns.scatterplot(data=rows, x="egdi", y="electoral_democracy")
    return figures.names(ax, rows, "egdi", "electoral_democracy", rows["iso3"])
