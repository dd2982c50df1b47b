"""Names of pages, in titles and headings: those that are an error's, and those that may stand above one."""

from __future__ import annotations

import re
from itertools import chain

from linkwatch.model import Page
from linkwatch.patterns import lazy
from linkwatch.rules import sayings
from linkwatch.rules.phrases import names_an_error
from linkwatch.rules.sentences import heads_an_error
from linkwatch.rules.talk import is_somebodys
from linkwatch.rules.texts import parts_of, pieces_of

OPEN = lazy(
    r"(.{0,20}\b)?(oops|whoops|sorry|awkward|uh[ -]?oh|hmm+|ouch|yikes|oh no|d'oh)\b.{0,40}|"
    r"((an )?error|(an |unknown )?error (?!(pages|messages|codes|states|handling)\b).{0,60})|server error.{0,30}|"
    r"(\w+ )?(information|message|notice|alert)|"
    r"((are you|you are|you're|you seem|looks like you're) )?lost\??|"
    r"(\w+\W+)?you('ve| have)? (taken|took) a wrong turn|"
    r"(our |my )?(sincere )?apologies\b.{0,20}|looking for something\??|"
    r"we('ve)? (looked|searched) everywhere\b.{0,50}|page|post|article|document|blog|"
    r"gone|removed|deleted|withdrawn|expired|unavailable|missing|"
    r"(trac|application|request|access) error|"
    r"(we )?(can't|cannot|can not|could not|couldn't|unable to|failed to) (load|open|display|show|access|play)"
    r"( (this|that|the|your|shared|requested|public)){1,2} "
    r"(album|board|chat|content|conversation|gallery|page|playlist|post|thread|video)|"
    r"(invalid|unknown|deleted|removed|expired|missing)( or (invalid|deleted|removed|expired|missing))? "
    r"(address|account|article|content|document|file|id|identifier|item|journal|link|page|post|profile|record|request|"
    r"thread|topic|url|user|video)|"
    r"something('s| is| went) (wrong|missing)|"
    r"[^\W\d_]+ (unavailable|invalid|removed|deleted|expired|withdrawn|inactive|missing|disabled|"
    r"not (found|available))|"
    rf"{sayings.ALERTS}",
    re.IGNORECASE,
)
"""Headings that may stand above anything that went wrong."""

EXCLAIMED = lazy(r"(?:[^\W\d_]{1,12},?\s){0,3}[^\W\d_]{2,12}\s?(?:…|\.{3}|!+)")
"""A few words of surprise in whatever language are such a heading, too."""

NUMBERED = lazy(r"(error |http )?404\b.{0,25}|four[ -]oh[ -]four", re.IGNORECASE)
"""Headings that a text below may make those of an error."""

BARE_WORDS = 6
"""A page of so few words and no heading is headed by them."""


def names_of(page: Page) -> list[str]:
    """Give the parts of a page's title, then those of the headings that say what the page is."""
    return [*parts_of(page.title), *chain.from_iterable(map(parts_of, leading_headings(page)))]


def leading_headings(page: Page) -> list[str]:
    """Give the first heading, and those after it as long as all before say only that something went wrong."""
    if not page.headings and page.words <= BARE_WORDS:
        return [page.text] if page.text else []
    start = page.headings.index(page.heading) if page.heading in page.headings else 0
    above = page.headings[:start] if names_an_error(page.heading) else ()
    found = [heading for heading in above[-1:] if names_an_error(heading)]
    for heading in page.headings[start : start + 5]:
        found.append(heading)
        if not any(OPEN.fullmatch(part) or names_an_error(part) for part in parts_of(heading)):
            break
    return found


def may_head_an_error(name: str) -> bool:
    """Whether a heading may stand above an error, whatever else it says, or names one."""
    return bool(EXCLAIMED.fullmatch(name)) or any(
        bool(OPEN.fullmatch(part) or NUMBERED.fullmatch(part)) or is_error(part) for part in parts_of(name)
    )


def is_error(part: str) -> bool:
    """Whether a name is that of an error, and not of somebody's trouble with one."""
    return _says_an_error(part) and not is_somebodys(part) and not is_quoted(part)


def _says_an_error(name: str) -> bool:
    return names_an_error(name) or heads_an_error(name)


def is_quoted(name: str) -> bool:
    """Whether words beside an error tell who says so: `Stadt offline: "Seite nicht gefunden"`."""
    return bool(quoted_in(name))


def quoted_in(name: str) -> str:
    """Give the error that stands in quotation marks beside other words, or ''."""
    found = next((each for each in _QUOTED.finditer(name) if _says_an_error(each[1])), None)
    is_told = found and _WORDS.search(name[: found.start()] + " " + name[found.end() :])
    return found[1].rstrip(" .…!") if found and is_told else ""


_QUOTED = lazy(r"[\"“”„«「『]([^\"“”„«»「」『』]{4,60})[\"“”»」』]")
_WORDS = lazy(r"^ : \w|[^\W\d_]{2}\W+[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]{4}")


def is_asked_about(name: str) -> bool:
    """Whether one of several parts of a name asks something: what the others name is answered below."""
    pieces = pieces_of(name)
    return len(pieces) > 1 and any("?" in piece and not OPEN.fullmatch(piece) for piece in pieces)
