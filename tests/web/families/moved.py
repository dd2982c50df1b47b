"""Moved for good, and what only looks like it."""

from __future__ import annotations

from web import page, redirect
from web.answers import moved_to
from web.cases import Case
from web.texts import ARTICLE

FAMILY = "Moved"


def cases() -> list[Case]:
    return [*for_good(), *locations(), *not_for_good()]


def for_good() -> list[Case]:
    a = "https://moved.practice"
    return [
        goes("301", f"{a}/old", f"{a}/new", 301),
        goes("308", f"{a}/old-308", f"{a}/new-308", 308),
        goes("http to https", "http://secured.practice/a", "https://secured.practice/a", 301),
        goes("www is dropped", "https://www.bare-name.practice/a", "https://bare-name.practice/a", 301),
        goes("to another site", "https://from.practice/heron", "https://to.practice/birds/heron", 301),
        goes("a slash is added", "https://slash-added.practice/guide", "https://slash-added.practice/guide/", 301),
        goes("the path's case", "https://case-path.practice/Guide", "https://case-path.practice/guide", 301),
        chain(
            "http and www are dropped one by one",
            ["http://www.two-hops.practice/a", "https://www.two-hops.practice/a", "https://two-hops.practice/a"],
            [301, 301],
        ),
        goes("the fragment is carried over", f"{a}/old-f#nests", f"{a}/new-f#nests", 301, asked=f"{a}/old-f"),
        chain(
            "301, then 308",
            ["https://chain-1.practice/a", "https://chain-1.practice/b", "https://chain-1.practice/c"],
            [301, 308],
        ),
        Case(
            "the Location has a fragment of its own",
            "https://own-fragment.practice/old#a",
            "moved",
            "moved-permanently",
            final="https://own-fragment.practice/new#b",
            pages={
                "https://own-fragment.practice/old": redirect("/new#b"),
                "https://own-fragment.practice/new": page(ARTICLE.replace("<main>", '<main id="b">')),
            },
        ),
    ]


def locations() -> list[Case]:
    return [
        said("relative Location", "https://rel.practice/docs/old", "new", "https://rel.practice/docs/new"),
        said(
            "relative Location with dots",
            "https://dots-up.practice/a/b/old",
            "../new",
            "https://dots-up.practice/a/new",
        ),
        said(
            "protocol-relative Location",
            "https://proto.practice/a",
            "//proto-2.practice/b",
            "https://proto-2.practice/b",
        ),
        said(
            "raw UTF-8 Location",
            "https://utf8-loc.practice/a",
            "/für-鷺",
            "https://utf8-loc.practice/f%C3%BCr-%E9%B7%BA",
        ),
        said(
            "Location with blanks",
            "https://blank-loc.practice/a",
            "/the new page",
            "https://blank-loc.practice/the%20new%20page",
        ),
        said("Location with a blank before it", "https://pad-loc.practice/a", "  /b  ", "https://pad-loc.practice/b"),
        said(
            "Location in upper case",
            "https://case-loc.practice/a",
            "HTTPS://CASE-LOC.PRACTICE/b",
            "https://case-loc.practice/b",
        ),
        said("only a query", "https://query-loc.practice/a", "?page=2", "https://query-loc.practice/a?page=2"),
    ]


def not_for_good() -> list[Case]:
    """Every hop may be 301, and yet nobody should write the new address down."""
    return [
        fine("302", "https://temp.practice/a", "https://temp.practice/b", 302),
        fine("303", "https://temp.practice/c", "https://temp.practice/d", 303),
        fine("307", "https://temp.practice/e", "https://temp.practice/f", 307),
        chain(
            "301, then 302",
            ["https://chain-2.practice/a", "https://chain-2.practice/b", "https://chain-2.practice/c"],
            [301, 302],
            "ok",
            "fine",
        ),
        chain(
            "302, then 301",
            ["https://chain-3.practice/a", "https://chain-3.practice/b", "https://chain-3.practice/c"],
            [302, 301],
            "ok",
            "fine",
        ),
        fine("to the visitor's language", "https://tongue.practice/", "https://tongue.practice/en-us/", 301),
        fine("to the visitor's country", "https://country.practice/", "https://country.practice/de/", 308),
        fine("a page to its translation", "https://lang.practice/docs/a", "https://lang.practice/en/docs/a", 301),
        fine("to the day's page", "https://daily.practice/today", "https://daily.practice/2026/11/23/", 301),
        fine("to the newest release", "https://rel-docs.practice/latest/", "https://rel-docs.practice/v3.2/", 301),
        fine("to a language host", "https://www.lingua.practice/", "https://en.lingua.practice/", 301),
        fine("to a session", "https://session.practice/a", "https://session.practice/a?sid=8f3ac2b9e1", 301),
        fine("to a Java session", "https://java.practice/a", "https://java.practice/a;jsessionid=0A1B2C3D4E5F", 301),
        fine(
            "to a tracked address",
            "https://track.practice/a",
            "https://track.practice/a?utm_source=site&utm_medium=r",
            301,
        ),
        fine(
            "to a consent page",
            "https://consent-first.practice/a",
            "https://consent-first.practice/consent?next=%2Fa",
            301,
        ),
        fine(
            "to a cookie page",
            "https://consent.cookie-first.practice/a",
            "https://cookie-first.practice/cookies?u=a",
            301,
        ),
        fine(
            "to a signed download",
            "https://files.practice/a.html",
            "https://files.practice/a.html?X-Amz-Expires=300&X-Amz-Signature=5f",
            301,
        ),
        fine("to the newest version", "https://docs-of.practice/", "https://docs-of.practice/en/latest/", 302),
        arxiv(),
    ]


def arxiv() -> Case:
    """arXiv answers /pdf/ID.pdf with 301 to /pdf/ID for ever; the API says nothing here."""
    old, new = "https://arxiv.org/pdf/2305.14314.pdf", "https://arxiv.org/pdf/2305.14314"
    pages = {old: redirect("/pdf/2305.14314"), new: page(b"%PDF-1.5", content_type="application/pdf")}
    return Case("arXiv's .pdf", old, "ok", "fine", final=new, pages=pages)


def goes(name: str, link: str, target: str, status: int, asked: str = "") -> Case:
    body = ARTICLE.replace("<main>", '<main id="nests">')
    pages = {asked or link: redirect(target.partition("#")[0], status), target.partition("#")[0]: page(body)}
    return Case(name, link, "moved", "moved-permanently", final=target, pages=pages)


def fine(name: str, link: str, target: str, status: int) -> Case:
    pages = {link: redirect(target, status), target: page(ARTICLE)}
    return Case(name, link, "ok", "fine", final=target, pages=pages)


def said(name: str, link: str, location: str, target: str) -> Case:
    pages = {link: moved_to(location), target: page(ARTICLE)}
    return Case(name, link, "moved", "moved-permanently", final=target, pages=pages)


def chain(
    name: str, stations: list[str], statuses: list[int], verdict: str = "moved", reason: str = "moved-permanently"
) -> Case:
    hops = zip(stations, stations[1:], statuses, strict=False)
    pages = {here: redirect(there, status) for here, there, status in hops} | {stations[-1]: page(ARTICLE)}
    return Case(name, stations[0], verdict, reason, final=stations[-1], pages=pages)
