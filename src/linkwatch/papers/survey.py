"""What the tables of papers in a document say, for a run that changes none of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from linkwatch import urls
from linkwatch.model import Fact, Problem, TableSettings
from linkwatch.papers import gfm, rows
from linkwatch.papers.find import PaperTable, find_in
from linkwatch.patterns import lazy
from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Survey:
    """The rows that repeat a paper, and by paper the addresses in the cell for its code, as a browser requests them."""

    problems: tuple[Problem, ...] = ()
    code: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def survey(text: str, file: str, settings: TableSettings) -> Survey:
    """Read the tables that `regenerate` would keep; of several cells for the code of a paper the first counts."""
    if not _DELIMITER_ROW.search(text):
        return Survey()
    tables = find_in(text, file, settings).tables
    code: dict[str, tuple[str, ...]] = {}
    for paper, linked in (each for table in tables for each in _code(table)):
        code.setdefault(paper, linked)
    return Survey(tuple(each for table in tables for each in rows.repeated(table, file)), code)


def _code(table: PaperTable) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each paper with the addresses in its row's cell for the code, where there are any."""
    column = table.columns.facts.get(Fact.CODE)
    if column is None:
        return
    for row in table.table.rows:
        paper, linked = table.paper_id(row), _addresses(table, row.cell(column))
        if paper and linked:
            yield paper, linked


def _addresses(table: PaperTable, cell: str) -> tuple[str, ...]:
    found = (urls.normalize(link.href) for link in gfm.read(cell, table.references).links)
    return tuple(dict.fromkeys(url for url in found if url and urls.is_web(url)))


_DELIMITER_ROW = lazy(r"(?:\A|[\r\n])[ \t]*[|:-][|: \t-]*(?:[\r\n]|\Z)")
"""A quick look: without such a line there is no table."""
