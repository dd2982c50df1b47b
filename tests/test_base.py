import os
from datetime import date
from pathlib import Path

import pytest

from command import posix
from linkwatch import documents
from linkwatch.base import Now, open_base
from linkwatch.change import Base
from linkwatch.documents.before import ComparedFiles
from linkwatch.documents.inputs import STDIN
from linkwatch.model import Document, LinkwatchError, LocalTarget
from repository import Repository

URL = "https://a.example/"
TODAY = date(2026, 11, 24)


def open_main(repository: Repository, *named: str, below: tuple[str, ...] = (".",)) -> Base:
    """Open what `main` has of the files, as a run in the current folder does."""
    read = documents.read(named)
    files = ComparedFiles(repository.root, read, documents.parse)
    return open_base("main", Now(read, below, repository.root, files), TODAY)


def look(base: Base, name: str) -> LocalTarget:
    found = base.look and base.look(name)
    assert found
    return found


@pytest.fixture
def filled(repository: Repository) -> Repository:
    """Two documents that `main` has, on a branch."""
    repository.write("a.md", f"{URL} [b](docs/b.md) {URL}\n")
    repository.write("docs/b.md", f"# B\n\n{URL}x [a](../a.md) [here](#b)\n\nAnd a few words more, lest it is short.\n")
    repository.write("page.html", f'<a href="{URL}page">')
    repository.commit()
    repository.branch()
    return repository


def test_links_are_counted_by_the_files_in_which_they_stood(filled: Repository) -> None:
    filled.write("a.md", "# Another text\n")
    base = open_main(filled, "a.md", "docs/b.md")
    assert base.name == f"main ({filled.git('rev-parse', 'main')[:9]})"
    assert base.places == {
        URL: {"a.md": 2}, "docs/b.md": {"a.md": 1}, f"{URL}x": {"docs/b.md": 1},
        "a.md": {"docs/b.md": 1}, "docs/b.md#b": {"docs/b.md": 1},
    }  # fmt: skip


def test_a_file_that_has_not_changed_is_not_parsed_again(filled: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.append("a.md", "More.\n")
    parsed: list[str] = []
    parse_all = documents.parse_all
    read = documents.read(["a.md", "docs/b.md"])

    def noted(loaded: list[documents.Loaded]) -> list[Document]:
        parsed.extend(each.file for each in loaded)
        return parse_all(loaded)

    monkeypatch.setattr(documents, "parse_all", noted)
    files = ComparedFiles(filled.root, read, documents.parse)
    open_base("main", Now(read, ["."], filled.root, files), TODAY)
    assert parsed == ["a.md"]


def test_links_of_a_file_that_moved_are_named_from_where_it_is(filled: Repository) -> None:
    filled.git("mv", "docs/b.md", "b.md")
    base = open_main(filled, "a.md", "b.md")
    assert base.places == {
        URL: {"a.md": 2}, "docs/b.md": {"a.md": 1},
        f"{URL}x": {"b.md": 1}, "../a.md": {"b.md": 1}, "b.md#b": {"b.md": 1},
    }  # fmt: skip
    assert look(base, "../a.md").path == "a.md"
    assert look(base, "b.md#b").anchors == frozenset({"b"})
    assert look(base, "docs/b.md").new_name == "b.md"


def test_a_name_that_another_file_gives_too_is_what_it_was(repository: Repository) -> None:
    repository.write("docs/b.md", f"[x](x.md)\n\n{'Many words. ' * 9}\n")
    repository.write("more/c.md", "[x](x.md)\n")
    repository.write("docs/x.md", "# X\n")
    repository.commit()
    repository.branch()
    repository.git("mv", "docs/b.md", "more/b.md")
    base = open_main(repository, ".")
    assert base.places["more/x.md"] == {"more/b.md": 1, "more/c.md": 1}
    assert not look(base, "more/x.md").exists


@pytest.mark.parametrize(
    ("below", "is_counted"), [((".",), True), (("docs",), True), (("guide",), False), ((), False), (("a.md",), False)]
)
def test_a_file_that_has_gone_counts_where_it_would_have_been_found(
    filled: Repository, below: tuple[str, ...], *, is_counted: bool
) -> None:
    filled.git("rm", "--quiet", "docs/b.md")
    assert (f"{URL}x" in open_main(filled, "a.md", below=below).places) is is_counted


@pytest.mark.parametrize(("file", "is_counted"), [("a.md", False), ("other.html", True)])
def test_html_that_has_gone_counts_where_html_is_checked(filled: Repository, file: str, *, is_counted: bool) -> None:
    filled.git("rm", "--quiet", "page.html")
    filled.write("other.html", "<p>")
    assert (f"{URL}page" in open_main(filled, file).places) is is_counted


def test_hidden_files_and_other_kinds_that_have_gone_must_not_count(repository: Repository) -> None:
    repository.write("a.md", "# A\n")
    for name in (".hidden/x.md", "node_modules/x.md", "x.txt"):
        repository.write(name, URL)
    repository.commit()
    repository.git("rm", "--quiet", "-r", ".hidden", "node_modules", "x.txt")
    assert open_main(repository, "a.md").places == {}


def test_files_that_git_does_not_know_are_all_new(filled: Repository, tmp_path: Path) -> None:
    filled.write("new.md", URL)
    (tmp_path / "outside.md").write_text(URL)
    outside = os.path.relpath(tmp_path / "outside.md")
    assert open_main(filled, "new.md", outside).places == {}


def test_standard_input_is_all_new(filled: Repository) -> None:
    filled.write(STDIN, URL)
    filled.commit()
    read = [documents.parse(URL, STDIN)]
    files = ComparedFiles(filled.root, read, documents.parse)
    assert open_base("HEAD", Now(read, (), filled.root, files), TODAY).places == {}


def test_a_run_below_the_root_sees_the_same(filled: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.append("a.md", "More.\n")
    monkeypatch.chdir(filled.root / "docs")
    assert open_main(filled, "../a.md", "b.md").places[URL] == {"../a.md": 2}


@posix
@pytest.mark.parametrize(
    ("name", "target", "counted"),
    [
        ("link.md", "a.md", {URL: 2, "docs/b.md": 1}),
        ("docs/up.md", "../a.md", {URL: 2, "docs/docs/b.md": 1}),
        ("twice.md", "more/../way.md", {URL: 2, "docs/b.md": 1}),
        ("below/b.md", "", {f"{URL}x": 1, "a.md": 1, "below/b.md#b": 1}),
        ("out.md", "../../x.md", {}),
        ("loop.md", "loop.md", {}),
        ("dead.md", "nowhere.md", {}),
    ],
)
def test_a_symbolic_link_counts_as_the_document_that_it_leads_to(
    filled: Repository, name: str, target: str, counted: dict[str, int]
) -> None:
    filled.write("more/c.md", "# C\n")
    (filled.root / "way.md").symlink_to("a.md")
    (filled.root / "below").symlink_to("docs")
    if target:
        (filled.root / name).symlink_to(target)
    filled.commit()
    filled.git("branch", "--force", "main", "HEAD")
    read = [documents.parse("", name)]
    files = ComparedFiles(filled.root, read, documents.parse)
    places = open_base("main", Now(read, (), filled.root, files), TODAY).places
    assert places == {url: {name: number} for url, number in counted.items()}


@posix
def test_what_a_symbolic_link_led_to_counts_where_it_leads_elsewhere_now(filled: Repository) -> None:
    filled.write("c.md", f"# C\n\n{URL}c\n")
    for name in ("link.md", "way.md", "gone.md"):
        (filled.root / name).symlink_to("way.md" if name == "link.md" else "a.md")
    filled.commit()
    filled.git("branch", "--force", "main", "HEAD")
    (filled.root / "way.md").unlink()
    (filled.root / "way.md").symlink_to("c.md")
    filled.git("rm", "--quiet", "gone.md")
    base = open_main(filled, "a.md", "link.md", "way.md")
    assert {os.path.relpath(file) for file in base.places[URL]} == {"a.md", "link.md", "way.md", "gone.md"}
    assert f"{URL}c" not in base.places


def test_a_document_of_a_submodule_is_told(filled: Repository, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Repository(tmp_path / "other")
    other.write("docs/a.md", "# A\n")
    other.commit()
    filled.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.root), "sub")
    filled.commit()
    filled.git("branch", "--force", "main", "HEAD")
    with pytest.raises(LinkwatchError, match=r"sub/docs/a\.md: is in a submodule") as raised:
        open_main(filled, "a.md", "sub/docs/a.md")
    assert raised.value.hint == "Run linkwatch in sub, or leave --base out."
