# %% both from the widest difference -> a2.q8.one_country
row = q8_rows.loc[(q8_rows["users_male"] - q8_rows["users_female"]).idxmax()]
q8_gaps = [row["users_male"] - row["users_female"], row["users_male"] / row["users_female"]]
# %% both from the largest ratio -> a2.q8.one_ratio
row = q8_rows.loc[(q8_rows["users_male"] / q8_rows["users_female"]).idxmax()]
q8_gaps = [row["users_male"] - row["users_female"], row["users_male"] / row["users_female"]]
# %% the ratio first -> a2.swapped
points = q8_rows["users_male"] - q8_rows["users_female"]
times = q8_rows["users_male"] / q8_rows["users_female"]
q8_gaps = [times.max(), points.max()]
# %% women to men -> a2.q8.upside
points = q8_rows["users_male"] - q8_rows["users_female"]
times = q8_rows["users_female"] / q8_rows["users_male"]
q8_gaps = [points.max(), times.max()]
# %% women to men, the smallest -> a2.q8.turned
points = q8_rows["users_male"] - q8_rows["users_female"]
times = q8_rows["users_female"] / q8_rows["users_male"]
q8_gaps = [points.max(), times.min()]
# %% the ratio in per cent -> a2.q8.percent
points = q8_rows["users_male"] - q8_rows["users_female"]
times = q8_rows["users_male"] / q8_rows["users_female"]
q8_gaps = [points.max(), 100 * times.max()]
# %% means -> a2.q8.mean
points = q8_rows["users_male"] - q8_rows["users_female"]
times = q8_rows["users_male"] / q8_rows["users_female"]
q8_gaps = [points.mean(), times.mean()]
# %% the whole columns -> a2.q8.two
points = q8_rows["users_male"] - q8_rows["users_female"]
q8_gaps = points.tolist()
# %% largest of each column -> a2.q8.hint
men, women = q8_rows["users_male"].max(), q8_rows["users_female"].max()
q8_gaps = [men - women, men / women]
# %% one number -> selfcheck.kind_of_name
q8_gaps = (q8_rows["users_male"] - q8_rows["users_female"]).max()
# %% the common data -> slices.default_value
from kzmedia import slices

rows = slices.draw("a2", "q8", "default")
points = rows["users_male"] - rows["users_female"]
times = rows["users_male"] / rows["users_female"]
q8_gaps = [points.max(), times.max()]
# %% a neighbour's numbers -> a2.q8.hint
from kzmedia import slices

rows = slices.draw("a2", "q8", "neighbour")
points = rows["users_male"] - rows["users_female"]
times = rows["users_male"] / rows["users_female"]
q8_gaps = [points.max(), times.max()]
