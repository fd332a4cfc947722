# Right answers by NumPy arrays.
# %% q1
order = np.argsort(q1_rows["year"].to_numpy())
change = np.diff(q1_rows["freedom_from_censorship"].to_numpy()[order]).sum()
# %% q2
def mean_change(rows, event):
    years, scores = rows["year"].to_numpy(), rows["score"].to_numpy()
    return np.mean(scores[years > event]) - np.mean(scores[years < event])
# %% q3
movement = np.subtract(q3_rows["mean_after"], q3_rows["mean_before"]).to_numpy()
here = q3_rows["iso3"].to_numpy() == "KAZ"
net_change = movement[here].item() - movement[~here].mean()
# %% q4
def freedom_percent(rows):
    value, low, high = rows[["value", "least_free", "most_free"]].to_numpy(dtype=float).T
    return (value - low) / (high - low) * 100
# %% q5
def mixture(scores, parts):
    return scores[parts.index].to_numpy() @ parts.to_numpy() / np.sum(parts.to_numpy())
# %% q6
def typical_miss(rows, event):
    early = rows["year"].to_numpy() < event
    return np.sqrt(np.mean(np.square(rows["actual"] - rows["mixture"])[early]))
# %% q7
fits = np.less_equal(q7_rows["rmse_before"], 0.1).to_numpy()
gaps = np.sort(q7_rows["gap"].to_numpy()[fits])
mine_at = np.searchsorted(gaps, q7_rows["gap"].to_numpy()[q7_rows["iso3"] == "KAZ"].item())
place_percent = 100.0 * (mine_at + 1) / gaps.size
# %% q8
def draw_both(rows, event):
    long = rows.melt("year", ["actual", "synthetic"], "line", "points")
    ax = sns.lineplot(data=long, x="year", y="points", hue="line", style="line", markers=True)
    ax.plot([event, event], [long["points"].min(), long["points"].max()], ":k")
    ax.set(xlabel="year", ylabel="V-Dem, model score")
    return ax
# %% q9
table = q9_ratings.to_numpy()
left, right = table[:, [0, 0, 1]], table[:, [1, 2, 2]]
agreement_percent = 100 * np.sum(left == right) / np.isfinite(left - right).sum()
# %% q10
def sites_covered(reliability, target, raters, each):
    odds = target / (1 - target) * (1 - reliability) / reliability
    return np.floor(np.int64(raters * each) / np.ceil(odds)).astype(int)
