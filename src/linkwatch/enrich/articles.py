"""Which of a guide's own articles explain which papers; a sober guess over what visits saw, and pure.

An article explains a paper if it links to it, and either its title names the paper, or it links to few others. What
links to very many papers is a list, and explains none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from linkwatch import arxiv_ids, titles, urls
from linkwatch.model import Article, Link, Page, Paper

FEW = 3
"""An article that links to so many papers at most is about them, whatever its title says."""
MANY = 40
"""A page that links to more papers is a list."""
MOST = 5
"""Articles that are named for one paper."""


def explanations(
    links: Iterable[Link], pages: Mapping[str, Page], papers: Mapping[str, Paper]
) -> dict[str, tuple[Article, ...]]:
    """Give the articles that explain each paper, in the order of the links and each once; papers without are left out.

    `pages` are what visits saw, by address without fragment. What stands beside a paper already, on one line with a
    link to one (in a row of the table), is no article of the guide's own.
    """
    found: dict[str, dict[str, Article]] = defaultdict(dict)
    for link in _away_from_papers(links):
        url = urls.key(link.url)
        page = pages.get(url)
        if page is None or not page.papers or not is_article(link.url):
            continue
        text = link.occurrences[0].text.strip()
        article = Article(link.url, _title(text, page) or link.url)
        for paper in _explained(page, text, papers):
            found[paper.arxiv_id].setdefault(url, article)
    return {id_: tuple(articles.values())[:MOST] for id_, articles in found.items()}


def is_article(url: str) -> bool:
    """Whether an address may be one of an article: not of a paper, a repository, a video, or an index of those."""
    host = urls.host(url).removeprefix("www.")
    if not urls.is_web(url) or arxiv_ids.from_url(url) or any(_is_at(host, other) for other in _NO_ARTICLES):
        return False
    path = urlsplit(url).path
    if host in _HUBS:
        return path.startswith(("/blog/", "/learn/", "/docs/"))
    return not path.lower().endswith(_DOCUMENTS)


def names(title: str, paper: str) -> bool:
    """Whether the title of an article names a paper: by its title, or by what stands before the colon (`QLoRA: …`)."""
    if titles.same_title(title, paper):
        return True
    name, colon, _ = paper.partition(":")
    name = name.strip()
    if not colon or not name or not _is_telling(name):
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title) is not None


def _is_telling(name: str) -> bool:
    """Whether a short name is no common word: `BERT` and `Self-Instruct` are not, `Attention` may be."""
    return len(name) > 2 and (len(name.split()) > 1 or not name[1:].islower())  # noqa: PLR2004 - `CV` is anything


def _away_from_papers(links: Iterable[Link]) -> Iterator[Link]:
    """Leave out the places on one line with a link to a paper, and links that have no other places."""
    links = list(links)
    of_papers = (link for link in links if arxiv_ids.from_url(link.url))
    taken = {(place.file, place.line) for link in of_papers for place in link.occurrences}
    for link in links:
        if places := tuple(each for each in link.occurrences if (each.file, each.line) not in taken):
            yield Link(link.url, places)


def _explained(page: Page, text: str, papers: Mapping[str, Paper]) -> Iterator[Paper]:
    if len(page.papers) > MANY:
        return
    own = (text, page.metadata.title, page.heading)
    for paper in (papers[id_] for id_ in page.papers if id_ in papers):
        if len(page.papers) <= FEW or any(names(title, paper.title) for title in own):
            yield paper


def _title(text: str, page: Page) -> str:
    """Give what the guide calls the article, or what that calls itself where the guide gives it no name."""
    is_name = text and not urls.is_web(text) and text.casefold() not in _NO_NAMES
    return text if is_name else page.metadata.title or page.heading


def _is_at(host: str, other: str) -> bool:
    return host == other or host.endswith(f".{other}")


_NO_NAMES = frozenset({"here", "link", "this", "article", "blog", "post", "blog post", "read", "read more", "more"})
_HUBS = frozenset({"huggingface.co", "hf.co"})
_DOCUMENTS = (".pdf", ".ps", ".zip", ".gz", ".png", ".jpg", ".svg", ".mp4")
_NO_ARTICLES = (
    "github.com", "gist.github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sourceforge.net",
    "youtube.com", "youtu.be", "vimeo.com", "bilibili.com", "twitch.tv",
    "semanticscholar.org", "paperswithcode.com", "openreview.net", "aclanthology.org", "doi.org", "dblp.org",
    "scholar.google.com", "researchgate.net", "connectedpapers.com", "scirate.com", "alphaxiv.org", "arxiv.org",
    "acm.org", "ieee.org", "neurips.cc", "nips.cc", "mlr.press", "thecvf.com", "nature.com", "sciencedirect.com",
    "springer.com", "biorxiv.org", "medrxiv.org", "ssrn.com", "zenodo.org",
    "twitter.com", "x.com", "reddit.com", "news.ycombinator.com", "linkedin.com", "facebook.com", "discord.com",
)  # fmt: skip
