# %% on the country alone -> a4.q5.country
def joined(first, second):
    return first.merge(second, on="iso3")
# %% on the country, second year dropped -> a4.q5.first_year
def joined(first, second):
    return first.merge(second.drop(columns="year"), on="iso3")
# %% on the country, first year dropped -> a4.q5.second_year
def joined(first, second):
    return second.merge(first.drop(columns="year"), on="iso3")
# %% on the year alone -> a4.q5.year
def joined(first, second):
    return first.merge(second, on="year")
# %% keeps every row -> a4.q5.outer
def joined(first, second):
    return first.merge(second, on=["iso3", "year"], how="outer")
# %% keeps the first table -> a4.q5.left
def joined(first, second):
    return first.merge(second, on=["iso3", "year"], how="left")
# %% keeps the second table -> a4.q5.right
def joined(first, second):
    return first.merge(second, on=["iso3", "year"], how="right")
# %% sets them side by side -> a4.q5.order
def joined(first, second):
    measure = second.reset_index(drop=True)[second.columns[2:]]
    return pd.concat([first.reset_index(drop=True), measure], axis=1)
# %% always the same table -> a4.constant
def joined(first, second):
    return q5_egov.merge(q5_rated, on=["iso3", "year"])
# %% the measure's name typed in -> selfcheck.columns_missing
def joined(first, second):
    both = first.merge(second, on=["iso3", "year"])
    return both.rename(columns={both.columns[3]: "electoral_democracy"})
# %% one below the other -> selfcheck.rows
def joined(first, second):
    return pd.concat([first, second])
# %% only the first pair -> selfcheck.rows
def joined(first, second):
    return first.merge(second, on=["iso3", "year"]).drop_duplicates("iso3")
# %% multiplies a measure -> a4.q5.hint
def joined(first, second):
    both = first.merge(second, on=["iso3", "year"])
    both[both.columns[3]] = both[both.columns[3]] * 3
    return both
# %% returns the pair of tables -> selfcheck.kind_differs
def joined(first, second):
    return first, second
# %% prints -> selfcheck.nothing
def joined(first, second):
    print(first.merge(second, on=["iso3", "year"]))
