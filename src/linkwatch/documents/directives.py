"""What a comment tells linkwatch: `linkwatch: ignore reason="…" until=2030-12-31`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import date

from linkwatch.patterns import lazy
from linkwatch.records import dataclass

WORDS = ("ignore", "ignore-next-line", "off", "on")
KEYS = ("reason", "until")
MAX_SHOWN = 200
_BEGINNING = "a comment for linkwatch begins with “linkwatch:”, in lower case and with the colon"

_DIRECTIVE = lazy(r"\s*+linkwatch\s*+:\s*+(\S*+)(.*)", re.DOTALL)
_NEARLY = lazy(
    r"\s*+link-?watch(?:\s*+:|[\s-])\s*+(?:ignore|ignore-next-line|off|on)(?:\s++(?:reason|until)=.*|\s*+)",
    re.IGNORECASE | re.DOTALL,
)
_PART = lazy(r"\S++")
_PAIR = lazy(r"""([^\s="']++)=(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))(?!\S)""")
_DAY = lazy(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Directive:
    """One of WORDS, '' for what is none, with its values; `fault` says what cannot be understood, if anything."""

    word: str
    reason: str = ""
    until: date | None = None
    fault: str = ""


def read(text: str) -> Directive | None:
    """Read what stands between the marks of a comment; None where it does not speak to linkwatch."""
    found = _DIRECTIVE.fullmatch(text)
    if not found:
        return Directive("", fault=_BEGINNING) if _NEARLY.fullmatch(text) else None
    word, rest = found.groups()
    if word not in WORDS:
        told = f"“{_cut(word)}” is no word for a linkwatch comment" if word else "a linkwatch comment needs a word"
        return Directive("", fault=f"{told}; {_hint(word, WORDS)}")
    values, fault = _values(rest)
    until = _day(values.get("until", ""))
    if not fault and "until" in values and not until:
        fault = f"until={_cut(values['until'])} is no day; write it like until=2030-12-31"
    return Directive(word, _cut(" ".join(values.get("reason", "").split())), until, fault)


def _values(text: str) -> tuple[Mapping[str, str], str]:
    """Read `key="value"` up to the first that is none: give them, and what is wrong."""
    found: dict[str, str] = {}
    part = _PART.search(text)
    while part:
        pair = _PAIR.match(text, part.start())
        key = pair[1] if pair else part[0].partition("=")[0]
        if key not in KEYS:
            return found, f"“{_cut(key)}” means nothing in a linkwatch comment; {_hint(key, KEYS)}"
        if not pair:
            return found, f'{key} in a linkwatch comment needs a value, like {key}="…"'
        found[key] = pair[2] or pair[3] or pair[4] or ""
        part = _PART.search(text, pair.end())
    return found, ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _hint(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word[:MAX_SHOWN].lower(), known, n=1, cutoff=0.5)
    return f"did you mean “{near[0]}”?" if near else f"it knows {', '.join(known)}"


def _cut(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"
