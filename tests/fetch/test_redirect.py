"""Hops: each is kept, and where they lead."""

from dataclasses import replace

import pytest
from fake_fetch import FakeFetch, answer

from linkwatch import urls
from linkwatch.fetch.redirect import with_redirects
from linkwatch.model import Failure, Hop, Observation, Page, Request, Settings

START = "http://a.example/dir/start?q=1"
X = "http://a.example/x"
EMPTY = Page()
SLIDE = Page(text="One of many herons " * 10, words=40)


async def follow(fetch: FakeFetch, url: str = START, *, allow_private: bool = False) -> Observation:
    return await with_redirects(fetch, Settings(max_redirects=5, allow_private=allow_private))(Request(url))


async def test_an_answer_without_redirect_has_no_hops() -> None:
    seen = await follow(FakeFetch({START: answer(200)}))
    assert (seen.status, seen.hops, seen.final_url) == (200, (), START)


async def test_every_hop_is_kept_with_its_status_and_its_address() -> None:
    fetch = FakeFetch(
        {
            START: answer(301, location="https://a.example/b"),
            "https://a.example/b": answer(302, location="https://b.example/c"),
            "https://b.example/c": answer(200),
        }
    )
    seen = await follow(fetch)
    assert seen.hops == (Hop(301, START), Hop(302, "https://a.example/b"))
    assert (seen.url, seen.final_url, seen.status) == (START, "https://b.example/c", 200)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirect_statuses_are_followed(status: int) -> None:
    fetch = FakeFetch({START: answer(status, location="/x"), "http://a.example/x": answer(200)})
    assert (await follow(fetch)).status == 200


@pytest.mark.parametrize("status", [200, 201, 300, 304, 305, 306, 404])
async def test_other_statuses_with_a_location_must_not_be_followed(status: int) -> None:
    seen = await follow(FakeFetch({START: answer(status, location="/x")}))
    assert (seen.status, seen.hops) == (status, ())


async def test_a_redirect_without_location_is_an_answer() -> None:
    assert (await follow(FakeFetch({START: answer(302)}))).status == 302


@pytest.mark.parametrize("location", ["", " ", "\t", " \n"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_to_nothing_is_an_answer_and_no_circle(status: int, location: str) -> None:
    seen = await follow(FakeFetch({START: answer(status, location=location)}))
    assert (seen.status, seen.failure, seen.hops, seen.final_url) == (status, None, (), START)


@pytest.mark.parametrize("location", ["?", "#", "."])
async def test_a_redirect_to_next_to_nothing_must_still_be_followed(location: str) -> None:
    seen = await follow(FakeFetch({START: answer(301, location=location), "http://a.example/dir/": answer(200)}))
    assert seen.hops == (Hop(301, START),)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("other", "http://a.example/dir/other"),
        ("/root", "http://a.example/root"),
        ("?q=2", "http://a.example/dir/start?q=2"),
        ("//b.example/x", "http://b.example/x"),
        ("https://b.example", "https://b.example/"),
        (" https://b.example/with blank ", "https://b.example/with%20blank"),
        ("https://b.example/x#part", "https://b.example/x"),
        ("/caf\u00e9", "http://a.example/caf%C3%A9"),
        ("/caf\udce9", "http://a.example/caf%E9"),
        ("/x?q=caf\udce9", "http://a.example/x?q=caf%E9"),
        ("/caf\udcc3\udca9", "http://a.example/caf%C3%A9"),
    ],
)
async def test_a_location_is_read_as_browsers_do(location: str, target: str) -> None:
    fetch = FakeFetch({START: answer(301, location=location), target: answer(200)})
    assert urls.key((await follow(fetch)).final_url) == target


@pytest.mark.parametrize(
    ("second", "final"), [("/y", "http://a.example/y#part"), ("/y#other", "http://a.example/y#other")]
)
async def test_the_place_that_a_redirect_names_is_kept_and_not_sent(second: str, final: str) -> None:
    fetch = FakeFetch(
        {
            START: answer(301, location="/x#part"),
            "http://a.example/x": answer(301, location=second),
            "http://a.example/y": answer(200),
        }
    )
    assert (await follow(fetch)).final_url == final


@pytest.mark.parametrize(
    "location", ["mailto:a@b.example", "javascript:alert(1)", "http://", "https://a b/", "file:///etc"]
)
async def test_a_redirect_to_no_web_address_is_refused(location: str) -> None:
    seen = await follow(FakeFetch({START: answer(301, location=location)}))
    assert (seen.status, seen.failure, seen.hops) == (None, Failure.BAD_REDIRECT, (Hop(301, START),))


async def test_a_circle_is_noticed() -> None:
    fetch = FakeFetch({START: answer(301, location="/x"), "http://a.example/x": answer(302, location=START)})
    seen = await follow(fetch)
    assert (seen.failure, len(fetch.asked)) == (Failure.REDIRECT_LOOP, 2)


async def test_a_site_that_sets_a_cookie_and_comes_back_is_seen() -> None:
    fetch = FakeFetch({START: [answer(302, location=START, set_cookie="seen=1; Path=/"), answer(200)]})
    seen = await follow(fetch)
    assert (seen.status, seen.hops) == (200, (Hop(302, START),))
    assert [asked.headers.get("Cookie", "") for asked in fetch.asked] == ["", "seen=1"]


async def test_a_cookie_of_a_redirect_is_told_on_the_next_page_of_that_host_only() -> None:
    fetch = FakeFetch(
        {
            START: answer(302, location="/x", set_cookie="a=1; Path=/"),
            "http://a.example/x": answer(302, location="http://b.example/"),
            "http://b.example/": answer(302, location="http://a.example/end"),
            "http://a.example/end": answer(200),
        }
    )
    assert (await follow(fetch)).status == 200
    assert [asked.headers.get("Cookie", "") for asked in fetch.asked] == ["", "a=1", "", "a=1"]


async def test_a_cookie_must_not_outlive_the_visit() -> None:
    fetch = FakeFetch({START: answer(200, set_cookie="a=1; Path=/")})
    await follow(fetch)
    await follow(fetch)
    assert "Cookie" not in fetch.asked[1].headers


async def test_a_site_that_sets_the_same_cookie_for_ever_goes_round_in_a_circle() -> None:
    fetch = FakeFetch({START: answer(302, location=START, set_cookie="seen=1; Path=/")})
    seen = await follow(fetch)
    assert (seen.failure, len(fetch.asked)) == (Failure.REDIRECT_LOOP, 2)


async def test_a_site_that_sets_new_cookies_for_ever_is_a_circle_too() -> None:
    fetch = FakeFetch({START: [answer(302, location=START, set_cookie=f"n={n}") for n in range(50)]})
    seen = await follow(fetch)
    assert (seen.failure, len(fetch.asked)) == (Failure.REDIRECT_LOOP, 6)


def refreshing(
    to: str,
    after: float = 0,
    status: int = 200,
    *,
    page: Page = EMPTY,
    **headers: str,
) -> Observation:
    return replace(answer(status, **headers), page=replace(page, refresh=to, refresh_after=after))


@pytest.mark.parametrize(
    "first",
    [
        refreshing("http://b.example/x"),
        refreshing("//b.example/x#part", after=5),
        refreshing("", refresh="0; url=http://b.example/x"),
        refreshing("", refresh="3;URL='http://b.example/x'"),
        refreshing("", refresh="0, http://b.example/x"),
        answer(200, refresh='1 ; url="http://b.example/x"'),
    ],
)
async def test_a_page_that_sends_its_reader_on_is_a_hop(first: Observation) -> None:
    seen = await follow(FakeFetch({START: first, "http://b.example/x": answer(200)}))
    assert (seen.status, urls.key(seen.final_url), seen.hops) == (200, "http://b.example/x", (Hop(200, START),))


@pytest.mark.parametrize(
    "first",
    [
        refreshing(START),
        refreshing("?q=1#part"),
        refreshing("http://b.example/x", after=30),
        refreshing("http://b.example/x", status=404),
        refreshing("http://b.example/x", status=503),
        refreshing("mailto:a@b.example"),
        refreshing("http://"),
        answer(200, refresh="30; url=http://b.example/x"),
        answer(200, refresh="5"),
        answer(200, refresh="url=http://b.example/x"),
    ],
)
async def test_a_page_that_stays_must_not_be_a_hop(first: Observation) -> None:
    seen = await follow(FakeFetch({START: first}))
    assert (seen.status, seen.final_url, seen.hops) == (first.status, START, ())


async def test_pages_that_send_on_and_on_are_followed_a_few_times() -> None:
    fetch = FakeFetch({f"http://a.example/{n}": refreshing(f"/{n + 1}", page=SLIDE) for n in range(50)})
    seen = await follow(fetch, "http://a.example/0")
    assert (seen.status, len(fetch.asked)) == (200, 4)


async def test_empty_pages_that_send_on_for_ever_are_a_chain_without_end() -> None:
    fetch = FakeFetch({f"http://a.example/{n}": refreshing(f"/{n + 1}") for n in range(50)})
    seen = await follow(fetch, "http://a.example/0")
    assert (seen.failure, len(fetch.asked)) == (Failure.TOO_MANY_REDIRECTS, 6)


async def test_more_empty_pages_than_a_few_are_followed_to_their_end() -> None:
    stations = {f"http://a.example/{n}": refreshing(f"/{n + 1}") for n in range(4)}
    seen = await follow(FakeFetch({**stations, "http://a.example/4": answer(200)}), "http://a.example/0")
    assert (seen.status, seen.final_url, len(seen.hops)) == (200, "http://a.example/4", 4)


@pytest.mark.parametrize(
    ("start", "then", "hops"),
    [
        (refreshing("/x"), refreshing(START), (Hop(200, START), Hop(200, X))),
        (refreshing("/x", after=1), refreshing(START, page=Page(words=8)), (Hop(200, START), Hop(200, X))),
        (answer(302, location="/x"), refreshing(START), (Hop(302, START), Hop(200, X))),
        (answer(302, location="/x"), refreshing("", refresh=f"0;url={START}"), (Hop(302, START), Hop(200, X))),
        (refreshing("/x", page=SLIDE), refreshing(f"{START}#part"), (Hop(200, START), Hop(200, X))),
        (refreshing("/x"), answer(302, location=START), (Hop(200, START), Hop(302, X))),
    ],
)
async def test_an_empty_page_that_sends_back_closes_a_circle(
    start: Observation, then: Observation, hops: tuple[Hop, ...]
) -> None:
    fetch = FakeFetch({START: start, X: then})
    seen = await follow(fetch)
    assert (seen.failure, seen.hops, len(fetch.asked)) == (Failure.REDIRECT_LOOP, hops, 2)


@pytest.mark.parametrize(
    ("start", "then"),
    [
        (refreshing("/x"), refreshing(START, page=SLIDE)),
        (refreshing("/x"), refreshing(START, after=5)),
        (refreshing("/x"), refreshing(START, page=Page(scripts=1))),
        (refreshing("/x", page=Page(scripts=1)), refreshing(START)),
        (refreshing("/x"), refreshing(START, page=Page(loaded=("/frame.html",)))),
        (refreshing("/x"), refreshing(START, page=Page(complete=False))),
        (refreshing("/x"), refreshing(X)),
        (answer(302, location="/x"), refreshing(X)),
        (refreshing("/x"), answer(200, refresh=f"0;url={START}")),
    ],
)
async def test_a_page_that_may_be_meant_to_be_read_must_not_close_a_circle(
    start: Observation, then: Observation
) -> None:
    seen = await follow(FakeFetch({START: start, X: then}))
    assert (seen.status, seen.final_url, len(seen.hops)) == (200, X, 1)


async def test_an_empty_page_that_sets_a_cookie_and_sends_back_must_not_close_a_circle() -> None:
    fetch = FakeFetch({START: [refreshing("/x"), answer(200)], X: refreshing(START, set_cookie="seen=1; Path=/")})
    seen = await follow(fetch)
    assert (seen.status, urls.key(seen.final_url), len(seen.hops)) == (200, START, 2)


async def test_a_page_that_sets_a_cookie_and_loads_itself_again_is_seen() -> None:
    fetch = FakeFetch({START: [refreshing(START, set_cookie="seen=1; Path=/"), answer(200)]})
    seen = await follow(fetch)
    assert (seen.status, seen.hops, len(fetch.asked)) == (200, (Hop(200, START),), 2)


async def test_two_locations_that_differ_are_garbled() -> None:
    seen = await follow(FakeFetch({START: answer(302, location="/a\n/b")}))
    assert (seen.failure, seen.failure_detail) == (Failure.GARBLED, "two Locations that differ")


async def test_the_hops_share_the_time_of_the_visit() -> None:
    slow = {f"http://a.example/{n}": replace(answer(302, location=f"/{n + 1}"), elapsed_ms=400) for n in range(50)}
    fetch = FakeFetch({**slow})
    seen = await with_redirects(fetch, Settings())(Request("http://a.example/0", timeout=1))
    assert (seen.failure, seen.elapsed_ms) == (Failure.TIMEOUT, 1200)
    assert [round(asked.timeout, 3) for asked in fetch.asked] == [1, 0.6, 0.2]


async def test_an_endless_chain_is_left() -> None:
    fetch = FakeFetch({f"http://a.example/{n}": answer(302, location=f"/{n + 1}") for n in range(50)})
    seen = await follow(fetch, "http://a.example/0")
    assert (seen.failure, len(fetch.asked)) == (Failure.TOO_MANY_REDIRECTS, 6)


@pytest.mark.parametrize(
    "location", ["http://127.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://localhost/"]
)
async def test_a_redirect_must_not_lead_into_a_private_network(location: str) -> None:
    fetch = FakeFetch({START: answer(302, location=location)})
    seen = await follow(fetch)
    assert (seen.failure, len(fetch.asked)) == (Failure.PRIVATE_ADDRESS, 1)


async def test_a_redirect_into_a_private_network_is_followed_when_allowed() -> None:
    fetch = FakeFetch({START: answer(302, location="http://127.0.0.1/"), "http://127.0.0.1/": answer(200)})
    assert (await follow(fetch, allow_private=True)).status == 200
