# %% upper before lower -> a1.swapped
def share_limits(rows, option):
    share = rows.loc[rows["option"] == option, "share"].iloc[0]
    return share + 100 - rows["share"].sum(), share
# %% half the rest to each side -> a1.q4.half
def share_limits(rows, option):
    share = rows.loc[rows["option"] == option, "share"].iloc[0]
    rest = 100 - rows["share"].sum()
    return share - rest / 2, share + rest / 2
# %% the rest to both sides -> a1.q4.around
def share_limits(rows, option):
    share = rows.loc[rows["option"] == option, "share"].iloc[0]
    rest = 100 - rows["share"].sum()
    return share - rest, share + rest
# %% up to a hundred -> a1.q4.whole
def share_limits(rows, option):
    return rows.loc[rows["option"] == option, "share"].iloc[0], 100
# %% the rest itself as the upper end -> a1.q4.rest
def share_limits(rows, option):
    return rows.loc[rows["option"] == option, "share"].iloc[0], 100 - rows["share"].sum()
# %% missing taken for zero -> a1.q4.zero
def share_limits(rows, option):
    share = rows.fillna({"share": 0}).set_index("option")["share"]
    return share[option], share[option] + share["not_reported"]
# %% shares out the rest like the reported -> a1.q4.reported
def share_limits(rows, option):
    share = rows.loc[rows["option"] == option, "share"].iloc[0]
    return share, 100 * share / rows["share"].sum()
# %% fraction instead of per cent -> a1.fraction
def share_limits(rows, option):
    share = rows.loc[rows["option"] == option, "share"].iloc[0] / 100
    return share, share + 1 - rows["share"].sum() / 100
# %% always takes the first option -> a1.option
def share_limits(rows, option):
    share = rows["share"].iloc[0]
    return share, share + 100 - rows["share"].sum()
# %% types the rest in -> a1.typed
def share_limits(rows, option):
    share = rows.loc[rows["option"] == option, "share"].iloc[0]
    return share, share + 17
# %% always the same pair -> a1.constant
def share_limits(rows, option):
    return 24, 41
# %% upper end only -> selfcheck.several_values
def share_limits(rows, option):
    return rows.loc[rows["option"] == option, "share"].iloc[0] + 100 - rows["share"].sum()
# %% prints -> selfcheck.nothing
def share_limits(rows, option):
    share = rows.loc[rows["option"] == option, "share"].iloc[0]
    print(share, share + 100 - rows["share"].sum())
# %% takes the third row -> a1.option
def share_limits(rows, option):
    share = rows["share"].iloc[2]
    return share, share + 100 - rows["share"].sum()
# %% takes the second row -> a1.option
def share_limits(rows, option):
    share = rows["share"].iloc[1]
    return share, share + 100 - rows["share"].sum()
# %% keeps columns of one value -> selfcheck.one_value_column
def share_limits(rows, option):
    share = rows.query("option == @option")["share"]
    return share, share + 100 - rows["share"].sum()
