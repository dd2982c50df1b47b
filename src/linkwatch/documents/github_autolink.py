"""Addresses that GitHub links without any brackets: URLs, `www.` and mail (cmark-gfm extensions/autolink.c).

URLs are found on the source, before escapes and entities are resolved; mail addresses on the finished text.
"""

from __future__ import annotations

from collections.abc import Iterator

from linkwatch.documents.emphasis import is_punctuation, is_space
from linkwatch.patterns import lazy

_END = lazy(r"[ \t\n<]|\Z")
_CLOSERS = frozenset("?!.,:*_~'\"")
_SCHEMES = frozenset({"http", "https", "ftp"})
_ALPHANUMERIC = lazy(r"[A-Za-z0-9]")
_NAME = lazy(r"[A-Za-z0-9.+_-]")
_DOMAIN = lazy(r"(?:[A-Za-z0-9_-]++|\.(?=[A-Za-z0-9]))*")
_XMPP_DOMAIN = lazy(r"(?:[A-Za-z0-9_/-]++|\.(?=[A-Za-z0-9]))*")
MAX_WORD = 5
MANY_LABELS = 10


def url(text: str, colon: int) -> tuple[int, int] | None:
    """Give the span of the URL whose `://` is at `colon`, or None where GitHub sees none."""
    start = colon
    while start and colon - start <= MAX_WORD and _is_letter(text[start - 1]):
        start -= 1
    if text[start:colon].lower() not in _SCHEMES:
        return None
    begin = colon + 3
    if not _is_host(text[begin : begin + 1]):
        return None
    return _span(text, start, begin, dotted=False)


def www(text: str, start: int) -> tuple[int, int] | None:
    """Give the span of the host name with path that starts with `www.` at `start`, or None where GitHub sees none."""
    if start and text[start - 1] not in " \t\n*_~(":
        return None
    return _span(text, start, start, dotted=True)


def mails(text: str) -> Iterator[tuple[int, int, str]]:
    """Give the spans of the mail addresses in a finished text, each with its URL."""
    window = 0
    while (at := text.find("@", window)) >= 0:
        found, window = _mail(text, window, at)
        if found:
            yield found


def _span(text: str, start: int, host: int, *, dotted: bool) -> tuple[int, int] | None:
    end = _host_end(text, host, dotted=dotted)
    if end is None:
        return None
    match = _END.search(text, end)
    end = _trimmed(text, start, match.start() if match else len(text))
    return (start, end) if end > start else None


def _host_end(text: str, start: int, *, dotted: bool) -> int | None:
    """Give the offset behind a host name; its last two labels must hold no underscore.

    As in cmark-gfm neither the first character nor the last of the text is looked at, a backslash hides what follows,
    and the first character beyond ASCII ends the name (not the address).
    """
    dots, last, before_last = 0, 0, 0
    at, end = start + 1, len(text) - 1
    while at < end and text[start].isascii():
        at += text[at] == "\\" and at < end - 1
        char = text[at]
        if char == "_":
            last += 1
        elif char == ".":
            before_last, last = last, 0
            dots += 1
        elif char != "-" and not (char.isascii() and _is_host(char)):
            break
        at += 1
    if (last or before_last) and dots <= MANY_LABELS:
        return None
    return at if dots or not dotted else None


def _is_host(char: str) -> bool:
    return bool(char) and not is_space(char) and not is_punctuation(char)


def _trimmed(text: str, start: int, end: int) -> int:
    """Cut what more likely ends the sentence than the address."""
    opened, closed = text.count("(", start, end), text.count(")", start, end)
    while True:  # it ends at a character of the host name at last
        char = text[end - 1]
        if char in _CLOSERS:
            end -= 1
        elif char == ";":
            end = _before_entity(text, start, end)
        elif char == ")" and closed > opened:
            closed -= 1
            end -= 1
        else:
            break
    return end


def _before_entity(text: str, start: int, end: int) -> int:
    at = end - 2
    while at > start and _is_letter(text[at]):
        at -= 1
    return at if at < end - 2 and text[at] == "&" else end - 1


def _mail(text: str, window: int, at: int) -> tuple[tuple[int, int, str] | None, int]:
    """Judge the `@` at `at`; give the address and where to go on. What is before `window` belongs to another one.

    A second `@` in the domain makes a name of it; as in cmark-gfm the dots before that one count on.
    """
    dots, schemes = 0, set[str]()
    while True:
        start = _name_start(text, window, at, schemes)
        match = (_XMPP_DOMAIN if "xmpp:" in schemes else _DOMAIN).match(text, at + 1)
        if start == at or not match:
            return None, at + 1
        dots += match[0].count(".")
        end = match.end()
        if not text.startswith("@", end):
            break
        window, at = at + 1, end
    if end == at + 1 or not dots or not (text[end - 1] == "." or _is_letter(text[end - 1])):
        return None, end
    end = _trimmed(text, at, end)
    return (start, end, ("" if schemes else "mailto:") + text[start:end]), end


def _name_start(text: str, window: int, at: int, schemes: set[str]) -> int:
    """Step back over the name before `@`, and over the schemes before it, which are noted."""
    start = at
    while start > window:
        if text[start - 1] == ":":
            scheme = _scheme(text, window, start)
            if not scheme:
                break
            schemes.add(scheme)
        elif not _NAME.match(text, start - 1):
            break
        start -= 1
    return start


def _scheme(text: str, window: int, end: int) -> str:
    for scheme in ("mailto:", "xmpp:"):
        before = end - len(scheme)
        if text.endswith(scheme, window, end) and not (before > window and _ALPHANUMERIC.match(text, before - 1)):
            return scheme
    return ""


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
