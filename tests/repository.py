"""A repository of real git, scripted: files are written, committed and moved as people do."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest


class Repository:
    """The repository in a folder, whose branch is `main`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._commits = 0
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Run git, and give what it says."""
        ran = subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, check=True, text=True)
        return ran.stdout.strip()

    def write(self, name: str, text: str) -> None:
        """Write a file; folders are made."""
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def append(self, name: str, text: str) -> None:
        """Add to the end of a file."""
        self.write(name, (self.root / name).read_text(encoding="utf-8") + text)

    def commit(self) -> str:
        """Commit everything, and give the commit."""
        self._commits += 1  # without it two commits of the same second would be one
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"commit {self._commits}")
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str = "topic") -> None:
        """Go on, on a branch of its own."""
        self.git("switch", "--quiet", "--create", name)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository to stand in, without anybody's settings of git; linkwatch is configured not to wait."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A. Person")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "person@guide.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = tmp_path / "repository"
    root.mkdir()
    monkeypatch.chdir(root)
    made = Repository(root)
    made.write("linkwatch.toml", "late-pause = 0\nretries = 0\n")
    made.write(".gitignore", ".linkwatch/\n")
    return made
