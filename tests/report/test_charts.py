from __future__ import annotations

from itertools import pairwise

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Verdict
from linkwatch.report import charts
from linkwatch.report.charts import Night, Piece, Share, shares, told, trend

NUMBERS = st.dictionaries(st.sampled_from(list(Verdict)), st.integers(0, 10**6))


def test_shares_are_as_wide_as_their_numbers() -> None:
    assert shares({Verdict.BROKEN: 1, Verdict.MOVED: 0, Verdict.OK: 3}) == (
        Share("broken", 1, 0, 254),
        Share("ok", 3, 257, 743),
    )


def test_nothing_has_no_shares() -> None:
    assert shares(dict.fromkeys(Verdict, 0)) == ()


@given(NUMBERS)
def test_shares_fill_the_bar_side_by_side_and_can_all_be_seen(counts: dict[Verdict, int]) -> None:
    found = shares(counts)
    assert [share.number for share in found] == [number for number in counts.values() if number]
    assert all(share.width >= 10 for share in found)
    assert all(one.x + one.width + 3 == other.x for one, other in pairwise(found))
    if found:
        assert (found[0].x, found[-1].x + found[-1].width) == (0, charts.WIDTH)


def test_the_trend_stacks_the_troubles_of_each_run() -> None:
    drawn = trend(sample.history())
    assert (drawn.top, drawn.width) == (10, 40)
    assert drawn.nights[0] == Night(0, sample.history()[0], (Piece("broken", 80, 20), Piece("moved", 40, 40)))
    assert [piece.verdict for piece in drawn.nights[3].pieces] == ["broken", "unreachable", "blocked", "moved"]


def test_a_run_without_trouble_leaves_a_trace() -> None:
    assert trend(sample.history()).nights[1].pieces == (Piece("ok", 97, 3),)


def test_no_runs_have_an_empty_trend() -> None:
    assert trend(()).nights == ()


@pytest.mark.parametrize(
    ("most", "top"), [(0, 2), (1, 2), (2, 2), (3, 4), (5, 10), (11, 20), (40, 40), (41, 100), (101, 200), (999, 1000)]
)
def test_the_upper_edge_is_a_number_that_people_halve(most: int, top: int) -> None:
    assert trend([sample.run(1, most, 0, 0, 0)]).top == top


def test_a_run_is_told_by_its_troubles_worst_first() -> None:
    assert told(sample.run(1, 2, 1, 0, 3)) == "2 broken, 1 unreachable, 3 moved"
    assert told(sample.run(1, 0, 0, 0, 0)) == "no trouble"
