"""Entries that stand under each other's identifiers, told by their dates: a month is part of every identifier.

A single odd date proves nothing, since papers wait for months until they are announced and get an identifier. But no
identifier is older than its paper (arXiv cannot date it back), so that a paper under an older one than it can have,
whose date is that of another entry with an odd date, shows that the answer has mixed them up.
"""

from __future__ import annotations

from collections.abc import Iterable

from linkwatch.model import Paper


def mixed_up(papers: Iterable[Paper]) -> frozenset[str]:
    """Give the identifiers of entries that cannot be believed: those with odd dates, where some have changed places."""
    months = {paper.arxiv_id: (_month_of(paper.arxiv_id), _published(paper)) for paper in papers}
    odd = {id_: (month, date) for id_, (month, date) in months.items() if abs(date - month) > _SLACK}
    swapped = any(
        month + _SLACK < date and any(abs(date - other) <= _SLACK for other, _ in odd.values())
        for month, date in odd.values()
    )
    return frozenset(odd) if swapped else frozenset()


def _month_of(id_: str) -> int:
    """Count the months up to the one in which an identifier was issued, for `hep-th/9901001` January 1999."""
    digits = id_.rpartition("/")[2]
    year = int(digits[:2])
    return _months((1900 if year >= _FIRST else 2000) + year, int(digits[2:4]))


def _published(paper: Paper) -> int:
    return _months(paper.published.year, paper.published.month)


def _months(year: int, month: int) -> int:
    return 12 * year + month


_FIRST = 91  # of 1991, when arXiv began; smaller years are of this century
_SLACK = 1  # months; a paper of a month's last days is announced in the next one
