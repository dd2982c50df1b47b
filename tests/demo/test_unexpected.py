from __future__ import annotations

from datetime import UTC, datetime

import pytest

from linkwatch.demo import Behaviour, Entry, Scenario, unexpected
from linkwatch.model import Judgement, Kind, Link, Occurrence, Paper, PaperLink, Reason, Report, Result, Verdict

NOW = datetime(2026, 1, 1, tzinfo=UTC)
GONE = Entry("https://a.example/", Behaviour.GONE, Verdict.BROKEN, "It is gone.", expect_reason="gone")
TITLE = Entry("https://arxiv.org/abs/1706.03762", Behaviour.WRONG_TITLE, Verdict.OK, "Another title.", title="Other")


def result(url: str, verdict: Verdict, reason: str) -> Result:
    link = Link(url, (Occurrence(url, Kind.LINK, "text", "guide.md", 1, 1),))
    return Result(link, Judgement(verdict, Reason(reason, "Why."), "Detail."))


def report(*results: Result, papers: tuple[PaperLink, ...] = (), interrupted: bool = False) -> Report:
    return Report("1", NOW, NOW, ("guide.md",), results, papers, interrupted=interrupted)


def paper_link(arxiv_id: str, *, title_matches: bool | None) -> PaperLink:
    paper = Paper(
        arxiv_id=arxiv_id,
        version=1,
        title="Title",
        authors=("A",),
        published=NOW,
        updated=NOW,
        abstract="",
        primary_category="cs.CL",
        categories=("cs.CL",),
        as_of=NOW,
    )
    return PaperLink(paper, "text", title_matches)


def test_a_report_as_the_scenario_says_has_nothing_unexpected() -> None:
    seen = report(
        result("https://a.example/", Verdict.BROKEN, "gone"),
        result("https://b.example/", Verdict.OK, "fine"),
        result(TITLE.url, Verdict.OK, "listed"),
        papers=(paper_link("1706.03762", title_matches=False),),
    )
    assert unexpected(seen, Scenario((GONE, TITLE))) == []


@pytest.mark.parametrize(
    ("url", "verdict", "reason", "sentence"),
    [
        (
            "https://a.example/",
            Verdict.OK,
            "fine",
            "https://a.example/ came out as ok (fine), the scenario says broken (gone).",
        ),
        (
            "https://a.example/",
            Verdict.BROKEN,
            "not-found",
            "https://a.example/ came out as broken (not-found), the scenario says broken (gone).",
        ),
        (
            "https://b.example/",
            Verdict.MOVED,
            "moved-permanently",
            "https://b.example/ came out as moved (moved-permanently), the scenario says ok.",
        ),
    ],
)
def test_another_verdict_or_reason_is_told(url: str, verdict: Verdict, reason: str, sentence: str) -> None:
    others = () if url == GONE.url else (result(GONE.url, Verdict.BROKEN, "gone"),)
    assert unexpected(report(*others, result(url, verdict, reason)), Scenario((GONE,))) == [sentence]


@pytest.mark.parametrize(
    ("url", "verdict"),
    [
        ("guide/missing.md", Verdict.BROKEN),
        ("mailto:someone@example.org", Verdict.EXCLUDED),
        ("http://localhost/", Verdict.EXCLUDED),
        ("https://[not-an-address/", Verdict.BROKEN),
    ],
)
def test_what_the_stand_in_does_not_answer_for_is_not_compared(url: str, verdict: Verdict) -> None:
    assert unexpected(report(result(url, verdict, "some-reason")), Scenario()) == []


def test_an_entry_that_the_guide_does_not_hold_is_ignored() -> None:
    assert unexpected(report(result("https://b.example/", Verdict.OK, "fine")), Scenario((GONE, TITLE))) == []


def test_an_interrupted_run_is_told() -> None:
    assert unexpected(report(interrupted=True), Scenario()) == ["The run was interrupted: some links were not visited."]


@pytest.mark.parametrize(
    "papers",
    [
        (),
        (paper_link("1706.03762", title_matches=True),),
        (paper_link("1706.03762", title_matches=None),),
        (paper_link("2005.14165", title_matches=False),),
    ],
)
def test_a_wrong_title_that_the_report_does_not_tell_is_told(papers: tuple[PaperLink, ...]) -> None:
    seen = report(result(TITLE.url, Verdict.OK, "fine"), papers=papers)
    assert unexpected(seen, Scenario((TITLE,))) == [
        "https://arxiv.org/abs/1706.03762 has another title at arXiv by the scenario, and the report does not tell."
    ]
