"""No regular expression of the program takes more than polynomial time, and that of a low degree."""

import re

import pytest

from fuzzing.expressions import patterns, texts

LENGTH = 400
"""Characters: what takes exponential time, or their fourth power, does not end here."""
FOUND = patterns()


@pytest.mark.timeout(20)  # the engine heeds signals: what does not end fails here
@pytest.mark.parametrize("name", FOUND)
def test_a_pattern_finds_its_way_out_of_every_text(name: str) -> None:
    pattern = FOUND[name]
    for text in texts(pattern, LENGTH):
        if isinstance(pattern.pattern, bytes):
            re.search(pattern.pattern, text.encode("latin-1", "replace"), pattern.flags)
        else:
            re.search(pattern.pattern, text, pattern.flags)


def test_there_are_patterns_and_texts_for_them() -> None:
    assert len(FOUND) > 300
    assert sum(bool(list(texts(pattern, LENGTH))) for pattern in FOUND.values()) > 150


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"x(a|b)+c", "x" + "a" * 20),
        (r"[^\d\s]+\d*", "a" * 20 + "!"),
        (r"(?:ab?)*$", "a" * 20 + "\x01"),
        ("y(已|被|已被)+z", "y" + "已被" * 10),
    ],
)
def test_the_texts_are_those_that_a_person_would_try(source: str, text: str) -> None:
    assert text in list(texts(re.compile(source), 20))
