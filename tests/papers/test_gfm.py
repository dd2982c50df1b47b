from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.papers import gfm
from linkwatch.papers.gfm import Block, BlockKind, References

URL = "https://arxiv.org/abs/1706.03762"
TABLE = "| a |\n|---|\n| b |\n"
DEFINED = {"ONE": {"href": URL, "title": ""}}


@pytest.mark.parametrize(
    ("cell", "linked", "text"),
    [
        (f"[a]({URL})", f"[a]({URL})", "a"),
        (f"x [a]({URL}) y", f"[a]({URL})", "a"),
        (f"**[*a* `b`](<{URL}> 'title')**", f"[*a* `b`](<{URL}> 'title')", "a b"),
        (f"<{URL}>", f"<{URL}>", URL),
        (f"see {URL}.", URL, URL),
        (f"({URL})", URL, URL),
        (f"({URL}))...", URL, URL),
        (f"{URL}<br>", URL, URL),
        (f"é&amp;{URL}", URL, URL),
        ("[a][one]", "[a][one]", "a"),
        ("[one]", "[one]", "one"),
        (rf"\[x] [a\]]({URL})", rf"[a\]]({URL})", "a]"),
        (f"![i [b](c)](d) [a]({URL})", f"[a]({URL})", "a"),
    ],
)
def test_a_link_in_a_cell_is_found_in_its_place(cell: str, linked: str, text: str) -> None:
    (link,) = gfm.read(cell, References(DEFINED)).links
    assert (cell[slice(*link.span)], link.href, link.text) == (linked, URL, text)


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        ("!", ""),
        ("?!.,:*_~'\"", ""),
        ("(x)", "(x)"),
        ("(x).", "(x)"),
        ("(x))", "(x)"),
        ("(x)))", "(x)"),
        ("(x)).)!", "(x)"),
        ("(x).y", "(x).y"),
        (")y", ")y"),
        ("((x)", "((x)"),
        ("(", "("),
        (").", ""),
    ],
)
def test_what_ends_a_sentence_or_a_bracket_is_no_part_of_a_bare_address(tail: str, kept: str) -> None:
    (link,) = gfm.read(f"A {URL}{tail} b", References()).links
    assert (link.href, link.text, link.label, link.address) == (URL + kept, URL + kept, None, None)


def test_several_bare_addresses_are_several_links() -> None:
    assert [link.href for link in gfm.read(f"{URL}, HTTPS://a.example/x and http://b.example", References()).links] == [
        URL,
        "HTTPS://a.example/x",
        "http://b.example",
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "text",
        f"`{URL}`",
        f"`[a]({URL})`",
        f"![a]({URL})",
        f"![x [a]({URL})](y)",
        f"<!-- {URL} -->",
        "[a][nothing]",
        "http://",
        "https",
        "a://b",
        f"x{URL}",
        f"<a href='{URL}'>",
    ],
)
def test_what_is_no_link_must_not_be_found(cell: str) -> None:
    assert gfm.read(cell, References(DEFINED)).links == ()


@pytest.mark.parametrize(
    ("cell", "label", "address"),
    [
        (f"[a *b*]({URL})", "a *b*", URL),
        (f"[a](  <{URL}>  )", "a", f"<{URL}>"),
        (f'[a]({URL} "title")', "a", URL),
        ("[a]()", "a", ""),
        ("[a]( )", "a", ""),
    ],
)
def test_an_inline_link_tells_the_places_of_its_text_and_destination(cell: str, label: str, address: str) -> None:
    (link,) = gfm.read(cell, References()).links
    assert link.label is not None
    assert link.address is not None
    assert (cell[slice(*link.label)], cell[slice(*link.address)]) == (label, address)


@pytest.mark.parametrize("cell", [URL, f"<{URL}>", "[one]", "[a][one]", "[one](not a destination)", "[one] (x)"])
def test_any_other_link_has_no_such_places(cell: str) -> None:
    (link,) = gfm.read(cell, References(DEFINED)).links
    assert (link.label, link.address) == (None, None)


@pytest.mark.parametrize(
    ("cell", "textual"),
    [(f"[a]({URL})", True), (URL, True), (f"[![i](j)]({URL})", False), (f"[a<br>]({URL})", False)],
)
def test_a_link_is_textual_unless_it_shows_an_image_or_html(cell: str, textual: bool) -> None:
    (link,) = gfm.read(cell, References()).links
    assert link.textual is textual


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("a[^note-1]", False),
        ("a[^]", True),
        (r"a\\[^1]", False),
        (r"a\[^1\]", True),
        (r"a\\\[^1]", True),
        (r"a[^1\]", True),
        ("", True),
        ("Ashish Vaswani, Noam Shazeer et al.", True),
        (r"a\_b &amp; c", True),
        ("*a*", False),
        ("~~a~~", False),
        ("`a`", False),
        ("<br>", False),
        (URL, False),
        ("![a](b)", False),
    ],
)
def test_a_cell_is_plain_if_it_is_nothing_but_text(cell: str, plain: bool) -> None:
    assert gfm.read(cell, References()).plain is plain


@pytest.mark.parametrize(
    ("cell", "leading"),
    [
        ("ashish@google.com", True),
        ("Vaswani (avaswani@google.com)", True),
        (r"avaswani\@google.com", True),
        ("avaswani&#64;google.com", True),
        ("www.vaswani.org", True),
        ("Vaswani (www.vaswani.org)", True),
        ("ftp://vaswani.org", True),
        ("@ashish, @noam", True),
        ("@google/brain", True),
        ("tensorflow/tensor2tensor#5", True),
        ("see a.b/c-d#12", True),
        ("a @ b", False),
        ("a@", False),
        (r"www\.vaswani.org", False),
        ("xwww.vaswani.org", False),
        ("the www. of today", False),
        ("a/b", False),
        ("No. #5", False),
        ("a/b #5", False),
        ("a/b#c", False),
    ],
)
def test_text_that_github_links_without_a_mark_is_told(cell: str, leading: bool) -> None:
    content = gfm.read(cell, References())
    assert (content.leading, content.plain, content.links) == (leading, True, ())


def test_a_cell_longer_than_anyone_writes_is_not_looked_into() -> None:
    assert gfm.read(f"[a]({URL}) ".ljust(gfm.LONGEST_CELL, "["), References()).links
    content = gfm.read(f"[a]({URL}) ".ljust(gfm.LONGEST_CELL + 1, "["), References())
    assert (content.links, content.plain) == ((), False)


CHARACTERS = st.text(st.sampled_from("[]()<>!`\\*_~&|:/ htps.wab\"'^1\n"), max_size=40)
MARKS = ["[", "](y)", "](", ")", "![", "<a href='x'>", "<a href=", "<a>", "</a>", "<b>", "<br>", "`", "**", "~~", "\\"]
MARKS += [
    "[one]",
    "[a][one]",
    "<https://x.example>",
    "https://x.example",
    "www.x.example",
    "a@b.example",
    " t ",
    "<!--",
]
PIECES = st.lists(st.sampled_from(MARKS), max_size=12).map("".join)


@given(CHARACTERS | PIECES)
def test_reading_a_cell_never_fails_and_links_never_overlap(cell: str) -> None:
    ends = [end for link in gfm.read(cell, References(DEFINED)).links for end in link.span]
    assert ends == sorted(ends)
    assert all(0 <= end <= len(cell) for end in ends)


def kinds(text: str) -> list[tuple[BlockKind, int]]:
    return [(block.kind, block.start) for block in gfm.blocks(text)[0]]


def test_blocks_tell_headings_tables_and_html_with_their_lines() -> None:
    found, _ = gfm.blocks(f"# *Papers*\n\n{TABLE}\n<table>\n\nOther\n---\n")
    assert found == (
        Block(BlockKind.HEADING, 0, 1, 1, "*Papers*"),
        Block(BlockKind.TABLE, 2, 5),
        Block(BlockKind.HTML, 6, 7, text="<table>\n"),
        Block(BlockKind.HEADING, 8, 10, 2, "Other"),
    )


@pytest.mark.parametrize("prefix", ["> ", "- ", "1. "])
def test_a_table_in_a_container_is_a_nested_one(prefix: str) -> None:
    rest = "> " if prefix == "> " else " " * len(prefix)
    text = prefix + TABLE.replace("\n", f"\n{rest}")
    assert kinds(text)[0] == (BlockKind.NESTED_TABLE, 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"```\n{TABLE}```",
        "    " + TABLE.replace("\n", "\n    "),
        "> # Papers",
        "- # Papers",
        "| a |\n| b |",
        "---\ntitle: x\npapers: y\n---",
        "---\ntitle: x\nPapers\n---\n",
        "---\r\ntitle: x\r\nPapers\r\n...\r\n",
    ],
)
def test_code_and_front_matter_and_quoted_headings_give_no_blocks(text: str) -> None:
    assert kinds(text) == []


def test_a_table_in_a_comment_is_html() -> None:
    assert kinds(f"<!--\n\n{TABLE}\n-->") == [(BlockKind.HTML, 0)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_and_line_ends_must_not_shift_lines(end: str) -> None:
    text = f"---\ntitle: x\n---\n\x00\x0b\x0c\u2028x\n\n{TABLE}".replace("\n", end)
    assert kinds(text) == [(BlockKind.TABLE, 5)]


def test_front_matter_must_not_run_into_the_heading_below_it() -> None:
    (heading,) = gfm.blocks("---\ntitle: x\n---\nPapers\n===\n")[0]
    assert (heading.start, heading.text) == (3, "Papers")


def test_a_thematic_break_on_top_is_no_front_matter() -> None:
    assert kinds("---\n\n# Papers\n\n---\n") == [(BlockKind.HEADING, 2)]
    assert kinds("---\ntitle: x\n\n# Papers\n") == [(BlockKind.HEADING, 3)]


def test_definitions_are_given_but_footnotes_are_none() -> None:
    _, references = gfm.blocks(f"[One]: {URL}\n[^1]: {URL}\n")
    assert list(references.definitions) == ["ONE"]
    assert gfm.read("[one] [^1]", references).links[0].href == URL
    assert len(gfm.read("[one] [^1]", references).links) == 1


@pytest.mark.parametrize(
    ("cell", "href", "text", "label", "address"),
    [
        ('<a href="x">T *i*</a> z', "x", "T i", "T *i*", "x"),
        ("a <A class=c HREF=https://x.example/?a&amp;b target=_blank>t</A>", "https://x.example/?a&b", "t", "t", None),
        ("<a title=\"href='no'\" href = 'y' >t</a  >", "y", "t", "t", "y"),
        ('<a href="x" href="y">t</a>', "x", "t", "t", "x"),
        ('<a href=" x ">https://x.example</a>', "x", "https://x.example", "https://x.example", " x "),
        ('<a href=""></a>', "", "", "", ""),
    ],
)
def test_an_anchor_of_raw_html_is_a_link(cell: str, href: str, text: str, label: str, address: str | None) -> None:
    (link,) = gfm.read(cell, References()).links
    assert (link.href, link.text, link.textual) == (href, text, True)
    assert link.label
    assert cell[slice(*link.label)] == label
    assert link.address
    assert address is None or cell[slice(*link.address)] == address
    assert cell[slice(*link.span)].lower().startswith("<a")
    assert cell[slice(*link.span)].endswith(">")


@pytest.mark.parametrize(
    "cell", ["<a>t</a>", "<a name=x>t</a>", "<a href>t</a>", '<a href="x">t', '<b href="x">t</b>', "</a>"]
)
def test_what_opens_no_link_must_not_be_one(cell: str) -> None:
    assert gfm.read(cell, References()).links == ()


@pytest.mark.parametrize("inside", ["<img src=y>", "![i](y)", "a<br>b"])
def test_an_anchor_around_an_image_or_html_has_no_text_to_change(inside: str) -> None:
    (link,) = gfm.read(f'<a href="x">{inside}</a>', References()).links
    assert not link.textual


@pytest.mark.parametrize(
    ("cell", "hrefs"),
    [
        ('<a href="x">[t](y)</a>', ["y"]),
        ('[a <a href="x">t</a> b](y)', ["x"]),
        ('<a href="x">t <a href="y">u</a>', ["y"]),
        ('<a href="x">t</a> [u](y) <a href="z">v</a>', ["x", "y", "z"]),
        ('`<a href="x">` t</a>', []),
        ('[a <a href="x">](y)', ["y"]),
        ('[a <a href="x">](y) b</a>', ["y"]),
        ('[a <a href="x"> <a href="z">b](y) <a href="v">c</a>', ["y", "v"]),
        ('<a href="x">a [b](y) <a href="z">', ["y"]),
        ("[a</a>](y)", []),
    ],
)
def test_of_links_in_links_the_inner_one_counts(cell: str, hrefs: list[str]) -> None:
    assert [link.href for link in gfm.read(cell, References()).links] == hrefs


@pytest.mark.parametrize("tag", ["<br>", "<BR/>", "<br />", "</p><p>", '<div align="center">'])
def test_a_tag_that_begins_a_line_parts_the_words_around_it(tag: str) -> None:
    assert gfm.read(f"one{tag}two", References()).text == "one two"
    (link,) = gfm.read(f"[one{tag}two](x)", References()).links
    assert link.text == "one two"


@pytest.mark.parametrize("tag", ["<b>", "<img src=x>", "<brand>", "<!-- br -->"])
def test_other_tags_part_no_words(tag: str) -> None:
    assert gfm.read(f"one{tag}two", References()).text == "onetwo"


def test_a_cell_is_cut_into_lines_and_loses_links() -> None:
    assert gfm.lines("a<br>b<BR />c <b>d</b>") == ["a", "b", "c <b>d</b>"]
    cell = "a [b](c) https://d.example e"
    first, second = gfm.read(cell, References()).links
    assert gfm.without(cell, []) == cell
    assert gfm.without(cell, [second, first]) == "a   e"
    assert gfm.without(cell, [first]) == "a  https://d.example e"
