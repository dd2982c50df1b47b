"""Links whose text and page have nothing to do with each other any more, as when a domain has changed hands.

No verdict rests on it, since words alone prove nothing: it is told beside them. And only where the evidence is strong:
text and page are prose of the same language, and no telling word of the text, nor of the address, is on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from linkwatch import titles, urls
from linkwatch.model import Link, Observation, Occurrence, Page, Problem, Result, Verdict

LEAST_WORDS = 80
"""A page with fewer words is a notice or an image: it does not say what it is about."""
LEAST_TELLING = 3
"""A text with fewer telling words is a name, which a page need not repeat."""


def unrelated(result: Result) -> Problem | None:
    """Tell a link whose page has nothing to do with any of the texts under which it is linked."""
    seen, places = result.seen, result.link.occurrences
    prose = next((place for place in places if _is_prose(place.text)), None)
    if prose is None or seen is None or seen.page is None or not _is_readable(result, seen, seen.page):
        return None
    page = _words_of(seen.page)
    said = [titles.words(place.text[:_LONGEST]) for place in places]
    if any(_shares(words, page) for words in (*said, _address_words(result.link, seen))):
        return None
    return None if _is_in_host(seen, seen.page) else _problem(prose, seen.page)


def _is_readable(result: Result, seen: Observation, page: Page) -> bool:
    """Whether a reader gets a page of English prose, with a title, as it came from the server."""
    is_there = result.judgement.verdict in {Verdict.OK, Verdict.MOVED} and seen.status == _SUCCESS
    is_whole = not page.scripted and page.words >= LEAST_WORDS and bool(_title(page) and page.headings)
    return is_there and is_whole and len(_ENGLISH & set(titles.words(page.text))) >= _MANY_SMALL_WORDS


def _is_prose(text: str) -> bool:
    """Whether a text is English prose, and tells what it is about: `here`, a name or an address does not."""
    words = titles.words(text[:_LONGEST])
    is_english = not _ONLY_ENGLISH.isdisjoint(words) and not urls.is_web(text.strip())
    return is_english and len(_telling(words)) >= LEAST_TELLING


def _shares(words: Sequence[str], page: set[str]) -> bool:
    """Whether a telling word is on the page; `fine-tuning` may be written as one there."""
    pairs = (first + second for first, second in pairwise(words) if _SMALL.isdisjoint((first, second)))
    return any(_stem(word) in page for word in _telling((*words, *pairs)))


def _words_of(page: Page) -> set[str]:
    """Give the words of a page by their beginnings, those that it writes as two also as one."""
    said = page.metadata
    parts = (page.title, said.title, said.description, said.site_name, said.author, page.description, page.text)
    words = [word for part in (*parts, *page.headings) for word in titles.words(part)]
    pairs = (first + second for first, second in pairwise(words))
    return {_stem(word) for word in (*words, *pairs)}


def _address_words(link: Link, seen: Observation) -> list[str]:
    addresses = (link.url, seen.final_url)
    parts = (unquote(f"{urls.host(url).rpartition('.')[0]} {urlsplit(url).path}") for url in addresses if url)
    return [word for part in parts for word in titles.words(part[:_LONGEST].replace("_", " "))]


def _is_in_host(seen: Observation, page: Page) -> bool:
    """Whether the page's own names are in its host's: `Learn Prompting` in learnprompting.org."""
    host = "".join(titles.words(urls.host(seen.url).rpartition(".")[0]))
    names = titles.words(f"{_title(page)} {page.metadata.site_name}")
    return any(len(name) >= _SHORTEST and name in host for name in names)


def _telling(words: Iterable[str]) -> set[str]:
    return {word for word in words if len(word) >= _SHORTEST and word not in _COMMON and not word.isdigit()}


def _stem(word: str) -> str:
    """Cut what inflection changes; two words with the same beginning are taken for one."""
    return word[:5]


def _title(page: Page) -> str:
    return page.metadata.title or page.title


def _problem(place: Occurrence, page: Page) -> Problem:
    message = (
        f"the page has nothing to do with the link's text “{place.text[:_SHOWN]}”: it is called "
        f"“{_title(page)[:_SHOWN]}”; the site may have changed hands, so open it and correct the link or its text"
    )
    return Problem(place.file, place.line, place.column, message)


_SUCCESS = 200
_LONGEST = 400
_SHOWN = 100
_SHORTEST = 4
_MANY_SMALL_WORDS = 6
_ONLY_ENGLISH = frozenset({"the", "of", "and", "with", "from", "how", "what", "why", "are", "your"})
"""Small words that hardly any other language has in its titles."""
_ENGLISH = _ONLY_ENGLISH | {"to", "for", "this", "that", "is", "it", "you", "was", "were", "have", "has"}
_WORDS_ABOUT_PAGES = (
    "about also article best blog book code complete course demo docs documentation example explained getting guide "
    "have here home html http https index info intro introduction learn link list main more news official online open "
    "overview page part post posts read resource resources site start started that this tutorial using video website "
    "what when where which with your from into some them they very github wiki using makes make made work works"
)
_COMMON = frozenset(_WORDS_ABOUT_PAGES.split())
_WORDS_BETWEEN_OTHERS = "a an as at be by can do if in my no not on or our we"
_SMALL = _ENGLISH | _COMMON | frozenset(_WORDS_BETWEEN_OTHERS.split())
"""Words that are no half of another: joined, `in form` would be found in every `inform`."""
