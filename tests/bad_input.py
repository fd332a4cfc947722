"""What the house asks of an error: it names what was wrong, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kzmedia import language


def named_in_three_languages(call: Callable, error: type[Exception], named: str) -> None:
    """Assert that a call fails in each language, names the value, and is translated."""
    said = {}
    for code in language.LANGUAGES:
        language.use(code)
        with pytest.raises(error) as caught:
            call()
        said[code] = str(caught.value)
        assert named in said[code] and "{" not in said[code]
    assert len(set(said.values())) == 3
