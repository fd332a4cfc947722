# %% before minus after -> a5.q2.sign
def mean_change(rows, event):
    return rows.query("year < @event")["score"].mean() - rows.query("year > @event")["score"].mean()
# %% event counted before -> a5.q2.before
def mean_change(rows, event):
    return rows.query("year > @event")["score"].mean() - rows.query("year <= @event")["score"].mean()
# %% event counted after -> a5.q2.after
def mean_change(rows, event):
    return rows.query("year >= @event")["score"].mean() - rows.query("year < @event")["score"].mean()
# %% event counted on both sides -> a5.q2.after
def mean_change(rows, event):
    return rows.query("year >= @event")["score"].mean() - rows.query("year <= @event")["score"].mean()
# %% single years -> a5.q2.ends
def mean_change(rows, event):
    in_order = rows.sort_values("year")["score"]
    return in_order.iloc[-1] - in_order.iloc[0]
# %% the mean after alone -> a5.q2.level
def mean_change(rows, event):
    return rows[rows["year"] > event]["score"].mean()
# %% types the year in -> a5.q2.typed
def mean_change(rows, event):
    return rows.query("year > 2009")["score"].mean() - rows.query("year < 2009")["score"].mean()
# %% reads the table of the notebook -> a5.constant
def mean_change(rows, event):
    return q2_rows.query("year > 2009")["score"].mean() - q2_rows.query("year < 2009")["score"].mean()
# %% always the same number -> a5.constant
def mean_change(rows, event):
    return -0.222
# %% sums instead of means -> a5.q2.hint
def mean_change(rows, event):
    return rows.query("year > @event")["score"].sum() - rows.query("year < @event")["score"].sum()
# %% prints -> selfcheck.nothing
def mean_change(rows, event):
    print(rows.query("year > @event")["score"].mean() - rows.query("year < @event")["score"].mean())
# %% both means -> selfcheck.comma
def mean_change(rows, event):
    return rows.query("year < @event")["score"].mean(), rows.query("year > @event")["score"].mean()
