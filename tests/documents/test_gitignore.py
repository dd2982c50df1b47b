"""What `.gitignore` leaves out is what git leaves out."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import strategies as st
from markdown_texts import on_generated

from linkwatch.documents import gitignore
from linkwatch.documents.gitignore import Ignores

NAMES = ["a", "b", "ab", "a.md", "b.md", "\u00e4", "d", "[x]", "a b", "-", "]", "\\"]
PARTS = r"""
    a b * ? *.md a* *b [ab] [!a] [^b] [a-c]* ** d \a [[:alpha:]] []a] [a a? *a*b* \[x] *** [a- [[:foo:]] [\]] [-a]
    [a\-c] ?? \\ [[:alpha:]x]* [[:a] *.* [c-a] \ [a-\c] [[:] [[::]]
    """
PATTERNS = st.tuples(
    st.sampled_from(["", "", "", "!", "#"]),
    st.sampled_from(["", "", "/"]),
    st.lists(st.sampled_from([*PARTS.split(), "\u00e4", "a b", ""]), min_size=1, max_size=3).map("/".join),
    st.sampled_from(["", "", "/"]),
    st.sampled_from(["", "", " ", "\\ ", "\r", "\t", "  "]),
).map("".join)
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4)


def is_ignored(ignores: Ignores, names: list[str]) -> bool:
    """Whether a file is left out, or one of the folders that it is in."""
    return any(ignores.leaves_out(names[:end], is_folder=end < len(names)) for end in range(1, len(names) + 1))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True, capture_output=True)
    return folder


@on_generated(st.lists(PATTERNS, min_size=1, max_size=4), st.lists(PATHS, min_size=1, max_size=20), part=3)
def test_git_says_the_same(repository: Path, patterns: list[str], paths: list[list[str]]) -> None:
    Path(repository, ".gitignore").write_bytes("\n".join(patterns).encode())
    asked = sorted({"/".join(names) for names in paths})
    command = ["git", "check-ignore", "--no-index", "-z", "--stdin"]
    ran = subprocess.run(
        command, cwd=repository, input="".join(f"{each}\0" for each in asked).encode(), capture_output=True, check=False
    )
    ignores = Ignores(repository)
    ours = [each for each in asked if is_ignored(ignores, each.split("/"))]
    assert ours == [each for each in asked if each in ran.stdout.decode().split("\0")]


@pytest.mark.parametrize(
    ("content", "path", "ignored"),
    [
        (b"a.md", "a.md", True),
        (b"a.md", "d/a.md", True),
        (b"/a.md", "d/a.md", False),
        (b"d/", "d/a.md", True),
        (b"a.md/", "a.md", False),
        (b"d/*\n!d/a.md", "d/a.md", False),
        (b"d\n!d/a.md", "d/a.md", True),
        (b"d/**/a.md", "d/a.md", True),
        (b"d/**/a.md", "d/e/f/a.md", True),
        (b"d/**", "d", False),
        (b"d/**/e/**/a.md", "d/x/e/y/z/a.md", True),
        (b"d/**/e/**/a.md", "d/x/a.md", False),
        (b"**/e/a.md", "d/e/a.md", True),
        (b"\xef\xbb\xbfa.md\r\n", "a.md", True),
        (b"# a.md", "a.md", False),
        (b"\\#.md", "#.md", True),
        (b"a\\ ", "a ", True),
        (b"a ", "a ", False),
        (b"d/[e/]/a.md", "d/e/a.md", True),
        (b"d\\/e", "d/e", True),
        (b"[z-a", "z", False),
        (b"", "a.md", False),
    ],
)
def test_patterns_mean_what_gitignore_says(tmp_path: Path, content: bytes, path: str, ignored: bool) -> None:
    Path(tmp_path, gitignore.FILE).write_bytes(content)
    assert is_ignored(Ignores(tmp_path), path.split("/")) == ignored


def test_a_folder_has_the_last_word_over_those_around_it(tmp_path: Path) -> None:
    Path(tmp_path, "d").mkdir()
    Path(tmp_path, ".gitignore").write_text("*.md\n!x.md\n/c.html\n")
    Path(tmp_path, "d/.gitignore").write_text("!a.md\nx.md\n")
    outer = Ignores(tmp_path)
    inner = Ignores(tmp_path / "d", outer)
    assert [inner.leaves_out(["d", name], is_folder=False) for name in ("a.md", "b.md", "x.md", "c.html")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert outer.leaves_out(["a.md"], is_folder=False)


def test_a_name_that_is_no_utf_8_is_compared_byte_by_byte(tmp_path: Path) -> None:
    Path(tmp_path, ".gitignore").write_bytes(b"a\xff?\n")
    ignores = Ignores(tmp_path)
    assert ignores.leaves_out([os.fsdecode(b"a\xffb")], is_folder=False)
    assert not ignores.leaves_out([os.fsdecode(b"a\xfeb")], is_folder=False)


def test_what_cannot_be_read_leaves_nothing_out(tmp_path: Path) -> None:
    Path(tmp_path, ".gitignore").mkdir()
    assert not Ignores(tmp_path).leaves_out(["a.md"], is_folder=False)
