# %% one wait for the mean of the questions -> a3.q6.rates
asked, answered = q6_rows["questions"].mean(), q6_rows["answers"].mean()
mean_wait = 60 * asked / answered / (answered - asked)
# %% hours -> a3.q6.hours
load = q6_rows["questions"] / q6_rows["answers"]
mean_wait = (load / (q6_rows["answers"] - q6_rows["questions"])).mean()
# %% sum for mean -> a3.q6.sum
load = q6_rows["questions"] / q6_rows["answers"]
mean_wait = 60 * (load / (q6_rows["answers"] - q6_rows["questions"])).sum()
# %% busy hours only -> a3.q6.busy
row = q6_rows.set_index("hours").loc["busy"]
mean_wait = 60 * row["questions"] / row["answers"] / (row["answers"] - row["questions"])
# %% calm hours only -> a3.q6.calm
row = q6_rows.set_index("hours").loc["calm"]
mean_wait = 60 * row["questions"] / row["answers"] / (row["answers"] - row["questions"])
# %% wait and answer -> a3.q6.answer
mean_wait = (60 / (q6_rows["answers"] - q6_rows["questions"])).mean()
# %% weighted again -> a3.q6.weighted
load = q6_rows["questions"] / q6_rows["answers"]
waits = 60 * load / (q6_rows["answers"] - q6_rows["questions"])
mean_wait = np.average(waits, weights=q6_rows["questions"])
# %% columns exchanged -> a3.q6.range
load = q6_rows["answers"] / q6_rows["questions"]
mean_wait = 60 * (load / (q6_rows["questions"] - q6_rows["answers"])).mean()
# %% the common data -> slices.default_value
rows = kzmedia.personal("a3").default["q6"]
load = rows["questions"] / rows["answers"]
mean_wait = 60 * (load / (rows["answers"] - rows["questions"])).mean()
# %% a neighbour's number -> a3.q6.hint
from kzmedia import slices

rows = slices.draw("a3", "q6", "neighbour")
load = rows["questions"] / rows["answers"]
mean_wait = 60 * (load / (rows["answers"] - rows["questions"])).mean()
# %% mean load -> a3.q6.hint
mean_wait = (100 * q6_rows["questions"] / q6_rows["answers"]).max() + 150
# %% both waits -> selfcheck.kind_of_name
load = q6_rows["questions"] / q6_rows["answers"]
mean_wait = 60 * load / (q6_rows["answers"] - q6_rows["questions"])
# %% text -> selfcheck.kind_of_name
load = q6_rows["questions"] / q6_rows["answers"]
mean_wait = str(60 * (load / (q6_rows["answers"] - q6_rows["questions"])).mean())
