"""Each URL once: who is asked, when, and who shares the answer."""

import asyncio
import socket
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from linkwatch import documents
from linkwatch.crawl import Crawled, crawl
from linkwatch.documents.local import LocalFiles
from linkwatch.fetch import schedule
from linkwatch.model import ConnectTo, Failure, LinkwatchError, Settings, Tally, Verdict
from web import LOOPBACK, Asked, Respond, Web, in_turn, page, raw, redirect, reset, silent

NOW = datetime(2026, 11, 23, tzinfo=UTC)
API = "https://export.arxiv.org/api/query"
ENTRY = """<entry><id>http://arxiv.org/abs/{id}v{version}</id><title>{title}</title><updated>2023-08-02T00:41:18Z</updated>
<published>2017-06-12T17:57:34Z</published><summary>{summary}</summary><author><name>A. Author</name></author>
<arxiv:primary_category term="cs.CL"/><category term="cs.CL"/></entry>"""
FEED = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>x</id><title>x</title><updated>2026-11-23T00:00:00Z</updated>
<opensearch:totalResults>{n}</opensearch:totalResults><opensearch:startIndex>0</opensearch:startIndex>
<opensearch:itemsPerPage>{n}</opensearch:itemsPerPage>{entries}</feed>"""


async def check(text: str, settings: Settings) -> Crawled:
    document = documents.parse(text, "guide.md")
    return await crawl([document], LocalFiles(Path.cwd(), [document], documents.parse), settings, lambda: NOW)


def verdicts(crawled: Crawled) -> dict[str, str]:
    return {result.link.url: result.judgement.reason.name for result in crawled.results}


@pytest.fixture
def arxiv(web: Web, monkeypatch: pytest.MonkeyPatch) -> dict[str, Mapping[str, object]]:
    """arXiv as it lists these papers, without its three seconds between requests."""
    monkeypatch.setitem(schedule.SHARED_LANES, "arxiv.org", replace(schedule.ARXIV, interval=0.0))
    papers: dict[str, Mapping[str, object]] = {}

    def answer() -> Respond:
        async def respond(asked: object, writer: asyncio.StreamWriter) -> None:
            filled = {"version": 7, "title": "Attention Is All You Need", "summary": "Words."}
            entries = "".join(ENTRY.format(**{**filled, "id": key, **facts}) for key, facts in papers.items())
            feed = FEED.format(n=len(papers), entries=entries)
            await page(feed, content_type="application/atom+xml")(asked, writer)  # type: ignore[arg-type]

        return respond

    class Pages(dict[str, Respond]):
        def get(self, url: str, default: Respond | None = None) -> Respond | None:  # type: ignore[override]
            return (
                answer()
                if url.startswith(API) and API not in self
                else super().get(url.split("?", maxsplit=1)[0], default)
            )

    web.pages = Pages()
    return papers


@pytest.fixture
def closed() -> Iterator[socket.socket]:
    """A port that is taken, and where nobody listens yet."""
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        taken.setblocking(False)
        yield taken


async def test_what_arxiv_lists_is_ok_and_its_pages_are_not_asked(
    web: Web, settings: Settings, arxiv: dict[str, Mapping[str, object]]
) -> None:
    arxiv["1706.03762"] = {}
    text = "[Attention is all you need](https://arxiv.org/abs/1706.03762) https://arxiv.org/pdf/1706.03762v2"
    crawled = await check(text, settings)
    assert verdicts(crawled) == {
        "https://arxiv.org/abs/1706.03762": "arxiv-confirms",
        "https://arxiv.org/pdf/1706.03762v2": "older-version",
    }
    assert [asked.host for asked in web.asked] == ["export.arxiv.org"]
    assert [(link.paper.arxiv_id, link.link_text, link.title_matches) for link in crawled.papers] == [
        ("1706.03762", "Attention is all you need", True)
    ]


@pytest.mark.parametrize(
    ("url", "facts"),
    [
        ("https://arxiv.org/abs/1706.03762v9", {}),
        ("https://arxiv.org/html/1706.03762", {}),
        ("https://arxiv.org/pdf/1706.03762", {"summary": "This paper has been withdrawn by the author."}),
    ],
)
async def test_what_the_listing_does_not_prove_is_visited(
    web: Web, settings: Settings, arxiv: dict[str, Mapping[str, object]], url: str, facts: Mapping[str, object]
) -> None:
    arxiv["1706.03762"] = facts
    crawled = await check(url, settings)
    assert verdicts(crawled) == {url: "paper-elsewhere"}
    assert web.times(url) == 1
    suggestion = crawled.results[0].judgement.suggestion
    assert suggestion is not None
    assert suggestion.url == "https://arxiv.org/abs/1706.03762"


async def test_a_silent_arxiv_is_answered_by_its_pages(
    web: Web, settings: Settings, arxiv: dict[str, Mapping[str, object]]
) -> None:
    web.pages[API] = page("Rate exceeded.", 429)
    web.pages["https://arxiv.org/abs/1706.03762"] = page()
    crawled = await check("https://arxiv.org/abs/1706.03762 https://arxiv.org/abs/1706.99999", settings)
    assert list(verdicts(crawled).values()) == ["fine", "not-found"]
    assert crawled.papers == ()
    assert "arXiv" in crawled.trouble


async def test_no_link_to_arxiv_means_no_question_to_arxiv(web: Web, settings: Settings) -> None:
    await check("https://a.example/", settings)
    assert [asked.host for asked in web.asked] == ["a.example"]


async def test_a_failure_that_passes_is_ok_on_the_late_try(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = in_turn(page("", 503), page())
    web.pages["https://b.example/"] = in_turn(raw(b""), page())
    crawled = await check("https://a.example/ https://b.example/", settings)
    assert verdicts(crawled) == {"https://a.example/": "fine", "https://b.example/": "fine"}


async def test_a_failure_that_passes_later_is_ok_on_the_last_try(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = in_turn(page("", 503), page("", 503), page())
    web.pages["https://a.example/2"] = in_turn(page("", 500), page("", 500), page())
    web.pages["https://b.example/"] = in_turn(raw(b""), reset(), page())
    crawled = await check("https://a.example/ https://a.example/2 https://b.example/", settings)
    assert set(verdicts(crawled).values()) == {"fine"}


@pytest.mark.parametrize("link", ["http://a.example/", "https://c.example/"])
async def test_a_server_that_starts_meanwhile_is_found_also_behind_a_redirect(
    web: Web, settings: Settings, closed: socket.socket, link: str
) -> None:
    """The first answer of the other server opens the port: not before all were visited once."""
    web.pages["https://c.example/"] = redirect("http://a.example/", 302)

    async def opening(asked: Asked, writer: asyncio.StreamWriter) -> None:
        closed.listen()
        await page()(asked, writer)
        loop = asyncio.get_running_loop()
        connection, _ = await loop.sock_accept(closed)
        with connection:
            await loop.sock_recv(connection, 65_536)
            await loop.sock_sendall(connection, b"HTTP/1.1 200 OK\r\n\r\n<title>A page</title>")

    web.pages["https://b.example/"] = in_turn(page("", 503), opening)
    there = ConnectTo("a.example", "80", LOOPBACK, str(closed.getsockname()[1]))
    connect_to = (there, *settings.connect_to)
    crawled = await check(f"{link} https://b.example/", replace(settings, connect_to=connect_to))
    assert verdicts(crawled) == {link: "fine", "https://b.example/": "fine"}


async def test_a_host_in_trouble_is_asked_for_one_link_only_the_last_time(web: Web, settings: Settings) -> None:
    links = [f"https://a.example/{number}" for number in range(5)]
    web.pages |= dict.fromkeys(links, page("", 503))
    crawled = await check(" ".join(links), settings)
    assert verdicts(crawled) == dict.fromkeys(links, "server-error")
    assert [web.times(link) for link in links] == [3, 2, 2, 2, 2]


async def test_what_limits_must_not_be_asked_a_last_time(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = page("", 429, retry_after="0")
    await check("https://a.example/", settings)
    assert web.times("https://a.example/") == 2


async def test_who_is_connected_to_a_host_that_closes_itself_shares_its_answer(web: Web, settings: Settings) -> None:
    urls = [f"https://a.example/{number}" for number in range(20)]
    web.pages = dict.fromkeys(urls, page("", 429, retry_after="99999"))
    assert set(verdicts(await check(" ".join(urls), replace(settings, interval=0.05))).values()) == {"rate-limited"}
    assert len(web.asked) <= 2


async def test_proof_must_not_be_asked_for_twice(web: Web, settings: Settings) -> None:
    await check("https://a.example/gone", settings)
    assert len(web.asked) == 1


async def test_a_silent_server_costs_a_first_try_and_a_late_one(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = silent()
    crawled = await check("https://a.example/", replace(settings, timeout=0.2))
    assert (verdicts(crawled), len(web.asked)) == ({"https://a.example/": "timeout"}, 2)


async def test_a_redirect_to_a_host_that_does_not_exist_is_broken(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = redirect("http://" + "x" * 64 + ".example/")
    only_a = replace(settings, connect_to=(replace(settings.connect_to[0], host="a.example"),))
    assert verdicts(await check("http://a.example/", only_a)) == {"http://a.example/": "no-such-host"}


async def test_a_page_that_has_nothing_to_do_with_the_links_text_is_a_warning_and_no_verdict(
    web: Web, settings: Settings
) -> None:
    words = "This is the place for players: you have a bonus for the first game and the best odds of all. " * 9
    web.pages["https://a.example/"] = page(f"<title>Spin</title><h1>Bonus</h1><p>{words}")
    crawled = await check("[How to train recurrent networks](https://a.example/)", settings)
    assert verdicts(crawled) == {"https://a.example/": "fine"}
    assert [
        (each.line, each.column, "How to train recurrent networks" in each.message) for each in crawled.problems
    ] == [(1, 1, True)]


async def test_a_long_page_is_read_whole_only_for_a_place_in_it(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = page("<p>" * 200_000 + '<p id="late">')
    crawled = await check("https://a.example/#late https://a.example/#never", settings)
    assert [result.judgement.verdict for result in crawled.results] == [Verdict.OK, Verdict.BROKEN]


async def test_progress_is_told_to_the_end(web: Web, settings: Settings) -> None:
    told: list[tuple[int, int, dict[Verdict, int], dict[str, int]]] = []

    def tell(tally: Tally) -> None:
        waiting = {host: number for host, number in tally.waiting.items() if number}
        told.append((tally.done, tally.total, dict(tally.counts), waiting))

    document = documents.parse("https://a.example/ [x](y.md) https://b.example/", "guide.md")
    files = LocalFiles(Path.cwd(), [document], documents.parse)
    await crawl([document], files, settings, lambda: NOW, tell)
    broken = Verdict.BROKEN
    assert [each[:2] for each in told] == [(1, 3), (2, 3), (3, 3)]
    assert told[0][2:] == ({broken: 1}, {"a.example": 1, "b.example": 1})
    assert told[2][2:] == ({broken: 3}, {})


async def test_a_run_that_is_broken_off_gives_what_it_has(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = page()
    web.pages["https://slow.example/"] = silent()
    document = documents.parse("https://a.example/ https://slow.example/ [x](y.md)", "guide.md")
    files = LocalFiles(Path.cwd(), [document], documents.parse)
    two = asyncio.Event()
    task = asyncio.create_task(
        crawl([document], files, settings, lambda: NOW, lambda tally: two.set() if tally.done == 2 else None)
    )
    await two.wait()
    task.cancel()
    crawled = await task
    assert crawled.interrupted
    assert list(verdicts(crawled)) == ["https://a.example/", "y.md"]


async def test_a_failure_seen_before_the_run_was_broken_off_is_told(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = in_turn(page("", 503), silent())
    loop, twice = asyncio.get_running_loop(), asyncio.Event()
    web.when_asked = lambda _: len(web.asked) == 2 and loop.call_soon_threadsafe(twice.set)
    task = asyncio.create_task(check("https://a.example/", settings))
    await twice.wait()
    task.cancel()
    assert verdicts(await task) == {"https://a.example/": "server-error"}


async def test_no_network_judges_nothing(settings: Settings) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise OSError(101, "Network is unreachable")

    nowhere = replace(settings, connect_to=())
    asyncio.get_running_loop().getaddrinfo = fail  # type: ignore[method-assign,assignment] # of this one loop
    with pytest.raises(LinkwatchError, match="no network"):
        await check("https://a.org/ https://b.org/", nowhere)


async def test_one_dead_host_is_no_dead_network(settings: Settings) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise OSError(111, "Connection refused")

    nowhere = replace(settings, connect_to=())
    asyncio.get_running_loop().getaddrinfo = fail  # type: ignore[method-assign,assignment] # of this one loop
    crawled = await check("https://a.org/", nowhere)
    assert crawled.results[0].seen
    assert crawled.results[0].seen.failure is Failure.REFUSED


async def test_politeness_is_kept_on_the_wire(web: Web, settings: Settings) -> None:
    text = " ".join(f"https://a.example/{number}" for number in range(30))
    await check(text, replace(settings, per_host=2))
    assert web.most_at_once["a.example"] <= 2
    assert len(web.asked) == 30


async def test_a_host_gets_as_many_visits_at_once_as_it_may_have(web: Web, settings: Settings) -> None:
    at_once, asked_for, all_there = 3, set[str](), asyncio.Event()

    async def answer_together(asked: Asked, writer: asyncio.StreamWriter) -> None:
        asked_for.add(asked.path)
        if len(asked_for) > at_once:
            all_there.set()
        if asked.path != "/first":
            await all_there.wait()
        await page()(asked, writer)

    paths = ["first", *range(at_once)]
    web.pages = {f"https://a.example/{path}": answer_together for path in paths}
    crawled = await check(" ".join(web.pages), replace(settings, per_host=at_once))
    assert set(verdicts(crawled).values()) == {"fine"}
    assert web.most_at_once["a.example"] == at_once
    assert len(web.asked) == 1 + at_once  # none had to be asked again


async def test_links_that_wait_for_a_slot_must_not_have_a_task_each(web: Web, settings: Settings) -> None:
    hosts, most = 20, 0

    def tell(_tally: Tally) -> None:
        nonlocal most
        most = max(most, len(asyncio.all_tasks()))

    addresses = [f"https://host{number % hosts}.example/{number}" for number in range(10 * hosts)]
    web.pages = dict.fromkeys(addresses, page())
    document = documents.parse(" ".join(addresses), "guide.md")
    files = LocalFiles(Path.cwd(), [document], documents.parse)
    crawled = await crawl([document], files, replace(settings, concurrency=2), lambda: NOW, tell)
    assert set(verdicts(crawled).values()) == {"fine"}
    assert most < 2 * hosts


async def test_a_link_is_left_out_only_where_comments_cover_all_its_places(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = web.pages["https://b.example/"] = page()
    text = (
        "[a](https://a.example/) [b](https://b.example/) [c](no.md) <!-- linkwatch: ignore reason='x' -->\n"
        "[b](https://b.example/)\n\n"
        "[d](https://d.example/) <!-- linkwatch: ignore until=2026-11-22 -->"
    )
    crawled = await check(text, settings)
    assert verdicts(crawled) == {
        "https://a.example/": "ignored",
        "https://b.example/": "fine",
        "no.md": "ignored",
        "https://d.example/": "not-found",
    }
    assert crawled.results[0].judgement.detail == "Excluded by the comment at guide.md:1: “x”."
    assert {asked.host for asked in web.asked} == {"b.example", "d.example"}
