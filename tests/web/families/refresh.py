"""Pages that send the reader on by themselves."""

from __future__ import annotations

from web import Respond, page, redirect
from web.answers import only_if
from web.cases import Case, ok
from web.texts import ARTICLE, article, html

FAMILY = "Sent on by the page"


def cases() -> list[Case]:
    a = "https://refresh.practice"
    late = '<meta http-equiv="refresh" content="300">'
    return [
        on("to a page", f"{a}/old", "/new", f"{a}/new", "ok", "fine"),
        on("to a page, relative and quoted", f"{a}/docs/a", "b.html", f"{a}/docs/b.html", "ok", "fine", quote="'"),
        Case(
            "by a header",
            f"{a}/header",
            "ok",
            "fine",
            final=f"{a}/header-end",
            pages={f"{a}/header": page("", refresh="0; url=/header-end"), f"{a}/header-end": page(ARTICLE)},
        ),
        Case(
            "by a header, to a page that is gone",
            f"{a}/header-2",
            "broken",
            "not-found",
            final=f"{a}/header-gone",
            pages={f"{a}/header-2": page("", refresh="0;URL=/header-gone"), f"{a}/header-gone": page("", 404)},
        ),
        Case(
            "written loosely",
            f"{a}/loose",
            "ok",
            "fine",
            final=f"{a}/loose-end",
            pages={
                f"{a}/loose": page("<META HTTP-EQUIV=refresh CONTENT='1 ,  Url = /loose-end'>"),
                f"{a}/loose-end": page(ARTICLE),
            },
        ),
        on("to a page that is gone", f"{a}/old-2", "/gone", f"{a}/gone", "broken", "not-found", status=404),
        on(
            "to a name that does not exist",
            f"{a}/old-3",
            "https://never-was-4.practice/",
            None,
            "broken",
            "no-such-host",
        ),
        Case(
            "to itself, and so in a circle",
            f"{a}/self",
            "ok",
            "fine",
            pages={f"{a}/self": page(html("Live", '<meta http-equiv="refresh" content="2;url=/self">' + ARTICLE))},
        ),
        circle(
            "between two pages",
            "circle",
            page(html("", "", head=meta("/circle-2"))),
            page(html("", "", head=meta("/circle"))),
        ),
        circle(
            "back to where a redirect came from",
            "around",
            redirect("/around-2", 302),
            page(html("Redirecting…", '<a href="/around">Go on</a>', head=meta("/around"))),
        ),
        Case(
            "sets a cookie and sends back",
            f"{a}/cookie",
            "ok",
            "fine",
            pages={
                f"{a}/cookie": only_if(
                    lambda headers: "seen=1" in headers.get("cookie", ""),
                    page(ARTICLE),
                    page(html("", "", head=meta("/cookie-2"))),
                ),
                f"{a}/cookie-2": page(html("", "", head=meta("/cookie")), set_cookie="seen=1; Path=/"),
            },
        ),
        Case(
            "two pages that take turns and can be read",
            f"{a}/turn",
            "ok",
            "fine",
            final=f"{a}/turn-2",
            pages={
                f"{a}/turn": page(ARTICLE.replace("</head>", f"{meta('/turn-2')}</head>")),
                f"{a}/turn-2": page(ARTICLE.replace("</head>", f"{meta('/turn')}</head>")),
            },
        ),
        ok("a page that renews itself now and then", f"{a}/live", page(article(before=late))),
        Case(
            "a refresh in a comment must not count",
            f"{a}/comment",
            "ok",
            "fine",
            pages={f"{a}/comment": page(article(before=f"<!-- {meta('/never')} -->"))},
        ),
        Case(
            "a refresh in noscript must not count",
            f"{a}/noscript",
            "ok",
            "fine",
            pages={f"{a}/noscript": page(ARTICLE.replace("</head>", f"<noscript>{meta('/nojs')}</noscript></head>"))},
        ),
    ]


def meta(target: str, quote: str = "") -> str:
    return f'<meta http-equiv="Refresh" content="0; URL={quote}{target}{quote}">'


def circle(name: str, path: str, first: Respond, second: Respond) -> Case:
    link = f"https://refresh.practice/{path}"
    return Case(
        f"{name}, without end", link, "broken", "redirect-loop", final=None, pages={link: first, f"{link}-2": second}
    )


def on(
    name: str, link: str, target: str, final: str | None, verdict: str, reason: str, quote: str = "", status: int = 200
) -> Case:
    start = page(html("Redirecting…", f'<a href="{target}">Go on</a>', head=meta(target, quote)))
    pages = {link: start} | ({final: page(ARTICLE, status)} if final else {})
    return Case(name, link, verdict, reason, final=final, pages=pages)
