# %% own change alone -> a5.q3.alone
codes = q3_rows.set_index("iso3")
net_change = codes.loc["KAZ", "mean_after"] - codes.loc["KAZ", "mean_before"]
# %% the others' change alone -> a5.q3.others
codes = q3_rows.set_index("iso3").drop("KAZ")
net_change = (codes["mean_after"] - codes["mean_before"]).mean()
# %% others minus own -> a5.q3.sign
moves = q3_rows.set_index("iso3")["mean_after"] - q3_rows.set_index("iso3")["mean_before"]
net_change = moves.drop("KAZ").mean() - moves["KAZ"]
# %% levels after the law -> a5.q3.after
late = q3_rows.set_index("iso3")["mean_after"]
net_change = late["KAZ"] - late.drop("KAZ").mean()
# %% own country among the others -> a5.q3.all
moves = q3_rows.set_index("iso3")["mean_after"] - q3_rows.set_index("iso3")["mean_before"]
net_change = moves["KAZ"] - moves.mean()
# %% divides -> a5.q3.ratio
moves = q3_rows.set_index("iso3")["mean_after"] - q3_rows.set_index("iso3")["mean_before"]
net_change = moves["KAZ"] / moves.drop("KAZ").mean()
# %% sum of the others -> a5.q3.sum
moves = q3_rows.set_index("iso3")["mean_after"] - q3_rows.set_index("iso3")["mean_before"]
net_change = moves["KAZ"] - moves.drop("KAZ").sum()
# %% adds -> a5.q3.added
moves = q3_rows.set_index("iso3")["mean_after"] - q3_rows.set_index("iso3")["mean_before"]
net_change = moves["KAZ"] + moves.drop("KAZ").mean()
# %% in per cent -> a5.change_range
moves = q3_rows.set_index("iso3")["mean_after"] - q3_rows.set_index("iso3")["mean_before"]
net_change = 100 + 100 * abs(moves["KAZ"] - moves.drop("KAZ").mean())
# %% the common data's number -> slices.default_value
theirs = kzmedia.personal("a5").default["q3"].set_index("iso3").T.diff().iloc[-1]
net_change = theirs["KAZ"] - theirs.drop("KAZ").mean()
# %% a neighbour's number -> a5.q3.hint
from kzmedia import slices

theirs = slices.draw("a5", "q3", "neighbour").set_index("iso3").T.diff().iloc[-1]
net_change = theirs["KAZ"] - theirs.drop("KAZ").mean()
# %% two values -> selfcheck.kind_of_name
moves = q3_rows.set_index("iso3")["mean_after"] - q3_rows.set_index("iso3")["mean_before"]
net_change = (moves["KAZ"], moves.drop("KAZ").mean())
