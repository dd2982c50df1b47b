"""Gone for good: the reader gets an error, or nothing that the link promised."""

from __future__ import annotations

from web import page, redirect
from web.answers import by_method, moved_to
from web.cases import NOWHERE, Case, broken
from web.certificates import early, expired, expired_and_alone, for_others, self_signed
from web.texts import ARTICLE, notice

FAMILY = "Gone"


def cases() -> list[Case]:
    return [*statuses(), *circles(), *names(), *certificates()]


def statuses() -> list[Case]:
    missing = page(notice("Not found", "Not found", "There is no such page."), 404)
    return [
        broken("404", "https://gone.practice/a", "not-found", missing),
        broken("404 with a long page", "https://gone.practice/long", "not-found", page(ARTICLE, 404)),
        broken("404 without a body", "https://gone.practice/empty", "not-found", page("", 404)),
        broken("404 over http", "http://gone-http.practice/a", "not-found", missing),
        broken("410", "https://gone.practice/b", "gone", page("", 410)),
        broken("404 with HEAD 200", "https://head-fine.practice/a", "not-found", by_method(HEAD=page(), GET=missing)),
        broken("410 with HEAD 200", "https://head-fine.practice/b", "gone", by_method(HEAD=page(), GET=page("", 410))),
        broken(
            "a model that a hub lacks",
            "https://hub.practice/a/b",
            "not-found",
            page("", 401, x_error_code="RepoNotFound"),
        ),
        broken("404 with a fragment", "https://gone.practice/c#x", "not-found", missing),
        broken(
            "404 of a PDF", "https://gone.practice/a.pdf", "not-found", page("", 404, content_type="application/pdf")
        ),
        behind("404 behind a 301", "https://behind-1.practice/a", 301, 404, "not-found"),
        behind("404 behind a 302", "https://behind-2.practice/a", 302, 404, "not-found"),
        behind("410 behind a 308", "https://behind-3.practice/a", 308, 410, "gone"),
    ]


def circles() -> list[Case]:
    a = "https://circle.practice"
    endless = {f"https://endless.practice/{n}": redirect(f"/{n + 1}", 302) for n in range(60)}
    return [
        Case("to itself", f"{a}/self", "broken", "redirect-loop", NOWHERE, {f"{a}/self": redirect("/self")}),
        Case(
            "two in a circle",
            f"{a}/1",
            "broken",
            "redirect-loop",
            NOWHERE,
            {f"{a}/1": redirect("/2", 302), f"{a}/2": redirect("/1", 302)},
        ),
        Case(
            "http and https in a circle",
            "http://circle-tls.practice/",
            "broken",
            "redirect-loop",
            NOWHERE,
            {
                "http://circle-tls.practice/": redirect("https://circle-tls.practice/"),
                "https://circle-tls.practice/": redirect("http://circle-tls.practice/"),
            },
        ),
        Case("an endless chain", "https://endless.practice/0", "broken", "too-many-redirects", NOWHERE, endless),
        Case(
            "to a private address",
            "https://inward.practice/a",
            "excluded",
            "private-address",
            NOWHERE,
            {"https://inward.practice/a": redirect("http://192.168.1.1/")},
        ),
        to_nonsense("to a scheme that is none", "https://nonsense-1.practice/a", "htp://nowhere"),
        to_nonsense("to an address without host", "https://nonsense-2.practice/a", "http://"),
        to_nonsense("to a port that is none", "https://nonsense-3.practice/a", "https://nonsense-3.practice:99999/"),
        to_nonsense("to a script", "https://nonsense-4.practice/a", "javascript:void(0)"),
    ]


def names() -> list[Case]:
    return [
        Case("no such domain", "https://never-was.practice/a", "broken", "no-such-host", NOWHERE),
        Case("no such host of a domain", "https://blog.plain.practice/a", "broken", "no-such-host", NOWHERE),
        Case("no such domain over http", "http://never-was-2.practice/", "broken", "no-such-host", NOWHERE),
        Case(
            "to a name that does not exist",
            "https://sold.practice/a",
            "broken",
            "no-such-host",
            NOWHERE,
            {"https://sold.practice/a": redirect("https://never-was-3.practice/a")},
        ),
        Case("a scheme that is a typo", "htps://plain.practice/", "broken", "scheme-typo", NOWHERE),
        Case("an address no browser accepts", "https://plain.practice:99999/", "broken", "invalid-url", NOWHERE),
    ]


def certificates() -> list[Case]:
    old, wrong, own = "https://expired.practice/a", "https://wrong-host.practice/a", "https://self-signed.practice/a"
    young, behind = "https://not-yet.practice/a", "https://to-expired.practice/a"
    alone = "https://expired-alone.practice/a"
    get = page(ARTICLE)
    return [
        Case(
            "expired 31 days ago",
            old,
            "broken",
            "certificate-expired",
            NOWHERE,
            {old: get},
            tls={"expired.practice": expired("expired.practice", 31)},
            says="31 days ago",
        ),
        Case(
            "not valid yet",
            young,
            "unreachable",
            "certificate-early",
            NOWHERE,
            {young: get},
            tls={"not-yet.practice": early("not-yet.practice")},
            says="not valid before",
        ),
        Case(
            "for other hosts",
            wrong,
            "broken",
            "certificate-host",
            NOWHERE,
            {wrong: get},
            tls={"wrong-host.practice": for_others("a.practice", "b.practice")},
            says="it is for a.practice, b.practice",
        ),
        Case(
            "for www only",
            "https://no-www.practice/",
            "broken",
            "certificate-host",
            NOWHERE,
            {"https://no-www.practice/": get},
            tls={"no-www.practice": for_others("www.no-www.practice")},
        ),
        Case(
            "expired, and the chain is incomplete",
            alone,
            "broken",
            "certificate-expired",
            NOWHERE,
            {alone: get},
            tls={"expired-alone.practice": expired_and_alone("expired-alone.practice", 12)},
            says="12 days ago",
        ),
        Case(
            "self-signed",
            own,
            "broken",
            "certificate-self-signed",
            NOWHERE,
            {own: get},
            tls={"self-signed.practice": self_signed("self-signed.practice")},
            says="self-signed",
        ),
        Case(
            "expired behind a redirect",
            behind,
            "broken",
            "certificate-expired",
            NOWHERE,
            {behind: redirect("https://expired-2.practice/a"), "https://expired-2.practice/a": get},
            tls={"expired-2.practice": expired("expired-2.practice", 3)},
        ),
    ]


def behind(name: str, link: str, hop: int, status: int, reason: str) -> Case:
    target = link.replace("/a", "/new/place")
    pages = {link: redirect("/new/place", hop), target: page("", status)}
    return Case(name, link, "broken", reason, final=target, pages=pages)


def to_nonsense(name: str, link: str, location: str) -> Case:
    return Case(name, link, "broken", "bad-redirect", NOWHERE, {link: moved_to(location)})
