"""Which table new papers go into, and which of them are there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkwatch.model import LinkwatchError, PaperFacts, Problem
from linkwatch.papers.find import Found, PaperTable
from linkwatch.papers.rows import Known


def target(found: Mapping[str, Found], heading: str) -> tuple[str, PaperTable]:
    """Choose file and table: the one below the heading of papers, else the only one.

    Raises LinkwatchError where there is none or more than one.
    """
    tables = [(file, table) for file, each in found.items() for table in each.tables]
    chosen = [each for each in tables if each[1].under_heading] or tables
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        raise LinkwatchError(
            "there is no table of papers to add to",
            f"Write the heading '## {heading}' and below it a table with the columns Paper and Description.",
        )
    places = ", ".join(f"{file}:{table.table.header.line + 1}" for file, table in chosen)
    raise LinkwatchError(
        f"there are {len(chosen)} tables of papers to add to: {places}",
        "Name one file; in a file with several, write the paper's address into a new row by hand and run again.",
    )


def added(add: Sequence[str], tables: Sequence[PaperTable], known: Mapping[str, PaperFacts]) -> list[Known]:
    """Give the new rows: for papers that are known and in none of the tables."""
    there = {table.paper_id(row) for table in tables for row in table.table.rows}
    return [Known(None, known[id_]) for id_ in dict.fromkeys(add) if id_ in known and id_ not in there]


def there_already(add: Sequence[str], tables: Sequence[PaperTable], file: str) -> list[Problem]:
    """Tell the papers that are not added because a row is about them already."""
    places: dict[str, int] = {}
    for table in tables:
        for row in table.table.rows:
            if id_ := table.paper_id(row):
                places.setdefault(id_, row.line)
    return [
        Problem(file, places[id_] + 1, 1, f"the paper {id_} is here already, so it was not added")
        for id_ in dict.fromkeys(add)
        if id_ in places
    ]
