# %% prints the word -> p1.q2.nothing
def rule(value):
    print("supported" if value > 50 else "contradicted")
# %% always the same word -> p1.q2.constant
def rule(value):
    return "supported"
# %% says true and false -> p1.q2.word
def rule(value):
    return "true" if value > 50 else "false"
# %% answers with a logical value -> p1.q2.word
def rule(value):
    return value > 50
# %% knows only one side -> p1.q2.word
def rule(value):
    if value > 50:
        return "supported"
# %% two words at once -> p1.q2.word
def rule(value):
    return ["supported", "contradicted"]
# %% nothing between the limits -> p1.q2.gap
def rule(value):
    if value >= 60:
        return "supported"
    if value <= 40:
        return "contradicted"
# %% nothing on the limit itself -> p1.q2.gap
def rule(value):
    if value > 0.3:
        return "supported"
    elif -0.3 < value < 0.3:
        return "cannot_be_told"
    elif value < -0.3:
        return "contradicted"
# %% only per cent from 0 to 100 -> p1.q2.gap
def rule(value):
    if value < 0:
        return "cannot_be_told"
    for least, word in [(100, "supported"), (50, "supported"), (1, "contradicted")]:
        if value >= least:
            return word
# %% a missing result contradicts -> p1.q2.missing
def rule(value):
    if value >= 50:
        return "supported"
    else:
        return "contradicted"
# %% a demand stays a demand without any result -> p1.q2.missing
def rule(value):
    return "contradicted" if value >= 0 else "normative"
