# A claim of the ledger (C36), on NumPy arrays: a correlation of changes.
# %% q1
plan = {}
plan["claim"] = (
    "Where e-government grew more from 2008 to 2022, control of corruption grew more, too (C36)."
)
plan["measure"] = "control_of_corruption_change"
plan["unit"] = "points of the WGI scale"
plan["normative"] = False
# %% q2
def rule(value):
    limits = np.array([-0.3, 0.3])
    words = ["contradicted", "cannot_be_told", "supported"]
    return "cannot_be_told" if np.isnan(value) else words[np.searchsorted(limits, value)]
# %% q3
def my_table():
    from kzmedia import panel

    world = kzmedia.load("panel")
    grown = panel.changes(world, ["egdi", "control_of_corruption"], 2008, 2022)
    whole = np.isfinite(grown[["egdi_change", "control_of_corruption_change"]].to_numpy(float))
    return grown[whole.all(axis=1)]


n_countries = np.unique(my_table()["iso3"].to_numpy()).size
counted = {"measure": "control_of_corruption_change", "case": "iso3", "n": n_countries}
# %% q4
from kzmedia import panel

result_table = panel.changes(
    kzmedia.load("panel"), ["egdi", "control_of_corruption"], 2008, 2022
)


def result(table):
    pairs = table[["egdi_change", "control_of_corruption_change"]].to_numpy(dtype=float)
    pairs = pairs[~np.isnan(pairs).any(axis=1)]
    return np.corrcoef(pairs, rowvar=False)[0, 1]
# %% q5
from kzmedia import panel

columns = ["egdi", "control_of_corruption"]
figure_table = panel.changes(kzmedia.load("panel"), columns, 2008, 2022)


def draw(table):
    x, y = table[[f"{name}_change" for name in columns]].to_numpy(dtype=float).T
    ax = plt.figure().add_subplot()
    ax.plot(x, y, "o", alpha=0.6)
    ax.axhline(0, color="0.5")
    ax.set_xlabel("change of the e-government index (scale 0–1)")
    ax.set_ylabel("change of control of corruption [WGI points]")
    return ax
# %% q6
def final_rule(value):
    hurdles = np.array([value <= -0.3, value > 0.3])
    return np.select(hurdles, ["contradicted", "supported"], "cannot_be_told").item()


final_result, otherwise = np.float64(0.298), np.float64(0.301)
verdict = "cannot be told from these data"
# %% q7
facts = dict(n=182, unit="points of the WGI scale", verdict="cannot_be_told")
report = " ".join([
    "The lecture expects e-government to reduce corruption (C36). We test a smaller piece:",
    "did control of corruption grow more where e-government grew more? Both are changes from",
    "2008 to 2022, for n = 182 countries. E-government is the index of the United Nations, from",
    "0 to 1; control of corruption is given in points of the WGI scale, on which nearly all",
    "countries lie between -2.5 and 2.5. Before the figure we fixed the rule: a correlation",
    "above 0.3 supports the claim, one of -0.3 or less contradicts it, and anything in between",
    "leaves the matter open. The correlation is 0.298. The cloud of dots leans to the right, but",
    "it is wide: many countries with a large gain in e-government lost control of corruption, and",
    "the reverse is found as well. By our rule the claim cannot be told from these data, although",
    "it misses the hurdle by very little, and with a hurdle of 0.29 we would have written another",
    "word. Even a larger number would not show that one led to the other. Countries that grew",
    "richer may have bought computers and paid their officials better. The scores of corruption",
    "are what observers perceive, and observers may be impressed by a modern portal.",
])
