# %% mean miss -> a5.q6.cancel
def typical_miss(rows, event):
    early = rows.query("year < @event")
    return (early["actual"] - early["mixture"]).mean()
# %% mean miss turned -> a5.q6.negative
def typical_miss(rows, event):
    early = rows.query("year < @event")
    return (early["mixture"] - early["actual"]).mean()
# %% mean of the sizes -> a5.q6.absolute
def typical_miss(rows, event):
    early = rows.query("year < @event")
    return (early["actual"] - early["mixture"]).abs().mean()
# %% no root -> a5.q6.square
def typical_miss(rows, event):
    early = rows.query("year < @event")
    return ((early["actual"] - early["mixture"]) ** 2).mean()
# %% root of the sum -> a5.q6.total
def typical_miss(rows, event):
    early = rows.query("year < @event")
    return ((early["actual"] - early["mixture"]) ** 2).sum() ** 0.5
# %% event counted -> a5.q6.event
def typical_miss(rows, event):
    early = rows.query("year <= @event")
    return ((early["actual"] - early["mixture"]) ** 2).mean() ** 0.5
# %% every year -> a5.q6.all
def typical_miss(rows, event):
    return ((rows["actual"] - rows["mixture"]) ** 2).mean() ** 0.5
# %% years after -> a5.q6.late
def typical_miss(rows, event):
    late = rows.query("year > @event")
    return ((late["actual"] - late["mixture"]) ** 2).mean() ** 0.5
# %% standard deviation -> a5.q6.spread
def typical_miss(rows, event):
    early = rows.query("year < @event")
    return np.std(early["actual"] - early["mixture"])
# %% types the year in -> a5.q6.typed
def typical_miss(rows, event):
    early = rows.query("year < 2009")
    return ((early["actual"] - early["mixture"]) ** 2).mean() ** 0.5
# %% always the same number -> a5.constant
def typical_miss(rows, event):
    return 0.130
# %% reads the table of the notebook -> a5.constant
def typical_miss(rows, event):
    early = q6_rows.query("year < 2009")
    return ((early["actual"] - early["mixture"]) ** 2).mean() ** 0.5
# %% a column -> selfcheck.kind_differs
def typical_miss(rows, event):
    early = rows.query("year < @event")
    return ((early["actual"] - early["mixture"]) ** 2) ** 0.5
# %% largest miss -> a5.q6.hint
def typical_miss(rows, event):
    early = rows.query("year < @event")
    return (early["actual"] - early["mixture"]).abs().max()
