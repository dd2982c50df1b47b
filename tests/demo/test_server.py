from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from linkwatch.demo.pages import Answer
from linkwatch.demo.server import MAX_HEAD, Listener, Server

HELLO = Answer(b"hello", "text/plain")


@contextmanager
def running(respond: Callable[[str], Answer | None]) -> Iterator[socket.socket]:
    """Give a connection to a server without TLS."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        server = Server([Listener(listener)], respond)
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            with socket.create_connection(listener.getsockname(), timeout=10) as connection:
                yield connection
        finally:
            server.stop()
            thread.join()


def exchange(request: bytes, respond: Callable[[str], Answer | None] = lambda url: HELLO) -> bytes:
    """Send a request, then the end of all requests, and give all that comes back."""
    with running(respond) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return received(connection)


def received(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(65536), b""))


def status(answer: bytes) -> int:
    return int(answer.split(b" ")[1])


def test_an_answer_is_written_in_full() -> None:
    moved = Answer(b"gone on", "text/plain", 301, (("Location", "https://b.example/"),))
    assert exchange(b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n", lambda url: moved) == (
        b"HTTP/1.1 301 Moved Permanently\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n"
        b"Connection: keep-alive\r\nLocation: https://b.example/\r\n\r\ngone on"
    )


def test_head_gets_the_head_only() -> None:
    answer = exchange(b"HEAD / HTTP/1.1\r\nHost: a.example\r\n\r\n")
    assert b"Content-Length: 5" in answer
    assert answer.endswith(b"\r\n\r\n")


def test_a_connection_serves_one_request_after_the_other() -> None:
    request = b"GET /%d HTTP/1.1\r\nhost: A.example\r\n\r\n"
    answer = exchange(request % 1 + request % 2, lambda url: Answer(url.encode()))
    assert [line for line in answer.split(b"\r\n") if b"://" in line] == [
        b"http://a.example/1HTTP/1.1 200 OK",
        b"http://a.example/2",
    ]


@pytest.mark.parametrize(
    ("target", "url"),
    [
        (b"/x?y=%20z", "http://a.example/x?y=%20z"),
        (b"/x/../y", "http://a.example/y"),
        (b"http://b.example/x#y", "http://b.example/x"),
        (b"//b.example/x", "http://a.example//b.example/x"),
        (b"/caf\xc3\xa9", "http://a.example/caf%C3%83%C2%A9"),
    ],
)
def test_the_address_is_made_of_the_target_and_the_host(target: bytes, url: str) -> None:
    asked: list[str] = []
    exchange(b"GET %s HTTP/1.1\r\nHost: a.example\r\n\r\n" % target, asked.append)
    assert asked == [url]


@pytest.mark.parametrize(
    "request_head",
    [
        b"GET / HTTP/1.0\r\nHost: a.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a.example\r\nConnection: Close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a.example\r\nContent-Length: 3\r\n\r\nabc",
        b"GET / HTTP/1.1\r\nHost: a.example\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)
def test_a_connection_ends_after_the_answer_where_it_has_to(request_head: bytes) -> None:
    with running(lambda url: HELLO) as connection:
        connection.sendall(request_head)
        answer = received(connection)
    assert status(answer) == 200
    assert b"Connection: close\r\n" in answer


@pytest.mark.parametrize(
    ("request_head", "expected"),
    [
        (b"POST / HTTP/1.1\r\nHost: a.example\r\n\r\n", 405),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/3\r\nHost: a.example\r\n\r\n", 400),
        (b"GET /\r\n\r\n", 400),
        (b"\r\n\r\n", 400),
        (b"\x16\x03\x01\x00\xff\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
        (b"GET /" + b"x" * 2 * MAX_HEAD + b" HTTP/1.1\r\nHost: a.example\r\n\r\n", 431),
    ],
)
def test_what_is_no_request_is_told_so_and_the_connection_ends(request_head: bytes, expected: int) -> None:
    with running(lambda url: HELLO) as connection:
        connection.sendall(request_head)
        assert status(connection.recv(65536)) == expected


@pytest.mark.parametrize("start", [b"", b"GET / HT"])
def test_a_visitor_who_leaves_early_gets_nothing(start: bytes) -> None:
    assert exchange(start) == b""


def test_silence_ends_with_the_visitors_patience() -> None:
    assert exchange(b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\nmore", lambda url: None) == b""


def test_a_visitor_who_breaks_off_must_not_stop_the_server() -> None:
    with running(lambda url: HELLO) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        peer = connection.getpeername()
        connection.sendall(b"GET / HTTP/1.1\r\n")
        connection.close()
        with socket.create_connection(peer, timeout=10) as another:
            another.sendall(b"GET / HTTP/1.0\r\nHost: a.example\r\n\r\n")
            assert status(received(another)) == 200
