import json
from pathlib import Path

import cmark_oracle
import pytest
from hypothesis import strategies as st
from markdown_texts import DOCUMENTS, on_generated

from linkwatch.documents import markdown
from linkwatch.model import Kind, Occurrence

HARD_CASES = json.loads(Path(__file__).with_name("hard_cases.json").read_text(encoding="utf-8"))
TEXTS = [pytest.param(case["text"], id=f"{case['family']} {number}") for number, case in enumerate(HARD_CASES)]
LINKED = [pytest.param(case["text"], case["links"], id=f"{number}") for number, case in enumerate(HARD_CASES)]


def told(occurrence: Occurrence) -> str:
    text = f" ({occurrence.text})" if occurrence.text else ""
    return f"{occurrence.kind} {occurrence.line}:{occurrence.column} {occurrence.url}{text}"


@pytest.mark.parametrize(("text", "links"), LINKED)
def test_gives_each_link_with_kind_place_address_and_text(text: str, links: list[str]) -> None:
    assert [told(occurrence) for occurrence in markdown.parse(text, "x.md").occurrences] == links


@pytest.mark.parametrize("text", TEXTS)
def test_hard_cases_are_what_github_links(text: str) -> None:
    assert cmark_oracle.ours(markdown.parse(text, "x.md").occurrences) == cmark_oracle.links(text)


@on_generated(DOCUMENTS)
def test_generated_documents_are_what_github_links(text: str) -> None:
    assert cmark_oracle.ours(markdown.parse(text, "x.md").occurrences) == cmark_oracle.links(text)


@on_generated(DOCUMENTS)
def test_every_place_is_the_first_character_of_its_link(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in markdown.parse(text, "x.md").occurrences:
        rest = lines[found.line - 1][found.column - 1 :]
        first = {Kind.LINK: "[", Kind.IMAGE: "!", Kind.AUTOLINK: "<", Kind.HTML: "<"}.get(found.kind)
        assert rest.startswith(first) if first else rest[:1].isalnum() or rest[:1] in "-+._&"


@on_generated(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    document = markdown.parse(text, "x.md")
    assert all(found.line >= 1 and found.column >= 1 for found in document.occurrences)


@on_generated(st.binary(max_size=200))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    markdown.parse(data.decode(errors="replace"), "x.md")


def test_half_of_a_surrogate_pair_makes_it_fail_neither() -> None:
    text = "[\ud800](http://a.b/\ud800) <a href='\ud800'>\ud800</a> http://\ud800.b # \ud800"
    assert len(markdown.parse(text, "x.md").occurrences) >= 2


def test_links_come_in_document_order_also_from_footnotes() -> None:
    text = "a[^1]\n\n[^1]: [first](1)\n\n[second](2)\n"
    assert [found.url for found in markdown.parse(text, "x.md").occurrences] == ["1", "2"]


def test_the_file_is_named_as_given() -> None:
    document = markdown.parse("[a](b)", "docs/x.md")
    assert (document.file, document.occurrences[0].file) == ("docs/x.md", "docs/x.md")


def test_a_text_has_its_white_space_collapsed() -> None:
    (found,) = markdown.parse("[ a\n  `b\tc`  ![d\ne](x) ](f)", "x.md").occurrences[:1]
    assert found.text == "a b c d e"


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("# A b\n\n## A b\n\nA b\n===\n", {"a-b", "a-b-1", "a-b-2"}),
        ("# a_b `c_d` *e* **f**", {"a_b-c_d-e-f"}),
        ("# [a](b) ![c](d) <http://e.f>", {"a--httpef"}),
        ("# a <b>c</b> <img alt=d src=e> f ##", {"a-c--f"}),
        ("a\nb\n===", {"ab"}),
        ("> # a\n\n- # b", {"a", "b"}),
        ("# &lt;a&gt; \\*b\\*", {"a-b"}),
        ("# a[^b]\n\n[^b]:", {"a1"}),
        ("x[^y]\n\n# a[^z] b[^y]\n\n[^z]: c\n\n[^y]: d", {"a2-b1"}),
        ("<h2>A b</h2>\n\n<h1 align=center>\n\nC d\n\n</h1>", {"a-b", "c-d"}),
        ("<a id=b></a><a name=c></a><p id=d>\n\nx <i id=e>", {"b", "c", "d", "e"}),
        ("<p name=a>", set()),
        ("<a id=''>", set()),
        ("```\n# a\n```\n\n    # b\n\n<!-- # c\n<a id=d> -->", set()),
        ("<div>\n<!--\n\n# a\n\n<a id=b>", set()),
        ("---\na: b\n---\n# c", {"c"}),
        ("#a\n\n\\# b", set()),
        ("#\n\n# \U0001f600\n\n# \u2665", {"", "-1", "-2"}),
        ("[a]: b\n===", set()),
        ("</h1>", set()),
        ("<h2>A b", {"a-b"}),
        ("<h2>A b\n\n# C", {"a-b", "c"}),
        ("<h2>A\n<h3>b\n\nc", {"a", "bc"}),
        ("# A <h2>b</h2>", {"a-", "b"}),
        ("<h2>A</h3> b</h2>", {"a"}),
        ("<!-- <h2>A", set()),
    ],
)
def test_anchors_are_those_of_headings_and_elements(text: str, anchors: set[str]) -> None:
    assert markdown.parse(text, "x.md").anchors == anchors


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("b.md", "b.md"),
        ("a b.md#c", "a b.md#c"),
        ("", ""),
        ("#x", "#x"),
        ("//x.y/z", "https://x.y/z"),
        ("HTTP://X.Y", "http://x.y/"),
        ("http://x.y/a b", "http://x.y/a%20b"),
        ("http://[::1", "http://[::1"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("C:\\x", "c:\\x"),
        ("javascript:x", None),
        (" java\nscript:x", None),
        ("data:,x", None),
        ("vbscript:x", None),
    ],
)
def test_an_address_is_what_a_browser_requests(target: str, url: str | None) -> None:
    assert markdown.address(target) == url


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[a][nowhere]", ["1:1 nowhere"]),
        ("x ![a][no\n where]", ["1:3 no where"]),
        ("- b [a *b*][c]\n- [x][d]", ["1:5 c", "2:3 d"]),
        ("|a|\n|-|\n|[a][b]|", ["3:2 b"]),
        ("# [a][b]", ["1:3 b"]),
        ("[![a](b)][c]", ["1:1 c"]),
        ("[a][b] [a](c) [a][d]\n\n[d]: e", ["1:1 b"]),
        ("[a][b][c]", ["1:1 b"]),
        ("wow![a][b] [1, 2][c] [a][1]", ["1:4 b", "1:12 c", "1:22 1"]),
        ("x[^1]\n\n[^1]: [a][b]", ["3:7 b"]),
        ("[a@b.co][c]", ["1:1 c"]),
        ("[a][\\]]", ["1:1 \\]"]),
        (f"[a][{'b' * 90}]", [f"1:1 {'b' * 80}…"]),
    ],
)
def test_references_that_nothing_defines_are_told(text: str, told: list[str]) -> None:
    problems = markdown.parse(text, "x.md").problems
    assert [f"{each.line}:{each.column} {each.message.split('“')[1].split('”')[0]}" for each in problems] == told


@pytest.mark.parametrize(
    "text",
    [
        "[a] [b][] [][]",
        "- [ ] a\n- [x] b",
        "[a] [b]",
        "[a][^1] [^1][a]",
        "`[a][b]`\n\n    [a][b]\n\n<p>\n[a][b]\n</p>",
        "\\[a][b] [a]\\[b] [a\\][b]",
        "[a][b](c) [a][b][d] [a][<b>][d]\n\n[d]: e",
        "a[i][j][k] a_[0][1]",
        "as in [1][2] and [3, 4][5\u20137]",
        "[a [b](c) d][e]",
        "[a][b\n\nc]",
        "[a][[b]]",
        "x\n\n[^1]: [a][b]",
        "<!-- [a][b] -->",
        "> <!--\n\n[a][b]",
    ],
)
def test_what_is_no_reference_must_not_be_told(text: str) -> None:
    assert markdown.parse(text, "x.md").problems == ()


def test_what_is_told_of_a_reference_says_what_to_do() -> None:
    (problem,) = markdown.parse("[a][b]", "x.md").problems
    assert str(problem) == (
        "x.md:1:1: “b” is not defined, so this reference is shown as text; define it, or write \\[ where text is meant"
    )


def test_text_of_raw_html_has_its_entities_resolved() -> None:
    document = markdown.parse("<h2><a href=b>A &amp; B</a></h2>", "x.md")
    assert (document.occurrences[0].text, document.anchors) == ("A & B", frozenset({"a--b"}))


def test_the_brackets_of_an_ipv6_host_stay() -> None:
    assert markdown.parse("[a](http://[::1]/[b])", "x.md").occurrences[0].url == "http://[::1]/%5Bb%5D"
