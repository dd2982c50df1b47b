"""`linkwatch check` run after run: what is asked again, what is remembered, and what is told again."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from command import Command, Ran, connect_to
from linkwatch import jobs, rules, told
from linkwatch.fetch import schedule
from linkwatch.model import Case, Judgement
from linkwatch.outputs import ALL_FILES
from linkwatch.visiting import finding, job
from web import Asked, Respond, Web, page, redirect

START = datetime(2026, 11, 12, 6, tzinfo=UTC)
A = "https://a.example/"
API = "https://export.arxiv.org/api/query"
FEED = (Path(__file__).parent / "enrich" / "recorded" / "04_new_id_latest.xml").read_bytes()


class Runs:
    """Runs `check` on one guide at times of our choosing."""

    def __init__(self, linkwatch: Command, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
        self.linkwatch = linkwatch
        self.web = web
        self.now = START
        for command in (jobs.check, jobs.regenerate):
            monkeypatch.setattr(jobs, command.__name__, partial(command, now=lambda: self.now))

    def check(self, text: str, *options: str, days: float = 0) -> Ran:
        self.now = START + timedelta(days=days)
        Path("guide.md").write_text(text, encoding="utf-8")
        reach = connect_to(self.web.connect_to)
        return self.linkwatch("check", "guide.md", "--interval", "0", "--timeout", "3", *reach, *options)

    def links(self, text: str, *options: str, days: float = 0) -> dict[str, Any]:
        ran = self.check(text, "--format", "json", *options, days=days)
        return {link["url"]: link for link in ran.json["links"]}

    def verdicts(self, text: str, *options: str, days: float = 0) -> dict[str, str]:
        return {url: link["verdict"] for url, link in self.links(text, *options, days=days).items()}


@pytest.fixture
def runs(linkwatch: Command, project: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Runs:
    return Runs(linkwatch, web, monkeypatch)


def state(folder: str = ".linkwatch") -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(folder, "state.jsonl").read_text().splitlines()]


def validated(etag: str = '"1"', **headers: str) -> Respond:
    """Answer 304 where the condition holds, a page otherwise."""

    async def respond(asked: Asked, writer: asyncio.StreamWriter) -> None:
        same = asked.headers.get("if-none-match") == etag
        await page(b"" if same else "<title>A</title><p id=x>", 304 if same else 200, etag=etag, **headers)(
            asked, writer
        )

    return respond


# --- fresh answers ---------------------------------------------------------------------------


def test_a_good_answer_counts_for_a_day(runs: Runs, web: Web) -> None:
    web.pages[A] = page()
    assert not runs.links(A)[A]["from_cache"]
    again = runs.links(A, days=0.7)[A]
    assert (again["verdict"], again["from_cache"], web.times(A)) == ("ok", True, 1)
    assert not runs.links(A, days=1)[A]["from_cache"]
    assert web.times(A) == 2


def test_a_bad_answer_counts_for_minutes(runs: Runs, web: Web) -> None:
    assert runs.verdicts(A) == {A: "broken"}
    minutes = 1 / 1440
    assert (runs.verdicts(A, days=9 * minutes), web.times(A)) == ({A: "broken"}, 1)
    web.pages[A] = page()
    assert (runs.verdicts(A, days=10 * minutes), web.times(A)) == ({A: "ok"}, 2)


def test_what_may_pass_is_always_asked_again(runs: Runs, web: Web) -> None:
    web.pages[A] = page("", 503)
    assert runs.verdicts(A) == {A: "unreachable"}
    web.pages[A] = page()
    assert runs.verdicts(A) == {A: "ok"}


def test_a_redirect_is_told_from_the_cache_as_it_was(runs: Runs, web: Web) -> None:
    web.pages[A] = redirect("/new")
    web.pages[f"{A}new"] = page()
    first, second = runs.links(A)[A], runs.links(A)[A]
    assert second == {**first, "from_cache": True}
    assert second["suggestion"] == {"url": f"{A}new", "kind": "redirect"}


def test_a_new_place_in_a_page_is_judged_without_a_visit(runs: Runs, web: Web) -> None:
    web.pages[A] = page('<p id="x">')
    runs.check(A)
    assert runs.verdicts(f"{A}#x {A}#y") == {f"{A}#x": "ok", f"{A}#y": "broken"}
    assert web.times(A) == 1


def test_what_is_told_again_is_told_in_the_same_words(runs: Runs, web: Web) -> None:
    web.pages |= {A: page("<title>A</title><p id=x>"), f"{A}gone": page("", 404), f"{A}old": redirect(A, 301)}
    text = f"[a]({A}#x) [b]({A}#y) [c]({A}gone) [d]({A}old)"
    first, again = (runs.links(text, days=days) for days in (0, 0.001))
    assert {link["from_cache"] for link in again.values()} == {True}
    assert again == {url: {**link, "from_cache": True} for url, link in first.items()}


def test_what_other_rules_told_is_judged_anew_and_told_again(
    runs: Runs, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.pages[A] = page()
    judged: list[str] = []

    def judge(case: Case) -> Judgement:
        judged.append(case.link.url)
        return rules.judge(case)

    monkeypatch.setattr(finding, "judge", judge)
    for number, program in enumerate(("one", "one", "two", "two")):
        monkeypatch.setattr(told, "program", lambda program=program: program)
        assert runs.verdicts(A, days=number / 1000) == {A: "ok"}
    assert (judged, web.times(A)) == ([A, A], 1)


def test_a_page_that_does_not_fit_its_link_is_told_of_in_every_run(runs: Runs, web: Web) -> None:
    words = "This is the place for players: you have a bonus for the first game and the best odds of all. " * 9
    web.pages[A] = page(f"<title>Spin</title><h1>Bonus</h1><p>{words}")
    for number in range(3):
        assert "nothing to do with" in runs.check(f"[How to train recurrent networks]({A})", days=number / 1000).out
    assert "nothing to do with" not in runs.check(f"[The bonus of the best players]({A})", days=0.003).out
    assert "nothing to do with" in runs.check(f"[How to train recurrent networks]({A})", days=0.004).out
    assert web.times(A) == 1


def test_a_place_in_a_page_that_was_not_read_to_its_end_needs_a_visit(runs: Runs, web: Web) -> None:
    long = "<p>word</p>" * (job.HEAD_BYTES // 10)
    web.pages[A] = page(f'<p id="first">{long}<p id="late">')
    runs.check(A)
    assert runs.verdicts(f"{A}#late {A}#never") == {f"{A}#late": "ok", f"{A}#never": "broken"}
    assert web.times(A) == 2


def test_the_user_says_how_long_answers_count(runs: Runs, web: Web) -> None:
    web.pages[A] = page()
    runs.check(A)
    runs.check(A, "--max-age", "10d", days=7)
    assert web.times(A) == 1
    runs.check(A, "--max-age", "0", days=7)
    assert web.times(A) == 2


def test_another_name_must_not_get_the_answers_of_the_first(runs: Runs, web: Web) -> None:
    web.pages[A] = page()
    runs.check(A)
    runs.check(A, "--user-agent", "somebody else")
    assert web.times(A) == 2


def test_without_a_cache_every_run_asks_and_nothing_is_written(runs: Runs, web: Web) -> None:
    web.pages[A] = page()
    for _ in range(2):
        runs.check(A, "--no-cache")
    assert web.times(A) == 2
    assert not Path(".linkwatch").exists()


def test_the_configuration_may_switch_the_cache_off(runs: Runs, project: Path) -> None:
    (project / "linkwatch.toml").write_text("cache = false")
    runs.check("[x](y.md)")
    assert not Path(".linkwatch").exists()


def test_the_cache_is_kept_where_the_user_says(runs: Runs, web: Web) -> None:
    web.pages[A] = page()
    runs.check(A, "--cache-dir", "elsewhere/deep")
    runs.check(A, "--cache-dir", "elsewhere/deep")
    assert web.times(A) == 1
    assert Path("elsewhere/deep/cache.sqlite").is_file()
    assert not Path(".linkwatch").exists()


# --- conditions ------------------------------------------------------------------------------


def test_an_old_answer_is_confirmed_by_its_server(runs: Runs, web: Web) -> None:
    web.pages[A] = validated(last_modified="Mon, 02 Nov 2026 00:00:00 GMT")
    runs.check(A)
    held = runs.links(f"{A}#x {A}#y", days=2)
    assert {url: link["verdict"] for url, link in held.items()} == {f"{A}#x": "ok", f"{A}#y": "broken"}
    assert [link["status"] for link in held.values()] == [200, 200]
    assert not any(link["from_cache"] for link in held.values())
    asked = web.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Mon, 02 Nov 2026 00:00:00 GMT")


def test_a_confirmed_answer_is_fresh_again(runs: Runs, web: Web) -> None:
    web.pages[A] = validated()
    for days in (0, 2, 2.5):
        runs.check(A, days=days)
    assert web.times(A) == 2


def test_a_page_that_changed_is_seen_anew(runs: Runs, web: Web) -> None:
    web.pages[A] = validated()
    runs.check(A)
    web.pages[A] = page("<title>404 Not Found</title>", 404)
    assert runs.verdicts(A, days=2) == {A: "broken"}


def test_a_redirect_that_answers_the_condition_of_another_page_is_asked_again(runs: Runs, web: Web) -> None:
    web.pages[A] = validated()
    web.pages["https://b.example/"] = validated()
    runs.check(A)
    web.pages[A] = redirect("https://b.example/", 302)
    assert runs.verdicts(A, days=2) == {A: "ok"}


def test_a_status_304_that_nobody_asked_for_is_no_page(runs: Runs, web: Web) -> None:
    web.pages[A] = page(b"", 304)
    assert runs.verdicts(A) == {A: "unreachable"}


# --- memory ----------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [(), ("--report-dir", "reports"), ("--no-cache", "--report-dir", "reports")])
def test_an_outage_of_days_becomes_broken(runs: Runs, web: Web, options: tuple[str, ...]) -> None:
    web.pages[A] = page("", 503)
    told = [runs.links(A, *options, days=number)[A] for number in range(4)]
    assert [link["verdict"] for link in told] == ["unreachable"] * 3 + ["broken"]
    assert told[3]["reason"] == "failing-for-days"
    assert told[3]["detail"].startswith("Failing since 2026-11-12 (4 days with failing runs): ")
    assert [link["failing_days"] for link in told] == [1, 2, 3, 4]
    assert {link["first_failed"] for link in told} == {"2026-11-12"}
    assert runs.check(A, *options, days=4).status == 1


@pytest.mark.parametrize("options", [("--report-dir", "reports"), ()])
@pytest.mark.parametrize("before", [(), (-2, -1), (-1,)])
def test_one_run_with_its_clock_ahead_is_told_and_changes_no_verdict(
    runs: Runs, web: Web, before: tuple[int, ...], options: tuple[str, ...]
) -> None:
    web.pages[A] = page("", 503)
    for number in before:
        runs.check(A, *options, days=number)
    runs.check(A, *options, days=26_000)
    folder, warned, broken = options[-1] if options else ".linkwatch", [], []
    for number in (0, 1, 2, 4):
        ran = runs.check(A, "--format", "json", *options, days=number)
        warned += [number] * (f"{folder}/state.jsonl: what it says of 1 link is dated later than tomorrow" in ran.err)
        broken += [number] * (ran.json["links"][0]["verdict"] == "broken")
    assert warned == [0]
    assert broken == {(): [4], (-1,): [2, 4], (-2, -1): [1, 2, 4]}[before]
    assert Path(folder, "state.jsonl.unread").exists()


def test_a_good_answer_from_the_future_is_asked_for_again(runs: Runs, web: Web) -> None:
    web.pages[A] = page()
    runs.check(A, "--report-dir", "reports", days=26_000)
    assert not runs.links(A, "--report-dir", "reports")[A]["from_cache"]
    assert runs.links(A, "--report-dir", "reports", days=0.5)[A]["from_cache"]


def test_one_success_resets_and_is_told_once(runs: Runs, web: Web) -> None:
    web.pages[A] = page("", 503)
    for number in range(3):
        runs.check(A, days=number)
    web.pages[A] = page()
    back = runs.check(A, days=3)
    assert "Back again: 1 recovered" in back.out
    assert "It is back: it had been failing since 2026-11-12." in back.out
    assert "Back again" not in runs.check(A, days=5).out
    web.pages[A] = page("", 503)
    assert runs.verdicts(A, days=7) == {A: "unreachable"}


def test_the_memory_outlives_the_cache(runs: Runs, web: Web) -> None:
    web.pages[A] = page("", 503)
    for number in range(3):
        runs.check(A, "--report-dir", "reports", days=number)
        Path(".linkwatch/cache.sqlite").unlink()
    assert runs.verdicts(A, "--report-dir", "reports", days=3) == {A: "broken"}


def test_a_new_folder_of_reports_starts_with_what_is_known(runs: Runs, web: Web) -> None:
    web.pages[A] = page("", 503)
    for number in range(3):
        runs.check(A, days=number)
    assert runs.verdicts(A, "--report-dir", "reports", days=3) == {A: "broken"}
    assert [line["url"] for line in state("reports")] == [A]


def test_a_quiet_day_changes_no_byte_of_the_state(runs: Runs, web: Web) -> None:
    web.pages["https://b.example/"] = page("", 403)
    text = f"{A} https://b.example/ [x](missing.md)"
    for number in range(4):
        runs.check(text, "--report-dir", "reports", days=number)
    before = Path("reports/state.jsonl").read_bytes()
    for number in range(4, 7):
        runs.check(text, "--report-dir", "reports", days=number)
        assert Path("reports/state.jsonl").read_bytes() == before
    assert [line["url"] for line in state("reports")] == [A, "https://b.example/", "missing.md"]


def test_a_wall_says_when_the_link_last_worked(runs: Runs, web: Web) -> None:
    web.pages[A] = page()
    runs.check(A)
    web.pages[A] = page("", 403)
    walled = runs.links(A, days=2)[A]
    assert (walled["verdict"], walled["last_ok"]) == ("blocked", "2026-11-12")
    assert walled["detail"].endswith("It last worked on 2026-11-12.")


def test_the_patience_is_the_users_choice(runs: Runs, web: Web, project: Path) -> None:
    (project / "linkwatch.toml").write_text("late-pause = 0\nretries = 0\nfailing-days = 2\nfailing-span = 1\n")
    web.pages[A] = page("", 503)
    assert [runs.verdicts(A, days=number)[A] for number in range(2)] == ["unreachable", "broken"]


def test_an_offline_run_forgets_nothing(runs: Runs, web: Web) -> None:
    web.pages[A] = page("", 503)
    runs.check(A)
    before = state()
    runs.check(A, "--offline", days=1)
    assert state() == before


def test_passwords_must_not_be_written_into_the_state(runs: Runs, web: Web) -> None:
    runs.check("https://user:secret@a.example/", "--report-dir", "reports")
    assert [line["url"] for line in state("reports")] == [A]
    assert not any("secret" in path.read_text() for path in Path("reports").iterdir())


def test_every_run_adds_a_line_to_the_history(runs: Runs, web: Web) -> None:
    web.pages[A] = page()
    for number in range(2):
        runs.check(f"{A} [x](y.md)", "--report-dir", "reports", days=number)
    lines = [json.loads(line) for line in Path("reports/history.jsonl").read_text().splitlines()]
    counts = {"links": 2, "urls": 2, "broken": 1, "unreachable": 0, "blocked": 0, "moved": 0, "ok": 1, "excluded": 0}
    assert lines == [
        {"finished_at": "2026-11-12T06:00:00Z", **counts},
        {"finished_at": "2026-11-13T06:00:00Z", **counts},
    ]


def test_the_page_shows_the_trend_of_all_runs_also_when_it_is_rendered_again(
    runs: Runs, web: Web, linkwatch: Command
) -> None:
    web.pages[A] = page()
    for number in range(3):
        runs.check(f"{A} [x](y.md)", "--report-dir", "reports", days=number)
    written = Path("reports/index.html").read_text()
    assert written.count("<title>2026-11-1") == 3
    assert linkwatch("report", "--format", "html").out == written


def test_a_run_without_a_report_folder_has_no_trend(runs: Runs, web: Web) -> None:
    web.pages[A] = page()
    for number in range(2):
        runs.check(A, "--format", "html", "-o", "page.html", days=number)
    assert "<figure" not in Path("page.html").read_text()


def test_a_history_that_lacks_its_last_line_end_stays_whole(runs: Runs) -> None:
    runs.check("", "--report-dir", "reports")
    before = Path("reports/history.jsonl").read_text().rstrip("\n") + "\n{}"
    Path("reports/history.jsonl").write_text(before)
    runs.check("", "--report-dir", "reports")
    assert Path("reports/history.jsonl").read_text().startswith(f'{before}\n{{"finished_at"')


# --- trouble ---------------------------------------------------------------------------------


def test_a_damaged_cache_is_a_warning(runs: Runs, web: Web) -> None:
    web.pages[A] = page()
    Path(".linkwatch").mkdir()
    Path(".linkwatch/cache.sqlite").write_bytes(b"nonsense" * 1_000)
    ran = runs.check(A)
    assert ran.status == 0
    assert ran.out.count("set aside as cache.sqlite.aside") == 1


def test_a_cache_that_cannot_be_kept_is_a_warning(runs: Runs, web: Web, project: Path) -> None:
    web.pages[A] = page()
    Path(".linkwatch").write_text("a file")
    ran = runs.check(A)
    assert ran.status == 0
    assert "warning: .linkwatch" in ran.out
    assert "Traceback" not in ran.err


def test_a_damaged_state_is_a_warning_and_is_kept(runs: Runs) -> None:
    Path("reports").mkdir()
    Path("reports/state.jsonl").write_text("<<<<<<< HEAD\n")
    ran = runs.check("[x](y.md)", "--report-dir", "reports")
    assert "reports/state.jsonl:1: not about a link; this line is not used" in ran.out
    assert Path("reports/state.jsonl.unread").read_text() == "<<<<<<< HEAD\n"
    assert [line["url"] for line in state("reports")] == ["y.md"]


def test_a_quiet_run_tells_of_a_memory_that_is_set_aside_and_not_of_the_guide(runs: Runs) -> None:
    for file in ("reports/state.jsonl", ".linkwatch/cache.sqlite"):
        Path(file).parent.mkdir()
        Path(file).write_text("<<<<<<< HEAD\n")
    ran = runs.check("[y](guide.md) <!-- linkwatch: ignore-next-line -->\n", "--report-dir", "reports", "-q")
    assert (ran.status, ran.out) == (0, "")
    told = ran.err.splitlines()
    assert sum("is kept as state.jsonl.unread" in line for line in told) == 1
    assert sum("set aside as cache.sqlite.aside" in line for line in told) == 1
    assert all(line.startswith(("warning: reports/state.jsonl", "warning: .linkwatch/")) for line in told)


def test_a_history_that_cannot_be_written_is_a_warning(runs: Runs) -> None:
    Path("reports/history.jsonl").mkdir(parents=True)
    ran = runs.check("", "--report-dir", "reports")
    assert ran.status == 0
    assert "reports/history.jsonl: cannot be read" in ran.out


# --- papers ----------------------------------------------------------------------------------


@pytest.fixture
def arxiv(web: Web, monkeypatch: pytest.MonkeyPatch) -> Callable[[Respond], None]:
    """Answer for arXiv's API, without its three seconds between requests."""
    monkeypatch.setitem(schedule.SHARED_LANES, "arxiv.org", replace(schedule.ARXIV, interval=0.0))
    answers = [page(FEED, content_type="application/atom+xml")]

    class Pages(dict[str, Respond]):
        def get(self, url: str, default: Respond | None = None) -> Respond | None:  # type: ignore[override]
            return answers[-1] if url.startswith(API) else super().get(url, default)

    web.pages = Pages()
    return answers.append


PAPER = re.search(rb"<id>http://arxiv.org/abs/([0-9.]+)v", FEED)[1].decode()  # type: ignore[index] # it has one
ABS = f"https://arxiv.org/abs/{PAPER}"


def asked_arxiv(web: Web) -> int:
    return sum(asked.url.startswith(API) for asked in web.asked)


def test_arxiv_is_asked_once_a_day(runs: Runs, web: Web, arxiv: Callable[[Respond], None]) -> None:
    first = runs.check(ABS, "--format", "json").json
    again = runs.check(ABS, "--format", "json", days=0.7).json
    assert (asked_arxiv(web), again["links"][0]["from_cache"]) == (1, True)
    assert again["papers"] == first["papers"]
    runs.check(ABS, days=1)
    assert asked_arxiv(web) == 2


def test_where_arxiv_is_silent_what_it_said_earlier_counts(
    runs: Runs, web: Web, arxiv: Callable[[Respond], None]
) -> None:
    first = runs.check(ABS, "--format", "json").json
    arxiv(page("Rate exceeded.", 429))
    later = runs.check(ABS, "--format", "json", days=9).json
    assert later["papers"] == first["papers"]
    assert later["papers"][0]["as_of"] == "2026-11-12T06:00:00Z"
    assert later["links"][0]["reason"] == "arxiv-confirms"
    assert "What it said in an earlier run (2026-11-12) stands in" in later["notice"]


EMPTY = re.sub(rb"<entry>.*</entry>", b"", re.sub(rb"(totalResults>)\d+", rb"\g<1>0", FEED), flags=re.DOTALL)


def test_a_paper_that_arxiv_leaves_out_though_its_page_is_there_is_told_as_it_was(
    runs: Runs, web: Web, arxiv: Callable[[Respond], None]
) -> None:
    first = runs.check(ABS, "--report-dir", "reports", "--format", "json").json
    arxiv(page(EMPTY, content_type="application/atom+xml"))
    web.pages[ABS] = page()
    later = runs.check(ABS, "--report-dir", "reports", "--format", "json", days=9).json
    assert later["papers"] == first["papers"]
    assert (later["links"][0]["reason"], later["papers_missing"]) == ("fine", [])
    assert f"does not list {PAPER}, though no page of arXiv denies it. What it said" in later["notice"]
    assert PAPER in Path("reports/papers.bib").read_text()


def test_a_paper_of_which_nothing_was_ever_learnt_is_missing_and_the_bibliography_stays(
    runs: Runs, web: Web, arxiv: Callable[[Respond], None]
) -> None:
    arxiv(page(EMPTY, content_type="application/atom+xml"))
    web.pages[ABS] = page()
    assert runs.check(ABS, "--format", "json").json["papers_missing"] == [PAPER]


def test_a_paper_that_is_neither_listed_nor_there_is_broken_and_not_told_as_it_was(
    runs: Runs, web: Web, arxiv: Callable[[Respond], None]
) -> None:
    runs.check(ABS, "--format", "json")
    arxiv(page(EMPTY, content_type="application/atom+xml"))
    later = runs.check(ABS, "--format", "json", days=9).json
    assert (later["links"][0]["verdict"], later["papers"], later["papers_missing"]) == ("broken", [], [])


def test_a_page_that_was_seen_today_spares_no_question_about_its_paper(
    runs: Runs, web: Web, arxiv: Callable[[Respond], None]
) -> None:
    arxiv(page("Rate exceeded.", 429))
    web.pages[ABS] = page()
    first = runs.check(ABS, "--format", "json").json
    assert (first["papers"], first["papers_missing"]) == ([], [PAPER])
    arxiv(page(FEED, content_type="application/atom+xml"))
    later = runs.check(ABS, "--format", "json", days=0.1).json
    assert [paper["arxiv_id"] for paper in later["papers"]] == [PAPER]
    assert (later["links"][0]["from_cache"], later["papers_missing"]) == (True, [])


def test_what_is_excluded_or_broken_is_no_question(runs: Runs, web: Web, arxiv: Callable[[Respond], None]) -> None:
    arxiv(page(EMPTY, content_type="application/atom+xml"))
    runs.check(ABS)
    asked = asked_arxiv(web)
    runs.check(f"{ABS} https://a.example/", "--exclude", "arxiv", days=0.01)
    assert asked_arxiv(web) == asked == 1


def test_the_table_is_filled_from_what_a_check_has_learnt(
    runs: Runs, web: Web, arxiv: Callable[[Respond], None]
) -> None:
    runs.check(ABS)
    table = f"## Papers\n\n| Paper | Authors | Published | Description |\n|---|---|---|---|\n| [x]({ABS}) | | | y |\n"
    Path("guide.md").write_text(table)
    ran = runs.linkwatch("papers", "guide.md", "--check", *connect_to(web.connect_to))
    assert (ran.status, asked_arxiv(web)) == (1, 1)
    without = runs.linkwatch("papers", "guide.md", "--check", "--no-cache", *connect_to(web.connect_to))
    assert (without.out, asked_arxiv(web)) == (ran.out, 2)


def test_the_table_names_the_articles_that_the_last_check_saw_and_asks_none(
    runs: Runs, web: Web, arxiv: Callable[[Respond], None]
) -> None:
    web.pages["https://blog.example/"] = page(f'<title>t</title><a href="{ABS}">the paper</a>')
    table = f"## Papers\n\n| Paper | Explained |\n|---|---|\n| [x]({ABS}) | |\n"
    runs.check(f"{table}\n[A post](https://blog.example/)\n")
    assert runs.linkwatch("papers", "guide.md", "--write", *connect_to(web.connect_to)).status == 0
    assert "[A post](https://blog.example/) |" in Path("guide.md").read_text()
    assert web.times("https://blog.example/") == 1
    assert runs.linkwatch("papers", "guide.md", "--check", *connect_to(web.connect_to)).status == 0


# --- the last run ----------------------------------------------------------------------------


def test_the_last_run_is_told_again_in_any_format(runs: Runs, web: Web, linkwatch: Command) -> None:
    web.pages[A] = redirect("/new")
    web.pages[f"{A}new"] = page()
    text = f"{A} [x](y.md) <mailto:a@b.example>"
    ran = runs.check(text, "--report-dir", "reports")
    asked = len(web.asked)
    again = linkwatch("report")
    assert (again.out, again.status) == (ran.out, 1)
    assert linkwatch("report", "--format", "json").out == Path("reports/report.json").read_text()
    linkwatch("report", "--format", "markdown", "-o", "again.md")
    assert Path("again.md").read_text() == Path("reports/README.md").read_text()
    assert len(web.asked) == asked


def test_the_last_run_is_told_again_with_the_trend_of_those_before_it(runs: Runs, web: Web, linkwatch: Command) -> None:
    for night in range(3):
        web.pages[A] = page("", 404 if night == 2 else 200)
        runs.check(A, "--report-dir", "reports", "-o", "x.sarif", "-o", "x.xml", days=night)
    outputs = {"x.sarif": "again.sarif", "x.xml": "again.xml", "reports/index.html": "again.html"}
    ran = linkwatch("report", *(part for file in outputs.values() for part in ("-o", file)))
    assert ran.status == 1
    for first, again in outputs.items():
        assert Path(again).read_bytes() == Path(first).read_bytes(), again
    assert "in the last 3 runs" in Path("again.html").read_text()


def test_the_papers_of_the_last_run_are_told_again(
    runs: Runs, linkwatch: Command, arxiv: Callable[[Respond], None]
) -> None:
    ran = runs.check(ABS, "--format", "json")
    assert linkwatch("report", "--format", "json").out == ran.out


NO_RUN = (
    "linkwatch: no earlier run is kept in .linkwatch\n"
    "  Run `linkwatch check` first, without --no-cache and `cache = false`, which keep no run.\n"
)


def test_no_last_run_is_told_with_what_to_do(linkwatch: Command, project: Path) -> None:
    ran = linkwatch("report")
    assert ran.status == 2
    assert ran.err == NO_RUN


def test_a_run_that_was_not_kept_is_told_with_why(runs: Runs, web: Web, linkwatch: Command) -> None:
    web.pages[A] = page()
    assert runs.check(A, "--no-cache", "--report-dir", "reports").status == 0
    ran = linkwatch("report")
    assert (ran.status, ran.err) == (2, NO_RUN)


@pytest.mark.parametrize("content", ["nonsense", "[]", '{"version": 3}'])
def test_a_last_run_that_cannot_be_read_is_told(linkwatch: Command, project: Path, content: str) -> None:
    Path(".linkwatch").mkdir()
    Path(".linkwatch/last-run.json").write_text(content)
    ran = linkwatch("report")
    assert ran.status == 2
    assert "last-run.json: cannot be read" in ran.err


def test_the_demo_leaves_no_cache(linkwatch: Command, project: Path) -> None:
    Path("guide.md").write_text("[x](guide.md)")
    linkwatch("demo", "guide.md", "--report-dir", "shown")
    assert sorted(path.name for path in project.iterdir()) == [".git", "guide.md", "linkwatch.toml", "shown"]
    assert {path.name for path in Path("shown").iterdir()} == {"guide.md", *ALL_FILES}
