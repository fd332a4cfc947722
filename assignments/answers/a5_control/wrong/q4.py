# %% fraction instead of per cent -> a5.fraction
def freedom_percent(rows):
    return (rows["value"] - rows["least_free"]) / (rows["most_free"] - rows["least_free"])
# %% the way still missing -> a5.q4.reversed
def freedom_percent(rows):
    return 100 * (rows["most_free"] - rows["value"]) / (rows["most_free"] - rows["least_free"])
# %% values as published -> a5.q4.same
def freedom_percent(rows):
    return rows["value"]
# %% turns by a hundred -> a5.q4.hundred
def freedom_percent(rows):
    return [100 - v if m < l else v for v, l, m in zip(rows["value"], rows["least_free"], rows["most_free"])]
# %% turns every row -> a5.q4.all_turned
def freedom_percent(rows):
    return (100 - rows["value"]).tolist()
# %% from the lowest to the highest end -> a5.q4.same
def freedom_percent(rows):
    ends = rows[["least_free", "most_free"]]
    low, high = ends.min(axis=1), ends.max(axis=1)
    return 100 * (rows["value"] - low) / (high - low)
# %% divides by the highest value -> a5.q4.zero
def freedom_percent(rows):
    high = rows[["least_free", "most_free"]].max(axis=1)
    free = rows["value"].where(rows["most_free"] == high, high - rows["value"])
    return 100 * free / high
# %% always the same list -> a5.constant
def freedom_percent(rows):
    return [38, 32, 32, 33, 32, 34, 37, 45, 38]
# %% loses the sign of a turned way -> selfcheck.sign
def freedom_percent(rows):
    return 100 * (rows["value"] - rows["least_free"]) / (rows["most_free"] - rows["least_free"]).abs()
# %% one number -> selfcheck.several_values
def freedom_percent(rows):
    return (100 * (rows["value"] - rows["least_free"]) / (rows["most_free"] - rows["least_free"])).mean()
# %% prints -> selfcheck.nothing
def freedom_percent(rows):
    print(100 * (rows["value"] - rows["least_free"]) / (rows["most_free"] - rows["least_free"]))
