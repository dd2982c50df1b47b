from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Problem
from linkwatch.report.page_texts import Address, Place, address, milliseconds, pieces, place, text


@pytest.mark.parametrize(
    ("url", "shown", "href"),
    [
        ("https://a.example/x?a=1&b=2", "https://a.example/x?a=1&b=2", "https://a.example/x?a=1&b=2"),
        ("HTTP://a.example/", "HTTP://a.example/", "HTTP://a.example/"),
        ("https://me:secret@a.example/", "https://a.example/", "https://a.example/"),
        ("mailto:me@a.example", "mailto:me@a.example", "mailto:me@a.example"),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
        ("java\nscript:alert(1)", "java%0Ascript:alert(1)", ""),
        (" javascript:alert(1)", " javascript:alert(1)", ""),
        ("data:text/html,x", "data:text/html,x", ""),
        ("vbscript:x", "vbscript:x", ""),
        ("ftp://a.example/", "ftp://a.example/", ""),
        ("//a.example/", "//a.example/", ""),
        ("guide/x.md#y", "guide/x.md#y", ""),
        ("https://a.example/\u202e", "https://a.example/%E2%80%AE", "https://a.example/%E2%80%AE"),
        ("https://a.example/\ud800", "https://a.example/%3F", "https://a.example/%3F"),
    ],
)
def test_only_web_and_mail_addresses_are_links_and_none_tells_a_password(url: str, shown: str, href: str) -> None:
    assert address(url) == Address(shown, href)


def test_a_long_address_is_shortened_where_people_see_it_and_an_absurd_one_is_no_link() -> None:
    long, absurd = ("https://a.example/" + "x" * number for number in (1_000, 3_000))
    assert address(long) == Address(long[:159] + "…", long)
    assert address(absurd) == Address(absurd[:159] + "…", "")


def test_text_is_cleaned_before_it_is_cut() -> None:
    assert text("https://" + "u" * 600 + ":secret@a.example/") == "https://a.example/"
    assert text("a\u202eb\x1b[31m\nc") == "a\ufffdb\ufffd[31m c"
    assert text("x" * 10**6) == "x" * 499 + "…"


@pytest.mark.parametrize(
    ("time", "shown"), [(None, ""), (0, "0 ms"), (999, "999 ms"), (1_000, "1.0 s"), (61_449, "61.4 s")]
)
def test_times_are_written_as_people_read_them(time: int | None, shown: str) -> None:
    assert milliseconds(time) == shown


@pytest.mark.parametrize(("line", "column", "at"), [(12, 3, ":12:3"), (12, 0, ":12"), (0, 0, "")])
def test_a_place_is_parted_where_it_may_be_broken(line: int, column: int, at: str) -> None:
    assert place(Problem("a:b.md", line, column, "x")) == Place("a:b.md", at)


def test_the_file_of_a_place_is_cleaned() -> None:
    assert place(Problem("a\u202eb\n.md", 1, 2, "x")) == Place("a\ufffdb .md", ":1:2")


@pytest.mark.parametrize(
    ("shown", "cut"),
    [
        ("https://a.example/b//c.html?x=1/2#d", ["https://a.example/", "b//", "c.html?x=1/", "2#d"]),
        ("https://a.example", ["https://a.example"]),
        ("guide/a.md#b", ["guide/", "a.md#b"]),
        ("//a/b", ["//a/", "b"]),
        ("/", ["/"]),
        ("", []),
    ],
)
def test_an_address_is_cut_behind_its_slashes(shown: str, cut: list[str]) -> None:
    assert pieces(shown) == cut


@given(st.text(alphabet="ab/:\n"))
def test_an_address_cut_loses_nothing(shown: str) -> None:
    assert "".join(pieces(shown)) == shown
