# %% sum of the reported -> a1.q2.sum
def unreported(rows):
    return rows["share"].sum()
# %% fraction instead of per cent -> a1.fraction
def unreported(rows):
    return 1 - rows["share"].sum() / 100
# %% subtracts the wrong way round -> a1.q2.negative
def unreported(rows):
    return rows["share"].sum() - 100
# %% counts rows -> a1.q2.rows
def unreported(rows):
    return (~rows["reported"]).sum()
# %% missing value spreads -> a1.missing
def unreported(rows):
    total = 0
    for share in rows["share"]:
        total = total + share
    return 100 - total
# %% missing for zero and all of it -> a1.q2.whole
def unreported(rows):
    return 100 - rows.loc[rows["option"] == "not_reported", "share"].fillna(0).sum()
# %% always the same number -> a1.constant
def unreported(rows):
    return 6
# %% remembers the shares of figure 1 -> a1.constant
def unreported(rows):
    return 100 - 34 - 34 - 26
# %% leans on the unreported row -> a1.q2.complete
def unreported(rows):
    missing = rows["share"].isna()
    return rows["share"].where(~missing, 100 - rows["share"].sum())[missing].mean()
# %% answers with text -> selfcheck.text_number
def unreported(rows):
    return f"{100 - rows['share'].sum()} %"
# %% prints -> selfcheck.nothing
def unreported(rows):
    print(100 - rows["share"].sum())
