from __future__ import annotations

import re

import pytest
from cmarkgfm import cmark
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.papers import table_blocks

OPTIONS = cmark.Options.CMARK_OPT_SOURCEPOS | cmark.Options.CMARK_OPT_FOOTNOTES
TAGS = re.compile(r'<(/?)(table|tr|blockquote|li|section)\b(?: [^>]*?-(\d+):\d+")?')


def of_github(text: str) -> list[tuple[int, int]]:
    """Give the lines of the tables that stand in no other block, as cmark-gfm tells them.

    It tells the header's line wrong below lines of text; so the first row tells it, or where the table ends.
    """
    depth, tables = 0, list[list[int]]()
    for closes, name, line in TAGS.findall(cmark.markdown_to_html_with_extensions(text, OPTIONS, ["table"])):
        if name not in {"table", "tr"}:
            depth += -1 if closes else 1
        elif not closes and not depth:
            tables += [[]] * (name == "table")
            tables[-1] = [*tables[-1], int(line)]
    return [(rows[0] - 3, rows[-1]) if rows else (behind - 2, behind) for behind, _, *rows in tables]


def of_linkwatch(text: str) -> list[tuple[int, int]]:
    found = (token for token in table_blocks.parser().parse(text, {}) if token.type == "table_open" and not token.level)
    return [(token.map[0], token.map[1]) for token in found if token.map]


@pytest.mark.parametrize(
    "line",
    [
        *("<br>", "<b>", "</b>", "</script>", " <br>", "<a href='x'>", "<x-y z>", "<b\t>", "</b >"),
        *("<script>", "<!-- c -->", "<!--", "<?x?>", "<!X>", "<![CDATA[", "<div>", "</details>"),
        *("|", " | ", "", "  ", "\t", "    x", "\t| x |"),
        *("# h", "#", "> q", "- x", "-", "* x", "1. x", "2. x", "+", "```", "~~~", "***", "---", "_ _ _"),
        *("[^1]: note", "[^1]: a note"),
    ],
)
def test_what_ends_a_table_on_github_ends_it_here_and_the_line_below_is_none_of_it(line: str) -> None:
    text = f"| a | b |\n|---|---|\n| c | d |\n{line}\nhttps://x.example | e\n"
    assert of_linkwatch(text) == of_github(text) == [(0, 3)]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "x",
            "| x",
            "||",
            "| |",
            "|||",
            "\\|",
            "   | x |",
            "===",
            "--",
            "-|-",
            "|---|---|",
            "#x",
            "1.x",
            "[a]: b",
            "[^1]",
        ),
        *("<br> x", "<b>x</b>", "<br><br>", "| <br> |", "<", "<1>", "<!x>", "\u00a0"),
    ],
)
def test_what_ends_no_table_on_github_must_not_end_it_here(line: str) -> None:
    text = f"| a | b |\n|---|---|\n| c | d |\n{line}\nhttps://x.example | e\n"
    assert of_linkwatch(text) == of_github(text) == [(0, 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|---|---|\n| a | b |\n|---|---|\n| c | d |", [(1, 4)]),
        ("text\n| a | b |\n|---|---|\n| c | d |", [(1, 4)]),
        ("a\n|-|\nb", [(0, 3)]),
        ("[a]: b\n| a | b |\n|---|---|", [(1, 3)]),
        ("text\n<br>\n|-|", [(1, 3)]),
        ("text\n2. x\n|-|", [(1, 3)]),
        ("<!x>\n| a |\n|-|", [(1, 3)]),
        ("- x\n\n| a |\n|-|", [(2, 4)]),
        ("| a | b |\n|---|---|\n|\n| c | d |\n|---|---|\n| e |", [(0, 2), (3, 6)]),
        ("[^1]: note\n\n| a |\n|-|", [(2, 4)]),
        ("| a |\n---\n| b |", []),
        ("- a | b\n|---|---|\n| c | d |", []),
        ("# a\n|-|", []),
        ("<br>\n|-|", []),
        ("<br>\n| a |\n|-|", []),
        ("    | a |\n|-|", []),
        ("| a |\n    |-|", []),
        ("| a |\n- | -", []),
        ("text\n|---|---|\n| a | b |\n|---|---|\n| c | d |", []),
        ("[a]: b\n|---|---|\n|---|---|", []),
        ("[^1]: note\n| a | b |\n|---|---|", []),
        ("text\n[^1]: a note\n| a | b |\n|---|---|", []),
        ("> text\n| a |\n|-|", []),
        ("- x\n<br>\n***\n| a |\n|-|", []),
        ("> x\n<br>\n***\n| a |\n|-|", []),
    ],
)
def test_a_table_begins_where_it_begins_on_github(text: str, expected: list[tuple[int, int]]) -> None:
    assert of_linkwatch(text) == of_github(text) == expected


SOME_LINES = [
    "| a | b |",
    "|---|---|",
    "|---|",
    "| c |",
    "-|-",
    "---",
    "--",
    "===",
    "text",
    "a | b",
    "",
    "|",
    "||",
    "<br>",
]
SOME_LINES += ["</b>", "<div>", "<!-- c -->", "# h", "```", "***", " | a | b |", "<a href='x'> y", "[x]", "\\|"]


@given(st.lists(st.sampled_from(SOME_LINES), max_size=12).map("\n".join))
def test_tables_are_those_of_github(text: str) -> None:
    assert of_linkwatch(text) == of_github(text)


def test_a_paragraph_of_any_length_is_read_in_time_that_grows_with_it() -> None:
    text = "text\n" * 5_000 + "|-|-|\n" + "| a |\n|-|\n" * 5_000
    assert of_linkwatch(text) == []
