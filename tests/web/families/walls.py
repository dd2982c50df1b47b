"""Walls of less common makes, and a login's anteroom."""

from __future__ import annotations

from web import page, redirect
from web.cases import Case, blocked, ok
from web.texts import html

FAMILY = "Turned away by others"

BIG_IP = (
    '<script src="/TSPD/0812?type=9"></script><noscript>Please enable JavaScript. Your support ID is: 1.</noscript>'
)
SLIDER = '<div id="WAF_NC_WRAPPER">Slide to the right</div><script src="https://g.alicdn.com/captcha/f.js"></script>'
ANTEROOM = '<meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2Fherons">'
RUISHU = "<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script><script src=/c.js></script>"
COOKIE = '<script src="/aes.js"></script><script>document.cookie="__t="+slowAES.decrypt(c,2,a,b);</script>'


def cases() -> list[Case]:
    return [
        wall("a script that looks at the browser first", "big-ip", html("", BIG_IP)),
        wall("a slider", "slider", html("", SLIDER)),
        blocked(
            "a page for those who are logged in, in Spanish",
            "https://socios.practice/actas/12",
            "login",
            page(html("Actas", "<h1>Actas</h1><p>Debes iniciar sesión para ver este contenido.</p>", lang="es")),
        ),
        ok(
            "a page that refuses comments to strangers, in Spanish, must not be",
            "https://vecinos.practice/actas/12",
            page(html("Actas", "<h1>Actas</h1><p>Debes iniciar sesión para comentar.</p>", lang="es")),
        ),
        wall(
            "a part that could not load",
            "client-challenge",
            html("Client Challenge", "<script src='/_fs-ch-1T1w/x.js'></script><p>A required part couldn't load.</p>"),
        ),
        wall("a cookie that a script computes", "aes", html("", COOKIE)),
        wall(
            "a captcha on a page of its maker",
            "solve",
            html("Page", "<p>We apologize.</p><p>To continue, please solve this CAPTCHA.</p>"),
        ),
        wall("a script of a Chinese firewall", "ts", html("", RUISHU)),
        Case(
            "to a Chinese host of security",
            "https://shu.practice/subject/1",
            "blocked",
            "challenge",
            final="https://sec-shu.practice/b",
            pages={
                "https://shu.practice/subject/1": redirect("https://sec-shu.practice/b", 302),
                "https://sec-shu.practice/b": page(html("禁止访问", "<p>检测到有异常请求从你的 IP 发出。</p>")),
            },
        ),
        Case(
            "to a queue",
            "https://tickets.practice/heron-day",
            "blocked",
            "challenge",
            final="https://pond.queue-it.net/?c=pond&t=x",
            pages={
                "https://tickets.practice/heron-day": redirect("https://pond.queue-it.net/?c=pond&t=x", 302),
                "https://pond.queue-it.net/?c=pond&t=x": page(html("Queue", "<h2>You are now in line</h2>")),
            },
        ),
        Case(
            "to a challenge that a program does not even find",
            "https://sg.practice/herons",
            "blocked",
            "challenge",
            final="https://sg.practice/.well-known/sgcaptcha/?r=%2Fherons",
            pages={"https://sg.practice/herons": page(ANTEROOM, 202)},
        ),
        Case(
            "to a page on cookies",
            "https://journal.practice/doi/10.1/9",
            "blocked",
            "challenge",
            final="https://journal.practice/action/cookieAbsent",
            pages={
                "https://journal.practice/doi/10.1/9": redirect("/action/cookieAbsent", 302),
                "https://journal.practice/action/cookieAbsent": page(html("No cookies", "<h1>No cookies</h1>")),
            },
        ),
        Case(
            "to the list of institutions",
            "https://archive-room.practice/f/1",
            "blocked",
            "login",
            final="https://where.practice/ds?entityID=https%3A%2F%2Fsp&return=https%3A%2F%2Fsp%2Flogin",
            pages={
                "https://archive-room.practice/f/1": redirect(
                    "https://where.practice/ds?entityID=https%3A%2F%2Fsp&return=https%3A%2F%2Fsp%2Flogin", 302
                ),
                "https://where.practice/ds?entityID=https%3A%2F%2Fsp&return=https%3A%2F%2Fsp%2Flogin": page(
                    html("Find your institution", "<h1>Find your institution</h1><input>")
                ),
            },
        ),
    ]  # fmt: skip


def wall(name: str, host: str, body: str) -> Case:
    return blocked(name, f"https://{host}.walls.practice/product/heron", "challenge", page(body))
