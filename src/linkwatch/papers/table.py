"""Regenerates the tables of papers in a document: what is known of the papers as it is, all else byte for byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkwatch.model import LinkwatchError, PaperFacts, Problem, Sort, TableSettings
from linkwatch.papers import additions, layout, rows
from linkwatch.papers.cells import Row
from linkwatch.papers.find import BOM, Found, PaperTable, find_in, parts
from linkwatch.papers.layout import Line
from linkwatch.papers.rows import Known
from linkwatch.records import dataclass
from linkwatch.titles import letters

DEFAULTS = TableSettings()


@dataclass(frozen=True, slots=True)
class Regenerated:
    """The whole text with its tables regenerated; `rows` counts the rows that were compared with what is known.

    `compared` are the papers of these rows; `hindered` means that something kept tables or rows from being compared.
    """

    text: str
    problems: tuple[Problem, ...] = ()
    rows: int = 0
    hindered: bool = False
    compared: frozenset[str] = frozenset()


def find_ids(text: str, settings: TableSettings = DEFAULTS) -> tuple[str, ...]:
    """Give the identifiers, without version, of the papers whose rows `regenerate` would keep: in order, each once."""
    return tuple(find_lines(text, settings))


def find_lines(text: str, settings: TableSettings = DEFAULTS) -> dict[str, int]:
    """Give the papers of the rows that `regenerate` would keep, in order, each with the line of its first row."""
    lines: dict[str, int] = {}
    for table in find_in(text, "", settings).tables:
        for row in table.table.rows:
            if id_ := table.paper_id(row):
                lines.setdefault(id_, row.line + 1)
    return lines


def find_target(texts: Mapping[str, str], settings: TableSettings = DEFAULTS) -> str:
    """Tell in which file (of texts by file name) new papers go; raises LinkwatchError where that is not clear."""
    found = {file: find_in(text, file, settings) for file, text in texts.items()}
    return additions.target(found, settings.heading)[0]


def regenerate(
    text: str,
    known: Mapping[str, PaperFacts],
    file: str,
    settings: TableSettings = DEFAULTS,
    add: Sequence[str] = (),
) -> Regenerated:
    """Bring every table of papers up to date with what is `known` of them (by identifier without version).

    Rows whose paper is not known stay. A paper to `add` gets a row in the main table, unless it is in one already.
    Raises LinkwatchError instead of giving a text in which a row or a person's words are lost, and where it is not
    clear which table is the main one.
    """
    found = find_in(text, file, settings)
    main = additions.target({file: found}, settings.heading)[1] if add else None
    new = additions.added(add, found.tables, known)
    plans = [_plan(table, known, new if table is main else [], settings.sort, file) for table in found.tables]
    hindered = [*found.problems, *(each for plan in plans for each in plan.problems)]
    told = [each for table in found.tables for each in rows.repeated(table, file)]
    told += additions.there_already(add, found.tables, file)
    return Regenerated(
        _rewritten(text, found, [plan for plan in plans if plan.compared], file, settings),
        tuple(sorted([*hindered, *told], key=lambda problem: problem.line)),
        sum(len(plan.compared) for plan in plans),
        bool(hindered),
        frozenset().union(*(plan.compared for plan in plans)),
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """A table, its rows as they shall be, the papers of those that were compared, and what is wrong with others."""

    table: PaperTable
    lines: list[Line]
    compared: list[str]
    problems: list[Problem]


def _plan(table: PaperTable, known: Mapping[str, PaperFacts], new: Sequence[Known], sort: Sort, file: str) -> _Plan:
    titles = {letters(facts.paper.title) for facts in known.values()}
    judged = [rows.judge(table, row, known, titles, file) for row in table.table.rows]
    there = [each for each in judged if isinstance(each, Known)]
    problems = [each for each in judged if isinstance(each, Problem)]
    wanted = [*there, *new]
    table = rows.settled(table, wanted)
    compared = [each.facts.paper.arxiv_id for each in wanted]
    return _Plan(table, rows.lines(table, wanted, sort), compared, problems)


def _rewritten(text: str, before: Found, changes: Sequence[_Plan], file: str, settings: TableSettings) -> str:
    """Put the tables into the text, the last first, so that the lines before it keep their numbers."""
    bom, pieces = text[: text.startswith(BOM)], parts(text.removeprefix(BOM))
    for change in reversed(changes):
        _replace(pieces, change)
    new = bom + "".join(pieces)
    if new != text:
        _check_nothing_lost(before, find_in(new, file, settings), changes, file)
    return new


def _replace(pieces: list[str], change: _Plan) -> None:
    """Replace the lines of a table; more of them take over the line end above, and the last one that of the last."""
    table = change.table.table
    written = layout.render(table, change.table.columns.order(), change.lines)
    there = 2 + len(table.rows)
    start, behind = 2 * table.header.line, 2 * (table.header.line + there) - 1
    pieces[behind:behind] = [part for line in written[there:] for part in (pieces[start + 1], line)]
    pieces[start:behind:2] = written[:there]


def _check_nothing_lost(before: Found, after: Found, changes: Sequence[_Plan], file: str) -> None:
    """Refuse a new text that lacks a table, a row, a person's cell or any content of a kept one."""
    wanted = {change.table.table.header.line: change.lines for change in changes}
    same = len(before.tables) == len(after.tables)
    for old, new in zip(before.tables, after.tables, strict=False):
        lines = wanted.get(old.table.header.line)
        expected = [line.row for line in lines] if lines else list(old.table.rows)
        same = same and len(expected) == len(new.table.rows)
        same = same and all(_survives(old, *rows) for rows in zip(expected, new.table.rows, strict=False))
    if not same:
        message = f"{file}: the regenerated table would have lost something that stands in it now"
        raise LinkwatchError(message, "The file is untouched. Please report this table as a fault of linkwatch.")


def _survives(table: PaperTable, old: Row | None, new: Row) -> bool:
    if old is None:
        return any(new.cells)
    columns, rest = table.columns, iter(new.cells)
    changing = {*columns.kept, columns.paper} if columns.titled else columns.kept
    words = all(cell in rest for column, cell in enumerate(old.cells) if cell and column not in changing)
    return words and sum(map(bool, new.cells)) >= sum(map(bool, old.cells))
