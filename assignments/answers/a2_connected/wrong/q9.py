# %% the same points every year -> a2.q9.straight
def first_impossible(year, share, factor):
    step = share * (factor - 1)
    while share <= 100:
        share = share + step
        year = year + 1
    return year
# %% the number of years -> a2.q9.number
def first_impossible(year, share, factor):
    years = 0
    while share <= 100:
        share = share * factor
        years = years + 1
    return years
# %% the last possible year -> a2.q9.before
def first_impossible(year, share, factor):
    while share * factor <= 100:
        share = share * factor
        year = year + 1
    return year
# %% counts the start as a year -> a2.q9.after
def first_impossible(year, share, factor):
    year = year + 1
    while share <= 100:
        share = share * factor
        year = year + 1
    return year
# %% the factor as a growth rate -> a2.q9.factor
def first_impossible(year, share, factor):
    while share <= 100:
        share = share + share * factor
        year = year + 1
    return year
# %% a hundred is impossible -> a2.q9.border
def first_impossible(year, share, factor):
    while share < 100:
        share = share * factor
        year = year + 1
    return year
# %% the logarithm rounded up -> a2.q9.border
def first_impossible(year, share, factor):
    return year + int(np.ceil(np.log(100 / share) / np.log(factor) - 1e-9))
# %% always the same year -> a2.constant
own = kzmedia.personal("a2")["q9"]
seen = own["year"] + int(np.floor(np.log(100 / own["share"]) / np.log(own["factor"]))) + 1


def first_impossible(year, share, factor):
    return seen
# %% the start of the notebook typed in -> a2.constant
def first_impossible(year, share, factor):
    year, share, factor = q9_start["year"], q9_start["share"], q9_start["factor"]
    while share <= 100:
        share = share * factor
        year = year + 1
    return year
# %% the share -> a2.q9.hint
def first_impossible(year, share, factor):
    while share <= 100:
        share = share * factor
    return share
# %% the year of the start -> a2.q9.hint
def first_impossible(year, share, factor):
    return int(year) - 1
# %% prints -> selfcheck.nothing
def first_impossible(year, share, factor):
    while share <= 100:
        share = share * factor
        year = year + 1
    print(year)
# %% text -> selfcheck.text_number
def first_impossible(year, share, factor):
    while share <= 100:
        share = share * factor
        year = year + 1
    return str(year)
