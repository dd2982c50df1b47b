"""The anchors that GitHub gives to headings."""

from __future__ import annotations

import unicodedata

_WORD = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})
_LETTER_SYMBOLS = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
_IDEOGRAPHS = (0x20000, 0x3FFFD)
"""The planes of Chinese characters, to which each Unicode adds some that an older Python does not know."""


def slug(text: str) -> str:
    """Give the anchor of a heading's visible text: lower case, word characters, hyphens, and a hyphen for each blank.

    Word characters are Unicode's Alphabetic, marks, decimal digits and connecting punctuation.
    """
    lower = (each for char in text for each in char.lower())  # one by one: no final sigma
    return "".join(char for char in lower if char in "- " or _is_word(char)).replace(" ", "-")


class Slugs:
    """The anchors of one document: a second `usage` is `usage-1`."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def add(self, text: str) -> str:
        """Give the anchor of the next heading."""
        base = unique = slug(text)
        while unique in self.counts:
            self.counts[base] += 1
            unique = f"{base}-{self.counts[base]}"
        self.counts[unique] = 0
        return unique


def _is_word(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char == "_"
    code = ord(char)
    return unicodedata.category(char) in _WORD or any(
        first <= code <= last for first, last in (_IDEOGRAPHS, *_LETTER_SYMBOLS)
    )
