from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import sample
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Link, Occurrence, Problem, Reason, Report, Result, Verdict
from linkwatch.report.to_sarif import FINGERPRINT, MOST_RESULTS, render


def read(report: Report) -> Any:
    """Give the one run of a report."""
    (run,) = json.loads(render(report))["runs"]
    return run


def results(report: Report) -> Any:
    return read(report)["results"]


def linked(*places: Occurrence, verdict: Verdict = Verdict.BROKEN) -> Result:
    return replace(sample.result("https://a.example/", verdict), link=Link("https://a.example/", places))


def at(line: int, file: str = "guide/README.md") -> Occurrence:
    return sample.occurrence("https://a.example/", line, 3, file=file)


def test_a_full_report_is_written_just_so() -> None:
    assert_golden("full.sarif", render(sample.full()))


def test_every_place_of_a_troubled_link_is_a_result_and_others_are_none() -> None:
    fine = [sample.result(f"https://{verdict}.example/", verdict) for verdict in (Verdict.OK, Verdict.EXCLUDED)]
    found = results(sample.report(linked(at(1), at(4)), *fine))
    assert [each["locations"][0]["physicalLocation"]["region"]["startLine"] for each in found] == [1, 4]


def test_a_region_ends_where_the_link_ends() -> None:
    whole = replace(at(1), end_line=2, end_column=9)
    (found,) = results(sample.report(linked(whole)))
    assert found["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 3,
        "endLine": 2,
        "endColumn": 9,
    }


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("guide/a b.md", "guide/a%20b.md"),
        ("ünï.md", "%C3%BCn%C3%AF.md"),
        ("c:d.md", "c%3Ad.md"),
        ("#1?.md", "%231%3F.md"),
        ("/abs/a.md", "abs/a.md"),
        ("../up.md", "../up.md"),
        ("\udcff.md", "%3F.md"),
    ],
)
def test_a_path_is_a_relative_reference(file: str, uri: str) -> None:
    (found,) = results(sample.report(linked(at(1, file))))
    assert found["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_rule_is_a_reason_and_helps() -> None:
    link = sample.result("https://a.example/", Verdict.BROKEN)
    reason = Reason("not-found", "There is no such page.", "Find its new address.")
    link = replace(link, judgement=replace(link.judgement, reason=reason))
    run = read(sample.report(link, sample.result("https://b.example/", Verdict.MOVED, "a-reason")))
    first, second = run["tool"]["driver"]["rules"]
    assert [first["id"], second["id"]] == ["a-reason", "not-found"]
    assert second["defaultConfiguration"] == {"level": "error"}
    assert second["fullDescription"]["text"] == "There is no such page. Find its new address."
    assert second["help"]["markdown"].startswith(
        "There is no such page. **Find its new address.**\n\nThe verdict is `broken`"
    )
    assert [each["ruleIndex"] for each in run["results"]] == [1, 0]


@pytest.mark.parametrize(
    ("verdict", "level"),
    [
        (Verdict.BROKEN, "error"),
        (Verdict.MOVED, "warning"),
        (Verdict.BLOCKED, "note"),
        (Verdict.UNREACHABLE, "note"),
    ],
)
def test_the_level_tells_how_grave_it_is(verdict: Verdict, level: str) -> None:
    assert results(sample.report(linked(at(1), verdict=verdict)))[0]["level"] == level


def fingerprints(*links: Result) -> list[str]:
    return [each["partialFingerprints"][FINGERPRINT] for each in results(sample.report(*links))]


def test_an_alert_stays_the_same_when_lines_move() -> None:
    assert fingerprints(linked(at(1), at(9))) == fingerprints(linked(at(20), at(31)))


def test_an_alert_is_another_one_for_another_place_file_address_or_reason() -> None:
    url = "https://b.example/"
    other = fingerprints(
        linked(at(1), at(2), at(3, "notes.md")),
        sample.result(url, Verdict.BROKEN),
        sample.result(url, Verdict.BROKEN, "b-reason"),
    )
    assert len(set(other)) == len(other) == 5


def test_the_worst_results_are_kept_and_the_others_counted() -> None:
    moved = [sample.result(f"https://m.example/{n}", Verdict.MOVED) for n in range(MOST_RESULTS)]
    broken = [sample.result(f"https://b.example/{n}", Verdict.BROKEN) for n in range(3)]
    run = read(sample.report(*moved, *broken))
    assert len(run["results"]) == MOST_RESULTS
    assert [each["level"] for each in run["results"][:4]] == ["error", "error", "error", "warning"]
    assert run["properties"]["resultsLeftOut"] == 3
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told == {"level": "warning", "message": {"text": "3 results left out; the JSON report has all."}}


def notifications(report: Report) -> Any:
    return read(report)["invocations"][0]["toolExecutionNotifications"]


def test_troubles_with_inputs_and_papers_and_the_run_are_notifications() -> None:
    problems = (Problem("a.md", 3, 0, "is odd"), Problem("b.md", 0, 0, "is bad"))
    report = replace(sample.report(papers=(sample.withdrawn(),), problems=problems), notice="A note.")
    told = notifications(report)
    assert [each["message"]["text"].partition(":")[0] for each in told] == [
        "A note.",
        "CHECKED 0 LINKS",
        "is odd",
        "is bad",
        "arXiv",
    ]
    assert told[2]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert "region" not in told[3]["locations"][0]["physicalLocation"]


def test_a_run_that_was_broken_off_was_no_success() -> None:
    assert read(replace(sample.full(), interrupted=True))["invocations"][0]["executionSuccessful"] is False


def test_brackets_and_braces_of_a_text_are_only_text() -> None:
    link = sample.result("https://a.example/", Verdict.BROKEN, detail="See [a](http://evil.example), {0} and C:\\x.")
    text = results(sample.report(link))[0]["message"]["text"]
    assert "\\[a\\](http://evil.example), {{0}} and C:\\\\x." in text


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_from_outside_is_written_as_json_of_the_same_shape(text: str) -> None:
    def shape(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shape(inner) for key, inner in value.items()}
        return [shape(inner) for inner in value] if isinstance(value, list) else type(value)

    assert shape(read(sample.everywhere(text))) == shape(read(sample.everywhere("x")))


def test_results_of_a_run_about_a_change_say_which_of_them_are_new() -> None:
    found = results(sample.compared(linked(at(1))))
    assert [(each["ruleId"], each["baselineState"]) for each in found] == [
        ("a-reason", "new"),
        ("file-missing", "unchanged"),
        ("timeout", "unchanged"),
        ("timeout", "unchanged"),
    ]


def test_results_of_a_run_about_everything_do_not_compare() -> None:
    assert not any("baselineState" in each for each in results(sample.full()))
