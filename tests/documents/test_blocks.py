import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwatch.documents import blocks, source
from linkwatch.documents.containers import MAX_NESTING, MAX_ON_A_LINE, REPEATED
from linkwatch.documents.destinations import Destination

WORDS = "a *b* > - 1. # === | \\| [^1]: <div> ``` \u00e9"
ENDS = ["\n", "\n\n", " ", "\t", "    ", "| a |\n|---|\n", "[x]: y\n", "- [x] "]
PIECES = st.lists(st.sampled_from([*WORDS.split(), *ENDS]), max_size=30)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(PIECES.map("".join))
def test_every_character_of_a_block_stands_where_it_is_said_to(text: str) -> None:
    document = source.read(text)
    for leaf in blocks.parse(document.text).leaves:
        content = leaf.content
        origins = [content.origin(offset) for offset in range(len(content.text))]
        assert "".join(document.text[origin] for origin in origins) == content.text
        assert origins == sorted(origins)


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("# a #\n\nb\nc\n===\n", [("heading", "a"), ("heading", "b\nc")]),
        ("> a\n> - b\n>   c\nd", [("text", "a"), ("text", "b\nc\nd")]),
        ("- [x] a\n- [ ] b", [("text", "a"), ("text", "b")]),
        ("| a | b |\n|---|---|\n| c \\| d | e | f |", [("text", each) for each in ("a", "b", "c | d", "e")]),
        ("<div>\n a\n</div>\n\nb", [("html", "<div>\n a\n</div>"), ("text", "b")]),
        ("> <div>\n> a", [("html", "<div>\na")]),
        ("- a\n<br>\nb", [("text", "a"), ("html", "<br>\nb")]),
        ("> a\n<br>\nb", [("text", "a"), ("html", "<br>\nb")]),
        ("a\n<br>\nb", [("text", "a\n<br>\nb")]),
        ("```\na\n```\n\n    b", []),
        ("[a]: b\n[c]: d 'e'\nf", [("text", "f")]),
        ("[a]: b", []),
    ],
)
def test_leaves_come_without_the_markers_around_them(text: str, leaves: list[tuple[str, str]]) -> None:
    assert [(leaf.kind, leaf.content.text) for leaf in blocks.parse(text).leaves] == leaves


def test_of_two_definitions_the_first_counts() -> None:
    references = blocks.parse("[A b]: c\n[a  B]: d\n\n> [e]: <f g>").references
    assert references == {"a b": Destination("c", 7, 8), "e": Destination("f g", 28, 31)}


def test_footnotes_name_what_is_in_them() -> None:
    parsed = blocks.parse("[^A]: b\n\n    c\n\n[^a]: d\n\ne")
    assert [(leaf.content.text, leaf.note) for leaf in parsed.leaves] == [
        ("b", "a"),
        ("c", "a"),
        ("d", REPEATED),
        ("e", None),
    ]


def texts(text: str) -> list[str]:
    return [leaf.content.text for leaf in blocks.parse(text).leaves]


def test_a_mark_that_is_nested_too_deep_is_text() -> None:
    assert texts(">" * MAX_NESTING + " a") == ["a"]
    assert texts(">" * MAX_NESTING + ">> a") == [">> a"]
    assert texts("- " * (MAX_ON_A_LINE - 1) + "a") == ["a"]
    assert texts("- " * MAX_ON_A_LINE + "- a") == ["- - a"]
    assert texts("- " * (MAX_ON_A_LINE - 1) + "> a") == ["a"]


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        (">\n    > a", []),  # a mark that is indented like code is none
        ("> a\n    > b", ["a\n    > b"]),
        ("> a\n  b", ["a\n  b"]),  # a lazy line keeps its blanks
        ("-\n\n  a", ["a"]),
        ("-\n\n      a", []),
        ("- [a]: b\n\n\n      c", []),  # nothing is left in the item, so that it has ended
        ("- a\n\n\n      b", ["a"]),
        ("- # a\n\n\n  b", ["a", "b"]),
        ("- ***\n\n\n  a", ["a"]),
        ("[^1]: a\n\n    b", ["a", "b"]),
        ("[^1]: a\n \n    b", ["a"]),  # in a footnote a blank line must be empty
        ("[^1]: - a\n\n      b", ["a", "b"]),
        ("[^1]: [^2]: a", ["a"]),
        ("- [x] - a", ["- a"]),
        ("- [x]\n  a", ["[x]\na"]),
        ("- [x] \n  a", ["a"]),
        ("> - [x] a", ["[x] a"]),  # as in cmark-gfm, which looks for the box from the start of the line
        ("- a\n\n  1x [ ] b", ["a", " [ ] b".strip()]),
        ("- - a\n1x [ ] b", ["a\n1x [ ] b"]),
        ("- - a\n\n  1x [ ] b", ["a", "1x [ ] b"]),
        ("[a]: b\n===\nc", ["===\nc"]),
        ("[a]: b\nc\n===", ["c"]),
        ("a\nb\n|-|\nc", ["a", "b", "c"]),
        ("a | b\n-|\nc\n-|", ["a | b\n-|\nc\n-|"]),  # a paragraph is asked for a header row once
        ("a\n    -|", ["a\n-|"]),
        ("a\\|\nb\n|-|\n", ["a|", "b"]),
        ("|a|\n|-|\n<b>\nc", ["a", "<b>\nc"]),
        ("|a|\n|-|\n|", ["a", "|"]),
        ("|a|\n|-|\n    b", ["a"]),
        ("```\na\n``\n```\nb", ["b"]),
        ("~~~\n```\na", []),
        ("- ```\na", ["a"]),
        ("<!--\n\n\n\n\na -->\nb", ["<!--\n\n\n\n\na -->", "b"]),
        ("- <div>\na", ["<div>", "a"]),
        ("<div>\n\na", ["<div>", "a"]),
        ("-\ta\n\n\tb\n\n  c", ["a", "b", "c"]),
        ("-\t\ta", []),
        (">\t\ta", []),
        ("- a\n- b\n\n\n\n\n  c", ["a", "b", "c"]),
        ("a\n2. b", ["a\n2. b"]),
        ("a\n1. b", ["a", "b"]),
        ("    a\n\n\n\n    b\nc", ["c"]),
    ],
)
def test_lines_belong_to_the_blocks_that_github_makes(text: str, leaves: list[str]) -> None:
    assert texts(text) == leaves


def test_of_footnotes_for_one_label_the_one_that_ends_first_counts() -> None:
    parsed = blocks.parse("[^a]: b\n\n    [^a]: c\n")
    assert [(leaf.content.text, leaf.note) for leaf in parsed.leaves] == [("b", REPEATED), ("c", "a")]
