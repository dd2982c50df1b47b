"""Regular expressions that are compiled when they are first used: a run needs few of those that the program has.

Of the long ones `first_looks.py` knows texts of which every match has at least one. Where a text has none of them, no
pattern is compiled and none is searched for.
"""

# ruff: noqa: RUF001 - some of the letters look alike, which is why they are here
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast
from zlib import crc32

from linkwatch.first_looks import FIRST_LOOKS

SHORT = 100
"""Characters of a text in which a pattern, once compiled, is searched for as fast as all that it may have."""

MANY = 300
"""So many looks at short texts take as long as to compile a pattern: a run that has had them will have more."""


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give a pattern as `re.compile` does, whose methods are to be called on it: it is none to the functions of `re`.

    A source that is no regular expression raises re.error at its first use only; a test compiles them all.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))


def key(source: str, flags: int) -> int:
    """Give the name that a pattern has in `FIRST_LOOKS`: one that was changed since has none there."""
    return crc32(f"{flags:d} {source}".encode())


def folded(text: str) -> str:
    """Give a text as patterns that ignore case see it."""
    text = text.lower()
    if not text.isascii():
        for other, letter in _ALIKE:
            text = text.replace(other, letter)
    return text


_ALIKE = (
    ("i\u0307", "i"), ("ı", "i"), ("ſ", "s"), ("ς", "σ"), ("ϵ", "ε"), ("\u0345", "ι"), ("\u1fbe", "ι"), ("ϰ", "κ"),
    ("µ", "μ"), ("ϱ", "ρ"), ("ϕ", "φ"), ("ᲀ", "в"), ("ᲁ", "д"), ("ᲂ", "о"), ("ᲃ", "с"), ("ᲄ", "т"), ("ᲅ", "т"),
    ("ᲆ", "ъ"),
)  # fmt: skip
"""Small letters that a pattern takes for others, or that others become."""


class _Lazy:
    """Stands for a pattern; keeps whatever it was asked for, so that each is looked up once."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = self._looking_first(name) if name in _IN_VAIN else None
        found = found or getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found

    def _looking_first(self, name: str) -> Callable[..., Any] | None:
        looks = FIRST_LOOKS.get(key(self.pattern, self._flags)) if isinstance(self.pattern, str) else None
        if looks is None:
            return None
        texts, in_vain = looks.split("\n"), _IN_VAIN[name]
        method: Callable[..., Any] | None = None
        count = 0

        def look(text: str, *more: int) -> Any:
            nonlocal method, count
            count += 1
            is_worth_it = len(text) > SHORT or (method is None and count < MANY)
            if is_worth_it and not any(map(folded(text).__contains__, texts)):
                return in_vain(text)
            if method is None:
                method = getattr(re.compile(self.pattern, self._flags), name)
                if name in _AT_THE_START:
                    setattr(self, name, method)
            return method(text, *more)

        return look


_IN_VAIN: dict[str, Callable[[str], Any]] = {
    "search": lambda _text: None,
    "match": lambda _text: None,
    "fullmatch": lambda _text: None,
    "findall": lambda _text: [],
    "finditer": lambda _text: iter(()),
    "split": lambda text: [text],
}
"""What the methods say of a text without a match."""

_AT_THE_START = {"match", "fullmatch"}
"""Those that look at the beginning only: once compiled, they are faster than any first look."""
