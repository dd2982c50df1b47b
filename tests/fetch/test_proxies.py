"""Proxies of the environment on real sockets: how they are logged in to, and what their failures are called."""

import asyncio
from base64 import b64decode

import pytest
from proxy_server import OPENED, proxy

from linkwatch.fetch import open_fetcher, proxies
from linkwatch.fetch.headers import user_agent
from linkwatch.fetch.http import open_http
from linkwatch.fetch.lenient import read_leniently
from linkwatch.fetch.routes import Routes
from linkwatch.model import Failure, LinkwatchError, Observation, Request, Settings
from web import LOOPBACK, Web, page, reset

URL = "https://a.example/x"
ODD_LOGINS = {
    "me:pw@": b"me:pw",
    "j%C3%B6rg:50%E2%82%AC@": "jörg:50€".encode(),
    "jörg:50€@": "jörg:50€".encode(),
    "me:a%E9@": b"me:a\xe9",
    "me:a%3Ab%40c@": b"me:a:b@c",
    ":pw@": b":pw",
    "me@": b"me:",
}


@pytest.fixture(autouse=True)
def _no_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "")


async def ask(url: str, *, leniently: bool, patience: float = 4) -> Observation:
    routes = Routes(Settings())
    request = Request(url, timeout=patience)
    if leniently:
        return await read_leniently(routes)(request)
    async with open_http(routes) as fetch:
        return await fetch(request)


def fields(head: str) -> dict[str, str]:
    lines = (line.partition(": ") for line in head.split("\r\n")[1:])
    return {name.lower(): value for name, _, value in lines}


@pytest.mark.parametrize("leniently", [False, True])
@pytest.mark.parametrize("login", ODD_LOGINS)
async def test_a_tunnel_is_asked_for_with_the_login_as_written_and_our_name(
    web: Web, monkeypatch: pytest.MonkeyPatch, login: str, *, leniently: bool
) -> None:
    web.pages[URL] = page()
    async with proxy(OPENED, web.ports["https"]) as running:
        monkeypatch.setenv("HTTPS_PROXY", running.address(login))
        assert (await ask(URL, leniently=leniently)).status == 200
    said = fields(running.heads[0])
    assert b64decode(said["proxy-authorization"].removeprefix("Basic ")) == ODD_LOGINS[login]
    assert said["user-agent"] == user_agent(Settings())
    assert "proxy-authorization" not in web.asked[0].headers


@pytest.mark.parametrize("leniently", [False, True])
@pytest.mark.parametrize("login", ODD_LOGINS)
async def test_a_plain_request_carries_the_login_as_written(
    web: Web, monkeypatch: pytest.MonkeyPatch, login: str, *, leniently: bool
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{login}{LOOPBACK}:{web.ports['http']}")
    await ask("http://a.example/x", leniently=leniently)
    said = web.asked[0].headers["proxy-authorization"]
    assert b64decode(said.removeprefix("Basic ")) == ODD_LOGINS[login]


async def test_a_proxy_without_a_login_is_told_none(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages[URL] = page()
    async with proxy(OPENED, web.ports["https"]) as running:
        monkeypatch.setenv("HTTPS_PROXY", running.address())
        await ask(URL, leniently=False)
    assert "proxy-authorization" not in fields(running.heads[0])


@pytest.mark.parametrize("leniently", [False, True])
@pytest.mark.parametrize(
    ("answer", "failure", "words"),
    [
        (b"HTTP/1.1 403 Forbidden\r\n\r\n", Failure.PROXY_DENIED, "403 Forbidden"),
        (b"HTTP/1.1 401 Unauthorized\r\n\r\n", Failure.PROXY_DENIED, "401 Unauthorized"),
        (b"HTTP/1.1 451 Withheld\r\n\r\n", Failure.PROXY_DENIED, "451 Withheld"),
        (b"HTTP/1.1 511 Log in\r\n\r\n", Failure.PROXY_DENIED, "511 Log in"),
        (b"HTTP/1.1 407 Who are you\r\n\r\n", Failure.PROXY_LOGIN, "407 Who are you"),
        (b"HTTP/1.1 502 Bad Gateway\r\n\r\n", Failure.BEYOND_PROXY, "502 Bad Gateway"),
        (b"HTTP/1.1 504 Too Slow\r\n\r\n", Failure.BEYOND_PROXY, "504 Too Slow"),
        (b"HTTP/1.1 500 Oops\r\n\r\n", Failure.PROXY, "500 Oops"),
        (b"HTTP/1.1 404 Not Found\r\n\r\n", Failure.PROXY, "404 Not Found"),
        (b"", Failure.PROXY, "it closed the connection without an answer"),
    ],
)
async def test_a_proxy_that_opens_no_tunnel_is_named_with_what_it_said(
    monkeypatch: pytest.MonkeyPatch, answer: bytes, failure: Failure, words: str, *, leniently: bool
) -> None:
    async with proxy(answer) as running:
        monkeypatch.setenv("HTTPS_PROXY", running.address())
        seen = await ask(URL, leniently=leniently)
    assert (seen.failure, seen.failure_detail, seen.status) == (failure, words, None)


async def test_an_answer_of_a_proxy_that_cannot_be_read_is_read_again_and_then_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with proxy(b"nonsense\r\n\r\n") as running:
        monkeypatch.setenv("HTTPS_PROXY", running.address())
        async with open_fetcher(Settings()) as fetcher:
            seen = await fetcher.download(Request(URL, timeout=4))
    assert (seen.failure, seen.failure_detail) == (Failure.PROXY, "its answer is no HTTP")


@pytest.mark.parametrize("leniently", [False, True])
async def test_a_silent_proxy_is_named(monkeypatch: pytest.MonkeyPatch, *, leniently: bool) -> None:
    async with proxy(None) as running:
        monkeypatch.setenv("HTTPS_PROXY", running.address())
        seen = await ask(URL, leniently=leniently, patience=1.0)
    assert (seen.failure, seen.failure_detail) == (Failure.PROXY, "it did not answer in time")


@pytest.mark.parametrize("leniently", [False, True])
async def test_a_plain_request_names_a_proxy_that_wants_a_login(
    web: Web, monkeypatch: pytest.MonkeyPatch, *, leniently: bool
) -> None:
    web.pages["http://a.examplehttp://a.example/x"] = page(status=407)
    monkeypatch.setenv("HTTP_PROXY", f"http://{LOOPBACK}:{web.ports['http']}")
    seen = await ask("http://a.example/x", leniently=leniently)
    assert (seen.failure, seen.failure_detail[:3]) == (Failure.PROXY_LOGIN, "407")


async def test_a_server_that_says_407_by_itself_is_no_proxy(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/x"] = page(status=407)
    async with open_http(Routes(settings)) as fetch:
        assert (await fetch(Request("http://a.example/x"))).status == 407


@pytest.mark.parametrize("leniently", [False, True])
async def test_what_fails_behind_an_open_tunnel_is_the_servers(
    web: Web, monkeypatch: pytest.MonkeyPatch, *, leniently: bool
) -> None:
    web.pages[URL] = reset()
    async with proxy(OPENED, web.ports["https"]) as running:
        monkeypatch.setenv("HTTPS_PROXY", running.address())
        assert (await ask(URL, leniently=leniently)).failure in {Failure.RESET, Failure.EMPTY}


@pytest.mark.parametrize("leniently", [False, True])
async def test_a_name_that_no_name_server_could_hold_is_no_host_behind_a_proxy_either(
    web: Web, monkeypatch: pytest.MonkeyPatch, *, leniently: bool
) -> None:
    async with proxy(OPENED, web.ports["https"]) as running:
        monkeypatch.setenv("HTTPS_PROXY", running.address())
        seen = await ask(f"https://{'a' * 64}.example/", leniently=leniently)
    assert seen.failure is Failure.NO_SUCH_HOST


@pytest.mark.parametrize("said", ["{}", "me:pw@{}", "j%C3%B6rg:50%E2%82%AC@{}", "{}/"])
async def test_an_address_without_a_scheme_is_one_of_plain_http(
    web: Web, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("HTTP_PROXY", said.format(f"{LOOPBACK}:{web.ports['http']}"))
    await ask("http://a.example/x", leniently=False)
    assert web.asked[0].path == "http://a.example/x"


def test_addresses_without_a_scheme_are_read_as_hosts_with_a_port(monkeypatch: pytest.MonkeyPatch) -> None:
    for said, meant in {
        "proxy:3128": "http://proxy:3128/",
        "proxy.example:80": "http://proxy.example/",
        "[::1]:3128": "http://[::1]:3128/",
        "http://proxy:3128": "http://proxy:3128/",
        "http:proxy:3128": "http://proxy:3128/",
        "https://proxy:3128": "https://proxy:3128/",
    }.items():
        monkeypatch.setenv("ALL_PROXY", said)
        assert set(proxies.of_environment().values()) == {meant}


async def test_requests_at_the_same_time_do_not_mix_up_their_proxies(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages[URL] = page()
    async with proxy(b"HTTP/1.1 403 No\r\n\r\n") as running:
        monkeypatch.setenv("HTTPS_PROXY", running.address())
        monkeypatch.setenv("NO_PROXY", "no.invalid")
        async with open_http(Routes(Settings())) as fetch:
            denied, gone = await asyncio.gather(fetch(Request(URL)), fetch(Request("https://no.invalid/")))
    assert denied.failure is Failure.PROXY_DENIED
    assert gone.failure in {Failure.NO_SUCH_HOST, Failure.NAME_SERVER}


@pytest.mark.parametrize("leniently", [False, True])
@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://a.example/x", "a.example:443"),
        ("https://a.example:8443/", "a.example:8443"),
        ("https://[2001:4860:4860::8888]/", "[2001:4860:4860::8888]:443"),
    ],
)
async def test_a_tunnel_is_asked_for_with_host_and_port(
    monkeypatch: pytest.MonkeyPatch, url: str, place: str, *, leniently: bool
) -> None:
    async with proxy(b"HTTP/1.1 403 No\r\n\r\n") as running:
        monkeypatch.setenv("HTTPS_PROXY", running.address())
        await ask(url, leniently=leniently)
    assert running.heads[0].startswith(f"CONNECT {place} HTTP/1.1\r\n")


def test_the_variable_that_names_no_proxy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALL_PROXY", "socks5://a.example:1080")
    with pytest.raises(LinkwatchError, match=r"^ALL_PROXY: "):
        proxies.of_environment()
