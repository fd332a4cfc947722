# %% types the figures in -> p1.q3.typed
def my_table():
    return pd.DataFrame({"iso3": ["KAZ", "KGZ", "UZB"], "internet_users": [92.3, 79.8, 83.9]})


counted = {"measure": "internet_users", "case": "iso3", "n": 3}
# %% loads outside of the function -> p1.q3.typed
loaded = kzmedia.load("internet").query("year == 2022")


def my_table():
    return loaded.copy()


counted = {"measure": "internet_users", "case": "iso3",
           "n": my_table().dropna(subset=["internet_users"])["iso3"].nunique()}
# %% reads a text typed in -> p1.q3.typed
def my_table():
    import io

    return pd.read_csv(io.StringIO("iso3,users\nKAZ,92.3\nKGZ,79.8\nUZB,83.9"))


counted = {"measure": "users", "case": "iso3", "n": 3}
# %% draws rows by chance -> p1.q3.chance
def my_table():
    known = kzmedia.load("internet").dropna(subset=["internet_users"])
    return known.query("year == 2022").sample(50)


counted = {"measure": "internet_users", "case": "iso3", "n": 50}
# %% counts the missing -> p1.q3.missing
def my_table():
    return kzmedia.load("internet").query("year == 2022")


counted = {"measure": "mobile", "case": "iso3", "n": len(my_table())}
# %% counts countries twice -> p1.q3.twice
def my_table():
    both = kzmedia.load("internet").query("year in [2008, 2022]")
    return both.dropna(subset=["internet_users"])


counted = {"measure": "internet_users", "case": "iso3", "n": len(my_table())}
# %% counts every row -> p1.q3.rows
def my_table():
    return kzmedia.load("internet").query("year in [2008, 2022]")


counted = {"measure": "internet_users", "case": "iso3", "n": len(my_table())}
# %% n is off by one -> selfcheck.nearly_whole
def my_table():
    return kzmedia.load("internet").query("year == 2022").dropna(subset=["mobile"])


counted = {"measure": "mobile", "case": "iso3", "n": len(my_table()) - 1}
# %% returns one column -> p1.q3.table
def my_table():
    return kzmedia.load("internet").query("year == 2022")["mobile"]


counted = {"measure": "mobile", "case": "iso3", "n": len(my_table())}
# %% shows and returns nothing -> p1.q3.table
def my_table():
    print(kzmedia.load("internet").query("year == 2022"))


counted = {"measure": "mobile", "case": "iso3", "n": 194}
# %% n is not there -> p1.q3.parts
def my_table():
    return kzmedia.load("internet").query("year == 2022")


counted = {"measure": "mobile", "case": "iso3"}
# %% the label for the column -> p1.q3.column
def my_table():
    return kzmedia.load("internet").query("year == 2022")


counted = {"measure": "mobile subscriptions", "case": "iso3", "n": 194}
# %% the measure is a word -> p1.q3.numeric
def my_table():
    return kzmedia.load("society").query("year == 2022")


counted = {"measure": "regime", "case": "iso3", "n": 175}
# %% the measure is true or false -> p1.q3.numeric
def my_table():
    now = kzmedia.load("internet").query("year == 2022")
    return now.assign(many=now["mobile"] > 100)


counted = {"measure": "many", "case": "iso3", "n": 194}
# %% a year without data -> p1.q3.empty
def my_table():
    return kzmedia.load("internet").query("year == 1995")


counted = {"measure": "mobile", "case": "iso3", "n": 0}
# %% one country -> p1.q3.empty
def my_table():
    return kzmedia.load("internet").query("year == 2022 and iso3 == 'KAZ'")


counted = {"measure": "mobile", "case": "iso3", "n": 1}
