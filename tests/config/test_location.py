import os
from pathlib import Path

import pytest

from command import posix
from linkwatch.config import find, load
from linkwatch.model import LinkwatchError

SETTINGS = "[tool.linkwatch]\ntimeout = 3\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str = "") -> None:
    Path(name).write_text(text, encoding="utf-8")


def test_the_nearest_file_counts() -> None:
    write("linkwatch.toml")
    write("a/linkwatch.toml")
    assert find(Path("a")) == Path("a/linkwatch.toml")
    assert find(Path()) == Path("linkwatch.toml")


def test_a_file_further_up_is_found_by_a_relative_path(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("linkwatch.toml")
    monkeypatch.chdir("a/b")
    assert find(Path()) == Path("../../linkwatch.toml")
    assert find(repository / "a" / "b") == repository / "linkwatch.toml"


def test_a_shared_file_counts_where_it_has_the_table() -> None:
    write("pyproject.toml", SETTINGS)
    write("a/pyproject.toml", "[tool.ruff]\nline-length = 100 # linkwatch\n")
    assert find(Path("a")) == Path("a/../pyproject.toml")


@pytest.mark.parametrize("text", ["", "tool = 3", "[tool]\nlinkwatc = 1", "[project]\nname = 'linkwatch'", "[broken"])
def test_a_shared_file_without_the_table_must_not_count(text: str) -> None:
    write("pyproject.toml", text)
    assert find(Path()) is None


def test_a_broken_shared_file_that_may_have_settings_is_an_error() -> None:
    write("pyproject.toml", "[tool.linkwatch]\ntimeout =\n")
    with pytest.raises(LinkwatchError, match=r"^pyproject\.toml:2:10: invalid TOML: invalid value$"):
        find(Path())


def test_two_files_in_one_folder_are_an_error_that_names_both() -> None:
    write("linkwatch.toml")
    write("pyproject.toml", SETTINGS)
    with pytest.raises(LinkwatchError) as caught:
        find(Path())
    assert str(caught.value) == "both linkwatch.toml and pyproject.toml have settings of linkwatch"
    assert caught.value.hint == "Keep the settings in one of them, or choose one with --config linkwatch.toml."


def test_a_file_above_the_repository_must_not_count() -> None:
    write("linkwatch.toml")
    (Path("a") / ".git").write_text("gitdir: elsewhere", encoding="utf-8")  # a worktree's
    assert find(Path("a/b")) is None


@posix
@pytest.mark.parametrize("name", ["linkwatch.toml", "pyproject.toml"])
def test_a_pipe_with_the_name_is_an_error(name: str) -> None:
    os.mkfifo(name)
    with pytest.raises(LinkwatchError, match="is no regular file"):
        load(find(Path()), {})


def test_a_folder_with_the_name_must_not_count() -> None:
    Path("linkwatch.toml").mkdir()
    assert find(Path()) is None


def test_outside_a_repository_the_search_ends_at_the_root_of_the_file_system() -> None:
    assert find(Path("/")) is None
