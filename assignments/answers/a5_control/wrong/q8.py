# %% draws the gap -> a5.q8.gap
def draw_both(rows, event):
    ax = rows.assign(gap=rows["actual"] - rows["synthetic"]).plot(x="year", y="gap")
    ax.axvline(event)
    return figures.finish(ax, source="society", y="freedom_from_censorship", legend=None)
# %% one line only -> a5.q8.lines
def draw_both(rows, event):
    ax = sns.lineplot(data=rows, x="year", y="actual", label="KAZ")
    ax.axvline(event)
    return figures.finish(ax, source="society", y="freedom_from_censorship", legend=None)
# %% no event -> a5.q8.event
def draw_both(rows, event):
    ax = rows.set_index("year")[["actual", "synthetic"]].plot()
    return figures.finish(ax, source="society", y="freedom_from_censorship", legend=None)
# %% types the year in -> a5.q8.year
def draw_both(rows, event):
    ax = rows.set_index("year")[["actual", "synthetic"]].plot()
    ax.axvline(2009)
    return figures.finish(ax, source="society", y="freedom_from_censorship", legend=None)
# %% no label with a unit -> a5.q8.label
def draw_both(rows, event):
    ax = sns.lineplot(data=rows, x="year", y="actual", label="KAZ")
    sns.lineplot(data=rows, x="year", y="synthetic", label="synthetic", ax=ax)
    ax.axvline(event)
    return ax
# %% no labels at all -> a5.q8.label
def draw_both(rows, event):
    fig, ax = plt.subplots()
    ax.plot(rows["year"], rows["actual"], label="actual")
    ax.plot(rows["year"], rows["synthetic"], label="synthetic")
    ax.axvline(event)
    ax.legend()
    return ax
# %% no legend -> a5.q8.legend
def draw_both(rows, event):
    ax = rows.set_index("year")[["actual", "synthetic"]].plot(legend=False)
    ax.axvline(event)
    return figures.finish(ax, source="society", y="freedom_from_censorship")
# %% a horizontal line -> a5.q8.event
def draw_both(rows, event):
    ax = rows.set_index("year")[["actual", "synthetic"]].plot()
    ax.axhline(0)
    return figures.finish(ax, source="society", y="freedom_from_censorship", legend=None)
# %% bars -> a5.q8.lines
def draw_both(rows, event):
    ax = rows.set_index("year")[["actual", "synthetic"]].plot.bar()
    ax.axvline(event)
    return figures.finish(ax, source="society", y="freedom_from_censorship", legend=None)
# %% leaves the years out -> a5.q8.lines
def draw_both(rows, event):
    ax = rows[["actual", "synthetic"]].plot()
    ax.axvline(event)
    ax.set(xlabel="year", ylabel="model score")
    return ax
# %% years up to the event only -> a5.q8.lines
def draw_both(rows, event):
    ax = rows.query("year <= @event").set_index("year")[["actual", "synthetic"]].plot()
    ax.axvline(event)
    return figures.finish(ax, source="society", y="freedom_from_censorship", legend=None)
# %% draws and returns nothing -> a5.q8.axes
def draw_both(rows, event):
    ax = rows.set_index("year")[["actual", "synthetic"]].plot()
    ax.axvline(event)
    figures.finish(ax, source="society", y="freedom_from_censorship", legend=None)
# %% returns the figure -> a5.q8.axes
def draw_both(rows, event):
    ax = rows.set_index("year")[["actual", "synthetic"]].plot()
    ax.axvline(event)
    return ax.figure
# %% always the same picture -> a5.constant
def draw_both(rows, event):
    wide = kzmedia.load("society").pivot(index="year", columns="iso3", values="freedom_from_censorship")
    wide = wide.loc[2000:2012, ["KAZ", "RUS", "UZB"]]
    ax = wide["KAZ"].plot(label="KAZ")
    wide[["RUS", "UZB"]].mean(axis=1).plot(ax=ax, label="mixture")
    ax.axvline(2009)
    ax.legend()
    ax.set_ylabel("model score")
    return ax
