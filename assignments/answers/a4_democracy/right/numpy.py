# Right answers by NumPy arrays; figures by matplotlib.
# %% q1
index_first, index_last, rank_first, rank_last = q1_rows[
    ["egdi_first", "egdi_last", "rank_first", "rank_last"]
].to_numpy(dtype=float).T
mean_gain = np.average(rank_first - rank_last, weights=index_last > index_first)
# %% q2
def place(rows, country):
    values = rows["epi"].to_numpy(dtype=float)
    (position,) = np.flatnonzero(rows["iso3"] == country)
    rated = np.sort(values[~np.isnan(values)])
    return len(rated) - np.searchsorted(rated, values[position], side="right") + 1
# %% q3
def turned(values, low, high):
    return np.interp(np.asarray(values, dtype=float), [low, high], [high, low])
# %% q4
pairs = np.array(q4_rows.iloc[:, 1:], dtype=float)
pairs = pairs[np.isfinite(pairs).all(axis=1)]
n_and_r = np.array([pairs.shape[0], np.corrcoef(pairs, rowvar=False)[1, 0]])
# %% q5
def joined(first, second):
    keys = [one["iso3"] + one["year"].astype(str) for one in (first, second)]
    left, right = np.intersect1d(*keys, return_indices=True)[1:]
    table = first.iloc[left].reset_index(drop=True)
    name = [column for column in second if column not in table][0]
    table[name] = second[name].to_numpy()[right]
    return table
# %% q6
def draw(rows):
    here = np.isfinite(rows[["egdi", "electoral_democracy"]].to_numpy(dtype=float)).all(axis=1)
    sns.relplot(data=rows[here], x="egdi", y="electoral_democracy", hue="iso3")
    ax = plt.gca()
    figures.names(ax, rows[here], "egdi", "electoral_democracy", rows["iso3"][here])
    return ax
# %% q7
order = np.lexsort([q7_rows["iso3"], q7_rows["year"]])
cube = q7_rows[["egdi", "electoral_democracy"]].to_numpy()[order].reshape(2, -1, 2)
gains = np.diff(cube, axis=0)[0].T
r_changes = np.corrcoef(gains[:, ~np.isnan(gains.sum(axis=0))])[0, 1]
# %% q8
def most_moving(rows):
    x, y = rows["egdi"].to_numpy(), rows["electoral_democracy"].to_numpy()
    kept = ~np.eye(len(x), dtype=bool)
    without = np.array([np.corrcoef(x[mask], y[mask])[0, 1] for mask in kept])
    return rows["iso3"].iloc[np.argmax((without - np.corrcoef(x, y)[0, 1]) ** 2)]
# %% q9
def at_equal_income(rows):
    values = rows[["gdp_per_capita", "egdi", "electoral_democracy"]].to_numpy(dtype=float)
    values = values[~np.isnan(values).any(axis=1)]
    design = np.column_stack([np.ones(len(values)), np.log(values[:, 0])])
    fitted = design @ np.linalg.lstsq(design, values[:, 1:], rcond=None)[0]
    return np.corrcoef((values[:, 1:] - fitted).T)[0, 1]
