# %% earlier less later -> a3.q1.sign
mean = q1_rows.groupby("year")["engaged_society"].mean()
change = mean[2007] - mean[2010]
# %% starts from the year itself -> a3.q1.during
mean = q1_rows.groupby("year")["engaged_society"].mean()
change = mean[2010] - mean[2008]
# %% starts from the first row -> a3.q1.first
mean = q1_rows.groupby("year")["engaged_society"].mean()
change = mean.iloc[-1] - mean.iloc[0]
# %% off by one year at the end -> a3.q1.after
mean = q1_rows.groupby("year")["engaged_society"].mean()
change = mean[2009] - mean[2007]
# %% sum for mean -> a3.q1.sum
total = q1_rows.groupby("year")["engaged_society"].sum()
change = total[2010] - total[2007]
# %% level for change -> a3.q1.level
change = q1_rows.query("year == 2010")["engaged_society"].mean()
# %% Kazakhstan alone -> a3.q1.one
score = q1_rows.query("iso3 == 'KAZ'").set_index("year")["engaged_society"]
change = score[2010] - score[2007]
# %% per cent of a score -> a3.q1.range
mean = q1_rows.groupby("year")["engaged_society"].mean()
change = 100 * (mean[2010] - mean[2007]) / mean[2007]
# %% the common data -> slices.default_value
theirs = kzmedia.personal("a3").default["q1"].groupby("year")["engaged_society"].mean()
change = theirs[2010] - theirs[2007]
# %% a neighbour's number -> a3.q1.hint
from kzmedia import slices

theirs = slices.draw("a3", "q1", "neighbour").groupby("year")["engaged_society"].mean()
change = theirs[2010] - theirs[2007]
# %% counts who rose -> a3.q1.hint
wide = q1_rows.pivot(index="iso3", columns="year", values="engaged_society")
change = (wide[2010] > wide[2007]).sum() / 2.05
# %% text -> selfcheck.kind_of_name
mean = q1_rows.groupby("year")["engaged_society"].mean()
change = f"{mean[2010] - mean[2007]:.2f}"
# %% a column for every country -> selfcheck.kind_of_name
wide = q1_rows.pivot(index="iso3", columns="year", values="engaged_society")
change = wide[2010] - wide[2007]
# %% keeps what print returns -> selfcheck.kind_of_name
mean = q1_rows.groupby("year")["engaged_society"].mean()
change = print(mean[2010] - mean[2007])
# %% empty -> selfcheck.open
change = ...
