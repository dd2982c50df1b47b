from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest
from stand_in_arxiv import entry, feed, listing, now, stand_in

from linkwatch import enrich
from linkwatch.enrich import Enricher
from linkwatch.fetch import open_fetcher
from linkwatch.model import Fetch, PapersFound, Settings
from web import Web, page


async def test_every_paper_that_the_addresses_lead_to_is_asked_for_once() -> None:
    addresses = [
        "https://example.org/",
        "https://arxiv.org/pdf/2305.14314.pdf",
        "https://huggingface.co/papers/2305.14314",
        "https://arxiv.org/abs/2401.04088v2#x",
        "guide/papers.md",
    ]
    async with stand_in(listing(["2305.14314", "2401.04088"])) as api:
        found = await enrich.look_up(addresses, api.fetch, now)
    assert api.asked == [["2305.14314", "2401.04088"]]
    assert set(found.papers) == {"2305.14314", "2401.04088"}


async def test_without_a_paper_nothing_is_asked() -> None:
    async with stand_in(listing([])) as api:
        assert await enrich.look_up(["https://example.org/"], api.fetch, now) == PapersFound()
        assert api.asked == []


async def test_papers_are_looked_up_by_their_identifiers_too() -> None:
    async with stand_in(listing(["2305.14314"])) as api:
        found = await enrich.look_up_papers(["2305.14314"], api.fetch, now)
    assert set(found.papers) == {"2305.14314"}


async def test_a_second_enricher_is_asked_about_what_the_first_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def fail(ids: Sequence[str], fetch: Fetch, now: Callable[[], datetime]) -> PapersFound:
        asked.extend(ids)
        return PapersFound(unknown=frozenset(ids), trouble="Nobody there.")

    def claims(url: str) -> str | None:
        return f"other:{url}"

    monkeypatch.setattr(enrich, "ENRICHERS", (*enrich.ENRICHERS, Enricher(claims, fail)))
    async with stand_in(listing(["2305.14314"])) as api:
        found = await enrich.look_up(["https://arxiv.org/abs/2305.14314", "https://example.org/"], api.fetch, now)
    assert asked == ["other:https://example.org/"]
    assert set(found.papers) == {"2305.14314"}
    assert found.unknown == {"other:https://example.org/"}
    assert found.trouble == "Nobody there."


async def test_arxiv_is_asked_over_the_same_connections_as_everybody_else(web: Web, settings: Settings) -> None:
    question = "search_query=&id_list=2305.14314&sortBy=relevance&sortOrder=descending&start=0&max_results=1"
    url = f"https://export.arxiv.org/api/query?{question}"
    web.pages[url] = page(feed(entry("2305.14314")), content_type="application/atom+xml")
    async with open_fetcher(settings) as fetcher:
        found = await enrich.look_up(["https://arxiv.org/abs/2305.14314"], fetcher.download, now)
    assert [asked.url for asked in web.asked] == [url]
    assert web.asked[0].headers["accept"] == "application/atom+xml, text/xml, */*"
    assert "arxiv.py" not in web.asked[0].headers["user-agent"]
    assert set(found.papers) == {"2305.14314"}
