"""Whatever the text is, reading it takes time in proportion to its length."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from linkwatch.documents import markdown

FEW, MANY = 1_600, 20_000
FAMILIES: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "pairs of brackets": lambda n: "[]" * n,
    "nested links": lambda n: "[" * n + "a" + "](b)" * n,
    "nested images": lambda n: "![a" * n + "](b)" * n,
    "links in brackets": lambda n: "![[]()" * n,
    "emphasis": lambda n: "*_" * n,
    "emphasis that never closes": lambda n: "a**b" * n + "c* " * n,
    "tildes": lambda n: "~a~~" * n,
    "backticks": lambda n: "".join("`" * (number % 90) + " " for number in range(n // 20)),
    "block quotes": lambda n: ">" * n,
    "lists": lambda n: "- " * n,
    "deep list": lambda n: "".join("  " * depth + "- a\n" for depth in range(n // 100)),
    "tags without end": lambda n: "<a b='" * n,
    "comments without end": lambda n: "<!--" * n,
    "declarations without end": lambda n: "<!A " * n,
    "instructions without end": lambda n: "<?" * n,
    "character data without end": lambda n: "<![CDATA[" * n,
    "schemes": lambda n: "a://" * n,
    "bare addresses": lambda n: "https://a.b/(() " * n,
    "brackets behind an address": lambda n: "http://a/" + "(" * n + ")" * n,
    "entities behind an address": lambda n: "http://a/" + "&a;" * n,
    "mail addresses": lambda n: "a.b@c.d " * n,
    "mail schemes": lambda n: "mailto:" * n + "a@b.c",
    "at signs": lambda n: "a@" * n,
    "definitions": lambda n: "".join(f"[r{number}]: /u\n" for number in range(n // 4)),
    "titles without end": lambda n: "[a](b 'c" * n,
    "labels without end": lambda n: "[a][" * n,
    "undefined references": lambda n: "[a][b] " * n,
    "undefined references in brackets": lambda n: "[" * n + "1][b]" * n,
    "undefined citations": lambda n: "[" + "1 " * n + "][1]" * n,
    "cells": lambda n: "|" * n + "\n" + "|-" * n,
    "rows": lambda n: "|a|b|\n|-|-|\n" + "|x|y|\n" * (n // 4),
    "attributes": lambda n: "<a " + "b " * n + ">",
    "character references in an attribute": lambda n: "<a href='" + "&" * n + "'>",
    "one line": lambda n: "word " * n * 10,
    "lazy lines": lambda n: "> a\n" + "b\n" * n,
    "headings of one name": lambda n: "# a\n" * (n // 4),
    "front matter without end": lambda n: "---\na: b\n" + "x\n" * n,
    "deep list and blank lines": lambda n: "".join("  " * depth + "- a\n" for depth in range(300)) + "\n \n" * n,
    "deep quote and lazy lines": lambda n: ">" * n + " a\n" + "b\n" * n,
    "tabs": lambda n: "-\t" * n,
    "nested footnotes": lambda n: "[^a]:" * n,
    "comment in a list": lambda n: "- <!--\n" + "\n" * n,
    "definitions under lines": lambda n: "[a]: b\n===\n" * n,
    "delimiter rows": lambda n: "a\n|-|-|\n" * (n // 4),
    "cells without a table": lambda n: "\\|" * n + "\n|-",
    "labels over lines": lambda n: "[^a\n" * n + "]" * n,
    "backticks of two lengths": lambda n: "`` `a` " * n,
    "uses of a long address": lambda n: f"[a]: {'b' * 500}\n\n" + "[a] " * n,
    "uses of an ignored definition": lambda n: "<!-- linkwatch: ignore-next-line -->\n[a]: b\n\n" + "[a] " * (n // 4),
    "anchors that never close": lambda n: "<a href=x>" * (n // 4) + "x " * n,
    "links in links": lambda n: "[a " * n + "](b)" * n,
    "parentheses in destinations": lambda n: ("[a](" + "(" * 31) * (n // 8),
    "pointed destinations without end": lambda n: "[a](<" * n,
    "destinations without end": lambda n: "[a]: <\n" * n,
    "long labels": lambda n: ("[" + "a" * 999 + "]") * (n // 100),
    "backticks of growing length": lambda n: "".join("`" * (number % 400 + 1) + "a" for number in range(n // 100)),
    "footnotes": lambda n: "".join(f"x[^{number}]\n\n[^{number}]: y\n\n" for number in range(n // 8)),
    "unknown footnotes": lambda n: "".join(f"[^{number}]" for number in range(n)) + "\n\n[^q]: x",
    "headings": lambda n: "".join(f"# a-{number}\n# a\n" for number in range(n // 8)),
    "comments": lambda n: "<!-- x -->\n" * (n // 4),
    "comments that ignore": lambda n: "[a](b) <!-- linkwatch: ignore -->\n" * (n // 8),
    "comments over lines that ignore": lambda n: "[a](b) <!-- linkwatch:\n ignore -->\n" * (n // 8),
    "comments that ignore below": lambda n: "<!-- linkwatch: ignore-next-line -->\n\n" * (n // 8),
    "comments that turn": lambda n: "<!-- linkwatch: off -->\n[a](b)\n\n<!-- linkwatch: on -->\n" * (n // 8),
    "comments with a fault": lambda n: "<!-- linkwatch: ignroe -->\n" * (n // 8),
    "a long link that is ignored": lambda n: "[a\n" * n + "](b) <!-- linkwatch: ignore -->",
    "names of attributes": lambda n: "x <a href=b " + " ".join(f"c{number}" for number in range(n // 8)) + ">",
    "columns and short rows": lambda n: "|a" * (n // 40) + "|\n" + "|-" * (n // 40) + "|\n" + "|b\n" * (n // 4),
    "front matter": lambda n: "---\na: b\n" + "# c\n" * n + "---\n",
    "entities before an at sign": lambda n: "&amp;a*b*" * (n // 4) + "@",
    "hosts with escapes": lambda n: "http://a" + "\\." * n,
    "blank lines in a deep list": lambda n: "- " * 90 + "a\n" + "\n \n" * (n // 4),
    "blank lines in a footnote": lambda n: "- " * 90 + "[^a]: b\n" + "\n" * n + "    \n" * n,
    "blank lines in an empty item": lambda n: "- " * 90 + "-\n" + "   \n\n" * n,
    "blocks of HTML": lambda n: "<div>\n\n" * (n // 4),
}
NAMED = pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())


def calls(text: str) -> int:
    """Count the calls that reading a text takes, those of functions in C as well."""
    count = 0

    def see(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        markdown.parse(text, "x.md")
    finally:
        sys.setprofile(before)
    return count


@NAMED
def test_steps_grow_no_faster_than_the_text(family: Callable[[int], str]) -> None:
    shorter, longer = family(FEW), family(2 * FEW)
    calls(shorter)  # what is loaded or compiled at its first use is no step
    assert calls(longer) <= 1.25 * max(2, len(longer) / len(shorter)) * calls(shorter)


@pytest.mark.timeout(20)  # what one call into C does is no step: such work must not grow without bound either
@NAMED
def test_a_long_hostile_text_is_read_to_its_end(family: Callable[[int], str]) -> None:
    text = family(MANY)
    spans = {(found.start, found.end) for found in markdown.parse(text, "x.md").occurrences}
    assert all(0 <= start <= end <= len(text) for start, end in spans)
