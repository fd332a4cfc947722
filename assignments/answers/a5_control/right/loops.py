# Right answers in plain Python: loops, lists and dictionaries.
# %% q1
by_year = {}
for year, score in zip(q1_rows["year"], q1_rows["freedom_from_censorship"]):
    by_year[year] = score
change = by_year[max(by_year)] - by_year[min(by_year)]
# %% q2
def mean_change(rows, event):
    before, after = [], []
    for year, score in zip(rows["year"], rows["score"]):
        if year < event:
            before.append(score)
        elif year > event:
            after.append(score)
    return sum(after) / len(after) - sum(before) / len(before)
# %% q3
total = 0
for place in range(len(q3_rows)):
    line = q3_rows.iloc[place]
    moved = line["mean_after"] - line["mean_before"]
    if line["iso3"] == "KAZ":
        kazakh = moved
    else:
        total = total + moved
net_change = kazakh - total / (len(q3_rows) - 1)
# %% q4
def freedom_percent(rows):
    result = []
    for _, row in rows.iterrows():
        if row["most_free"] > row["least_free"]:
            part = (row["value"] - row["least_free"]) / (row["most_free"] - row["least_free"])
        else:
            part = (row["least_free"] - row["value"]) / (row["least_free"] - row["most_free"])
        result.append(100 * part)
    return result
# %% q5
def mixture(scores, parts):
    result = []
    for year in scores.index:
        total, whole = 0, 0
        for country in parts.index:
            total += parts[country] * scores.loc[year, country]
            whole += parts[country]
        result.append(total / whole)
    return result
# %% q6
def typical_miss(rows, event):
    squares = []
    for year, actual, mixture in zip(rows["year"], rows["actual"], rows["mixture"]):
        if year < event:
            squares.append((actual - mixture) ** 2)
    return (sum(squares) / len(squares)) ** 0.5
# %% q7
kept = {}
for _, row in q7_rows.iterrows():
    if row["rmse_before"] <= 0.1:
        kept[row["iso3"]] = row["gap"]
place = 1
for gap in kept.values():
    if gap < kept["KAZ"]:
        place += 1
place_percent = round(place / len(kept) * 100, 1)
# %% q8
def draw_both(rows, event):
    fig, ax = plt.subplots()
    for column, mark in [("actual", "o"), ("synthetic", "s")]:
        ax.plot(rows["year"], rows[column], marker=mark, label=column)
    ax.vlines(event, -4, 3)
    ax.set_xlabel("year")
    ax.set_ylabel("freedom from internet censorship, model score")
    ax.legend()
    return ax
# %% q9
same = 0
possible = 0
for _, row in q9_ratings.iterrows():
    given = [one for one in row if one == one]
    for i in range(len(given)):
        for j in range(i + 1, len(given)):
            possible += 1
            if given[i] == given[j]:
                same += 1
agreement_percent = same / possible * 100
# %% q10
def sites_covered(reliability, target, raters, each):
    n = 1
    while n * reliability / (1 + (n - 1) * reliability) < target:
        n += 1
    sites = 0
    while (sites + 1) * n <= raters * each:
        sites += 1
    return sites
