"""A page made to fit: whole rows are left out, the least urgent first, and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, NamedTuple, Protocol, TypeVar

from linkwatch.report import words

_REMARK = 200
_Item = TypeVar("_Item")


class Counted(Protocol):
    """Rows that are counted without making them."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[str]: ...


class Rows(Generic[_Item]):
    """Rows that are made when they are wanted: most of very many are left out."""

    def __init__(self, row: Callable[[_Item], str], items: Sequence[_Item]) -> None:
        self._row, self._items = row, items

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[str]:
        return map(self._row, self._items)


class Section(NamedTuple):
    """A part of a page: what stands at its head, and the rows below it, of which the last are the least urgent.

    `columns` is the head of a table: it stands above the rows, and nowhere without one.
    """

    head: str
    rows: Counted = ()
    columns: str = ""


def page(sections: Sequence[Section], footer: str, limit: int) -> str:
    """Join sections, most urgent first, into a page of at most `limit` bytes of UTF-8.

    Rows are left out from the end of the page; where heads alone are too much, whole sections are. The first head and
    the footer always stay, even where these two alone are larger.
    """
    shown = _with_room_for_heads(sections, limit - size(footer))
    room = limit - size(footer) - sum(map(_least, shown))
    parts = []
    for section in shown:
        rows = _fitting(section.rows, room - size(section.columns))
        left_out = len(section.rows) - len(rows)
        table = [section.columns, *rows] if rows else []
        room = 0 if left_out else room - sum(map(size, table))
        parts.append(section.head + "".join(table) + _left_out(left_out))
    parts.extend(filter(None, [_left_out(sum(max(1, len(each.rows)) for each in sections[len(shown) :]))]))
    return "\n".join([*parts, footer])


def size(text: str) -> int:
    """Count the bytes of a text as UTF-8: never less than its characters, however they are counted."""
    return len(text.encode())


def _with_room_for_heads(sections: Sequence[Section], room: int) -> Sequence[Section]:
    sizes = list(accumulate(map(_least, sections)))
    if sizes[-1] <= room:
        return sections
    kept = sum(each + _REMARK <= room for each in sizes)
    return sections[: max(1, kept)]


def _least(section: Section) -> int:
    """Give the bytes of a section of which no row is shown: head, remark and the line between sections."""
    return size(section.head) + _REMARK


def _fitting(rows: Iterable[str], room: int) -> list[str]:
    fitting = []
    for row in rows:
        room -= size(row)
        if room < 0:
            break
        fitting.append(row)
    return fitting


def _left_out(number: int) -> str:
    if not number:
        return ""
    entries = words.count(number, "more entry", "more entries")
    return f"\n{entries} left out to keep this page small; the JSON report has all.\n"
