# A normative claim of the ledger (C34), pandas methods in one chain: the fact it rests on.
# %% q1
parts = """
claim: An e-government project should start only when 40 % of the people are online (C34).
measure: epi
unit: index from 0 to 1
"""
plan = pd.Series(dict(line.split(": ") for line in parts.strip().splitlines())).to_dict()
plan |= {"normative": True}
# %% q2
def rule(value):
    return (
        pd.Series([value])
        .pipe(pd.cut, [-np.inf, -0.05, 0.05, np.inf], labels=["normative", "open", "contradicted"])
        .astype("object")
        .replace("open", "cannot_be_told")
        .fillna("cannot_be_told")
        .iloc[0]
    )
# %% q3
def my_table():
    return (
        kzmedia.load("panel")
        .query("year == 2008")
        .dropna(subset=["internet_users", "epi"])
        .assign(few=lambda rows: rows["internet_users"].lt(40))
        .filter(["iso3", "internet_users", "few", "epi"])
    )


counted = pd.Series({"measure": "epi", "case": "iso3"}).to_dict()
counted |= my_table().agg({"iso3": "nunique"}).set_axis(["n"]).to_dict()
# %% q4
result_table = (
    kzmedia.load("panel")
    .query("year == 2008")
    .assign(few=lambda rows: rows["internet_users"].lt(40).where(rows["internet_users"].notna()))
)


def result(table):
    return (
        table.dropna(subset=["few"])
        .groupby("few")["epi"]
        .mean()
        .rename({True: "few", False: "many"})
        .reindex(["many", "few"])
        .diff()
        .iloc[-1]
    )
# %% q5
figure_table = (
    kzmedia.load("panel")
    .query("year == 2008")
    .dropna(subset=["internet_users", "epi"])
    .filter(["internet_users", "epi"])
)


def draw(table):
    return table.plot.scatter(
        x="internet_users", y="epi", xlabel="internet users, % of population", ylabel="EPI (0–1)"
    )
# %% q6
final_rule = lambda gap: (
    "normative" if gap <= -0.05 else "contradicted" if gap >= 0.05 else "cannot_be_told"
)
final_result, otherwise, verdict = round(-0.2351, 2), 0, "normative"
# %% q7
facts = {"unit": "index from 0 to 1", "n": 180, "verdict": "нормативное суждение"}
report = """One expert of the lecture says that an e-government project should start only when
{hurdle} % of the people are online (C34). Whether it should is a judgement, and no data settle it.
But the demand rests on a fact: with few people online a government has little to offer that involves
them. That can be tested. The measure is the e-participation index of 2008 ({unit}), for n = {n}
countries in which both the index and the share of internet users are known.

The rule, fixed before the figure: if countries below the hurdle lie at least 0.05 lower on average,
the fact holds and the claim stays {word}; if they lie at least 0.05 higher, its ground is
contradicted; otherwise the data do not decide even about the ground. They lie 0.24 lower. So
the fact holds, and the verdict is: {verdict}. The figure shows a wide cloud: several countries with
few users offered much, and some with many users offered little. The index rates websites, not what came
of them, and poor countries have fewer users and fewer officials alike. That a project started early
must fail does not follow; somebody had to begin for the users to come.""".format(
    hurdle=40, word="normative", **facts
)
