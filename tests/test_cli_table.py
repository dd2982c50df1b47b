"""`linkwatch papers --add` and `--sort`, and the table's settings, against an arXiv on the test web."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arxiv_web import LISTINGS, RIGHT, Arxiv, arxiv, listing
from command import Command, Ran, connect_to, posix
from web import Web, page

__all__ = ["arxiv"]  # a fixture

Papers = Callable[..., Ran]
ULMFIT = "| [ULMFiT](https://arxiv.org/abs/1801.06146) | Jeremy Howard | 2018-01 |  |\n"


@pytest.fixture
def papers(linkwatch: Command, project: Path, web: Web, arxiv: Arxiv) -> Papers:
    arxiv.papers = {
        each.id: each for each in (*LISTINGS, listing("1801.06146", "ULMFiT", "Jeremy Howard", "2018-01-18"))
    }
    (project / "guide.md").write_text(RIGHT)

    def run(*arguments: str, file: str = "guide.md") -> Ran:
        return linkwatch("papers", file, "--timeout", "2", *connect_to(web.connect_to), *arguments)

    return run


@pytest.mark.parametrize("name", ["1801.06146", "https://arxiv.org/pdf/1801.06146v2", "doi:10.48550/arXiv.1801.06146"])
def test_a_paper_is_added_as_a_row_of_its_own(papers: Papers, name: str) -> None:
    assert papers("--add", name).out.endswith(f"\n+{ULMFIT}")
    assert Path("guide.md").read_text() == RIGHT
    ran = papers("--add", name, "--write")
    assert (ran.status, ran.err) == (0, "3 of 3 papers compared: guide.md written.\n")
    assert Path("guide.md").read_text() == RIGHT + ULMFIT


def test_a_paper_that_is_there_is_told_and_the_others_are_added(papers: Papers, arxiv: Arxiv) -> None:
    ran = papers("--add", "2305.14314v1", "--add", "1801.06146", "--add", "1801.06146", "--write")
    assert ran.status == 0
    assert ran.err.startswith("warning: guide.md:6:1: the paper 2305.14314 is here already, so it was not added\n")
    assert Path("guide.md").read_text() == RIGHT + ULMFIT
    assert len(arxiv.asked) == 1


@pytest.mark.parametrize("name", ["1801.6146", "2413.00001", "https://example.org/1801.06146", "", "1801.06146 x"])
def test_what_names_no_paper_is_an_error_that_names_it(papers: Papers, arxiv: Arxiv, name: str) -> None:
    ran = papers("--add", "1801.06146", "--add", name, "--write")
    assert ran.status == 2
    assert f"{name!r} is no paper of arXiv: give an identifier such as 1706.03762, or its address" in ran.err
    assert (Path("guide.md").read_text(), arxiv.asked) == (RIGHT, [])


def test_a_paper_that_arxiv_does_not_have_is_told_and_not_added(papers: Papers) -> None:
    ran = papers("--add", "1801.06147", "--write")
    assert ran.status == 2
    assert "linkwatch: arXiv has no paper 1801.06147: correct the identifier." in ran.err
    assert Path("guide.md").read_text() == RIGHT


def test_where_arxiv_is_silent_nothing_is_added_and_that_is_no_success(papers: Papers, arxiv: Arxiv) -> None:
    arxiv.fault = page("Rate exceeded.", 429, content_type="text/plain", retry_after="20000")
    ran = papers("--add", "1801.06146", "--write")
    assert ran.status == 2
    assert "could not be looked up" in ran.err
    assert Path("guide.md").read_text() == RIGHT


def test_without_a_table_to_add_to_it_is_told_what_to_write(papers: Papers, arxiv: Arxiv) -> None:
    Path("other.md").write_text("# Guide\n")
    ran = papers("--add", "1801.06146", file="other.md")
    assert ran.status == 2
    assert ran.err == (
        "linkwatch: there is no table of papers to add to\n"
        "  Write the heading '## Papers' and below it a table with the columns Paper and Description.\n"
    )
    assert arxiv.asked == []


def test_an_export_must_not_be_mixed_with_adding_or_sorting(papers: Papers) -> None:
    assert papers("--add", "1801.06146", "--format", "bibtex").status == 2
    assert papers("--sort", "title", "--format", "bibtex").status == 2


@pytest.mark.parametrize("how", ["option", "file"])
def test_the_newest_papers_come_first_if_the_person_wants_it(papers: Papers, how: str) -> None:
    if how == "file":
        Path("linkwatch.toml").write_text('late-pause = 0\nretries = 0\npapers.sort = "published"\n')
    assert papers("--check").status == (how == "file")
    assert papers("--write", *(["--sort", "published"] if how == "option" else [])).status == 0
    *head, attention, qlora = RIGHT.splitlines(keepends=True)
    assert Path("guide.md").read_text() == "".join([*head, qlora, attention])


def test_the_option_wins_over_the_file(papers: Papers) -> None:
    Path("linkwatch.toml").write_text('late-pause = 0\nretries = 0\npapers.sort = "published"\n')
    assert papers("--check", "--sort", "none").status == 0


def test_heading_columns_and_headers_are_the_persons(papers: Papers) -> None:
    Path("linkwatch.toml").write_text(
        'retries = 0\n[papers]\nheading = "Lesen"\ncolumns = ["authors"]\nheaders = { "Wer" = "authors" }\n'
    )
    Path("other.md").write_text("# Lesen\n\n| Was | Wer |\n|---|---|\n| 1706.03762 | x |\n| 2305.14314 |  |\n")
    assert papers("--write", file="other.md").status == 0
    assert Path("other.md").read_text() == (
        "# Lesen\n\n| Was | Wer |\n|---|---|\n| 1706.03762 | Ashish Vaswani |\n| 2305.14314 | Tim Dettmers |\n"
    )


def test_a_paper_twice_in_a_table_is_told_with_its_place(papers: Papers) -> None:
    Path("guide.md").write_text(RIGHT + RIGHT.splitlines(keepends=True)[4])
    ran = papers("--check")
    assert ran.status == 0
    assert ran.err.startswith(
        "warning: guide.md:7:1: a second row about the paper 1706.03762, which is in line 5 already"
    )


@posix
def test_a_file_that_cannot_be_written_is_told_and_the_others_are_written(papers: Papers) -> None:
    stale = RIGHT.replace("2023-05", "")
    for name in ("a.md", "b.md", "c.md"):
        Path(name).write_text(stale)
    Path("b.md").chmod(0o444)
    ran = papers("b.md", "c.md", "--write", file="a.md")
    assert ran.status == 2
    assert ran.err == (
        "linkwatch: b.md: cannot be written: the file is read-only\n  Check the folder and its permissions.\n"
        "2 of 2 papers compared: a.md, c.md written.\n"
    )
    assert [Path(name).read_text() for name in ("a.md", "b.md", "c.md")] == [RIGHT, stale, RIGHT]
    assert [line for line in ran.out.splitlines() if line.startswith("+++")] == ["+++ b/a.md", "+++ b/c.md"]


@posix
def test_the_only_file_that_cannot_be_written_must_not_be_called_fresh(papers: Papers) -> None:
    Path("guide.md").write_text(RIGHT.replace("2023-05", ""))
    Path("guide.md").chmod(0o444)
    ran = papers("--write")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("\n2 of 2 papers compared: nothing written.\n")


def test_standard_input_must_not_be_written_to(papers: Papers, arxiv: Arxiv) -> None:
    ran = papers("--write", file="-")
    assert ran.status == 2
    assert "standard input cannot be written to: leave out --write, or name a file" in ran.err
    assert arxiv.asked == []


def test_a_report_of_linkwatch_is_no_guide(papers: Papers, linkwatch: Command, web: Web) -> None:
    linkwatch("check", "guide.md", "--report-dir", "reports", *connect_to(web.connect_to))
    report = Path("reports/README.md").read_text()
    assert "## Papers" in report
    ran = papers("reports/README.md", "--add", "1801.06146", "--write")
    assert (ran.status, ran.err) == (0, "3 of 3 papers compared: guide.md written.\n")
    assert Path("reports/README.md").read_text() == report
