import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from linkwatch.documents import inputs
from linkwatch.model import LinkwatchError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in that no repository is around, whatever the machine has above it."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("", encoding="utf-8")


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def test_files_come_in_the_order_of_the_arguments_each_once() -> None:
    write("b.md", "a.md", "d/c.md")
    assert inputs.find(["b.md", "a.md", "./b.md", "d", "d/c.md"]) == ["b.md", "a.md", "d/c.md"]


def test_a_folder_gives_every_markdown_file_below_it_sorted() -> None:
    write("d/b.md", "d/a.markdown", "d/e/c.mdown", "d/e/d.MDX", "d/x.txt", "d/md")
    assert inputs.find(["d"]) == ["d/a.markdown", "d/b.md", "d/e/c.mdown", "d/e/d.MDX"]


def test_what_is_hidden_or_comes_from_elsewhere_is_left_out_of_folders() -> None:
    write("a.md", ".b.md", ".git/c.md", ".venv/d.md", "node_modules/e.md", "f/node_modules/g.md", "venv/h.md")
    assert inputs.find(["."]) == ["a.md"]


def test_what_is_hidden_is_taken_where_it_is_named() -> None:
    write(".b.md", ".github/c.md", "node_modules/e.md")
    named = [".b.md", ".github", "node_modules/e.md"]
    assert inputs.find(named) == [".b.md", ".github/c.md", "node_modules/e.md"]


def test_an_explicit_file_may_have_any_suffix() -> None:
    write("LICENSE", "notes.txt")
    assert inputs.find(["LICENSE", "notes.txt"]) == ["LICENSE", "notes.txt"]


def test_a_dash_is_standard_input_read_once() -> None:
    write("a.md")
    assert inputs.find(["-", "a.md", "-"]) == [inputs.STDIN, "a.md"]


def test_a_file_that_is_called_dash_can_be_named_by_its_folder() -> None:
    write("-")
    assert inputs.find(["./-"]) == ["-"]


def test_html_is_taken_where_it_is_named_or_matched_but_not_beside_markdown() -> None:
    write("d/a.md", "d/b.html", "d/c.htm")
    assert inputs.find(["d"]) == ["d/a.md"]
    assert inputs.find(["d/*"]) == ["d/a.md"]
    assert inputs.find(["d/b.html", "d/*.htm"]) == ["d/b.html", "d/c.htm"]


def test_a_folder_without_markdown_gives_its_html() -> None:
    write("d/b.html", "d/e/a.HTM", "d/x.txt", "d/.h/c.html")
    assert inputs.find(["d"]) == ["d/b.html", "d/e/a.HTM"]


def test_a_folder_named_like_a_file_is_a_folder() -> None:
    write("x.md/a.md", "d/y.md/b.md")
    assert inputs.find(["x.md", "d"]) == ["x.md/a.md", "d/y.md/b.md"]


def test_a_pattern_gives_the_files_that_match() -> None:
    write("docs/b.md", "docs/a.md", "docs/x.txt", "docs/LICENSE", "docs/e/c.md", "docs/.h/d.md", "docs/d.md/e.md")
    assert inputs.find(["docs/*.md"]) == ["docs/a.md", "docs/b.md"]
    assert inputs.find(["docs/**/*.md"]) == ["docs/a.md", "docs/b.md", "docs/d.md/e.md", "docs/e/c.md"]
    assert inputs.find(["docs/**"]) == inputs.find(["docs/**/*.md"])
    assert inputs.find(["docs/*"]) == ["docs/a.md", "docs/b.md"]
    assert inputs.find(["docs/*.txt"]) == ["docs/x.txt"]
    assert inputs.find(["docs/L*"]) == ["docs/LICENSE"]
    assert inputs.find(["docs/.h/*.md"]) == ["docs/.h/d.md"]


def test_an_absolute_pattern_is_one_too(here: Path) -> None:
    write("a.md")
    assert inputs.find([f"{here}/*.md"]) == [f"{here.as_posix()}/a.md"]


def test_a_file_that_is_named_like_a_pattern_is_a_file() -> None:
    write("[x].md", "x.md")
    assert inputs.find(["[x].md"]) == ["[x].md"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere.md", "nowhere.md: no such file or folder"),
        ("", "'': no such file or folder"),
        ("a\0b", "a\0b: no such file or folder"),
        ("*.mdx", "*.mdx: no file matches this pattern"),
        ("empty", "empty: no Markdown file in this folder"),
    ],
)
def test_what_names_nothing_is_an_error_with_a_hint(path: str, message: str) -> None:
    write("a.md", "empty/x.txt")
    with pytest.raises(LinkwatchError) as raised:
        inputs.find([path])
    assert str(raised.value) == message
    assert raised.value.hint


def test_what_is_no_pattern_is_an_error_too() -> None:
    with pytest.raises(LinkwatchError, match=r"not a pattern of file names|no file matches this pattern"):
        inputs.find(["a**b/["])


def test_a_file_in_a_folder_that_cannot_be_entered_must_not_be_called_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "lstat", refuse)
    with pytest.raises(LinkwatchError, match=r"d/a\.md: cannot be read: permission denied"):
        inputs.find(["d/a.md"])


def test_a_folder_that_cannot_be_read_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    write("d/a.md", "d/e/b.md")
    scan = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "e":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(LinkwatchError, match="d/e: this folder cannot be read: permission denied"):
        inputs.find(["d"])


def test_without_arguments_the_tracked_files_are_meant() -> None:
    git("init", "-q")
    write("a.md", "b.md", "d/c.md", ".github/d.md", "x.txt", "gone.md")
    git("add", "a.md", "d/c.md", ".github/d.md", "x.txt", "gone.md")
    Path("gone.md").unlink()
    assert inputs.find([]) == [".github/d.md", "a.md", "d/c.md"]


def test_without_arguments_only_what_is_below_the_current_folder_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    write("a.md", "d/c.md")
    git("add", ".")
    monkeypatch.chdir("d")
    assert inputs.find([]) == ["c.md"]


def test_without_arguments_and_git_the_current_folder_is_meant() -> None:
    write("a.md", ".hidden/b.md")
    assert inputs.find([]) == ["a.md"]


def test_without_anything_tracked_the_current_folder_is_meant() -> None:
    git("init", "-q")
    write("a.md")
    assert inputs.find([]) == ["a.md"]


def test_folders_leave_out_what_git_ignores() -> None:
    git("init", "-q")
    write("a.md", "build/b.md", "d/c.md", "d/draft.md")
    Path(".gitignore").write_text("build/\ndraft.md\n", encoding="utf-8")
    assert inputs.find(["."]) == ["a.md", "d/c.md"]
    assert inputs.find(["d"]) == ["d/c.md"]


def test_a_folder_that_git_ignores_is_read_where_it_is_named() -> None:
    git("init", "-q")
    write("build/b.md")
    Path(".gitignore").write_text("build/\n", encoding="utf-8")
    assert inputs.find(["build"]) == ["build/b.md"]


def test_names_of_all_scripts_and_with_blanks_come_as_they_are() -> None:
    git("init", "-q")
    write("d/\u00e4 b.md", "d/\u4f60\u597d.md")
    git("add", ".")
    assert inputs.find(["d"]) == inputs.find([]) == ["d/\u00e4 b.md", "d/\u4f60\u597d.md"]


def test_links_to_files_are_followed_but_links_to_folders_are_not() -> None:
    write("d/a.md", "e/b.md")
    try:
        Path("d/c.md").symlink_to(Path("d/a.md").absolute())
        Path("d/f").symlink_to(Path("e").absolute(), target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert inputs.find(["d"]) == ["d/a.md", "d/c.md"]


def test_without_git_a_repository_is_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    write("a.md", "build/b.md")
    Path(".gitignore").write_text("build/\n", encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    assert inputs.find([]) == ["a.md"]


def test_outside_git_the_gitignore_counts_too() -> None:
    write("a.md", "build/b.md", "d/c.md", "d/draft.md")
    Path(".gitignore").write_text("build/\n", encoding="utf-8")
    Path("d/.gitignore").write_text("draft.md\n", encoding="utf-8")
    assert inputs.find([]) == inputs.find(["."]) == ["a.md", "d/c.md"]
    assert inputs.find(["build", "d/draft.md"]) == ["build/b.md", "d/draft.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs there")
@pytest.mark.parametrize("name", [".gitignore", ".linkwatch/.gitignore", "d/.gitignore"])
@pytest.mark.parametrize("path", [".", "d", "d/*.md"])
def test_a_pipe_for_which_git_would_wait_is_an_error(name: str, path: str) -> None:
    git("init", "-q")
    write("d/a.md", ".linkwatch/x")
    os.mkfifo(name)
    if name.startswith(".linkwatch") and path != ".":
        assert inputs.find([path]) == ["d/a.md"]  # git does not look there
        return
    with pytest.raises(LinkwatchError, match=f"^{name}: is no regular file, and git would wait for its end"):
        inputs.find([path])
    assert inputs.find(["d/a.md"]) == ["d/a.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs there")
def test_a_pipe_outside_git_or_behind_a_link_is_passed_over() -> None:
    write("a.md", "d/b.md")
    os.mkfifo("pipe")
    os.mkfifo("d/.gitignore")
    assert inputs.find(["."]) == ["a.md", "d/b.md"]
    Path("d/.gitignore").unlink()
    Path(".gitignore").symlink_to("pipe")
    git("init", "-q")
    assert inputs.find(["."]) == ["a.md", "d/b.md"]


@pytest.mark.parametrize("tracked", [False, True])
def test_patterns_leave_out_what_is_ignored_unless_they_start_there(tracked: bool) -> None:
    if tracked:
        git("init", "-q")
    write("a.md", "build/b.md", "d/c.md", "d/draft.md")
    Path(".gitignore").write_text("build/\ndraft.md\n", encoding="utf-8")
    assert inputs.find(["**/*.md"]) == ["a.md", "d/c.md"]
    assert inputs.find(["d/*.md"]) == ["d/c.md"]
    assert inputs.find(["build/*.md"]) == ["build/b.md"]
    with pytest.raises(LinkwatchError, match="no file matches this pattern"):
        inputs.find(["d/dra*.md"])


@pytest.mark.skipif(os.name == "nt", reason="needs a shell script as a program")
def test_a_folder_that_git_passes_over_is_an_error(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = here / "bin" / "git"
    write("bin/git", "d/a.md")
    warning = "warning: could not open directory 'e/': Permission denied"
    stand_in.write_text(f'#!/bin/sh\n[ $5 = ls-files ] || exit 1\necho "{warning}" >&2\n')
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(stand_in.parent), prepend=os.pathsep)
    with pytest.raises(LinkwatchError, match="d/e: this folder cannot be read: permission denied"):
        inputs.find(["d"])
