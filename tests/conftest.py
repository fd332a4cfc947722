"""What all tests share: each starts in English, so that none depends on another's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kzmedia import language


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Start and end every test in English, whatever language it chose in between."""
    language.use("en")
    yield
    language.use("en")
