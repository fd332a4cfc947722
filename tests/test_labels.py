"""labels.py: changes, groups and regimes in words, logarithmic axes in plain numbers."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
import seaborn as sns

from kzmedia import figures, labels, language, load

pytestmark = pytest.mark.usefixtures("house_style")


def ticks(axis, which="major"):
    formatter = getattr(axis, f"get_{which}_formatter")()
    locator = getattr(axis, f"get_{which}_locator")()
    return formatter.format_ticks(list(locator()))


@pytest.mark.parametrize(
    ("code", "share", "score"),
    [
        (
            "kk",
            "интернет пайдаланушылардың үлесі: өзгеріс, пайыздық тармақ",
            ": өзгеріс (шкаласы:\N{NO-BREAK SPACE}0–1)",
        ),
        (
            "ru",
            "доля пользователей интернета: изменение, процентных пунктов",
            ": изменение (шкала:\N{NO-BREAK SPACE}0–1)",
        ),
        ("en", "change in internet users, percentage points", " (scale:\N{NO-BREAK SPACE}0–1)"),
    ],
)
def test_a_column_of_changes_is_named_after_its_column(code, share, score) -> None:
    language.use(code)
    assert labels.label("internet_users_change") == share
    assert score in labels.label("egdi_change")
    # A scale has ends, a count of things has none.
    assert "(" not in labels.label("mobile_change")
    assert "(" not in labels.label("gdp_per_capita_change")
    assert labels.value_label("egdi_change") == labels.label("egdi_change")  # after a melt
    ax = sns.scatterplot(data=pd.DataFrame({"egdi_change": [0, 1], "mine_change": [0, 1]}))
    ax.set(xlabel="egdi_change", ylabel="mine_change")
    figures.finish(ax, source="L13")
    assert ax.get_xlabel().replace("\n", " ") == labels.label("egdi_change")
    assert ax.get_ylabel() == "mine_change"  # a learner's own name stays
    assert labels.label("_change") == "_change"


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_a_legend_of_regimes_is_in_words(code) -> None:
    language.use(code)
    panel = load("panel")
    rows = panel[panel["year"] == 2022]
    ax = sns.scatterplot(data=rows, x="egdi", y="electoral_democracy", hue="regime")
    ids = {text.get_text() for text in ax.get_legend().get_texts()}
    assert ids == set(rows["regime"].dropna())
    figures.finish(ax, source="egov")
    shown = [text.get_text().replace("\n", " ") for text in ax.get_legend().get_texts()]
    assert len(set(shown)) == len(ids) and not ids & set(shown)
    assert not [text for text in shown if "_" in text]
    title = ax.get_legend().get_title().get_text().replace("\n", " ")
    assert title == labels.label("regime") and (code == "en" or not title.isascii())


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_a_legend_of_groups_is_in_words(code) -> None:
    from kzmedia import panel

    language.use(code)
    data = pd.DataFrame({"egdi": range(len(panel.GROUPS)), "group": panel.GROUPS})
    ax = sns.scatterplot(data=data, x="egdi", y="egdi", hue="group")
    figures.finish(ax, source="egov")
    shown = [text.get_text() for text in ax.get_legend().get_texts()]
    assert not [text for text in shown if "_" in text] and len(set(shown)) == len(data)
    assert code == "en" or not any(text.isascii() for text in shown)


@pytest.mark.parametrize(
    ("code", "shown"), [("kk", "20\N{NO-BREAK SPACE}000"), ("en", "20,000")]
)
def test_a_log_axis_within_one_decade_is_numbered_in_plain_numbers(code, shown) -> None:
    language.use(code)
    ax = sns.lineplot(x=[8_000, 45_000], y=[1, 2])
    ax.set_xscale("log")
    assert any("10^" in text for text in ticks(ax.xaxis, "minor"))  # what matplotlib writes
    for _ in range(2):  # to finish twice changes nothing more
        figures.finish(ax, source="L13")
        minor = ticks(ax.xaxis, "minor")
        assert shown in minor and "" in minor
        assert not any("10^" in text for text in minor)
        assert {tick.get_rotation() for tick in ax.get_xticklabels()} == {0}
    plt.close("all")
