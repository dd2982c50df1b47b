"""Headings that tell of an error: in a clause beside another one, or in a sentence above prose about it."""

from __future__ import annotations

from linkwatch.model import Page
from linkwatch.patterns import lazy
from linkwatch.rules.names import is_error, may_head_an_error
from linkwatch.rules.phrases import VOCABULARY, names_an_error
from linkwatch.rules.sentences import sentence_of_an_error
from linkwatch.rules.texts import straight
from linkwatch.rules.visitor import is_consoled, is_spoken_to, is_wished_for
from linkwatch.rules.works import is_site, without_own_name

BESIDE = 3
"""So many words of another clause tell what the error has to do with."""

SENTENCES, LONG = 3, 6
"""So many sentences of so many words are prose."""

_BREAKS = lazy(r"[,:;\u2013\u2014|\u00bb\u3001\uff0c\uff1a\u300d]\s*|\s-\s")
_ENDS = lazy(r"(?<=[.!?])\s|(?<=[\u3002\uff01\uff1f])")
_WORDS = lazy(r"[^\W_\u3040-\u9fff\uac00-\ud7af]+(?:['\u2019-][^\W_]+)*")
_EASTERN = lazy(r"[\u3040-\u9fff\uac00-\ud7af]")


def is_headline(page: Page, url: str) -> bool:
    """Whether the heading names an error that somebody writes about, and no visitor is told of one below it."""
    shown = page.heading or "".join(page.headings[:1])
    below = page.text.partition(shown)[2].replace(shown, " ") if shown else ""
    if not shown or is_wished_for(sentence_of_an_error(below)):
        return False
    heading = straight(shown)
    return _goes_on(heading, page, url) or (is_error(heading) and not names_an_error(heading) and _is_prose(below))


def _goes_on(heading: str, page: Page, url: str) -> bool:
    """Whether a clause beside that of the error says something else, and it is neither a name nor for the visitor."""
    clauses = [clause.strip(' \u300c“”«»"') for clause in _BREAKS.split(heading)]
    if not any(map(is_error, clauses)) or without_own_name(heading, url):
        return False
    others = [clause for clause in clauses if not _is_of_an_error(clause) and not _is_name(clause, page, url)]
    return sum(map(_size, others)) >= BESIDE


def _is_of_an_error(clause: str) -> bool:
    """Whether a clause could stand on an error page, whatever it lacks."""
    if may_head_an_error(clause) or is_spoken_to(clause) or is_consoled(clause):
        return True
    return not _EASTERN.search(clause) and VOCABULARY.issuperset(_WORDS.findall(clause.lower()))


def _is_name(clause: str, page: Page, url: str) -> bool:
    return is_site(clause, url) or clause == page.metadata.site_name


def _is_prose(text: str) -> bool:
    """Whether sentences follow that are neither for a visitor nor about what is missing."""
    said = [each for each in _ENDS.split(text) if _size(each) >= LONG]
    others = (each for each in said if not is_spoken_to(each) and not is_consoled(each))
    return sum(not sentence_of_an_error(each) for each in others) >= SENTENCES


def _size(text: str) -> int:
    """Count the words of a text; four signs of a script without blanks, or with long words, are three."""
    return len(_WORDS.findall(text)) + len(_EASTERN.findall(text)) * 3 // 4
