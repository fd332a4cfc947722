# Right answers by pandas, one step after the other.
# %% q1
ordered = q1_rows.sort_values("year")["freedom_from_censorship"]
change = ordered.iloc[-1] - ordered.iloc[0]
# %% q2
def mean_change(rows, event):
    sides = rows.assign(side=np.sign(rows["year"] - event)).groupby("side")["score"].mean()
    return sides[1] - sides[-1]
# %% q3
moves = q3_rows.assign(change=lambda t: t["mean_after"] - t["mean_before"])
own, others = moves.query("iso3 == 'KAZ'"), moves.query("iso3 != 'KAZ'")
net_change = own["change"].iloc[0] - others["change"].mean()
# %% q4
def freedom_percent(rows):
    table = rows.eval("done = value - least_free").eval("way = most_free - least_free")
    return table["done"].div(table["way"]).mul(100)
# %% q5
def mixture(scores, parts):
    shares = parts / parts.sum()
    return scores[shares.index].mul(shares).sum(axis=1, skipna=False)
# %% q6
def typical_miss(rows, event):
    return rows.query("year < @event").eval("(actual - mixture) ** 2").mean() ** 0.5
# %% q7
counted = q7_rows[q7_rows["rmse_before"] <= 0.1].set_index("iso3")["gap"]
place_percent = counted.rank(pct=True)["KAZ"] * 100
# %% q8
def draw_both(rows, event):
    ax = rows.set_index("year")[["actual", "synthetic"]].plot(style=["o-k", "s--"])
    ax.axvline(event, color="C1")
    return figures.finish(ax, source="society", y="freedom_from_censorship", legend=None)
# %% q9
stacked = q9_ratings.melt(ignore_index=False).dropna().reset_index()
pairs = stacked.merge(stacked, on="site").query("rater_x < rater_y")
agreement_percent = 100 * (pairs["value_x"] == pairs["value_y"]).mean()
# %% q10
def sites_covered(reliability, target, raters, each):
    from kzmedia import ratings

    return raters * each // ratings.raters_needed(reliability, target)
