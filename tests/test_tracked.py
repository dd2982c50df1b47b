"""Whether git tracks a file, asked of repositories that git made; git itself is started only where it must be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linkwatch import git, tracked
from repository import Repository

NAMES = ("cache.sqlite", "cache.sqlite-wal", "cache.sqlite-journal")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What git is started for."""
    found: list[tuple[object, ...]] = []
    run = git.run

    def noted(folder: str | Path, *command: str) -> object:
        found.append(command)
        return run(folder, *command)

    monkeypatch.setattr(git, "run", noted)
    return found


def files(folder: str = ".linkwatch") -> list[Path]:
    return [Path(folder, name) for name in NAMES]


def commit(repository: Repository, *names: str) -> None:
    for name in names:
        repository.write(name, "x")
    repository.git("add", "--force", *names)
    repository.git("commit", "--quiet", "--message", "x")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_committed_is_tracked(repository: Repository, name: str) -> None:
    commit(repository, f".linkwatch/{name}")
    assert tracked.any_is(files())


def test_a_file_that_is_added_only_is_tracked(repository: Repository) -> None:
    repository.write(".linkwatch/cache.sqlite", "x")
    repository.git("add", "--force", ".linkwatch")
    assert tracked.any_is(files())


def test_a_file_of_one_s_own_is_not_tracked_and_git_is_not_started(
    repository: Repository, asked: list[tuple[object, ...]]
) -> None:
    commit(repository, "README.md", ".linkwatch/state.jsonl", "cache.sqlite")
    repository.write(".linkwatch/cache.sqlite", "x")
    assert not tracked.any_is(files())
    assert asked == []


@pytest.mark.parametrize(
    "name", ["docs/.linkwatch/cache.sqlite", ".linkwatch/cache.sqlite.aside", ".LINKWATCH/cache.sqlite"]
)
def test_another_file_must_not_be_taken_for_it(repository: Repository, name: str) -> None:
    commit(repository, name)
    if not Path(".linkwatch/cache.sqlite").exists():  # where letters are told apart
        repository.write(".linkwatch/cache.sqlite", "x")
        assert not tracked.any_is(files())


@pytest.mark.parametrize(
    "name", [".LinkWatch/CACHE.sqlite", ".lin\u212awatch/cache.sqlite", ".linkwatch/cache.\u017fqlite"]
)
def test_a_name_that_a_file_system_takes_for_the_same_is_tracked(repository: Repository, name: str) -> None:
    # What a file system that does not tell letters apart would do, a link does here.
    commit(repository, name)
    Path(".linkwatch").mkdir(exist_ok=True)
    if not Path(".linkwatch/cache.sqlite").exists():
        os.link(name, ".linkwatch/cache.sqlite")
    assert tracked.any_is(files())


def test_what_is_not_there_is_not_tracked(repository: Repository) -> None:
    commit(repository, ".linkwatch/cache.sqlite")
    Path(".linkwatch/cache.sqlite").unlink()
    assert not tracked.any_is(files())


def test_where_there_is_no_repository_nothing_is_tracked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cache.sqlite").write_text("x")
    assert not tracked.any_is(files("."))
    assert not tracked.any_is(files(str(tmp_path)))


def test_a_repository_without_an_index_tracks_nothing(repository: Repository) -> None:
    repository.write(".linkwatch/cache.sqlite", "x")
    assert not Path(".git/index").exists()
    assert not tracked.any_is(files())


@pytest.mark.parametrize("form", [("index.version", "4"), ("core.splitIndex", "true")])
@pytest.mark.parametrize("is_committed", [True, False])
def test_an_index_of_another_kind_is_asked_of_git(
    repository: Repository, asked: list[tuple[object, ...]], form: tuple[str, str], is_committed: bool
) -> None:
    repository.git("config", *form)
    commit(repository, ".linkwatch/cache.a", *([".linkwatch/cache.sqlite"] if is_committed else []))
    repository.git("update-index", "--split-index" if form[0] == "core.splitIndex" else "--index-version=4")
    repository.write(".linkwatch/cache.sqlite", "x")
    assert tracked.any_is(files()) == is_committed
    assert asked == [("ls-files", "-z")]


def test_a_worktree_has_an_index_of_its_own(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository, ".linkwatch/cache.sqlite")
    repository.git("worktree", "add", "--quiet", "--detach", "../other")
    monkeypatch.chdir("../other")
    assert tracked.any_is(files())
    repository.git("-C", "../other", "rm", "--quiet", "--cached", ".linkwatch/cache.sqlite")
    assert not tracked.any_is(files())
    monkeypatch.chdir(repository.root)
    assert tracked.any_is(files())


def test_a_folder_is_found_through_a_link_and_from_below(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, "docs/kept/cache.sqlite")
    Path(".linkwatch").symlink_to("docs/kept")
    assert tracked.any_is(files())
    monkeypatch.chdir("docs")
    assert tracked.any_is(files("kept"))
    assert tracked.any_is(files(str(repository.root / "docs/kept")))


def test_letters_beyond_ascii_are_asked_of_git(repository: Repository, asked: list[tuple[object, ...]]) -> None:
    commit(repository, "é/cache.sqlite", "README.md")
    repository.write("ü/cache.sqlite", "x")
    assert tracked.any_is(files("é"))
    assert not tracked.any_is(files("ü"))
    assert len(asked) == 2


def test_where_git_cannot_be_asked_it_is_tracked(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository, ".linkwatch/cache.sqlite")
    monkeypatch.setenv("PATH", "")
    assert tracked.any_is(files())
