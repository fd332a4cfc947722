# Right answers by pandas, one method after another.
# %% q1
q1_latest = (
    q1_rows.loc[q1_rows["iso3"].eq(q1_country)]
    .set_index("year")["internet_users"]
    .dropna()
    .sort_index()
    .tail(1)
    .item()
)
# %% q2
q2_growth = (
    q2_rows.sort_values("year")["internet_users"].pct_change().mul(100).dropna().item()
)
# %% q3
def first_year(rows, threshold):
    years = rows.query("internet_users >= @threshold").sort_values("year")["year"]
    return next(iter(years.tolist()), None)
# %% q4
def total_cut(cuts):
    return pd.Series(cuts).rsub(100).div(100).prod() * -100 + 100
# %% q5
q5_share = (
    q5_rows.dropna(subset=["internet_users"])
    .assign(users=lambda table: table["internet_users"] * table["population"])
    [["users", "population"]]
    .sum()
    .pipe(lambda sums: sums["users"] / sums["population"])
)
# %% q6
def hhi_limits(shares, others):
    known = pd.Series(shares)
    left = 100 - known.sum()
    return known.pow(2).sum() + left**2 / others, known.pow(2).sum() + left**2
# %% q7
def draw_users(rows):
    ax = rows.pivot(index="year", columns="iso3", values="internet_users").plot(marker="s")
    ax.set_ylabel("%")
    return ax
# %% q8
q8_gaps = (
    q8_rows.assign(
        points=lambda table: table["users_male"].sub(table["users_female"]),
        times=lambda table: table["users_male"].div(table["users_female"]),
    )[["points", "times"]]
    .max()
    .tolist()
)
# %% q9
def first_impossible(year, share, factor):
    path = pd.Series(factor, index=range(year, year + 500)).shift(fill_value=1).cumprod()
    return path.mul(share).loc[lambda part: part > 100].index[0]
