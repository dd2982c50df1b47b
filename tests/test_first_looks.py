"""What patterns look for first: the table has of each long pattern texts of which every match has at least one."""

import os
import pkgutil
import re
import sys
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

import first_looks
import linkwatch
from first_looks import matching_texts
from linkwatch.first_looks import FIRST_LOOKS
from linkwatch.patterns import folded, key, lazy

FILE = Path(linkwatch.__file__).with_name("first_looks.py")
LONG = 200
"""Characters of a pattern that takes long enough to compile or to look for."""

TRIES = 500
"""Texts that are made of each pattern; those that its assertions refuse do not count."""

HEAD = '''"""Texts of which every match of a pattern has at least one, by `patterns.key`; written by a test."""

# ruff: noqa: E501, RUF001 - made by a program, for a program
from __future__ import annotations

FIRST_LOOKS = {
'''


KIND: Any = type(lazy(""))


def long_patterns() -> dict[str, Any]:
    """Give the long patterns of what judges and reads pages, by their names."""
    for module in pkgutil.walk_packages(linkwatch.__path__, "linkwatch."):
        if module.name.startswith(("linkwatch.rules.", "linkwatch.fetch.")):
            import_module(module.name)
    modules = [(name, sys.modules[name]) for name in sorted(sys.modules) if name.startswith("linkwatch.")]
    found = {
        id(each): (f"{name.removeprefix('linkwatch.')}.{own}", each)
        for name, module in reversed(modules)
        if name.startswith(("linkwatch.rules.", "linkwatch.fetch."))
        for own, each in vars(module).items()
        if type(each) is KIND
    }
    named = dict(sorted(found.values()))
    return {name: each for name, each in named.items() if isinstance(each.pattern, str) and len(each.pattern) >= LONG}


@cache
def each_compiled(name: str) -> re.Pattern[str]:
    return re.compile(PATTERNS[name].pattern, PATTERNS[name].flags)


PATTERNS = long_patterns()
LOOKS = {
    name: looks.split("\n")
    for name, each in PATTERNS.items()
    if (looks := FIRST_LOOKS.get(key(each.pattern, each._flags)))
}


def made() -> str:
    rows = []
    for name, each in PATTERNS.items():
        texts = first_looks.texts_of(each.pattern, each._flags)
        if texts:
            joined = "\\n".join(text.replace("\\", "\\\\").replace('"', '\\"') for text in sorted(texts))
            rows.append(f'    {key(each.pattern, each._flags)}: "{joined}",  # {name}\n')
    return HEAD + "".join(rows) + "}\n"


def test_the_table_is_made_of_the_patterns() -> None:
    """It is made here, since it takes ten times as long to make as to compile all patterns; until then they are slow.

    Whoever changes a pattern has no command to know: the tests, which he runs anyway, write the table and say so.
    """
    table = made()
    is_of_them = FILE.read_text() == table
    if not is_of_them:
        FILE.write_text(table)
    assert is_of_them or os.environ.get("LINKWATCH_REWRITE_GOLDEN"), f"{FILE.name} is written anew: commit it, too"


def test_most_long_patterns_have_a_first_look() -> None:
    assert len(LOOKS) > len(PATTERNS) * 2 / 3


@pytest.mark.parametrize("name", LOOKS)
def test_whatever_a_pattern_matches_has_one_of_its_texts(name: str) -> None:
    each = PATTERNS[name]
    texts = matching_texts(each.pattern, each.flags, Random(name))
    found = [match[0] for text in islice(texts, TRIES) if (match := each_compiled(name).search(text))]
    assert len(found) > TRIES / 20
    assert [text for text in found if not any(look in folded(text) for look in LOOKS[name])] == []


def test_letters_that_patterns_take_for_the_same_are_folded_to_one() -> None:
    cased = "".join(char for char in map(chr, range(0x20000)) if char.lower() != char or char.upper() != char)
    for letter in sorted({*"".join(map("".join, LOOKS.values()))}):
        alike = re.findall(re.escape(letter), cased, re.IGNORECASE)
        assert [char for char in alike if folded(f"a{char}b") != f"a{letter}b"] == []


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("missing", {"missing"}),
        ("(?:not|never) found", {"not found", "never found"}),
        ("(?:cannot|unable)!", {"cannot!", "unable!"}),
        ("gone(?: away)?", {"gone"}),
        ("(?:x)?(?:every)+ (?:lost|gone)", {"every"}),
        ("Page|PAGES", {"page"}),
        ("[ab]b?", None),
        (r"\w+(?: lost)?", None),
        ("lost|\\d+", None),
        ("(?=lost)\\w+", None),
        ("(?<!not )found", {"found"}),
    ],
)
def test_texts_are_such_as_no_match_is_without(source: str, texts: set[str] | None) -> None:
    assert first_looks.texts_of(source, re.IGNORECASE) == texts
