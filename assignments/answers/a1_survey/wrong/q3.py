# %% share of all -> a1.q3.all
def among_reported(rows, option):
    return rows.loc[rows["option"] == option, "share"].iloc[0]
# %% fraction instead of per cent -> a1.fraction
def among_reported(rows, option):
    return rows.loc[rows["option"] == option, "share"].iloc[0] / rows["share"].sum()
# %% multiplies by the base -> a1.q3.inverse
def among_reported(rows, option):
    return rows.loc[rows["option"] == option, "share"].iloc[0] * rows["share"].sum() / 100
# %% divides by the number of options -> a1.q3.options
def among_reported(rows, option):
    return rows.loc[rows["option"] == option, "share"].iloc[0] / rows["share"].count()
# %% adds the unreported -> a1.q3.added
def among_reported(rows, option):
    return rows.loc[rows["option"] == option, "share"].iloc[0] + 100 - rows["share"].sum()
# %% divides by the unreported -> a1.q3.rest
def among_reported(rows, option):
    share = rows.loc[rows["option"] == option, "share"].iloc[0]
    return 100 * share / (100 - rows["share"].sum())
# %% types the option in -> a1.option
def among_reported(rows, option):
    return 100 * rows.loc[rows["option"] == "medium", "share"].iloc[0] / rows["share"].sum()
# %% types the base in -> a1.typed
def among_reported(rows, option):
    return 100 * rows.loc[rows["option"] == option, "share"].iloc[0] / 88
# %% always the same number -> a1.constant
def among_reported(rows, option):
    return 31 / 88 * 100
# %% missing value spreads -> a1.missing
def among_reported(rows, option):
    share = rows.set_index("option")["share"]
    return 100 * share[option] / share.sum(skipna=False)
# %% prints -> selfcheck.nothing
def among_reported(rows, option):
    print(100 * rows.loc[rows["option"] == option, "share"].iloc[0] / rows["share"].sum())
# %% takes the third row -> a1.option
def among_reported(rows, option):
    return 100 * rows["share"].iloc[2] / rows["share"].sum()
# %% keeps a column of one value -> selfcheck.one_value_column
def among_reported(rows, option):
    return 100 * rows.query("option == @option")["share"] / rows["share"].sum()
