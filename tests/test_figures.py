"""figures.py and labels.py: words in three languages, nothing cut off, alt text."""

import base64
import html
import itertools
import re
import struct
import warnings

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
import seaborn as sns
from IPython.core.formatters import DisplayFormatter
from matplotlib import font_manager

from kzmedia import figures, labels, language, load

LANGUAGES = ("kk", "ru", "en")
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


pytestmark = pytest.mark.usefixtures("house_style")


def bars(horizontal=True):
    data = load("survey").query("figure == 3 and reading == 'each'")
    x, y = ("share", "option") if horizontal else ("option", "share")
    return sns.barplot(data=data, x=x, y=y)


def caption(ax):
    page = figures.figure_html(ax.figure, "alt")
    return html.unescape(re.search(r"<figcaption[^>]*>(.*)</figcaption></figure>", page)[1])


def ticks(axis):
    formatter = axis.get_major_formatter()
    return [text.replace("\n", " ") for text in formatter.format_ticks(axis.get_ticklocs())]


# Words in the reader's language


@pytest.mark.parametrize(
    ("code", "share", "answer", "missing", "line"),
    [
        ("kk", "жауаптар үлесі, %", "жауап", "көрсетілмеген", "Дереккөз: "),
        ("ru", "доля ответов, %", "ответ", "не указано", "Источник: "),
        ("en", "share of answers, %", "answer", "not reported", "Source: "),
    ],
)
def test_names_become_labels_with_units(code, share, answer, missing, line):
    language.use(code)
    ax = bars()
    assert figures.finish(ax, source="survey") is ax
    assert (ax.get_xlabel(), ax.get_ylabel()) == (share, answer)
    assert missing in ticks(ax.yaxis)
    assert "less_bureaucracy_corruption" not in ticks(ax.yaxis)
    assert caption(ax).startswith(line)


def test_legend_is_translated_and_learners_own_names_stay():
    language.use("ru")
    data = pd.DataFrame({"n": [1, 2, 3], "mine": [1, 2, 3], "reported": ["lower", "x1", "0.5"]})
    ax = sns.scatterplot(data=data, x="n", y="mine", hue="reported")
    figures.finish(ax, source="L13")
    assert ax.get_xlabel() == "объём выборки, респондентов"
    assert ax.get_ylabel() == "mine"
    legend = ax.get_legend()
    assert [t.get_text() for t in legend.get_texts()] == ["нижняя граница", "x1", "0,5"]
    assert legend.get_title().get_text() == labels.label("reported") != "reported"


@pytest.mark.parametrize(("code", "half"), [("kk", "0,5"), ("ru", "0,5"), ("en", "0.5")])
def test_ticks_have_the_decimal_sign_of_the_language(code, half):
    language.use(code)
    ax = sns.lineplot(x=[0, 1], y=[0, 0.5])
    ax.set_yticks([0, 0.5])
    figures.finish(ax, source="L13")
    assert ticks(ax.yaxis)[1] == half


def test_years_are_whole_and_never_grouped_large_numbers_are():
    language.use("ru")
    data = pd.DataFrame({"year": [2006, 2007, 2008], "users": [100_000, 300_000, 820_000]})
    ax = sns.lineplot(data=data, x="year", y="users")
    figures.finish(ax, source="L13")
    assert all(re.fullmatch(r"20\d\d", text) for text in ticks(ax.xaxis))
    assert "800\N{NO-BREAK SPACE}000" in ticks(ax.yaxis)


def test_millions_are_written_out():
    ax = sns.lineplot(x=[0, 1], y=[0, 200_000_000])
    figures.finish(ax, source="L13")
    ax.figure.canvas.draw()
    assert "200,000,000" in ticks(ax.yaxis)
    assert ax.yaxis.get_offset_text().get_text() == ""


def test_year_categories_and_negative_numbers():
    language.use("kk")
    assert labels.value_label("2006") == "2006"
    assert labels.value_label("−0.25") == "−0,25"


def test_log_ticks_are_plain_numbers():
    ax = sns.lineplot(x=[10, 10_000], y=[1, 2])
    ax.set_xscale("log")
    figures.finish(ax, source="L13")
    assert {"10", "100", "1000", "10,000"} <= set(ticks(ax.xaxis))


def test_labels_may_be_given_or_left_out():
    ax = bars()
    figures.finish(ax, source=["L13 §5", "survey"], x="labels.margin", y=None)
    assert ax.get_xlabel() == "margin of error, percentage points"
    assert ax.get_ylabel() == ""
    assert caption(ax).startswith("Source: lecture 13, §5; ")
    figures.finish(ax, source="connected.curve.source")
    assert caption(ax) == "Source: invented for this lesson"


def test_the_source_is_in_the_figure_too_once_and_stays_after_showing():
    ax = bars()
    for _ in range(2):
        figures.finish(ax, source="L13")
    figures.figure_html(ax.figure, "alt")
    (line,) = ax.figure.texts
    assert line.get_text() == "Source: lecture 13" and line.get_visible()


def test_finish_twice_changes_nothing_more():
    ax = bars()
    figures.finish(ax, source="survey")
    before = ticks(ax.xaxis), ticks(ax.yaxis), ax.get_xlabel()
    figures.finish(ax, source="survey")
    assert (ticks(ax.xaxis), ticks(ax.yaxis), ax.get_xlabel()) == before


# Nothing cut off, every letter there


def words_lie_inside(figure):
    figures.figure_html(figure, "alt")
    box, (width, height) = figure.get_tightbbox(), figure.get_size_inches()
    return box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("horizontal", [True, False])
def test_no_word_is_cut_off(code, horizontal):
    language.use(code)
    ax = figures.finish(bars(horizontal), source="survey")
    assert not words_lie_inside_unfitted(ax.figure)  # else this test shows nothing
    assert words_lie_inside(ax.figure)
    axis = ax.yaxis if horizontal else ax.xaxis
    boxes = [tick.get_window_extent() for tick in axis.get_ticklabels()]
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes, 2))


def words_lie_inside_unfitted(figure):
    box, (width, height) = figure.get_tightbbox(), figure.get_size_inches()
    return box.x0 >= 0 and box.y0 >= 0.4 and box.x1 <= width and box.y1 <= height


def test_legend_beside_the_axes_is_not_cut_off():
    language.use("kk")
    ax = sns.lineplot(
        data=load("kazakhstan_internet"), x="year", y="internet_users", hue="basis"
    )
    sns.move_legend(ax, "upper left", bbox_to_anchor=(1, 1))
    figures.finish(ax, source="kazakhstan_internet")
    assert words_lie_inside(ax.figure)


def test_a_word_longer_than_its_column_is_slanted():
    names = [f"электрбайланыс{i}" for i in range(9)]
    ax = sns.barplot(x=names, y=range(9))
    figures.finish(ax, source="L13")
    assert words_lie_inside(ax.figure)
    assert {tick.get_rotation() for tick in ax.get_xticklabels()} == {30}


def test_every_kazakh_letter_has_a_glyph():
    name = plt.rcParams["font.sans-serif"][0]
    path = font_manager.findfont(name, fallback_to_default=False)
    glyphs = font_manager.get_font(path).get_charmap()
    assert [letter for letter in KAZAKH if ord(letter) not in glyphs] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_drawing_gives_no_warning(code):
    language.use(code)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = figures.finish(bars(), source="survey", x="labels.lower")
        figures.figure_html(ax.figure, KAZAKH)


# Displaying


def shown(monkeypatch, *args, **kwargs):
    objects = []
    monkeypatch.setattr("IPython.display.display", objects.append)
    figures.show(*args, **kwargs)
    (item,) = objects
    return DisplayFormatter().format(item)[0]


def test_show_gives_html_with_alt_and_the_alt_as_text(monkeypatch):
    ax = figures.finish(bars(), source="survey")
    data = shown(monkeypatch, ax, alt="figures.source", source='a < "b" & 0.5')
    assert data["text/plain"] == 'Source: a < "b" & 0.5'
    assert 'alt="Source: a &lt; &quot;b&quot; &amp; 0.5"' in data["text/html"]
    assert set(data) == {"text/html", "text/plain"}
    assert plt.get_fignums() == []


def test_the_picture_is_a_png_of_the_stated_size(monkeypatch):
    page = shown(monkeypatch, bars(), alt="figures.lecture")["text/html"]
    png = base64.b64decode(re.search(r'src="data:image/png;base64,([^"]+)"', page)[1])
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    assert f'width="{width}" height="{height}"' in page
    assert (width, height) == (700, 400)


def test_numbers_in_the_alt_follow_the_language(monkeypatch):
    language.use("ru")
    data = shown(monkeypatch, bars(), alt="figures.source", source=np.float64(0.5))
    assert data["text/plain"] == "Источник: 0,5"


def test_plain_python_prints_the_alt_only(capsys):
    figures.show(bars(), alt="figures.source", source="x")
    assert capsys.readouterr().out == "Source: x\n"


# Bad input


@pytest.mark.parametrize("code", LANGUAGES)
def test_errors_say_what_to_do(code):
    language.use(code)
    ax = bars()
    with pytest.raises(TypeError, match=r"ax = sns\.barplot"):
        figures.finish(None, source="survey")
    with pytest.raises(TypeError, match=r"ax = sns\.barplot"):
        figures.show("ax", alt="figures.lecture")
    with pytest.raises(ValueError, match="xlabel.*legend"):
        figures.finish(ax, source="survey", xlabel="share")
    with pytest.raises(ValueError, match=r"figures\.source.*source=…"):
        figures.show(ax, alt="figures.source")
    with pytest.raises(LookupError, match="survey.no_such_alt"):
        figures.show(ax, alt="survey.no_such_alt")
    with pytest.raises(ValueError, match="survye"):
        figures.finish(ax, source="survye")


def test_intervals_run_from_the_lower_to_the_upper_bound() -> None:
    table = pd.DataFrame(
        {
            "scenario": ["at_low", "anywhere", "at_low", "anywhere"],
            "reading": ["each", "each", "together", "together"],
            "lower": [3.1, 3.0, 2.5, 2.2],
            "upper": [3.1, 3.5, 2.7, 3.7],
        }
    )
    ax = figures.intervals(table, y="scenario", hue="reading", x="mean_level")
    drawn = sorted(
        tuple(segment[:, 0]) for lines in ax.collections for segment in lines.get_segments()
    )
    assert drawn == sorted(zip(table["lower"], table["upper"], strict=True))
    assert len({tuple(lines.get_color()[0]) for lines in ax.collections}) == 2
    language.use("kk")
    figures.finish(ax, source="survey")
    heads = [text.get_text() for text in ax.get_legend().get_texts()]
    assert "each" not in heads and len(heads) == 2
    plt.close("all")


def test_a_column_of_values_puts_a_dot_on_each_interval() -> None:
    table = pd.DataFrame({"a": ["p", "q"], "b": "c", "r": [2, 5], "lower": 1, "upper": 6})
    dots = [line.get_xdata() for line in figures.intervals(table, "a", "b", "r").lines]
    assert [list(at) for at in dots if len(at)] == [[2, 5]]  # and none at the ends
    plt.close("all")


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_intervals_without_bounds_name_the_column(code: str) -> None:
    language.use(code)
    table = pd.DataFrame({"scenario": ["a"], "reading": ["b"], "lower": [1.0]})
    with pytest.raises(ValueError, match="upper.*scenario, reading, lower"):
        figures.intervals(table, y="scenario", hue="reading")
