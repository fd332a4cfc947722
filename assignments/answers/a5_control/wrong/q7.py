# %% fraction instead of per cent -> a5.fraction
gaps = q7_rows.query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = float((gaps <= gaps["KAZ"]).mean())
# %% counts everybody -> a5.q7.everybody
gaps = q7_rows.set_index("iso3")["gap"]
place_percent = 100 * (gaps <= gaps["KAZ"]).mean()
# %% divides by all rows -> a5.q7.base
gaps = q7_rows.query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = 100 * (gaps <= gaps["KAZ"]).sum() / len(q7_rows)
# %% from the highest down -> a5.q7.top
gaps = q7_rows.query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = 100 * (gaps >= gaps["KAZ"]).mean()
# %% counts only who lies below -> a5.q7.below
gaps = q7_rows.query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = 100 * (gaps < gaps["KAZ"]).mean()
# %% without the country itself -> a5.q7.without
gaps = q7_rows.query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = 100 * (gaps.drop("KAZ") < gaps["KAZ"]).mean()
# %% divides by the placebos -> a5.q7.placebos
gaps = q7_rows.query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = 100 * (gaps <= gaps["KAZ"]).sum() / (len(gaps) - 1)
# %% the place itself -> a5.q7.place
gaps = q7_rows.query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = gaps.rank()["KAZ"]
# %% by the size of the gap -> a5.q7.size
sizes = q7_rows.query("rmse_before <= 0.1").set_index("iso3")["gap"].abs()
place_percent = 100 * (sizes >= sizes["KAZ"]).mean()
# %% per cent of per cent -> a5.percent_range
gaps = q7_rows.query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = 100 * 100 * (gaps <= gaps["KAZ"]).mean()
# %% the common data's number -> slices.default_value
gaps = kzmedia.personal("a5").default["q7"].query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = 100 * (gaps <= gaps["KAZ"]).mean()
# %% a neighbour's number -> a5.q7.hint
from kzmedia import slices

gaps = slices.draw("a5", "q7", "neighbour").query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = 100 * (gaps <= gaps["KAZ"]).mean()
# %% place of as text -> selfcheck.kind_of_name
gaps = q7_rows.query("rmse_before <= 0.1").set_index("iso3")["gap"]
place_percent = f"{(gaps <= gaps['KAZ']).sum()} of {len(gaps)}"
