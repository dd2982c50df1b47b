import pytest

from linkwatch.documents import html_blocks


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("<script>", "</script>"),
        ("<PRE class=a>", "</style>"),
        ("<textarea", "</TextArea>"),
        ("<!-- a", "-->"),
        ("<?php", "?>"),
        ("<!DOCTYPE html", ">"),
        ("<![CDATA[a", "]]>"),
        ("<![cdata[a", "]]>"),
    ],
)
def test_text_and_declarations_go_on_to_what_closes_them(line: str, ends: str) -> None:
    found = html_blocks.end(line, in_paragraph=True)
    assert found
    assert found.search(f"a {ends} b")
    assert not found.search("")


@pytest.mark.parametrize("line", ["<div>", "</div", "<P a=b", "<br-x>", "<h1/>", "<source>a", "<td\ta"])
def test_elements_of_a_page_go_on_to_a_blank_line(line: str) -> None:
    begins = html_blocks.end(line, in_paragraph=True) is html_blocks.BLANK
    assert begins == (line != "<br-x>")


@pytest.mark.parametrize("line", ["<a>", "</a >", "<a b='c'/>", "<search>", "<x-y>\f"])
def test_a_lone_tag_begins_a_block_but_not_in_a_paragraph(line: str) -> None:
    assert html_blocks.end(line, in_paragraph=False) is html_blocks.BLANK
    assert html_blocks.end(line, in_paragraph=True) is None


@pytest.mark.parametrize(
    "line",
    ["<a> b", "<div-x", "<!doctype", "<a\u00a0b>", "<divx a", "<pre/> a", "<lin\u212a>a", "<\u017fcript a"],
)
def test_other_lines_begin_no_html(line: str) -> None:
    assert html_blocks.end(line, in_paragraph=False) is None
