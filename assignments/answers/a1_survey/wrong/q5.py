# %% leaves the unreported out -> a1.q5.gap
def draw(rows):
    return sns.barplot(data=rows.dropna(subset="share"), x="share", y="option")
# %% missing taken for zero -> a1.q5.gap
def draw(rows):
    return sns.barplot(data=rows.fillna({"share": 0}), x="option", y="share")
# %% sorts the scale by size -> a1.q5.sorted
def draw(rows):
    full = rows.assign(share=rows["share"].fillna(100 - rows["share"].sum()))
    return sns.barplot(data=full.sort_values("share", ascending=False), x="option", y="share")
# %% stretches the reported to a hundred -> a1.q5.renormalised
def draw(rows):
    stretched = rows.assign(share=100 * rows["share"] / rows["share"].sum())
    return sns.barplot(data=stretched.dropna(subset="share"), x="option", y="share")
# %% fraction instead of per cent -> a1.fraction
def draw(rows):
    full = rows.assign(share=rows["share"].fillna(100 - rows["share"].sum()) / 100)
    return sns.barplot(data=full, x="option", y="share")
# %% always the same chart -> a1.constant
def draw(rows):
    ax = plt.figure().add_subplot()
    ax.bar(["very_high", "high", "medium", "very_low", "not_reported"], [20, 20, 31, 17, 12])
    ax.set_ylabel("%")
    return ax
# %% no axis label -> a1.q5.label
def draw(rows):
    ax = plt.figure().add_subplot()
    ax.bar(rows["option"], rows["share"].fillna(100 - rows["share"].sum()))
    return ax
# %% line instead of bars -> a1.q5.hint
def draw(rows):
    full = rows.assign(share=rows["share"].fillna(100 - rows["share"].sum()))
    return sns.lineplot(data=full, x="option", y="share")
# %% shows but returns nothing -> a1.q5.axes
def draw(rows):
    full = rows.assign(share=rows["share"].fillna(100 - rows["share"].sum()))
    sns.barplot(data=full, x="option", y="share")
    plt.show()
# %% returns the figure -> a1.q5.axes
def draw(rows):
    full = rows.assign(share=rows["share"].fillna(100 - rows["share"].sum()))
    return sns.barplot(data=full, x="option", y="share").figure
# %% types the rest in -> a1.typed
def draw(rows):
    return sns.barplot(data=rows.assign(share=rows["share"].fillna(12)), x="option", y="share")
