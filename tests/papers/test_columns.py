from __future__ import annotations

import pytest

from linkwatch.papers import columns
from linkwatch.papers.columns import Added

NEW = (Added.AUTHORS, Added.PUBLISHED)


def found(header: str, papers: tuple[int, ...] = (), *, under_heading: bool = True) -> columns.Columns:
    names = header.split("|")
    return columns.find(names, papers or (0,) * len(names), under_heading=under_heading)


@pytest.mark.parametrize(
    ("header", "papers", "expected"),
    [
        ("Paper|Description", (), 0),
        ("name|Description", (), 0),
        ("Description|**Title**", (), 1),
        ("Year|PAPER NAME|Venue", (), 1),
        ("Name|Paper", (0, 0), 1),
        ("Paper|Title", (3, 0), 1),
        ("Paper|Article", (1, 2), 1),
        ("Paper|Article", (2, 2), 0),
        ("Modell|Artikel", (1, 2), 1),
        ("Modell|Artikel", (0, 0), 0),
    ],
)
def test_the_papers_column_is_told_by_its_name_then_by_its_links(
    header: str, papers: tuple[int, ...], expected: int
) -> None:
    assert found(header, papers).paper == expected


@pytest.mark.parametrize(
    ("header", "under_heading", "titled"),
    [
        ("Paper|Notes", False, True),
        ("Paper|Notes", True, True),
        ("Artikel|Notes", True, True),
        ("Artikel|Notes", False, False),
        ("PDF|Notes", True, False),
        ("arXiv|Notes", False, False),
    ],
)
def test_titles_are_written_only_into_a_column_that_is_meant_for_them(
    header: str, under_heading: bool, titled: bool
) -> None:
    assert found(header, (1, 0), under_heading=under_heading).titled is titled


def test_other_columns_of_links_are_sources() -> None:
    assert found("Title|Paper|PDF|Notes|Name").sources == (1, 2, 4)


@pytest.mark.parametrize(
    ("header", "authors", "published", "kept"),
    [
        ("Paper", None, None, frozenset({0})),
        ("Paper|Authors|Published", 1, 2, frozenset({0, 1, 2})),
        ("Published|Paper|AUTHORS", 2, 0, frozenset({0, 1, 2})),
        ("Paper|Author(s)|Date", 1, 2, frozenset({0})),
        ("Paper|Author|Publication date", 1, 2, frozenset({0})),
        ("Paper|Year|Authors", 2, None, frozenset({0, 2})),
        ("Paper|Authors|Author", 1, None, frozenset({0, 1})),
        ("PDF|Authors", 1, None, frozenset({1})),
    ],
)
def test_columns_called_as_linkwatch_calls_them_are_kept_and_their_like_are_known(
    header: str, authors: int | None, published: int | None, kept: frozenset[int]
) -> None:
    columns_ = found(header)
    assert (columns_.authors, columns_.published, columns_.kept) == (authors, published, kept)


def test_elsewhere_than_below_a_heading_papers_no_column_is_linkwatchs() -> None:
    elsewhere = found("Paper|Authors|Published", under_heading=False)
    assert (elsewhere.titled, elsewhere.authors, elsewhere.published, elsewhere.kept) == (True, 1, 2, frozenset())


@pytest.mark.parametrize(
    ("header", "order"),
    [
        ("Paper|Notes", (0, *NEW, 1)),
        ("Notes|Paper", (0, 1, *NEW)),
        ("Paper|Authors|Notes", (0, 1, Added.PUBLISHED, 2)),
        ("Paper|Published|Notes", (0, Added.AUTHORS, 1, 2)),
        ("Authors|Paper|Notes", (0, Added.PUBLISHED, 1, 2)),
        ("Paper|Notes|Published|Authors", (0, 1, 2, 3)),
    ],
)
def test_missing_columns_are_added_after_the_paper_and_the_rest_stays_in_order(
    header: str, order: tuple[int | Added, ...]
) -> None:
    assert found(header).order() == order
