# Right answers with NumPy arrays.
# %% q1
mask = (q1_rows["iso3"].to_numpy() == q1_country) & np.isfinite(q1_rows["internet_users"])
years = np.where(mask, q1_rows["year"], -1)
q1_latest = np.round(q1_rows["internet_users"].to_numpy()[years.argmax()], 2)
# %% q2
order = np.argsort(q2_rows["year"].to_numpy())
pair = q2_rows["internet_users"].to_numpy()[order]
q2_growth = np.diff(pair)[0] / pair[0] * 100
# %% q3
def first_year(rows, threshold):
    years, users = rows["year"].to_numpy(), rows["internet_users"].to_numpy(dtype=float)
    reached = np.sort(years[np.nan_to_num(users, nan=-1) >= threshold])
    return reached[0] if reached.size else None
# %% q4
def total_cut(cuts):
    return 100 - 100 * np.prod(1 - np.asarray(cuts) / 100)
# %% q5
values = q5_rows["internet_users"].to_numpy()
there = ~np.isnan(values)
q5_share = np.average(values[there], weights=q5_rows["population"].to_numpy(dtype=float)[there])
# %% q6
def hhi_limits(shares, others):
    known = np.array(shares, dtype=float)
    spread = np.full(others, (100 - known.sum()) / others)
    alone = np.append(known, 100 - known.sum())
    return np.concatenate([known, spread]) @ np.concatenate([known, spread]), alone @ alone
# %% q7
def draw_users(rows):
    known = rows[np.isfinite(rows["internet_users"])]
    ax = sns.lineplot(data=known, x="year", y="internet_users", hue="iso3")
    sns.scatterplot(data=known, x="year", y="internet_users", hue="iso3", legend=False, ax=ax)
    return ax
# %% q8
both = q8_rows[["users_male", "users_female"]].to_numpy().T
q8_gaps = np.array([np.max(both[0] - both[1]), np.max(both[0] / both[1])])
# %% q9
def first_impossible(year, share, factor):
    steps = np.log(100 / share) / np.log(factor)
    return year + int(np.floor(steps + 1e-9)) + 1
