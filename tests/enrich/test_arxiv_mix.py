"""Papers under each other's identifiers: dates that prove it, and dates that are odd and prove nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from aiohttp import web
from stand_in_arxiv import NOW, entry, feed, now, saying, stand_in

from linkwatch.enrich import arxiv
from linkwatch.enrich.arxiv_mix import mixed_up
from linkwatch.model import Paper


def paper(id_: str, month: str) -> Paper:
    published = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    return Paper(id_, 1, "T", ("A",), published, published, "", "", (), NOW)


@pytest.mark.parametrize(
    "months",
    [
        {"1706.03762": "2023-05", "2305.14314": "2017-06"},
        {"1706.03762": "2023-04", "2305.14314": "2017-05"},
        {"1706.03762": "2020-05", "2005.14165": "2023-05", "2305.14314": "2017-06"},
        {"1706.03762": "2023-05", "2005.14165": "2017-06", "2305.14314": "2020-05"},
        {"2212.00001": "2023-02", "2302.00001": "2022-12"},
        {"1706.03762": "2020-05", "2005.14165": "1999-01", "hep-th/9901001": "2017-06"},
        {"1706.03762": "2023-05", "2305.14314": "2017-06", "math/0211158": "2020-05"},
        {"math/0211158": "2023-05", "2305.14314": "2002-11"},
    ],
)
def test_papers_that_have_changed_places_are_not_believed(months: dict[str, str]) -> None:
    others = [paper("2401.00001", "2024-01"), paper("math/0211159", "2002-11"), paper("hep-th/9901001", "1999-01")]
    assert mixed_up([*others, *(paper(*each) for each in months.items())]) == set(months)


@pytest.mark.parametrize(
    "months",
    [
        {},
        {"1706.03762": "2017-06", "2305.14314": "2023-05"},
        {"2310.04438": "2023-09", "2401.00001": "2023-12"},
        {"2301.00001": "2023-02", "2302.00001": "2023-01"},
        {"2306.00001": "2023-01", "2301.00001": "2022-08"},
        {"1706.03762": "2023-05"},
        {"1706.03762": "2023-05", "2305.14314": "2023-05", "2501.00001": "2023-05"},
        {"1706.03762": "2023-05", "2310.00001": "2023-01"},
        {"math/0211159": "2005-05", "2305.14314": "2023-05"},
    ],
    ids=[
        "none", "sound", "announced in the next month", "neighbours", "both waited for months", "one odd date",
        "the same date everywhere", "a date of nobody else's and one that waited", "an old identifier in hindsight",
    ],
)  # fmt: skip
def test_odd_dates_alone_prove_nothing(months: dict[str, str]) -> None:
    assert mixed_up(paper(*each) for each in months.items()) == set()


def dated(id_: str, day: str) -> str:
    return entry(id_, published=f"<published>{day}T00:00:00Z</published>", title=f"<title>Of {day}</title>")


ASKED = ["1706.03762", "2305.14314", "2401.04088", "2401.00009"]
RIGHT = feed(dated("1706.03762", "2017-06-12"), dated("2305.14314", "2023-05-23"))
MIXED = feed(dated("1706.03762", "2023-05-23"), dated("2305.14314", "2017-06-12"), dated("2401.04088", "2024-01-08"))


async def test_only_papers_that_have_changed_places_are_asked_for_again_and_then_unknown() -> None:
    async with stand_in(saying(MIXED)) as api:
        found = await arxiv.look_up(ASKED[:3], api.fetch, now)
    assert list(found.papers) == ["2401.04088"]
    assert found.unknown == {"1706.03762", "2305.14314"}
    assert found.trouble == (
        "arXiv's API gave papers under each other's identifiers, so 2 papers could not be looked up: "
        "1706.03762, 2305.14314."
    )
    assert api.asked == [ASKED[:3], ASKED[:2], ASKED[:2]]


async def test_a_second_answer_that_is_right_is_believed() -> None:
    answers = [MIXED, RIGHT]

    async def in_turn(request: web.Request) -> web.StreamResponse:
        return await saying(answers.pop(0))(request)

    async with stand_in(in_turn) as api:
        found = await arxiv.look_up(ASKED, api.fetch, now)
    assert {id_: each.title for id_, each in found.papers.items()} == {
        "1706.03762": "Of 2017-06-12", "2305.14314": "Of 2023-05-23", "2401.04088": "Of 2024-01-08",
    }  # fmt: skip
    assert (found.unknown, found.trouble) == (frozenset(), "")


LINK = '<link href="https://arxiv.org/abs/{}" rel="{}" type="text/html"/>'


async def test_an_entry_whose_page_is_another_papers_is_not_believed() -> None:
    body = feed(entry("1706.03762", more=LINK.format("2305.14314v1", "alternate")), entry("2401.04088"))
    async with stand_in(saying(body)) as api:
        found = await arxiv.look_up(["1706.03762", "2401.04088"], api.fetch, now)
    assert (set(found.papers), set(found.unknown)) == ({"2401.04088"}, {"1706.03762"})


@pytest.mark.parametrize(
    ("page", "rel"),
    [("1706.03762v7", "alternate"), ("1706.03762", "alternate"), ("garbage", "alternate"), ("2305.14314", "related")],
)
async def test_an_entry_whose_page_is_its_own_or_none_is_believed(page: str, rel: str) -> None:
    async with stand_in(saying(feed(entry("1706.03762", more=LINK.format(page, rel))))) as api:
        found = await arxiv.look_up(["1706.03762"], api.fetch, now)
    assert list(found.papers) == ["1706.03762"]
