"""Bodies: which are worth reading, for how long, and what is under their content codings."""

from __future__ import annotations

import contextlib
import importlib
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Protocol

SECONDS = 10.0
"""A page whose head came is there: its body may take this long, then what came counts."""

MOST_CODINGS = 4
"""Codings around one another; each takes memory of its own, and nobody means more."""

MOST_MEMBERS = 200
"""Members of one coding behind one another; more of them are small ones, made to keep a visitor busy."""

ASIDE_SECONDS = 2.0
"""The time for the body of an answer that is no success: it is read for a wall's words only."""


FOREIGN = "the body is not in the coding that its head names"
"""What is wrong with a successful answer whose body browsers do not show."""


class CodingError(ValueError):
    """The bytes are not in the coding that the head names."""


def seconds(status: int) -> float:
    """Give the time that the body of an answer may take."""
    return SECONDS if is_success(status) else ASIDE_SECONDS


def is_success(status: int) -> bool:
    """Whether an answer's body is what was asked for."""
    return 200 <= status < 300  # noqa: PLR2004 - the class of success


def is_worth_reading(content_type: str) -> bool:
    """Whether a body is text that the rules can read; without a type it may be."""
    kind = content_type.partition(";")[0].strip().lower()
    return "/" not in kind or kind.startswith("text/") or kind in _TEXTS or kind.endswith(("+xml", "+json"))


_TEXTS = {"application/xhtml+xml", "application/xml", "application/json", "application/octet-stream"}


class Body:
    """Collects a body up to `limit` bytes after decoding; holds no more than that, whatever is unpacked.

    Tolerant as browsers are: of what breaks off in the middle, what came counts, and rubbish after the end is dropped.
    Strict as they are, too: what never was in its coding `is_foreign`, and they show none of it.
    """

    def __init__(self, headers: Mapping[str, str], limit: int) -> None:
        self._limit = limit
        self._names = _names(headers.get("content-encoding", ""))
        self._kept = bytearray()
        self._cut = len(self._names) > MOST_CODINGS or not CODINGS.keys() >= set(self._names)
        self._codings = [] if self._cut else [CODINGS[name]() for name in self._names]
        self.is_full = self._cut
        self.is_foreign = False

    @property
    def content(self) -> bytes:
        """What was collected so far."""
        return bytes(self._kept)

    @property
    def is_cut(self) -> bool:
        """Whether more belongs to the body than was collected, as far as its codings tell."""
        return self._cut or (bool(self._kept) and not all(coding.is_ended() for coding in self._codings))

    def feed(self, data: bytes) -> None:
        """Take the next bytes; `is_full` says afterwards whether any more of them are wanted."""
        if self.is_full:
            return
        try:
            decoded = self._decode(data)
        except CodingError:
            self.is_foreign = not self._kept
            self.is_full = self._cut = True
            return
        self._kept += decoded[: self._limit - len(self._kept)]
        if len(self._kept) >= self._limit:
            self.is_full = self._cut = True

    def _decode(self, data: bytes) -> bytes:
        for coding in self._codings:
            data = coding.decode(data, self._limit + 1)
        return data


class Coding(Protocol):
    """One content coding; the bytes after its end are dropped."""

    def decode(self, data: bytes, most: int) -> bytes:
        """Decode the next bytes into at most about `most`; raises CodingError."""

    def is_ended(self) -> bool:
        """Say whether the coding's own end has come."""


class _Members:
    """Covers gzip and zstd: members follow one another (RFC 1952 section 2.2, RFC 8878 section 3.1)."""

    def __init__(self, make: Callable[[], Any], magic: bytes, error: type[Exception]) -> None:
        self._make = make
        self._magic = magic
        self._error = error
        self._unpack = make()
        self._rest = b""
        self._left = MOST_MEMBERS

    def is_ended(self) -> bool:
        return bool(self._unpack.eof)

    def decode(self, data: bytes, most: int) -> bytes:
        decoded = b""
        try:
            while len(decoded) < most and (data := self._next(data)):
                decoded += self._unpacked(data, most - len(decoded))
                if not self._unpack.eof:
                    break
                data = self._unpack.unused_data
        except (self._error, EOFError, CodingError) as error:
            if not decoded:
                raise CodingError(str(error)) from error
        return decoded

    def _unpacked(self, data: bytes, most: int) -> bytes:
        """Unpack the next bytes; of those before damage, or a sum that is wrong at the end, what can be had."""
        before = self._unpack.copy() if hasattr(self._unpack, "copy") else None
        try:
            return bytes(self._unpack.decompress(data, most))
        except self._error:
            found = _rescued(before, data, most, self._error) if before else b""
            if not found:
                raise
            return found

    def _next(self, data: bytes) -> bytes:
        """Give what is to be unpacked: all of it within a member, and after one only what begins another."""
        if not self._unpack.eof:
            return data
        data = self._rest + data
        if not data.startswith(self._magic):
            is_begun = self._magic.startswith(data)
            self._rest = data if is_begun else b"\0"  # what is none never becomes one
            return b""
        self._unpack, self._rest = self._make(), b""
        self._left -= 1
        if self._left <= 0:
            raise CodingError("too many members")
        return data


def _rescued(unpack: Any, data: bytes, most: int, error: type[Exception]) -> bytes:
    """Unpack in small pieces as far as it goes: a decoder keeps for itself what it has when it finds an error."""
    found = b""
    with contextlib.suppress(error):
        for at in range(0, len(data), _PIECE):
            found += unpack.decompress(data[at : at + _PIECE], max(most - len(found), 1))
    return found[:most]


_PIECE = 64


class _Zlib:
    """Covers deflate, in zlib's wrapping or bare, which some servers send (RFC 9110 section 8.4.1.2)."""

    def __init__(self, *wrappings: int) -> None:
        self._wrappings = list(wrappings)
        self._unpack = zlib.decompressobj(self._wrappings.pop(0))
        self._started = b""

    def is_ended(self) -> bool:
        return self._unpack.eof

    def decode(self, data: bytes, most: int) -> bytes:
        if self._unpack.eof:
            return b""
        try:
            decoded = self._unpack.decompress(data, most)
        except zlib.error as error:
            if not self._wrappings:
                raise CodingError(str(error)) from error
            self._unpack = zlib.decompressobj(self._wrappings.pop(0))
            return self.decode(self._started + data, most)
        # The wrapping shows in the first two bytes, which may come one by one.
        self._started = (self._started + data)[:2]
        if len(self._started) == 2:  # noqa: PLR2004 - as said above
            self._wrappings.clear()
        return decoded


class _Foreign:
    """Wraps the decoder of another library, whose errors have a class of their own."""

    def __init__(
        self, unpack: Callable[[bytes, int], bytes], is_ended: Callable[[], bool], error: type[Exception]
    ) -> None:
        self._unpack = unpack
        self._error = error
        self.is_ended = is_ended

    def decode(self, data: bytes, most: int) -> bytes:
        if self.is_ended():
            return b""
        try:
            return self._unpack(data, most)
        except (self._error, EOFError) as error:
            raise CodingError(str(error)) from error


def _brotli(library: Any) -> Coding:
    decoder = library.Decompressor()

    def unpack(data: bytes, most: int) -> bytes:
        return bytes(decoder.process(data, output_buffer_limit=most))

    return _Foreign(unpack, decoder.is_finished, library.error)


def _zstd(library: Any) -> Coding:
    return _Members(library.ZstdDecompressor, b"\x28\xb5\x2f\xfd", library.ZstdError)


def _available() -> dict[str, Callable[[], Coding]]:
    """Give the codings that can be read here, by their names in a request, the common ones first."""
    found: dict[str, Callable[[], Coding]] = {
        "gzip": lambda: _Members(lambda: zlib.decompressobj(zlib.MAX_WBITS | 16), b"\x1f\x8b", zlib.error),
        "deflate": lambda: _Zlib(zlib.MAX_WBITS, -zlib.MAX_WBITS),
    }
    for name, libraries, make in (
        ("br", ("brotli",), _brotli),
        ("zstd", ("compression.zstd", "backports.zstd"), _zstd),  # Python 3.14 has it, earlier ones a backport
    ):
        for library in libraries:
            with contextlib.suppress(ImportError):
                module = importlib.import_module(library)
                found[name] = lambda make=make, module=module: make(module)  # type: ignore[misc] # bound on purpose
                break
    return found


CODINGS = _available()


def _names(encoding: str) -> list[str]:
    """Give the codings in the order of decoding; what is no coding (a charset, `identity`) is nothing to undo."""
    named = [name.strip().lower().removeprefix("x-") for name in encoding.split(",")]
    return [name for name in reversed(named) if name in _KNOWN]


_KNOWN = {"gzip", "deflate", "br", "zstd", "compress"}
