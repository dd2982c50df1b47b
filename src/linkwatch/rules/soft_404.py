"""Pages that say 200 and are error pages: several weak signs together, or the mark of the site's own engine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from linkwatch.model import Case, Judgement, Page, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules import standing
from linkwatch.rules.absence import is_absence
from linkwatch.rules.addresses import split
from linkwatch.rules.ended import end_of_a_service
from linkwatch.rules.explaining import lists_errors
from linkwatch.rules.headlines import is_headline
from linkwatch.rules.names import (
    BARE_WORDS,
    OPEN,
    is_asked_about,
    is_error,
    is_quoted,
    leading_headings,
    may_head_an_error,
    names_of,
    quoted_in,
)
from linkwatch.rules.phrases import names_an_error, names_perhaps
from linkwatch.rules.ruling import REPLACE, Ruling
from linkwatch.rules.sentences import (
    engine_says,
    heads_an_error,
    says_it_twice,
    sentence_of_an_error,
    spoken_around,
    tells_of_an_error,
)
from linkwatch.rules.talk import is_of_a_help_desk, is_sent_to_a_list, is_somebodys
from linkwatch.rules.texts import parts_of, pieces_of, unquoted
from linkwatch.rules.visitor import APOLOGIES, is_consoled, is_sent_back, is_sent_on, is_spoken_to, is_wished_for
from linkwatch.rules.works import OF_WORKS, is_in_address, is_own_name, is_site, is_work, without_own_name, without_site

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
    r"/(help|support|faqs?|kb|hc|knowledge-?base|troubleshooting|pipermail|hyperkitty|mailman\d?|mail-?archives?)/|"
    r"/(issues?|pull|questions?|discussions?|threads?|topics?|t|tickets?|bugs?|posts?)/.*\d",
    re.IGNORECASE,
)
"""Addresses where people ask about errors and are told what to do."""

TALK = lazy(r"#\d|\b(issue|question|discussion|thread|ticket|bug|forum|community)\b", re.IGNORECASE)
"""Titles of pages where people talk about errors."""

_ITEM = lazy(
    r"(?:^|\s)(?:(?:issue|pull request|merge request|discussion|bug|ticket|task) #?\d+|\([#!](?!404|410)\d+\))"
    r"(?=$|\s*[·|\u2013-])|"
    r"^\[(?!error|http)[a-z][a-z\d]+-\d+\] ",
    re.IGNORECASE,
)
"""What trackers put beside the title of an item that they have, whatever its author called it."""

_CHILDREN = lazy(r"/404/search_children\w*\.js|\bcdn-go\.cn/404/|/yibo404\b", re.IGNORECASE)
"""Scripts that show missing children on Chinese error pages, and nowhere else."""

_MARKS = frozenset({".error404", ".dokuwiki.notFound", "next-error=not-found", "next-page=/404"})
"""What engines put into the pages of their errors, and nowhere else."""

_STEAM = lazy(r"Steam (?:Workshop|Community) ?:: ?Error", re.IGNORECASE)
_OF_STEAM = "problem accessing the item"
"""What Steam's pages of items are called and say that are not there any more; others say it of what will pass."""

_TOMCAT = lazy(r"Apache Tomcat/[\d.]+")
_TOMCATS_ERROR = lazy(r".{0,30}\bHTTP\b.{0,12}\b(404|410)\b")
"""The last heading of Tomcat's error pages, and how their titles begin in every language (`État HTTP 404`)."""

BACK_WORDS, BACK_LETTERS = 40, 200

_NAME_OF_A_TOPIC = 3

_NOTHING_ELSE = 8
_BEGINNING = 1_500
_NUMBERED = lazy(r"(?:error |fehler |erreur )?(?:404|410)\b[\W_]*", re.IGNORECASE)


def soft_404(case: Case) -> Judgement | None:
    """Prove a page broken that says in other ways than by its status that there is nothing."""
    seen, page = case.seen, case.seen.page if case.seen else None
    if seen is None or page is None:
        return None
    url = seen.final_url or case.link.url
    end = end_of_a_service(page, case.link.url)
    if not end and not _is_missing(case, page, url):
        return None
    words = end or _words_of(page)
    return SOFT_404.because(f"The server says that all is well, but shows an error page: “{words}”." if words else "")


def _is_missing(case: Case, page: Page, url: str) -> bool:
    return (
        _is_marked(page, url)
        or _says_nothing_else(page, url)
        or (page.words <= MANY and _shows_an_error(case, page, _Signs(page, url)))
    )


def _says_nothing_else(page: Page, url: str) -> bool:
    """Whether all that a page says is the number and the name of the error, as frameworks do by themselves."""
    if page.words > _NOTHING_ELSE or ABOUT_ERRORS.search(split(url).path):
        return False
    numbered = _NUMBERED.match(page.text)
    return numbered is not None and names_an_error(page.text[numbered.end() :])


def _is_marked(page: Page, url: str) -> bool:
    has_children = page.words <= FEW and any(map(_CHILDREN.search, page.loaded))
    if has_children or (not _MARKS.isdisjoint(page.marks) and not _is_itself(page, url)):
        return True
    if _is_of_tomcat(page) or (_STEAM.fullmatch(page.title) and _OF_STEAM in page.text):
        return page.words <= SOME
    if page.noindex and any(mark.startswith("data-dgst=") and mark.endswith(";404") for mark in page.marks):
        return True
    if ".noarticletext" in page.marks:
        return page.words <= MANY
    words = engine_says(page.text) if page.words <= SOME else ""
    if not words or _is_quoted_in_a_name(words, page) or _is_told_of(page, url) or _is_a_list(page):
        return False
    return not standing.is_written_by_somebody(page)


def _is_itself(page: Page, url: str) -> bool:
    """Whether a page is called as its address says and tells of no error: then a plugin forgot to take the mark off."""
    names = names_of(page)
    is_called_so = any(is_in_address(name, url) for name in names) and not any(map(names_an_error, names))
    return is_called_so and not tells_of_an_error(page.text[:_BEGINNING])


def _is_of_tomcat(page: Page) -> bool:
    return bool(_TOMCATS_ERROR.match(page.title) and _TOMCAT.fullmatch("".join(page.headings[-1:])))


def _is_quoted_in_a_name(words: str, page: Page) -> bool:
    """Whether the title or a heading says such words in quotation marks: then somebody tells of them."""
    return any(words.strip(" .!") in name != unquoted(name) for name in (page.title, *page.headings[:3]))


def _is_a_list(page: Page) -> bool:
    """Whether what a page says is one of the errors that it lists, by its name or by what it is headed with."""
    numbers = {found[1] for found in map(_HEADED_BY_NUMBER.match, page.headings) if found}
    errors = sum(any(map(names_an_error, parts_of(heading))) for heading in page.headings[:_MOST_HEADINGS])
    return len(numbers) > 1 or errors > _MOST_ERRORS or any(map(lists_errors, (page.title, page.heading)))


def _is_told_of(page: Page, url: str) -> bool:
    """Whether the address has the page's own name in it, which is longer than a site's: a topic about such an error."""
    return any(len(name.split()) >= _NAME_OF_A_TOPIC and is_in_address(name, url) for name in names_of(page))


def _shows_an_error(case: Case, page: Page, signs: _Signs) -> bool:
    if page.words > FEW and signs.points < _FEWEST_BELOW_MORE:
        return False
    path, seen_at = split(case.link.url).path, case.seen.final_url if case.seen else ""
    if ABOUT_ERRORS.search(path) or _is_about_one(page, seen_at or case.link.url):
        return False
    if FORUMS.search(path) or FORUMS.search(split(seen_at).path) or _is_talk(page.title):
        is_told = signs.told and page.words <= SOME and signs.points >= 5  # noqa: PLR2004 - two signs
        return (is_told and not signs.name_a_topic()) or (page.words <= FEW and signs.say_nothing_else())
    if any(is_in_address(name, case.link.url) for name in signs.names):
        return False
    if not path.strip("/") and page.words > BARE_WORDS and not standing.is_said_in_the_text(page):
        return False  # what is called so at the root of a site is the site
    return any(page.words <= words and signs.points >= needed for words, needed in NEEDED)


def _says_no_more(page: Page) -> bool:
    """Whether a page, or what it says in its site's frame, is hardly more than the way back."""
    is_framed = bool(page.message) and page.text == page.message
    return (len(page.text) <= BACK_LETTERS) if is_framed else page.words <= BACK_WORDS


def _is_about_one(page: Page, url: str) -> bool:
    """Whether somebody tells of an error, or a work, a ware or an item of a tracker is called like one."""
    is_of_a_work = any(map(OF_WORKS.match, page.marks)) and _names_a_work(page, url)
    is_item = any(map(_ITEM.search, (page.title, page.heading)))
    is_named = is_of_a_work or is_item or _is_a_list(page)
    return is_named or standing.is_written_by_somebody(page) or is_headline(page, url)


def _names_a_work(page: Page, url: str) -> bool:
    """Whether a title says more than the site's name; where a work is gone, its name is, too (` - Tube`)."""
    names = [*pieces_of(page.title), *pieces_of(page.metadata.title)]
    return any(re.search(r"[^\W_]", name) and not is_site(name, url) for name in names)


_FEWEST_BELOW_MORE = min(needed for words, needed in NEEDED if words > FEW)
"""Points that an error page has at least, unless it is nothing but a message."""


def _is_told(name: str) -> bool:
    """Whether somebody asks or quotes what a part of a name says."""
    return is_asked_about(name) or is_quoted(name)


def _is_talk(title: str) -> bool:
    return bool(TALK.search(title)) and not any(map(OPEN.fullmatch, pieces_of(title)))


class _Signs:
    """What speaks for an error page; each sign counts only where the page is not called something else."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        leading = leading_headings(page)
        titles = [] if _is_told(page.title) else self._errors(pieces_of(page.title))
        headings = self._errors([heading for heading in leading if not _is_told(heading)])
        headings = [name for name in headings if not self._is_explained(name)]
        self.names = [*titles, *headings]
        # A text alone proves nothing where there is much of it; reading it is most of what a page costs.
        text = self._text() if self.names or page.words <= (FEW if page.headings else SOME) else ""
        words = (
            (sentence_of_an_error(text) or standing.name_below(text, leading) or standing.number_in(page, text))
            if text
            else ""
        )
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
        leading = leading_headings(self.page)
        others = [piece for piece in pieces_of(self.page.title) if not may_head_an_error(piece)]
        if not self.page.headings or not all(map(may_head_an_error, leading)) or len(others) > 1:
            return False  # a topic's title names its section, and its site
        is_headed = any(
            heads_an_error(heading) and not is_somebodys(heading) and not self._is_explained(heading)
            for heading in leading
        )
        return self.told or is_headed or (self.points > 0 and self._is_sent_back())

    def name_a_topic(self) -> bool:
        """Whether a heading says beside an error what people talk about (`404 - page not found on the manual`)."""
        named = (pieces for pieces in map(pieces_of, leading_headings(self.page)) if any(map(is_error, pieces)))
        return any(not may_head_an_error(piece) and not self._is_site(piece) for pieces in named for piece in pieces)

    def _is_sent_back(self) -> bool:
        return _says_no_more(self.page) and is_sent_back(self.page.text)

    def _text(self) -> str:
        """Give the beginning of the text; where the names are a work's, without them."""
        text = without_site(self.page.text[:1_500], self.url) or self.page.text[:1_500]
        names = [*pieces_of(self.page.title), *self.page.headings[:3]] if self._is_work() else []
        asked = [heading for heading in self.page.headings[:3] if heading.endswith(("?", "\uff1f"))]
        told = filter(None, map(quoted_in, (self.page.title, *self.page.headings[:3])))
        for name in (*names, *asked, *told):
            text = text.replace(name, " ")
        return text

    def _errors(self, names: Iterable[str]) -> list[str]:
        names = [name for name in names if not is_sent_to_a_list(name)]
        own = [other for name in names if not _COUNTED.fullmatch(other := without_own_name(name, self.url))]
        others = [*own, *(without_site(name, self.url) for name in names)]
        parts = dict.fromkeys((*chain.from_iterable(map(parts_of, names)), *others))  # most are the same
        return [part for part in parts if unquoted(part).strip() and is_error(part)]

    def _count(self, names: list[str], others: list[str]) -> bool:
        """Whether one of the names is surely an error's, or perhaps one and something else says so."""
        if not names:
            return False
        if any(not names_perhaps(name) for name in names) and not self._is_work():
            return True
        numbers = {bool(re.search(r"\d{3}", name)) for name in (*names, *others)}
        if any(not names_perhaps(name) for name in others) and not self._is_work():
            return True
        if others and all("404" in name for name in (*names, *others)) and self._is_number_of_an_error():
            return True
        if not self.page.title and not self.page.headings and not any(map(_ODD.search, names)):
            return True  # nothing else stands on the page
        return self.told or self.page.noindex or self._is_sent_back() or len(numbers) > 1

    def _is_number_of_an_error(self) -> bool:
        """Whether a page called 404 is an error's: nothing says what room or band it is."""
        others = [part for part in pieces_of(self.page.title) if not names_an_error(part) and not self._is_site(part)]
        if any(map(_PAGE_OF_A_BOOK.fullmatch, self.page.headings[:1])) and not APOLOGIES.search(self.page.text):
            return False
        return not others or (not self._is_work() and bool(APOLOGIES.search(self.page.text)))

    def _is_work(self) -> bool:
        """Whether the title says that its other part is the name of a work, or of what a help desk tells of."""
        pieces = pieces_of(self.page.title)
        others = (part for part in pieces if not names_an_error(part))
        if any(map(is_work, (*others, *_SUBTITLE.findall(self.page.title)))):
            return True
        return is_of_a_help_desk(self.page.title) and not any(map(_OF_A_PAGE.search, pieces))

    def _is_explained(self, heading: str) -> bool:
        """Whether the title says of what work or number the heading is only the name."""
        name = heading.casefold()
        return any(
            name in part and not names_an_error(part) and not self._is_site(part.replace(name, ""))
            for part in map(str.casefold, pieces_of(self.page.title))
        )

    def _may_tell(self) -> bool:
        leading = leading_headings(self.page) if self.page.headings else []
        # What a page calls its site may be what it is about; what its host is called is the site.
        others = (heading for heading in leading if not is_site(heading, self.url))
        names = [heading for heading in others if not self._heads_the_site(heading)]
        said, text = sentence_of_an_error(self.page.text), self.page.text
        if any(is_work(part) and not OPEN.fullmatch(part) for name in names for part in parts_of(name)):
            return False
        if names:
            is_named = self._is_explained(names[0]) and not is_spoken_to(said)
            is_open = may_head_an_error(names[0]) and (names[0] == "404" or not is_named)
            return (
                is_open
                or bool(standing.number_in(self.page, text))
                or standing.is_said_first(self.page, said, names[0])
                or self._is_asked_in_vain(names[0])
            )
        pieces = pieces_of(self.page.title)
        if any(map(may_head_an_error, pieces)) or all(map(self._is_site, pieces)):
            return True
        return is_spoken_to(said) or is_consoled(text)

    def _heads_the_site(self, heading: str) -> bool:
        """Whether a heading is in the title, too, beside what could stand above anything that went wrong."""
        pieces = pieces_of(self.page.title)
        return heading in pieces and any(OPEN.fullmatch(piece) for piece in pieces if piece != heading)

    def _is_asked_in_vain(self, heading: str) -> bool:
        """Whether a heading, whatever it says, stands above what the visitor asked for, and where else he may go."""
        if is_own_name(heading, self.url):
            return standing.is_said_at_once(self.page, heading) and standing.is_said_of_it(self.page, heading)
        if self._is_explained(heading):
            return False
        around = spoken_around(self.page.text)
        is_his_wish = (
            is_spoken_to(around) and is_sent_on(self.page.text) and not standing.is_headed_apart(self.page, heading)
        )
        is_titled = heading.casefold() in self.page.title.casefold()  # a message in a page is not its title
        is_denied = is_absence(heading) or (not is_titled and standing.is_said_at_once(self.page, heading))
        return is_his_wish or (is_denied and is_wished_for(around))

    def _is_site(self, name: str) -> bool:
        return is_site(name, self.url) or name.casefold() == self.page.metadata.site_name.casefold()


_MOST_ERRORS, _MOST_HEADINGS = 3, 20
"""So many headings of a page, of the first ones that are looked at, may say that it is missing."""

_HEADED_BY_NUMBER = lazy(r"\W*(?:(?:error|http|status|code) )*([45]\d\d)\b", re.IGNORECASE)

_COUNTED = lazy(r"\W*((error|code|http|status)\W+)*(404|410)\W*((error|code)\W*)?", re.IGNORECASE)
"""What may stand beside the name of a car, a line or a mug."""

_SUBTITLE = lazy(r": (?:the|an?|der|die|das|les?|la|une?|el|il|os?|uma?) ([^:]+)$", re.IGNORECASE)
"""What a title says after a colon of the name before it."""

_OF_A_PAGE = lazy(
    r"\b(page|seite|página|pagina|strona|stran[ay]|страница|sid[ae]n?|sayfa|oldal|404|article|document|post|content)"
    r"\b|页|頁|ページ|페이지|^\W*(error\W+)?(not found|nicht gefunden)\W*$",
    re.IGNORECASE,
)
"""What a help desk lacks itself; a repository or a video that is not there is what it explains."""

_PAGE_OF_A_BOOK = lazy(
    r"(page|seite|página|pagina|pagina'?s|strona|страница|sida|side|strana|sayfa) 404", re.IGNORECASE
)
_ODD = lazy(r"^\W*(404|410)\W*$|\b(nothing|gone|missing|unavailable)\b", re.IGNORECASE)
"""Whole pages that are counted or said by somebody."""


def _words_of(page: Page) -> str:
    """Give what the page says of itself; an engine's mark may stand on one that says nothing."""
    names = (name for name in names_of(page) if names_an_error(name) or heads_an_error(name))
    return next(names, "") or engine_says(page.text) or sentence_of_an_error(page.text)
