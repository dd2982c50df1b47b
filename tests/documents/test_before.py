from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from command import posix
from linkwatch import documents, git
from linkwatch.documents.before import ComparedFiles, FilesBefore, Tree
from linkwatch.model import LocalTarget
from repository import Repository

Look = Callable[[str], LocalTarget]


def tree_of(repository: Repository, commit: str) -> Tree:
    asked = git.Repository(repository.root)
    return Tree(asked, asked.entries(commit))


def look_of(repository: Repository, commit: str) -> Look:
    asked = git.Repository(repository.root)
    return FilesBefore(tree_of(repository, commit), asked.differences(commit), documents.parse).look


@pytest.fixture
def filled(repository: Repository) -> Repository:
    """Files, folders and symbolic links of every kind."""
    repository.write("README.md", "# Start\n")
    repository.write("docs/README.md", "# Docs\n")
    repository.write("docs/a b.md", "# One\n\n## Two\n")
    repository.write("docs/page.html", '<p id="here">')
    repository.write("docs/data.csv", "1,2\n")
    repository.write("empty/x.txt", "")
    for name, target in {
        "link.md": "docs/a b.md", "docs/up": "..", "folder": "docs", "loop": "loop", "out": "../../x.md",
        "absolute": "/etc/passwd", "dead": "nowhere.md", "through": "folder/up/link.md", "long": "./" * 2000 + "docs",
    }.items():  # fmt: skip
        (repository.root / name).symlink_to(target)
    return repository


@posix
@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("README.md", "README.md"),
        ("docs", "docs"),
        ("", ""),
        (".", ""),
        ("docs/", "docs"),
        ("docs/../README.md", "README.md"),
        ("docs/a b.md", "docs/a b.md"),
        ("docs/A B.md", None),
        ("README.md/x", None),
        ("nowhere", None),
        ("..", None),
        ("link.md", "docs/a b.md"),
        ("folder/page.html", "docs/page.html"),
        ("folder/up/README.md", "README.md"),
        ("through", "docs/a b.md"),
        ("loop", None),
        ("out", None),
        ("absolute", None),
        ("dead", None),
        ("long/page.html", "docs/page.html"),
    ],
)
def test_a_path_leads_where_it_leads_in_a_file_system(filled: Repository, path: str, found: str | None) -> None:
    assert tree_of(filled, filled.commit()).find(path) == found


@posix
@pytest.mark.parametrize(
    "name",
    ["README.md", "README.md#start", "docs", "docs#docs", "docs/a%20b.md#two", "docs/page.html#here", "empty",
     "docs/data.csv#L1", "docs/a%20b.md#L2", "link.md#one", "folder/README.md#docs", "nowhere.md", "dead",
     "folder#docs"],
)  # fmt: skip
def test_what_a_link_led_to_is_what_it_leads_to_while_nothing_changes(filled: Repository, name: str) -> None:
    now = ComparedFiles(filled.root, [], documents.parse).look(name)
    then = look_of(filled, filled.commit())(name)
    assert (then.path, then.exists, then.is_directory) == (now.path, now.exists, now.is_directory)
    if not name.startswith("docs/data.csv"):
        assert then.anchors == now.anchors


def test_what_has_gone_or_moved_is_told_with_its_name_of_now(repository: Repository) -> None:
    for name in ("gone.md", "moved.md", "same.md"):
        repository.write(name, f"# {name.removesuffix('.md')}\n" * 9)
    repository.commit()
    repository.git("rm", "--quiet", "gone.md")
    repository.git("mv", "moved.md", "new.md")
    look = look_of(repository, "HEAD")
    assert {name: look(name).new_name for name in ("gone.md", "moved.md", "same.md", "never.md")} == {
        "gone.md": "", "moved.md": "new.md", "same.md": "same.md", "never.md": "",
    }  # fmt: skip
    assert look("moved.md#moved").anchors == frozenset({"moved", *(f"moved-{number}" for number in range(1, 9))})


def test_a_file_that_is_too_large_has_no_anchors_that_anybody_knows(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("a.md", "# A heading\n")
    monkeypatch.setattr(git, "MAX_BYTES", 5)
    assert look_of(repository, repository.commit())("a.md#x") == LocalTarget("a.md", exists=True, new_name="a.md")


@posix
def test_a_symbolic_link_that_no_system_would_make_leads_nowhere(filled: Repository) -> None:
    filled.write("target", "./" * 2100 + "docs")
    name = filled.git("hash-object", "-w", "target")
    filled.git("update-index", "--add", "--cacheinfo", f"120000,{name},odd")
    filled.git("commit", "--quiet", "--message", "odd")
    assert tree_of(filled, "HEAD").find("odd/page.html") is None


def test_a_submodule_is_a_folder_of_which_nothing_is_known(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Repository(tmp_path / "other")
    other.write("a.md", "# A\n")
    other.commit()
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.root), "sub")
    look = look_of(repository, repository.commit())
    assert look("sub") == LocalTarget("sub", exists=True, is_directory=True)
    assert look("sub/a.md") == LocalTarget("sub/a.md")


@posix
def test_the_submodule_that_a_path_leads_to_or_into_is_known(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Repository(tmp_path / "other")
    other.commit()
    repository.write("a.md", "# A\n")
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.root), "in/sub")
    (repository.root / "link.md").symlink_to("in/sub/s.md")
    tree = tree_of(repository, repository.commit())
    into = {"in/sub", "in/sub/", "in/sub/x/y.md", "link.md", "in/sub/x/../y.md"}
    others = {"", "in", "a.md", "a.md/x", "in/x", "in/sub/../../a.md", "../in/sub", "nowhere"}
    assert {path: tree.submodule(path) for path in into | others} == {
        **dict.fromkeys(into, "in/sub"), **dict.fromkeys(others, ""),
    }  # fmt: skip


BEFORE = LocalTarget("a.md", exists=True)


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [("a.md", False), ("a.md#a", False), ("a.md#b", True), ("b.md", True), ("../x.md", False),
     ("linkwatch.toml#x", False)],
)  # fmt: skip
def test_only_what_leads_to_nothing_now_is_looked_for_in_the_past(
    repository: Repository, name: str, is_asked: bool
) -> None:
    repository.write("a.md", "# A\n")
    files = ComparedFiles(repository.root, [], documents.parse)
    plain = files.look(name)
    files.before = lambda asked: replace(BEFORE, path=asked)
    assert files.look(name) == (replace(plain, before=replace(BEFORE, path=name)) if is_asked else plain)
