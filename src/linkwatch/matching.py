"""Whether a user's regular expression is found in an address, in bounded time.

Python's engine cannot be interrupted and takes exponential time for a pattern like `(a|a)*b`, which a pull request may
bring in the configuration. So whatever is not plainly quick is searched by another process, which can be ended.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence

from linkwatch import urls
from linkwatch.model import LinkwatchError

SECONDS = 10.0
"""The time for all searches of a run together that are not plainly quick; the usual ones take a few milliseconds."""
SHORT = 500
"""Characters of an address that a plainly quick pattern is searched in at once."""

_REPEATS = re.compile(r"[*+{]")
_OF_GROUPS = re.compile(r"\)[*+{]")
_CHOICES = re.compile(r"\||(?<!\()\?")
_MOST_CHOICES = 4
_CODE = """
import json, os, re, sys
rules, texts = json.load(sys.stdin.buffer)
compiled = [re.compile(source, flags) for source, flags in rules]
for text in texts:
    for rule in compiled:
        os.write(1, b"1" if rule.search(text) else b"0")
"""
"""Writes one sign for each search as soon as it is done: their number tells which one took too long."""

Searched = tuple[re.Pattern[str], str]
_KNOWN: dict[Searched, bool] = {}
"""What another process has found in this run."""


def found(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the pattern is found in the text; raises LinkwatchError where nobody can say in time."""
    if _is_quick(pattern) and len(text) <= SHORT:
        return pattern.search(text) is not None
    if (pattern, text) not in _KNOWN:
        prepare([pattern], [text])
    return _KNOWN[pattern, text]


def prepare(patterns: Sequence[re.Pattern[str]], texts: Sequence[str]) -> None:
    """Search many texts at once for what is not plainly quick, so that one process does it; `found` then knows."""
    _KNOWN.clear()
    slow = [pattern for pattern in patterns if not _is_quick(pattern)]
    _search(slow, [text for text in texts if len(text) <= SHORT])
    _search(patterns, [text for text in texts if len(text) > SHORT])


def _is_quick(pattern: re.Pattern[str]) -> bool:
    """Whether a pattern has so little to choose from that a search takes the square of a short text at most."""
    source = pattern.pattern
    if _OF_GROUPS.search(source) or len(_REPEATS.findall(source)) > 1:
        return False
    return len(_CHOICES.findall(source)) <= _MOST_CHOICES


def _search(patterns: Sequence[re.Pattern[str]], texts: Sequence[str]) -> None:
    pairs = [(pattern, text) for text in texts for pattern in patterns]
    if not pairs:
        return
    data = json.dumps([[(pattern.pattern, pattern.flags) for pattern in patterns], texts]).encode()
    try:
        done = subprocess.run(  # noqa: S603 - this very Python
            [sys.executable, "-I", "-S", "-c", _CODE], input=data, stdout=subprocess.PIPE, timeout=SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow(*pairs[len(error.stdout or b"")]) from None
    except (OSError, subprocess.CalledProcessError):  # no process to be had
        _KNOWN.update({(pattern, text): pattern.search(text) is not None for pattern, text in pairs})
        return
    _KNOWN.update(zip(pairs, (sign == ord("1") for sign in done.stdout), strict=True))


def _too_slow(pattern: re.Pattern[str], text: str) -> LinkwatchError:
    text = urls.without_userinfo(text)
    shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
    return LinkwatchError(
        f"the rule “{pattern.pattern[:_MOST_SHOWN]}” takes too long to search in {shown}",
        "Write it with fewer repetitions, above all none inside another.",
    )


_MOST_SHOWN = 200
