# %% the first row -> a2.q3.order
def first_year(rows, threshold):
    return int(rows[rows["internet_users"] >= threshold]["year"].iloc[0])
# %% the share -> a2.q3.value
def first_year(rows, threshold):
    reached = rows[rows["internet_users"] >= threshold].sort_values("year")
    return float(reached["internet_users"].iloc[0])
# %% the year before -> a2.q3.before
def first_year(rows, threshold):
    known = rows.dropna(subset="internet_users").sort_values("year")
    year = known[known["internet_users"] >= threshold]["year"].min()
    return int(known[known["year"] < year]["year"].max())
# %% filled from the neighbouring row -> a2.q3.missing
def first_year(rows, threshold):
    rows = rows.sort_values("year")
    rows["internet_users"] = rows["internet_users"].bfill()
    reached = rows[rows["internet_users"] >= threshold]
    return None if reached.empty else int(reached["year"].min())
# %% the year from which it stays -> a2.q3.stays
def first_year(rows, threshold):
    known = rows.dropna(subset="internet_users")
    below = known[known["internet_users"] < threshold]
    return int(known[known["year"] > below["year"].max()]["year"].min())
# %% above only -> a2.q3.strict
def first_year(rows, threshold):
    reached = rows[rows["internet_users"] > threshold]
    return None if reached.empty else int(reached["year"].min())
# %% types the threshold in -> a2.q3.typed
def first_year(rows, threshold):
    reached = rows[rows["internet_users"] >= 40]
    return int(reached["year"].min())
# %% the smallest of nothing -> a2.q3.never
def first_year(rows, threshold):
    return rows[rows["internet_users"] >= threshold]["year"].min()
# %% the last year if never -> a2.q3.never
def first_year(rows, threshold):
    reached = rows[rows["internet_users"] >= threshold]
    return int(rows["year"].max() if reached.empty else reached["year"].min())
# %% a word if never -> a2.q3.never
def first_year(rows, threshold):
    reached = rows[rows["internet_users"] >= threshold]
    return "never" if reached.empty else int(reached["year"].min())
# %% uses the table of the notebook -> a2.constant
def first_year(rows, threshold):
    return int(q3_rows[q3_rows["internet_users"] >= threshold]["year"].min())
# %% always the same year -> a2.constant
seen = kzmedia.personal("a2")["q3"].query("internet_users >= 40")["year"].min()


def first_year(rows, threshold):
    return int(seen)
# %% prints -> selfcheck.nothing
def first_year(rows, threshold):
    print(rows[rows["internet_users"] >= threshold]["year"].min())
# %% the first year of the table -> a2.q3.hint
def first_year(rows, threshold):
    return int(rows["year"].min()) - 1
