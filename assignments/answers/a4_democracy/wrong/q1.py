# %% subtracts the wrong way round -> a4.q1.sign
risen = q1_rows[q1_rows["egdi_last"] > q1_rows["egdi_first"]]
mean_gain = (risen["rank_last"] - risen["rank_first"]).mean()
# %% takes all countries -> a4.q1.all
mean_gain = (q1_rows["rank_first"] - q1_rows["rank_last"]).mean()
# %% takes those whose place improved -> a4.q1.climbed
risen = q1_rows[q1_rows["rank_last"] < q1_rows["rank_first"]]
mean_gain = (risen["rank_first"] - risen["rank_last"]).mean()
# %% takes those whose index fell -> a4.q1.fell
risen = q1_rows[q1_rows["egdi_last"] < q1_rows["egdi_first"]]
mean_gain = (risen["rank_first"] - risen["rank_last"]).mean()
# %% sum instead of mean -> a4.q1.sum
risen = q1_rows[q1_rows["egdi_last"] > q1_rows["egdi_first"]]
mean_gain = (risen["rank_first"] - risen["rank_last"]).sum()
# %% missing taken for zero -> a4.q1.divided
risen = q1_rows["egdi_last"] > q1_rows["egdi_first"]
mean_gain = (q1_rows["rank_first"] - q1_rows["rank_last"]).where(risen, 0).mean()
# %% only the later survey -> a4.q1.last
mean_gain = q1_rows.query("egdi_last > egdi_first")["rank_last"].mean()
# %% value for place -> a4.q1.value
risen = q1_rows[q1_rows["egdi_last"] > q1_rows["egdi_first"]]
mean_gain = (risen["egdi_last"] - risen["egdi_first"]).mean()
# %% adds up places -> a4.q1.range
mean_gain = q1_rows["rank_first"].sum()
# %% typed in -> a4.q1.hint
mean_gain = 13.37
# %% a neighbour's number -> a4.q1.hint
from kzmedia import slices

numbers = []
for theirs in [slices.draw("a4", "q1", f"neighbour{n}") for n in range(12)]:
    theirs = theirs.query("egdi_last > egdi_first")
    numbers.append((theirs["rank_first"] - theirs["rank_last"]).mean())
mean_gain = max(numbers)
# %% the common data -> slices.default_value
from kzmedia import slices

theirs = slices.draw("a4", "q1", "default").query("egdi_last > egdi_first")
mean_gain = (theirs["rank_first"] - theirs["rank_last"]).mean()
# %% answers with text -> selfcheck.kind_of_name
mean_gain = "3 places"
# %% a column instead of its mean -> selfcheck.kind_of_name
mean_gain = q1_rows["rank_first"] - q1_rows["rank_last"]
# %% leaves the dots -> selfcheck.open
mean_gain = ...
# %% a list of gains -> selfcheck.kind_of_name
mean_gain = [8, -4, 3]
