# %% upper before lower -> a1.swapped
def mean_limits(filled):
    ends = [(filled["share"] * filled[end]).sum() / 100 for end in ("level_high", "level_low")]
    return tuple(ends)
# %% means of the levels without weights -> a1.q6.unweighted
def mean_limits(filled):
    return filled["level_low"].mean(), filled["level_high"].mean()
# %% forgets to divide by a hundred -> a1.q6.sum
def mean_limits(filled):
    return (
        (filled["share"] * filled["level_low"]).sum(),
        (filled["share"] * filled["level_high"]).sum(),
    )
# %% drops the unreported -> a1.q6.reported
def mean_limits(filled):
    known = filled[filled["option"] != "not_reported"]
    lower = (known["share"] * known["level_low"]).sum() / known["share"].sum()
    return lower, (known["share"] * known["level_high"]).sum() / known["share"].sum()
# %% missing taken for zero -> a1.q6.zero
def mean_limits(filled):
    known = filled[filled["option"] != "not_reported"]
    lower = (known["share"] * known["level_low"]).sum() / 100
    return lower, (known["share"] * known["level_high"]).sum() / 100
# %% puts the unreported in the middle -> a1.q6.middle
def mean_limits(filled):
    unknown = filled["option"] == "not_reported"
    lower = (filled["share"] * filled["level_low"].mask(unknown, 3)).sum() / 100
    return lower, (filled["share"] * filled["level_high"].mask(unknown, 3)).sum() / 100
# %% scale turned round -> a1.q6.reversed
def mean_limits(filled):
    lower = (filled["share"] * (6 - filled["level_high"])).sum() / 100
    return lower, (filled["share"] * (6 - filled["level_low"])).sum() / 100
# %% scale from zero -> a1.q6.from_zero
def mean_limits(filled):
    lower = (filled["share"] * (filled["level_low"] - 1)).sum() / 100
    return lower, (filled["share"] * (filled["level_high"] - 1)).sum() / 100
# %% divides by the number of rows -> a1.q6.rows
def mean_limits(filled):
    lower = (filled["share"] * filled["level_low"]).mean()
    return lower, (filled["share"] * filled["level_high"]).mean()
# %% always the same pair -> a1.constant
def mean_limits(filled):
    return 2.22, 3.7
# %% one number -> selfcheck.several_values
def mean_limits(filled):
    return (filled["share"] * filled["level_low"]).sum() / 100
# %% prints -> selfcheck.nothing
def mean_limits(filled):
    lower = (filled["share"] * filled["level_low"]).sum() / 100
    print(lower, (filled["share"] * filled["level_high"]).sum() / 100)
