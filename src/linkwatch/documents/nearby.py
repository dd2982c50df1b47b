"""What a name was probably meant to be that nothing in a folder has."""

from __future__ import annotations

import difflib
import heapq
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

_LEAST_ALIKE = 0.8
_MOST_STEMS = 300
_MOST_DIFFERENCE = 2
_NO_DIGITS = re.compile(r"[^0-9]+")


def nearby(wanted: str, names: Iterable[str]) -> str:
    """Give the name that is nearly the wanted one, '' where none is; suffixes may differ, numbers must not.

    Hidden files are meant only where they are named as such. Few names are compared letter by letter.
    """
    stem = _stem(wanted)
    found: dict[str, list[str]] = {}
    for name in names:
        if name.startswith(".") == wanted.startswith(".") and _may_be(stem, _stem(name)):
            found.setdefault(_stem(name), []).append(name)
    few = heapq.nsmallest(_MOST_STEMS, found)
    [nearest] = difflib.get_close_matches(stem, few, 1, _LEAST_ALIKE) or [""]
    return min(found.get(nearest, ()), key=lambda name: (not name.endswith(".md"), name), default="")


def _stem(name: str) -> str:
    return PurePosixPath(name).stem.casefold()


def _may_be(stem: str, other: str) -> bool:
    is_as_long = abs(len(stem) - len(other)) <= _MOST_DIFFERENCE
    return is_as_long and _NO_DIGITS.sub(" ", stem).strip() == _NO_DIGITS.sub(" ", other).strip()
