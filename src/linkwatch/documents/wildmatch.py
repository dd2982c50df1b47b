"""Patterns of single names: `*`, `?`, `[a-z]` and backslashes, as git's wildmatch.c reads them; no backtracking."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

_CLASSES: dict[str, frozenset[str]] = {
    "alnum": frozenset(string.ascii_letters + string.digits),
    "alpha": frozenset(string.ascii_letters),
    "blank": frozenset(" \t"),
    "cntrl": frozenset({*map(chr, range(32)), "\x7f"}),
    "digit": frozenset(string.digits),
    "graph": frozenset(map(chr, range(33, 127))),
    "lower": frozenset(string.ascii_lowercase),
    "print": frozenset(map(chr, range(32, 127))),
    "punct": frozenset(string.punctuation),
    "space": frozenset(string.whitespace),
    "upper": frozenset(string.ascii_uppercase),
    "xdigit": frozenset(string.hexdigits),
}
_ALL = frozenset(map(chr, range(256)))
_MALFORMED = (IndexError, KeyError, ValueError)


class Wildmatch:
    """A pattern for one name, each character of which is a byte; one that is malformed fits none."""

    def __init__(self, pattern: str) -> None:
        try:
            self._chunks = [_compiled(chunk) for chunk in _chunks(pattern)]
        except _MALFORMED:
            self._chunks = []

    def matches(self, name: str) -> bool:
        """Whether the pattern fits a whole name: for what stands between two `*` the first place is as good as any."""
        if len(self._chunks) <= 1:
            return any(chunk.fullmatch(name) for chunk, _ in self._chunks)
        (first, at), *middle, (last, width) = self._chunks
        if not first.match(name):
            return False
        for chunk, _ in middle:
            found = chunk.search(name, at)
            if not found:
                return False
            at = found.end()
        return len(name) - width >= at and last.match(name, len(name) - width) is not None


def split(path: str) -> list[str]:
    """Cut a pattern for paths at its slashes, whether they are escaped or not; those in brackets separate nothing."""
    found, start, at = [], 0, 0
    while at < len(path):
        if path[at] == "[":
            try:
                _, at = _bracket(path, at + 1)
            except _MALFORMED:
                return [path]
        elif path.startswith(("/", "\\/"), at):
            found.append(path[start:at])
            at = start = path.index("/", at) + 1
        else:
            at += 1 + (path[at] == "\\")
    return [*found, path[start:]]


def _chunks(pattern: str) -> Iterator[list[frozenset[str]]]:
    """Give what stands between the `*`: for each character those that it fits."""
    chunk: list[frozenset[str]] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        at += 1
        if char == "*":
            yield chunk
            chunk = []
        elif char == "?":
            chunk.append(_ALL)
        elif char == "[":
            members, at = _bracket(pattern, at)
            chunk.append(members)
        else:
            at += char == "\\"
            chunk.append(frozenset(pattern[at - 1]))
    yield chunk


def _bracket(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """Read a bracket expression behind its `[`: give the characters in it, and the offset behind it."""
    negated = pattern[at] in "!^"
    at += negated
    members, at = _members(pattern, at)
    while pattern[at] != "]":
        more, at = _members(pattern, at)
        members |= more
    return _ALL - members if negated else members, at + 1


def _members(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """Read one character, range or named class of a bracket expression."""
    if pattern.startswith("[:", at):
        end = pattern.index("]", at + 2)
        if end > at + 2 and pattern[end - 1] == ":":
            return _CLASSES[pattern[at + 2 : end - 1]], end + 1
    low, at = _character(pattern, at)
    if pattern[at] != "-" or pattern[at + 1] == "]":
        return frozenset(low), at
    high, at = _character(pattern, at + 1)
    return frozenset({low, *map(chr, range(ord(low), ord(high) + 1))}), at  # backwards, it holds its start alone


def _character(pattern: str, at: int) -> tuple[str, int]:
    at += pattern[at] == "\\"
    return pattern[at], at + 1


def _compiled(chunk: list[frozenset[str]]) -> tuple[re.Pattern[str], int]:
    return re.compile("".join(map(_one_of, chunk)), re.DOTALL), len(chunk)


def _one_of(members: frozenset[str]) -> str:
    if len(members) == len(_ALL):
        return "."
    return f"[{''.join(map(re.escape, sorted(members)))}]" if members else r"(?!)"
