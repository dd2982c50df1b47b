from __future__ import annotations

from dataclasses import replace

import sample

from linkwatch.model import Report
from linkwatch.report import to_github, to_sarif
from linkwatch.report.rooted import rooted

NAMES = {"guide/README.md": "docs/guide/README.md", "guide/notes.md": "docs/guide/notes.md"}


def elsewhere(report: Report) -> Report:
    return replace(report, in_repository=NAMES)


def test_a_report_of_a_run_in_the_root_stays_as_it_is() -> None:
    report = sample.full()
    assert rooted(report) is report


def test_every_file_is_named_from_the_root() -> None:
    report = rooted(elsewhere(sample.compared(*sample.full().results)))
    places = [place for result in (*report.results, *report.standing) for place in result.link.occurrences]
    assert {place.file for place in places} == {"docs/guide/README.md"}
    assert report.inputs == ("docs/guide/README.md",)
    assert [problem.file for problem in rooted(elsewhere(sample.full())).problems] == ["docs/guide/notes.md"]


def test_only_the_names_of_files_differ() -> None:
    report = sample.full()
    back = {new: old for old, new in NAMES.items()}
    again = replace(rooted(replace(rooted(elsewhere(report)), in_repository=back)), in_repository={})
    assert again == report


def test_a_file_without_another_name_keeps_its_own() -> None:
    report = replace(sample.full(), in_repository={"x.md": "docs/x.md"})
    assert replace(rooted(report), in_repository={}) == sample.full()


def test_code_scanning_and_annotations_name_files_from_the_root() -> None:
    report = elsewhere(sample.full())
    for told in (to_sarif.render(report), to_github.render(report)):
        assert "docs/guide/README.md" in told
        assert told.count("guide/README.md") == told.count("docs/guide/README.md")
