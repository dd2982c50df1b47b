from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import sample
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml, TestCase, TestSuite

from linkwatch.model import Link, Problem, Report, Verdict
from linkwatch.report.to_junit import render


def read(report: Report) -> list[TestSuite]:
    """Read a report back as dashboards do."""
    return list(JUnitXml.fromstring(render(report).encode()))


def cases(report: Report) -> list[TestCase]:
    return [case for suite in read(report) for case in suite]


def outcome(case: TestCase) -> list[str]:
    return [type(each).__name__ for each in case.result]


def test_a_full_report_is_written_just_so() -> None:
    assert_golden("full.xml", render(sample.full()))


def test_every_file_is_a_suite_and_every_address_in_it_a_case() -> None:
    places = (sample.occurrence("https://a.example/", 1), sample.occurrence("https://a.example/", 2))
    other = sample.occurrence("https://a.example/", 7, file="notes.md")
    link = replace(sample.result("https://a.example/", Verdict.OK), link=Link("https://a.example/", (*places, other)))
    suites = read(sample.report(link, sample.result("https://b.example/", Verdict.OK)))
    assert [(suite.name, [(case.name, case._elem.get("line")) for case in suite]) for suite in suites] == [
        ("guide/README.md", [("https://a.example/", "1"), ("https://b.example/", "1")]),
        ("notes.md", [("https://a.example/", "7")]),
    ]


@pytest.mark.parametrize(
    ("verdict", "outcomes"),
    [
        (Verdict.BROKEN, ["Failure"]),
        (Verdict.UNREACHABLE, ["Skipped"]),
        (Verdict.BLOCKED, ["Skipped"]),
        (Verdict.EXCLUDED, ["Skipped"]),
        (Verdict.MOVED, []),
        (Verdict.OK, []),
    ],
)
def test_only_what_is_broken_fails(verdict: Verdict, outcomes: list[str]) -> None:
    ok = sample.result("https://ok.example/", Verdict.OK)
    assert outcome(cases(sample.report(sample.result("https://a.example/", verdict), ok))[0]) == outcomes


def test_a_failure_says_why_and_where() -> None:
    link = sample.result("https://a.example/", Verdict.BROKEN, "gone", "It is gone.", places=((3, 5), (4, 1)))
    (failure,) = cases(sample.report(link))[0].result
    assert (failure.type, failure.message) == ("gone", "It is gone.")
    assert failure.text.split("\n") == [
        "'https://a.example/' is broken: It is gone. Correct it or take it out.",
        "guide/README.md:3:5",
        "guide/README.md:4:1",
    ]


def test_a_moved_link_passes_and_says_so() -> None:
    (case,) = cases(sample.report(sample.result("https://a.example/", Verdict.MOVED)))
    assert case.system_out.startswith("'https://a.example/' is moved: A sentence.")


def test_the_numbers_are_those_of_the_cases() -> None:
    whole = JUnitXml.fromstring(render(sample.full()).encode())
    assert (whole.tests, whole.failures, whole.errors, whole.skipped) == (11, 3, 0, 5)
    assert whole.time == pytest.approx(sum(suite.time for suite in whole))
    for suite in whole:
        assert suite.tests == len(list(suite))


def test_an_answer_of_an_earlier_run_takes_no_time() -> None:
    link = sample.result("https://a.example/", Verdict.OK, seen=sample.visited("https://a.example/", 200))
    assert cases(sample.report(link))[0].time == pytest.approx(0.12)
    assert cases(sample.report(replace(link, from_cache=True)))[0].time == 0


def test_trouble_with_a_file_is_told_in_its_suite_also_where_it_has_no_link() -> None:
    report = sample.report(problems=(Problem("a.md", 1, 2, "is odd"), Problem("a.md", 0, 0, "is bad")))
    root = ET.fromstring(render(report))
    assert root.findtext("testsuite[@name='a.md']/system-err") == "a.md:1:2: is odd\na.md: is bad"


def test_a_run_that_was_broken_off_is_an_error() -> None:
    report = replace(sample.report(sample.result("https://a.example/", Verdict.OK)), interrupted=True)
    assert outcome(cases(report)[-1]) == ["Error"]


def test_a_run_that_checked_nothing_is_skipped_and_says_so() -> None:
    (case,) = cases(sample.report())
    assert outcome(case) == ["Skipped"]
    assert case.result[0].message.startswith("CHECKED 0 LINKS")


def test_a_notice_is_told() -> None:
    report = replace(sample.report(sample.result("https://a.example/", Verdict.OK)), notice="A demonstration.")
    assert cases(report)[-1].result[0].message == "A demonstration."


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_from_outside_is_read_back_and_adds_nothing(text: str) -> None:
    def tags(report: Report) -> list[str]:
        return [element.tag for element in ET.fromstring(render(report).encode()).iter()]

    assert tags(sample.everywhere(text)) == tags(sample.everywhere("x"))
    assert len(cases(sample.everywhere(text))) == len(cases(sample.everywhere("x")))


def test_what_did_not_work_before_a_change_either_is_skipped() -> None:
    found = cases(sample.compared(sample.result("https://a.example/", Verdict.BROKEN)))
    assert [(case.name, outcome(case)) for case in found if case.classname != "linkwatch"] == [
        ("https://a.example/", ["Failure"]),
        ("guide/gone.md", ["Skipped"]),
        ("https://dead.example/", ["Skipped"]),
    ]
    [skipped] = found[1].result
    assert skipped.message == (
        "Already broken before this change: 'guide/gone.md' is broken: There is no such file. "
        "Correct it or take it out."
    )
