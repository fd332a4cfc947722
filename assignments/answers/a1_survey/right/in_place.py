# Right answers that change the table they are given.
# %% q1
def figure_rows(table, figure, reading):
    table.drop(table.index[table["figure"] != figure], inplace=True)
    table.drop(table.index[table["reading"] != reading], inplace=True)
    return table
# %% q2
def unreported(rows):
    rows["share"] = rows["share"].fillna(100 - rows["share"].sum())
    return rows.loc[rows["option"] == "not_reported", "share"].sum()
# %% q3
def among_reported(rows, option):
    rows.dropna(subset="share", inplace=True)
    rows["share"] *= 100 / rows["share"].sum()
    rows.set_index("option", inplace=True)
    return rows["share"][option]
# %% q4
def share_limits(rows, option):
    rows["share"] = rows["share"].fillna(100 - rows["share"].sum())
    rows.index = rows.pop("option")
    lower, gap = rows.loc[[option, "not_reported"], "share"]
    return lower, lower + gap
# %% q5
def draw(rows):
    rows["share"] = rows["share"].fillna(100 - rows["share"].sum())
    ax = sns.barplot(data=rows, x="option", y="share")
    figures.finish(ax, source="survey")
    return ax
# %% q6
def mean_limits(filled):
    filled["share"] /= 100
    for end in ["level_low", "level_high"]:
        filled[end] = filled[end] * filled["share"]
    return filled["level_low"].sum(), filled["level_high"].sum()
# %% q7
def medium_survives(ranges):
    ranges.drop(ranges[ranges["lower"] >= 2.5].query("upper <= 3.5").index, inplace=True)
    return len(ranges) == 0
# %% q8
def wilson_limits(share, n):
    share /= 100
    extra = 1.96**2 / n
    middle = (share + extra / 2) / (1 + extra)
    half = 1.96 / (1 + extra) * (share * (1 - share) / n + extra / (4 * n)) ** 0.5
    return 100 * (middle - half), 100 * (middle + half)
