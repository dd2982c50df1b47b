import os
from pathlib import Path

import pytest

from linkwatch.documents import folders
from linkwatch.documents.folders import Tree
from linkwatch.model import LinkwatchError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(**contents: str) -> None:
    for name, content in contents.items():
        file = Path(name.replace("__", "/").replace("_", "."))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)


def test_what_a_gitignore_leaves_out_is_not_gone_through(here: Path) -> None:
    write(_gitignore="build/\n*.txt\n!keep.txt", a_md="", a_txt="", keep_txt="", build__b_md="", d__build__c_md="")
    write(d__e_md="", d___gitignore="e.md\n!build/")
    assert sorted(folders.walk(".")) == [".gitignore", "a.md", "d/.gitignore", "d/build/c.md", "keep.txt"]
    assert sorted(folders.walk(str(here / "d"))) == [".gitignore", "build/c.md"]


def test_the_folders_around_count_from_the_current_one_on(monkeypatch: pytest.MonkeyPatch) -> None:
    write(_gitignore="*.md", d___gitignore="!b.md", d__e__a_md="", d__e__b_md="", d__e__c_txt="")
    assert sorted(folders.walk("d/e")) == ["b.md", "c.txt"]
    monkeypatch.chdir("d/e")
    assert sorted(folders.walk(".")) == ["a.md", "b.md", "c.txt"]


def test_a_folder_that_is_left_out_counts_where_it_is_named() -> None:
    write(_gitignore="build/\n", build__d__a_md="", build__d___gitignore="b.md", build__d__b_md="")
    assert sorted(folders.walk("build/d")) == [".gitignore", "a.md"]


def test_a_file_is_hidden_by_the_folders_that_it_is_in() -> None:
    write(_gitignore="build/\n!build/a.md\nx.md", d___gitignore="!x.md")
    tree = Tree(".")
    assert tree.hides(["build", "a.md"])
    assert tree.hides(["x.md"])
    assert not tree.hides(["d", "x.md"])
    assert not tree.hides(["build"])


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_links_in_a_circle_end(here: Path) -> None:
    write(d__a_md="")
    Path("d/again").symlink_to(here / "d", target_is_directory=True)
    Path("d/round").symlink_to(here / "d/round")
    assert sorted(folders.walk("d")) == ["a.md", "round"]


def test_a_folder_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(LinkwatchError, match="d: this folder cannot be read: permission denied"):
        folders._unreadable(PermissionError(13, "Permission denied", "d"))
