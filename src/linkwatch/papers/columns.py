"""Which column of a table is what: linkwatch's own, or the person's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from linkwatch.model import Fact, TableSettings
from linkwatch.papers.header_names import (
    BESIDE_DATA,
    LINKS,
    NAMES,
    OTHER_PAPERS,
    PAPER_GROUPS,
    PERHAPS_OTHER_PAPERS,
    UNCLEAR,
    YEARS,
)
from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand, from 0.

    The cells of `paper`, which `is_named` or told by its links alone, may get a title only if `titled`; if it is
    `of_titles`, what they say without a link is one (below `Name` it may be anything). `sources` are columns of links
    that may tell a row's paper, too, and after them those `unnamed`, whose cells say so and not their names; `facts`
    are the columns of all else that linkwatch knows, `missing` those to add. What stands in the columns `kept` is
    linkwatch's; in others it is the person's, and only what is empty or a bare address gives way.
    """

    width: int
    paper: int
    titled: bool
    is_named: bool
    of_titles: bool
    sources: tuple[int, ...]
    facts: Mapping[Fact, int]
    missing: tuple[Fact, ...]
    kept: frozenset[int]
    unnamed: tuple[int, ...] = ()

    def order(self) -> tuple[int | Fact, ...]:
        """Give the columns as they shall stand: a new one after the one that comes before it in `Fact`."""
        order: list[int | Fact] = list(range(self.width))
        before: int | Fact = self.paper
        for fact in Fact:
            if fact in self.missing:
                order.insert(order.index(before) + 1, fact)
                before = fact
            else:
                before = self.facts.get(fact, before)
        return tuple(order)


def find(header: Sequence[str], papers: Sequence[int], settings: TableSettings, *, under_heading: bool) -> Columns:
    """Tell the columns by their names, and by how many cells of each link to a paper (`papers`).

    Only a table below the heading of papers has columns that linkwatch keeps: those called as it calls them or as the
    settings do, and the one of the papers, whatever that is called, unless its name tells another fact: links to
    papers below `Venue` show the venue.
    """
    own = {normalized(name): fact for name, fact in settings.headers}
    names = _names(header, own)
    paper, group = _paper(names, papers, own)
    others = [*names[:paper], "", *names[paper + 1 :]]
    facts = {fact: at for fact in _wanted(settings) if (at := _column(fact, others, own, settings)) is not None}
    others_fact = _named_fact(names[paper], own)
    titled = group is not None or (under_heading and not others_fact and names[paper] not in LINKS | YEARS)
    titled = titled and (not settings.columns or Fact.TITLE in settings.columns)
    kept = {at for fact, at in facts.items() if _is_kept(fact, names[at], own, settings)}
    kept |= {paper} if titled else set()
    links = {*LINKS, *(name for group in PAPER_GROUPS for name in group)}
    return Columns(
        width=len(names),
        paper=paper,
        titled=titled,
        is_named=group is not None,
        of_titles=group in _OF_TITLES,
        sources=tuple(at for at in _all(names, links) if at not in {paper, *facts.values()}),
        facts=facts,
        missing=tuple(
            fact
            for fact in settings.columns or _lacking(names)
            if fact not in facts and fact is not others_fact and _may_be_added(fact, own)
        ),
        kept=frozenset(kept if under_heading else ()),
    )


def may_tell_papers(header: Sequence[str], columns: Columns) -> list[int]:
    """Give the columns that may tell the rows' papers whatever they are called, where one of titles has its name.

    What linkwatch writes itself is none, nor what a name says to be of other papers than the row's.
    """
    if not columns.is_named:
        return []
    others = {columns.paper, *columns.sources, *columns.kept}
    others |= {at for fact, at in columns.facts.items() if fact in _OF_LINKS}
    of_others = OTHER_PAPERS | PERHAPS_OTHER_PAPERS
    return [at for at, cell in enumerate(header) if at not in others and normalized(cell) not in of_others]


def header_of(fact: Fact) -> str:
    """Give the header of a column that linkwatch adds."""
    return fact.capitalize()


def normalized(header: str) -> str:
    """Give the words of a header without case, punctuation, emphasis and differences of width."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", header).casefold()))


def _names(header: Sequence[str], own: Mapping[str, Fact]) -> list[str]:
    """Give the names of the columns; `data` is the date where the others show that it is no English."""
    names = [normalized(cell) for cell in header]
    if "data" in own or BESIDE_DATA.isdisjoint(names):
        return names
    return ["date" if name == "data" else name for name in names]


def _wanted(settings: TableSettings) -> list[Fact]:
    return [fact for fact in settings.columns or Fact if fact is not Fact.TITLE]


def _paper(names: Sequence[str], papers: Sequence[int], own: Mapping[str, Fact]) -> tuple[int, int | None]:
    """Find the column of the papers, and the group of names that it is called by, 0 for the settings' own ones.

    A title's column is better than one of mere links; one of links to other papers is none, however many it has,
    unless all are.
    """
    mine = {name for name, fact in own.items() if fact is Fact.TITLE}
    others = own.keys() - mine
    for number, group in enumerate((mine, *PAPER_GROUPS)):
        if columns := _all(names, set(group) - others):
            return max(columns, key=lambda column: papers[column]), number
    unnamed = [column for column, name in enumerate(names) if name not in OTHER_PAPERS] or range(len(names))
    return max(unnamed, key=lambda column: papers[column]), None


def _column(fact: Fact, names: Sequence[str], own: Mapping[str, Fact], settings: TableSettings) -> int | None:
    """Find the column of a fact: one that the settings name, else one with a name that can mean nothing else."""
    mine = {name for name, meant in own.items() if meant is fact}
    known = {*NAMES[fact], *(UNCLEAR.get(fact, ()) if fact in settings.columns else ())}
    found = _all(names, mine) or _all(names, known - own.keys())
    return found[0] if found else None


def _named_fact(name: str, own: Mapping[str, Fact]) -> Fact | None:
    """Tell which fact a header stands for, perhaps in one of its meanings; None for what is no fact."""
    return own.get(name) or next((fact for fact in NAMES if name in NAMES[fact] or name in UNCLEAR.get(fact, ())), None)


def _is_kept(fact: Fact, name: str, own: Mapping[str, Fact], settings: TableSettings) -> bool:
    """Whether what stands in a fact's column is linkwatch's: it is called as linkwatch does, or as the settings say.

    Venue and categories are a person's even so, unless the settings list them.
    """
    return own.get(name) is fact or (name == fact and (fact in _KEPT or fact in settings.columns))


def _lacking(names: Sequence[str]) -> list[Fact]:
    """Give the facts that a table gains unasked: not what a column tells beside something else (`Title & Authors`).

    Nor what one may tell by a name that has other meanings, too (`Time`).
    """
    words = {word for name in names if not _named_fact(name, {}) for word in name.split()}
    return [fact for fact in _ADDED if words.isdisjoint(NAMES[fact]) and UNCLEAR.get(fact, _NONE).isdisjoint(names)]


def _may_be_added(fact: Fact, own: Mapping[str, Fact]) -> bool:
    """Whether a new column would be found again: its header must not stand for something else in the settings."""
    return fact is not Fact.TITLE and own.get(normalized(header_of(fact)), fact) is fact


def _all(names: Sequence[str], wanted: Collection[str]) -> list[int]:
    return [column for column, name in enumerate(names) if name in wanted]


_OF_TITLES = range(len(PAPER_GROUPS))  # the settings' own and all groups but the last
_OF_LINKS = (Fact.CODE, Fact.EXPLAINED)
_NONE: frozenset[str] = frozenset()
_ADDED = (Fact.AUTHORS, Fact.PUBLISHED)
_KEPT = {Fact.AUTHORS, Fact.PUBLISHED, Fact.EXPLAINED}
