"""What no face may do, whatever stands in link texts, addresses, pages, papers and names of files."""

from __future__ import annotations

import re

import cmarkgfm
import pytest
import sample
import workflow_commands
from bs4 import BeautifulSoup
from cmarkgfm.cmark import Options

from linkwatch.model import Render, Report
from linkwatch.report import RENDERERS, to_issue

TEXTS = {
    "a pipe": "a | b || c \\| d",
    "backticks": "`a` ``b`` ```\nc",
    "a script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "a scheme that runs": "javascript:alert(1)",
    "marks that turn text around": "a\u202eb\u2066c\u200fd\u061c",
    "line ends": "a\nb\r\nc\rd\x85e\u2028f\u2029g",
    "workflow commands": "::error::a\n::error file=x::b ##[error]c %0A::warning::d",
    "mentions": "@everyone @org/team a@b.example",
    "issues": "#123 GH-123 org/repo#4",
    "emoji, mathematics and HTML": ":+1: $x$ &lt;b&gt; <!-- --> ]]> --",
    "a terminal's commands": "\x1b[31m\x1b]8;;http://evil.example\x07a\x9b2J\x1b[2K\x00\x7f",
    "half characters": "a\ud800b\udfffc",
    "tabs and no width": "a\tb\u200bc\u00add\ufeff",
    "wide characters": "論文を読む 👩‍👩‍👧",
    "braces": "{0} {{ task }} %s [a](b)",
    "very long": "x" * 1_000_000,
    "very long words": "a b " * 250_000,
}


def issue(report: Report) -> str:
    return to_issue.render_within(report, 65_536)


RENDER: dict[str, Render] = {**RENDERERS, "issue": issue}
FACES = sorted(RENDER)
WHOLE = {"json", "csl-json", "bibtex"}
"""Faces for programs, which leave nothing out."""


@pytest.fixture(params=TEXTS, scope="module")
def text(request: pytest.FixtureRequest) -> str:
    return TEXTS[request.param]


@pytest.fixture(scope="module")
def faces(text: str) -> dict[str, str]:
    report = sample.everywhere(text)
    return {name: render(report) for name, render in RENDER.items()}


@pytest.mark.parametrize("face", FACES)
def test_hostile_text_commands_no_terminal_and_no_eye(faces: dict[str, str], face: str) -> None:
    assert not sample.COMMANDING.search(faces[face].replace("\n", ""))
    faces[face].encode()


@pytest.mark.parametrize("face", [face for face in FACES if face != "github"])
def test_hostile_text_commands_no_runner(faces: dict[str, str], face: str) -> None:
    assert not [line for line in faces[face].split("\n") if workflow_commands.starts_one(line)]


@pytest.mark.parametrize("face", [face for face in FACES if face not in WHOLE])
def test_hostile_text_makes_no_face_large(faces: dict[str, str], face: str) -> None:
    assert len(faces[face]) < len(RENDER[face](sample.everywhere("x"))) + 200_000


@pytest.mark.parametrize("face", ["text", "github"])
def test_hostile_text_adds_no_line(faces: dict[str, str], face: str) -> None:
    assert len(faces[face].splitlines()) == len(RENDER[face](sample.everywhere("x")).splitlines())


@pytest.mark.parametrize("face", ["markdown", "issue"])
def test_hostile_text_mentions_nobody_and_nothing_on_github(faces: dict[str, str], face: str) -> None:
    page = BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(faces[face], Options.CMARK_OPT_UNSAFE), "html5lib")
    for element in page.find_all(["a", "code", "pre"]):
        element.extract()  # GitHub looks for nothing in these
    for text in page.find_all(string=True):
        assert not re.search(r"@\w|(?<![\w&])#\d|\bGH-\d|:\w+:|\$.*\$", text)


@pytest.mark.parametrize("face", ["markdown", "issue"])
def test_hostile_text_runs_nothing_in_a_browser(faces: dict[str, str], face: str) -> None:
    page = BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(faces[face], Options.CMARK_OPT_UNSAFE), "html5lib")
    assert not page.find_all(["script", "img", "iframe", "style"])
    assert all(not str(link["href"]).lower().startswith("javascript:") for link in page.find_all("a"))
