from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zlib
from http import HTTPStatus

from linkwatch.demo import pages


def test_a_page_has_its_title_and_an_element_for_every_id() -> None:
    body = pages.page("Attention & more", ["b", "a"]).body.decode()
    assert "<title>Attention &amp; more</title>" in body
    assert re.findall(r'<section id="(.*?)">', body) == ["a", "b"]


def test_titles_and_ids_cannot_break_out_of_their_places() -> None:
    body = pages.page("</title><script>", ['"><script>']).body.decode()
    assert "<script>" not in body


def test_a_text_that_is_no_unicode_still_makes_a_page() -> None:
    assert b"<title>a?b</title>" in pages.page("a\ud800b").body


def test_a_status_page_says_its_status_and_carries_its_headers() -> None:
    answer = pages.status_page(HTTPStatus.GONE, ("X-Reason", "none"))
    assert answer.status == 410
    assert answer.headers == (("X-Reason", "none"),)
    assert b"<title>410 Gone</title>" in answer.body


def test_the_wall_looks_like_cloudflares() -> None:
    answer = pages.challenge()
    assert answer.status == 403
    assert ("cf-mitigated", "challenge") in answer.headers
    assert b"<title>Just a moment...</title>" in answer.body


def test_a_picture_is_a_whole_png() -> None:
    answer = pages.picture()
    data, chunks = answer.body[8:], []
    while data:
        size = int.from_bytes(data[:4])
        assert zlib.crc32(data[4 : 8 + size]) == int.from_bytes(data[8 + size : 12 + size])
        chunks.append(data[4:8])
        data = data[12 + size :]
    assert answer.content_type == "image/png"
    assert answer.body.startswith(b"\x89PNG\r\n\x1a\n")
    assert chunks == [b"IHDR", b"IDAT", b"IEND"]


def test_a_drawing_is_an_svg() -> None:
    answer = pages.drawing()
    assert answer.content_type == "image/svg+xml"
    assert ET.fromstring(answer.body).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_pdfs_table_points_at_its_objects() -> None:
    answer = pages.pdf()
    table = int(re.findall(rb"startxref\n(\d+)\n%%EOF", answer.body)[0])
    offsets = [int(each) for each in re.findall(rb"(\d{10}) 00000 n \n", answer.body)]
    assert answer.content_type == "application/pdf"
    assert answer.body.startswith(b"%PDF-")
    assert answer.body[table:].startswith(b"xref\n0 4\n")
    assert [answer.body[each : each + 8] for each in offsets] == [b"1 0 obj\n", b"2 0 obj\n", b"3 0 obj\n"]
