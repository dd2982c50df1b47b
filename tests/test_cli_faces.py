"""`check` in its other faces: quiet, verbose, SARIF, JUnit, annotations and the summary of a step."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from command import Command, connect_to
from linkwatch.report.to_markdown import LIMIT, TITLE
from web import Web, page, redirect

TEXT = "[one](https://a.example/old)\n[two](gone.md) [three](https://b.example/)\n"
NETWORK = ("--allow-private", "--no-cache", "--interval", "0")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (tmp_path / "a.md").write_text(TEXT)
    return tmp_path


@pytest.fixture
def check(linkwatch: Command, project: Path, web: Web) -> Command:
    web.pages["https://a.example/old"] = redirect("https://a.example/new", 301)
    web.pages["https://a.example/new"] = web.pages["https://b.example/"] = page("A page. " * 50)
    rules = connect_to(web.connect_to)

    def run(*arguments: str) -> object:
        return linkwatch("check", "a.md", *NETWORK, *rules, *arguments)

    return run  # type: ignore[return-value] # as the fixture that it wraps


def test_quiet_tells_only_what_is_broken(check: Command) -> None:
    ran = check("-q")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == (
        "Mend now: 1 broken\n"
        "  a.md:2:1  gone.md\n"
        "      There is no file “gone.md” in the repository.\n"
        "      → Correct the path or remove the link.\n"
    )


def test_quiet_tells_also_what_fail_on_names(check: Command) -> None:
    told = check("--quiet", "--fail-on", "moved").out
    assert "Mend now: 1 broken" in told
    assert "Update the address: 1 moved" in told


def test_quiet_says_nothing_of_a_clean_run(check: Command, project: Path) -> None:
    (project / "a.md").write_text("[three](https://b.example/)")
    ran = check("-q")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_quiet_is_quiet_beside_machine_output_too(check: Command) -> None:
    ran = check("-q", "--format", "json")
    assert ran.err == ""
    assert ran.json["summary"]["broken"] == 1


def test_verbose_tells_every_visit_with_its_redirects(check: Command) -> None:
    told = check("-v").out
    assert "\n2 visits:\n" in told
    assert " ms  https://a.example/old (301) → https://a.example/new\n" in told
    assert " ms  https://b.example/\n" in told


def test_verbose_tells_visits_beside_machine_output(check: Command) -> None:
    ran = check("--verbose", "--format", "json")
    assert "2 visits:" in ran.err
    assert ran.json["summary"]["urls"] == 3


def test_sarif_and_junit_are_known_by_their_suffixes(check: Command, project: Path) -> None:
    check("-o", "links.sarif", "-o", "links.xml")
    results = json.loads((project / "links.sarif").read_text())["runs"][0]["results"]
    regions = [each["locations"][0]["physicalLocation"]["region"] for each in results]
    assert regions == [
        {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 15},
        {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 29},
    ]
    assert ET.parse(project / "links.xml").getroot().get("failures") == "1"


def test_github_is_annotations_on_standard_output_and_the_report_behind_the_summary(
    check: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = project / "summary.md"
    summary.write_text("Of another command.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ran = check("--format", "github")
    assert ran.status == 1
    assert ran.out.startswith("::error file=a.md,line=2,col=1,endLine=2,endColumn=15,title=broken%3A ")
    assert all(line.startswith("::") for line in ran.out.splitlines())
    assert summary.read_text().startswith(f"Of another command.\n{TITLE}\n")


def test_github_without_a_summary_leaves_no_file(check: Command, project: Path) -> None:
    check("--format", "github")
    assert [path.name for path in project.iterdir()] == ["a.md"]


def test_annotations_in_a_file_are_no_run_of_a_step(
    check: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project / "summary.md"))
    check("--format", "github", "-o", "annotations.txt")
    assert not (project / "summary.md").exists()


def test_a_summary_that_is_nearly_full_is_left_as_it_is_and_that_is_told(
    check: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = project / "summary.md"
    summary.write_text("x" * (LIMIT - 100))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ran = check("--format", "github")
    assert (ran.status, summary.stat().st_size) == (1, LIMIT - 100)
    assert "warning: the summary of this step has no room for the report" in ran.err


def test_a_summary_that_cannot_be_written_is_told_and_changes_no_verdict(
    check: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project))
    ran = check("--format", "github")
    assert ran.status == 1
    assert "cannot be written: is a directory" in ran.err


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("summary.md", "the summary of the step"),
        ("", "a report in another format"),
        (".", "a report in another format"),
    ],
)
def test_the_summary_is_named_for_the_rest_only_where_it_was_written(
    check: Command, project: Path, monkeypatch: pytest.MonkeyPatch, place: str, where: str
) -> None:
    (project / "a.md").write_text("".join(f"[x]({n}.md)\n" for n in range(12)))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", place)
    assert f"2 more are not shown here: see {where}" in check("--format", "github").out
    check("--format", "github", "-o", "annotations.txt")
    assert "2 more are not shown here: see a report in another format" in (project / "annotations.txt").read_text()


def test_a_dash_is_standard_output_and_no_file(check: Command, project: Path) -> None:
    assert check("--format", "json", "-o", "-").out.startswith("{")
    assert [path.name for path in project.iterdir()] == ["a.md"]


def test_a_suffix_that_names_no_format_is_told_before_the_run(check: Command, project: Path) -> None:
    ran = check("-o", "links.srif")
    assert (ran.status, ran.out) == (2, "")
    assert "--output links.srif: .srif names no format as .txt" in ran.err
    assert not (project / "links.srif").exists()


def test_the_last_run_is_told_again_quiet_or_verbose(linkwatch: Command, project: Path, web: Web) -> None:
    web.pages["https://a.example/old"] = page("A page. " * 50)
    (project / "a.md").write_text("[one](https://a.example/old) [two](gone.md)")
    linkwatch("check", "a.md", "--allow-private", *connect_to(web.connect_to))
    assert linkwatch("report", "-q").out.startswith("Mend now: 1 broken\n")
    assert "\n1 visit:\n" in linkwatch("report", "-v").out


IGNORED_ONCE = "[x](gone.md) <!-- linkwatch: ignore{} -->\n\n[y](gone.md)\n"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "sarif", "junit", "github"])
@pytest.mark.parametrize(("until", "is_told"), [("", False), (" until=2020-01-01", True)])
def test_a_place_that_a_comment_ignores_is_told_in_no_face_until_its_day_is_over(
    linkwatch: Command, project: Path, form: str, until: str, is_told: bool
) -> None:
    (project / "a.md").write_text(f"[y](gone.md)\n\n{IGNORED_ONCE.format(until)}")
    (project / "b.md").write_text(IGNORED_ONCE.format(until))
    told = linkwatch("check", "a.md", "b.md", "--offline", "--no-cache", "--format", form).out
    told = re.sub(r"<[^>]*>", "", told) if form == "html" else told
    for file, line, is_ignored in (("a.md", 1, False), ("a.md", 3, True), ("b.md", 1, True), ("b.md", 3, False)):
        place = {"sarif": rf'"uri": "{file}"[^}}]*\}},\s*"region": \{{\s*"startLine": {line},'}.get(
            form, rf"{file}(?::|,line=|&#58;){line}:?"
        )
        found = re.search(rf"{place}(?!\d)", told)
        assert bool(found) is (not is_ignored or is_told), (place, told)
