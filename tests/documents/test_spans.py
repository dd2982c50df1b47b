"""Where destinations are written: what a program must replace to change a link, and nothing else."""

from collections.abc import Iterable

import pytest
from markdown_texts import DOCUMENTS, on_generated

from linkwatch.documents import html_page, markdown
from linkwatch.model import Kind, Occurrence

NEW = "http://new.example/"


def replaced(text: str, links: Iterable[Occurrence], new: str | None = None) -> str:
    """Put `new` into every destination, or what stands there already."""
    spans = sorted({(link.start, link.end) for link in links if link.start >= 0})
    parts, at = [], 0
    for start, end in spans:
        assert at <= start <= end <= len(text)
        parts += [text[at:start], text[start:end] if new is None else new]
        at = end
    return "".join([*parts, text[at:]])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[a](b) ![c]( <d e> 'f') [g]()", ["b", "d e", ""]),
        ("[a](b\\_c&amp;d)", ["b\\_c&amp;d"]),
        ("[a][b] [b] [b][]\n\n> [b]:\n> <c> 'd'", ["c", "c", "c"]),
        ("[a]\n\n[a]: <>", [""]),
        ("<http://a.b> <c@d.ef>", ["http://a.b", "c@d.ef"]),
        ("http://a.b/c, www.d.e. (f@g.hi)", ["http://a.b/c", "www.d.e", "f@g.hi"]),
        ("|a|\n|-|\n|[b](c\\|d) http://e.f/\\|g|", ["c\\|d", "http://e.f/\\|g"]),
        ("<a href='b&amp;c'>[d](e)</a>", ["b&amp;c", "e"]),
        ("<p>\n<IMG alt='src=x' SRC = b>\n<a href>", ["b", None]),
        ("\ufeff---\r\na: b\r\n---\r\n[c](d)\r[e](f)\n\0[g](h)", ["d", "f", "h"]),
        ("> [a](\n> b)", ["b"]),
        ("- [a\n  b](c)", ["c"]),
        ("x[^1]\n\n[^1]: [a](b)", ["b"]),
        ("[![a](b)](c)", ["c", "b"]),
        ("[a](b)[c]\n\n[c]: d", ["b", "d"]),
        ("[c](d e)\n\n[c]: f", ["f"]),
    ],
)
def test_a_destination_stands_where_it_is_said_to(text: str, written: list[str | None]) -> None:
    found = markdown.parse(text, "x.md").occurrences
    assert [text[each.start : each.end] if each.start >= 0 else None for each in found] == written


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a [b](c) d", [(1, 3, 1, 9)]),
        ("[a\nb](c) <d@e.f>", [(1, 1, 2, 6), (2, 7, 2, 14)]),
        ("[![a](b)](c)", [(1, 1, 1, 13), (1, 2, 1, 9)]),
        ("see http://a.b/c.", [(1, 5, 1, 17)]),
        ("> [b]\n\n[b]: c", [(1, 3, 1, 6)]),
        ('x <img\nsrc="a"> y', [(1, 3, 2, 9)]),
        ("|論|\n|-|\n|論 [a](b)|", [(3, 4, 3, 10)]),
    ],
)
def test_a_link_ends_where_it_is_said_to(text: str, places: list[tuple[int, int, int, int]]) -> None:
    found = markdown.parse(text, "x.md").occurrences
    assert [(each.line, each.column, each.end_line, each.end_column) for each in found] == places


def test_a_link_of_an_html_file_ends_with_its_tag() -> None:
    (found,) = html_page.parse('<p>\n<a href="b"\n>c</a>', "x.html").occurrences
    assert (found.line, found.column, found.end_line, found.end_column) == (2, 1, 3, 2)


@on_generated(DOCUMENTS)
def test_every_destination_replaced_by_itself_gives_the_same_text(text: str) -> None:
    assert replaced(text, markdown.parse(text, "x.md").occurrences) == text


@on_generated(DOCUMENTS)
def test_what_is_written_leads_where_the_link_leads(text: str) -> None:
    for found in markdown.parse(text, "x.md").occurrences:
        if found.kind in {Kind.LINK, Kind.IMAGE}:
            again = markdown.parse(f"[a](<{text[found.start : found.end]}>)", "x.md").occurrences
            assert [each.url for each in again] == [found.url]


@on_generated(DOCUMENTS)
def test_another_destination_makes_another_link_of_the_same_kind(text: str) -> None:
    before = markdown.parse(text, "x.md").occurrences
    kinds = {Kind.LINK, Kind.IMAGE}
    written = replaced(text, [each for each in before if each.kind in kinds], NEW)
    after = markdown.parse(written, "x.md").occurrences
    assert [each.kind for each in after] == [each.kind for each in before]
    assert all(each.url == NEW for each in after if each.kind in kinds)
