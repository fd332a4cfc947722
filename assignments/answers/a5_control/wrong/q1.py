# %% earlier minus later -> a5.q1.sign
by_year = q1_rows.set_index("year")["freedom_from_censorship"].sort_index()
change = by_year.iloc[0] - by_year.iloc[-1]
# %% first and last row -> a5.q1.rows
change = q1_rows["freedom_from_censorship"].iloc[-1] - q1_rows["freedom_from_censorship"].iloc[0]
# %% highest minus lowest score -> a5.q1.spread
change = q1_rows["freedom_from_censorship"].max() - q1_rows["freedom_from_censorship"].min()
# %% the level of the last year -> a5.q1.level
change = q1_rows.sort_values("year")["freedom_from_censorship"].iloc[-1]
# %% calculates with the years -> a5.change_range
change = q1_rows["year"].max() - q1_rows["year"].min() + 1990.0
# %% the common data's number -> slices.default_value
theirs = kzmedia.personal("a5").default["q1"].sort_values("year")["freedom_from_censorship"]
change = theirs.iloc[-1] - theirs.iloc[0]
# %% a neighbour's number -> a5.q1.hint
from kzmedia import slices

theirs = slices.draw("a5", "q1", "neighbour").sort_values("year")["freedom_from_censorship"]
change = theirs.iloc[-1] - theirs.iloc[0]
# %% a word -> selfcheck.kind_of_name
change = "less free"
# %% a column of one value -> selfcheck.kind_of_name
by_year = q1_rows.sort_values("year")
change = by_year[["freedom_from_censorship"]].diff().iloc[-1]
# %% leaves it open -> selfcheck.open
change = ...
