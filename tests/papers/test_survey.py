from __future__ import annotations

import pytest
from table_texts import below_heading

from linkwatch.model import Fact, TableSettings
from linkwatch.papers import Survey, survey

PAPER = "[QLoRA](https://arxiv.org/abs/2305.14314)"
HEADER = "| Paper | Code |\n|---|---|"


def table(*rows: str, header: str = HEADER) -> str:
    return below_heading(*rows, header=header)


@pytest.mark.parametrize(
    ("cell", "linked"),
    [
        ("[code](https://github.com/a/b)", ("https://github.com/a/b",)),
        ("https://GitHub.com/a/b", ("https://github.com/a/b",)),
        ("<https://github.com/a/b>", ("https://github.com/a/b",)),
        ("<a href='https://github.com/a/b?x=1&amp;y=2'>c</a>", ("https://github.com/a/b?x=1&y=2",)),
        ("[a](https://a.example) and [b](https://b.example/), [a](https://a.example)", ("https://a.example/", "https://b.example/")),
        ("[x][own]", ("https://own.example/x",)),
    ],
)  # fmt: skip
def test_what_a_person_links_in_the_code_column_is_the_code_of_the_paper(cell: str, linked: tuple[str, ...]) -> None:
    text = table(f"| {PAPER} | {cell} |") + "\n\n[own]: https://own.example/x\n"
    assert survey(text, "g.md", TableSettings()).code == {"2305.14314": linked}


@pytest.mark.parametrize(
    "cell", ["", "none", "`https://github.com/a/b`", "[local](code/)", "[mail](mailto:a@b.example)"]
)
def test_a_cell_without_an_address_says_nothing_of_the_code(cell: str) -> None:
    assert survey(table(f"| {PAPER} | {cell} |"), "g.md", TableSettings()).code == {}


@pytest.mark.parametrize(
    "row",
    [
        "| [GPT-4](https://openai.com) | [code](https://github.com/a/b) |",
        f"| {PAPER} |",
        f"| {PAPER} | [code](https://github.com/a/b) | one too many |",
    ],
)
def test_a_row_of_no_paper_or_without_the_cell_says_nothing(row: str) -> None:
    assert survey(table(row), "g.md", TableSettings()).code == {}


def test_a_table_without_a_column_for_code_says_nothing_of_it() -> None:
    text = table(f"| {PAPER} | [x](https://github.com/a/b) |", header="| Paper | Notes |\n|---|---|")
    assert survey(text, "g.md", TableSettings()).code == {}
    settings = TableSettings(headers=(("Notes", Fact.CODE),))
    assert survey(text, "g.md", settings).code == {"2305.14314": ("https://github.com/a/b",)}


def test_of_several_rows_the_first_that_says_anything_counts() -> None:
    rows = [f"| {PAPER} | {cell} |" for cell in ("", "[a](https://a.example/)", "[b](https://b.example/)")]
    found = survey(table(*rows), "g.md", TableSettings())
    assert found.code == {"2305.14314": ("https://a.example/",)}
    assert [str(each) for each in found.problems] == [
        "g.md:5:1: a second row about the paper 2305.14314, which is in line 4 already: take one of them out",
        "g.md:6:1: a second row about the paper 2305.14314, which is in line 4 already: take one of them out",
    ]


def test_other_papers_and_other_tables_repeat_nothing() -> None:
    one = table(f"| {PAPER} | |", "| [A](https://arxiv.org/abs/1706.03762) | |")
    assert survey(one + "\n\n" + one.replace("Papers", "More papers"), "g.md", TableSettings()).problems == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", ["|---|---|", "--|--", " :-: | -", "|-|-"])
def test_tables_are_found_with_whatever_line_ends_and_delimiters(end: str, delimiter: str) -> None:
    text = "\ufeff" + table(f"| {PAPER} | [c](https://a.example/) |", header=f"| Paper | Code |\n{delimiter}")
    found = survey(text.replace("\n", end), "g.md", TableSettings())
    assert found.code == {"2305.14314": ("https://a.example/",)}


@pytest.mark.parametrize("text", ["", f"# Papers\n\n{PAPER}\n\n- a | b\n* * *\n===\n", f"# Papers\n\n|\n---\n{PAPER}"])
def test_a_text_without_a_table_says_nothing(text: str) -> None:
    assert survey(text, "g.md", TableSettings()) == Survey()
