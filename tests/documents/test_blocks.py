import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwatch.documents import blocks, source
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
        ("d", blocks.REPEATED),
        ("e", None),
    ]


def test_what_is_nested_too_deep_is_left_out_without_an_error() -> None:
    assert blocks.parse(">" * 5000 + " a").leaves == ()
    assert len(blocks.parse(">" * 50 + " a").leaves) == 1
