"""The commonest errors are known by their words and explained; the error stays an error."""

from __future__ import annotations

import os
from typing import Any

import nbformat
import numpy as np
import pandas as pd
import pytest

from kzmedia import errors, language, selfcheck


def table() -> pd.DataFrame:
    return pd.DataFrame({"iso3": ["KAZ", "UZB", "KGZ"], "share": [1.0, 2.0, 3.0]})


def caught(code: str) -> Exception:
    """What pandas itself raises: no message is typed in here."""
    with pytest.raises(Exception) as found:
        exec(code, {"table": table(), "pd": pd, "np": np})
    return found.value


MADE = {
    "key": [
        "table['shere']",
        "table[['shere', 'iso3']]",
        "table[['shere', 'ios3']]",
        "table.loc[9]",
        "table.set_index('iso3')['share']['RUS']",
        "table.groupby('contry')",
        "table.sort_values('shere')",
        "table.drop(columns=['zz'])",
    ],
    "pair": ["table['iso3', 'share']"],
    "ambiguous": [
        "table['share'] > 1 and table['share'] < 3",
        "bool(table)",
        "if table['share'] > 1: pass",
        "max(table['share'], 2)",
        "np.array([1, 2]) and 1",
    ],
    "text_number": [
        "table['iso3'] + 1",
        "1 + 'a'",
        "table['iso3'] * table['share']",
        "table['iso3'] > 3",
        "table['iso3'].mean()",
        "table.mean()",
        "table.assign(x=['a', 'b', 'a']).groupby('x').mean()",
        "float('12,5')",
        "table['iso3'].astype(float)",
        "pd.to_numeric(table['iso3'])",
        "table['share'] + 'a'",
    ],
    "none": ["None + 1", "dict().get(1)[2]", "None.mean()", "len(None)", "for x in None: pass"],
    "attribute": ["table.shere", "table['share'].groupBy", "[1].mean()", "table.append(1)"],
    "labels": ["table == table[:2]", "table[table['share'][:2] > 1]"],
    "shape": [
        "table['new'] = [1, 2]",
        "pd.DataFrame({'a': [1, 2], 'b': [1]})",
        "np.array([1, 2]) + np.array([1, 2, 3])",
        "table['share'] == [1, 2]",
        "table.columns = ['a']",
        "table.loc[[True, False]]",
    ],
    "name": ["shere", "table.query('share > @least')"],
    "query": ["table.query('shere > 2')"],
}


@pytest.mark.parametrize(("kind", "code"), [(k, c) for k, codes in MADE.items() for c in codes])
def test_what_pandas_raises_is_explained_in_three_languages(kind: str, code: str) -> None:
    error = caught(code)
    said = set()
    for code_ in language.LANGUAGES:
        language.use(code_)
        text = errors.explain(type(error).__name__, str(error))
        assert text is not None, f"{type(error).__name__}: {error}"
        plain = language.text(f"learner.error.{kind}.do")
        assert text.split("\n")[-1].endswith(plain)
        assert len(text.split("\n")) == 3
        said.add(text)
    assert len(said) == 3


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("AssertionError", "the share was not multiplied by 100"),
        ("NameError", "`total` әлі толтырылмаған."),
        ("KeyError", ""),
        ("ValueError", "invalid literal"),
        ("ZeroDivisionError", "division by zero"),
        ("Exception", "'share'"),
        ("", ""),
        ("KeyError", "None"),
        ("TypeError", "NONE"),
    ],
)
def test_other_errors_are_left_alone(name: str, said: str) -> None:
    assert errors.explain(name, said) is None


def test_a_close_name_is_named_and_a_far_one_is_not() -> None:
    known = ["share", "iso3", "Year"]
    assert "`share`" in errors.explain("KeyError", "'shere'", known)
    assert "`Year`" in errors.explain("KeyError", "'year '", known)
    assert "Close to it" not in errors.explain("KeyError", "'population'", known)
    # The same name elsewhere (a row's label among columns) is no advice.
    assert "Close to it" not in errors.explain("KeyError", "'share'", ["share"])


def test_long_and_odd_words_do_no_harm() -> None:
    long = errors.explain("KeyError", repr("{x}" * 500))
    assert "{x}{x}" in long and len(long) < 1000
    assert errors.explain("KeyError", "'<b>{0}</b>'").count("<b>") == 1
    lines = errors._lines("KeyError", "'<b>{0}</b>'", ())
    assert "<b>" not in errors._page(lines)


def test_outside_a_notebook_nothing_happens() -> None:
    assert selfcheck.explain_errors() is None


def played(*sources: str, **environment: str) -> list[Any]:
    """Outputs of cells run by a real kernel that explains errors."""
    from nbclient import NotebookClient

    start = "import pandas as pd, kzmedia\nfrom kzmedia import selfcheck\n"
    setup = start + 'kzmedia.use("kk")\nselfcheck.explain_errors()\nselfcheck.explain_errors()'
    cells = [nbformat.v4.new_code_cell(source) for source in (setup, *sources)]
    client = NotebookClient(nbformat.v4.new_notebook(cells=cells), allow_errors=True)
    client.execute(env={**os.environ, **environment})
    return [cell.outputs for cell in cells[1:]]


TABLE = 'table = pd.DataFrame({"share": [1.0, 2.0]})\n'


@pytest.mark.slow
def test_in_a_kernel_the_explanation_stands_below_the_error() -> None:
    wrong, near, right, told, other, after = played(
        TABLE + 'table["shere"]',
        "tabel",
        "1 + 1",
        'selfcheck.must(5, 6, hint="selfcheck.unreadable")',
        "1 / 0",
        "table.shere",
    )
    error, note = wrong
    assert (error.output_type, error.ename, error.evalue) == ("error", "KeyError", "'shere'")
    assert any("KeyError" in part for part in error.traceback)
    page = note.data["text/html"]
    assert note.output_type == "display_data"
    assert 'role="note"' in page and 'lang="kk"' in page and "<code>share</code>" in page
    assert "`share`" in note.data["text/plain"] and "Не істеу керек" in note.data["text/plain"]
    assert near[0].ename == "NameError" and "`table`" in near[1].data["text/plain"]
    assert right[0].data["text/plain"] == "2"
    assert [one.output_type for one in told] == ["error"] and told[0].ename == "AssertionError"
    assert [one.ename for one in other] == ["ZeroDivisionError"]
    assert after[0].ename == "AttributeError" and "`share`" in after[1].data["text/plain"]


@pytest.mark.slow
def test_the_reply_of_the_kernel_is_an_error_still() -> None:
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="python3")
    try:
        client.execute_interactive("from kzmedia import selfcheck; selfcheck.explain_errors()")
        reply = client.execute_interactive("{}['a']", output_hook=lambda _: None)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert reply["content"]["status"] == "error" and reply["content"]["ename"] == "KeyError"


@pytest.mark.slow
def test_nbgrader_gives_a_cell_with_an_explanation_no_points() -> None:
    from nbgrader.utils import determine_grade

    outputs = played(TABLE + 'table["shere"]', "1 + 1", KZMEDIA_STUDENT="s001")
    grades = []
    for shown in outputs:
        settings = {"grade": True, "solution": False, "points": 3, "grade_id": "q1_test"}
        cell = nbformat.v4.new_code_cell("x", metadata={"nbgrader": settings}, outputs=shown)
        cell.outputs = [one for one in cell.outputs if one.output_type != "execute_result"]
        grades.append(determine_grade(cell))
    assert grades == [(0, 3), (3, 3)]
    # While a class is graded, a hidden test's table does not tell its columns.
    assert "share" not in outputs[0][1].data["text/plain"].replace("shere", "").split("\n")[1]
    assert "Ұқсас" not in outputs[0][1].data["text/plain"]
