"""Heads and bodies as browsers read them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.fetch.framing import HEAD_BYTES, Head, HeadReader, NotHttpError, framing, parse_head


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"HTTP/1.1 200 OK", 200),
        (b"http/1.1 200 OK", 200),
        (b"HTTP/1.1 200", 200),
        (b"HTTP/1.1 200 ", 200),
        (b"HTTP/1.0 404 Not Found", 404),
        (b"HTTP/2 200 OK", 200),
        (b"HTTP/1.1  200 OK", 200),
        (b"HTTP/1.1\t301 Moved", 301),
        (b"HTTP/1.1 0200 OK", 200),
        (b"HTTP 200 OK", 200),
        (b"ICY 200 OK", 200),
        (b"HTTP/1.1 999 No", 999),
        (b"HTTP/1.1 200 Tout va tr\xe8s bien", 200),
        (b"HTTP/1.1", 200),
        (b"HTTP/1.1 OK", 200),
        (b"http/1.0 two hundred", 200),
        (b"\xef\xbb\xbfHTTP/1.1 404 Not Found", 404),
    ],
)
def test_a_status_line_is_read_whatever_its_spelling(line: bytes, status: int) -> None:
    assert parse_head(line + b"\r\ncontent-length: 0").status == status


@pytest.mark.parametrize(
    "line",
    [
        b"HTTP", b"HTTP two", b"HTTP/1.1 20", b"HTTP/1.1 2000 OK", b"\0HTTP/1.1 200 OK", b"SSH-2.0-OpenSSH_9.2",
        b"HTTPS/1.1 OK", b"",
    ],
)  # fmt: skip
def test_what_has_no_status_must_not_be_an_answer(line: bytes) -> None:
    with pytest.raises(NotHttpError):
        parse_head(line + b"\r\n")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (b"A: 1\r\nb:2", {"a": "1", "b": "2"}),
        (b"A: 1\nB: 2", {"a": "1", "b": "2"}),
        (b"A: 1\r\n more\r\n\tand more", {"a": "1 more and more"}),
        (b" folded at the start\r\nA: 1", {"a": "1"}),
        (b"A : 1", {"a": "1"}),
        (b"no colon here\r\nA: 1", {"a": "1"}),
        (b": nameless\r\nA: 1", {"a": "1"}),
        (b"A: 1\r\na: 2", {"a": "1, 2"}),
        (b"A: caf\xc3\xa9", {"a": "caf\u00e9"}),
        (b"A: caf\xe9", {"a": "caf\udce9"}),
        (b"A: a\x00b", {"a": "a\0b"}),
        (b"Set-Cookie: a=1\r\nset-cookie: b=2", {"set-cookie": "a=1\nb=2"}),
        (b"Location: /a\r\nLocation: /a", {"location": "/a"}),
        (b"Location: /a\r\nLocation: /b", {"location": "/a\n/b"}),
        (b"Content-Type: text/html\r\ncontent-type: text/html", {"content-type": "text/html"}),
    ],
)
def test_header_fields_are_read_whatever_their_blemishes(lines: bytes, expected: dict[str, str]) -> None:
    assert parse_head(b"HTTP/1.1 200 OK\r\n" + lines).headers == expected


def take_head(data: bytes, *, ended: bool) -> tuple[Head, bytes] | None:
    reader = HeadReader()
    found = reader.feed(data)
    return reader.end() if ended and not found else found


@pytest.mark.parametrize("end", [b"\r\n\r\n", b"\n\n", b"\r\n\n", b"\n\r\n"])
def test_an_empty_line_ends_the_head(end: bytes) -> None:
    found = take_head(b"HTTP/1.1 200 OK\r\na: 1" + end + b"body", ended=False)
    assert found == (Head(200, {"a": "1"}), b"body")


def test_half_a_head_waits_for_more() -> None:
    for part in (
        b"",
        b"H",
        b"HTTP/1.1 2",
        b"\xef\xbb",
        b"\xef\xbb\xbfHTT",
        b"\r\nHTTP/1.1 200 OK\r\na: 1\r\n",
        b"HTTP/1.1 103 Early\r\n\r\nHTT",
    ):
        assert take_head(part, ended=False) is None


def test_half_a_head_counts_when_no_more_will_come() -> None:
    assert take_head(b"HTTP/1.1 200 OK\r\na: 1\r\n", ended=True) == (Head(200, {"a": "1"}), b"")


@pytest.mark.parametrize("cut", [b"HTTP/1.1 200 OK\r\nContent-Ty", b"HTTP/1.1 404 No", b"HTTP/1.1 200 OK\r\na: 1\r"])
def test_a_head_that_breaks_off_inside_a_line_is_no_answer(cut: bytes) -> None:
    with pytest.raises(NotHttpError, match="breaks off"):
        take_head(cut, ended=True)


def test_interim_answers_are_skipped() -> None:
    data = b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nbody"
    assert take_head(data, ended=False) == (Head(200, {}), b"body")


@pytest.mark.parametrize("end", [b"\r\n\r\n", b"\r\nlink: </x>\r\n"])
def test_an_interim_answer_alone_is_none(end: bytes) -> None:
    with pytest.raises(NotHttpError, match="an interim answer and no more"):
        take_head(b"HTTP/1.1 103 Early Hints" + end, ended=True)


@given(st.integers(1, 9), st.integers(0, 3))
def test_a_head_is_the_same_in_pieces_of_any_size(piece: int, interim: int) -> None:
    data = b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n" * interim + b"HTTP/1.1 200 OK\r\na: 1\n\r\nbody"
    reader, at, found = HeadReader(), 0, None
    while found is None:
        found = reader.feed(data[at : at + piece])
        at += piece
    assert (found[0], found[1] + data[at:]) == (Head(200, {"a": "1"}), b"body")


@pytest.mark.parametrize(
    "data", [b"SSH-", b"220 mail.example ESMTP\r\n", b"<html>", b"\x16\x03\x01\x02", b"\0\0\x12\x04"]
)
def test_another_protocol_is_noticed_by_its_first_bytes(data: bytes) -> None:
    with pytest.raises(NotHttpError, match="not HTTP"):
        take_head(data, ended=False)


def test_a_head_without_end_is_left() -> None:
    with pytest.raises(NotHttpError, match="does not end"):
        take_head(b"HTTP/1.1 200 OK\r\na: " + b"x" * HEAD_BYTES, ended=False)


CHUNKS = b"5\r\nhello\r\n6;ext=1\r\n world\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("fields", "wire", "body", "complete"),
    [
        ({}, b"all of it", b"all of it", True),
        ({"content-length": "5"}, b"hello and more", b"hello", True),
        ({"content-length": "5, 5"}, b"hello", b"hello", True),
        ({"content-length": "99"}, b"hello", b"hello", False),
        ({"content-length": "0"}, b"rest", b"", True),
        ({"content-length": "many"}, b"hello", b"hello", True),
        ({"content-length": "-1"}, b"hello", b"hello", True),
        ({"content-length": ""}, b"hello", b"hello", True),
        ({"content-length": "9" * 30}, b"hello", b"hello", True),
        ({"transfer-encoding": "chunked"}, CHUNKS, b"hello world", True),
        ({"transfer-encoding": "Chunked", "content-length": "3"}, CHUNKS, b"hello world", True),
        ({"transfer-encoding": "chunked"}, CHUNKS.replace(b"\r\n", b"\n"), b"hello world", True),
        ({"transfer-encoding": "chunked"}, b"5  \r\nhello\r\n0\r\n", b"hello", True),
        ({"transfer-encoding": "chunked"}, b"ff\r\nhello", b"hello", False),
        ({"transfer-encoding": "chunked"}, b"5\r\nhello\r\nzz\r\n", b"hello", False),
    ],
)
@pytest.mark.parametrize("piece", [1, 4, 1_000])
def test_a_body_ends_where_its_framing_says(
    fields: dict[str, str], wire: bytes, body: bytes, complete: bool, piece: int
) -> None:
    frame = framing(Head(200, fields))
    got = b""
    for start in range(0, len(wire), piece):
        if not frame.is_done:
            got += frame.feed(wire[start : start + piece])
    assert (got, frame.end()) == (body, complete)


@pytest.mark.parametrize("status", [204, 205, 304])
def test_some_statuses_have_no_body(status: int) -> None:
    assert framing(Head(status, {"content-length": "5"})).is_done


def test_two_lengths_that_differ_are_no_answer() -> None:
    with pytest.raises(NotHttpError):
        framing(Head(200, {"content-length": "5, 6"}))


@pytest.mark.parametrize("wire", [b"a" * 9_000, b"5;" + b"y" * 9_000])
def test_a_chunk_line_without_end_is_bounded(wire: bytes) -> None:
    frame = framing(Head(200, {"transfer-encoding": "chunked"}))
    assert (frame.feed(wire), frame.is_done, frame.end()) == (b"", True, False)


@pytest.mark.parametrize(
    "wire",
    [b"zz\r\n<p>hello", b"<p>plain\n<p>text\n", b"<p>plain", b"face to face\n", b"\r\n5\r\nhello\r\n"],
)
@pytest.mark.parametrize("piece", [1, 4, 10_000])
def test_a_body_that_never_was_in_chunks_is_no_answer(wire: bytes, piece: int) -> None:
    frame = framing(Head(200, {"transfer-encoding": "chunked"}))
    with pytest.raises(NotHttpError, match="no chunk's size"):
        b"".join(frame.feed(wire[start : start + piece]) for start in range(0, len(wire), piece))


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_raise_anything_but_not_http(data: bytes, ended: bool) -> None:
    with contextlib.suppress(NotHttpError):
        take_head(b"HTTP/1.1 200 OK\r\n" + data, ended=ended)


@given(st.lists(st.binary(min_size=1, max_size=20), max_size=5), st.integers(1, 9))
def test_chunking_is_undone(chunks: list[bytes], piece: int) -> None:
    wire = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
    frame = framing(Head(200, {"transfer-encoding": "chunked"}))
    got = b"".join(frame.feed(wire[start : start + piece]) for start in range(0, len(wire), piece))
    assert (got, frame.end()) == (b"".join(chunks), True)
