# %% the mean of the countries -> a2.q5.countries
q5_share = q5_rows["internet_users"].mean()
# %% counts the people of the missing country -> a2.q5.zero
q5_share = (q5_rows["internet_users"] * q5_rows["population"]).sum() / q5_rows["population"].sum()
# %% missing taken for zero -> a2.q5.zero
filled = q5_rows.fillna({"internet_users": 0})
q5_share = np.average(filled["internet_users"], weights=filled["population"].astype(float))
# %% zero and unweighted -> a2.q5.zero_mean
q5_share = q5_rows["internet_users"].fillna(0).mean()
# %% the offline -> a2.q5.offline
known = q5_rows.dropna()
q5_share = 100 - (known["internet_users"] * known["population"]).sum() / known["population"].sum()
# %% a fraction of one -> a2.fraction
known = q5_rows.dropna()
q5_share = (known["internet_users"] / 100 * known["population"]).sum() / known["population"].sum()
# %% not divided -> a2.q5.range
known = q5_rows.dropna()
q5_share = (known["internet_users"] * known["population"]).sum()
# %% a missing value takes part -> a2.missing
q5_share = np.average(q5_rows["internet_users"], weights=q5_rows["population"].astype(float))
# %% the largest country -> a2.q5.hint
known = q5_rows.dropna().sort_values("population")
q5_share = known["internet_users"].iloc[-1]
# %% a share for each country -> selfcheck.kind_of_name
q5_share = q5_rows["internet_users"]
# %% the common data -> slices.default_value
from kzmedia import slices

known = slices.draw("a2", "q5", "default").dropna()
q5_share = (known["internet_users"] * known["population"]).sum() / known["population"].sum()
# %% a neighbour's number -> a2.q5.hint
from kzmedia import slices

known = slices.draw("a2", "q5", "neighbour").dropna()
q5_share = (known["internet_users"] * known["population"]).sum() / known["population"].sum()
