from datetime import date

import pytest

from linkwatch import documents
from linkwatch.model import Ignore

WRONG_LINE = "no link stands on its line (ignore-next-line is for the line below)"


def ignored(text: str) -> list[str]:
    document = documents.parse(text.replace("{", "<!-- linkwatch: ").replace("}", " -->"), "x.md")
    return [occurrence.url for occurrence in document.occurrences if occurrence.ignored]


def problems(text: str) -> list[str]:
    document = documents.parse(text.replace("{", "<!-- linkwatch: ").replace("}", " -->"), "x.md")
    return [str(problem) for problem in document.problems]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("[a](b) [c](d) {ignore}\n[e](f)", ["b", "d"]),
        ("{ignore} [a](b)", []),  # a comment at the start of a line takes the whole line for HTML
        ("x {ignore} [a](b)", ["b"]),
        ("- [a](b) {ignore}\n- [c](d)", ["b"]),
        ("[a\nb](c) {ignore} [d](e)", ["c", "e"]),
        ("[a\nb](c)\n{ignore}", []),
        ("[a](b) {ignore\n reason=x\n} [c](d)", ["b", "d"]),
        ("[a](b) {ignore} {ignore\n} [c](d)", ["b", "d"]),
        ("![a](b) <http://c.d> http://e.f <a href=g>h</a> {ignore}", ["b", "http://c.d/", "http://e.f/", "g"]),
        ("|a|b|\n|-|-|\n|[c](d) {ignore}|[e](f)|\n|[g](h)||", ["d", "f"]),
        ("# [a](b) {ignore}\n", ["b"]),
        ("[a][b] {ignore}\n\n[b]: c", ["c"]),
        ("[a][b] [b] ![d][]\n\n{ignore-next-line}\n[b]: c\n[d]: e", ["c", "c"]),
        ("[a][b] [d]\n\n{off}\n\n[b]: c\n\n{on}\n\n[d]: e", ["c"]),
        ("{off}\n\n[b]: c\n\n{on}\n\n[a](d) [b]", ["c"]),
        ("{off}\n\n[b]\n\n{on}\n\n[b]\n\n[b]: c", ["c"]),
        ("[b](c)\n\n{ignore-next-line}\n[b]: c\n\n[b]", ["c"]),
        ("<p>\n<a href=a>b</a> {ignore}\n<a href=c>d</a>\n</p>", ["a"]),
        ("x[^1]\n\n[a](b)\n\n[^1]: [c](d) {ignore}", ["d"]),
        ("{ignore-next-line}\n[a](b)\n[c](d)", ["b"]),
        ("{ignore-next-line}\n\n\n[a](b) [c](d)", ["b", "d"]),
        ("> {ignore-next-line}\n>\n> [a](b)\n> [c](d)", ["b"]),
        ("- x {ignore-next-line}\n- [a](b)", ["b"]),
        ("{ignore-next-line\n reason=x}\n[a](b)", ["b"]),
        ("[a](b)\n\n{off}\n\n[c](d)\n\n{on}\n\n[e](f)", ["d"]),
        ("x {off} [a](b) {on} [c](d) {off} [e](f)", ["b", "f"]),
        ("{off}\n\n[a](b)\n\n[c](d)", ["b", "d"]),
    ],
)
def test_a_comment_covers_its_line_the_next_one_or_a_stretch(text: str, urls: list[str]) -> None:
    assert ignored(text) == urls


@pytest.mark.parametrize(
    "text",
    [
        "`{ignore}` [a](b)",
        "```\n{off}\n```\n\n[a](b)",
        "    {off}\n\n[a](b)",
        "\\{ignore} [a](b)",
        "[^1]: {off}\n\n[a](b)",
        "<!-- see linkwatch: ignore --> [a](b)",
        "[a](b) <!-- linkwatch: ignore",
    ],
)
def test_what_is_no_comment_of_ours_must_not_ignore_anything(text: str) -> None:
    assert (ignored(text), problems(text)) == ([], [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "\n{ignore}\n[a](b)",
            ["x.md:2:1: “linkwatch: ignore” ignores nothing: " + WRONG_LINE],
        ),
        (
            "[a](b)\n\n{ignore-next-line}\n",
            ["x.md:3:1: “linkwatch: ignore-next-line” ignores nothing: no link stands on the line below it"],
        ),
        (
            "{off}\n\n{on}\n\n[a](b)",
            ["x.md:1:1: “linkwatch: off” ignores nothing: no link stands between it and the next “on”"],
        ),
        ("[a](b) {on}", ["x.md:1:8: “linkwatch: on” changes nothing: links are on already"]),
        (
            "x {off} [a](b) {off} [c](d) {on}",
            ["x.md:1:34: “linkwatch: off” changes nothing: links are off already"],
        ),
        (
            "[a](b) {ignore} {ignore}",
            ["x.md:1:35: “linkwatch: ignore” changes nothing: another comment ignores that line already"],
        ),
        (
            "x {ignore-next-line} {ignore-next-line}\n[a](b)",
            ["x.md:1:40: “linkwatch: ignore-next-line” changes nothing: another comment ignores that line already"],
        ),
        (
            "{ignore-next-line}\n[a]: b",
            ["x.md:1:1: “linkwatch: ignore-next-line” ignores nothing: no link stands on the line below it"],
        ),
        ("[a](b) {ingore}", ["x.md:1:8: “ingore” is no word for a linkwatch comment; did you mean “ignore”?"]),
        ("x {off until=1} [a](b) {on}", ["x.md:1:3: until=1 is no day; write it like until=2030-12-31"]),
    ],
)
def test_a_comment_that_helps_nobody_is_told_with_its_place(text: str, told: list[str]) -> None:
    assert problems(text) == told


@pytest.mark.parametrize("fault", ["until=soon", "util=2026-01-01", "because"])
@pytest.mark.parametrize("text", ["[a](b) {{ignore {}}}", "{{ignore-next-line {}}}\n[a](b)", "x {{off {}}} [a](b)"])
def test_a_comment_with_a_fault_must_not_ignore_anything(text: str, fault: str) -> None:
    assert ignored(text.format(fault)) == []
    assert len(problems(text.format(fault))) == 1


def test_reason_day_and_place_of_the_comment_are_kept() -> None:
    document = documents.parse('[a](b) <!-- linkwatch: ignore reason="moves soon" until=2026-12-31 -->', "x.md")
    ignore = Ignore(1, 8, "moves soon", date(2026, 12, 31))
    assert document.occurrences[0].ignored == ignore
    assert document.ignores == (ignore,)
    assert not document.problems


def test_of_several_comments_the_one_that_lasts_longest_counts_and_none_is_told_as_unused() -> None:
    text = "x {off until=2026-01-01}\n[a](b) {ignore until=2026-01-02}\n[c](d) {ignore}"
    document = documents.parse(text.replace("{", "<!-- linkwatch: ").replace("}", " -->"), "x.md")
    first, second = document.occurrences
    assert first.ignored == Ignore(2, 8, until=date(2026, 1, 2))
    assert second.ignored == Ignore(3, 8)
    assert (len(document.ignores), document.problems) == (3, ())


def test_comments_change_no_link() -> None:
    text = "[a](b) {}\n\n{}\n\n[c](d) <a href=e>f</a>"
    plain = documents.parse(text.replace("{}", "<!-- x -->"), "x.md").occurrences
    assert [o.url for o in documents.parse(text.replace("{}", "<!-- linkwatch: off -->"), "x.md").occurrences] == [
        o.url for o in plain
    ]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "part",
    [
        "[a](b) {ignore} ",
        "{ignore-next-line}\n",
        "{ignore-next-line} x\n>\n>\n",
        "x {off} [a](b) {on} ",
        "{off}",
        "[a](b) {ignore}\n",
        "{ignore reason='",
    ],
)
def test_many_comments_take_linear_time(part: str) -> None:
    ignored(part * 10_000)
