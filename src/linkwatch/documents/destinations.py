"""The parts of a link behind its text: destination, title and label (cmark-gfm src/inlines.c)."""

from __future__ import annotations

import re
import sys
from html.entities import html5

from linkwatch.patterns import lazy
from linkwatch.records import dataclass

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
SPACE = " \t\n"
MAX_PARENTHESES = 32
MAX_LABEL = 1000

_SURROGATES = (0xD800, 0xDFFF)
_STOP = lazy(r"\\[!-/:-@\[-`{-~]|[() \t\n]")
_SPACES = lazy(r"[ \t\n\v\f\r]*")
_POINTED = lazy(r"<((?:\\.|[^<>\n\\]++)*)>", re.DOTALL)
_TITLE = lazy(r"""\"(?:\\"|[^"])*"|'(?:\\'|[^'])*'|\((?:\\[()]|[^()])*\)""")
_LABEL = lazy(r"\[((?:\\[!-/:-@\[-`{-~]?+|[^\[\]\\]++)*)\]")
_LABEL_SPACE = lazy(r"[ \t\n]+")
_ENTITY = lazy(r"&(?:#([0-9]{1,8})|#[xX]([0-9a-fA-F]{1,8})|([A-Za-z][A-Za-z0-9]{1,31}));")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads, entities and escapes resolved, and the span in which that is written.

    `title_size` is the length in bytes of the title that a definition gives with it.
    """

    target: str
    start: int
    end: int
    title_size: int = 0


def inline(text: str, offset: int) -> tuple[Destination, int] | None:
    """Read `(destination "title")` at `offset`: give the destination and the offset behind the bracket."""
    if not text.startswith("(", offset):
        return None
    start = skip_spaces(text, offset + 1)
    found = destination(text, start)
    if found is None:
        return None
    raw, end = found
    target = written(raw, text, start)
    title = skip_spaces(text, end)
    if title > end:
        end = title_end(text, title) or title
    end = skip_spaces(text, end)
    return (target, end + 1) if text.startswith(")", end) else None


def destination(text: str, offset: int) -> tuple[str, int] | None:
    """Read a destination as it is written, without its pointed brackets: give it and the offset behind it."""
    if text.startswith("<", offset):
        match = _POINTED.match(text, offset)
        return (match[1], match.end()) if match else None
    end = _bare_end(text, offset)
    return None if end is None else (text[offset:end], end)


def written(raw: str, text: str, start: int) -> Destination:
    """Give the destination that is written at `start`, with pointed brackets or without."""
    start += text.startswith("<", start)
    return Destination(clean(raw), start, start + len(raw))


def title_end(text: str, offset: int) -> int | None:
    """Give the offset behind the title at `offset`, None where there is none."""
    match = _TITLE.match(text, offset)
    return match.end() if match else None


def label(text: str, offset: int) -> tuple[str, int] | None:
    """Read a `[label]` at `offset`: give it and the offset behind it."""
    match = _LABEL.match(text, offset, offset + MAX_LABEL + 2)
    return (match[1], match.end()) if match else None


def label_key(label: str) -> str:
    """Give the form in which labels are compared: white space collapsed, case folded."""
    return _LABEL_SPACE.sub(" ", label.strip(SPACE)).casefold()


def clean(raw: str) -> str:
    """Give a destination without what only writes it."""
    return unescaped(raw.strip(SPACE))


def unescaped(raw: str) -> str:
    """Resolve entities, then escapes, in the order in which cmark does."""
    raw = resolve(raw)
    return _ESCAPE.sub(r"\1", raw) if "\\" in raw else raw


def resolve(text: str) -> str:
    """Resolve entities."""
    return _ENTITY.sub(_resolved, text) if "&" in text else text


def entity(text: str, offset: int) -> tuple[str, int] | None:
    """Read a character reference at `offset`: give what it stands for and the offset behind it."""
    match = _ENTITY.match(text, offset)
    if not match:
        return None
    resolved = _resolved(match)
    return None if resolved == match[0] else (resolved, match.end())


def skip_spaces(text: str, offset: int) -> int:
    """Give the offset of the first character that is no white space."""
    match = _SPACES.match(text, offset)
    return match.end() if match else offset


def _resolved(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(f"{name};", match[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code <= sys.maxunicode and not _SURROGATES[0] <= code <= _SURROGATES[1] else "\ufffd"


def _bare_end(text: str, offset: int) -> int | None:
    """Give the offset behind a destination without pointed brackets: up to white space or a `)` too many."""
    if offset == len(text):
        return None
    depth = 0
    for match in _STOP.finditer(text, offset):
        char = match[0]
        if char == "(":
            depth += 1
            if depth > MAX_PARENTHESES:
                return None
        elif char == ")" and depth:
            depth -= 1
        elif char == ")" or char in SPACE:
            return match.start()
    return len(text)
