"""Texts that make a regular expression work hard, derived from its own parts."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import islice
from re import _constants as codes  # type: ignore[attr-defined] # what the parser's tree is made of
from re import _parser as parser  # type: ignore[attr-defined] # the standard library has no public one
from typing import Any

import linkwatch

MOST = 60
"""Texts for one pattern."""
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
_CATEGORIES = {"DIGIT": "1", "SPACE": " ", "WORD": "a"}
_CANDIDATES = 'a1 .<-"\n[/_é'

Pattern = re.Pattern[str] | re.Pattern[bytes]


def patterns() -> dict[str, Pattern]:
    """Give every pattern that a module of the package holds, by module and name."""
    found: dict[str, Pattern] = {}
    for module in pkgutil.walk_packages(linkwatch.__path__, "linkwatch."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                _collect(found, f"{module.name}.{name}", value)
    return found


def texts(pattern: Pattern, length: int) -> Iterator[str]:
    """Give texts of about a length that begin well for the pattern, go on and on, and end badly."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = list(parser.parse(source, pattern.flags & ~re.UNICODE & ~re.DEBUG))
    made = dict.fromkeys(
        f"{start}{part * (length // len(part))}{end}"
        for before, part in _pumps(tree, "")
        for start in dict.fromkeys((before, ""))
        for end in ("", "\x01", "!")
    )
    return islice(made, MOST)


def _collect(found: dict[str, Pattern], name: str, value: Any) -> None:
    """Take patterns out of what a module holds; lazy ones have what compiled ones have, but for their flags."""
    if isinstance(value, re.Pattern):
        found.setdefault(name, value)
    elif type(value).__name__ == "_Lazy":
        found.setdefault(name, re.compile(value.pattern, value._flags))
    elif isinstance(value, tuple | list | dict) and not name.startswith("__"):
        for number, each in enumerate(value.values() if isinstance(value, dict) else value):
            if isinstance(each, re.Pattern | tuple) or type(each).__name__ == "_Lazy":
                _collect(found, f"{name}[{number}]", each)


def _pumps(tree: list[Any], before: str) -> Iterator[tuple[str, str]]:
    """Give what may be repeated, each with what has to stand before it."""
    for at, (code, value) in enumerate(tree):
        if code in _REPEATS:
            inner, rest = list(value[2]), tree[at + 1 :]
            parts = (f"{_sample(inner, pick)}{more}" for pick in range(4) for more in ("", _sample(rest, pick)))
            yield from ((before, part) for part in parts if part)
            yield from _pumps(inner, before)
        for inside in _insides(code, value):
            yield from _pumps(inside, before)
        before += _one(code, value, 0)


def _insides(code: Any, value: Any) -> Iterator[list[Any]]:
    if code is codes.SUBPATTERN:
        yield list(value[3])
    elif code is codes.ATOMIC_GROUP:
        yield list(value)
    elif code is codes.BRANCH:
        yield from map(list, value[1])


def _sample(tree: list[Any], pick: int) -> str:
    return "".join(_one(code, value, pick) for code, value in tree)


def _one(code: Any, value: Any, pick: int) -> str:
    """Give something that one part of a pattern fits; `pick` chooses where there is a choice."""
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.IN:
        return _of_class(value, pick)
    if code in {codes.ANY, codes.NOT_LITERAL}:
        return "b" if value == ord("a") else "a"
    if code in _REPEATS:
        return _sample(list(value[2]), pick) * int(value[0])
    insides = list(_insides(code, value))
    return _sample(insides[pick % len(insides)], pick) if insides else ""


def _of_class(items: list[Any], pick: int) -> str:
    if items[0][0] is codes.NEGATE:
        fitting = [char for char in _CANDIDATES if not any(_holds(item, char) for item in items[1:])] or ["~"]
    else:
        fitting = [_member(item) for item in items]
    return fitting[pick % len(fitting)]


def _member(item: Any) -> str:
    code, value = item
    if code is codes.CATEGORY:
        return _CATEGORIES.get(str(value).removeprefix("CATEGORY_"), ".")
    return chr(value[0] if code is codes.RANGE else value)


def _holds(item: Any, char: str) -> bool:
    code, value = item
    if code is codes.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if code is codes.LITERAL:
        return bool(ord(char) == value)
    kind = str(value).removeprefix("CATEGORY_")
    fits = {"DIGIT": char.isdigit(), "SPACE": char.isspace(), "WORD": char.isalnum() or char == "_"}
    return fits[kind.removeprefix("NOT_")] is not kind.startswith("NOT_")
