"""The papers that the links of a run lead to: what is known of them so far, and what that says of the links."""

from __future__ import annotations

from collections.abc import Sequence

from linkwatch import arxiv_ids
from linkwatch.model import Link, Paper, PapersFound, Verdict
from linkwatch.paper_links import linked_ids


class LinkedPapers:
    """Links to papers, kept for what is told of papers at the end, with their verdicts and what is `found` of them."""

    def __init__(self, links: Sequence[Link] = ()) -> None:
        self.links = [link for link in links if arxiv_ids.from_url(link.url)]
        self.found = PapersFound()
        self._verdicts: dict[str, Verdict | None] = {link.url: None for link in self.links}

    def __bool__(self) -> bool:
        return bool(self.links)

    def note(self, url: str, verdict: Verdict) -> None:
        """Note the verdict on a link, whatever it leads to."""
        if url in self._verdicts:
            self._verdicts[url] = verdict

    def unheard(self) -> list[str]:
        """Give the links to papers of which nothing is known yet, if the papers may exist; also those judged already.

        A page that was seen not long ago says nothing of authors and dates.
        """
        return [url for url, verdict in self._verdicts.items() if verdict not in _NOT_THERE and not self.listed(url)]

    def left_out(self) -> list[str]:
        """Give the papers that arXiv's API leaves out although their pages at arXiv are there."""
        pages = [Link(url, ()) for url in self.unheard() if self._verdicts[url] and arxiv_ids.is_abs_or_pdf(url)]
        return [each for each in linked_ids(pages) if each not in self.found.unknown]

    def missing(self, *, offline: bool) -> tuple[str, ...]:
        """Name the papers that might have been learnt of in a run with a network and an end."""
        asked = linked_ids(link for link in self.links if offline or not self._verdicts[link.url])
        return tuple(each for each in (*asked, *sorted(self.found.unknown)) if each not in self.found.papers)

    def listed(self, url: str) -> Paper | None:
        """Give what arXiv lists under a link's identifier."""
        named = arxiv_ids.from_url(url) if self.found.papers else None
        return self.found.papers.get(named.id) if named else None

    def confirms(self, url: str) -> bool:
        """Whether arXiv's listing of a paper shows that a link works; a withdrawn one has its page, but no document."""
        named, paper = arxiv_ids.from_url(url), self.listed(url)
        if paper is None or named is None or not arxiv_ids.is_abs_or_pdf(url):
            return False
        return (named.version or 1) <= paper.version and not (paper.withdrawn and "/pdf/" in url)


_NOT_THERE = {Verdict.BROKEN, Verdict.EXCLUDED}
"""A visit of the paper's address said that there is none, or nobody wants to know."""
