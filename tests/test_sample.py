"""The sample report and the picture in docs/ are what the demo really says.

LINKWATCH_REWRITE_GOLDEN=1 writes them anew; times are replaced by one moment.
"""

import os
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linkwatch import demonstration
from linkwatch.model import Report
from linkwatch.report import RENDERERS, to_text
from picture import draw

ROOT = Path(__file__).parents[1]
MOMENT = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The demo's report of our guide, with its times taken out."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        folder = tmp_path_factory.mktemp("demo")
        shown = demonstration.run("guide/README.md", folder, lambda _tally: None, lambda: MOMENT)
    finally:
        os.chdir(before)
    results = tuple(
        replace(result, seen=replace(result.seen, elapsed_ms=20) if result.seen else None)
        for result in shown.report.results
    )
    return replace(shown.report, finished_at=MOMENT + timedelta(seconds=4), results=results)


def compare(file: str, text: str) -> None:
    path = ROOT / "docs" / file
    if os.environ.get("LINKWATCH_REWRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"docs/{file} is stale: see this file's docstring"


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("sample/README.md", "markdown"),
        ("sample/index.html", "html"),
        ("sample/report.json", "json"),
        ("sample/papers.bib", "bibtex"),
        ("sample/links.sarif", "sarif"),
        ("sample/links.xml", "junit"),
        ("sample/annotations.txt", "github"),
    ],
)
def test_the_sample_report_is_what_the_demo_says(report: Report, file: str, form: str) -> None:
    compare(file, RENDERERS[form](report))


def test_the_picture_is_what_the_demo_says(report: Report) -> None:
    compare("demo.svg", draw("linkwatch demo guide/README.md", to_text.lines(report)))


def test_the_picture_fetches_nothing() -> None:
    picture = (ROOT / "docs" / "demo.svg").read_text(encoding="utf-8")
    assert not re.search(r"<(script|style|image|use|foreignObject)|url\(|href=", picture)
