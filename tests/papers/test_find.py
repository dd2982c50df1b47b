from __future__ import annotations

import pytest

from linkwatch.model import TableSettings
from linkwatch.papers.find import Found, find

A = "[a](https://arxiv.org/abs/1706.03762)"
B = "[b](https://arxiv.org/pdf/2305.14314v2)"
ROWS = f"| Paper | Notes |\n|---|---|\n| {A} | x |\n| {B} | y |\n"
OTHER = "| Tool | Notes |\n|---|---|\n| [x](https://x.example) | x |\n"


def found(text: str) -> Found:
    return find(text.split("\n"), "guide.md", TableSettings())


def lines(text: str) -> list[int]:
    return [table.table.header.line for table in found(text).tables]


def told(text: str) -> list[tuple[int, str]]:
    assert all((each.file, each.column) == ("guide.md", 1) for each in found(text).problems)
    return [(each.line, " ".join(each.message.split()[:3])) for each in found(text).problems]


@pytest.mark.parametrize(
    "heading",
    ["# Papers", "###### papers ##", "PAPERS\n===", "Papers\n---", "## **Papers**:", "## 📄 Papers", "## [Papers](#x)"],
)
def test_the_table_below_a_heading_papers_is_found(heading: str) -> None:
    text = f"{heading}\n\nSome words.\n\n{OTHER}"
    assert lines(text) == [text[: text.index("| Tool")].count("\n")]
    assert told(text) == []


@pytest.mark.parametrize("heading", ["# Tools", "# Papers we like", "Papers", "**Papers**", "    # Papers", "# Paper"])
def test_a_table_below_anything_else_is_none(heading: str) -> None:
    assert lines(f"{heading}\n\n{OTHER}") == []
    assert told(f"{heading}\n\n{OTHER}") == []


@pytest.mark.parametrize(
    ("rows", "is_found"),
    [
        (f"| {A} |\n| {B} |", True),
        (f"| {A} |\n| {B} |\n| c |", True),
        (f"| {A} |\n| {B} |\n| c |\n| d |", False),
        (f"| {A} |", False),
        (f"| `{A}` |\n| `{B}` |", False),
        ("| a |\n| b |", False),
    ],
)
def test_elsewhere_a_table_is_one_of_papers_if_most_of_its_rows_link_to_some(rows: str, is_found: bool) -> None:
    assert lines(f"# Reading\n\n| Work |\n|---|\n{rows}\n") == ([2] if is_found else [])


@pytest.mark.parametrize(
    "start", ["//arxiv.org/abs", "HTTP://ARXIV.ORG/abs", "https://arxiv.org/./abs", "https://arxiv.org/abs/"]
)
def test_an_address_is_one_of_a_paper_if_a_browser_gets_the_paper(start: str) -> None:
    rows = "".join(f"| [A]({start}/1706.0376{number}) |\n" for number in (1, 2))
    assert lines(f"| Work |\n|---|\n{rows}") == [0]


@pytest.mark.parametrize("start", ["/abs", "abs", "../arxiv.org/abs", "https:/arxiv.org/abs"])
def test_an_address_within_the_repositorys_site_must_not_be_one_of_a_paper(start: str) -> None:
    rows = "".join(f"| [A]({start}/1706.0376{number}) |\n" for number in (1, 2))
    assert lines(f"| Work |\n|---|\n{rows}") == []


def test_tables_of_several_headings_are_found_in_order() -> None:
    assert lines(f"{ROWS}\n# Papers\n{OTHER}\n# Vision\n{ROWS}\n## Papers\n{ROWS}") == [0, 6, 11, 17]


def test_two_tables_below_one_heading_are_left_and_the_second_is_told() -> None:
    text = f"# Papers\n{ROWS}\n{ROWS}\n# More\n\n{ROWS}"
    assert lines(text) == [13]
    assert told(text) == [(7, "a second table")]


@pytest.mark.parametrize(
    "below", ["", "text\n", "- [a](b)\n", f"```\n{ROWS}```\n", f" <!--\n{ROWS}-->\n", "<p>x</p>\n"]
)
def test_a_heading_without_a_table_is_told(below: str) -> None:
    assert told(f"\n# Papers\n\n{below}\n# Next\n{ROWS}") == [(2, "no table below")]


def test_a_heading_whose_tables_stand_below_its_subheadings_must_not_be_told() -> None:
    assert told(f"# Papers\n\n## Vision\n\n{ROWS}\n## Language\n\n{ROWS}") == []
    assert told(f"# Papers\n\n## Vision\n\n> {ROWS.replace(chr(10), chr(10) + '> ')}") == [(5, "a table inside")]
    assert told(f"# Papers\n\n# Vision\n\n{ROWS}") == [(1, "no table below")]


@pytest.mark.parametrize(
    "table",
    [
        "> " + ROWS.replace("\n", "\n> "),
        "- x\n\n  " + ROWS.replace("\n", "\n  "),
        f"<div>\n{ROWS}</div>\n",
        f"<TABLE><tr><td>{A}</td></tr></TABLE>\n",
    ],
)
def test_a_table_in_a_quote_a_list_or_html_is_left_and_told(table: str) -> None:
    text = f"# Papers\n\n{table}"
    assert lines(text) == []
    assert [message for _, message in told(text)] == ["a table inside"]


def test_each_table_in_html_is_told_and_a_table_behind_another_is_found() -> None:
    assert told("# Papers\n\n<table></table>\n\n<table></table>\n") == [(3, "a table inside"), (5, "a table inside")]
    assert lines(f"# Reading\n\n{OTHER}\n{ROWS}") == [6]


def test_elsewhere_a_nested_table_is_told_only_if_it_is_one_of_papers() -> None:
    assert told("> " + ROWS.replace("\n", "\n> ")) == [(1, "a table inside")]
    assert told("- " + ROWS.replace("\n", "\n  ")) == [(1, "a table inside")]
    assert told("> 1. " + ROWS.replace("\n", "\n>    ")) == [(1, "a table inside")]
    bare = "> Paper | Notes\n> ---|---\n> https://arxiv.org/abs/1706.03762 | x\n> https://arxiv.org/abs/2305.14314 | y"
    assert told(bare) == [(1, "a table inside")]
    assert told("> " + OTHER.replace("\n", "\n> ") + "\n\n<table>\n") == []


def test_a_table_between_tags_with_blank_lines_around_it_is_a_table() -> None:
    assert lines(f"# Papers\n<details>\n\n{ROWS}\n</details>\n") == [3]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Paper", A, "1706.03762"),
        ("Paper", f"{B} and {A}", "2305.14314"),
        ("Paper", f"[x](https://x.example) {A}", "1706.03762"),
        ("Paper", "https://arxiv.org/abs/hep-th/9901001v3", "hep-th/9901001"),
        ("Paper", "no link", None),
        ("Paper|PDF", f"no link | {A}", "1706.03762"),
        ("Paper|PDF|Link", f"no link | {A} {A} | {A}", "1706.03762"),
        ("Paper|PDF", f"no link | {A} {B}", None),
        ("Paper|Description", f"no link | {A}", None),
        ("Paper|PDF", "no link", None),
        ("Paper", f"{A} | beyond", None),
    ],
)
def test_a_row_is_about_the_first_paper_in_its_column_else_the_only_one_in_a_column_of_links(
    header: str, row: str, expected: str | None
) -> None:
    names = header.split("|")
    text = f"# Papers\n| {' | '.join(names)} |\n|{'-|' * len(names)}\n| {row} |"
    (table,) = found(text).tables
    assert table.paper_id(table.table.rows[0]) == expected


@pytest.mark.parametrize("heading", ["# Papers", "# Elsewhere"])
@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Title | Preprint", f"x | {A}\ny | {B}"),
        ("Quelle | Title", f"{A} | x\n{B} | y"),
        (
            "Title | Resources",
            f"x | 📄 [Paper](https://arxiv.org/abs/1706.03762) [Code](c)\ny | ([arXiv]{B[3:]}), 2023",
        ),
        ("Title | PDF | DOI", f"x | [pdf](https://x.example) | {A}\ny | | {B}"),
        ("Title | Slides | <b>文章链接</b>", f"x | {A} | {A}\ny | | {B}"),
        ("Title | Venue | Code", f"x | {A} |\ny | {B} |"),
        ("Title | Preprint", f"{A} | {A}\nb | {B}\n{A} | {A}"),
        ("Title | Preprint", f"{A} | {A}\nb | {B}\n{A} | {A}\n{B} | {A}"),
        ("Title | PDF | Versions", f"x | {A} | {A} {B}\ny | {B} | {B}"),
        ("Title | Preprint", f"x | {A}\ny | {B}\nz | follows what {B} did"),
        ("Title | Preprint", f"x | see also {A}\ny | see also {B}"),
        ("Title | Preprint | Quelle", f"x | {A} |\ny | {B} | {B}"),
    ],
)
def test_a_column_of_links_to_papers_tells_them_whatever_it_is_called(header: str, rows: str, heading: str) -> None:
    (table,) = found(f"{heading}\n\n{as_table(header, rows)}").tables
    assert [table.paper_id(row) for row in table.table.rows[:2]] == ["1706.03762", "2305.14314"]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Title | Idea", f"x | much like {A}, only better\ny | follows what {B} did"),
        ("Title | Based on", f"x | {A}\ny | {B}"),
        ("Title | Notes", f"x | {A}\ny | {B}"),
        ("Title | Versions", f"x | {A} {B}\ny | {B} {A}"),
        ("Title | Then", f"x | {A}\ny | {B}\n{A} | {B}"),
        ("Title | Code", f"x | {A}\ny | {B}"),
        ("Title | Idea", f"x | {A}\ny | follows what {B} did"),
        ("Title | Idea", f"x | one two three {A} {A}\ny | one two three {B} {B}"),
        ("Title | Then", f"x | {A}\ny | {B}\n{B} | {B}\n{A} | {B}"),
    ],
)
def test_a_column_that_may_link_to_other_papers_tells_none(header: str, rows: str) -> None:
    (table,) = found(f"# Papers\n\n{as_table(header, rows)}").tables
    assert [table.paper_id(row) for row in table.table.rows[:2]] == [None, None]
    assert lines(f"# Elsewhere\n\n{as_table(header, rows)}") == []


def as_table(header: str, rows: str) -> str:
    body = "\n".join(f"| {row} |" for row in rows.split("\n"))
    return f"| {header} |\n|{'---|' * len(header.split('|'))}\n{body}\n"


@pytest.mark.parametrize(
    "header", ["<b>Title</b>", "&nbsp;Title&nbsp;", "<img width=300/>Title", "[Title](#t)", '<p align="center">Title']
)
def test_a_header_is_read_as_github_shows_it(header: str) -> None:
    (table,) = found(f"# Papers\n\n{as_table(f'Year | {header}', f'{A} | x')}").tables
    assert table.columns.paper == 1


def test_an_identifier_alone_in_its_cell_is_as_good_as_a_link() -> None:
    (table,) = found("# Papers\n| Paper |\n|---|\n| arXiv:1706.03762v2 |").tables
    ((id_, link),) = table.paper_links(table.table.rows[0], 0)
    assert (id_, link.href) == ("1706.03762", "https://arxiv.org/abs/1706.03762")
    assert (link.span, link.text, link.textual) == ((0, 18), "arXiv:1706.03762v2", True)


def test_the_papers_column_is_the_one_whose_cells_link_to_papers() -> None:
    (table,) = found(f"# Papers\n| Modell | Artikel |\n|---|---|\n| a | {A} |\n").tables
    assert (table.columns.paper, table.columns.titled) == (1, True)
    more = as_table("Modell | Artikel", f"a | {A}\nb | {B}\n{B} | c")
    (table,) = found(f"# Papers\n\n{more}").tables
    assert table.columns.paper == 1


@pytest.mark.parametrize("off", ["<!-- linkwatch: off -->", '<!--linkwatch : off reason="mine"\n-->'])
@pytest.mark.parametrize("text", [ROWS, f"## Papers\n\n{ROWS}", f"## Papers\n\n{OTHER}\n{OTHER}", "## Papers\n"])
def test_what_stands_behind_a_comment_that_switches_off_is_left_alone(off: str, text: str) -> None:
    assert (lines(f"{off}\n\n{text}"), told(f"{off}\n\n{text}")) == ([], [])
    on = f"{off}\n\n{text}\n<!-- linkwatch: on -->\n\n# Papers\n{ROWS}"
    assert lines(on) == [on[: on.rindex("| Paper")].count("\n")]


@pytest.mark.parametrize(
    "comment",
    [
        "## `<!-- linkwatch: off -->`",
        "<!-- linkwatch: ignore -->",
        "<!-- linkwatch: offer -->",
        "<!-- off -->",
        "`linkwatch: off`",
    ],
)
def test_other_comments_switch_nothing_off(comment: str) -> None:
    assert lines(f"{comment}\n\n{ROWS}") == [2]
