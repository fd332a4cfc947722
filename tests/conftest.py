"""What all tests share: each starts in English, so that none depends on another's language."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib.pyplot as plt
import pytest

from kzmedia import figures, language


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Start and end every test in English, whatever language it chose in between."""
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def house_style() -> Iterator[None]:
    """Draw in the house style; the settings of matplotlib are put back."""
    with plt.rc_context():
        figures.style()
        yield
    plt.close("all")


@pytest.fixture
def no_open_figures() -> Iterator[None]:
    """Fail a test that leaves a figure open."""
    yield
    assert plt.get_fignums() == []
