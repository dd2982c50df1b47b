"""The elements of a head: those that a tree of beautifulsoup4 has over the same parser, without the tree."""

import warnings
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.fetch.elements import PIECE, Element, elements

TELLING = SoupStrainer(["meta", "link", "base", "noscript", "script"])

PARTS = st.sampled_from([
    "<meta name=description content='a &amp; b'>", "<META Property=og:title CONTENT=t />", "<meta charset=utf-8>",
    "<meta http-equiv=refresh content='0;url=x'>", "<meta http-equiv=content-type content='text/html; charset=latin1'>",
    "<meta name=a name=b content>", "<meta name='x", "<link rel='x  canonical\n' href=/d>", "<link class=' a  b ' rel>",
    "<base href=//c.example>", "<base>", "<noscript>", "</noscript>", "<NoScript>", "</noscript >", "<noscript/>",
    "<script type=application/ld+json>", '{"@type": "Article"}', "</script>", "<script>", "</SCRIPT>", "<!--", "-->",
    "<script>'<meta name=no>'</script>", "<style>", "</style>",
    "<title>", "</title>", "<meta name=é content='ü &eacute; &#0; &'>",
    "<div>", "</div>", "<p>", "</p>", "<template>", "</template>", "<svg>", "</svg>",
    "<html>", "</html>", "<head>", "</meta>",
    "</link>", "<object>", "<iframe>", "</iframe>", "<![CDATA[", "]]>", "<?php echo ?>", "<!doctype html>",
    "<", ">", "&", "'", '"',
    "\0", "\ufeff", "\r\n", " ", "words of a page ", "字", "\U0001f600", "x" * (PIECE - 20),
])  # fmt: skip
HEADS = st.lists(PARTS, max_size=30).map("".join)


def in_the_tree(head: str) -> Iterator[Element]:
    """Give what beautifulsoup4 finds, with white space as it keeps it."""
    with warnings.catch_warnings(action="ignore"):
        soup = BeautifulSoup(head, "lxml", parse_only=TELLING)
    for tag in soup.descendants:
        if isinstance(tag, Tag) and not {"noscript"} & {tag.name, *(parent.name for parent in tag.parents)}:
            text = tag.get_text() if tag.name == "script" else ""
            yield Element(tag.name, {name: as_text(value) for name, value in tag.attrs.items()}, text)


def as_text(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else str(value)


def tidied(found: Element) -> Element:
    """Give an element with the white space of lists of words, and of scripts without a word, as the tree keeps it."""
    lists = {name: " ".join(found.attributes[name].split()) for name in found.attributes if name in {"rel", "class"}}
    return Element(found.name, {**found.attributes, **lists}, found.text if found.text.strip() else "")


@given(HEADS)
def test_a_head_has_the_elements_that_it_has_in_a_tree(head: str) -> None:
    told = [each for each in in_the_tree(head) if each.name in {"meta", "link", "base", "script"}]
    assert [tidied(each) for each in elements(head)] == [tidied(each) for each in told]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("", []),
        ("<title>A page</title><p>words", []),
        ("<META NAME=a><link rel='b  c'>", [("meta", {"name": "a"}, ""), ("link", {"rel": "b  c"}, "")]),
        ("<noscript><link rel=a></noscript><base href=b>", [("base", {"href": "b"}, "")]),
        ("<noscript><p><meta name=a>", []),
        ("<script type=a>b<meta></script>", [("script", {"type": "a"}, "b<meta>")]),
        ("<script>never ended", [("script", {}, "never ended")]),
        ("<!-- <meta name=a> --><template><link></template>", [("link", {}, "")]),
        ('<?xml version="1.0" encoding="utf-16"?>\n<html><head><meta name=a>', [("meta", {"name": "a"}, "")]),
    ],
)
def test_what_tells_something_is_found_and_nothing_else(
    head: str, found: list[tuple[str, dict[str, str], str]]
) -> None:
    assert [tuple(each) for each in elements(head)] == found


def test_one_head_leaves_nothing_to_the_next() -> None:
    for unfinished in ("<noscript>", "<script>never ended", "<meta name=a", "\0", "<!--"):
        elements(unfinished)
        assert [tuple(each) for each in elements("b<meta name=b>")] == [("meta", {"name": "b"}, "")]
