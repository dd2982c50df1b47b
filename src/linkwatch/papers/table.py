"""Regenerates the tables of papers in a document: titles, authors, dates as arXiv has them, all else byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkwatch.model import LinkwatchError, Paper, Problem
from linkwatch.papers import cells, facts
from linkwatch.papers.cells import Row
from linkwatch.papers.columns import Added
from linkwatch.papers.find import Found, PaperTable, find
from linkwatch.papers.gfm import CellLink
from linkwatch.papers.markdown_text import clean, escape
from linkwatch.titles import same_title


@dataclass(frozen=True, slots=True)
class Regenerated:
    """The whole text with its tables regenerated; `rows` counts the rows that were compared with arXiv's facts."""

    text: str
    problems: tuple[Problem, ...] = ()
    rows: int = 0


def find_ids(text: str) -> tuple[str, ...]:
    """Give the identifiers, without version, of the papers whose rows `regenerate` would keep: in order, each once."""
    tables = find(_lines(text.removeprefix(_BOM))[::2], "").tables
    found = (table.paper_id(row) for table in tables for row in table.table.rows)
    return tuple(dict.fromkeys(id_ for id_ in found if id_))


def regenerate(text: str, papers: Mapping[str, Paper], file: str) -> Regenerated:
    """Bring every table of papers up to date with `papers` (by identifier without version).

    Rows whose paper is not in `papers` stay. A row in which nothing changes keeps its bytes, another one is written in
    canonical form. Raises LinkwatchError instead of giving a text in which a row or a person's words are lost.
    """
    bom, parts = text[: text.startswith(_BOM)], _lines(text.removeprefix(_BOM))
    lines = parts[::2]
    found = find(lines, file)
    problems, changes, rows = list(found.problems), dict[int, str](), 0
    for table in found.tables:
        judged = [_judge(table, row, papers, file) for row in table.table.rows]
        problems += [each for each in judged if isinstance(each, Problem)]
        known = {each.row.line: each.paper for each in judged if isinstance(each, _Known)}
        rows += len(known)
        changes.update(_rewrite(table, known) if known else ())
    if changes:
        parts[::2] = [changes.get(number, line) for number, line in enumerate(lines)]
        _check_nothing_lost(found, find(parts[::2], file), file)
    return Regenerated(bom + "".join(parts), tuple(sorted(problems, key=lambda problem: problem.line)), rows)


@dataclass(frozen=True, slots=True)
class _Known:
    """A row and the paper that it is about."""

    row: Row
    paper: Paper


def _lines(text: str) -> list[str]:
    """Cut the text into its lines and, after each but the last, its line end; a joined list is the text again."""
    return _LINE_END.split(text)


def _judge(table: PaperTable, row: Row, papers: Mapping[str, Paper], file: str) -> _Known | Problem | None:
    """Tell which paper the row is about, or what is wrong with the row; None where there is nothing to compare."""
    if len(row.cells) > table.table.width:
        return Problem(file, row.line + 1, 1, _TOO_MANY)
    paper = papers.get(table.paper_id(row) or "")
    if paper is None:
        return None
    texts = [link.text for id_, link in table.paper_links(row, table.columns.paper) if id_ == paper.arxiv_id]
    same = {same_title(text, paper.title) for text in texts}
    if False in same and True not in same:
        message = _OTHER_PAPER.format(id=paper.arxiv_id, title=clean(paper.title), text=clean(texts[0]))
        return Problem(file, row.line + 1, 1, message)
    return _Known(row, paper)


def _rewrite(table: PaperTable, known: Mapping[int, Paper]) -> Iterator[tuple[int, str]]:
    """Give the table's lines that change, by number from 0."""
    order = table.columns.order()
    header, delimiter = table.table.header, table.table.delimiter
    if len(order) > table.table.width:
        yield header.line, cells.join(_arranged(header.cells, order, {added: added.value for added in Added}))
        yield delimiter.line, cells.join_delimiter(_arranged(delimiter.cells, order, dict.fromkeys(Added, "---")))
    for row in table.table.rows:
        paper = known.get(row.line)
        new = _row_of(table, row, paper) if paper else _with_gaps(row, order)
        if new != row.cells:
            yield row.line, cells.join(new)


def _row_of(table: PaperTable, row: Row, paper: Paper) -> tuple[str, ...]:
    """Give all cells of a row, the kept ones as arXiv has the facts."""
    columns, references = table.columns, table.references
    new = [*row.cells, *[""] * (columns.width - len(row.cells))]
    if columns.titled:
        link, keep = _title_link(table, row, paper), columns.paper in columns.kept
        new[columns.paper] = facts.titled(new[columns.paper], link, paper, references, keep=keep)
    values = {Added.AUTHORS: facts.authors(paper), Added.PUBLISHED: facts.published(paper)}
    for added, column in ((Added.AUTHORS, columns.authors), (Added.PUBLISHED, columns.published)):
        if column is not None:
            new[column] = facts.filled(new[column], values[added], references, keep=column in columns.kept)
    return _arranged(new, columns.order(), {added: escape(value) for added, value in values.items()})


def _title_link(table: PaperTable, row: Row, paper: Paper) -> CellLink | None:
    """Choose the link that names the paper: one that has its title already, else the first."""
    links = [link for id_, link in table.paper_links(row, table.columns.paper) if id_ == paper.arxiv_id]
    return next((link for link in links if same_title(link.text, paper.title)), links[0] if links else None)


def _with_gaps(row: Row, order: Sequence[int | Added]) -> tuple[str, ...]:
    """Give a row that is not kept an empty cell in each new column; one that ends before the first needs none."""
    first = next((place for place, column in enumerate(order) if isinstance(column, Added)), len(order))
    ends_before = len(row.cells) <= first and len(row.cells) < _width(order)
    return row.cells if ends_before else _arranged(row.cells, order, dict.fromkeys(Added, ""))


def _arranged(old: Sequence[str], order: Sequence[int | Added], values: Mapping[Added, str]) -> tuple[str, ...]:
    """Put cells into their new order; those beyond the last column stay beyond it."""
    there = [column for column in order if isinstance(column, Added) or column < len(old)]
    new = [values[column] if isinstance(column, Added) else old[column] for column in there]
    return (*new, *old[_width(order) :])


def _width(order: Sequence[int | Added]) -> int:
    """Count the columns that were there before."""
    return sum(isinstance(column, int) for column in order)


def _check_nothing_lost(before: Found, after: Found, file: str) -> None:
    """Refuse a new text that lacks a table, a row, a person's cell or any content of a kept one."""
    same = len(before.tables) == len(after.tables)
    for old, new in zip(before.tables, after.tables, strict=False):
        same = same and len(old.table.rows) <= len(new.table.rows)
        same = same and all(_survives(old, *rows) for rows in zip(old.table.rows, new.table.rows, strict=False))
    if not same:
        message = f"{file}: the regenerated table would have lost something that stands in it now"
        raise LinkwatchError(message, "The file is untouched. Please report this table as a fault of linkwatch.")


def _survives(table: PaperTable, old: Row, new: Row) -> bool:
    columns, rest = table.columns, iter(new.cells)
    changing = {*columns.kept, columns.paper} if columns.titled else columns.kept
    words = all(cell in rest for column, cell in enumerate(old.cells) if cell and column not in changing)
    return words and sum(map(bool, new.cells)) >= sum(map(bool, old.cells))


_BOM = "\ufeff"
_LINE_END = re.compile(r"(\r\n|\r|\n)")

_TOO_MANY = (
    "more cells than the table has columns: the row is left as it is; write a '|' that belongs to the text as '\\|'"
)
_OTHER_PAPER = (
    "arXiv has '{title}' as {id}, the row says '{text}': the row is left as it is; check the identifier, "
    "or take the title of arXiv"
)
