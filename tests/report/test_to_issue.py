"""The text of the issue: what to do, nothing that changes by itself, and nobody is called."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import cmarkgfm
import pytest
import sample
from bs4 import BeautifulSoup
from cmarkgfm.cmark import Options
from golden_files import assert_golden

import remembered
from linkwatch.memory import Past, judge_with_past
from linkwatch.model import Problem, Report, Suggestion, Verdict
from linkwatch.report.to_issue import refers, render_within

LIMIT = 65_536


def on_github(markdown: str) -> BeautifulSoup:
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    return BeautifulSoup(html, "html5lib")


def broken(url: str, detail: str = "404 Not Found.", **more: object) -> Report:
    return sample.report(sample.result(url, Verdict.BROKEN, detail=detail, **more))  # type: ignore[arg-type] # passed on


def test_the_text_has_everything_to_do_and_no_papers() -> None:
    assert_golden("issue.md", render_within(sample.full(), LIMIT))


def test_another_run_that_saw_the_same_writes_the_same_bytes() -> None:
    first = sample.full()
    later = replace(
        first,
        started_at=first.started_at + timedelta(days=1),
        finished_at=first.finished_at + timedelta(days=1, seconds=40),
        results=tuple(
            replace(each, failing_days=each.failing_days + bool(each.failing_days), from_cache=True, seen=None)
            for each in first.results
        ),
        papers=(),
        history=(),
    )
    assert render_within(later, LIMIT) == render_within(first, LIMIT)


def test_new_year_changes_no_byte() -> None:
    first, past, texts = date(2026, 12, 27), Past(), []
    for number in range(8):
        told, past = judge_with_past(remembered.result("-"), past, first + timedelta(days=number), remembered.PATIENCE)
        texts.append(render_within(sample.report(told), LIMIT))
    assert "Failing since 2026-12-27: a.example did not answer in time." in texts[4]  # the night of 31 December
    assert len(set(texts[3:])) == 1


@pytest.mark.parametrize("counted", ["4 days", "1 day", "at least 12 days"])
def test_the_days_that_a_memory_counts_are_left_out(counted: str) -> None:
    detail = f"Failing since 2026-11-12 ({counted} with failing runs): a.example did not answer in time."
    text = render_within(broken("https://a.example/", detail), LIMIT)
    assert "Failing since 2026-11-12: a.example did not answer in time." in text


def test_the_day_of_the_first_failure_is_told_once() -> None:
    text = render_within(broken("https://a.example/", first_failed=date(2026, 9, 18), failing_days=3), LIMIT)
    assert "<br>Failing since 2026-09-18. |" in text
    assert "seen on" not in text


REFERRING = [
    "https://github.com/o/r/issues/12",
    "https://github.com/o/r/pull/12/files#diff-1",
    "http://www.github.com/o/r/pulls/3?x=1",
    "https://GitHub.com/O/R/Issues/12#issuecomment-3",
    "https://github.com/o/r/discussions/4",
    "https://github.com/orgs/o/discussions/4",
    "https://github.com/o/r/commit/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
    "https://github.com//o//r/%69ssues/12",
    "https://github.com/o/r%2Fissues%2F12",
    "https://github.com\\o\\r\\issues\\12",
    "https://github.example/o/r/issues/12",
    "https://user:secret@github.com/o/r/issues/12",
]


@pytest.mark.parametrize("url", REFERRING)
def test_an_address_that_leaves_a_note_elsewhere_is_shown_as_code(url: str) -> None:
    assert refers(url)
    page = on_github(render_within(broken(url), LIMIT))
    assert [each["href"] for each in page.select("td a")] == []
    assert page.select_one("td code")
    assert "secret" not in page.text


@pytest.mark.parametrize("url", REFERRING[:3])
def test_a_suggestion_that_leaves_a_note_elsewhere_is_shown_as_code(url: str) -> None:
    page = on_github(render_within(broken("https://a.example/", suggestion=Suggestion(url, "redirect")), LIMIT))
    assert [each["href"] for each in page.select("td a")] == ["https://a.example/"]


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/o/r",
        "https://github.com/o/r/issues",
        "https://github.com/o/r/issues/",
        "https://github.com/o/r/blob/main/a.md",
        "https://github.com/o/r?issues/12",
        "https://github.com/o/r#/issues/12",
        "https://issues/12",
        "https://a.example/tissues/12",
        "guide/issues",
        "",
        "#top",
    ],
)
def test_any_other_address_must_stay_a_link(url: str) -> None:
    assert not refers(url)


@pytest.mark.parametrize(
    "text",
    [
        "@everyone and @ann/team",
        "#12, GH-12 and ann/guide#12",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
        "ann@9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
        "see 9f86d08 and ABCDEF1",
        "https://github.com/o/r/issues/12",
        "www.github.com/o/r/issues/12",
        ":+1: $x$ <b>bold</b> <!-- linkwatch:issue:v1 -->",
    ],
)
def test_words_of_others_call_nobody_and_refer_to_nothing(text: str) -> None:
    report = replace(broken("https://a.example/", text), problems=(Problem("a.md", 1, 1, text),))
    page = on_github(render_within(report, LIMIT))
    assert [each["href"] for each in page.select("a")] == ["https://a.example/"]
    for shown in (page.select("td")[1].text, page.select("li")[0].text):
        assert text in shown.replace("\u200b", "")
        assert not re.search(
            r"@\w|#\d|\bGH-\d|\b[0-9a-fA-F]{7,40}\b|:[+\w]+:|/issues/", shown.removeprefix("a.md:1:1:")
        )


@pytest.mark.parametrize("text", ["deaf", "2026-11-12", "xabcdef1234", "Facade", "0" * 41])
def test_what_is_no_commit_stays_whole(text: str) -> None:
    assert f"| {text} |" in render_within(broken("https://a.example/", text), LIMIT)


def test_the_text_stays_within_its_limit_and_says_what_is_missing() -> None:
    results = [
        sample.result(f"https://a.example/{'x' * 80}{number}", Verdict.BROKEN, detail="Ä" * 400)
        for number in range(2_000)
    ]
    text = render_within(sample.report(*results), LIMIT)
    assert len(text.encode()) <= LIMIT
    assert re.search(r"\n1\d{3} more entries left out", text)
    assert text.endswith("is lost.\n")


def test_a_run_without_findings_says_so() -> None:
    text = render_within(sample.report(sample.result("https://a.example/", Verdict.OK)), LIMIT)
    assert text.startswith("**1 link, 1 address: 1 ok**\n\n---\n\nKept by linkwatch 0.1.0 from guide/README.md. It ")


def test_a_run_that_checked_nothing_is_warned_of() -> None:
    assert render_within(sample.report(), LIMIT).startswith("> [!WARNING]\n> CHECKED 0 LINKS: ")
