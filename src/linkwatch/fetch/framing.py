"""An HTTP/1 answer read as browsers read it: blemishes that leave no doubt are overlooked (RFC 9112, WHATWG Fetch)."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Protocol

from linkwatch.fetch import headers
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

HEAD_BYTES = 512 * 1024
"""The longest head that is read, interim ones before it included; browsers stop at a quarter of a megabyte."""

_STATUS_LINE = lazy(r"\s*(?:HTTP|ICY)(?:/\d+(?:\.\d+)?)?[ \t]+0*(\d{3})(?!\d)", re.IGNORECASE)
_NO_STATUS = lazy(r"\s*HTTP/\d+(?:\.\d+)?(?:[ \t]+[^\s\d].*)?\s*", re.IGNORECASE)
"""A status line that lacks the number: browsers take it for 200, and so do visitors."""
_HEAD_END = lazy(rb"\r?\n\r?\n")


class NotHttpError(ValueError):
    """Not even a browser makes an answer of these bytes."""


@dataclass(frozen=True, slots=True)
class Head:
    """Status and header fields of an answer."""

    status: int
    headers: Mapping[str, str]


def most_on_the_wire(max_bytes: int) -> int:
    """Give how many bytes an answer may have with its head, when so many of its body are wanted.

    That leaves room for its framing: an answer in chunks of a few bytes is still read.
    """
    return HEAD_BYTES + 2 * max_bytes


class HeadReader:
    """Takes the bytes on the wire until the head of the answer is there, past interim ones (103 and the like)."""

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._looked = 0
        self._total = 0

    def feed(self, data: bytes) -> tuple[Head, bytes] | None:
        """Take the next bytes; gives the head and what follows it, None while more is needed. Raises NotHttpError."""
        self._waiting += data
        self._total += len(data)
        while True:
            _refuse_strangers(self._waiting)
            end = _HEAD_END.search(self._waiting, self._looked)
            if end is None:
                break
            if (head := self._take(end.start(), end.end())).status in _FINAL:
                return head, bytes(self._waiting)
        self._looked = max(len(self._waiting) - _LONGEST_END, 0)
        if self._total > HEAD_BYTES:
            raise NotHttpError("the head does not end")
        return None

    def end(self) -> tuple[Head, bytes]:
        """Give a head that breaks off as far as it came, when no more bytes will come. Raises NotHttpError."""
        if not self._waiting and self._total:
            raise NotHttpError("an interim answer and no more")
        if not self._waiting.endswith(b"\n"):
            raise NotHttpError("the head breaks off inside a line")
        if (head := self._take(len(self._waiting), len(self._waiting))).status not in _FINAL:
            raise NotHttpError("an interim answer and no more")
        return head, b""

    def _take(self, end: int, rest: int) -> Head:
        head = parse_head(bytes(self._waiting[:end]))
        del self._waiting[:rest]
        self._looked = 0
        return head


_FINAL = {101, *range(200, 1_000)}
"""All but the interim answers of RFC 9110 section 15.2."""
_LONGEST_END = 4


def parse_head(data: bytes) -> Head:
    """Read a head: bare line feeds, folded lines, lines without colon and blanks before it are all no obstacle."""
    started = data.lstrip(b"\r\n").removeprefix(BOM_UTF8)
    first, *lines = re.split(r"\r?\n", started.decode("utf-8", "surrogateescape"))
    found = _STATUS_LINE.match(first)
    if not found and not _NO_STATUS.fullmatch(first):
        raise NotHttpError(f"not HTTP: {first[:80]!r}")
    return Head(int(found[1]) if found else 200, headers.of_answer(_fields(lines)))


def framing(head: Head) -> Framing:
    """Say how the end of the body shows (RFC 9112 section 6.3); raises NotHttpError where two lengths differ."""
    if head.status in {204, 205, 304}:
        return Counted(0)
    if "chunked" in head.headers.get("transfer-encoding", "").lower():
        return Chunked()
    said = {each.strip() for each in head.headers.get("content-length", "").split(",")}
    lengths = {int(each) for each in said if each.isascii() and each.isdigit() and len(each) <= _MOST_DIGITS}
    if len(lengths) > 1:
        raise NotHttpError("two lengths that differ")
    return Counted(lengths.pop()) if lengths else Endless()


_MOST_DIGITS = 18


class Framing(Protocol):
    """Takes the bytes on the wire, gives those of the body; `is_done` when the body is complete."""

    is_done: bool

    def feed(self, data: bytes) -> bytes:
        """Give the body's part of the next bytes."""

    def end(self) -> bool:
        """Say whether the body is complete if the connection ends here."""


class Endless:
    """A body that ends with its connection."""

    is_done = False

    def feed(self, data: bytes) -> bytes:
        """Give everything: all of it is body."""
        return data

    def end(self) -> bool:
        """Take the end of the connection for the end of the body."""
        return True


class Counted:
    """A body whose length was announced."""

    def __init__(self, length: int) -> None:
        self._left = length
        self.is_done = length == 0

    def feed(self, data: bytes) -> bytes:
        """Give what belongs to the body; what follows is dropped."""
        part = data[: self._left]
        self._left -= len(part)
        self.is_done = self._left == 0
        return part

    def end(self) -> bool:
        """Whether all that was announced has come."""
        return self.is_done


class Chunked:
    """A body in chunks (RFC 9112 section 7.1); one that never was in chunks is shown by no browser."""

    def __init__(self) -> None:
        self.is_done = False
        self._waiting = b""
        self._at = 0
        self._left = 0
        self._begun = False
        self._broken = False

    def feed(self, data: bytes) -> bytes:
        """Give the content of the chunks. Raises NotHttpError."""
        self._waiting, self._at = self._waiting[self._at :] + data, 0
        parts = []
        while not self.is_done and (part := self._next()) is not None:
            parts.append(part)
        return b"".join(parts)

    def end(self) -> bool:
        """Whether the last chunk has come."""
        return self.is_done and not self._broken

    def _next(self) -> bytes | None:
        """Take the next piece of what waits: of a chunk, or the line before one; None if it needs more bytes."""
        if self._left:
            part = self._waiting[self._at : self._at + self._left]
            self._at += len(part)
            self._left -= len(part)
            return part or None
        newline = self._waiting.find(b"\n", self._at, self._at + _MOST_LINE)
        if not self._begun and not _MAY_BE_SIZE.match(self._waiting):
            return self._without_size(self._waiting[:_MOST_LINE], -1)
        if newline < 0 and len(self._waiting) - self._at < _MOST_LINE:
            return None
        line = self._waiting[self._at : newline if newline >= 0 else self._at + _MOST_LINE]
        size = _SIZE.fullmatch(line)
        if newline < 0 or size is None:
            return self._without_size(line, newline)
        self._begun, self._at = True, newline + 1
        self._left = int(size[1], 16)
        self.is_done = self._left == 0
        return b""

    def _without_size(self, line: bytes, newline: int) -> bytes:
        if self._begun and newline >= 0 and not line.strip():  # the line end after a chunk
            self._at = newline + 1
            return b""
        if not self._begun and (newline >= 0 or not _MAY_BE_SIZE.match(line)):
            raise NotHttpError(f"no chunk's size: {line[:80].decode('latin-1')!r}")
        self.is_done = self._broken = True
        return b""


_MOST_LINE = 4_096
_MAY_BE_SIZE = lazy(rb"[ \t]*(?:[0-9A-Fa-f]|$)")
_SIZE = lazy(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;.*)?\r?", re.DOTALL)


def _refuse_strangers(data: bytearray) -> None:
    """Notice another protocol by its first bytes: it may never end its head."""
    start = bytes(data[:_MOST_BLANK]).lstrip(b"\r\n").removeprefix(BOM_UTF8)[:4].upper()
    if not any(line.startswith(start) for line in (b"HTTP", b"ICY ", BOM_UTF8)):
        raise NotHttpError(f"not HTTP: {data[:80].decode('latin-1')!r}")


_MOST_BLANK = 1_024


def _fields(lines: list[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in lines:
        if line[:1] in {" ", "\t"}:
            if found:
                name, value = found[-1]
                found[-1] = name, f"{value} {line.strip()}"
            continue
        name, colon, value = line.partition(":")
        if colon and name.strip():
            found.append((name.strip(), value.strip()))
    return found
