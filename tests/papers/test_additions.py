"""Which table new papers go into."""

import pytest

from linkwatch.model import LinkwatchError, TableSettings
from linkwatch.papers.additions import target
from linkwatch.papers.find import find_in

TABLE = """\
| Paper |
|---|
| [A](https://arxiv.org/abs/1706.03762) |
| [B](https://arxiv.org/abs/2305.14314) |
"""
SETTINGS = TableSettings()


def chosen(**texts: str) -> tuple[str, int]:
    found = {f"{name}.md": find_in(text, f"{name}.md", SETTINGS) for name, text in texts.items()}
    file, table = target(found, "Papers")
    return file, table.table.header.line


def test_the_table_below_the_heading_comes_before_all_others() -> None:
    assert chosen(a=TABLE, b=f"# Guide\n\n## Papers\n\n{TABLE}") == ("b.md", 4)


def test_the_only_table_is_taken_wherever_it_stands() -> None:
    assert chosen(a="No table.\n", b=f"# Guide\n\n{TABLE}") == ("b.md", 2)


def test_without_a_table_there_is_one_to_write() -> None:
    with pytest.raises(LinkwatchError) as raised:
        chosen(a="No table.\n")

    assert str(raised.value) == "there is no table of papers to add to"
    assert raised.value.hint == (
        "Write the heading '## Papers' and below it a table with the columns Paper and Description."
    )


def test_several_tables_are_named_with_their_places() -> None:
    with pytest.raises(LinkwatchError) as raised:
        chosen(a=TABLE, b=f"# Guide\n\n{TABLE}")

    assert str(raised.value) == "there are 2 tables of papers to add to: a.md:1, b.md:3"
    assert raised.value.hint == (
        "Name one file; in a file with several, write the paper's address into a new row by hand and run again."
    )
