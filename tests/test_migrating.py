"""docs/migrating.md names only what linkwatch has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from linkwatch.cli import cli
from linkwatch.config import schema
from linkwatch.documents import parse
from linkwatch.model import Verdict
from linkwatch.options import FORMATS

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "migrating.md"
CODE = re.compile(r"`([^`]+)`")
PLAIN = frozenset({"-", "--", "/x", "#:~:text=", "#fragment", "xargs", "CI", "linkwatch.toml"})
"""Code that names no part of linkwatch."""


def named() -> Iterator[str]:
    """Give the code of our side: of the last cells of tables, and of the text around them."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        ours = line.rstrip(" |").rpartition(" | ")[2] if line.startswith("|") else line
        yield from CODE.findall(ours)


def options() -> set[str]:
    found = (option for command in cli.commands.values() for option in command.params)
    return {name for option in found if isinstance(option, click.Option) for name in option.opts}


def variables() -> set[str]:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    return set(re.findall(r"(?m)^\| `([A-Z_]+)` \|", page))


def is_known(code: str) -> bool:
    first, _, rest = code.partition(" ")
    if code.startswith("<!--"):
        off = "<!-- linkwatch: off -->\n[a](b)\n" if code == "<!-- linkwatch: on -->" else ""
        return not parse(f"{off}[a](b) {code}\n[a](b)\n", "a.md").problems
    if first == "linkwatch":
        return rest.split()[0] in cli.commands and set(re.findall(r"--[a-z-]+", rest)) <= options()
    if first == "--format":
        return rest in FORMATS
    if first == "--fail-on":
        return set(filter(None, rest.split(","))) <= set(Verdict)
    if first.startswith("-"):
        return first in options()
    return code in {*schema()["properties"], *Verdict, *variables()}


@pytest.mark.parametrize("code", sorted({*named()} - PLAIN))
def test_what_the_page_names_is_there(code: str) -> None:
    theirs = code.startswith(("lychee", "_"))
    assert theirs or is_known(code)


@pytest.mark.parametrize(
    "code", ["--nothing", "nothing", "linkwatch nothing", "<!-- linkwatch: of -->", "--format xml", "--fail-on brokn"]
)
def test_what_is_not_there_is_noticed(code: str) -> None:
    assert not is_known(code)


def test_every_row_says_something() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert len(rows) > 60
    assert all(len(row.split(" | ")) == 2 and len(row.rstrip(" |").rpartition(" | ")[2]) >= 1 for row in rows)


def pattern_for(option: str) -> re.Pattern[str]:
    """Give the pattern that is proposed for an option of lychee."""
    row = next(line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{option}` "))
    return re.compile(row.partition("`--exclude '")[2].partition("'")[0])


@pytest.mark.parametrize(
    ("option", "out", "kept"),
    [
        (
            "--scheme https",
            ("http://a.example/", "b.md", "mailto:a@a.example"),
            ("https://a.example/", "https://b.example/"),
        ),
        ("--include", ("https://a.example/", "https://a.example/x"), ("https://a.example/keep", "https://b.example/")),
    ],
)
def test_a_pattern_that_stands_for_an_option_leaves_out_what_the_option_did(
    option: str, out: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    pattern = pattern_for(option)
    assert [url for url in (*out, *kept) if pattern.search(url)] == list(out)
