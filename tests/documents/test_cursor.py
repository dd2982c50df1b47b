import pytest

from linkwatch.documents.cursor import Cursor


def at(text: str, start: int = 0) -> Cursor:
    cursor = Cursor(text)
    end = text.find("\n", start)
    cursor.begin(start, end if end >= 0 else len(text))
    return cursor


@pytest.mark.parametrize(
    ("text", "indent", "char"),
    [
        ("a", 0, "a"),
        ("   a", 3, "a"),
        ("\ta", 4, "a"),
        (" \ta", 4, "a"),
        ("    \ta", 8, "a"),
        ("", 0, ""),
        ("  \n a", 2, ""),
        ("\u00a0a", 0, "\u00a0"),
    ],
)
def test_an_indent_is_counted_in_columns(text: str, indent: int, char: str) -> None:
    cursor = at(text)
    assert (cursor.indent, cursor.char, cursor.blank) == (indent, char, not char)


def test_a_line_is_read_where_it_starts_in_the_text() -> None:
    cursor = at("ab\n  c \nd", 3)
    assert (cursor.first, cursor.rest, cursor.indent) == (5, "c ", 2)


@pytest.mark.parametrize(
    ("text", "columns", "offset", "indent"),
    [
        ("    a", 2, 2, 2),
        ("\ta", 2, 0, 2),  # half of a tab is left
        ("\ta", 4, 1, 0),
        (" \t\ta", 4, 2, 4),
        ("  ", 5, 2, 0),
    ],
)
def test_columns_are_skipped_also_within_a_tab(text: str, columns: int, offset: int, indent: int) -> None:
    cursor = at(text)
    cursor.skip(columns)
    assert (cursor.at, cursor.indent) == (offset, indent)


def test_a_tab_behind_a_mark_goes_on_to_the_next_stop() -> None:
    cursor = at("-\ta")
    cursor.go(1)
    assert cursor.indent == 3
    cursor.skip_blank()
    assert (cursor.at, cursor.indent) == (1, 2)


def test_nothing_but_a_blank_is_skipped_as_one() -> None:
    cursor = at("a")
    cursor.skip_blank()
    assert cursor.at == 0
