"""Helper library of the course on lecture 13, mass communication in digital form.

Submodules load on first use, so that ``import kzmedia`` costs almost nothing.
"""

from __future__ import annotations

import importlib

_SUBMODULES = (
    "arguments",
    "claims",
    "coalitions",
    "data",
    "divide",
    "errors",
    "explore",
    "exposure",
    "figures",
    "growth",
    "language",
    "learner",
    "market",
    "networks",
    "own_claim",
    "panel",
    "queueing",
    "ratings",
    "selfcheck",
    "slices",
    "stages",
    "survey",
    "synthetic",
)
_FUNCTIONS = {
    "check_assignment": "learner",
    "load": "data",
    "codebook": "data",
    "sources": "data",
    "use": "language",
    "personal": "slices",
}
__all__ = [*_SUBMODULES, *_FUNCTIONS]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name in _SUBMODULES:
        return importlib.import_module(f"kzmedia.{name}")
    if name in _FUNCTIONS:
        return getattr(importlib.import_module(f"kzmedia.{_FUNCTIONS[name]}"), name)
    raise AttributeError(f"module 'kzmedia' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
