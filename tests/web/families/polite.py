"""Sites that show their pages only to visitors who behave as a browser does."""

from __future__ import annotations

from collections.abc import Callable

from web import Respond, page, redirect
from web.answers import moved_to, only_if
from web.cases import Case, ok
from web.texts import ARTICLE, notice

FAMILY = "Only for polite readers"

FORBIDDEN = page(notice("403 Forbidden", "Forbidden", "You may not see this page."), 403)
NOT_ACCEPTABLE = page("Not acceptable", 406)


def cases() -> list[Case]:
    get = page(ARTICLE)
    return [
        ok("wants Accept: text/html", "https://accept.practice/a", only_if(_accepts, get, NOT_ACCEPTABLE)),
        ok("404 without Accept: text/html", "https://crates.practice/a", only_if(_accepts, get, page("", 404))),
        ok("wants Accept-Language", "https://language.practice/a", only_if(_has("accept-language"), get, FORBIDDEN)),
        ok(
            "500 without Accept-Language",
            "https://tongues.practice/",
            only_if(_has("accept-language"), get, page("", 500)),
        ),
        ok("wants Mozilla in the user agent", "https://agent.practice/a", only_if(_is_mozilla, get, FORBIDDEN)),
        ok("turns 'link' and 'python' away", "https://names.practice/a", only_if(_is_unsuspicious, get, FORBIDDEN)),
        ok(
            "turns visitors without user agent away",
            "https://nameless.practice/",
            only_if(_has("user-agent"), get, FORBIDDEN),
        ),
        ok("wants Accept-Encoding", "https://codings.practice/a", only_if(_has("accept-encoding"), get, FORBIDDEN)),
        ok(
            "406 for a range",
            "https://ranges.practice/a",
            only_if(lambda headers: "range" not in headers, get, page("", 416)),
        ),
        *with_cookies(),
    ]


def with_cookies() -> list[Case]:
    get = page(ARTICLE)
    here, there = "https://cookie-self.practice/a", "https://cookie-hop.practice"
    return [
        ok(
            "redirects to itself until its cookie comes back",
            here,
            only_if(_cookie("seen=1"), get, _set("seen=1; Path=/", "/a")),
        ),
        Case(
            "sets its cookie on a page of its own",
            f"{there}/a",
            "ok",
            "fine",
            pages={
                f"{there}/a": only_if(_cookie("check=ok"), get, redirect("/set?back=/a", 302)),
                f"{there}/set?back=/a": _set("check=ok; Path=/; Secure; HttpOnly", "/a"),
            },
        ),
        Case(
            "shows 403 until its cookie comes back",
            "https://cookie-wall.practice/a",
            "ok",
            "fine",
            final="https://cookie-wall.practice/b",
            pages={
                "https://cookie-wall.practice/a": _set("pass=1", "/b"),
                "https://cookie-wall.practice/b": only_if(_cookie("pass=1"), get, FORBIDDEN),
            },
        ),
        Case(
            "a cookie for the whole domain",
            "https://www.cookie-wide.practice/a",
            "ok",
            "fine",
            final="https://app.cookie-wide.practice/a",
            pages={
                "https://www.cookie-wide.practice/a": _set(
                    "wide=1; Domain=cookie-wide.practice; Path=/", "https://app.cookie-wide.practice/a"
                ),
                "https://app.cookie-wide.practice/a": only_if(_cookie("wide=1"), get, FORBIDDEN),
            },
        ),
        Case(
            "another site's cookie must not be told",
            "https://cookie-private.practice/a",
            "ok",
            "fine",
            final="https://cookie-stranger.practice/a",
            pages={
                "https://cookie-private.practice/a": _set("secret=1", "https://cookie-stranger.practice/a"),
                "https://cookie-stranger.practice/a": only_if(_cookie("secret=1"), FORBIDDEN, get),
            },
        ),
    ]


def _set(cookie: str, location: str) -> Respond:
    return moved_to(location, 302, f"Set-Cookie: {cookie}")


def _accepts(headers: dict[str, str]) -> bool:
    return "text/html" in headers.get("accept", "")


def _is_mozilla(headers: dict[str, str]) -> bool:
    return headers.get("user-agent", "").startswith("Mozilla/5.0")


def _is_unsuspicious(headers: dict[str, str]) -> bool:
    agent = headers.get("user-agent", "").lower()
    return not any(word in agent for word in ("link", "python", "curl", "wget", "scrapy", "headless"))


def _has(name: str) -> Callable[[dict[str, str]], bool]:
    return lambda headers: bool(headers.get(name))


def _cookie(pair: str) -> Callable[[dict[str, str]], bool]:
    return lambda headers: pair in headers.get("cookie", "").split("; ")
