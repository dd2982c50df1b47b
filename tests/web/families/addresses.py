"""Addresses that browsers open although they look odd."""

from __future__ import annotations

from web import page
from web.answers import only_if
from web.cases import Case, ok
from web.certificates import for_others
from web.texts import ARTICLE

FAMILY = "Odd addresses"

LONG = "https://long.practice/" + "x" * 4_000


def cases() -> list[Case]:
    """What GitHub escapes in a link (`|`, `[`), browsers ask for as it is written there."""
    get = page(ARTICLE)
    known = only_if(lambda headers: headers.get("authorization") == "Basic aGVyb246cmVlZA==", get, page("", 401))
    return [
        at("IRI path", "https://iri.practice/鷺/Zürich", "https://iri.practice/%E9%B7%BA/Z%C3%BCrich"),
        at("IDN host", "https://bücher.practice/a", "https://xn--bcher-kva.practice/a"),
        ok("IDN in punycode", "https://xn--caf-dma.practice/a", get),
        ok("%2F stays", "https://slash.practice/a%2Fb", get),
        ok("%7E stays", "https://tilde.practice/%7Eheron/", get),
        ok("lower-case escapes stay", "https://escapes.practice/%c3%a9", get),
        at("a bar in the query", "https://bar.practice/?family=A|B", "https://bar.practice/?family=A%7CB", either=True),
        at(
            "brackets in the query",
            "https://brackets.practice/?a[]=1&a[]=2",
            "https://brackets.practice/?a%5B%5D=1&a%5B%5D=2",
            either=True,
        ),
        Case(
            "signs that the server knows only as they are written",
            "https://signs.practice/w?f[0]=a:1|2",
            "ok",
            "fine",
            final="https://signs.practice/w?f%5B0%5D=a:1%7C2",
            pages={"https://signs.practice/w?f[0]=a:1|2": get},
        ),
        ok("a plus and a blank", "https://plus.practice/?q=a+b%20c", get),
        ok("4 KB", LONG, get),
        at("an entity of Markdown", "https://amp.practice/?a=1&amp;b=2", "https://amp.practice/?a=1&b=2"),
        ok("parentheses, quotes, semicolons", "https://marks.practice/a_(b);c=d/it's!", get),
        ok("a port", "https://port.practice:8443/a", get),
        at("the scheme's own port", "https://own-port.practice:443/a", "https://own-port.practice/a"),
        at("upper case", "HTTPS://UPPER.Practice/Path", "https://upper.practice/Path"),
        Case(
            "trailing dot",
            "https://dot.practice./a",
            "ok",
            "fine",
            pages={"https://dot.practice./a": get, "https://dot.practice/a": get},
        ),
        at("dots in the path", "https://dots.practice/a/../b/./c", "https://dots.practice/b/c"),
        at("a query and no path", "https://query.practice?q=1", "https://query.practice/?q=1"),
        ok("two slashes", "https://slashes.practice//a//b", get),
        Case(
            "an empty query",
            "https://empty-query.practice/a?",
            "ok",
            "fine",
            pages={"https://empty-query.practice/a?": get, "https://empty-query.practice/a": get},
        ),
        at("a backslash", "https://backslash.practice/a\\b", "https://backslash.practice/a%5Cb"),
        at("a blank", "https://blanks.practice/a b", "https://blanks.practice/a%20b"),
        ok("an underscore in the host", "http://my_shop.practice/", get),
        Case(
            "an underscore under a star of the certificate",
            "https://my_shop.star.practice/",
            "ok",
            "fine",
            pages={"https://my_shop.star.practice/": get},
            tls={"my_shop.star.practice": for_others("*.star.practice")},
        ),
        ok("an emoji's host", "http://xn--i-7iq.practice/", get),
        Case(
            "user and password",
            "https://heron:reed@login.practice/a",
            "ok",
            "fine",
            final="https://login.practice/a",
            pages={"https://login.practice/a": known},
        ),
    ]


def at(name: str, link: str, asked: str, *, either: bool = False) -> Case:
    """A page that is asked for under the address that a browser makes of the link; `either` is there under both."""
    pages = dict.fromkeys((asked, link) if either else (asked,), page(ARTICLE))
    return Case(name, link, "ok", "fine", final=asked, pages=pages)
