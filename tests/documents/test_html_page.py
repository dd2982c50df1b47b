import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.documents import html_page
from linkwatch.model import Kind


def told(text: str) -> list[str]:
    found = html_page.parse(text, "x.html").occurrences
    return [f"{each.line}:{each.column} {each.url}" + (f" ({each.text})" if each.text else "") for each in found]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("<a href=b>A &amp; <b>b</b>\n c</a> d", ["1:1 b (A & b c)"]),
        ("<p>\n <A HREF='b?c&amp;d'></A>", ["2:2 b?c&d"]),
        ("<a href=b><img src=c alt=' D '>e</a>", ["1:1 b (D e)", "1:11 c (D)"]),
        ("<img src=a><a href=b>", ["1:1 a", "1:12 b"]),
        ("<a href=b><image src=c alt=d></a>", ["1:1 b (d)", "1:11 c (d)"]),
        ("<a href=b>c<a>d</a><a name=e>f</a>", ["1:1 b (c)"]),
        ("<map><area href=a alt=b></map>", ["1:6 a (b)"]),
        ("<iframe src=a></iframe><video src=b><source src=c></video>", ["1:1 a", "1:24 b", "1:37 c"]),
        ("<audio src=a></audio><embed src=b>", ["1:1 a", "1:22 b"]),
        ("\ufeff<a href=' HTTP://X.Y '>\r\n<a href=//x.y>", ["1:1 http://x.y/", "2:1 https://x.y/"]),
        ("<base href='https://x.y/z/'><a href=a><a href=#b><a href=/c>", ["1:29 https://x.y/z/a", "1:39 https://x.y/z/#b",
                                                                         "1:50 https://x.y/c"]),
        ("<base href=https://x.y><a href=http://z/a><a href='//['>", ["1:24 http://z/a", "1:43 https://["]),
        ("<base href=z/><base href=https://x.y/><a href=a>", ["1:39 a"]),
        ("---\ntitle: x\n---\n<a href=b>", ["4:1 b"]),
    ],
)  # fmt: skip
def test_gives_what_a_reader_can_follow_or_see(text: str, links: list[str]) -> None:
    assert told(text) == links


@pytest.mark.parametrize(
    "text",
    [
        "<link href=a><script src=b></script><form action=c><blockquote cite=d><track src=e><a hrefs=f>",
        "<script>'<a href=a>'</script><style><a href=b></style><title><a href=c></title>",
        "<!-- <a href=a> --><textarea><img src=b></textarea>",
        "<a href=javascript:x><img src='data:,x'>",
        "[a](b) http://c.d",
        "<a href=b",
    ],
)
def test_what_no_reader_sees_must_not_be_a_link(text: str) -> None:
    assert told(text) == []


def test_links_are_of_html_and_of_the_file() -> None:
    (found,) = html_page.parse("<a href=b>", "d/x.html").occurrences
    assert (found.kind, found.file) == (Kind.HTML, "d/x.html")


def test_the_destination_stands_where_it_is_said_to() -> None:
    text = "\ufeff<a>\r\n<a href='b&amp;c'><img src=d><a href>"
    found = html_page.parse(text, "x.html").occurrences
    assert [text[each.start : each.end] if each.start >= 0 else None for each in found] == ["b&amp;c", "d", None]


def test_anchors_are_ids_and_names_but_no_headings() -> None:
    page = html_page.parse("<h1>A</h1><h2 id=b>B</h2><a name=c><p name=d>", "x.html")
    assert page.anchors == {"b", "c"}


def test_comments_ignore_links_here_too() -> None:
    page = html_page.parse("<a href=b>\n<a href=c\n> <!-- linkwatch: ignore -->\n<!-- linkwatch: off -->", "x.html")
    assert [bool(found.ignored) for found in page.occurrences] == [False, True]
    assert [str(problem) for problem in page.problems] == [
        "x.html:4:1: “linkwatch: off” ignores nothing: no link stands between it and the next “on”"
    ]


@given(st.text(alphabet="<>a href='b\"!-/&;\n=", max_size=100))
def test_no_text_makes_it_fail(text: str) -> None:
    html_page.parse(text, "x.html")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("part", ["<a href=b>", "<", "<a ", "<!--", "<!-->", "<script>", "<base href=http://x>", "&"])
def test_hostile_input_takes_linear_time(part: str) -> None:
    html_page.parse(part * 20_000, "x.html")
