# Right answers in plain Python: loops, lists and dictionaries.
# %% q1
moved = []
for position in range(len(q1_rows)):
    row = q1_rows.iloc[position]
    if row["egdi_last"] > row["egdi_first"]:
        moved.append(row["rank_first"] - row["rank_last"])
mean_gain = round(sum(moved) / len(moved), 1)
# %% q2
def place(rows, country):
    values = {}
    for code, value in zip(rows["iso3"], rows["epi"]):
        values[code] = value
    found = 1
    for code in values:
        if values[code] > values[country]:
            found += 1
    return found
# %% q3
def turned(values, low, high):
    result = []
    for value in values:
        result.append(high - (value - low))
    return result
# %% q4
users = []
rated = []
for one, other in zip(q4_rows["internet_users"], q4_rows["electoral_democracy"]):
    if one == one and other == other:
        users.append(one)
        rated.append(other)
mean_users = sum(users) / len(users)
mean_rated = sum(rated) / len(rated)
together = squares_users = squares_rated = 0
for one, other in zip(users, rated):
    together += (one - mean_users) * (other - mean_rated)
    squares_users += (one - mean_users) ** 2
    squares_rated += (other - mean_rated) ** 2
n_and_r = [len(users), round(together / (squares_users * squares_rated) ** 0.5, 2)]
# %% q5
def joined(first, second):
    rows = []
    for _, one in first.iterrows():
        for _, other in second.iterrows():
            if one["iso3"] == other["iso3"] and one["year"] == other["year"]:
                row = dict(other)
                row.update(one)
                rows.append(row)
    return pd.DataFrame(rows)
# %% q6
def draw(rows):
    fig, ax = plt.subplots()
    for code, x, y in zip(rows["iso3"], rows["egdi"], rows["electoral_democracy"]):
        if pd.notna(x) and pd.notna(y):
            ax.plot(x, y, "o")
            ax.text(x + 0.005, y + 0.005, code)
    ax.set_xlabel("EGDI (0–1)")
    ax.set_ylabel("V-Dem (0–1)")
    return ax
# %% q7
years = sorted(set(q7_rows["year"]))
known = {}
for _, row in q7_rows.iterrows():
    known[row["iso3"], row["year"]] = (row["egdi"], row["electoral_democracy"])
x_changes = []
y_changes = []
for code in set(q7_rows["iso3"]):
    before = known[code, years[0]]
    after = known[code, years[1]]
    if pd.notna(before[0]) and pd.notna(before[1]) and pd.notna(after[0]) and pd.notna(after[1]):
        x_changes.append(after[0] - before[0])
        y_changes.append(after[1] - before[1])
r_changes = pd.Series(x_changes).corr(pd.Series(y_changes))
# %% q8
def most_moving(rows):
    whole = np.corrcoef(rows["egdi"], rows["electoral_democracy"])[0][1]
    best, largest = "", -1
    for code in rows["iso3"]:
        x, y = [], []
        for _, row in rows.iterrows():
            if row["iso3"] != code:
                x.append(row["egdi"])
                y.append(row["electoral_democracy"])
        move = abs(np.corrcoef(x, y)[0][1] - whole)
        if move > largest:
            best, largest = code, move
    return best
# %% q9
def at_equal_income(rows):
    income, x, y = [], [], []
    for _, row in rows.iterrows():
        if pd.notna(row["egdi"]) and pd.notna(row["electoral_democracy"]):
            if pd.notna(row["gdp_per_capita"]):
                income.append(float(np.log(row["gdp_per_capita"])))
                x.append(row["egdi"])
                y.append(row["electoral_democracy"])
    r = {}
    for name, one, other in [("xy", x, y), ("xz", x, income), ("yz", y, income)]:
        r[name] = np.corrcoef(one, other)[0, 1]
    above = r["xy"] - r["xz"] * r["yz"]
    below = (1 - r["xz"] ** 2) ** 0.5 * (1 - r["yz"] ** 2) ** 0.5
    return round(above / below, 2)
