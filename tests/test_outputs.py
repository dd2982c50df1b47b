"""Where reports must not go: over what the run reads, and over what is a person's own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import sample

from linkwatch import outputs
from linkwatch.model import LinkwatchError, Report
from linkwatch.report import beginning, render


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which git tracks a guide and an earlier report."""
    monkeypatch.chdir(tmp_path)
    Path("g.md").write_text("# Guide\n")
    Path("old.md").write_text(beginning("markdown") + "\n")
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "add", "g.md", "old.md"], check=True)
    return tmp_path


@pytest.mark.parametrize("inputs", [(), (".",), ("g.md",), ("*.md",)])
@pytest.mark.parametrize("form", ["text", "json", "markdown", "csl-json"])
@pytest.mark.parametrize("file", ["g.md", "./g.md", "link.md"])
def test_a_report_must_not_go_over_what_is_read(inputs: tuple[str, ...], form: str, file: str) -> None:
    Path("link.md").symlink_to("g.md")
    with pytest.raises(LinkwatchError, match=r"is checked by this very run"):
        outputs.check_places([("text", None), (form, file)], inputs)


@pytest.mark.parametrize("inputs", [(), (".",), ("old.md",)])
def test_an_earlier_report_may_be_read_and_replaced_in_its_own_format(inputs: tuple[str, ...]) -> None:
    outputs.check_places([("markdown", "old.md")], inputs)
    for form in ("text", "html"):
        with pytest.raises(LinkwatchError, match=r"is checked by this very run"):
            outputs.check_places([(form, "old.md")], inputs)


def test_where_nothing_is_read_any_place_will_do() -> None:
    outputs.check_places([("json", "g.md"), ("text", "new.md")])


def test_a_place_that_nothing_reads_will_do() -> None:
    outputs.check_places([("json", "new.json"), ("markdown", "new.md")], ())


def test_what_a_run_compares_with_must_not_be_replaced() -> None:
    with pytest.raises(LinkwatchError, match=r"is what this run compares with"):
        outputs.check_places([("json", "base.json")], ["g.md"], "./base.json")


def test_a_folder_of_reports_without_a_name_is_told() -> None:
    with pytest.raises(LinkwatchError, match=r"--report-dir is empty"):
        outputs.report_files("")
    assert outputs.report_files(None) == []


@pytest.mark.parametrize("name", outputs.ALL_FILES)
def test_a_file_of_a_persons_own_keeps_a_folder_from_being_one_of_reports(name: str) -> None:
    Path(name).write_text("# Mine\n")
    with pytest.raises(LinkwatchError, match=rf"{name}: stands there and is no report of linkwatch"):
        outputs.report_files(".", outputs.ALL_FILES)


def test_a_page_of_a_persons_own_with_the_title_of_a_report_must_not_be_replaced() -> None:
    Path("README.md").write_text("# Link health\n\nHow ours is kept.\n")
    with pytest.raises(LinkwatchError, match=r"README\.md: stands there and is no report of linkwatch"):
        outputs.report_files(".")


@pytest.mark.parametrize("report", [sample.report(), sample.full(), sample.compared(*sample.full().results)])
def test_a_report_of_an_earlier_run_is_replaced_in_every_format(report: Report) -> None:
    for name, form in outputs.ALL_FILES.items():
        Path(name).write_text(render(report, form), encoding="utf-8")
    assert len(outputs.report_files(".", outputs.ALL_FILES)) == len(outputs.ALL_FILES)


def test_a_report_folder_has_not_all_that_the_demo_shows() -> None:
    assert [form for form, _ in outputs.report_files(".")] == ["markdown", "html", "json", "bibtex"]
