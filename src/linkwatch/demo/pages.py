"""The stand-in web's answers as pure values: pages, pictures, papers, walls."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable
from html import escape
from http import HTTPStatus

from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer; Content-Type and Content-Length are made from `content_type` and `body`."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = HTTPStatus.OK
    headers: tuple[tuple[str, str], ...] = ()


def page(
    title: str, ids: Iterable[str] = (), status: int = HTTPStatus.OK, links: Iterable[tuple[str, str]] = ()
) -> Answer:
    """Make an HTML page with a title, an element for every id, and links (address and text)."""
    text = "This page stands in for a real one in a demonstration; nothing on it is real."
    sections = "".join(f'<section id="{escape(each)}"><p>{text}</p></section>\n' for each in sorted(ids))
    cited = "".join(f'<p><a href="{escape(url)}">{escape(name)}</a></p>\n' for url, name in links)
    return _html(title, f"<h1>{escape(title)}</h1>\n<p>{text}</p>\n{sections}{cited}", status)


def facts(value: object, status: int = HTTPStatus.OK) -> Answer:
    """Make an answer of JSON."""
    return Answer(json.dumps(value).encode(), "application/json; charset=utf-8", status)


def status_page(status: HTTPStatus, *headers: tuple[str, str]) -> Answer:
    """Make the short page that a server shows with a status that is no success."""
    answer = page(f"{status.value} {status.phrase}", status=status)
    return Answer(answer.body, status=status, headers=headers)


def challenge() -> Answer:
    """Make a wall that wants proof of a person, with the header by which Cloudflare marks its own."""
    wall = _html("Just a moment...", "<p>Checking that you are a person before you go on.</p>\n", HTTPStatus.FORBIDDEN)
    return Answer(wall.body, status=wall.status, headers=(("cf-mitigated", "challenge"), ("Server", "cloudflare")))


def picture() -> Answer:
    """Make a PNG of one grey pixel."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(b"\x00\x80")), _chunk(b"IEND", b""))
    return Answer(b"\x89PNG\r\n\x1a\n" + b"".join(chunks), "image/png")


def drawing() -> Answer:
    """Make an empty SVG."""
    return Answer(b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n', "image/svg+xml")


def pdf() -> Answer:
    """Make a PDF of one empty page, with the offsets that its cross-reference table needs (ISO 32000-1 section 7.5)."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    data, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, content in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    trailer = b"xref\n0 4\n%strailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(data))
    return Answer(data + trailer, "application/pdf")


def _html(title: str, body: str, status: int) -> Answer:
    text = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<title>{escape(title)}</title>\n</head>\n<body>\n<main id="content">\n{body}</main>\n</body>\n</html>\n'
    )
    return Answer(text.encode(errors="replace"), status=status)


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)
