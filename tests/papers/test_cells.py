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


@given(HARD | st.text(st.sampled_from("|a \t\\"), max_size=12))
def test_the_pieces_of_a_row_are_the_row(line: str) -> None:
    cut = cells.pieces(line)
    assert cut.head + "|".join(cut.raws) + cut.tail == line
    assert tuple(raw.strip(cells.BLANKS).replace("\\|", "|") for raw in cut.raws) == cells.split(line)


def test_a_row_that_ends_before_a_column_has_an_empty_cell_there() -> None:
    row = cells.Row(0, "| a | b |", ("a", "b"))
    assert [row.cell(column) for column in range(4)] == ["a", "b", "", ""]


def changed(line: str, *new: str) -> str:
    return cells.with_cells(cells.Row(0, line, cells.split(line)), new)


@pytest.mark.parametrize(
    ("line", "new", "expected"),
    [
        ("|  a |b  | c|", ("a", "x", "c"), "|  a |x  | c|"),
        ("  a | b", ("a", "x"), "  a | x"),
        ("| a | b", ("a", "x"), "| a | x"),
        ("| a | b |  ", ("a", "x"), "| a | x |  "),
        ("| a |  | c |", ("a", "x", "c"), "| a | x | c |"),
        ("|a||c|", ("a", "x", "c"), "|a|x|c|"),
        ("|a| |", ("a", "x"), "|a| x |"),
        ("| a |", ("a", "x", ""), "| a | x |  |"),
        ("|a|b|", ("a", "b", "x", ""), "|a|b|x||"),
        ("|\u00a0a|b|", ("x", "b"), "|x|b|"),
        ("|a|\u00a0b|", ("a", "\u00a0b", "x"), "|a|\u00a0b|x|"),
        ("| a", ("a", "x", "y", ""), "| a | x | y"),
        ("a|b", ("a", "b", "x"), "a|b|x"),
        ("a", ("a", "x"), "a | x"),
        (r"| `a\|b` | c |", ("`a|b`", "x|y"), r"| `a\|b` | x\|y |"),
        ("|a|b|", ("a\\", "x"), "|a\\ |x|"),
        ("|a|", ("a", "x\\"), "|a| x\\ |"),
        ("a | b", ("> x", "b"), "| > x | b"),
        ("a | b", ("[x](y)", "b"), "[x](y) | b"),
        ("", ("x",), "| x |"),
        ("|", ("x", "y"), "| x | y |"),
    ],
)
def test_changed_cells_are_written_into_the_row_and_all_else_keeps_its_bytes(
    line: str, new: tuple[str, ...], expected: str
) -> None:
    assert changed(line, *new) == expected
    assert changed(line, *cells.split(line)) == line or line in {"", "|"}


@given(HARD | st.text(st.sampled_from("|a \t\\"), max_size=12), st.lists(CELL.filter(bool), max_size=6))
def test_a_row_with_changed_cells_is_read_as_these_cells(line: str, new: list[str]) -> None:
    old = cells.split(line)
    wanted = (*(cell or was for cell, was in zip(new, old, strict=False)), *old[len(new) :], *new[len(old) :])
    if any(wanted):
        assert cells.split(changed(line, *wanted)) == wanted
