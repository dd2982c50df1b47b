"""Hops: each is kept, and where they lead."""

import pytest
from fake_fetch import FakeFetch, answer

from linkwatch.fetch.redirect import with_redirects
from linkwatch.model import Failure, Hop, Observation, Request, Settings

START = "http://a.example/dir/start?q=1"


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
        ("/caf\udce9", "http://a.example/caf%C3%A9"),
        ("/caf\udcc3\udca9", "http://a.example/caf%C3%A9"),
    ],
)
async def test_a_location_is_read_as_browsers_do(location: str, target: str) -> None:
    fetch = FakeFetch({START: answer(301, location=location), target: answer(200)})
    assert (await follow(fetch)).final_url == target


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
