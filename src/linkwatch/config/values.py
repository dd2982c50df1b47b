"""Settings that are written as text, parsed the same for file and command line; an error is a ValueError for people."""

from __future__ import annotations

import difflib
import re
import warnings
from collections.abc import Iterable

from linkwatch import urls
from linkwatch.config.limits import DURATION
from linkwatch.model import ConnectTo, Fact, Sort, Verdict

MOST_SHOWN = 60
"""Characters of a text in a message."""
INTEGER_BITS = 64
"""What TOML asks of programs; to write out a longer one takes the square of its length."""
MAX_PORT = 65_535

_DURATION = re.compile(r"([0-9]+(?:\.[0-9]+)?)([smhd]?)")
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}
_SIDE = r"(\[[^\[\]]*\]|[^\s\[\]:/?#@\\]*):([0-9]{0,5})"
_CONNECT_TO = re.compile(f"{_SIDE}:{_SIDE}")


def parse_duration(text: str) -> float:
    """Give the seconds in '45s', '30m', '12h', '1d' or a plain number of seconds."""
    if not (match := _DURATION.fullmatch(text.strip())):
        raise ValueError(f"expected {DURATION}, got {shown(text)}")
    return float(match[1]) * _UNITS[match[2]]


def parse_verdict(text: str) -> Verdict:
    """Give the verdict with this name."""
    try:
        return Verdict(text.strip())
    except ValueError:
        raise ValueError(f"unknown verdict {shown(text)} ({suggestion(text.strip(), Verdict, 'verdicts')})") from None


def parse_fact(text: str) -> Fact:
    """Give the fact of a paper with this name."""
    try:
        return Fact(text.strip())
    except ValueError:
        raise ValueError(f"unknown column {shown(text)} ({suggestion(text.strip(), Fact, 'columns')})") from None


def parse_sort(text: str) -> Sort:
    """Give the order of papers with this name."""
    try:
        return Sort(text.strip())
    except ValueError:
        raise ValueError(f"unknown order {shown(text)} ({suggestion(text.strip(), Sort, 'orders')})") from None


def parse_heading(text: str) -> str:
    """Give text that can be told from another heading: one with a letter or digit."""
    if not any(map(str.isalnum, text)):
        raise ValueError(f"expected the text of a heading, got {shown(text)}")
    return text


def parse_pattern(text: str) -> re.Pattern[str]:
    """Compile a regular expression of Python; one that is empty fits everything and is nobody's wish."""
    if not text:
        raise ValueError("expected a regular expression, got an empty text, which would fit every link")
    try:
        with warnings.catch_warnings(action="ignore"):  # '[[' is told to the authors of Python code, not to users
            return re.compile(text)
    except re.error as error:
        place = "" if error.pos is None else f" at position {error.pos + 1}"
        raise ValueError(f"not a regular expression: {error.msg}{place} of {shown(text)}") from error
    except (OverflowError, RecursionError) as error:
        raise ValueError(f"not a regular expression: too large or nested too deeply: {shown(text)}") from error


def parse_connect_to(text: str) -> ConnectTo:
    """Read curl's HOST1:PORT1:HOST2:PORT2: hosts come as URLs have them, without the brackets of IPv6."""
    expected = f"expected HOST1:PORT1:HOST2:PORT2 (IPv6 addresses in brackets), got {shown(text)}"
    if not (match := _CONNECT_TO.fullmatch(text)):
        raise ValueError(expected)
    host, port, to_host, to_port = match.groups()
    try:
        return ConnectTo(_host(host), _port(port), _host(to_host), _port(to_port))
    except ValueError as error:
        raise ValueError(f"{expected}: {error}") from None


def parse_header(text: str) -> str:
    """Give text that may stand in a header of a request: printable ASCII (RFC 9110 section 5.5)."""
    if not (text.isascii() and text.isprintable()):
        raise ValueError(f"expected letters, digits and signs of ASCII on one line, got {shown(text)}")
    return text


def parse_path(text: str) -> str:
    """Give text that may name a file."""
    if not text or "\0" in text:
        raise ValueError(f"expected the path of a file or folder, got {shown(text)}")
    return text


def suggestion(word: str, known: Iterable[str], noun: str) -> str:
    """Give 'did you mean …?' where a known word is near, else all known words."""
    known = [str(each) for each in known]
    # The search for a near word takes the square of the word's length.
    near = difflib.get_close_matches(word.lower()[:40], known, n=1)
    return f"did you mean {shown(near[0])}?" if near else f"known {noun}: {', '.join(sorted(known))}"


def shown(value: object) -> str:
    """Give a value of TOML as a message shows it: short, on one line, without control characters."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{_escaped(value[:MOST_SHOWN])}"' + "…" * (len(value) > MOST_SHOWN)
        case list():
            return "a list"
        case dict():
            return "a table"
        case int() if value.bit_length() > INTEGER_BITS:
            return f"a number of more than {INTEGER_BITS} bits"
    return str(value)


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def _host(text: str) -> str:
    if not text:
        return ""
    host = urls.host(urls.normalize(f"https://{text}/") or "")
    if not host:
        raise ValueError(f"{shown(text)} is no host")
    return host


def _port(text: str) -> str:
    if text and not 1 <= int(text) <= MAX_PORT:
        raise ValueError(f"{shown(text)} is no port")
    return str(int(text)) if text else ""
