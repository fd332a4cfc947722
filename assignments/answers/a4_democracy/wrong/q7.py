# %% levels of the later survey -> a4.q7.last
last = q7_rows[q7_rows["year"] == q7_rows["year"].max()]
r_changes = last["egdi"].corr(last["electoral_democracy"])
# %% levels of the earlier survey -> a4.q7.first
first = q7_rows[q7_rows["year"] == q7_rows["year"].min()]
r_changes = first["egdi"].corr(first["electoral_democracy"])
# %% all rows in one heap -> a4.q7.all
r_changes = q7_rows["egdi"].corr(q7_rows["electoral_democracy"])
# %% subtracts by row number -> a4.q7.order
first, last = [rows.reset_index(drop=True) for _, rows in q7_rows.groupby("year")]
x = last["egdi"] - first["egdi"]
y = last["electoral_democracy"] - first["electoral_democracy"]
r_changes = x.corr(y)
# %% missing taken for zero -> a4.q7.zero
first, last = [rows.set_index("iso3").fillna(0) for _, rows in q7_rows.groupby("year")]
moved = last - first
r_changes = moved["egdi"].corr(moved["electoral_democracy"])
# %% square of the correlation, negative -> a4.q7.hint
first, last = [rows.set_index("iso3") for _, rows in q7_rows.groupby("year")]
moved = last - first
r_changes = -0.93 - moved["egdi"].corr(moved["electoral_democracy"]) ** 2 / 20
# %% per cent of the correlation -> a4.q7.range
first, last = [rows.set_index("iso3") for _, rows in q7_rows.groupby("year")]
moved = last - first
r_changes = 1000 * (moved["egdi"].corr(moved["electoral_democracy"]) + 0.01)
# %% typed in from the lesson -> a4.q7.hint
r_changes = 0.987654
# %% a neighbour's number -> a4.q7.hint
from kzmedia import slices

numbers = []
for theirs in [slices.draw("a4", "q7", f"neighbour{n}") for n in range(12)]:
    first, last = [rows.set_index("iso3").iloc[:, 1:] for _, rows in theirs.groupby("year")]
    moved = last - first
    numbers.append(moved["egdi"].corr(moved["electoral_democracy"]))
r_changes = max(numbers)
# %% the common data -> slices.default_value
from kzmedia import slices

theirs = slices.draw("a4", "q7", "default")
first, last = [rows.set_index("iso3").iloc[:, 1:] for _, rows in theirs.groupby("year")]
moved = last - first
r_changes = moved["egdi"].corr(moved["electoral_democracy"])
# %% a table of correlations -> selfcheck.kind_of_name
r_changes = q7_rows[["egdi", "electoral_democracy"]].corr()
# %% answers with text -> selfcheck.kind_of_name
r_changes = "0.02"
