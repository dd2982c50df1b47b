"""One request against real sockets: what came, and what each failure of the network is called."""

import asyncio
import errno
import gzip
import os
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
import trustme

from linkwatch import urls
from linkwatch.fetch.guard import PrivateAddressError
from linkwatch.fetch.headers import of_request, user_agent
from linkwatch.fetch.http import explain, open_http
from linkwatch.fetch.routes import Routes
from linkwatch.model import ConnectTo, Failure, LinkwatchError, Observation, Request, Settings
from web import LOOPBACK, Respond, Web, page, raw, reset, silent, trickle


async def see(url: str, settings: Settings, **request: float) -> Observation:
    async with open_http(Routes(settings)) as fetch:
        return await fetch(
            Request(url, timeout=request.get("timeout", 4.0), max_bytes=int(request.get("max_bytes", 10_000)))
        )


async def test_an_answer_is_told_with_status_headers_and_body(web: Web, settings: Settings) -> None:
    web.pages["https://a.example/x?q=1"] = page("hello", 200, x_note="one")
    seen = await see("https://a.example/x?q=1", settings)
    assert (seen.status, seen.failure, seen.body, seen.complete) == (200, None, b"hello", True)
    assert seen.headers["x-note"] == "one"


async def test_a_repeated_header_is_joined(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = raw(b"HTTP/1.1 200 OK\r\nx-a: 1\r\nX-A: 2\r\ncontent-length: 0\r\n\r\n")
    assert (await see("http://a.example/", settings)).headers["x-a"] == "1, 2"


async def test_the_request_says_what_a_browser_says_and_never_the_word_link(web: Web, settings: Settings) -> None:
    await see("http://a.example/", settings)
    headers = web.asked[0].headers
    assert headers["accept"].startswith("text/html")
    assert headers["accept-language"].startswith("en")
    assert headers["user-agent"].startswith("Mozilla/5.0 (compatible; lwbot/")
    assert "link" not in headers["user-agent"]


async def test_a_request_that_writes_is_sent_with_its_method_and_its_body(web: Web, settings: Settings) -> None:
    async with open_http(Routes(settings)) as fetch:
        await fetch(Request("http://a.example/", {"Content-Type": "application/json"}, method="PATCH", body=b"{}"))
    asked = web.asked[0]
    assert (asked.method, asked.headers["content-length"], asked.headers["content-type"]) == (
        "PATCH",
        "2",
        "application/json",
    )


async def test_a_request_for_a_page_has_no_body(web: Web, settings: Settings) -> None:
    await see("http://a.example/", settings)
    assert (web.asked[0].method, "content-length" in web.asked[0].headers) == ("GET", False)


def test_a_page_is_asked_for_as_a_browser_navigates() -> None:
    plain = of_request(Request("http://a.example/"), Settings())
    secure = of_request(Request("https://a.example/"), Settings())
    assert plain["Upgrade-Insecure-Requests"] == secure["Upgrade-Insecure-Requests"] == "1"
    assert {name: value for name, value in secure.items() if name.startswith("Sec-Fetch")} == {
        "Sec-Fetch-Site": "none",
        "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-User": "?1",
        "Sec-Fetch-Dest": "document",
    }


def test_what_browsers_say_over_tls_alone_must_not_be_said_without() -> None:
    assert not [name for name in of_request(Request("http://a.example/"), Settings()) if name.startswith("Sec-Fetch")]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://a.example/b/c", "a.example"),
        ("http://a.example?b=/c", "a.example"),
        ("http://a.example:8080", "a.example:8080"),
        ("http://u:p@a.example:8080/b", "a.example:8080"),
        ("http://[2001:db8::1]:8080/b", "[2001:db8::1]:8080"),
        ("https://a.example./", "a.example."),
    ],
)
def test_the_host_is_named_first_and_as_it_is_written(url: str, host: str) -> None:
    assert next(iter(of_request(Request(url), Settings()).items())) == ("Host", host)


def test_a_login_must_not_be_sent_where_the_address_names_none() -> None:
    assert "Authorization" in of_request(Request("http://u:p@a.example/"), Settings())
    assert "Authorization" not in of_request(Request("http://a.example/"), Settings())


def test_data_must_not_be_asked_for_as_a_page() -> None:
    asked = of_request(Request("https://a.example/", {"accept": "application/atom+xml"}), Settings())
    assert not [name for name in asked if name.startswith(("Sec-Fetch", "Upgrade"))]


def test_the_user_agent_can_be_named_or_carry_a_contact() -> None:
    assert user_agent(Settings(user_agent="mine/1")) == "mine/1"
    assert user_agent(Settings(contact="https://a.example/bot")).endswith("; +https://a.example/bot)")


async def test_the_address_is_sent_as_it_is_written(web: Web, settings: Settings) -> None:
    await see("http://a.example/a%2Fb?x=|[]&y=%7e", settings)
    assert web.asked[0].path == "/a%2Fb?x=|[]&y=%7e"


async def test_a_user_name_is_sent_as_a_login_and_not_in_the_address(web: Web, settings: Settings) -> None:
    await see("http://me:pa%20ss@a.example/", settings)
    assert web.asked[0].headers["authorization"] == "Basic bWU6cGEgc3M="
    assert web.asked[0].host == "a.example"


async def test_a_body_is_read_to_its_bound_only(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = page("x" * 50_000)
    seen = await see("http://a.example/", settings, max_bytes=1_000)
    assert (len(seen.body), seen.complete) == (1_000, False)


async def test_a_bomb_is_bounded_after_unpacking(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = page(gzip.compress(b"\0" * 5_000_000), content_encoding="gzip")
    seen = await see("http://a.example/", settings, max_bytes=1_000)
    assert (seen.status, len(seen.body)) == (200, 1_000)


async def test_a_body_that_ends_early_counts_as_far_as_it_came(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = raw(
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 99\r\n\r\nhalf"
    )
    seen = await see("http://a.example/", settings)
    assert (seen.status, seen.body, seen.complete) == (200, b"half", False)


async def test_a_body_that_never_ends_is_left_after_its_time(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkwatch.fetch.body.SECONDS", 0.05)
    web.pages["http://a.example/"] = trickle(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\nstart")
    seen = await see("http://a.example/", settings)
    assert (seen.status, seen.body, seen.complete) == (200, b"start", False)


async def test_a_picture_is_not_read(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/p.png"] = page("x" * 5_000, content_type="image/png")
    seen = await see("http://a.example/p.png", settings)
    assert (seen.status, seen.body) == (200, b"")


async def test_long_header_lines_are_no_failure(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = page("ok", 200, content_security_policy="a" * 40_000)
    assert (await see("http://a.example/", settings)).status == 200


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (reset(), Failure.RESET),
        (raw(b""), Failure.EMPTY),
        (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), Failure.GARBLED),
        (raw(b"HTTP/1.1 two hundred\r\n\r\n"), Failure.GARBLED),
    ],
)
async def test_a_bad_answer_is_named_by_what_happened(
    web: Web, settings: Settings, answer: object, failure: Failure
) -> None:
    web.pages["http://a.example/"] = answer  # type: ignore[assignment] # parametrize knows no types
    seen = await see("http://a.example/", settings)
    assert (seen.status, seen.failure) == (None, failure)


@pytest.mark.parametrize("answer", [reset(), raw(b"")])
async def test_a_broken_connection_must_not_be_tried_again_behind_our_back(
    web: Web, settings: Settings, answer: Respond
) -> None:
    web.pages["http://a.example/"] = answer
    await see("http://a.example/", settings)
    assert len(web.asked) == 1


async def test_a_parse_failure_is_never_the_servers_400(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = raw(b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n")
    assert (await see("http://a.example/", settings)).status is None


async def test_a_real_400_is_one(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = page("no", 400)
    assert (await see("http://a.example/", settings)).status == 400


async def test_silence_is_a_time_out(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = silent()
    assert (await see("http://a.example/", settings, timeout=0.1)).failure is Failure.TIMEOUT


async def test_a_closed_port_refuses(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    elsewhere = Settings(connect_to=(ConnectTo("", "", "127.0.0.1", str(port)),))
    assert (await see("http://a.example/", elsewhere)).failure is Failure.REFUSED


@pytest.mark.parametrize(
    ("error", "failure"),
    [(socket.EAI_NONAME, Failure.NO_SUCH_HOST), (socket.EAI_AGAIN, Failure.NAME_SERVER)],
)
async def test_a_missing_name_differs_from_a_silent_name_server(error: int, failure: Failure) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(error, "no")

    loop = asyncio.get_running_loop()
    loop.getaddrinfo = fail  # type: ignore[method-assign,assignment] # the resolver of this one loop
    assert (await see("http://nowhere.example/", Settings())).failure is failure


@pytest.mark.parametrize("host", ["x" * 64 + ".example", "a..example"])
async def test_a_name_that_no_name_server_could_hold_does_not_exist(host: str) -> None:
    assert (await see(f"http://{host}/", Settings())).failure is Failure.NO_SUCH_HOST


def expired(web: Web) -> trustme.LeafCert:
    return web.authority.issue_cert("a.example", not_after=datetime.now(UTC) - timedelta(days=31))


@pytest.mark.parametrize(
    ("make", "failure"),
    [
        (expired, Failure.CERTIFICATE_EXPIRED),
        (lambda web: web.authority.issue_cert("b.example"), Failure.CERTIFICATE_HOST),
        (lambda _: trustme.CA().issue_cert("a.example"), Failure.CERTIFICATE_CHAIN),
    ],
)
async def test_a_certificate_says_what_is_wrong_with_it(
    web: Web, settings: Settings, make: object, failure: Failure
) -> None:
    web.certificates["a.example"] = make(web)  # type: ignore[operator] # parametrize knows no types
    assert (await see("https://a.example/", settings)).failure is failure


@pytest.mark.parametrize(
    "host", ["a.example.", "A.EXAMPLE", "m\u00fcnchen.example", "xn--mnchen-3ya.example", "192.0.2.7", "[2001:db8::7]"]
)
async def test_a_host_is_asked_by_its_name_however_it_is_written(web: Web, settings: Settings, host: str) -> None:
    url = urls.normalize(f"https://{host}/x")
    assert url
    web.pages[url] = page()
    web.certificates[urls.host(url)] = web.authority.issue_cert(urls.host(url))
    web.certificates[LOOPBACK] = web.authority.issue_cert(urls.host(url))  # addresses are not told in TLS
    seen = await see(url, settings)
    assert (seen.status, seen.failure_detail) == (200, "")


async def test_a_port_is_part_of_the_host(web: Web, settings: Settings) -> None:
    web.pages["http://a.example:8080/"] = page()
    port = str(web.ports["http"])
    elsewhere = replace(settings, connect_to=(ConnectTo("a.example", "8080", LOOPBACK, port),))
    assert (await see("http://a.example:8080/", elsewhere)).status == 200


async def test_a_long_address_is_sent_whole(web: Web, settings: Settings) -> None:
    await see(f"http://a.example/?{'x' * 4_096}", settings)
    assert len(web.asked[0].path) == 4_098


@pytest.mark.parametrize("dead_first", [True, False])
async def test_one_dead_address_of_several_is_no_obstacle(web: Web, settings: Settings, dead_first: bool) -> None:
    hosts = ["127.0.0.2", LOOPBACK] if dead_first else [LOOPBACK, "127.0.0.2"]

    async def both(*_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, web.ports["http"])) for host in hosts]

    asyncio.get_running_loop().getaddrinfo = both  # type: ignore[method-assign,assignment] # of this one loop
    web.pages["http://a.example/"] = page()
    assert (await see("http://a.example/", settings)).status == 200


@asynccontextmanager
async def saying(answer: bytes) -> AsyncIterator[Settings]:
    """Answer whatever comes, a ClientHello say, with these bytes."""

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(take, LOOPBACK, 0)
    async with server:
        yield Settings(connect_to=(ConnectTo("", "", LOOPBACK, str(server.sockets[0].getsockname()[1])),))


@pytest.mark.parametrize(
    ("alert", "words"),
    [
        (40, "it refused the handshake"),
        (70, "it speaks only TLS versions that browsers have given up"),
        (80, "it refused the handshake"),
        (112, "it does not know the host's name"),
        (120, "it does not speak HTTP/1.1"),
    ],
)
async def test_a_handshake_that_fails_is_told_in_words(settings: Settings, alert: int, words: str) -> None:
    async with saying(b"\x15\x03\x03\x00\x02\x02" + bytes([alert])) as there:
        seen = await see("https://a.example/", there)
    assert (seen.failure, seen.failure_detail) == (Failure.TLS, words)


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-OpenSSH\r\n"])
async def test_what_is_no_tls_is_told_in_words(settings: Settings, answer: bytes) -> None:
    async with saying(answer) as there:
        seen = await see("https://a.example/", there)
    assert seen.failure is Failure.TLS
    assert seen.failure_detail.startswith("what answers there is")


async def test_tls_that_breaks_after_the_handshake_is_no_matter_of_the_network(web: Web, settings: Settings) -> None:
    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        os.write(writer.get_extra_info("socket").fileno(), b"\x17\x03\x03\x00\x20" + b"x" * 32)  # past its encryption
        writer.close()

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    web.authority.issue_cert("a.example").configure_cert(context)
    async with await asyncio.start_server(take, LOOPBACK, 0, ssl=context) as server:
        there = (ConnectTo("", "", LOOPBACK, str(server.sockets[0].getsockname()[1])),)
        seen = await see("https://a.example/", replace(settings, connect_to=there))
    assert seen.failure is Failure.TLS
    assert "BAD_RECORD_MAC" in seen.failure_detail


async def test_no_tls_where_tls_should_be(web: Web) -> None:
    plain = Settings(connect_to=(ConnectTo("", "", "127.0.0.1", str(web.ports["http"])),))
    failure = (await see("https://a.example/", plain, timeout=1)).failure
    assert failure in {Failure.TLS, Failure.RESET, Failure.CONNECT_TIMEOUT}


async def test_a_wait_with_the_connection_open_is_no_part_of_the_requests_time(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = page()
    waited = asyncio.Event()

    async def ready() -> None:
        waited.set()
        await asyncio.sleep(0)

    async with open_http(Routes(settings)) as ask:
        seen = await ask(Request("http://a.example/", timeout=4), ready)
    assert (seen.status, waited.is_set()) == (200, True)


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/"])
async def test_a_private_address_must_not_be_connected_to(web: Web, url: str) -> None:
    seen = await see(url.format(port=web.ports["http"]), Settings())
    assert seen.failure is Failure.PRIVATE_ADDRESS
    assert web.asked == []


async def test_a_private_address_is_visited_when_the_user_allows_it(web: Web) -> None:
    url = f"http://127.0.0.1:{web.ports['http']}/"
    assert (await see(url, Settings(allow_private=True))).status == 404


async def test_a_literal_address_can_be_redirected_too(web: Web, settings: Settings) -> None:
    web.pages["http://192.0.2.7/x"] = page("there")
    assert (await see("http://192.0.2.7/x", settings)).status == 200


async def test_a_proxy_of_the_environment_is_asked(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{web.ports['http']}")
    monkeypatch.setenv("NO_PROXY", "")
    await see("http://a.example/x", Settings())
    assert (web.asked[0].host, web.asked[0].path) == ("a.example", "http://a.example/x")


async def test_no_proxy_is_asked_for_a_host_that_is_excepted(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "a.example")
    assert (await see("http://a.example/", settings)).status == 404


async def test_a_proxy_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    assert (await see("http://a.example/", Settings())).failure is Failure.PROXY


@pytest.mark.parametrize("proxy", ["http://no.invalid:3128", "http:/127.0.0.1:9", "http:me:pw@127.0.0.1:9"])
@pytest.mark.parametrize("url", ["http://a.example/", "https://a_b.example/"])
async def test_a_proxy_that_is_no_host_must_not_make_links_broken(
    proxy: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, proxy)
    monkeypatch.setenv("NO_PROXY", "")
    assert (await see(url, Settings())).failure is Failure.PROXY


@pytest.mark.parametrize("proxy", ["http://[bad", "nonsense", "ftp://a.example:1", "http://me:secret@[bad"])
async def test_a_proxy_that_is_no_address_is_an_error_for_people(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    with pytest.raises(LinkwatchError, match=r"HTTPS_PROXY: .* is no address of a proxy") as raised:
        await see("https://a.example/", Settings())
    assert "secret" not in str(raised.value)


async def test_a_certificate_file_without_certificates_is_an_error_for_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.pem").write_text("nothing\n")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "empty.pem"))
    with pytest.raises(LinkwatchError, match="SSL_CERT_FILE"):
        await see("https://a.example/", Settings())


async def test_a_certificate_file_that_is_not_there_is_an_error_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/authority.pem")
    with pytest.raises(LinkwatchError, match=r"SSL_CERT_FILE: /nowhere/authority\.pem cannot be read"):
        await see("https://a.example/", Settings())


def _of_long_label() -> UnicodeError:
    try:
        ("a" * 64).encode("idna")
    except UnicodeError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (aiohttp.ServerDisconnectedError(), Failure.EMPTY),
        (ValueError("no header may hold this"), Failure.GARBLED),
        (UnicodeEncodeError("latin-1", "50€", 2, 3, "ordinal not in range(256)"), Failure.GARBLED),
        (_of_long_label(), Failure.NO_SUCH_HOST),
        (UnicodeError("label empty or too long"), Failure.NO_SUCH_HOST),
        (UnicodeEncodeError("idna", "a", 0, 1, "label too long"), Failure.NO_SUCH_HOST),
        (PrivateAddressError("10.0.0.1 is a private address"), Failure.PRIVATE_ADDRESS),
        (OSError(errno.EHOSTUNREACH, "No route to host"), Failure.NO_ROUTE),
        (OSError(errno.ENETDOWN, "Network is down"), Failure.NO_ROUTE),
        (OSError(errno.EACCES, "Permission denied"), Failure.NO_ROUTE),
        (OSError(errno.ETIMEDOUT, "Connection timed out"), Failure.CONNECT_TIMEOUT),
        (TimeoutError(), Failure.TIMEOUT),
        (OSError(errno.EPIPE, "Broken pipe"), Failure.RESET),
    ],
)
def test_errors_of_the_library_are_named(error: Exception, failure: Failure) -> None:
    assert explain(error)[0] is failure
