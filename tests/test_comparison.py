from datetime import UTC, datetime
from pathlib import Path

import pytest

from linkwatch import comparison, documents, jobs
from linkwatch.model import Judgement, Kind, Link, Occurrence, Result, Settings
from linkwatch.rules.fine import FINE
from linkwatch.rules.unvisited import UNCHANGED
from repository import Repository

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def compare(paths: tuple[str, ...], settings: Settings) -> comparison.Compared:
    return comparison.compare(documents.read(paths), paths, settings, lambda: NOW)


def places(compared: comparison.Compared) -> dict[str, dict[str, bool]]:
    """Give for each document its links, and whether they stood there before."""
    return {each.file: {place.url: place.standing for place in each.occurrences} for each in compared.documents}


@pytest.fixture
def filled(repository: Repository) -> Repository:
    """Three documents that `main` has, on a branch."""
    repository.write("a.md", "[b](b.md) https://a.example/\n")
    repository.write("docs/b.md", "[a](../a.md) https://b.example/\n")
    repository.write("docs/page.html", '<a href="https://c.example/">')
    repository.commit()
    repository.branch()
    return repository


def test_a_run_about_everything_is_compared_with_nothing(filled: Repository) -> None:
    compared = compare(("a.md",), Settings())
    assert places(compared) == {"a.md": {"b.md": False, "https://a.example/": False}}
    assert (compared.name, compared.notice, compared.files.before) == ("", "", None)
    found = (Result(Link("x", ()), FINE.because()),)
    assert compared.parted(found) == (found, ())


def test_documents_that_are_not_named_give_their_local_links(filled: Repository) -> None:
    filled.append("a.md", "https://new.example/\n")
    assert places(compare(("a.md",), Settings(base="main"))) == {
        "a.md": {"b.md": True, "https://a.example/": True, "https://new.example/": False},
        "docs/b.md": {"../a.md": True},
    }


def test_documents_that_are_named_twice_are_there_once(filled: Repository) -> None:
    (filled.root / "link.md").symlink_to("a.md")
    assert places(compare(("link.md",), Settings(base="main"))).keys() == {"link.md", "docs/b.md"}


def test_what_the_configuration_names_is_not_read_twice(filled: Repository) -> None:
    assert places(compare(("a.md",), Settings(base="main", paths=("a.md",)))).keys() == {"a.md"}


def test_a_project_without_other_documents_is_compared_all_the_same(filled: Repository) -> None:
    settings = Settings(base="main", paths=("nowhere",))
    assert places(compare(("docs/page.html",), settings)) == {"docs/page.html": {"https://c.example/": True}}


@pytest.mark.parametrize(
    ("pattern", "is_counted"), [("docs/*.md", True), ("docs/**/x*.md", True), ("more/*.md", False)]
)
def test_a_file_that_has_gone_counts_below_the_folder_of_a_pattern(
    repository: Repository, pattern: str, *, is_counted: bool
) -> None:
    for name in ("docs/x.md", "docs/gone.md", "more/x.md"):
        repository.write(name, f"https://{name.replace('/', '.')}.example/\n")
    repository.commit()
    repository.branch()
    repository.git("rm", "--quiet", "docs/gone.md")
    repository.append("more/x.md", "https://docs.gone.md.example/\n")
    compared = compare(("more/x.md", pattern), Settings(base="main", paths=(pattern,)))
    assert places(compared)["more/x.md"]["https://docs.gone.md.example/"] is is_counted


def test_a_report_stands_in_for_git(filled: Repository) -> None:
    Path("old.json").write_text('{"schema": 1, "links": []}')
    compared = compare(("a.md",), Settings(baseline="old.json"))
    assert places(compared) == {"a.md": {"b.md": False, "https://a.example/": False}}
    assert compared.notice == "Compared with old.json: only links that the change adds or touches were visited."


def unvisited(url: str, judgement: Judgement) -> Result:
    return Result(Link(url, (Occurrence(url, Kind.LINK, "x", "a.md", 1, 1),)), judgement)


def test_papers_whose_links_are_not_visited_are_not_known_of() -> None:
    results = [
        unvisited("https://arxiv.org/abs/1706.03762", UNCHANGED.because()),
        unvisited("https://arxiv.org/abs/2005.14165", FINE.because()),
        unvisited("https://a.example/", UNCHANGED.because()),
    ]
    assert comparison.unlearnt(results) == ["1706.03762"]


def test_a_report_about_a_change_says_so(filled: Repository) -> None:
    filled.append("docs/b.md", "\nhttps://arxiv.org/abs/1706.03762\n")
    settings = Settings(base="main", offline=True, cache=False)
    report = jobs.check(("a.md", "docs/b.md"), settings, now=lambda: NOW, notice="A note.")
    assert report.base.startswith("main (")
    assert report.notice.startswith("Compared with main (")
    assert report.notice.endswith("were visited. A note.")
    assert report.inputs == ("a.md", "docs/b.md")
    assert report.papers_missing == ("1706.03762",)
    assert [result.link.url for result in report.standing] == ["b.md"]
