from __future__ import annotations

import cmarkgfm
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from linkwatch.papers import cells

HARD = st.text(st.sampled_from("|\\` \t\vab*[]()<>&!é\u00a0"), max_size=30)
CELL = HARD.map(lambda text: text.strip(" \t\n\v\f\r"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| a | b |", ("a", "b")),
        ("a | b", ("a", "b")),
        ("| a | b", ("a", "b")),
        ("a | b |", ("a", "b")),
        ("  |a|b|  ", ("a", "b")),
        ("| a || b |", ("a", "", "b")),
        ("|  |", ("",)),
        ("||", ("",)),
        ("|", ()),
        ("", ()),
        ("text without a pipe", ("text without a pipe",)),
        (r"| a \| b | c |", ("a | b", "c")),
        (r"| `a | b` |", ("`a", "b`")),
        (r"| `a \| b` |", ("`a | b`",)),
        (r"| a \\| b |", (r"a \| b",)),
        (r"| a \ | b |", ("a \\", "b")),
        (r"| a | b \|", ("a", "b |")),
        ("|\ta\t|\u00a0b|", ("a", "\u00a0b")),
    ],
)
def test_a_row_is_cut_at_every_pipe_that_has_no_backslash_before_it(line: str, expected: tuple[str, ...]) -> None:
    assert cells.split(line) == expected


@given(st.lists(CELL, min_size=1, max_size=6))
@example(["\\", "|", "\\|", "`|`"])
def test_a_written_row_is_read_as_the_same_cells(row: list[str]) -> None:
    assert cells.split(cells.join(row)) == tuple(row)


@given(HARD.filter(lambda line: "\u00a0" not in line))  # which markdown-it trims, and GitHub does not
def test_a_row_is_cut_as_markdown_it_cuts_it(line: str) -> None:
    expected = cells.split(f"|x|{line}")
    text = f"{'| a ' * len(expected)}|\n{'|-' * len(expected)}|\n|x|{line}"
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    found = [token.content for token in tokens if token.type == "inline"]
    assert found[len(expected) :] == list(expected)


@given(HARD.filter(lambda line: "\v" not in line))
@example(r"| a \\| b |")
@example(r"`a|b`|c")
def test_a_header_has_as_many_cells_as_github_counts(line: str) -> None:
    header = f"|x|{line}"
    count = len(cells.split(header))
    for columns, is_table in ((count - 1, False), (count, True), (count + 1, False)):
        html = cmarkgfm.github_flavored_markdown_to_html(f"{header}\n{'|-' * columns}|")
        assert ("<table>" in html) is is_table


def test_a_canonical_row_has_one_blank_around_each_cell_and_none_of_its_own() -> None:
    assert cells.join(["a", "", "b | c"]) == r"| a |  | b \| c |"


def test_a_canonical_delimiter_row_keeps_the_colons_and_no_more_dashes_than_three() -> None:
    assert cells.join_delimiter(["-", ":------", "-:", ":--:"]) == "| --- | :--- | ---: | :---: |"


def test_a_table_knows_its_lines_and_its_width() -> None:
    table = cells.parse(["text", "| a | b |", "|---|--:|", "| 1 |", "end"], 1, 4)
    assert table.header == cells.Row(1, "| a | b |", ("a", "b"))
    assert table.delimiter.cells == ("---", "--:")
    assert table.rows == (cells.Row(3, "| 1 |", ("1",)),)
    assert table.width == 2
