"""What pages of Markdown for GitHub are made of: rows of tables, places, links and text from outside, made fit."""

from __future__ import annotations

from collections.abc import Sequence

from linkwatch.model import Occurrence
from linkwatch.report import escape, words

LONGEST_URL = 100
LONGEST_TEXT = 500

_MOST_PLACES = 10


def table_head(*titles: str) -> str:
    """Give the first two rows of a table."""
    return row(*titles) + row(*["---"] * len(titles))


def row(*cells: str) -> str:
    """Give one row of a table; the cells are Markdown already."""
    return f"| {' | '.join(cells)} |\n"


def places(occurrences: Sequence[Occurrence]) -> list[str]:
    """Give the places of a link, the first ten of them."""
    shown = [escape.code(short(words.place(each))) for each in occurrences[:_MOST_PLACES]]
    if len(occurrences) > _MOST_PLACES:
        shown.append(f"and {len(occurrences) - _MOST_PLACES} more")
    return shown


def link(url: str) -> str:
    """Give a link that shows its address."""
    return escape.link(address(url), url)


def address(url: str) -> str:
    """Give an address as people may read it, not too long; it is no Markdown yet."""
    return escape.shorten(escape.address(url), LONGEST_URL)


def text(from_outside: str, limit: int = LONGEST_TEXT) -> str:
    """Give text from outside as inline Markdown that shows just that text."""
    return escape.markdown(short(from_outside, limit))


def short(from_outside: str, limit: int = LONGEST_TEXT) -> str:
    """Clean before cutting: half an address would still hold its password."""
    return escape.shorten(escape.one_line(from_outside), limit)
