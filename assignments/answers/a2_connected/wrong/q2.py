# %% the order of the rows -> a2.q2.negative
old, new = q2_rows["internet_users"]
q2_growth = 100 * (new - old) / old
# %% points -> a2.q2.points
q2_growth = q2_rows["internet_users"].max() - q2_rows["internet_users"].min()
# %% times -> a2.q2.times
new, old = q2_rows["internet_users"]
q2_growth = new / old
# %% new in per cent of old -> a2.q2.whole
new, old = q2_rows["internet_users"]
q2_growth = new / old * 100
# %% divided by the new share -> a2.q2.base
new, old = q2_rows["internet_users"]
q2_growth = 100 * (new - old) / new
# %% the order of the rows, sign removed -> a2.q2.base
old, new = q2_rows["internet_users"]
q2_growth = abs(100 * (new - old) / old)
# %% per year -> a2.q2.yearly
new, old = q2_rows["internet_users"]
later, earlier = q2_rows["year"]
q2_growth = 100 * (new / old - 1) / (later - earlier)
# %% a fraction of one -> a2.fraction
new, old = q2_rows["internet_users"]
q2_growth = new / old - 1
# %% divided by the mean -> a2.q2.hint
new, old = q2_rows["internet_users"]
q2_growth = 100 * (new - old) / ((new + old) / 2)
# %% a typed number -> a2.q2.hint
q2_growth = 50
# %% both shares -> selfcheck.kind_of_name
q2_growth = q2_rows["internet_users"].tolist()
# %% the common data -> slices.default_value
from kzmedia import slices

new, old = slices.draw("a2", "q2", "default")["internet_users"]
q2_growth = 100 * (new / old - 1)
# %% a neighbour's number -> a2.q2.hint
from kzmedia import slices

new, old = slices.draw("a2", "q2", "neighbour")["internet_users"]
q2_growth = 100 * (new / old - 1)
