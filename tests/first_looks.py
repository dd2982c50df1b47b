"""Derives from a regular expression texts of which every match has at least one, and texts that it matches."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from random import Random
from re import _constants as op  # type: ignore[attr-defined] # the standard library's own tree of a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from linkwatch.patterns import folded

SHORTEST = 2
"""Bytes of a text: single letters are everywhere."""
MOST_SPELLINGS = 60
MOST_TEXTS = 250

Item = tuple[Any, Any]
Texts = frozenset[str]


def texts_of(source: str, flags: int) -> Texts | None:
    """Give texts, folded, of which each match of a pattern has one; None where there are none that tell anything."""
    found = _of_sequence(parser.parse(source, flags))
    return found if found and len(found) <= MOST_TEXTS else None


def matching_texts(source: str, flags: int, chance: Random) -> Iterator[str]:
    """Make up texts that a pattern matches, but for what it asserts of what stands around."""
    tree = parser.parse(source, flags)
    while True:
        text = "".join(_made(tree, chance))
        yield text if chance.random() < 1 / 2 else "".join(map(chance.choice, zip(text, text.upper(), strict=False)))


def _made(items: Iterable[Item], chance: Random) -> Iterator[str]:
    for kind, value in items:
        if kind in _INSIDE:
            yield from _made(_INSIDE[kind](value, chance), chance)
        elif kind in _REPEATS:
            for _ in range(chance.randint(value[0], min(value[1], value[0] + 2))):
                yield from _made(value[2], chance)
        elif kind in _CHARACTERS:
            yield _CHARACTERS[kind](value, chance)
        else:
            assert kind in {op.AT, op.ASSERT, op.ASSERT_NOT}, kind


def _one_of(inner: list[Item], chance: Random) -> str:
    """Give a character of a class."""
    is_other = inner[0][0] is op.NEGATE
    if not is_other:
        kind, value = chance.choice(inner)
        if kind is op.LITERAL:
            return chr(value)
        if kind is op.RANGE:
            return chr(chance.randint(*value))
        inner = [(kind, value)]
    return chance.choice([char for char in _SOME if any(_is_in(char, *each) for each in inner) != is_other])


def _is_in(char: str, kind: Any, value: Any) -> bool:
    if kind is op.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if kind is op.CATEGORY:
        return _CATEGORIES[value](char)
    return kind is op.LITERAL and ord(char) == value


_INSIDE: dict[Any, Callable[[Any, Random], Any]] = {
    op.BRANCH: lambda value, chance: chance.choice(value[1]),
    op.SUBPATTERN: lambda value, _chance: value[3],
    op.ATOMIC_GROUP: lambda value, _chance: value,
}
_CHARACTERS: dict[Any, Callable[[Any, Random], str]] = {
    op.LITERAL: lambda value, _chance: chr(value),
    op.NOT_LITERAL: lambda value, _chance: "x" if value != ord("x") else "y",
    op.ANY: lambda _value, chance: chance.choice("ab -"),
    op.IN: _one_of,
}
_SOME = "ab z09_-. !?\"'#/é字"
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdigit(),
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    op.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


def _of_sequence(items: Iterable[Item]) -> Texts | None:
    flat = [*_flat(items)]
    options = [_of_item(*item) for item in flat]
    spelled = [_spellings(*item) for item in flat]
    for first in range(len(flat)):
        run = [""]
        for each in spelled[first:]:
            if each is None or len(run) * len(each) > MOST_SPELLINGS:
                break
            run = [before + after for before, after in product(run, each)]
            options.append(_usable(run))
    return min(filter(None, options), key=_commonness, default=None)


def _of_item(kind: Any, value: Any) -> Texts | None:
    if kind is op.BRANCH:
        ways = [_of_sequence(way) for way in value[1]]
        return _usable(text for way in ways for text in way or {""})
    if kind is op.SUBPATTERN:
        return _of_sequence(value[3])
    if kind in _REPEATS and value[0] > 0:
        return _of_sequence(value[2])
    return None


def _usable(texts: Iterable[str]) -> Texts | None:
    """Give the texts without those that have another in them; None if one is too short to tell anything."""
    found = {folded(text) for text in texts}
    if any(len(text.encode()) < SHORTEST for text in found):
        return None
    return frozenset(text for text in found if not any(other in text for other in found if other != text))


def _commonness(texts: Texts) -> tuple[float, list[str]]:
    """Rank texts by how often one of them may stand in others, and how long it takes to look for all of them."""
    return sum(8.0 ** -len(text.encode()) + 1e-7 for text in texts), sorted(texts)


def _flat(items: Iterable[Item]) -> Iterator[Item]:
    for kind, value in items:
        if kind is op.SUBPATTERN and not (value[1] or value[2]):
            yield from _flat(value[3])
        elif kind is op.ATOMIC_GROUP:
            yield from _flat(value)
        else:
            yield kind, value


def _spellings(kind: Any, value: Any) -> list[str] | None:
    """Give all that an item may stand for, where that is not much."""
    if kind is op.LITERAL:
        return [chr(value)]
    if kind is op.IN and all(inner is op.LITERAL for inner, _ in value):
        return [chr(inner) for _, inner in value]
    if kind in {op.AT, op.ASSERT, op.ASSERT_NOT}:
        return [""]
    if kind is op.BRANCH:
        ways = [_spellings_of_sequence(way) for way in value[1]]
        return None if None in ways else [text for way in ways for text in way or ()]
    if kind in _REPEATS and value[:2] == (0, 1):
        once = _spellings_of_sequence(value[2])
        return None if once is None else ["", *once]
    return None


def _spellings_of_sequence(items: Iterable[Item]) -> list[str] | None:
    found = [""]
    for item in _flat(items):
        each = _spellings(*item)
        if each is None or len(found) * len(each) > MOST_SPELLINGS:
            return None
        found = [before + after for before, after in product(found, each)]
    return found


_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
