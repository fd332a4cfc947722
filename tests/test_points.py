"""points.py: countries' names beside their points, readable and in the reader's language."""

import itertools

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
import seaborn as sns
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from kzmedia import figures, language, load, points
from kzmedia.picture import figure_html

pytestmark = pytest.mark.usefixtures("house_style")
EIGHT = ["KAZ", "SGP", "EST", "RUS", "CHN", "ARE", "IND", "KOR"]


@pytest.fixture(scope="module")
def year() -> pd.DataFrame:
    table = load("internet")
    return table[table["year"] == 2019].dropna()


def scatter(table: pd.DataFrame, x="internet_users", y="fixed_broadband"):
    return sns.scatterplot(data=table, x=x, y=y)


def named(ax, table, countries, x="internet_users", y="fixed_broadband"):
    figures.names(ax, table, x, y, countries)
    figures.finish(ax, source="internet")
    figure_html(ax.figure, "alt")  # as a reader sees it: fitted margins, then drawn
    renderer = ax.figure.canvas.get_renderer()
    return {text.get_text(): Text.get_window_extent(text, renderer) for text in ax.texts}


def overlap(a: Bbox, b: Bbox) -> float:
    both = Bbox.intersection(a, b)
    return 0.0 if both is None else both.width * both.height


@pytest.mark.parametrize("code", language.LANGUAGES)
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_eight_names_are_whole_and_apart(year, code, scale) -> None:
    language.use(code)
    ax = scatter(year)
    ax.set_yscale(scale)
    boxes = named(ax, year, EIGHT)
    frame = ax.get_window_extent()
    assert len(boxes) == 8
    assert max(overlap(a, b) for a, b in itertools.combinations(boxes.values(), 2)) < 1
    for name, box in boxes.items():
        assert overlap(box, frame) > 0.99 * box.width * box.height, name


@pytest.mark.parametrize(
    ("code", "name"), [("kk", "Қазақстан"), ("ru", "Казахстан"), ("en", "Kazakhstan")]
)
def test_the_name_is_the_readers_and_stands_near_its_ringed_dot(year, code, name) -> None:
    language.use(code)
    ax = scatter(year)
    box = named(ax, year, "KAZ")[name]
    row = year.set_index("iso3").loc["KAZ"]
    dot = (row["internet_users"], row["fixed_broadband"])
    (ring,) = [line for line in ax.lines if isinstance(line, Line2D)]
    assert ring.get_xydata().tolist() == [list(dot)]
    x, y = ax.transData.transform(dot)
    aside = max(box.x0 - x, x - box.x1, 0), max(box.y0 - y, y - box.y1, 0)
    assert 0 < np.hypot(*aside) < 80  # beside it, not on it, not across the figure


def test_names_keep_off_the_legend_and_another_note(year) -> None:
    groups = year.assign(reported=np.where(year["internet_users"] > 80, "lower", "upper"))
    ax = sns.scatterplot(data=groups, x="internet_users", y="fixed_broadband", hue="reported")
    sns.move_legend(ax, "lower right")
    ax.text(84, 14, "a note of the author's own")
    boxes = named(ax, groups, EIGHT)
    note = boxes.pop("a note of the author's own")
    legend = ax.get_legend().get_window_extent()
    for name, box in boxes.items():
        assert max(overlap(box, legend), overlap(box, note)) < 1, name


def test_the_same_figure_comes_out_twice(year) -> None:
    def once() -> list[tuple[float, ...]]:
        boxes = named(scatter(year), year, EIGHT)
        plt.close("all")
        return [tuple(box.extents) for box in boxes.values()]

    assert once() == once()


def test_colours_and_limits_stay_the_datas(year) -> None:
    ax = scatter(year)
    before = ax.get_xlim(), ax.get_ylim()
    figures.names(ax, year, "internet_users", "fixed_broadband", EIGHT)
    assert (ax.get_xlim(), ax.get_ylim()) == before
    assert to_hex(ax.plot([50], [20])[0].get_color()).upper() == figures.PALETTE[0]


def test_ranks_that_may_be_missing_are_numbers_too() -> None:
    panel = load("panel")
    rows = panel[panel["year"] == 2022]
    assert str(rows["egdi_rank"].dtype) == "Int64" and rows["egdi_rank"].isna().any()
    ax = scatter(rows, "egdi_rank", "electoral_democracy")
    boxes = named(ax, rows, ["KAZ", "UZB"], "egdi_rank", "electoral_democracy")
    assert set(boxes) == {"Kazakhstan", "Uzbekistan"}


def test_a_name_in_a_crowd_moves_away_and_gets_a_line() -> None:
    crowd = np.array(
        [[100.0 + 6 * i, 100.0 + 6 * j] for i in range(-8, 9) for j in range(-4, 5)]
    )
    frame, size, point = (
        Bbox([[0, 0], [300, 300]]),
        np.array([60.0, 10.0]),
        np.array([100.0, 100]),
    )
    ((near, no_line),) = points.place([point], [size], point[None], frame)
    ((shift, line),) = points.place([point], [size], crowd, frame)
    assert not no_line and line
    assert np.linalg.norm(shift) > np.linalg.norm(near)


def test_two_countries_at_one_point_get_two_places() -> None:
    spot, size, frame = np.array([50.0, 50]), np.array([30.0, 10]), Bbox([[0, 0], [100, 100]])
    chosen = points.place([spot, spot], [size, size], spot[None], frame)
    one, other = (Bbox.from_bounds(*(spot + shift), *size) for shift, _ in chosen)
    assert overlap(one, other) == 0


# Bad input


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_errors_name_the_country_or_the_column(year, code) -> None:
    language.use(code)
    ax = scatter(year)
    x, y = "internet_users", "fixed_broadband"
    with pytest.raises(TypeError, match="ax = "):
        figures.names(ax.figure, year, x, y, "KAZ")
    with pytest.raises(ValueError, match=r"speed.*fixed_broadband"):
        figures.names(ax, year, x, "speed", "KAZ")
    with pytest.raises(ValueError, match="iso3"):
        figures.names(ax, year.drop(columns="iso3"), x, y, "KAZ")
    with pytest.raises(ValueError, match=r"ABC, KZ\b"):
        figures.names(ax, year, x, y, ["KAZ", "ABC", "KZ"])
    with pytest.raises(ValueError, match="iso3"):
        figures.names(ax, year, x, "iso3", "KAZ")
    gap = year.copy()
    gap.loc[gap["iso3"] == "SGP", y] = np.nan
    names = [points._name(code_) for code_ in ("SGP", "KAZ")]
    with pytest.raises(ValueError, match=names[0]) as raised:
        figures.names(ax, gap, x, y, ["KAZ", "SGP"])
    assert y in str(raised.value) and names[1] not in str(raised.value)
    with pytest.raises(ValueError, match=rf"{names[1]}.*panel\.year"):
        figures.names(ax, load("internet"), x, y, "KAZ")
    assert not ax.texts and not ax.lines  # nothing half done
