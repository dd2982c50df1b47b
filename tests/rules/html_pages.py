"""Pages as servers write them, read by the reader that the program uses."""

from __future__ import annotations

from making import URL, visited

from linkwatch.fetch.page import read_page
from linkwatch.model import Case, Hop, Observation, Page, Verdict
from linkwatch.rules import judge

SENTENCE = "The river carries fine sand from the hills to the plain, and every spring the farmers measure how much. "
ARTICLE = f"<p>{SENTENCE * 60}</p>"
"""About a thousand words that speak of nothing else."""

FRAME = "<nav>" + "".join(f"<a href=/{n}>Section {n}</a> " for n in range(40)) + "</nav>"
"""A menu of eighty words."""


def html(title: str = "", body: str = "", head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def headed(title: str, text: str, heading: str = "") -> str:
    """Write a page with a heading, which is the title unless another is given, and one paragraph."""
    return html(title, f"<h1>{heading or title}</h1><p>{text}</p>")


def page(text: str, url: str = URL) -> Page:
    return read_page(Observation(url, 200, headers={"content-type": "text/html; charset=utf-8"}, body=text.encode()))


def shown(text: str, url: str = URL, *, status: int = 200, **facts: object) -> Case:
    """Make the case of a visit that was answered with this page."""
    return visited(url, status, page=page(text, url), **facts)  # type: ignore[arg-type] # any of a visit's facts


def sent(to: str, url: str = URL, text: str = "", *, by: int = 302, status: int = 200) -> Case:
    """Make the case of a visit that was redirected to this page."""
    return shown(text or html("Welcome", ARTICLE), url, status=status, hops=(Hop(by, url),), final_url=to)


def verdict(text: str, url: str = URL) -> Verdict:
    """Judge a link to this page by the whole table of rules."""
    return judge(shown(text, url)).verdict


def reason(text: str, url: str = URL) -> str:
    """Name the reason that is given for the verdict on a link to this page."""
    return judge(shown(text, url)).reason.name
