from __future__ import annotations

import time

import cmarkgfm
import pytest
import sample
from bs4 import BeautifulSoup
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.report import escape


def shown(markdown: str) -> str:
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    return BeautifulSoup(html, "html5lib").get_text().removesuffix("\n").replace("\u200b", "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a \t\r\n b\u2028c\x85d\u00a0e ", "a b c d e"),
        ("\x1b[31mred\x9b0m", "\ufffd[31mred\ufffd0m"),
        ("abc\u202edef\u2066", "abc\ufffddef\ufffd"),
        ("ze\u200bro\u00ad wid\u200dth\ufeff", "zero width"),
        ("a\u200b \u200bb", "a b"),
        ("a\u3164b\uffa0", "ab"),
        ("half \ud83d a pair", "half \ufffd a pair"),
        ("##[error]x", "## [error]x"),
        ("###vso[task.setvariable]x ##teamcity[x] ##[", "### vso[task.setvariable]x ## teamcity[x] ## ["),
        ("## A heading [1], ##x", "## A heading [1], ##x"),
        ("see https://me:word@a.example/ and ftp://you@b.example", "see https://a.example/ and ftp://b.example"),
        ("https://m\u200be:word@a.example/", "https://a.example/"),
        (
            "//me:word@a.example/ http:/me:word@b.example HTTPS:me:word@c.example",
            "//a.example/ http:/b.example HTTPS:c.example",
        ),
        ("https://a.example/@me", "https://a.example/@me"),
        ("me@a.example", "me@a.example"),
        ("ghcr.io/a/image:v1@sha256:ab // x: y@z http: a@b", "ghcr.io/a/image:v1@sha256:ab // x: y@z http: a@b"),
        ("Łódź 論文 é 👍", "Łódź 論文 é 👍"),
    ],
)
def test_text_becomes_one_line_that_hides_nothing(text: str, line: str) -> None:
    assert escape.one_line(text) == line


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://me:word@a.example/x?y=@#z", "https://a.example/x?y=@#z"),
        ("https://me:word@[bad/", "https://[bad/"),
        ("guide/my notes.md", "guide/my notes.md"),
        ("a\nb\x1b\u202e\u200b.md", "a%0Ab%1B%E2%80%AE%E2%80%8B.md"),
        ("a\ud800", "a%3F"),
        ("mailto:me@a.example", "mailto:me@a.example"),
        ("https://a.example/##[error]x", "https://a.example/#%23[error]x"),
    ],
)
def test_an_address_is_told_without_secrets_and_with_all_its_characters(url: str, told: str) -> None:
    assert escape.address(url) == told


@pytest.mark.parametrize(
    ("text", "limit", "cut"), [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a bcd", 3, "a…"), ("", 3, "")]
)
def test_text_is_cut_with_an_ellipsis_that_counts(text: str, limit: int, cut: str) -> None:
    assert escape.shorten(text, limit) == cut


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("plain words, (and) 100 %!", "plain words, (and) 100 %!"),
        ("@you me@a.example @ x", "&#64;&#8203;you me&#64;&#8203;a.example @ x"),
        ("1@.md", "1&#64;&#8203;.md"),
        ("#12 o/r#7 # x", "&#35;&#8203;12 o/r&#35;&#8203;7 # x"),
        ("GH-12 GH-x", "GH&#45;&#8203;12 GH-x"),
        ("::error file=x::y", "&#58;:error file=x::y"),
        (":+1: 10:30", "&#58;&#8203;+1: 10:30"),
        ("http://a www.b.example", "http&#58;//a www&#46;b.example"),
        ("$x$", "<span>&#36;</span>x<span>&#36;</span>"),
        ("a|b\\", "a&#124;b&#92;"),
        ("1. x", "1&#46; x"),
        ("1.5 x", "1.5 x"),
        ("-x", "&#45;x"),
        ("# x", "&#35; x"),
    ],
)
def test_markup_is_written_as_references(text: str, markdown: str) -> None:
    assert escape.markdown(text) == markdown


@given(st.text())
def test_escaped_text_reads_as_the_text(text: str) -> None:
    assert shown(escape.markdown(text)) == escape.one_line(text)


@given(st.text(alphabet="`|\\ a<&*_[$#@:/.-1"))
def test_markup_characters_read_as_themselves(text: str) -> None:
    assert shown(escape.markdown(text)) == escape.one_line(text)
    assert shown(f"x {escape.code(text)}.") == f"x {escape.one_line(text)}."


def test_code_is_a_span_of_backticks_where_that_is_safe() -> None:
    assert escape.code("guide/README.md:96:3") == "`guide/README.md:96:3`"
    assert escape.code("a`|b.md") == "<code>a&#96;&#124;b.md</code>"


def test_only_web_addresses_are_linked() -> None:
    assert escape.link("a_b", "https://a.example/é(1)") == "[a&#95;b](https://a.example/%C3%A9&#40;1&#41;)"
    assert escape.link("x", "javascript:alert(1)") == "`x`"
    assert escape.link("x@y #1", "https://me:word@a.example/") == "[x&#64;y &#35;1](https://a.example/)"
    assert escape.link("\u200b", "https://a.example/") == "[https&#58;//a.example/](https://a.example/)"


@pytest.mark.parametrize(
    "part", ["a", ":", "://", "@", "://a", "a:", "`", "\u200b", "9", " \n", "http:", "//:", "//a:@"]
)
def test_escaping_takes_linear_time(part: str) -> None:
    started = time.process_time()
    escape.markdown(part * 200_000)
    assert time.process_time() - started < 5


def test_sample_of_commands_is_what_is_never_shown() -> None:
    assert not sample.COMMANDING.search(escape.one_line("".join(map(chr, range(0x11000)))))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (" ::error::x", " : :error::x"),
        ("::stop-commands::x", ": :stop-commands::x"),
        (" \u3000\t::set-output", " \u3000\t: :set-output"),
        ("+::error", "+::error"),
        (" a ::b", " a ::b"),
        ("-x ##[error]", "-x ## [error]"),
        ("\x1b[2J \x9b1m \u202e", "\ufffd[2J \ufffd1m \ufffd"),
        ("a\rb", "a\ufffdb"),
        ("a\tb | \U0001f468\u200d\U0001f469 \u00ad", "a\tb | \U0001f468\u200d\U0001f469 \u00ad"),
    ],
)
def test_lines_of_a_file_command_nothing_and_are_else_as_they_are(line: str, shown: str) -> None:
    assert escape.lines(f" x\r\n{line}\r\n y\n") == f" x\r\n{shown}\r\n y\n"
