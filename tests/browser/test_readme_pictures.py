"""README's pictures show the page of the demonstration, docs/sample/index.html.

Pixels differ from machine to machine, so each picture carries the hash of the page that it was taken from.
LINKWATCH_REWRITE_GOLDEN=1 takes them anew; before that, tests/test_sample.py writes the page anew.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytest_plugins = ["chromium"]
pytestmark = pytest.mark.browser

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "sample" / "index.html"
KEYWORD = b"page-sha256\0"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
WIDTH, HEIGHT = 1280, 1040


@pytest.mark.parametrize(("name", "scheme"), [("report.png", "light"), ("report-dark.png", "dark")])
def test_a_picture_shows_the_page_of_today(browser: Browser, name: str, scheme: str) -> None:
    digest = hashlib.sha256(PAGE.read_bytes()).hexdigest().encode()
    file = DOCS / name
    if os.environ.get("LINKWATCH_REWRITE_GOLDEN") == "1":
        file.write_bytes(signed(taken(browser, scheme), digest))
    picture = file.read_bytes()
    assert len(picture) < 200_000
    assert size(picture) == (WIDTH, HEIGHT)
    assert [text for kind, text in chunks(picture) if kind == b"tEXt"] == [KEYWORD + digest]


def taken(browser: Browser, scheme: str) -> bytes:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        page.goto(PAGE.as_uri())
        return page.screenshot()
    finally:
        context.close()


def signed(picture: bytes, digest: bytes) -> bytes:
    """Write the hash into the picture, behind its first chunk (PNG section 11.3.3.2)."""
    first = len(SIGNATURE) + 25
    body = b"tEXt" + KEYWORD + digest
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return picture[:first] + chunk + picture[first:]


def size(picture: bytes) -> tuple[int, int]:
    kind, header = next(chunks(picture))
    assert kind == b"IHDR"
    width, height = struct.unpack(">II", header[:8])
    return width, height


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Read the chunks of a PNG file, kind and data (PNG section 5.3)."""
    assert picture.startswith(SIGNATURE)
    at = len(SIGNATURE)
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += 12 + length
