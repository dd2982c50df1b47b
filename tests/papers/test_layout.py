from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Fact
from linkwatch.papers import cells, width
from linkwatch.papers.layout import Line, Order, render


def table(text: str) -> cells.Table:
    lines = text.split("\n")
    return cells.parse(lines, 0, len(lines))


def rendered(text: str, changes: dict[tuple[int, int], str], order: Order | None = None, new: str = "") -> str:
    """Change cells, by row and column; give the table new columns with `new` in them."""
    parsed = table(text)
    order = range(parsed.width) if order is None else order
    lines = []
    for number, row in enumerate(parsed.rows):
        old = [changes.get((number, at), cell) for at, cell in enumerate(row.cells)]
        lines.append(Line(row, tuple(old[each] if isinstance(each, int) else new for each in order)))
    return "\n".join(render(parsed, order, lines))


ALIGNED = """\
| Paper    | Stars | Note |
|:---------|------:|:----:|
| [a](b)   |    15 |  注  |
| longer   |     7 | x|y  |
| 🔥 **x** |       |      |""".replace("x|y ", r"x\|y")


def test_an_aligned_table_stays_aligned_and_its_delimiter_row_grows() -> None:
    assert (
        rendered(ALIGNED, {(0, 0): "[title](address)", (2, 2): "new"})
        == """\
| Paper            | Stars | Note |
|:-----------------|------:|:----:|
| [title](address) |    15 |  注  |
| longer           |     7 | x\\|y |
| 🔥 **x**         |       | new  |"""
    )


def test_cells_stand_on_their_side_of_the_column() -> None:
    assert (
        rendered(ALIGNED, {(0, 0): "x", (0, 1): "9", (1, 2): "z", (2, 1): "1000000"})
        == """\
| Paper    |   Stars | Note |
|:---------|--------:|:----:|
| x        |       9 |  注  |
| longer   |       7 |  z   |
| 🔥 **x** | 1000000 |      |"""
    )


@pytest.mark.parametrize(
    ("delimiter", "cell"),
    [("-----------", " 17        "), (":---------:", "    17     "), ("----------:", "        17 ")],
)
def test_where_no_cell_shows_a_side_the_delimiter_row_does(delimiter: str, cell: str) -> None:
    table = "| A   | Published |\n|-----|{}|\n| abc |{}|"
    text = table.format(delimiter, " " * 11)
    assert rendered(text, {(0, 1): "17"}) == table.format(delimiter, cell)


@pytest.mark.parametrize(
    ("delimiter", "cells", "written"),
    [
        ("---------", ("  12345  ", " 1234567 "), "   17    "),  # in the middle
        ("---------", ("  1234   ", " 1234567 "), "   17    "),  # as far as that goes
        ("---------", (" 1234    ", " 123456  "), " 17      "),  # left, by different ends
        ("---------", ("    1234 ", "  123456 "), "      17 "),  # right, by different starts
        ("---------", ("    1234 ", "    1234 "), "      17 "),
        ("---------", (" 1234567 ", " 1234567 "), " 17      "),  # full cells show nothing
        (":-------:", (" 1234567 ", " 1234567 "), "   17    "),
        (":-------:", (" 123456  ", " 123456  "), "   17    "),  # may be either
        (":-------:", (" 1234    ", " 1234    "), " 17      "),
        ("--------:", (" 1234567 ", " 1234567 "), "      17 "),
        ("---------", (" 123     ", "     123 "), " 17      "),  # all over the place
        ("---------", (" 12345   ", "   12345 "), " 17      "),
    ],
)
def test_a_new_text_stands_on_the_side_where_the_others_stand(
    delimiter: str, cells: tuple[str, str], written: str
) -> None:
    text = "| A   | {} |\n|-----|{}|\n| abc |{}|\n| abc |{}|\n| abc |{}|"
    heading = "Published"[:7]
    found = text.format(heading, delimiter, *cells, " " * 9)
    assert rendered(found, {(2, 1): "17"}) == text.format(heading, delimiter, *cells, written)


def test_a_column_grows_only_if_a_text_would_take_its_last_blank() -> None:
    text = "| A   |        B |\n|-----|---------:|\n| abc |       12 |"
    assert rendered(text, {(0, 1): "12345678"}) == text.replace("      12", "12345678")
    assert rendered(text, {(0, 1): "123456789"}).split("\n")[2] == "| abc | 123456789 |"


def test_the_first_text_of_an_empty_column_has_one_blank_before_it() -> None:
    text = "|     | B |\n|-----|---|\n|     | b |"
    assert rendered(text, {(0, 0): "x"}) == text.replace("|     | b", "| x   | b")


def test_new_columns_of_an_aligned_table_are_aligned() -> None:
    assert (
        rendered(ALIGNED, {}, [0, Fact.PUBLISHED, 1, 2], "2017-06")
        == """\
| Paper    | Published | Stars | Note |
|:---------|-----------|------:|:----:|
| [a](b)   | 2017-06   |    15 |  注  |
| longer   | 2017-06   |     7 | x\\|y |
| 🔥 **x** | 2017-06   |       |      |"""
    )


def test_a_new_delimiter_has_blanks_where_the_others_have() -> None:
    text = "| A   |\n| --- |\n| a   |"
    assert rendered(text, {}, [0, Fact.CODE], "x") == "| A   | Code |\n| --- | ---- |\n| a   | x    |"
    text = "| A   |\n|-----|\n| a   |"
    assert rendered(text, {}, [0, Fact.CODE], "x") == "| A   | Code |\n|-----|------|\n| a   | x    |"
    text = "A   | B |\n--- | - |\n[a] | b |"
    assert rendered(text, {}, [0, 1, Fact.CODE], "x") == "A   | B | Code |\n--- | - | ---- |\n[a] | b | x    |"


def test_a_table_without_blanks_around_its_cells_keeps_that_style() -> None:
    text = "|Paper|N|\n|-----|-|\n|abcde|x|"
    assert rendered(text, {(0, 0): "abcdefg"}) == "|Paper  |N|\n|-------|-|\n|abcdefg|x|"


def test_a_backslash_at_the_end_of_a_cell_must_not_reach_the_pipe() -> None:
    text = "|Paper|N|\n|-----|-|\n|abcde|x|"
    assert rendered(text, {(0, 1): "x\\"}) == "|Paper|N  |\n|-----|---|\n|abcde|x\\ |"
    text = "| A |\n|---|\n| x |"
    assert rendered(text, {(0, 0): "x\\"}) == "| A  |\n|----|\n| x\\ |"


@pytest.mark.parametrize("end", ["", "   "])
def test_a_table_without_pipes_at_its_sides_keeps_that_style(end: str) -> None:
    text = f"A   | B{end}\n----|---\n[a] | b\n[b] | long"
    expected = f"A    | B{end}\n-----|---\n[a]  | b\n[ab] | longer"
    assert rendered(text, {(1, 0): "[ab]", (1, 1): "longer"}) == expected
    text = f"A   | C | B{end}\n----|---|---\n[a] | c | b\n[b] | c | long"
    expected = f"A    | C | B{end}\n-----|---|---\n[a]  | c | b\n[ab] | c | longer"
    assert rendered(text, {(1, 0): "[ab]", (1, 2): "longer"}) == expected


def test_blanks_that_align_the_ends_of_rows_without_a_pipe_are_kept_up() -> None:
    text = "| A   | B  \n|-----|----\n| a   | b  \n| abc | bcd"
    expected = "| A   | B    \n|-----|------\n| a   | bcdef\n| abc | bcd  "
    assert rendered(text, {(0, 1): "bcdef"}) == expected


@pytest.mark.parametrize("end", ["", "   "])
def test_new_columns_before_its_last_one_stand_in_line_too(end: str) -> None:
    text = f"A   | B{end}\n----|--\n[a] | b\nabc | long"
    expected = f"A    | Code | B{end}\n-----|------|--\n[ab] | x    | b\nabc  | x    | long"
    assert rendered(text, {(0, 0): "[ab]"}, [0, Fact.CODE, 1], "x") == expected
    assert rendered(expected, {}, [0, 1, 2]) == expected


def test_new_columns_behind_its_last_one_bring_such_a_table_the_canonical_form() -> None:
    assert rendered("A   | B\n----|--\nabc | b", {}, [0, 1, Fact.CODE], "c").split("\n")[2] == "| abc | b | c |"


def test_a_row_that_would_start_with_something_else_than_a_link_gets_a_pipe() -> None:
    text = "A    | B\n-----|--\n[ab] | b"
    assert rendered(text, {(0, 0): "# b"}) == "| A    | B\n| -----|--\n| # b  | b"


def test_blanks_behind_the_last_pipe_stay() -> None:
    text = "| A   |  \n|-----|\n| abc | "
    assert rendered(text, {(0, 0): "abcd"}) == "| A    |  \n|------|\n| abcd | "


def test_an_indented_table_stays_indented() -> None:
    text = "  | A   |\n  |-----|\n  | abc |"
    assert rendered(text, {(0, 0): "abcd"}) == "  | A    |\n  |------|\n  | abcd |"


def test_a_column_must_not_shrink() -> None:
    text = "| A   |\n|-----|\n| abc |"
    assert rendered(text, {(0, 0): "a"}) == "| A   |\n|-----|\n| a   |"


def test_pipes_in_line_by_the_number_of_characters_count_too() -> None:
    text = "| A    | B |\n|------|---|\n| 注意 | b |\n| ab   | b |"
    assert rendered(
        text.replace("| A    |", "| A  |").replace("------", "----").replace("ab   |", "ab |"), {(1, 0): "abc"}
    ) == ("| A   | B |\n|-----|---|\n| 注意  | b |\n| abc | b |")


@pytest.mark.parametrize(
    "text",
    [
        "| A | B |\n|---|---|\n| abc | b |\n| a | b |",
        "| A   | B |\n|-----|---|\n| abc | b\n| a   | b |",
        "| A   | B |\n|-----|---|\n  | abc | b |\n| a   | b |",
        "| A   | B |\n|-----|---|\n| abc\t| b |\n| a   | b |",
        "| A   | B |\n|----|---|\n| abc | b |\n| a   | b |",
        "A\n|-\nabc\nb",
        "A   | B | C\n----|---|---\n[a] | bcd | c\n[b] | b | c",
    ],
)
def test_in_a_table_that_is_not_aligned_only_the_changed_cell_changes(text: str) -> None:
    *others, last = text.split("\n")
    assert rendered(text, {(1, 0): "[xyz]"}).split("\n")[:-1] == others
    assert "[xyz]" in rendered(text, {(1, 0): "[xyz]"})
    assert len(last) < len(rendered(text, {(1, 0): "[xyz]"}).split("\n")[-1]) + 3


def test_a_row_just_pasted_in_need_not_be_in_line() -> None:
    text = "| A   | B |\n|-----|---|\n| abc | b |\n| x | |"
    assert rendered(text, {(1, 0): "abcd", (1, 1): "c"}) == "| A    | B |\n|------|---|\n| abc  | b |\n| abcd | c |"


def test_header_and_delimiter_row_alone_align_nothing() -> None:
    text = "| Paper | N |\n|-------|---|\n| a | b |"
    assert rendered(text, {(0, 0): "[xy]"}) == text.replace("| a |", "| [xy] |")


def test_what_has_no_width_is_counted_in_characters() -> None:
    text = "| A   | B   |\n|-----|-----|\n| abc | bcd |\n| x | \a |"
    assert rendered(text, {(1, 0): "y"}) == text.replace("| x | \a |", "| y   | \a   |")


def test_a_new_row_must_not_end_in_blanks() -> None:
    parsed = table("[A]|B\n---|-\n[a]|bc")
    lines = [Line(parsed.rows[0], ("[a]", "bc")), Line(None, ("[b]", ""))]
    assert render(parsed, [0, 1], lines) == ["[A]|B", "---|-", "[a]|bc", "[b]|"]


def test_a_table_with_a_longer_or_shorter_row_is_not_aligned() -> None:
    parsed = table("| A   | B |\n|-----|---|\n| abc | b |\n| a |")
    lines = [Line(parsed.rows[0], ("abcd", "b")), Line(parsed.rows[1], ("a",))]
    assert render(parsed, [0, 1], lines)[2:] == ["| abcd | b |", "| a |"]


def test_new_rows_are_aligned_or_canonical() -> None:
    for text, expected in (("| A   |\n|-----|\n| abc |", "| a\\\\ |"), ("|A|\n|-|\n|abc|", "| a\\ |")):
        parsed = table(text)
        new = render(parsed, [0], [Line(parsed.rows[0], ("abc",)), Line(None, ("a\\",))])
        assert new[-1].replace(" ", "") == expected.replace("\\\\", "\\").replace(" ", "")


def test_a_table_without_rows_gets_its_first() -> None:
    parsed = table("| A   | B |\n|-----|---|")
    assert render(parsed, [0, 1], [Line(None, ("abcd", ""))]) == ["| A    | B |", "|------|---|", "| abcd |   |"]


CELL = st.text(st.sampled_from("ab|\\`注🔥é [](:-"), max_size=6).map(lambda text: text.strip(" "))
GRIDS = st.integers(1, 4).flatmap(
    lambda columns: st.tuples(
        st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=2, max_size=5),
        st.lists(st.sampled_from(["-", ":-", "-:", ":-:"]), min_size=columns, max_size=columns),
        st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=5, max_size=5),
        st.booleans(),
    )
)


def aligned(rows: list[list[str]], delimiters: list[str]) -> str:
    """Write an aligned table in the simplest way."""
    columns = [[cells.escape(cell) for cell in column] for column in zip(*rows, strict=True)]
    wide = [max(3, *(width.of(cell) or 0 for cell in column)) for column in columns]
    padded = [
        [cell + " " * (size - (width.of(cell) or 0)) for cell in column]
        for column, size in zip(columns, wide, strict=True)
    ]
    lines = [f"| {' | '.join(row)} |" for row in zip(*padded, strict=True)]
    dashes = [each.replace("-", "-" * (size + 1 - len(each))) for each, size in zip(delimiters, wide, strict=True)]
    return "\n".join([lines[0], f"| {' | '.join(dashes)} |", *lines[1:]])


@given(GRIDS)
def test_what_is_rendered_is_read_as_it_was_meant_and_an_aligned_table_stays_aligned(
    grid: tuple[list[list[str]], list[str], list[list[str]], bool],
) -> None:
    rows, delimiters, changes, is_aligned = grid
    text = aligned(rows, delimiters)
    parsed = table(text if is_aligned else text.replace(" | ", "|"))
    wanted = [tuple(new[1:] + new[:1]) for new in changes[: len(parsed.rows)]]
    lines = [Line(row, new) for row, new in zip(parsed.rows, wanted, strict=True)]
    written = render(parsed, range(parsed.width), lines)
    again = cells.parse(written, 0, len(written))
    assert [row.cells for row in again.rows] == wanted
    assert again.header.cells == parsed.header.cells
    if is_aligned:
        assert len({width.of(line) for line in written}) == 1


@given(GRIDS)
def test_a_table_without_pipes_at_its_sides_is_read_as_it_was_meant_with_a_new_column_too(
    grid: tuple[list[list[str]], list[str], list[list[str]], bool],
) -> None:
    rows, delimiters, changes, _ = grid
    text = aligned([[f"x{cell}" for cell in row] for row in rows], delimiters)
    parsed = table("\n".join(line[2:-2].rstrip(" ") for line in text.split("\n")))
    order = [*range(parsed.width - 1), Fact.CODE, parsed.width - 1]
    wanted = [(*new[:-1], "x", f"x{new[-1]}") for new in changes[: len(parsed.rows)]]
    written = render(parsed, order, [Line(row, new) for row, new in zip(parsed.rows, wanted, strict=True)])
    again = cells.parse(written, 0, len(written))
    assert [row.cells for row in again.rows] == wanted
    assert again.header.cells == (*parsed.header.cells[:-1], "Code", parsed.header.cells[-1])
