"""Places in pages: `#fragment` on what a server sends."""

from __future__ import annotations

import re

from web import Respond, page, redirect
from web.answers import as_type
from web.cases import Case, blocked, broken, ok
from web.texts import ARTICLE, article, html, notice

FAMILY = "Places in pages"

SCRIPT_APP = html(
    "Docs", '<div id="root"></div><noscript>Please enable JavaScript.</noscript><script src="/app.js"></script>'
)


def cases() -> list[Case]:
    return [*there(), *missing(), *cannot_be_told()]


def there() -> list[Case]:
    late = article(rounds=3_400).replace("</main>", '<h2 id="late">Late</h2></main>')
    wrecked = "<div><p id=a><table><b id='nests'>open <i>everything <p></div></span>" * 3
    return [
        has("by id", "#nests", '<h2 id="nests">'),
        has("by the name of an anchor", "#nests", '<a name="nests"></a>'),
        has("percent-encoded", "#Z%C3%BCrich", '<h2 id="Zürich">'),
        has("raw letters", "#鷺", '<h2 id="鷺">'),
        has("written percent-encoded in the page", "#a%20b", '<h2 id="a%20b">'),
        has("GitHub's prefix", "#nests", '<a id="user-content-nests"></a>'),
        has("an entity in the id", "#a&b", '<h2 id="a&amp;b">'),
        has("no quotes", "#nests", "<h2 id=nests>"),
        has("upper-case tags", "#nests", '<H2 ID="nests">'),
        has("top", "#top", ""),
        has("top in upper case", "#Top", ""),
        Case(
            "a redirect names a place that is not there",
            "https://adds-place.practice/a",
            "ok",
            "fine",
            final="https://adds-place.practice/b#nowhere",
            pages={
                "https://adds-place.practice/a": redirect("/b#nowhere", 302),
                "https://adds-place.practice/b": page(ARTICLE),
            },
        ),
        ok("late in a page of 3 MB", f"{at('late in a page of 3 MB')}#late", page(late)),
        ok("in broken HTML", f"{at('in broken HTML')}#nests", page(wrecked)),
        ok("in UTF-16", f"{at('in UTF-16')}#nests", as_type("text/html", "<h2 id=nests>N</h2>".encode("utf-16"))),
    ]


def missing() -> list[Case]:
    return [
        lacks("no such id", "#nests", '<h2 id="nest">'),
        lacks("other case", "#Nests", '<h2 id="nests">'),
        lacks("only in a comment", "#nests", '<!-- <h2 id="nests"> --><h2 id="x">'),
        lacks("only in a script", "#nests", '<script>var a = \'<h2 id="nests">\';</script><h2 id="x">'),
        lacks("only as text", "#nests", "<h2 id=x>id=&quot;nests&quot;</h2>"),
        lacks("the name of a form field", "#nests", '<input name="nests"><h2 id="x">'),
        lacks("the name of a meta element", "#nests", '<meta name="nests"><h2 id="x">'),
        lacks("only in a template", "#nests", '<template><p id="nests"></template><h2 id="x">'),
        lacks("only a class", "#nests", '<h2 class="nests" id="x">'),
        lacks("only another attribute", "#nests", '<h2 id="x" data-id="nests">'),
        broken(
            "late in 3 MB and not there",
            f"{at('late in 3 MB and not there')}#late",
            "anchor-missing",
            page(article(rounds=3_400, before="<p id=x>")),
        ),
        broken("a page without any id", f"{at('a page without any id')}#nests", "anchor-missing", page(ARTICLE)),
    ]


def cannot_be_told() -> list[Case]:
    wall = notice("Just a moment...", "Checking your browser", '<div class="cf-turnstile"></div>')
    return [
        ok("a page built by script", f"{at('a page built by script')}#nests", page(SCRIPT_APP)),
        has("a route", "#/guides/nests", '<h2 id="x">'),
        has("an old route", "#!/guides/nests", '<h2 id="x">'),
        has("a text fragment", "#:~:text=grey%20heron", '<h2 id="x">'),
        has("a text fragment behind an id", "#x:~:text=grey%20heron", '<h2 id="x">'),
        has("a line", "#L10", '<h2 id="x">'),
        has("lines", "#L10-L20", '<h2 id="x">'),
        ok("a page of a PDF", f"{at('a page of a PDF')}.pdf#page=3", page(b"%PDF-1.7", content_type="application/pdf")),
        ok("a time in a film", f"{at('a time in a film')}.mp4#t=30s", page(b"\0\0", content_type="video/mp4")),
        ok("a part of an image", f"{at('a part of an image')}.svg#icon", page("<svg/>", content_type="image/svg+xml")),
        ok("plain text", f"{at('plain text')}.txt#notes", page("notes", content_type="text/plain")),
        Case("the place has an own id behind a redirect", *behind()),
        has("a tab that a script opens", "#mac", '<li id="x" data-tab="mac">Mac</li><script src="/tabs.js"></script>'),
        has("a script that reads the fragment", "#mac", '<h2 id="x"><script>show(location.hash)</script>'),
        ok(
            "a repository's page, its places set by script",
            "https://github.com/heron/counter#install",
            page(html("GitHub - heron/counter", "<p id=x>README")),
        ),
        blocked("the page is a wall", f"{at('the page is a wall')}#nests", "challenge", page(wall, 403)),
        blocked("the page is a wall with 200", f"{at('the page is a wall with 200')}#nests", "challenge", page(wall)),
    ]


def behind() -> tuple[str, str, str, str, dict[str, Respond]]:
    old, end = "https://place-moved.practice/a", "https://place-moved.practice/b"
    pages = {old: page("", 302, location="/b"), end: page(article(before="<p id=nests>"))}
    return f"{old}#nests", "ok", "fine", f"{end}#nests", pages


def at(name: str) -> str:
    """Give an address of its own, so that every case has a page."""
    return f"https://{re.sub('[^a-z0-9]+', '-', name.lower()).strip('-')}.in-page.practice/birds"


def has(name: str, fragment: str, element: str) -> Case:
    body = page(article(before=element))
    address = at(name)
    return Case(name, f"{address}{fragment}", "ok", "fine", final=written(address, fragment), pages={address: body})


def lacks(name: str, fragment: str, element: str) -> Case:
    address = at(name)
    return broken(name, f"{address}{fragment}", "anchor-missing", page(article(before=element)))


def written(address: str, fragment: str) -> str:
    """Give the link as a browser writes it."""
    return address + fragment.replace("鷺", "%E9%B7%BA")
