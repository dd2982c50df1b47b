from __future__ import annotations

import pytest

from linkwatch.papers import table_lines


@pytest.mark.parametrize(
    "line", ["|---|", "-|-", "--- | ---", ":-", "-:", ":-:|--", "|-", "-|", "| - | :-: |  ", "|-\t|"]
)
def test_dashes_colons_and_pipes_are_a_delimiter_row(line: str) -> None:
    assert table_lines.is_delimiter_row(line)


@pytest.mark.parametrize(
    "line", ["", "---", "-", "--  ", "- | -", "-\t|-", "|", "||", "|-||-|", "|- -|", "=", "|--- x|", ":"]
)
def test_what_underlines_a_heading_begins_a_list_or_says_more_must_not_be_one(line: str) -> None:
    assert not table_lines.is_delimiter_row(line)


@pytest.mark.parametrize(
    ("header", "delimiters", "expected"),
    [
        ("| a | b |", "|-|-|", True),
        ("a | b", "|-|-|", True),
        ("a", "|-|", True),
        (r"a \| b", "|-|", True),
        ("||", "|-|", True),
        ("a", "---", False),
        ("| a | b |", "|-|", False),
        ("| a |", "|-|-|", False),
        ("|", "|-|", False),
    ],
)
def test_a_header_has_as_many_cells_as_the_delimiter_row(header: str, delimiters: str, expected: bool) -> None:
    assert table_lines.begin(header, delimiters) is expected


@pytest.mark.parametrize(
    "line", ["<br>", "</b>", "</script>", "<br/>", "<br />", "<b >  ", "</b >\t", "<x-y z a='b' c=d>"]
)
def test_a_lone_tag_is_no_row(line: str) -> None:
    assert table_lines.is_lone_tag(line)
    assert not table_lines.is_row(line)


@pytest.mark.parametrize(
    "line", ["<br> x", "x <br>", "<br><br>", "< br>", "<b", "<b'>", "</b c>", "<1>", "<a b='>", "| <br>"]
)
def test_what_is_more_or_less_than_a_tag_is_a_row(line: str) -> None:
    assert not table_lines.is_lone_tag(line)
    assert table_lines.is_row(line)


@pytest.mark.parametrize(("line", "expected"), [("", False), ("|", False), ("|  ", False), ("||", True), ("| |", True)])
def test_a_line_without_a_cell_is_no_row(line: str, expected: bool) -> None:
    assert table_lines.is_row(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"), [("[^1]: a", True), ("[^a-b]:", True), ("[^1] a", False), ("[^ ]: a", False)]
)
def test_a_footnotes_text_begins_with_its_mark(line: str, expected: bool) -> None:
    assert table_lines.begins_note(line) is expected


def test_a_declaration_has_a_capital_letter() -> None:
    assert table_lines.is_small_declaration("<!doctype html>")
    assert not any(map(table_lines.is_small_declaration, ("<!DOCTYPE html>", "<!-- a -->", "<![CDATA[", "<a>")))
