"""Answers that a strict parser refuses and browsers show, on real sockets."""

import asyncio
import socket
from dataclasses import replace

import pytest
from fake_fetch import FakeFetch, answer, failed

from linkwatch.fetch import open_fetcher
from linkwatch.fetch.lenient import read_leniently, with_second_reading
from linkwatch.fetch.routes import Routes
from linkwatch.model import ConnectTo, Failure, Observation, Request, Settings
from web import LOOPBACK, Asked, Respond, Web, page, raw, reset, silent, trickle

TITLE = b"<title>A page</title>"
HTML = b"content-type: text/html\r\n"
LENGTH = b"content-length: %d\r\n" % len(TITLE)
FINE = b"HTTP/1.1 200 OK\r\n" + HTML + LENGTH
CHUNKED = b"HTTP/1.1 200 OK\r\n" + HTML + b"transfer-encoding: chunked\r\n\r\n"


async def see(url: str, settings: Settings) -> Observation:
    async with open_fetcher(settings) as fetcher:
        return await fetcher.download(Request(url, timeout=4))


async def read(url: str, settings: Settings, patience: float = 4, max_bytes: int = 10_000) -> Observation:
    return await read_leniently(Routes(settings))(Request(url, timeout=patience, max_bytes=max_bytes))


SHOWN = {
    "a header line of 64 KB": FINE + b"x: " + b"a" * 65_536 + b"\r\n\r\n" + TITLE,
    "a header line of 200 KB": FINE + b"x: " + b"a" * 200_000 + b"\r\n\r\n" + TITLE,
    "600 cookies": FINE + b"".join(b"set-cookie: c%d=%d\r\n" % (n, n) for n in range(600)) + b"\r\n" + TITLE,
    "2000 cookies": FINE + b"".join(b"set-cookie: c%d=%d\r\n" % (n, n) for n in range(2_000)) + b"\r\n" + TITLE,
    "Latin-1 in a header": FINE + b"x: caf\xe9\r\n\r\n" + TITLE,
    "UTF-8 in a header": FINE + "x: caf\u00e9 \u2603\r\n\r\n".encode() + TITLE,
    "a NUL in a header": FINE + b"x: a\0b\r\n\r\n" + TITLE,
    "bare line feeds": FINE.replace(b"\r\n", b"\n") + b"\n" + TITLE,
    "folded lines": FINE + b"x: a\r\n b\r\n\tc\r\n\r\n" + TITLE,
    "a blank before the colon": FINE.replace(b"content-type:", b"content-type :") + b"\r\n" + TITLE,
    "a line without colon": FINE + b"no colon here\r\n\r\n" + TITLE,
    "a field without name": FINE + b": x\r\n\r\n" + TITLE,
    "no status": b"HTTP/1.1 OK\r\n\r\n" + TITLE,
    "a byte order mark first": b"\xef\xbb\xbf" + FINE + b"\r\n" + TITLE,
    "a strange field name": FINE + b"x (y): x\r\n\r\n" + TITLE,
    "a lower-case protocol": FINE.replace(b"HTTP", b"http") + b"\r\n" + TITLE,
    "two equal lengths": FINE + LENGTH + b"\r\n" + TITLE,
    "a length that is no number": FINE.replace(LENGTH, b"content-length: many\r\n") + b"\r\n" + TITLE,
    "an empty length": FINE.replace(LENGTH, b"content-length:\r\n") + b"\r\n" + TITLE,
    "HTTP/1.0 without length": b"HTTP/1.0 200 OK\r\n" + HTML + b"\r\n" + TITLE,
    "no reason phrase": FINE.replace(b" OK", b"") + b"\r\n" + TITLE,
    "a reason phrase in UTF-8": FINE.replace(b"OK", "\u00e7a va".encode()) + b"\r\n" + TITLE,
    "103 first": b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n" + FINE + b"\r\n" + TITLE,
    "203": FINE.replace(b"200", b"203") + b"\r\n" + TITLE,
    "206": FINE.replace(b"200", b"206") + b"\r\n" + TITLE,
    "an early close": FINE.replace(LENGTH, b"content-length: 99\r\n") + b"\r\n" + TITLE,
    "cut chunks": CHUNKED + b"ff\r\n" + TITLE,
    "broken chunks": b"HTTP/1.1 200 OK\r\n"
    + HTML
    + b"transfer-encoding: chunked\r\n\r\n15\r\n"
    + TITLE
    + b"\r\nzz\r\n",
    "chunks and a length": FINE + b"transfer-encoding: chunked\r\n\r\n15\r\n" + TITLE + b"\r\n0\r\n\r\n",
    "an unknown content coding": FINE + b"content-encoding: utf-8\r\n\r\n" + TITLE,
    "announced gigabytes": FINE.replace(LENGTH, b"content-length: 99999999999\r\n") + b"\r\n" + TITLE,
    "announced more than numbers hold": FINE.replace(LENGTH, b"content-length: " + b"9" * 40 + b"\r\n")
    + b"\r\n"
    + TITLE,
    "a line end before the answer": b"\r\n" + FINE + b"\r\n" + TITLE,
    "HTTP/2 in words": FINE.replace(b"1.1", b"2") + b"\r\n" + TITLE,
    "a promise of another protocol": FINE + b"connection: upgrade\r\nupgrade: h2,h2c\r\n\r\n" + TITLE,
    "rubbish after the end": FINE + b"\r\n" + TITLE + b"rubbish",
}


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("name", SHOWN)
async def test_what_browsers_show_is_seen(web: Web, settings: Settings, name: str, scheme: str) -> None:
    web.pages[f"{scheme}://a.example/"] = raw(SHOWN[name])
    seen = await see(f"{scheme}://a.example/", settings)
    assert (seen.failure, seen.body) == (None, TITLE)
    assert seen.status in {200, 203, 206}


@pytest.mark.parametrize(
    "bytes_sent",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"220 mail.example ESMTP\r\n",
        b"<title>HTTP/0.9</title>",
        b"\x00\x00\x12\x04\x00\x00\x00\x00\x00",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        FINE + b"content-length: 5\r\n\r\n" + TITLE,
        FINE + b"content-encoding: gzip\r\n\r\n" + TITLE,
        FINE + b"content-encoding: br\r\n\r\n" + TITLE,
        CHUNKED + b"zz\r\n" + TITLE,
        CHUNKED + TITLE + b"\r\n",
        b"HTTP/1.1 302 Found\r\nx y: z\r\nlocation: /a\r\nlocation: /b\r\n\r\n",
    ],
)
async def test_what_no_browser_shows_is_garbled(web: Web, settings: Settings, bytes_sent: bytes) -> None:
    web.pages["http://a.example/"] = raw(bytes_sent)
    assert (await see("http://a.example/", settings)).failure is Failure.GARBLED


@pytest.mark.parametrize("status", [404, 301])
@pytest.mark.parametrize("pause", [0, 0.05])
async def test_a_refusal_needs_no_body_that_can_be_read(
    web: Web, settings: Settings, status: int, pause: float
) -> None:
    start = CHUNKED.replace(b"200 OK", b"%d Status" % status)
    web.pages["http://a.example/"] = in_two(start, b"zz\r\n" + TITLE, pause)
    assert (await see("http://a.example/", settings)).status == status


async def test_a_body_whose_chunks_break_is_not_waited_for(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkwatch.fetch.body.SECONDS", 600)  # longer than a test may take
    web.pages["http://a.example/"] = in_two(CHUNKED, b"zz\r\n" + TITLE, 0.05)
    web.pages["http://b.example/"] = in_two(CHUNKED + b"15\r\n" + TITLE, b"\r\nzz\r\n", 0.05)
    web.pages["http://c.example/"] = in_two(CHUNKED, b"15\r\n" + TITLE + b"\r\nzz\r\n", 0.05)
    lost, shown, late = [await see(f"http://{name}.example/", settings) for name in "abc"]
    assert (lost.failure, shown.body, late.body) == (Failure.GARBLED, TITLE, TITLE)


def in_two(first: bytes, second: bytes, pause: float) -> Respond:
    """Answer in two pieces, and leave the connection open."""

    async def respond(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        await writer.drain()
        await asyncio.sleep(pause)
        writer.write(second)
        await writer.drain()

    return respond


async def test_a_strict_reading_that_works_must_not_be_repeated(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = page()
    await see("http://a.example/", settings)
    assert len(web.asked) == 1


async def test_a_server_known_for_its_blemishes_is_read_leniently_at_once() -> None:
    strict = FakeFetch({"http://a.example/": failed(Failure.GARBLED), "http://b.example/": failed(Failure.GARBLED)})
    lenient = FakeFetch({"http://a.example/": answer(200), "http://a.example/2": answer(200)})
    lenient.answers["http://b.example/"] = failed(Failure.GARBLED)
    fetch = with_second_reading(strict, lenient)
    urls = ["http://a.example/", "http://a.example/2", "http://b.example/", "http://b.example/"]
    seen = [await fetch(Request(url)) for url in urls]
    assert [each.attempts for each in seen] == [2, 1, 2, 2]
    assert [each.url for each in strict.asked] == ["http://a.example/", "http://b.example/", "http://b.example/"]


@pytest.mark.parametrize("status", [404, 410, 403])
async def test_a_refusal_in_another_coding_than_it_says_is_a_refusal(web: Web, settings: Settings, status: int) -> None:
    start = FINE.replace(b"200 OK", b"%d Status" % status)
    web.pages["http://a.example/"] = raw(start + b"content-encoding: gzip\r\n\r\n" + TITLE)
    assert (await see("http://a.example/", settings)).status == status


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://a.example/x?", "/x?"),
        ("http://a.example/x?#part", "/x?"),
        ("https://a.example/?", "/?"),
        ("http://a.example/x?y", "/x?y"),
        ("http://a.example/x", "/x"),
    ],
)
async def test_an_empty_query_is_asked_for_as_browsers_do(web: Web, settings: Settings, url: str, path: str) -> None:
    await see(url, settings)
    assert [each.path for each in web.asked] == [path]


async def test_the_bytes_of_a_cookie_go_back_as_they_came(web: Web, settings: Settings) -> None:
    head = b"HTTP/1.1 302 Found\r\nlocation: /next\r\nset-cookie: a=\xd1and\xfa; Path=/\r\ncontent-length: 0\r\n\r\n"
    web.pages["http://a.example/"] = raw(head)
    web.pages["http://a.example/next"] = page()
    async with open_fetcher(settings) as fetcher:
        assert (await fetcher.visit(Request("http://a.example/"))).status == 200
    assert web.asked[-1].headers["cookie"].encode("latin-1") == b"a=\xd1and\xfa"


async def test_a_shared_answer_must_not_be_read_again() -> None:
    shared = replace(failed(Failure.GARBLED), attempts=0)
    lenient = FakeFetch()
    seen = await with_second_reading(FakeFetch({"http://a.example/": shared}), lenient)(Request("http://a.example/"))
    assert seen.failure is Failure.GARBLED
    assert lenient.asked == []


async def test_the_second_reading_waits_for_its_turn(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = raw(b"nonsense")
    await see("http://a.example/", replace(settings, interval=0.2))
    first, second = web.asked
    assert second.at - first.at >= 0.19


async def test_the_second_request_says_the_same_as_the_first(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/a%2Fb?x=|[]"] = raw(b"nonsense")
    await see("http://me:pw@a.example/a%2Fb?x=|[]#part", settings)
    first, second = web.asked
    assert first.path == second.path == "/a%2Fb?x=|[]"
    for name in ("host", "user-agent", "accept", "accept-language", "accept-encoding", "authorization"):
        assert first.headers[name] == second.headers[name]


@pytest.mark.parametrize("sign", [b"\r", b"\0"])
async def test_what_a_cookie_breaks_must_not_stand_in_the_next_request(
    web: Web, settings: Settings, sign: bytes
) -> None:
    head = b"HTTP/1.1 302 Found\r\nlocation: /next\r\nset-cookie: a=b" + sign + b"X-Evil: 1; Path=/\r\n"
    web.pages["http://a.example/"] = raw(head + b"set-cookie: c=d; Path=/\r\ncontent-length: 0\r\n\r\n")
    web.pages["http://a.example/next"] = page()
    async with open_fetcher(settings) as fetcher:
        assert (await fetcher.visit(Request("http://a.example/"))).status == 200
    assert [asked.headers.get("cookie") for asked in web.asked if asked.path == "/next"] == ["c=d"]


@pytest.mark.parametrize("value", ["a\rb", "a\nb", "a\0b", "a\r\nX: b"])
async def test_a_header_that_would_be_two_is_refused(web: Web, settings: Settings, value: str) -> None:
    web.pages["http://a.example/"] = page()
    seen = await read_leniently(Routes(settings))(Request("http://a.example/", headers={"Cookie": value}, timeout=4))
    assert (seen.failure, seen.failure_detail) == (
        Failure.GARBLED,
        "a header field of the request would break its line",
    )
    assert web.asked == []


async def test_an_address_without_path_is_asked_for_its_root(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/?q"] = page()
    assert (await read("http://a.example?q", settings)).status == 200


async def test_a_body_is_read_to_its_bound_only(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = page("x" * 500_000)
    seen = await read("http://a.example/", settings, max_bytes=1_000)
    assert (len(seen.body), seen.complete) == (1_000, False)


async def test_a_picture_is_not_read(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = page("x" * 500, content_type="image/png")
    seen = await read("http://a.example/", settings)
    assert (seen.status, seen.body, seen.complete) == (200, b"", False)


async def test_a_body_that_never_ends_is_left_after_its_time(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkwatch.fetch.body.SECONDS", 0.05)
    web.pages["http://a.example/"] = trickle(b"HTTP/1.1 200 OK\r\n\r\nstart")
    seen = await read("http://a.example/", settings)
    assert (seen.status, seen.body, seen.complete) == (200, b"start", False)


@pytest.mark.parametrize(
    ("respond", "failure"),
    [(raw(b""), Failure.EMPTY), (reset(), Failure.RESET), (silent(), Failure.TIMEOUT)],
)
async def test_no_answer_is_named_as_ever(web: Web, settings: Settings, respond: object, failure: Failure) -> None:
    web.pages["http://a.example/"] = respond  # type: ignore[assignment] # parametrize knows no types
    assert (await read("http://a.example/", settings, patience=0.3)).failure is failure


async def test_a_head_cut_by_a_reset_counts_as_far_as_it_came(web: Web, settings: Settings) -> None:
    async def half(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nx: y\r\n")
        await writer.drain()
        await reset()(asked, writer)

    web.pages["http://a.example/"] = half
    assert (await read("http://a.example/", settings)).failure in {None, Failure.RESET}


async def test_the_second_address_is_tried_where_the_first_is_dead(web: Web, settings: Settings) -> None:
    async def two(*_: object, **__: object) -> list[object]:
        port = web.ports["http"]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port)) for host in ("127.0.0.2", LOOPBACK)]

    asyncio.get_running_loop().getaddrinfo = two  # type: ignore[method-assign,assignment] # of this one loop
    web.pages["http://a.example/"] = page()
    assert (await read("http://a.example/", settings)).status == 200
    assert (await see("http://a.example/", settings)).status == 200


async def test_a_private_address_must_not_be_connected_to(web: Web) -> None:
    for host in (LOOPBACK, "localhost", "[::1]"):
        seen = await read(f"http://{host}:{web.ports['http']}/", Settings())
        assert seen.failure is Failure.PRIVATE_ADDRESS
    assert web.asked == []


async def test_a_closed_port_refuses() -> None:
    with socket.create_server((LOOPBACK, 0)) as server:
        port = server.getsockname()[1]
    elsewhere = Settings(connect_to=(ConnectTo("", "", LOOPBACK, str(port)),))
    assert (await read("http://a.example/", elsewhere)).failure is Failure.REFUSED


async def test_a_proxy_is_told_the_whole_address(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://me:pw@{LOOPBACK}:{web.ports['http']}")
    monkeypatch.setenv("NO_PROXY", "")
    await read("http://a.example/x", Settings())
    assert web.asked[0].path == "http://a.example/x"
    assert web.asked[0].headers["proxy-authorization"] == "Basic bWU6cHc="
