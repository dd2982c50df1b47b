import pytest

from linkwatch.documents import tables


@pytest.mark.parametrize(
    ("header", "delimiters", "count"),
    [
        ("| a | b |", "|---|---|", 2),
        ("a | b", "-|-", 2),
        ("a", ":-", 1),
        ("a", "|-", 1),
        ("a \\| b", "|-|", 1),
        ("| a ||", "|-|-|", 2),
        ("| a | b |", "|---|", 0),
        ("a | b", "---", 0),
        ("|", "|-|", 0),
        ("a", "-|\f", 1),
        ("a|\v", "-|", 1),
    ],
)
def test_two_lines_begin_a_table_where_their_columns_agree(header: str, delimiters: str, count: int) -> None:
    assert tables.columns(header, delimiters) == count


@pytest.mark.parametrize("line", ["-", "|-|", ":-:", " - | :- ", "|-|-", "-\v|\f-"])
def test_a_delimiter_row_holds_nothing_but_marks(line: str) -> None:
    assert tables.is_delimiter_row(line)


@pytest.mark.parametrize("line", ["", "|", "||", "-|x", "- -", "|-||-|", ":", "-\u00a0", "::-"])
def test_other_lines_are_no_delimiter_rows(line: str) -> None:
    assert not tables.is_delimiter_row(line)


def test_cells_are_trimmed_and_empty_ones_are_cells() -> None:
    row = "| a || b \\| c |\fd\f|\v"
    assert [row[start:end] for start, end in tables.spans(row)] == ["a", "", "b \\| c", "d\f"]


def test_a_pipe_in_a_cell_is_read_without_its_backslash_and_every_offset_is_kept() -> None:
    text = "x| a\\|b\\|c |"
    content = tables.cell(text, 3, 10)
    assert content.text == "a|b|c"
    assert [text[content.origin(offset)] for offset in range(5)] == list("a|b|c")
