# Right answers by pandas: one chain of methods each.
# %% q1
mean_gain = (
    q1_rows.assign(places=lambda t: t["rank_first"].sub(t["rank_last"]))
    .loc[lambda t: t["egdi_last"].gt(t["egdi_first"]), "places"]
    .mean()
)
# %% q2
def place(rows, country):
    return rows.set_index("iso3")["epi"].rank(method="min", ascending=False).astype("Int64")[country]
# %% q3
def turned(values, low, high):
    return values.rsub(low).add(high)
# %% q4
n_and_r = (
    q4_rows[["internet_users", "electoral_democracy"]]
    .dropna()
    .pipe(lambda both: (both.shape[0], both.corr().iat[0, 1]))
)
# %% q5
def joined(first, second):
    return (
        first.set_index(["iso3", "year"])
        .join(second.set_index(["iso3", "year"]), how="inner")
        .reset_index()
    )
# %% q6
def draw(rows):
    full = rows.dropna(subset=["egdi", "electoral_democracy"])
    ax = full.plot.scatter(x="egdi", y="electoral_democracy")
    full.apply(
        lambda row: ax.annotate(
            row["iso3"],
            (row["egdi"], row["electoral_democracy"]),
            xytext=(5, 5),
            textcoords="offset points",
        ),
        axis="columns",
    )
    return ax
# %% q7
r_changes = (
    q7_rows.pivot(index="iso3", columns="year")
    .T.groupby(level=0)
    .agg(lambda column: column.iloc[-1] - column.iloc[0] if column.notna().all() else np.nan)
    .T.corr()
    .loc["egdi", "electoral_democracy"]
)
# %% q8
def most_moving(rows):
    pair = rows.set_index("iso3")[["egdi", "electoral_democracy"]]
    without = pd.Series(pair.index, index=pair.index).map(
        lambda code: pair.drop(index=code).corr().iat[0, 1]
    )
    return without.sub(pair.corr().iat[0, 1]).abs().idxmax()
# %% q9
def at_equal_income(rows):
    from kzmedia import panel

    return panel.partial_correlation(rows, "egdi", "electoral_democracy", given="log_gdp").r
