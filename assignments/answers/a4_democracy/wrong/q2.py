# %% the place in the world -> a4.q2.world
def place(rows, country):
    return rows.set_index("iso3")["epi_rank"][country]
# %% counts from the lowest -> a4.q2.low
def place(rows, country):
    return rows.set_index("iso3")["epi"].rank(method="min")[country]
# %% worst place of equal values -> a4.q2.last
def place(rows, country):
    own = rows.set_index("iso3")["epi"][country]
    return (rows["epi"] >= own).sum()
# %% mean place of equal values -> a4.q2.shared
def place(rows, country):
    return rows.set_index("iso3")["epi"].rank(ascending=False)[country]
# %% counts different values -> a4.q2.dense
def place(rows, country):
    return rows.set_index("iso3")["epi"].rank(method="dense", ascending=False)[country]
# %% off by one -> a4.q2.better
def place(rows, country):
    return (rows["epi"] > rows.set_index("iso3")["epi"][country]).sum()
# %% the unrated come first -> a4.q2.missing
def place(rows, country):
    values = rows.set_index("iso3")["epi"]
    return values.rank(method="min", ascending=False, na_option="top")[country]
# %% number of the row -> a4.q2.row
def place(rows, country):
    return rows["iso3"].tolist().index(country) + 1
# %% always the same number -> a4.constant
def place(rows, country):
    mine_epi = mine["q2"].set_index("iso3")["epi"]
    return int((mine_epi > mine_epi.iloc[0]).sum()) + 1
# %% far too high -> a4.q2.hint
def place(rows, country):
    return (rows["epi"] > rows.set_index("iso3")["epi"][country]).sum() + 500
# %% the value instead of the place -> a4.q2.hint
def place(rows, country):
    return rows.set_index("iso3")["epi"][country]
# %% prints -> selfcheck.nothing
def place(rows, country):
    print((rows["epi"] > rows.set_index("iso3")["epi"][country]).sum() + 1)
# %% answers with text -> selfcheck.text_number
def place(rows, country):
    return f"{(rows['epi'] > rows.set_index('iso3')['epi'][country]).sum() + 1}."
