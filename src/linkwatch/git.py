"""What git knows of the files: an earlier commit, and how the files of now differ from it; nothing is written."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from linkwatch.model import LinkwatchError
from linkwatch.records import dataclass

SECONDS = 120
"""The longest wait for one answer of git."""
MAX_BYTES = 10 * 1024 * 1024
"""A larger file is not read."""

LINK = "120000"
SUBMODULE = "160000"
"""Modes of entries that are no files (gitformat-index(5))."""

_NO_STRANGERS = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")
"""A change may hold what looks like a bare repository, whose settings name programs: git must not take it for one.

The first setting needs git 2.38; the second leaves nothing that earlier ones would run for the commands used here.
"""

_LEFT_OUT = "S"
"""Tags a file whose bit `skip-worktree` is set (git-ls-files(1), `-t`)."""
_Ran = subprocess.CompletedProcess[bytes]
_MOST_AT_ONCE = 64 * 1024 * 1024
_IN_ACTIONS = "or set `fetch-depth: 0` for actions/checkout."
_DEEPEN = f"Run `git fetch --unshallow`, {_IN_ACTIONS}"
_SHORTEST_HASH = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a commit: its mode in octal, and the name of its content."""

    mode: str
    content: str


@dataclass(frozen=True, slots=True)
class Index:
    """What git tracks now: all files by their paths, submodules too, and those that a sparse checkout leaves out."""

    entries: Mapping[str, Entry]
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Differences:
    """How the tracked files of now differ from a commit: all paths that do, and what is called otherwise now."""

    paths: frozenset[str] = frozenset()
    deleted: frozenset[str] = frozenset()
    old_names: tuple[tuple[str, str], ...] = ()
    """Pairs of the name of now and the one of the commit."""


def run(folder: str | Path, *command: str, given: bytes = b"", seconds: float = SECONDS) -> _Ran | None:
    """Run git in a folder, its messages in English; None where there is no git, or where it takes too long."""
    try:
        return subprocess.run(  # noqa: S603 - the arguments are ours or object names, the folder is the working directory
            ["git", *_NO_STRANGERS, *command],  # noqa: S607 - whichever git the user has
            cwd=folder,
            input=given,
            capture_output=True,
            check=False,
            timeout=seconds,
            env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


class Repository:
    """The repository whose files stand in `root`; all paths are relative to that."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def merge_bases(self, ref: str) -> list[str]:
        """Give the commits in which HEAD and `ref` part: the one of git's `ref...HEAD`, several after crosswise merges.

        Raises LinkwatchError, with what to do, where git cannot tell.
        """
        if not ref.strip() or ref.startswith("-") or not ref.isprintable():
            raise LinkwatchError(f"--base: {ref!r} is no name of a commit", "Name a branch, a tag or a commit.")
        self._check_worktree()
        if not self._commit("HEAD"):
            raise LinkwatchError(f"{self._root}: has no commit yet, so there is nothing to compare with", _WITHOUT)
        base = self._commit(ref)
        if not base:
            raise LinkwatchError(f"--base: git knows no commit “{ref}” here", self._where_to_look(ref))
        ran = self._run("merge-base", "--all", base, "HEAD")
        if ran.returncode == 0:
            return _text(ran.stdout).split()
        if self._is_shallow():
            raise LinkwatchError(f"--base: this shallow clone does not reach where “{ref}” and HEAD part", _DEEPEN)
        raise LinkwatchError(f"--base: “{ref}” and HEAD have no history in common", _WITHOUT)

    def entries(self, commit: str) -> dict[str, Entry]:
        """Give all files of a commit by their paths, submodules too."""
        listed = _text(self._answer("ls-tree", "-r", "-z", "--full-tree", commit))
        parts = (line.partition("\t") for line in listed.split("\0")[:-1])
        return {path: Entry(facts.split()[0], facts.split()[2]) for facts, _, path in parts}

    @cached_property
    def index(self) -> Index:
        """What git tracks, as it was at the first question."""
        listed = _text(self._answer("ls-files", "-z", "-t", "--stage"))
        parts = [(facts.split(), path) for facts, _, path in (line.partition("\t") for line in listed.split("\0")[:-1])]
        left_out = frozenset(path for facts, path in parts if facts[0] == _LEFT_OUT)
        return Index({path: Entry(facts[1], facts[2]) for facts, path in parts}, left_out)

    def differences(self, commit: str) -> Differences:
        """Compare the tracked files, as they stand in their folders, with a commit; of submodules, their commits."""
        answer = self._answer("diff-index", "-z", "-M", "--name-status", "--ignore-submodules=dirty", commit)
        words = iter(_text(answer).split("\0")[:-1])
        changes = [(kind, [next(words) for _ in range(2 if kind.startswith("R") else 1)]) for kind in words]
        return Differences(
            frozenset(path for _, names in changes for path in names),
            frozenset(names[0] for kind, names in changes if kind == "D"),
            tuple((names[1], names[0]) for _, names in changes if len(names) > 1),
        )

    def texts(self, contents: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give contents by their names as text; those larger than MAX_BYTES are left out."""
        for names in self._portions(dict.fromkeys(contents)):
            answer = self._answer("cat-file", "--batch", given=_lines(names))
            at = 0
            for name in names:
                end = answer.index(b"\n", at)
                start, at = end + 1, end + 2 + int(answer[at:end].split()[2])
                yield name, answer[start : at - 1].decode(errors="replace")

    def _portions(self, contents: Iterable[str]) -> Iterator[list[str]]:
        """Part contents so that what is read at once is bounded; raises LinkwatchError where one is missing."""
        names, portion, size = list(contents), list[str](), 0
        checked = _text(self._answer("cat-file", "--batch-check", given=_lines(names))) if names else ""
        for name, told in zip(names, checked.splitlines(), strict=True):
            number = int(told.split()[2]) if told.split()[1] == "blob" else -1
            if number < 0:
                raise LinkwatchError(f"--base: this clone lacks a file of the commit ({name})", _DEEPEN)
            if number > MAX_BYTES:
                continue
            if portion and size + number > _MOST_AT_ONCE:
                yield portion
                portion, size = [], 0
            portion.append(name)
            size += number
        if portion:
            yield portion

    def _check_worktree(self) -> None:
        ran = self._run("rev-parse", "--is-inside-work-tree")
        is_bare = b"safe.bareRepository" in ran.stderr
        if ran.returncode and not is_bare:
            raise LinkwatchError(f"{self._root}: git has no repository here: {_complaint(ran)}", _WITHOUT)
        if is_bare or _text(ran.stdout).strip() != "true":
            raise LinkwatchError(f"{self._root}: this repository is bare, so there are no files to check", _CLONE)

    def _commit(self, ref: str) -> str:
        ran = self._run("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        return "" if ran.returncode else _text(ran.stdout).strip()

    def _where_to_look(self, ref: str) -> str:
        if self._commit(f"refs/remotes/origin/{ref}"):
            return f"Did you mean origin/{ref}?"
        is_shallow = self._is_shallow()
        how = self._how_to_fetch(ref, "git fetch --unshallow" if is_shallow else "git fetch")
        if is_shallow:
            return f"This clone is shallow. Run {how or '`git fetch --unshallow`'}, {_IN_ACTIONS}"
        first = _FIRST_PUSH if self._is_of_new_remote(ref) else ""
        return f"Check the spelling, or fetch it first: {how or '`git fetch`'}.{first}"

    def _how_to_fetch(self, ref: str, fetch: str) -> str:
        """Name the command that brings a branch, also to a clone of another branch alone; '' for what is none."""
        remotes = self._remotes()
        remote = _remote_of(ref, remotes)
        branch = ref.removeprefix(f"{remote}/") if remote else ref
        is_branch = self._run("check-ref-format", f"refs/heads/{branch}").returncode == 0 and not _is_hash(ref)
        if not is_branch or not (remote or "origin" in remotes):
            return ""
        at = remote or "origin"
        told = f"`{fetch} {shlex.quote(at)} {shlex.quote(f'+refs/heads/{branch}:refs/remotes/{at}/{branch}')}`"
        if remote:
            return told
        return f"{told} and name it {at}/{branch} (a tag: `{fetch} origin tag {shlex.quote(ref)}`)"

    def _is_of_new_remote(self, ref: str) -> bool:
        """Whether nothing at all is known of the remote that a name begins with, as before a first push."""
        remote = _remote_of(ref, self._remotes())
        return bool(remote) and not self._run("for-each-ref", "--count=1", f"refs/remotes/{remote}").stdout

    def _remotes(self) -> list[str]:
        return _text(self._run("remote").stdout).splitlines()

    def _is_shallow(self) -> bool:
        return _text(self._run("rev-parse", "--is-shallow-repository").stdout).strip() == "true"

    def _answer(self, *command: str, given: bytes = b"") -> bytes:
        ran = self._run(*command, given=given)
        if ran.returncode:
            raise LinkwatchError(f"{self._root}: git {command[0]} failed: {_complaint(ran)}", _WITHOUT)
        return ran.stdout

    def _run(self, *command: str, given: bytes = b"") -> _Ran:
        ran = run(self._root, *command, given=given)
        if ran is None:
            raise LinkwatchError(f"--base: git could not be run in {self._root}, or took too long", _WITHOUT)
        return ran


_CLONE = "Run linkwatch in a clone of it."
_WITHOUT = "Leave --base out, or compare with an earlier report: --baseline FILE."
_FIRST_PUSH = (
    " For the first push of a new repository, run `git push --no-verify`, or `SKIP=linkwatch git push` with pre-commit."
)


def _remote_of(ref: str, remotes: Iterable[str]) -> str:
    return next((each for each in remotes if ref.startswith(f"{each}/")), "")


def _is_hash(ref: str) -> bool:
    return len(ref) >= _SHORTEST_HASH and not ref.strip("0123456789abcdef")


def _lines(names: Sequence[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode()


def _text(data: bytes) -> str:
    return os.fsdecode(data)


def _complaint(ran: _Ran) -> str:
    """Give the first line of what git says, fit to be shown."""
    told = ran.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
    return "".join(char if char.isprintable() else "\ufffd" for char in told) or f"status {ran.returncode}"
