"""The whole stack on real sockets: what one visit sees, and what a host sees of many."""

import asyncio
import itertools
from dataclasses import replace

import pytest

from linkwatch.fetch import open_fetcher
from linkwatch.model import Failure, Hop, Observation, Request, Settings
from web import Asked, Respond, Web, in_turn, page, raw, redirect, reset, silent, trickle

TITLE = "<title>A page</title>"


async def visit(settings: Settings, *urls: str, patience: float = 4) -> list[Observation]:
    async with open_fetcher(settings) as fetcher:
        return await asyncio.gather(*(fetcher.visit(Request(url, timeout=patience)) for url in urls))


def only_with(name: str, value: str, otherwise: Respond) -> Respond:
    """Answer with the page if a header field has this value."""

    async def respond(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await (page() if value in asked.headers.get(name, "") else otherwise)(asked, writer)

    return respond


async def test_a_site_that_wants_its_own_cookie_back_is_seen(web: Web, settings: Settings) -> None:
    welcome = page("", 302, location="/", set_cookie="seen=1; Path=/; HttpOnly")
    web.pages["https://a.example/"] = only_with("cookie", "seen=1", welcome)
    seen = (await visit(settings, "https://a.example/"))[0]
    assert (seen.status, seen.hops) == (200, (Hop(302, "https://a.example/"),))


async def test_cookies_among_broken_header_lines_are_kept_too(web: Web, settings: Settings) -> None:
    welcome = raw(b"HTTP/1.1 302 Found\r\nno colon\r\nset-cookie: a=1\r\nset-cookie: seen=1\r\nlocation: /\r\n\r\n")
    web.pages["https://a.example/"] = only_with("cookie", "a=1; seen=1", welcome)
    assert (await visit(settings, "https://a.example/"))[0].status == 200


async def test_a_page_that_sends_its_reader_on_is_followed(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = page('<meta http-equiv="refresh" content="0; url=/new">')
    web.pages["https://a.example/new"] = page()
    seen = (await visit(settings, "https://a.example/"))[0]
    assert (seen.status, seen.final_url) == (200, "https://a.example/new")


async def test_no_body_outlives_its_visit(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = page(TITLE)
    seen = (await visit(settings, "https://a.example/"))[0]
    assert (seen.body, seen.page.title if seen.page else "") == (b"", "A page")


@pytest.mark.parametrize("first", [reset(), raw(b""), page("", 500), page("", 503)])
async def test_what_passes_at_once_is_seen_on_the_second_try(web: Web, settings: Settings, first: Respond) -> None:
    web.pages["https://a.example/"] = in_turn(first, page())
    seen = (await visit(replace(settings, retries=1), "https://a.example/"))[0]
    assert (seen.status, seen.attempts) == (200, 2)


async def test_a_pause_is_kept_on_the_wire_for_all_links_of_the_host(web: Web, settings: Settings) -> None:
    limit = page("", 429, x_ratelimit_remaining="0", x_ratelimit_reset="0.4")
    urls = [f"https://a.example/{number}" for number in range(12)]
    web.pages |= dict.fromkeys(urls, page()) | {urls[3]: in_turn(limit, page())}
    seen = await visit(replace(settings, retries=2, interval=0.01), *urls)
    assert {each.status for each in seen} == {200}
    at = [asked.at for asked in web.asked]
    limited = next(number for number, asked in enumerate(web.asked) if asked.url == urls[3])
    # What was already sent when the answer came is not called back.
    under_way = web.most_at_once["a.example"] - 1
    assert all(later >= at[limited] + 0.4 for later in at[limited + 1 + under_way :])


async def test_requests_keep_their_distance_on_the_wire(web: Web, settings: Settings) -> None:
    urls = [f"https://a.example/{number}" for number in range(8)]
    await visit(replace(settings, interval=0.05), *urls)
    at = [asked.at for asked in web.asked]
    assert min(after - before for before, after in itertools.pairwise(at)) > 0.035


async def test_many_links_to_a_silent_host_cost_one(web: Web, settings: Settings) -> None:
    urls = [f"https://a.example/{number}" for number in range(30)]
    web.pages |= dict.fromkeys(urls, silent())
    seen = await visit(settings, *urls, patience=0.3)
    assert {each.failure for each in seen} == {Failure.TIMEOUT}
    assert len(web.asked) == 2


async def test_a_refusal_that_trickles_is_left_soon(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkwatch.fetch.body.ASIDE_SECONDS", 0.05)
    web.pages["https://a.example/"] = trickle(b"HTTP/1.1 404 Not Found\r\n\r\nstart")
    assert (await visit(settings, "https://a.example/"))[0].status == 404


async def test_a_chain_of_slow_redirects_shares_one_time(web: Web, settings: Settings) -> None:
    async def slowly(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        await redirect(f"{asked.path}x")(asked, writer)

    web.pages |= {f"https://a.example/{'x' * number}": slowly for number in range(20)}
    seen = (await visit(settings, "https://a.example/", patience=0.5))[0]
    assert seen.failure is Failure.TIMEOUT
    assert len(web.asked) <= 4
