"""Which column of a table is what: linkwatch's own, or the person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Added(StrEnum):
    """A column that linkwatch adds where it is missing; its value is the header."""

    AUTHORS = "Authors"
    PUBLISHED = "Published"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand, from 0; None where there is none.

    The cells of `paper` may get a title only if `titled`; `sources` are columns of links that may tell a row's paper
    too. What stands in the columns `kept` is linkwatch's; in others it is the person's, and only what is empty, a bare
    address or a title slightly misspelt gives way.
    """

    width: int
    paper: int
    titled: bool
    sources: tuple[int, ...]
    authors: int | None
    published: int | None
    kept: frozenset[int]

    def order(self) -> tuple[int | Added, ...]:
        """Give the columns as they shall stand: new authors after the paper, a new date after the authors."""
        order: list[int | Added] = list(range(self.width))
        if self.authors is None:
            order.insert(order.index(self.paper) + 1, Added.AUTHORS)
        if self.published is None:
            authors = Added.AUTHORS if self.authors is None else self.authors
            order.insert(order.index(authors) + 1, Added.PUBLISHED)
        return tuple(order)


def find(header: Sequence[str], papers: Sequence[int], *, under_heading: bool) -> Columns:
    """Tell the columns by their names, and by how many cells of each link to a paper (`papers`).

    Only a table below a heading 'Papers' has columns that linkwatch keeps: those called as it calls them, and the one
    of the papers, whatever that is called.
    """
    names = [" ".join(re.findall(r"\w+", cell.lower())) for cell in header]
    paper, named = _paper(names, papers)
    sources = tuple(column for column in _all(names, {*_LINKS, *_PAPER_NAMES}) if column != paper)
    authors, published = _first(names, _AUTHORS), _first(names, _PUBLISHED)
    titled = named or (under_heading and names[paper] not in _LINKS)
    kept = {column for column in (authors, published) if column is not None and names[column] in _KEPT}
    kept |= {paper} if titled else set()
    return Columns(len(names), paper, titled, sources, authors, published, frozenset(kept if under_heading else ()))


def _paper(names: Sequence[str], papers: Sequence[int]) -> tuple[int, bool]:
    """Find the column of the papers, and whether it is called so; a title's column is better than one of mere links."""
    for group in _PAPER_GROUPS:
        if columns := _all(names, group):
            return max(columns, key=lambda column: papers[column]), True
    return max(range(len(names)), key=lambda column: papers[column]), False


def _all(names: Sequence[str], wanted: Iterable[str]) -> list[int]:
    return [column for column, name in enumerate(names) if name in set(wanted)]


def _first(names: Sequence[str], wanted: Iterable[str]) -> int | None:
    return next(iter(_all(names, wanted)), None)


_PAPER_GROUPS = (
    ("title", "titles", "paper title", "title of paper"),
    ("paper", "papers", "paper name", "name of paper", "article", "publication", "work", "reference"),
    ("name", "names"),
)
_PAPER_NAMES = tuple(name for group in _PAPER_GROUPS for name in group)
_LINKS = ("link", "links", "url", "id", "arxiv", "arxiv id", "arxiv link", "pdf", "paper link", "source")
_AUTHORS = ("authors", "author", "author s", "paper authors")
_PUBLISHED = ("published", "date", "publication date", "date published", "date of publication", "published on")
_KEPT = tuple(added.lower() for added in Added)
