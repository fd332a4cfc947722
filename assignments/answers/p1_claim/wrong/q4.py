# %% types the number in -> p1.q4.typed
result_table = kzmedia.load("internet").query("year == 2022")


def result(table):
    return 67.5
# %% takes the table of the notebook -> p1.q4.typed
result_table = kzmedia.load("internet").query("year == 2022")


def result(table):
    return result_table["mobile"].median()
# %% a missing value is not greater -> p1.q4.missing
result_table = kzmedia.load("internet").query("year == 2022")


def result(table):
    return 100 * (table["mobile"] > 100).mean()
# %% missing taken for zero -> p1.q4.missing
result_table = kzmedia.load("internet").query("year == 2022")


def result(table):
    return table["mobile"].fillna(0).mean()
# %% divides by all rows -> p1.q4.missing
result_table = kzmedia.load("internet").query("year == 2022")


def result(table):
    return table["mobile"].sum() / len(table)
# %% counts missing in a loop -> p1.q4.missing
result_table = kzmedia.load("internet").query("year == 2022").dropna(subset=["mobile"])


def result(table):
    fewer = 0
    for value in table["mobile"]:
        if not value > 100:
            fewer += 1
    return fewer / len(table)
# %% missing value spreads -> p1.q4.nan
result_table = kzmedia.load("internet").query("year == 2022")


def result(table):
    return table["mobile"].to_numpy().mean()
# %% prints -> p1.q4.nothing
result_table = kzmedia.load("internet").query("year == 2022")


def result(table):
    print(table["mobile"].median())
# %% a text with a sign -> p1.q4.number
result_table = kzmedia.load("internet").query("year == 2022")


def result(table):
    return f"{table['mobile'].median()} %"
# %% a table of correlations -> p1.q4.number
result_table = kzmedia.load("panel").query("year == 2022")


def result(table):
    return table[["egdi", "electoral_democracy"]].corr()
# %% result and n as a pair -> p1.q4.number
result_table = kzmedia.load("internet").query("year == 2022")


def result(table):
    return table["mobile"].median(), table["mobile"].count()
# %% a column for the table -> selfcheck.kind_of_name
result_table = kzmedia.load("internet").query("year == 2022")["mobile"]


def result(table):
    return table.median()
