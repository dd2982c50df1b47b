"""Pages that say 200 and are error pages: several weak signs together, or the mark of the site's own engine."""

from __future__ import annotations

import re
from itertools import chain

from linkwatch.model import Case, Judgement, Page, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules import sayings
from linkwatch.rules.absence import is_absence
from linkwatch.rules.addresses import split
from linkwatch.rules.explaining import explains_an_error
from linkwatch.rules.phrases import names_an_error, names_perhaps
from linkwatch.rules.ruling import REPLACE, Ruling
from linkwatch.rules.sentences import engine_says, heads_an_error, says_it_twice, sentence_of_an_error, spoken_around
from linkwatch.rules.talk import is_somebodys, is_talk
from linkwatch.rules.texts import parts_of, unquoted
from linkwatch.rules.tongues import is_conditional
from linkwatch.rules.visitor import (
    APOLOGIES,
    REGRETS,
    is_consoled,
    is_sent_back,
    is_sent_on,
    is_spoken_to,
    is_wished_for,
)
from linkwatch.rules.works import is_in_address, is_own_name, is_site, is_work, without_own_name, without_site

SOFT_404 = Ruling(Verdict.BROKEN, "soft-404", "The server says that all is well, but shows an error page.", REPLACE)

FEW, SOME, MANY = 80, 200, 600
"""Words of pages that are probably nothing but a message, a message in a site's frame, or neither."""

NEEDED = ((FEW, 2), (SOME, 3), (MANY, 6))
"""How many points make an error page, by the number of words; whatever says more is about something."""

ABOUT_ERRORS = lazy(
    r"(?<![a-z0-9])(40[34]|410|not[-_]?found|(http-)?errors?([-_]codes?)?|http-status|status[-_]?codes?)(?![a-z0-9])",
    re.IGNORECASE,
)
"""Addresses of pages that are about errors."""

FORUMS = lazy(
    r"/(help|support|faqs?|kb|hc|knowledge-?base|troubleshooting)/|"
    r"/(issues?|pull|questions?|discussions?|threads?|topics?|t|tickets?|bugs?|posts?)/.*\d",
    re.IGNORECASE,
)
"""Addresses where people ask about errors and are told what to do."""

TALK = lazy(r"#\d|\b(issue|question|discussion|thread|ticket|bug|forum|community)\b", re.IGNORECASE)
"""Titles of pages where people talk about errors."""

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

_MARKS = frozenset({".error404", ".dokuwiki.notFound", "next-error=not-found", "next-page=/404"})
"""What engines put into the pages of their errors, and nowhere else."""

BACK_WORDS = 40

NUMBER_WORDS = 60
"""A number in the text says nothing of a page that says more."""

BARE_WORDS = 6
"""A page of so few words and no heading is headed by them."""


def soft_404(case: Case) -> Judgement | None:
    """Prove a page broken that says in other ways than by its status that there is nothing."""
    seen, page = case.seen, case.seen.page if case.seen else None
    if seen is None or page is None:
        return None
    if not _is_marked(page) and (
        page.words > MANY or not _shows_an_error(case, page, _Signs(page, seen.final_url or case.link.url))
    ):
        return None
    words = _words_of(page)
    return SOFT_404.because(f"The server says that all is well, but shows an error page: “{words}”." if words else "")


def names_of(page: Page) -> list[str]:
    """Give the parts of a page's title, then those of the headings that say what the page is."""
    return [*parts_of(page.title), *chain.from_iterable(map(parts_of, _leading(page)))]


def _is_marked(page: Page) -> bool:
    if not _MARKS.isdisjoint(page.marks):
        return True
    if page.noindex and any(mark.startswith("data-dgst=") and mark.endswith(";404") for mark in page.marks):
        return True
    if ".noarticletext" in page.marks:
        return page.words <= MANY
    words = engine_says(page.text) if page.words <= SOME else ""
    return bool(words) and not _is_written_by_somebody(page) and not _is_quoted_in_a_name(words, page)


def _is_quoted_in_a_name(words: str, page: Page) -> bool:
    """Whether the title or a heading says such words in quotation marks: then somebody tells of them."""
    return any(words.strip(" .!") in name != unquoted(name) for name in (page.title, *page.headings[:3]))


def _shows_an_error(case: Case, page: Page, signs: _Signs) -> bool:
    if page.words > FEW and signs.points < _FEWEST_BELOW_MORE:
        return False
    path, seen_at = split(case.link.url).path, case.seen.final_url if case.seen else ""
    if ABOUT_ERRORS.search(path) or _is_written_by_somebody(page):
        return False
    if FORUMS.search(path) or FORUMS.search(split(seen_at).path) or _is_talk(page.title):
        is_told = signs.told and page.words <= SOME and signs.points >= 5  # noqa: PLR2004 - two signs
        return is_told or (page.words <= FEW and signs.say_nothing_else())
    if any(is_in_address(name, case.link.url) for name in signs.names):
        return False
    if not path.strip("/") and page.words > BARE_WORDS and not _tells_below(page):
        return False  # what is called so at the root of a site is the site
    return any(page.words <= words and signs.points >= needed for words, needed in NEEDED)


_FEWEST_BELOW_MORE = min(needed for words, needed in NEEDED if words > FEW)
"""Points that an error page has at least, unless it is nothing but a message."""


def _is_talk(title: str) -> bool:
    return bool(TALK.search(title)) and not any(map(OPEN.fullmatch, _pieces(title)))


def _tells_below(page: Page) -> bool:
    """Whether the text says it, and not only a heading of it."""
    text = page.text
    for heading in page.headings[:3]:
        text = text.replace(heading, " ", 1)
    return bool(sentence_of_an_error(text))


def _is_written_by_somebody(page: Page) -> bool:
    """Whether below the heading of an error stands what somebody has to say of one."""
    heading = page.heading or "".join(page.headings[:1])
    below = page.text.partition(heading)[2] if heading else ""
    said = sentence_of_an_error(below)
    if not is_wished_for(said):
        return is_talk(below) or explains_an_error(below)
    return is_talk(below.partition(said)[0])  # what comes after what the visitor is told may be of other pages


class _Signs:
    """What speaks for an error page; each sign counts only where the page is not called something else."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        leading = _leading(page)
        titles, headings = self._errors(_pieces(page.title)), self._errors(leading)
        headings = [name for name in headings if not self._is_explained(name)]
        self.names = [*titles, *headings]
        # A text alone proves nothing where there is much of it; reading it is most of what a page costs.
        text = self._text() if self.names or page.words <= (FEW if page.headings else SOME) else ""
        words = (sentence_of_an_error(text) or _said_below(text, leading) or self._number_in(text)) if text else ""
        again = not page.headings and says_it_twice(text)
        says_little = page.words <= (SOME if again else FEW)
        if words and self._is_work() and not is_spoken_to(words):
            words = ""
        self.told = bool(words) and (bool(titles or headings) or (says_little and self._may_tell()))
        title, heading = self._count(titles, headings), self._count(headings, titles)
        # Nobody asks search engines to forget a page that he wants to be found.
        marked = page.noindex + 2 * (".page-not-found" in page.marks)
        self.points = 3 * title + 3 * heading + (2 + again) * self.told + marked

    def say_nothing_else(self) -> bool:
        """Whether no heading could be the name of what people talk about, and one or the text is an error's."""
        leading = _leading(self.page)
        if not self.page.headings or not all(map(self._is_open, leading)):
            return False
        is_headed = any(
            heads_an_error(heading) and not is_somebodys(heading) and not self._is_explained(heading)
            for heading in leading
        )
        return self.told or is_headed or (self.points > 0 and self._is_sent_back())

    def _is_sent_back(self) -> bool:
        return self.page.words <= BACK_WORDS and is_sent_back(self.page.text)

    def _text(self) -> str:
        """Give the beginning of the text; where the names are a work's, without them."""
        text = without_site(self.page.text[:1_500], self.url) or self.page.text[:1_500]
        names = [*_pieces(self.page.title), *self.page.headings[:3]] if self._is_work() else []
        asked = [heading for heading in self.page.headings[:3] if heading.endswith(("?", "\uff1f"))]
        for name in (*names, *asked):
            text = text.replace(name, " ")
        return text

    def _errors(self, names: list[str]) -> list[str]:
        own = [other for name in names if not _COUNTED.fullmatch(other := without_own_name(name, self.url))]
        others = [*own, *(without_site(name, self.url) for name in names)]
        parts = [part for part in (*chain.from_iterable(map(parts_of, names)), *others) if unquoted(part).strip()]
        return [part for part in parts if _is_error(part)]

    def _count(self, names: list[str], others: list[str]) -> bool:
        """Whether one of the names is surely an error's, or perhaps one and something else says so."""
        if not names:
            return False
        if any(not names_perhaps(name) for name in names) and not self._is_work():
            return True
        numbers = {bool(re.search(r"\d", name)) for name in (*names, *others)}
        if any(not names_perhaps(name) for name in others) and not self._is_work():
            return True
        if others and all("404" in name for name in (*names, *others)) and self._is_number_of_an_error():
            return True
        if not self.page.title and not self.page.headings and not any(map(_ODD.search, names)):
            return True  # nothing else stands on the page
        return self.told or self.page.noindex or self._is_sent_back() or len(numbers) > 1

    def _is_number_of_an_error(self) -> bool:
        """Whether a page called 404 is an error's: nothing says what room or band it is."""
        others = [part for part in _pieces(self.page.title) if not names_an_error(part) and not self._is_site(part)]
        if any(map(_PAGE_OF_A_BOOK.fullmatch, self.page.headings[:1])) and not APOLOGIES.search(self.page.text):
            return False
        return not others or (not self._is_work() and bool(APOLOGIES.search(self.page.text)))

    def _is_work(self) -> bool:
        """Whether the title says that its other part is the name of a work."""
        return any(is_work(part) and not names_an_error(part) for part in _pieces(self.page.title))

    def _is_explained(self, heading: str) -> bool:
        """Whether the title says of what work or number the heading is only the name."""
        name = heading.casefold()
        return any(
            name in part and not names_an_error(part) and not self._is_site(part.replace(name, ""))
            for part in map(str.casefold, _pieces(self.page.title))
        )

    def _may_tell(self) -> bool:
        leading = _leading(self.page) if self.page.headings else []
        names = [heading for heading in leading if not self._is_site(heading) and not self._heads_the_site(heading)]
        said, text = sentence_of_an_error(self.page.text), self.page.text
        if names:
            is_named = self._is_explained(names[0]) and not is_spoken_to(said)
            is_open = self._is_open(names[0]) and (names[0] == "404" or not is_named)
            return (
                is_open
                or bool(self._number_in(text))
                or self._is_said_first(said, names[0])
                or self._is_asked_in_vain(names[0])
            )
        pieces = _pieces(self.page.title)
        if any(map(self._is_open, pieces)) or all(map(self._is_site, pieces)):
            return True
        return is_spoken_to(said) or is_consoled(text)

    def _number_in(self, text: str) -> str:
        """Give the number of an error that stands in the text of a short page, before what its visitor is told."""
        if self.page.words > NUMBER_WORDS:
            return ""
        for heading in self.page.headings[:3]:
            text = text.replace(heading, " | ", 1)
        found = _NUMBER_IN_TEXT.search(text)
        if not found or any(map(_names_the_number, _pieces(self.page.title))):
            return ""
        before, after = text[: found.start()].split()[-_LONGEST_BEFORE:], text[found.end() :]
        is_named = any(names_an_error(" ".join(before[at:])) for at in range(len(before) - 1))
        is_told = is_named or sentence_of_an_error(after) or is_wished_for(after[:_NEAR_NUMBER]) or is_sent_back(after)
        return found[0].strip(" .!?|") if is_told else ""

    def _is_said_first(self, said: str, heading: str) -> bool:
        """Whether the visitor is told it before the first heading: that is one of what else there is."""
        before, _, _ = self.page.text.partition(heading)
        return bool(said) and said in before and is_wished_for(said) and not is_conditional(before.partition(said)[0])

    def _heads_the_site(self, heading: str) -> bool:
        """Whether a heading is in the title, too, beside what could stand above anything that went wrong."""
        pieces = _pieces(self.page.title)
        return heading in pieces and any(OPEN.fullmatch(piece) for piece in pieces if piece != heading)

    def _is_asked_in_vain(self, heading: str) -> bool:
        """Whether a heading, whatever it says, stands above what the visitor asked for, and where else he may go."""
        if is_own_name(heading, self.url):
            return self._is_said_at_once(heading) and self._is_said_of_it(heading)
        if self._is_explained(heading):
            return False
        around = spoken_around(self.page.text)
        is_his_wish = is_spoken_to(around) and is_sent_on(self.page.text) and not self._is_headed_apart(heading)
        is_titled = heading.casefold() in self.page.title.casefold()  # a message in a page is not its title
        is_denied = is_absence(heading) or (not is_titled and self._is_said_at_once(heading))
        return is_his_wish or (is_denied and is_wished_for(around))

    def _is_headed_apart(self, heading: str) -> bool:
        """Whether what is said stands below another heading, and before one more: then it is not said of the page."""
        before, _, after = self.page.text.partition(sentence_of_an_error(self.page.text))
        others, (_, _, between) = self.page.headings[self.page.headings.index(heading) + 1 :], before.partition(heading)
        return any(other in between for other in others) and any(other in after for other in others)

    def _is_said_at_once(self, heading: str) -> bool:
        """Whether the first that stands below a heading is that it is not there."""
        _, _, below = self.page.text.partition(heading)
        said = sentence_of_an_error(below)
        before = below[: max(below.find(said), 0)] if said else ""
        return bool(said) and len(before) <= _AT_ONCE and not _SENTENCE_END.search(before)

    def _is_said_of_it(self, heading: str) -> bool:
        """Whether nothing but an apology stands between a heading and what is said: no word that it explains."""
        below = self.page.text.partition(heading)[2]
        before = below.partition(sentence_of_an_error(below))[0]
        return not re.search(r"\w", REGRETS.sub("", before))

    def _is_open(self, name: str) -> bool:
        return bool(EXCLAIMED.fullmatch(name)) or any(
            bool(OPEN.fullmatch(part) or NUMBERED.fullmatch(part)) or _is_error(part) for part in parts_of(name)
        )

    def _is_site(self, name: str) -> bool:
        return is_site(name, self.url)


def _names_the_number(part: str) -> bool:
    """Whether a part of a title says of what else the number is one."""
    return "404" in part and not names_an_error(part)


_NEAR_NUMBER = 120
_LONGEST_BEFORE = 4
_NUMBER_IN_TEXT = lazy(
    r"\b(?:error|fehler|erreur|errore|erro|fout|błąd|ошибка|hata|fel|feil|fejl|chyba|virhe|hiba)[ -]"
    r"(?:code |http )?404\b|"
    r"\b404[ -]error\b|(?:^|[|.!?]) *404(?=[.!:]? )|\b404[.!:]?(?: +\||$)",
    re.IGNORECASE,
)
"""The number in a text, by itself beside a heading or as an error's."""

_COUNTED = lazy(r"\W*((error|code|http|status)\W+)*(404|410)\W*((error|code)\W*)?", re.IGNORECASE)
"""What may stand beside the name of a car, a line or a mug."""

_LONGEST_NAME = 8
_AT_ONCE = 40
_SENTENCE_END = lazy(r"[.!?:]\s|。")
_PAGE_OF_A_BOOK = lazy(
    r"(page|seite|página|pagina|pagina'?s|strona|страница|sida|side|strana|sayfa) 404", re.IGNORECASE
)
_ODD = lazy(r"^\W*(404|410)\W*$|\b(nothing|gone|missing|unavailable)\b", re.IGNORECASE)
"""Whole pages that are counted or said by somebody."""


def _is_error(part: str) -> bool:
    """Whether a name is that of an error, and not of somebody's trouble with one."""
    return (names_an_error(part) or heads_an_error(part)) and not is_somebodys(part)


def _said_below(text: str, leading: list[str]) -> str:
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


def _pieces(title: str) -> list[str]:
    """Give the parts of a title without the whole, if it has more than one."""
    parts = parts_of(title)
    return parts[1:] if len(parts) > 1 else parts


def _leading(page: Page) -> list[str]:
    """Give the first heading, and those after it as long as all before say only that something went wrong."""
    if not page.headings and page.words <= BARE_WORDS:
        return [page.text] if page.text else []
    start = page.headings.index(page.heading) if page.heading in page.headings else 0
    above = page.headings[:start] if names_an_error(page.heading) else ()
    leading = [heading for heading in above[-1:] if names_an_error(heading)]
    for heading in page.headings[start : start + 5]:
        leading.append(heading)
        if not any(OPEN.fullmatch(part) or names_an_error(part) for part in parts_of(heading)):
            break
    return leading


def _words_of(page: Page) -> str:
    """Give what the page says of itself; an engine's mark may stand on one that says nothing."""
    names = (name for name in names_of(page) if names_an_error(name) or heads_an_error(name))
    return next(names, "") or engine_says(page.text) or sentence_of_an_error(page.text)
