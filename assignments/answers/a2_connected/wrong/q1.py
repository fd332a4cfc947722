# %% the last row of the country -> a2.missing
q1_latest = q1_rows[q1_rows["iso3"] == q1_country]["internet_users"].iloc[-1]
# %% missing taken for zero -> a2.q1.range
q1_latest = q1_rows[q1_rows["iso3"] == q1_country]["internet_users"].fillna(0).iloc[-1]
# %% forgets the country -> a2.q1.country
q1_latest = q1_rows["internet_users"].dropna().iloc[-1]
# %% a year too early -> a2.q1.year
q1_latest = q1_rows.query("iso3 == @q1_country")["internet_users"].dropna().iloc[-2]
# %% the first row -> a2.q1.first
q1_latest = q1_rows["internet_users"].dropna().iloc[0]
# %% mean of the years -> a2.q1.mean
q1_latest = q1_rows[q1_rows["iso3"] == q1_country]["internet_users"].mean()
# %% the year itself -> a2.q1.range
q1_latest = q1_rows.query("iso3 == @q1_country").dropna()["year"].iloc[-1]
# %% mean of all countries -> a2.q1.hint
q1_latest = q1_rows["internet_users"].mean()
# %% a share of one -> selfcheck.percent
q1_latest = q1_rows.query("iso3 == @q1_country")["internet_users"].dropna().iloc[-1] / 100
# %% a typed number -> a2.q1.hint
q1_latest = 50
# %% the whole column -> selfcheck.kind_of_name
q1_latest = q1_rows[q1_rows["iso3"] == q1_country]["internet_users"]
# %% text with a sign -> selfcheck.kind_of_name
q1_latest = f"{q1_rows['internet_users'].dropna().iloc[-1]} %"
# %% the common data -> slices.default_value
from kzmedia import slices

common = slices.draw("a2", "q1", "default")
q1_latest = common[common["iso3"] == common["iso3"].iloc[0]]["internet_users"].dropna().iloc[-1]
# %% a neighbour's number -> a2.q1.hint
from kzmedia import slices

theirs = slices.draw("a2", "q1", "neighbour")
q1_latest = theirs[theirs["iso3"] == theirs["iso3"].iloc[0]]["internet_users"].dropna().iloc[-1]
# %% a missing value filled with the mean -> a2.q1.mean
own = q1_rows[q1_rows["iso3"] == q1_country]["internet_users"]
q1_latest = own.fillna(own.mean()).iloc[-1]
# %% the largest of the table -> a2.q1.hint
q1_latest = q1_rows["internet_users"].max()
