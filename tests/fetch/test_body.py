"""Bodies under their content codings, right and wrong."""

import gzip
import importlib
import random
import sys
import zlib
from collections.abc import Callable
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.fetch.body import CODINGS, Body, _zstd, is_worth_reading, seconds

brotli = importlib.import_module("brotli")  # it ships no types

TEXT = b"<title>A page</title>" * 50


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "identity": bytes,
    "utf-8": bytes,
    "gzip": gzip.compress,
    "X-GZIP": gzip.compress,
    "deflate": zlib.compress,
    " deflate ": bare_deflate,
    "br": brotli.compress,
    "gzip, br": lambda data: brotli.compress(gzip.compress(data)),
    "gzip, gzip": lambda data: gzip.compress(gzip.compress(data)),
}


def zstd() -> Any:
    return importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")


def read(encoding: str, data: bytes, limit: int = 100_000, piece: int = 100_000) -> Body:
    body = Body({"content-encoding": encoding}, limit)
    for start in range(0, len(data), piece):
        body.feed(data[start : start + piece])
    return body


@pytest.mark.parametrize("piece", [1, 3, 100_000])
@pytest.mark.parametrize("encoding", PACKERS)
def test_a_body_is_unpacked_in_pieces_of_any_size(encoding: str, piece: int) -> None:
    body = read(encoding, PACKERS[encoding](TEXT), piece=piece)
    assert (body.content, body.is_cut) == (TEXT, False)


@given(data=st.binary(max_size=300), encoding=st.sampled_from(sorted(PACKERS)), piece=st.integers(1, 50))
def test_packing_is_undone(data: bytes, encoding: str, piece: int) -> None:
    packed = PACKERS[encoding](data)
    assert read(encoding, packed, piece=piece).content == data


@given(
    data=st.binary(max_size=300),
    encoding=st.sampled_from(sorted({*PACKERS, "zstd", "compress"})),
    limit=st.integers(1, 500),
)
def test_no_bytes_raise_and_the_bound_holds(data: bytes, encoding: str, limit: int) -> None:
    assert len(read(encoding, data, limit=limit, piece=7).content) <= limit


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "gzip, br"])
@pytest.mark.parametrize("piece", [1, 100_000])
def test_a_body_that_never_was_in_its_coding_is_foreign(encoding: str, piece: int) -> None:
    body = read(encoding, TEXT, piece=piece)
    assert (body.is_foreign, body.content) == (True, b"")


@pytest.mark.parametrize("piece", [1, 50, 100_000])
@pytest.mark.parametrize("end", [b"\0" * 8, b"\0\0\0\0" + (len(TEXT * 50)).to_bytes(4, "little")])
def test_a_body_whose_sum_is_wrong_is_shown_as_browsers_do(piece: int, end: bytes) -> None:
    body = read("gzip", gzip.compress(TEXT * 50)[:-8] + end, piece=piece)
    assert not body.is_foreign
    assert (TEXT * 50).startswith(body.content)
    assert len(body.content) > len(TEXT) * 10


def test_a_body_that_is_damaged_within_counts_up_to_there() -> None:
    noise = bytes(random.Random(7).randbytes(9_000))
    packed = bytearray(gzip.compress(noise))
    packed[6_000:6_100] = b"\xff" * 100
    body = read("gzip", bytes(packed))
    assert not body.is_foreign
    assert len(body.content) > 4_000


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_body_that_breaks_off_in_its_coding_must_not_be_foreign(encoding: str) -> None:
    packed = PACKERS[encoding](TEXT * 50)
    assert not read(encoding, packed[: len(packed) // 2]).is_foreign
    assert not read(encoding, packed).is_foreign


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_rubbish_after_the_end_is_dropped(encoding: str) -> None:
    assert read(encoding, PACKERS[encoding](TEXT) + b"rubbish").content == TEXT
    assert read(encoding, PACKERS[encoding](TEXT) + b"rubbish", piece=1).content == TEXT


@pytest.mark.parametrize("piece", [1, 30, 100_000])
@pytest.mark.parametrize("encoding", ["gzip", "zstd", "gzip, gzip"])
def test_members_behind_one_another_are_one_body(encoding: str, piece: int) -> None:
    pack = {**PACKERS, "zstd": zstd().compress}[encoding]
    body = read(encoding, pack(TEXT[:70]) + pack(TEXT[70:]) + pack(b""), piece=piece)
    assert (body.content, body.is_cut) == (TEXT, False)


@pytest.mark.parametrize("piece", [1, 100_000])
def test_rubbish_that_begins_like_another_member_is_dropped(piece: int) -> None:
    for rubbish in (b"\x1f", b"\x1frubbish", b"rub\x1f\x8bbish"):
        body = read("gzip", gzip.compress(TEXT) + rubbish, piece=piece)
        assert (body.content, body.is_cut) == (TEXT, False)


@pytest.mark.parametrize("piece", [1, 100_000])
def test_a_body_whose_second_member_breaks_is_not_whole(piece: int) -> None:
    body = read("gzip", gzip.compress(TEXT) + b"\x1f\x8brubbish" * 9, piece=piece)
    assert (body.content, body.is_cut) == (TEXT, True)


@pytest.mark.parametrize("piece", [1_000, 100_000])
def test_members_without_end_are_not_all_read(piece: int) -> None:
    body = read("gzip", gzip.compress(TEXT) + gzip.compress(b"", mtime=0) * 1_000, piece=piece)
    assert (body.content, body.is_cut) == (TEXT, True)


def test_a_bomb_of_members_is_bounded() -> None:
    body = read("gzip", gzip.compress(b"\0" * 600) * 9, limit=1_000)
    assert (len(body.content), body.is_full, body.is_cut) == (1_000, True, True)


def test_rubbish_after_the_end_of_brotli_is_dropped() -> None:
    assert read("br", PACKERS["br"](TEXT) + b"rubbish", piece=1).content == TEXT


def test_more_codings_than_anybody_means_are_not_undone() -> None:
    body = read(", ".join(["gzip"] * 5), b"plain")
    assert (body.content, body.is_full, body.is_cut) == (b"", True, True)


def test_a_body_that_breaks_in_the_middle_counts_as_far_as_it_came() -> None:
    packed = zlib.compress(" ".join(map(str, range(20_000))).encode())
    body = read("deflate", packed[:20_000] + Random(1).randbytes(20_000), piece=1_000)
    assert body.content.startswith(b"0 1 2 3")
    assert (len(body.content) > 10_000, body.is_cut) == (True, True)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_bomb_is_bounded(encoding: str) -> None:
    body = read(encoding, PACKERS[encoding](b"\0" * 3_000_000), limit=1_000)
    assert (len(body.content), body.is_full, body.is_cut) == (1_000, True, True)
    body.feed(b"more")
    assert len(body.content) == 1_000


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_body_whose_end_is_missing_is_not_whole(encoding: str) -> None:
    body = read(encoding, PACKERS[encoding](Random(1).randbytes(9_000))[:-5])
    assert (len(body.content) > 4_000, body.is_full, body.is_cut) == (True, False, True)


def test_a_coding_that_nobody_here_knows_is_not_read() -> None:
    body = read("compress", TEXT)
    assert (body.content, body.is_full, body.is_cut) == (b"", True, True)


class Unpacker:
    """Stands for zstd's own, which unpacks nothing here; Python has it from 3.14 on."""

    eof = False

    def decompress(self, data: bytes, most: int) -> bytes:
        if data.startswith(b"bad"):
            raise LookupError
        return data[:most]


@pytest.mark.parametrize(("sent", "content", "cut"), [(b"words", b"words", True), (b"bad", b"", True)])
def test_zstd_is_used_as_python_gives_it(
    monkeypatch: pytest.MonkeyPatch, sent: bytes, content: bytes, cut: bool
) -> None:
    library = SimpleNamespace(ZstdDecompressor=Unpacker, ZstdError=LookupError)
    monkeypatch.setitem(CODINGS, "zstd", lambda: _zstd(library))
    body = read("zstd", sent)
    assert (body.content, body.is_cut) == (content, cut)


def test_zstd_is_unpacked() -> None:
    assert read("zstd", zstd().compress(TEXT), piece=1).content == TEXT


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("text/html; charset=utf-8", True),
        ("TEXT/PLAIN", True),
        ("application/xhtml+xml", True),
        ("application/ld+json", True),
        ("application/octet-stream", True),
        ("", True),
        ("html", True),
        ("image/png", False),
        ("application/pdf", False),
        ("video/mp4", False),
    ],
)
def test_only_text_is_worth_reading(content_type: str, expected: bool) -> None:
    assert is_worth_reading(content_type) is expected


def test_the_body_of_a_refusal_is_waited_for_less_long() -> None:
    assert seconds(404) == seconds(302) < seconds(200)
