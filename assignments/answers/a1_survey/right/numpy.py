# Right answers on NumPy arrays.
# %% q1
def figure_rows(table, figure, reading):
    here = np.logical_and(table["figure"].to_numpy() == figure, table["reading"] == reading)
    return table.iloc[np.flatnonzero(here)]
# %% q2
def unreported(rows):
    return np.subtract(100, np.nansum(rows["share"].to_numpy()))
# %% q3
def among_reported(rows, option):
    shares = rows["share"].to_numpy()
    return 100 * np.nansum(shares[rows["option"] == option]) / np.nansum(shares)
# %% q4
def share_limits(rows, option):
    shares = rows["share"].to_numpy()
    return np.nansum(shares[rows["option"] == option]) + np.array([0, 100 - np.nansum(shares)])
# %% q5
def draw(rows):
    shares = rows["share"].to_numpy(dtype=float)
    lengths = np.where(np.isnan(shares), 100 - np.nansum(shares), shares)
    ax = plt.figure().add_subplot()
    ax.barh(np.arange(lengths.size), lengths[::-1], tick_label=rows["option"][::-1])
    ax.axhspan(-0.5, 0.5, color="0.95", zorder=0)
    ax.axvspan(25, 50, color="0.95", zorder=0)
    return figures.finish(ax, source="survey", x="share")
# %% q6
def mean_limits(filled):
    levels = filled[["level_low", "level_high"]].to_numpy(dtype=float)
    return np.average(levels, axis=0, weights=filled["share"])
# %% q7
def medium_survives(ranges):
    return np.all(np.abs(ranges[["lower", "upper"]].to_numpy() - 3) <= 0.5)
# %% q8
def wilson_limits(share, n):
    z, p = 1.96, np.float64(share) / 100
    roots = np.roots([1 + z**2 / n, -2 * p - z**2 / n, p**2])
    return 100 * np.sort(roots)
