"""Titles and texts as the rules read them: in parts, with straight apostrophes, without what others say in them."""

from __future__ import annotations

from functools import lru_cache

from linkwatch.patterns import lazy

SEPARATORS = lazy(r"\s+[|·•\u2013\u2014\u2039:»/-]+\s+|\s*[|·•\u2013\u2014»]\s*")
_SPEECH = lazy(
    r"“[^“”]{12,200}”|“[^“”\x00-\x7f]{6,11}”|„[^„“”]{12,200}[“”]|«[^«»]{12,200}»|「[^「」]{8,100}」|"
    r"(?P<mark>['\"])[^'\"]{6,200}+(?P=mark)(?=이?라[는고며]|고 |며 |는 )"
)
"""What somebody else says, in Korean with a suffix that tells so; names in quotation marks are shorter."""
_TAIL = lazy(r"[\s.…!]+$")
_AROUND = " \t\u00a1\u00bf"


def straight(text: str) -> str:
    """Give the text with straight apostrophes, as patterns write them."""
    return text.replace("\u2019", "'")


def unquoted(text: str) -> str:
    """Give the text with blanks in the place of whole sentences that it quotes; what it says is where it was."""
    return _SPEECH.sub(lambda speech: " " * len(speech[0]), text)


def parts_of(title: str) -> list[str]:
    """Give a title's parts: what it says and the site's name, in the order they stand; dots at the end are dropped."""
    return list(_parts(title))


def pieces_of(title: str) -> list[str]:
    """Give the parts of a title without the whole, if it has more than one."""
    parts = parts_of(title)
    return parts[1:] if len(parts) > 1 else parts


@lru_cache(maxsize=64)  # several rules ask it of one page
def _parts(title: str) -> tuple[str, ...]:
    parts = (_TAIL.sub("", part).strip(_AROUND) for part in [title, *SEPARATORS.split(title)])
    return tuple(straight(part) for part in parts if part)
