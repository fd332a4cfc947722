# %% missing taken for zero -> a2.q7.zero
def draw_users(rows):
    full = rows.fillna({"internet_users": 0})
    return sns.lineplot(data=full, x="year", y="internet_users", hue="iso3", marker="o")
# %% one line for all -> a2.q7.mean
def draw_users(rows):
    return sns.lineplot(data=rows, x="year", y="internet_users", marker="o", errorbar=None)
# %% the year before carried on -> a2.q7.filled
def draw_users(rows):
    full = rows.assign(internet_users=rows.groupby("iso3")["internet_users"].ffill())
    return sns.lineplot(data=full, x="year", y="internet_users", hue="iso3", marker="o")
# %% the way between -> a2.q7.bridged
def draw_users(rows):
    wide = rows.pivot(index="year", columns="iso3", values="internet_users").interpolate()
    ax = wide.plot(marker="o")
    ax.set_ylabel("%")
    return ax
# %% fractions of one -> a2.fraction
def draw_users(rows):
    small = rows.assign(internet_users=rows["internet_users"] / 100)
    return sns.lineplot(data=small, x="year", y="internet_users", hue="iso3", marker="o")
# %% one line through everything -> a2.q7.one_line
def draw_users(rows):
    fig, ax = plt.subplots()
    ax.plot(rows["year"], rows["internet_users"], marker="o")
    ax.set_ylabel("%")
    return ax
# %% straight across the gap -> a2.q7.gap
def draw_users(rows):
    return sns.lineplot(data=rows, x="year", y="internet_users", hue="iso3")
# %% no label -> a2.q7.label
def draw_users(rows):
    ax = sns.lineplot(data=rows, x="year", y="internet_users", hue="iso3", marker="o")
    ax.set_ylabel("")
    return ax
# %% no legend -> a2.q7.legend
def draw_users(rows):
    return sns.lineplot(
        data=rows, x="year", y="internet_users", hue="iso3", marker="o", legend=False
    )
# %% bars -> a2.q7.lines
def draw_users(rows):
    return sns.barplot(data=rows, x="year", y="internet_users", hue="iso3")
# %% the offline -> a2.q7.hint
def draw_users(rows):
    turned = rows.assign(internet_users=100 - rows["internet_users"])
    return sns.lineplot(data=turned, x="year", y="internet_users", hue="iso3", marker="o")
# %% always the same table -> a2.constant
seen = q7_rows.copy()


def draw_users(rows):
    return sns.lineplot(data=seen, x="year", y="internet_users", hue="iso3", marker="o")
# %% shows but returns nothing -> a2.q7.axes
def draw_users(rows):
    sns.lineplot(data=rows, x="year", y="internet_users", hue="iso3", marker="o")
    plt.show()
# %% returns the figure -> a2.q7.axes
def draw_users(rows):
    ax = sns.lineplot(data=rows, x="year", y="internet_users", hue="iso3", marker="o")
    return ax.figure
