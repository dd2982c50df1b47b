from itertools import chain, combinations
from pathlib import Path

import pytest

from linkwatch.model import Fact
from linkwatch.papers import cells
from linkwatch.papers.columns import normalized
from linkwatch.papers.header_names import LINKS, NAMES, OTHER_PAPERS, PAPER_GROUPS, PERHAPS_OTHER_PAPERS, UNCLEAR

GROUPS = [*PAPER_GROUPS, LINKS, *NAMES.values(), *UNCLEAR.values(), OTHER_PAPERS, PERHAPS_OTHER_PAPERS]


@pytest.mark.parametrize("name", sorted(chain(*GROUPS)))
def test_a_name_is_written_as_headers_are_compared(name: str) -> None:
    assert normalized(name) == name


def test_a_name_must_not_mean_two_things() -> None:
    for one, other in combinations(GROUPS, 2):
        assert not one & other


def test_a_column_that_linkwatch_adds_is_found_again() -> None:
    for fact in set(Fact) - {Fact.TITLE}:
        assert fact in NAMES[fact] | UNCLEAR.get(fact, frozenset())


def test_the_headers_that_the_documents_name_are_known() -> None:
    page = (Path(__file__).parents[2] / "docs" / "papers.md").read_text(encoding="utf-8")
    rows = [cells.split(line)[:2] for line in page.splitlines() if line.startswith("| `")]
    assert [fact for fact, _ in rows] == [f"`{fact}`" for fact in Fact]
    for (_, headers), fact in zip(rows[1:], list(Fact)[1:], strict=True):
        assert {normalized(header) for header in headers.split(",")} <= NAMES[fact]
