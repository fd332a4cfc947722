# %% always no -> a1.q7.true
def medium_survives(ranges):
    return False
# %% always yes -> a1.q7.every
def medium_survives(ranges):
    return True
# %% any reading will do -> a1.q7.every
def medium_survives(ranges):
    return bool(((ranges["lower"] >= 2.5) & (ranges["upper"] <= 3.5)).any())
# %% looks at the lower end only -> a1.q7.upper
def medium_survives(ranges):
    return bool((ranges["lower"] >= 2.5).all())
# %% looks at the upper end only -> a1.q7.lower
def medium_survives(ranges):
    return bool((ranges["upper"] <= 3.5).all() and (ranges["upper"] >= 2.5).all())
# %% looks at the last reading only -> a1.q7.one_row
def medium_survives(ranges):
    last = ranges.iloc[-1]
    return bool(last["lower"] >= 2.5 and last["upper"] <= 3.5)
# %% overlaps instead of lies within -> a1.q7.overlap
def medium_survives(ranges):
    return bool(((ranges["lower"] <= 3.5) & (ranges["upper"] >= 2.5)).all())
# %% middle of the bounds -> a1.q7.middle
def medium_survives(ranges):
    middle = (ranges["lower"] + ranges["upper"]) / 2
    return bool(middle.between(2.5, 3.5).all())
# %% mean over the readings -> a1.q7.average
def medium_survives(ranges):
    return bool(ranges["lower"].mean() >= 2.5 and ranges["upper"].mean() <= 3.5)
# %% every range must hold level three -> a1.q7.true
def medium_survives(ranges):
    inside = (ranges["lower"] >= 2.5) & (ranges["upper"] <= 3.5)
    return bool((inside & (ranges["lower"] <= 3) & (ranges["upper"] >= 3)).all())
# %% word instead of a truth value -> selfcheck.kind_differs
def medium_survives(ranges):
    return "True" if ((ranges["lower"] >= 2.5) & (ranges["upper"] <= 3.5)).all() else "False"
# %% one truth value per reading -> selfcheck.kind_differs
def medium_survives(ranges):
    return (ranges["lower"] >= 2.5) & (ranges["upper"] <= 3.5)
# %% prints -> selfcheck.nothing
def medium_survives(ranges):
    print(bool(((ranges["lower"] >= 2.5) & (ranges["upper"] <= 3.5)).all()))
# %% looks at the first and the last reading only -> a1.q7.one_row
def medium_survives(ranges):
    ends = ranges.iloc[[0, -1]]
    return bool(((ends["lower"] >= 2.5) & (ends["upper"] <= 3.5)).all())
# %% leaves the ends out -> a1.q7.border
def medium_survives(ranges):
    return bool(((ranges["lower"] > 2.5) & (ranges["upper"] < 3.5)).all())
# %% rounds to whole levels -> a1.q7.border
def medium_survives(ranges):
    return bool((ranges.round() == 3).all().all())
# %% widens medium a little -> a1.q7.border
def medium_survives(ranges):
    return bool(((ranges["lower"] > 2.41) & (ranges["upper"] < 3.59)).all())
# %% rounds the upper end -> a1.q7.border
def medium_survives(ranges):
    return bool((ranges["lower"] >= 2.5).all() and (ranges["upper"] < 3.6).all())
