"""`linkwatch history URL`: what several runs left is one link's story, and a bad file of theirs spoils no other."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from command import Command, connect_to
from linkwatch import jobs, story
from web import Web, page, redirect, silent

START = datetime(2026, 11, 12, 6, tzinfo=UTC)
A = "https://a.example/"


class Nights:
    """Runs `check` on one guide once a night."""

    def __init__(self, linkwatch: Command, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
        self.linkwatch = linkwatch
        self.web = web
        self.number = 0
        monkeypatch.setattr(jobs, "check", partial(jobs.check, now=self.now))
        monkeypatch.setattr(story, "today", lambda: self.now().date())

    def now(self) -> datetime:
        return START + timedelta(days=self.number)

    def check(self, text: str, *options: str, night: int = 0) -> None:
        self.number = night
        Path("guide.md").write_text(text)
        reach = connect_to(self.web.connect_to)
        self.linkwatch("check", "guide.md", "--interval", "0", "--timeout", "2", *reach, *options)

    def told(self, url: str, *options: str) -> dict[str, Any]:
        ran = self.linkwatch("history", url, "--format", "json", *options)
        assert (ran.status, ran.err) == (0, "")
        found: dict[str, Any] = ran.json
        return found


@pytest.fixture
def nights(linkwatch: Command, project: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Nights:
    return Nights(linkwatch, web, monkeypatch)


def test_a_link_that_fails_and_comes_back_has_a_story(nights: Nights, web: Web) -> None:
    web.pages[A] = page()
    nights.check(A, "--report-dir", "reports")
    web.pages[A] = page("", 503)
    for night in (1, 2, 4):
        nights.check(A, "--report-dir", "reports", night=night)
    told = nights.told(A)
    assert (told["verdict"], told["first_failed"], told["last_failed"]) == ("broken", "2026-11-13", "2026-11-16")
    assert (told["failing_days"], told["run_days"], told["proven"]) == (3, 3, True)
    assert (told["reason"], told["last_ok"]) == ("failing-for-days", "2026-11-12")
    web.pages[A] = page()
    nights.check(A, "--report-dir", "reports", night=5)
    told = nights.told(A)
    assert (told["verdict"], told["came_back"], told["first_failed"]) == ("ok", ["2026-11-17"], None)
    assert told["last_run"]["recovered"] is True
    assert [each["file"] for each in told["last_run"]["occurrences"]] == ["guide.md"]


def test_a_link_that_comes_and_goes_is_flaky_for_a_while(nights: Nights, web: Web) -> None:
    for night in range(7):
        web.pages[A] = page("", 503 if night % 2 == 0 else 200)
        nights.check(A, night=night)
    assert len(nights.told(A)["came_back"]) == 3
    assert nights.told(A)["flaky"] is True
    nights.number = 40
    assert nights.told(A)["flaky"] is False


def test_the_memory_beside_the_cache_is_enough(nights: Nights, web: Web) -> None:
    nights.check(A)
    told = nights.told(A)
    assert (told["verdict"], told["reason"], told["run_days"]) == ("broken", "not-found", 0)


def test_a_memory_that_was_committed_is_enough(nights: Nights, web: Web, project: Path) -> None:
    nights.check(A, "--report-dir", "kept", "--cache-dir", "gone")
    for file in (project / "gone").iterdir():
        file.unlink()
    told = nights.told(A, "--report-dir", "kept")
    assert (told["verdict"], told["first_failed"], told["last_run"]) == ("broken", "2026-11-12", None)


def test_people_are_told_in_rows(nights: Nights, web: Web) -> None:
    web.pages[f"{A}old"] = redirect("/new")
    web.pages[f"{A}new"] = page()
    nights.check(f"[x]({A}old)")
    ran = nights.linkwatch("history", f"{A}old")
    assert ran.out.startswith(f"{A}old\n  verdict      moved (moved-permanently)\n")
    assert f"  next step    Use {A}new\n" in ran.out
    assert "  places       guide.md:1:1\n" in ran.out


@pytest.mark.parametrize(
    "spelling",
    [A, "https://a.example", "a.example", "HTTPS://A.example", "https://me:secret@a.example/", " https://a.example/ "],
)
def test_an_address_is_known_however_it_is_spelt(nights: Nights, web: Web, spelling: str) -> None:
    web.pages[A] = page()
    nights.check(A)
    assert nights.told(spelling)["url"] == A


@pytest.mark.parametrize("spelling", ["b.example/x", "b.example:80/x"])
def test_an_address_without_its_scheme_may_be_one_of_http(nights: Nights, web: Web, spelling: str) -> None:
    web.pages["http://b.example/x"] = page()
    nights.check("http://b.example/x")
    assert nights.told(spelling)["url"] == "http://b.example/x"


@pytest.mark.parametrize("spelling", ["gone.md#x", "./gone.md#x", "/gone.md#x"])
def test_a_file_is_known_by_its_path_from_the_root(nights: Nights, spelling: str) -> None:
    nights.check("[x](gone.md#x)")
    assert nights.told(spelling)["reason"] == "file-missing"


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("https://a.example/pgae", "https://a.example/page#two or https://a.example/page#one"),
        ("https://a.example/page", "https://a.example/page#one or https://a.example/page#two"),
        ("gone.mb", "gone.md"),
    ],
)
def test_an_unknown_address_is_told_with_those_that_may_be_meant(nights: Nights, url: str, near: str) -> None:
    nights.check("<https://a.example/page#one> <https://a.example/page#two> [x](gone.md)", "--offline")
    ran = nights.linkwatch("history", url)
    assert (ran.status, ran.out) == (2, "")
    assert f"linkwatch: no run knows {url}\n  Did you mean {near}" in ran.err


@pytest.mark.parametrize("url", ["", " "])
def test_an_empty_address_is_no_question(linkwatch: Command, project: Path, url: str) -> None:
    ran = linkwatch("history", url)
    assert (ran.status, ran.out) == (2, "")
    assert "an address is needed: name the link as the report does" in ran.err
    assert "no run knows" not in ran.err


def test_where_nothing_is_alike_the_next_step_is_a_run(linkwatch: Command, project: Path) -> None:
    ran = linkwatch("history", "https://a.example/")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "linkwatch: no run knows https://a.example/\n"
        "  Run `linkwatch check` first, and name the link as the report does.\n"
    )
    assert not (project / ".linkwatch").exists()


def test_an_unknown_address_must_not_command_the_terminal(linkwatch: Command, project: Path) -> None:
    ran = linkwatch("history", "https://me:secret@a.example/\x1b[2J\n::error::x")
    assert "\x1b" not in ran.err
    assert "secret" not in ran.err
    assert not [line for line in ran.err.splitlines() if line.startswith("::")]


@pytest.mark.parametrize("name", ["cache.sqlite", "last-run.json", "state.jsonl"])
@pytest.mark.parametrize("content", [b"nonsense\n", b"[]\n", b"\xff\xfe\0\0", b'{"schema": 99, "url": "x"}\n'])
def test_a_file_that_cannot_be_read_is_told_and_stays_and_the_others_tell_the_story(
    nights: Nights, project: Path, name: str, content: bytes
) -> None:
    nights.check("[x](gone.md)")
    bad = project / ".linkwatch" / name
    bad.write_bytes(content)
    ran = nights.linkwatch("history", "gone.md", "--format", "json")
    assert ran.status == 0
    assert (ran.json["verdict"], ran.json["first_failed"]) == ("broken", "2026-11-12")
    assert f".linkwatch/{name}" in ran.err
    assert bad.read_bytes() == content


def test_a_silent_server_has_a_story_too(nights: Nights, web: Web) -> None:
    web.pages[A] = silent()
    nights.check(A)
    assert nights.told(A)["verdict"] == "unreachable"


def test_a_day_is_one_of_utc() -> None:
    assert abs(story.today() - datetime.now(UTC).date()) <= timedelta(days=1)
    assert type(story.today()) is date


def test_ten_thousand_known_addresses_are_searched(nights: Nights, project: Path) -> None:
    Path(".linkwatch").mkdir()
    lines = (json.dumps({"url": f"https://h{n}.example/{n}", "verdict": "blocked"}) for n in range(10_000))
    Path(".linkwatch/state.jsonl").write_text("".join(f"{line}\n" for line in lines))
    assert "Did you mean" in nights.linkwatch("history", "https://h7.exmple/7").err


def test_a_link_that_no_run_visited_must_not_be_called_ok(nights: Nights, web: Web) -> None:
    nights.check(A, "--offline", "--format", "json", "-o", "before.json")
    nights.check(A, "--baseline", "before.json")
    told = nights.told(A)
    assert (told["verdict"], told["reason"], told["last_ok"]) == ("excluded", "unchanged", None)
    nights.check("nothing")
    ran = nights.linkwatch("history", A)
    assert (ran.status, ran.err.splitlines()[0]) == (2, f"linkwatch: no run knows {A}")


def test_a_link_that_a_change_leaves_alone_is_told_by_the_runs_before(nights: Nights, web: Web) -> None:
    web.pages[A] = page()
    nights.check(A, "--format", "json", "-o", "before.json")
    nights.check(A, "--baseline", "before.json", night=1)
    told = nights.told(A)
    assert (told["verdict"], told["reason"], told["last_ok"]) == ("ok", None, "2026-11-12")


def test_what_only_the_cache_knows_is_told_where_no_memory_is_kept_and_must_not_overrule_one(
    nights: Nights, web: Web
) -> None:
    nights.check(A, "--report-dir", "kept")
    nights.check("nothing", "--no-cache")
    told = nights.told(A)
    assert (told["verdict"], told["first_failed"]) == ("broken", "2026-11-12")
    Path("reports").mkdir()
    Path("reports/state.jsonl").write_text("")
    assert nights.told(A)["first_failed"] is None
