# Right answers in plain Python: loops, lists and dictionaries.
# %% q1
newest = 0
for code, year, share in zip(q1_rows["iso3"], q1_rows["year"], q1_rows["internet_users"]):
    if code == q1_country and share == share and year > newest:
        newest = year
        q1_latest = share
# %% q2
by_year = {}
for row in q2_rows.to_dict("records"):
    by_year[row["year"]] = row["internet_users"]
before = by_year[min(by_year)]
after = by_year[max(by_year)]
q2_growth = round((after - before) / before * 100, 1)
# %% q3
def first_year(rows, threshold):
    best = None
    for year, share in zip(rows["year"], rows["internet_users"]):
        if share >= threshold:
            if best is None or year < best:
                best = year
    return best
# %% q4
def total_cut(cuts):
    price = 1.0
    for cut in cuts:
        price -= price * cut / 100
    return (1 - price) * 100
# %% q5
users = 0
people = 0
for share, number in zip(q5_rows["internet_users"], q5_rows["population"]):
    if pd.notna(share):
        users += share / 100 * number
        people += number
q5_share = users / people * 100
# %% q6
def hhi_limits(shares, others):
    lower = 0
    rest = 100
    for share in shares:
        lower += share * share
        rest -= share
    upper = lower + rest * rest
    for _ in range(others):
        lower += (rest / others) * (rest / others)
    return [lower, upper]
# %% q7
def draw_users(rows):
    ax = plt.figure().add_subplot()
    for code in rows["iso3"].unique():
        own = rows[rows["iso3"] == code]
        ax.plot(own["year"], own["internet_users"], label=code)
    ax.set_ylabel("users, %")
    ax.legend()
    return ax
# %% q8
widest = 0
steepest = 0
for men, women in zip(q8_rows["users_male"], q8_rows["users_female"]):
    if men - women > widest:
        widest = men - women
    if men / women > steepest:
        steepest = men / women
q8_gaps = (widest, steepest)
# %% q9
def first_impossible(year, share, factor):
    for passed in range(1000):
        if share * factor**passed > 100:
            return year + passed
