"""Where on a page it stands that something is missing: at once below a heading, before the first, beside a number."""

from __future__ import annotations

import re

from linkwatch.model import Page
from linkwatch.patterns import lazy
from linkwatch.rules.explaining import explains_an_error
from linkwatch.rules.names import OPEN
from linkwatch.rules.phrases import names_an_error, names_perhaps
from linkwatch.rules.sentences import sentence_of_an_error
from linkwatch.rules.talk import before_facts, is_talk
from linkwatch.rules.texts import pieces_of
from linkwatch.rules.tongues import is_conditional
from linkwatch.rules.visitor import REGRETS, is_sent_back, is_spoken_to, is_wished_for

NUMBER_WORDS = 60
"""A number in the text says nothing of a page that says more."""

_NEAR_NUMBER = 120
_LONGEST_BEFORE = 4
_NUMBER_IN_TEXT = lazy(
    r"\b(?:error|fehler|erreur|errore|erro|fout|błąd|ошибка|hata|fel|feil|fejl|chyba|virhe|hiba)[ -]"
    r"(?:code |http )?404\b|"
    r"\b404[ -]error\b|(?:^|[|.!?]) *404(?=[.!:]? )|\b404[.!:]?(?: +\||$)",
    re.IGNORECASE,
)
"""The number in a text, by itself beside a heading or as an error's."""

_LONGEST_NAME = 8
_AT_ONCE = 40
_SENTENCE_END = lazy(r"[.!?:]\s|。")


_CODE = lazy(r"</?(?:a|body|div|h[1-6]|head|html|p|span|title)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
"""The source of a page as readers see it."""


def is_said_in_the_text(page: Page) -> bool:
    """Whether the text says it, and not only a heading of it."""
    text = page.text
    for heading in page.headings[:3]:
        text = text.replace(heading, " ", 1)
    return bool(sentence_of_an_error(text))


def is_written_by_somebody(page: Page) -> bool:
    """Whether below the heading of an error stands what somebody has to say of one, or how a page of it is made."""
    if _CODE.search(page.text):
        return True
    heading = page.heading or "".join(page.headings[:1])
    below = page.text.partition(heading)[2] if heading else page.text
    said = sentence_of_an_error(below)
    if not is_wished_for(said):
        return is_talk(below) or explains_an_error(below) or _is_of_a_work(below)
    return is_talk(below.partition(said)[0])  # what comes after what the visitor is told may be of other pages


def _is_of_a_work(below: str) -> bool:
    """Whether facts of a work stand below its name; below what a visitor is told, they are of others."""
    before = before_facts(below)
    return before is not None and not is_spoken_to(before) and not sentence_of_an_error(before)


def is_said_first(page: Page, said: str, heading: str) -> bool:
    """Whether the visitor is told it before the first heading: that is one of what else there is."""
    before, _, _ = page.text.partition(heading)
    return bool(said) and said in before and is_wished_for(said) and not is_conditional(before.partition(said)[0])


def is_headed_apart(page: Page, heading: str) -> bool:
    """Whether what is said stands below another heading, and before one more: then it is not said of the page."""
    before, _, after = page.text.partition(sentence_of_an_error(page.text))
    others, (_, _, between) = page.headings[page.headings.index(heading) + 1 :], before.partition(heading)
    return any(other in between for other in others) and any(other in after for other in others)


def is_said_at_once(page: Page, heading: str) -> bool:
    """Whether the first that stands below a heading is that it is not there."""
    _, _, below = page.text.partition(heading)
    said = sentence_of_an_error(below)
    before = below[: max(below.find(said), 0)]
    return bool(said) and len(before) <= _AT_ONCE and not _SENTENCE_END.search(before)


def is_said_of_it(page: Page, heading: str) -> bool:
    """Whether nothing but an apology stands between a heading and what is said: no word that it explains."""
    below = page.text.partition(heading)[2]
    before = below.partition(sentence_of_an_error(below))[0]
    return not re.search(r"\w", REGRETS.sub("", before))


def number_in(page: Page, text: str) -> str:
    """Give the number of an error that stands in the text of a short page, before what its visitor is told."""
    if page.words > NUMBER_WORDS:
        return ""
    for heading in page.headings[:3]:
        text = text.replace(heading, " | ", 1)
    found = _NUMBER_IN_TEXT.search(text)
    if not found or any(map(_names_the_number, pieces_of(page.title))):
        return ""
    before, after = text[: found.start()].split()[-_LONGEST_BEFORE:], text[found.end() :]
    is_named = any(names_an_error(" ".join(before[at:])) for at in range(len(before) - 1))
    is_told = is_named or sentence_of_an_error(after) or is_wished_for(after[:_NEAR_NUMBER]) or is_sent_back(after)
    return found[0].strip(" .!?|") if is_told else ""


def name_below(text: str, leading: list[str]) -> str:
    """Give the error's name first below a heading that tells only that something is wrong, or beside a 404."""
    is_number = "404" in leading
    heading = "404" if is_number else "".join(leading[-1:])
    if not is_number and not OPEN.fullmatch(heading):
        return ""
    before, _, after = text.partition(heading)
    words, last = after.split()[:_LONGEST_NAME], before.split()[-_LONGEST_NAME:] if is_number else []
    pieces = [words[:count] for count in range(1, len(words) + 1)] + [
        last[-count:] for count in range(1, len(last) + 1)
    ]
    names = (" ".join(piece).strip(" |:-\u2013\u2014") for piece in pieces)
    sure = (name for name in names if names_an_error(name) and not names_perhaps(name))
    return next((name for name in sure if is_number or name.endswith((".", "!", "。"))), "")


def _names_the_number(part: str) -> bool:
    """Whether a part of a title says of what else the number is one."""
    return "404" in part and not names_an_error(part)
