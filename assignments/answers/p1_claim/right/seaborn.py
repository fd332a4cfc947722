# A claim of one's own about groups of countries, drawn with seaborn.
# %% q1
plan = {
    part: text
    for part, text in zip(
        ["claim", "measure", "unit", "normative"],
        [
            "In 2022 civil society took more part in liberal democracies than in closed autocracies.",
            "civil_society_participation",
            "0–1",
            False,
        ],
    )
}
# %% q2
def rule(value):
    if pd.isna(value):
        return "cannot_be_told"
    if abs(value) < 0.1:
        return "cannot_be_told"
    if 0.1 <= value < 0.3:
        return "partly_supported"
    return "supported" if value > 0 else "contradicted"
# %% q3
def my_table():
    world = kzmedia.load("society")
    ends = ["democracy_liberal", "autocracy_closed"]
    now = world[world["year"].eq(2022) & world["regime"].isin(ends)]
    return now[["iso3", "regime", "civil_society_participation"]]


now = my_table()
is_known = now["civil_society_participation"].notna()
counted = dict(measure="civil_society_participation", case="iso3", n=int(is_known.sum()))
# %% q4
society = kzmedia.load("society")
result_table = society[society["year"] == 2022]


def result(table):
    values = {}
    for regime in ("democracy_liberal", "autocracy_closed"):
        values[regime] = table.loc[table["regime"] == regime, "civil_society_participation"]
    return values["democracy_liberal"].median() - values["autocracy_closed"].median()
# %% q5
figure_table = kzmedia.load("society").query("year == 2022")


def draw(table):
    ends = ["autocracy_closed", "democracy_liberal"]
    ax = sns.boxplot(
        data=table[table["regime"].isin(ends)],
        x="civil_society_participation",
        y="regime",
        order=ends,
        color="0.9",
    )
    sns.stripplot(
        data=table, x="civil_society_participation", y="regime", order=ends, alpha=0.7, ax=ax
    )
    return figures.finish(ax, source="society")
# %% q6
hurdles = {"partly_supported": 0.1, "supported": 0.3}


def final_rule(value):
    met = [word for word in hurdles if value >= hurdles[word]]
    if met:
        return met[-1]
    return "contradicted" if value <= -0.1 else "cannot_be_told"


final_result = 0.581
verdict = "Supported"
otherwise = 0.29
# %% q7
report = (
    "We compare two ends of one scale of regimes: closed autocracies and liberal democracies. Our "
    "claim says that civil society took more part in the latter in 2022. The measure is the civil "
    "society participation index of V-Dem, on a scale 0–1, where experts score how many people are "
    "active in organisations and whether these are consulted. Countries in neither group are left "
    "out. By the rule, which stood before the figure, a difference of the medians from 0.3 on "
    "supports the claim, one from 0.1 to 0.3 supports it in part, one of minus 0.1 or less "
    f"contradicts it. With n = {66} countries the difference is about 0.6. "
    "In the figure the two boxes do not even overlap, and hardly any dot of one group lies among "
    "those of the other. The verdict: supported. But the same experts score both, the regime and "
    "participation, and what counts as a liberal democracy includes freedoms that organisations "
    "need. Part of the difference is therefore built into the words, and which came first cannot "
    "be seen in one year."
)
facts = {"verdict": "supported", "unit": "0–1", "n": 66}
