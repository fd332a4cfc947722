# A claim of one's own about one country, in plain Python: loops and a bar chart.
# %% q1
plan = dict(
    claim="In most years from 2011 to 2023 internet use in Kazakhstan rose by at least one point.",
    measure="rise",
    unit="percentage points",
    normative=False,
)
# %% q2
def rule(value):
    for least, word in [(66, "supported"), (34, "cannot_be_told"), (-1e99, "contradicted")]:
        if value >= least:
            return word
    return "cannot_be_told"
# %% q3
def my_table():
    rows = []
    before = None
    for _, row in kzmedia.load("kazakhstan_internet").iterrows():
        if before is not None and row["year"] >= 2011:
            rows.append({"year": row["year"], "rise": row["internet_users"] - before})
        before = row["internet_users"]
    return pd.DataFrame(rows)


years = []
for year in my_table()["year"]:
    if year not in years:
        years.append(year)
counted = {"measure": "rise", "case": "year", "n": len(years)}
# %% q4
users = kzmedia.load("kazakhstan_internet")
rises = []
for place in range(1, len(users)):
    gained = users["internet_users"].iloc[place] - users["internet_users"].iloc[place - 1]
    rises.append([users["year"].iloc[place], gained])
result_table = pd.DataFrame(rises, columns=["year", "rise"])
result_table = result_table[result_table["year"] >= 2011]


def result(table):
    large = 0
    known = 0
    for rise in table["rise"]:
        if rise == rise:
            known += 1
            if rise >= 1:
                large += 1
    return large / known * 100
# %% q5
figure_table = kzmedia.load("kazakhstan_internet")


def draw(table):
    fig, ax = plt.subplots()
    before = None
    for year, share in zip(table["year"], table["internet_users"]):
        if before is not None and year >= 2011:
            ax.bar(str(year), share - before, color="C0")
        before = share
    ax.axhline(1, color="0.3", linestyle="--")
    ax.set_xlabel("year")
    ax.set_ylabel("rise of internet users, percentage points")
    ax.tick_params(axis="x", rotation=60)
    return ax
# %% q6
def final_rule(share):
    word = "cannot_be_told"
    if share >= 66:
        word = "supported"
    if share < 34:
        word = "contradicted"
    return word


final_result = 92.3
verdict = "supported"
otherwise = 65
# %% q7
report = """
Does internet use in Kazakhstan still rise? We claim: in most of the years from 2011 to 2023 the
share of internet users rose by at least one point. The measure is the rise from one year to the
next, in percentage points of the population; the shares are those that ITU publishes for
Kazakhstan. A year is one case, so n = 13.

"""
report += """
The rule stood before the figure: if the share rose by one point or more in at least 66 % of the
years, the claim is supported; if in fewer than 34 %, it is contradicted; anything between these
two leaves it open. In 12 of the 13 years, or 92 %, it did rise so much. The exception is 2023,
when nearly everybody was online already and little room was left. The verdict is supported.

What it does not show: the tall bars of 2011 and 2012 follow a change in the way of counting, from
the ministry's figure to a survey of households, and one value, that of 2014, is an estimate of ITU.
A share says nothing about what people do online, or about villages.
"""
facts = {"n": 13, "unit": "percentage points", "verdict": "supported"}
