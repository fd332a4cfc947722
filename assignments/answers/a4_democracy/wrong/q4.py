# %% counts all the rows -> a4.q4.rows
n_and_r = (len(q4_rows), q4_rows["internet_users"].corr(q4_rows["electoral_democracy"]))
# %% missing taken for zero -> a4.q4.zero
filled = q4_rows.fillna(0)
n_and_r = (len(filled), filled["internet_users"].corr(filled["electoral_democracy"]))
# %% right count, zeros in r -> a4.q4.zero_r
filled = q4_rows.fillna(0)
n_and_r = (len(q4_rows.dropna()), filled["internet_users"].corr(filled["electoral_democracy"]))
# %% gaps filled with the mean -> a4.q4.mean
filled = q4_rows.fillna(q4_rows.mean(numeric_only=True))
n_and_r = (len(filled), filled["internet_users"].corr(filled["electoral_democracy"]))
# %% counts one column -> a4.q4.users
r = q4_rows["internet_users"].corr(q4_rows["electoral_democracy"])
n_and_r = (q4_rows["internet_users"].count(), r)
# %% counts the other column -> a4.q4.rated
r = q4_rows["internet_users"].corr(q4_rows["electoral_democracy"])
n_and_r = (q4_rows["electoral_democracy"].count(), r)
# %% counts those left out -> a4.q4.gaps
r = q4_rows["internet_users"].corr(q4_rows["electoral_democracy"])
n_and_r = (q4_rows.isna().any(axis=1).sum(), r)
# %% adds up both counts -> a4.q4.sum
r = q4_rows["internet_users"].corr(q4_rows["electoral_democracy"])
n_and_r = (q4_rows.count()[1:].sum(), r)
# %% the other way round -> a4.q4.range
known = q4_rows.dropna()
n_and_r = (known["internet_users"].corr(known["electoral_democracy"]), len(known))
# %% r in per cent -> a4.q4.range
known = q4_rows.dropna()
n_and_r = (len(known), 100 * known["internet_users"].corr(known["electoral_democracy"]))
# %% only the number -> selfcheck.kind_of_name
n_and_r = len(q4_rows.dropna())
# %% three values -> a4.q4.pair
known = q4_rows.dropna()
r = known["internet_users"].corr(known["electoral_democracy"])
n_and_r = (len(known), r, len(q4_rows))
# %% a neighbour's pair -> a4.q4.hint
from kzmedia import slices

theirs = slices.draw("a4", "q4", "neighbour").dropna()
n_and_r = (len(theirs), theirs["internet_users"].corr(theirs["electoral_democracy"]))
# %% the common data -> slices.default_value
from kzmedia import slices

theirs = slices.draw("a4", "q4", "default").dropna()
n_and_r = (len(theirs), theirs["internet_users"].corr(theirs["electoral_democracy"]))
