"""Passwords, cookies and tokens: they go to their own server, and stand in nothing that is shown or kept."""

from __future__ import annotations

import asyncio
import sqlite3
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from command import Command, connect_to
from linkwatch import matching
from linkwatch.cache_file import FILE
from linkwatch.remembering import LAST
from linkwatch.report import RENDERERS
from web import Asked, Web, page, raw, redirect

SECRET = "S3cr3tPassw0rd"  # nobody's
TOKEN = "ghp_thistokengoesnowhere"  # as above
OF_A_PAGE = "W0rdThatAnybodyReads"
FIELDS = {"authorization", "cookie", "proxy-authorization"}

LINKS = [
    *(
        f"http://me:{SECRET}@a.example/{path}"
        for path in (
            "fine",
            "gone",
            "moved",
            "away",
            "named",
            "mail",
            "inward",
            "circle",
            "refresh",
            "garbled",
            "tab",
            "slash",
            "#x",
        )
    ),
    f"http://{SECRET}@a.example/fine",
    f"http://me:{SECRET}@a.example:22/",
    f"http://me:{SECRET}@a.example:99999/",
    f"http://me:{SECRET}@127.0.0.1/",
    f"http://me:{SECRET}@no such/",
    f"http://me:{SECRET}%40@a.example/fine",
    f"http://a@b:{SECRET}@a.example/fine",
    f"http:/me:{SECRET}@a.example/fine",
    f"http:me:{SECRET}@a.example/fine",
    f"//me:{SECRET}@a.example/fine",
    f"htps://me:{SECRET}@a.example/",
    f"ftp://me:{SECRET}@a.example/",
    f"git+https://me:{SECRET}@a.example/",
    f"view-source:http://me:{SECRET}@a.example/",
    f"https://me:{SECRET}@a.example/fine",
    *(f"https://me:{SECRET}{mark}x@a.example/" for mark in "/?#"),
    f"http:me:{SECRET}{'x' * 300}@a.example/fine",
    f"htp:/me:{SECRET}@a.example/",
    f"http//me:{SECRET}@a.example/",
    f"http;//me:{SECRET}@a.example/",
    f"h&#9;ttp://me:{SECRET}@no such/",
    f"/\\\\me:{SECRET}@a.example/",
    f"ssh:me:{SECRET}@a.example",
]


@pytest.fixture
def guide(web: Web, project: Path) -> Path:
    """A guide whose every second link also shows its address, on a web whose answers hold secrets too."""
    at = "http://a.example/"
    other = f"http://bob:{SECRET}@other.example/fine"
    words = f'<title>See http://bob:{OF_A_PAGE}@c.example/</title><a href="http://bob:{OF_A_PAGE}@d.example/">d</a>'
    fine = page(words, set_cookie=f"session={SECRET}")
    for url in (f"{at}fine", "http://other.example/fine"):
        web.pages[url] = web.pages[url.replace("http:", "https:")] = fine
    web.pages |= {
        at: fine,
        f"{at}moved": redirect("/fine"),
        f"{at}away": page("", 302, location="http://other.example/fine", set_cookie=f"session={SECRET}"),
        f"{at}named": redirect(other),
        f"{at}mail": redirect(f"ftp://bob:{SECRET}@other.example/"),
        f"{at}inward": redirect(f"http://bob:{SECRET}@127.0.0.1/"),
        f"{at}circle": redirect(f"http://bob:{SECRET}@a.example/circle"),
        f"{at}tab": redirect(f"http:/\t/bob:{SECRET}@no such/"),
        f"{at}slash": redirect(f"http://bob:{SECRET}/x@other.example/"),
        f"{at}refresh": page(f'<meta http-equiv="refresh" content="0; url={other}">'),
        f"{at}garbled": raw(b"nonsense\r\n\r\n"),
    }
    lines = [f"[n{number} {url * (number % 2)}](<{url}>)" for number, url in enumerate(LINKS)]
    (project / "guide.md").write_text("\n\n".join([*lines, f"http://me:{SECRET}@a.example/bare http://a.example/away"]))
    return project


def contents(folder: Path) -> Iterator[tuple[str, str]]:
    """Give all that stands in the files of a folder; a database's rows are unpacked."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name != "guide.md":
            yield file.name, file.read_text(encoding="latin-1")
    with closing(sqlite3.connect(folder / ".linkwatch" / FILE)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in database.execute(f"SELECT * FROM {table}"):  # a name of ours
                yield table, " ".join(map(unpacked, row))


def unpacked(value: object) -> str:
    return zlib.decompress(value).decode() if isinstance(value, bytes) else str(value)


def test_no_password_is_shown_or_kept(linkwatch: Command, guide: Path, web: Web) -> None:
    reach = ("--interval", "0", "--timeout", "2", *connect_to(web.connect_to))
    forms = [part for form in RENDERERS for part in ("--format", form, "--output", f"out.{form}")]
    ran = [linkwatch("check", "guide.md", "-v", "--report-dir", "reports", *forms, *reach, "--max-age", "0")]
    ran += [linkwatch("check", "guide.md", "--format", "github", *reach)]
    ran += [linkwatch("report", "--format", form) for form in RENDERERS]
    ran += [linkwatch("links", "guide.md", "--format", form) for form in ("text", "json")]
    ran += [linkwatch("history", url) for url in (LINKS[1], "http://a.example/gon")]
    assert {each.status for each in ran} == {0, 1, 2}
    shown = [("output", each.out) for each in ran] + [("messages", each.err) for each in ran]
    assert [name for name, text in [*shown, *contents(guide)] if SECRET in text] == []
    reports = [file.read_text(encoding="utf-8") for file in (guide / "reports").iterdir()]
    assert not [text for text in [*reports, *(text for _, text in shown)] if OF_A_PAGE in text]
    assert {name for name, _ in contents(guide)} >= {"report.json", "state.jsonl", LAST, FILE, "answers", "pasts"}


def test_a_password_goes_to_its_own_server_only(linkwatch: Command, guide: Path, web: Web) -> None:
    for url in ("http://a.example/away", "http://a.example/refresh"):
        web.pages["http://a.example/refresh"] = page('<meta http-equiv="refresh" content="0; url=http://b.example/">')
        (guide / "guide.md").write_text(f"<{url.replace('//', f'//me:{SECRET}@')}>")
        linkwatch("check", "guide.md", "--no-cache", *connect_to(web.connect_to))
    at = {asked.host: FIELDS & asked.headers.keys() for asked in web.asked}
    assert at == {"a.example": {"authorization"}, "other.example": set(), "b.example": set()}


@pytest.mark.parametrize(
    "proxy", ["me:{}@a", "http://me:{}/x@a:1", "socks5:me:{}@a:1", "http://me:{}@[a", "http:me:{}@:1"]
)
def test_the_password_of_a_proxy_that_is_none_is_not_shown(
    linkwatch: Command, guide: Path, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.format(SECRET))
    ran = linkwatch("check", "guide.md", "-v")
    assert (ran.status, SECRET in ran.out + ran.err) == (2, False)
    assert "HTTPS_PROXY" in ran.err


def test_the_password_of_a_proxy_that_lets_nothing_through_is_not_shown(
    linkwatch: Command, guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "")
    for start in ("http://", "http:", ""):
        proxy = f"{start}me:{SECRET}@127.0.0.1:9"
        monkeypatch.setenv("HTTP_PROXY", proxy)
        (guide / "guide.md").write_text("<http://a.example/>")
        ran = linkwatch("check", "guide.md", "-v", "--report-dir", "reports")
        assert "The proxy did not let the request to a.example through" in ran.out
        assert not [name for name, text in [("", ran.out + ran.err), *contents(guide)] if SECRET in text]


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("start", ["", "HTTP/1.1 ", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 502 ", "HTTP/1.1 407 "])
def test_a_login_that_is_said_back_is_not_shown(
    linkwatch: Command, guide: Path, web: Web, monkeypatch: pytest.MonkeyPatch, start: str, scheme: str
) -> None:
    async def say_back(asked: Asked, writer: asyncio.StreamWriter) -> None:
        fields = (f"{name}: {asked.headers[name]}" for name in FIELDS & asked.headers.keys())
        await raw(f"{start}{' '.join(fields)}\x01\r\n\r\n".encode())(asked, writer)

    monkeypatch.setenv(f"{scheme.upper()}_PROXY", f"http://me:{SECRET}@127.0.0.1:{web.ports['http']}")
    monkeypatch.setenv("NO_PROXY", "")
    url = f"{scheme}://a.example/x"
    web.pages["http://a.examplehttp://a.example/x"] = web.pages["http://a.examplea.example:443"] = say_back
    (guide / "guide.md").write_text(f"<{url.replace('//', f'//bob:{SECRET}@')}>")
    ran = linkwatch("check", "guide.md", "-v", "--report-dir", "reports")
    logins = [b64encode(f"{name}:{SECRET}".encode()).decode()[:12] for name in ("me", "bob")]
    assert web.asked
    told = [("", ran.out + ran.err), *contents(guide)]
    assert not [name for name, text in told if any(login in text for login in (*logins, SECRET))]


def test_the_password_of_a_link_in_which_a_rule_gets_lost_is_not_shown(
    linkwatch: Command, guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "SECONDS", 0.5)
    (guide / "guide.md").write_text(f"<https://me:{SECRET}{'x' * 300}@a.example/{'a' * 60}>")
    (guide / "linkwatch.toml").write_text('exclude = ["(a+)+b"]\n')
    ran = linkwatch("check", "guide.md", "--offline")
    assert (ran.status, SECRET in ran.err) == (2, False)
    assert "takes too long to search in https://a.example/aaa" in ran.err


def test_what_a_login_opened_is_asked_for_again_in_every_run(linkwatch: Command, guide: Path, web: Web) -> None:
    (guide / "guide.md").write_text(f"<http://me:{SECRET}@a.example/fine> <http://other.example/fine>")
    for _ in range(2):
        linkwatch("check", "guide.md", *connect_to(web.connect_to))
    assert (web.times("http://a.example/fine"), web.times("http://other.example/fine")) == (2, 1)


def test_cookies_do_not_outlive_a_visit(linkwatch: Command, guide: Path, web: Web) -> None:
    (guide / "guide.md").write_text("<http://a.example/> <http://a.example/fine>")
    for _ in range(2):
        linkwatch("check", "guide.md", "--max-age", "0", *connect_to(web.connect_to))
    assert len(web.asked) == 4
    assert not any(FIELDS & asked.headers.keys() for asked in web.asked)


def test_the_token_for_githubs_issues_is_not_used_for_visits(
    linkwatch: Command, guide: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GH_TOKEN", TOKEN)
    web.pages["https://github.com/ann/guide"] = page()
    web.pages["https://api.github.com/repos/ann/guide"] = page("{}", content_type="application/json")
    (guide / "guide.md").write_text("<https://github.com/ann/guide> <https://api.github.com/repos/ann/guide>")
    ran = linkwatch("check", "guide.md", "-v", "--report-dir", "reports", *connect_to(web.connect_to))
    assert len(web.asked) == 2
    told = [ran.out, ran.err, *(str(asked.headers) for asked in web.asked), *(text for _, text in contents(guide))]
    assert not any(TOKEN in text for text in told)
