"""Tables whose pipes stand in line: found by how wide their cells are shown, and written so that they still do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from linkwatch.papers import cells, width
from linkwatch.papers.cells import BLANKS, Pieces, Row, Table
from linkwatch.records import dataclass

Measure = Callable[[str], int | None]
Entry = tuple[Row | None, Sequence[str]]
"""A row as it was, None for a new one, and the cells that it shall have."""


class Side(Enum):
    """On which side of their column cells stand that are not as wide as it."""

    LEFT = auto()
    CENTER = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its width with its blanks, and the least blanks before and behind a cell.

    The width is 0 where each cell ends by itself: in a last column that no pipes close.
    """

    width: int
    side: Side
    lead: int
    trail: int


@dataclass(frozen=True, slots=True)
class Grid:
    """An aligned table; `raws` are its cells with their blanks, by line of the document."""

    measure: Measure
    head: str
    closed: bool
    columns: tuple[Column, ...]
    raws: dict[int, tuple[str, ...]]
    delimiter: Row

    def render(self, places: Sequence[int | None], entries: Sequence[Entry]) -> list[str]:
        """Write the header row (the first entry), the delimiter row and all others.

        `places` says for each column which one it was, None for a new one. A column grows if it must and never
        shrinks: in one that need not grow, cells that stay keep their blanks.
        """
        columns = [self._column(at, place, entries) for at, place in enumerate(places)]
        changed = [new[0] for row, new in entries if row is None or row.cells[0] != new[0]]
        begins = "|" in self.head or all(cell.startswith("[") for cell in changed)
        head = self.head if begins else f"{self.head}| "
        (header, _), *others = entries
        tails = [self._tail(row) for row in (header, self.delimiter, *(row for row, _ in others))]
        return [f"{head}{'|'.join(row)}{tail}" for *row, tail in zip(*columns, tails, strict=True)]

    def _tail(self, row: Row | None) -> str:
        """Give what stands behind the last cell; for a new row no more than the pipe."""
        if not self.closed:
            return ""
        return cells.pieces(row.source).tail if row else "|"

    def _column(self, at: int, place: int | None, entries: Sequence[Entry]) -> list[str]:
        """Write the cells of one column, the delimiter's as the second."""
        column = _NEW if place is None else self.columns[place]
        found = [self._kept(at, place, entry) for entry in entries]
        blank = "" if column.trail else " "  # a backslash at a cell's end must not reach the pipe
        cores = [core + blank * core.endswith("\\") for core in (cells.escape(new[at]) for _, new in entries)]
        needed = [column.lead + self._width(core) + column.trail for core in cores if core]
        wide = max([column.width, *needed]) if column.width else 0
        written = [
            self._aligned(core, column, wide) if raw is None else self._widened(raw, column.side, wide)
            for core, raw in zip(cores, found, strict=True)
        ]
        return [written[0], self._delimiter(place, wide), *written[1:]]

    def _kept(self, at: int, place: int | None, entry: Entry) -> str | None:
        """Give the cell with its blanks as it was, None where it is another one now."""
        row, new = entry
        if row is None or place is None or row.line not in self.raws or row.cells[place] != new[at]:
            return None
        return self.raws[row.line][place]

    def _width(self, text: str) -> int:
        found = self.measure(text)
        return len(text) if found is None else found

    def _widened(self, raw: str, side: Side, wide: int) -> str:
        slack = max(0, wide - self._width(raw))
        before = {Side.LEFT: 0, Side.CENTER: slack // 2, Side.RIGHT: slack}[side]
        return " " * before + raw + " " * (slack - before)

    def _aligned(self, core: str, column: Column, wide: int) -> str:
        return self._widened(" " * column.lead + core + " " * column.trail, column.side, wide)

    def _delimiter(self, place: int | None, wide: int) -> str:
        """Write the delimiter row's cell; a new one has blanks around it if the others have."""
        raws = self.raws[self.delimiter.line]
        blank = " " * all(raw.startswith(" ") for raw in raws[1:] or raws)
        raw = f"{blank}-{blank}" if place is None else raws[place]
        return raw.replace("-", "-" * max(1, 1 + wide - self._width(raw)), 1)


def find(table: Table, rows: Sequence[Row]) -> Grid | None:
    """Give the grid of a table if the pipes of header, delimiter row and `rows` stand in line, else None.

    Pipes stand in line on a screen, where some characters take two columns, or else counted in characters, as editors
    do that know no better.
    """
    rows = [table.header, table.delimiter, *rows]
    cut = [cells.pieces(row.source) for row in rows]
    head, closed = cut[0].head, cut[0].closed
    if any((each.head, len(each.raws), each.closed) != (head, table.width, closed) for each in cut):
        return None
    if any("\t" in row.source for row in rows):
        return None  # nobody can say how wide that is
    raws = {row.line: _with_last_blanks(each) for row, each in zip(rows, cut, strict=True)}
    for measure in (width.of, len):
        widths = [{measure(raw) for raw in column} for column in zip(*raws.values(), strict=True)]
        inner = widths if closed else widths[:-1]
        if inner and all(len(found) == 1 and None not in found for found in inner):
            wide = [found.pop() or 0 if len(found) == 1 else 0 for found in widths]
            columns = tuple(_described(at, table, raws, found) for at, found in enumerate(wide))
            return Grid(measure, head, closed, columns, raws, table.delimiter)
    return None


def _with_last_blanks(row: Pieces) -> tuple[str, ...]:
    """Give the cells with their blanks; to the last one of a row that no pipe closes belong those at its end."""
    return row.raws if row.closed else (*row.raws[:-1], row.raws[-1] + row.tail)


def _described(at: int, table: Table, raws: dict[int, tuple[str, ...]], wide: int) -> Column:
    """Tell on which side the cells of a column stand from where their blanks are, in doubt from the delimiter row."""
    found = [row[at] for line, row in raws.items() if line != table.delimiter.line]
    blanks = [(len(raw) - len(raw.lstrip(BLANKS)), len(raw) - len(raw.rstrip(BLANKS))) for raw in found if raw.strip()]
    leads, trails = ({each[end] for each in blanks} or {1} for end in (0, 1))
    lead, trail = min(1, *leads), min(1, *trails)
    marks = (table.delimiter.cells[at].startswith(":"), table.delimiter.cells[at].endswith(":"))
    if len(trails) == 1 and (len(leads) > 1 or marks == (False, True)):
        return Column(wide, Side.RIGHT, lead, min(trails))
    even = all(abs(before - behind) <= 1 for before, behind in blanks)
    if even and (len(leads) > 1 or marks == (True, True)):
        return Column(wide, Side.CENTER, lead, trail)
    return Column(wide, Side.LEFT, min(leads), trail)


_NEW = Column(5, Side.LEFT, 1, 1)
