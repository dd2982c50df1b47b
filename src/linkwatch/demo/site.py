"""What the stand-in web answers: only what the guide links to exists, and some of it behaves as the scenario says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from linkwatch import arxiv_ids, urls
from linkwatch.demo import arxiv_api, pages
from linkwatch.demo.arxiv_api import Listing
from linkwatch.demo.pages import Answer
from linkwatch.demo.scenario import Behaviour, Entry, Scenario
from linkwatch.model import Document, Kind, Occurrence

API_HOST, API_PATH = "export.arxiv.org", "/api/query"
HUB, HUB_PATH = "huggingface.co", "/api/papers/"


class Site:
    """The answers of all hosts that the documents name, of arXiv, Hugging Face and the papers' code, and of redirects.

    `addresses` are the documents' web addresses without fragment, `hosts` all hosts with an answer, `expired` those
    whose certificate has run out.
    """

    def __init__(self, documents: Sequence[Document], scenario: Scenario) -> None:
        links = [link for document in documents for link in document.occurrences if _is_visited(link.url)]
        active = scenario.within(link.url for link in links)
        self._papers = _with_wrong_titles(arxiv_api.load_papers(), active)
        self._entries = {address(entry.url): entry for entry in active.entries}
        papers = self._papers.values()
        known = {**_of_code(papers), **_of_papers(papers), **_of_links(links, active, papers)}
        self._pages = {**_led_to(active, known), **known}
        self._asked: Counter[str] = Counter()
        self.addresses = tuple(dict.fromkeys(address(link.url) for link in links))
        self.hosts = frozenset({API_HOST, HUB, *map(urls.host, self._pages)})
        self.expired = frozenset(_hosts_of(Behaviour.EXPIRED_CERTIFICATE, active))

    def answer(self, url: str) -> Answer | None:
        """Answer a request for an address; None means that no answer ever comes."""
        if urls.host(url) not in self.hosts:
            return pages.status_page(HTTPStatus.MISDIRECTED_REQUEST)
        parts = urlsplit(url)
        if (urls.host(url), parts.path) == (API_HOST, API_PATH):
            return self._api(url)
        if urls.host(url) == HUB and parts.path.startswith(HUB_PATH):
            return self._hub(parts.path.removeprefix(HUB_PATH))
        self._asked[url] += 1
        page = self._pages.get(url) or pages.status_page(HTTPStatus.NOT_FOUND)
        entry = self._entries.get(url)
        return _behave(entry, page, is_first=self._asked[url] == 1) if entry else page

    def _api(self, url: str) -> Answer:
        if urls.scheme(url) == "http":
            location = url.replace("http:", "https:", 1)
            return pages.status_page(HTTPStatus.MOVED_PERMANENTLY, ("Location", location))
        return arxiv_api.query(urlsplit(url).query, self._papers)

    def _hub(self, paper: str) -> Answer:
        """Answer as Hugging Face's paper pages do: they do not have all papers, and not of all the code."""
        known = self._papers.get(paper)
        if known is None:
            return pages.facts({"error": "Paper not found"}, HTTPStatus.NOT_FOUND)
        return pages.facts({"id": paper, "title": known.title, **({"githubRepo": known.code} if known.code else {})})


def address(url: str) -> str:
    """Give the address that a request for the URL names: normalized, without fragment, user name and password."""
    return urls.key(urls.without_userinfo(urls.normalize(url) or url))


_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico"})
_STATUS = {Behaviour.GONE: HTTPStatus.GONE, Behaviour.NOT_FOUND: HTTPStatus.NOT_FOUND}
_REDIRECTS = {Behaviour.MOVED: HTTPStatus.MOVED_PERMANENTLY, Behaviour.REDIRECT: HTTPStatus.FOUND}
_AT_FIRST = {
    Behaviour.FLAKY: pages.status_page(HTTPStatus.SERVICE_UNAVAILABLE),
    Behaviour.RATE_LIMITED: pages.status_page(HTTPStatus.TOO_MANY_REQUESTS, ("Retry-After", "1")),
}


def _behave(entry: Entry, page: Answer, *, is_first: bool) -> Answer | None:
    behaviour = entry.behaviour
    if behaviour is Behaviour.SILENT:
        return None
    if behaviour is Behaviour.CHALLENGE:
        return pages.challenge()
    if behaviour in _STATUS:
        return pages.status_page(_STATUS[behaviour])
    if behaviour in _REDIRECTS:
        return pages.status_page(_REDIRECTS[behaviour], ("Location", entry.to))
    return _AT_FIRST.get(behaviour, page) if is_first else page


def _is_visited(url: str) -> bool:
    return urls.is_web(url) and bool(urls.host(urls.normalize(url) or ""))


def _with_wrong_titles(papers: Mapping[str, Listing], scenario: Scenario) -> dict[str, Listing]:
    titles = {_paper_of(entry): entry.title for entry in scenario.entries if entry.behaviour is Behaviour.WRONG_TITLE}
    return {each.id: replace(each, title=titles.get(each.id, each.title)) for each in papers.values()}


def _paper_of(entry: Entry) -> str:
    found = arxiv_ids.from_url(entry.url)
    return found.id if found else ""


def _of_papers(papers: Iterable[Listing]) -> dict[str, Answer]:
    return {arxiv_ids.abs_url(paper.id): pages.page(f"[{paper.id}] {paper.title}") for paper in papers}


def _of_code(papers: Iterable[Listing]) -> dict[str, Answer]:
    return {paper.code: pages.page(urlsplit(paper.code).path.strip("/")) for paper in papers if paper.code}


def _of_links(links: Iterable[Occurrence], scenario: Scenario, papers: Iterable[Listing]) -> dict[str, Answer]:
    linked, cited = defaultdict(list), defaultdict(list)
    for link in links:
        linked[address(link.url)].append(link)
    for paper in papers:
        for page in paper.linked_from:
            cited[page].append((arxiv_ids.abs_url(paper.id), paper.title))
    missing = {entry.url for entry in scenario.entries if entry.behaviour is Behaviour.MISSING_ANCHOR}
    return {each: _page(each, linked[each], missing, cited[each]) for each in linked}


def _page(at: str, links: Sequence[Occurrence], missing: set[str], cited: Sequence[tuple[str, str]]) -> Answer:
    """Make the page at an address from the links to it: titled with their text, with the ids that they point to."""
    suffix = PurePosixPath(urlsplit(at).path).suffix.lower()
    if suffix == ".pdf":
        return pages.pdf()
    if suffix == ".svg":
        return pages.drawing()
    if suffix in _PICTURES or any(link.kind is Kind.IMAGE for link in links):
        return pages.picture()
    ids = {urls.fragment(link.url).partition(":~:")[0] for link in links if link.url not in missing}
    return pages.page(next((link.text for link in links if link.text.strip()), at), ids - {""}, links=cited)


def _led_to(scenario: Scenario, known: Mapping[str, Answer]) -> dict[str, Answer]:
    """Make the pages that redirects lead to: the same as where they start."""
    redirects = [entry for entry in scenario.entries if entry.behaviour in _REDIRECTS]
    return {address(urls.join(entry.url, entry.to) or entry.to): known[address(entry.url)] for entry in redirects}


def _hosts_of(behaviour: Behaviour, scenario: Scenario) -> Iterable[str]:
    return (urls.host(entry.url) for entry in scenario.entries if entry.behaviour is behaviour)
