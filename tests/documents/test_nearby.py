from __future__ import annotations

import time

import pytest

from linkwatch.documents.nearby import nearby

NAMES = ("guide.md", "installation.md", "part-1.md", "logo.svg", "notes.html", "notes.md", ".env", "a.md", "README.md")


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("guid.md", "guide.md"),
        ("instalation.md", "installation.md"),
        ("Instalation.md", "installation.md"),
        ("guide", "guide.md"),
        ("guide.html", "guide.md"),
        ("logo.png", "logo.svg"),
        ("note.md", "notes.md"),  # of two that are as near, the Markdown
        ("readme", "README.md"),
        (".envs", ".env"),
    ],
)
def test_a_name_that_is_nearly_right_is_found(wanted: str, meant: str) -> None:
    assert nearby(wanted, NAMES) == meant


@pytest.mark.parametrize("wanted", ["b.md", "part-2.md", "part.md", "env", "nothing.md", "", "installations-of-old.md"])
def test_what_is_called_quite_otherwise_must_not_be_guessed(wanted: str) -> None:
    assert nearby(wanted, NAMES) == ""


def test_the_order_of_the_names_changes_nothing() -> None:
    assert nearby("note.md", reversed(NAMES)) == nearby("note.md", NAMES)


def test_very_many_names_cost_little() -> None:
    names = [f"section{'x' * (at % 3)}-{at % 7}" for at in range(10_000)]
    before = time.process_time()
    assert nearby("sectoin-3", names) == "section-3"
    assert time.process_time() - before < 1
