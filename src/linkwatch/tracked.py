"""Whether git tracks a file: its index tells, read here, since starting git takes longer than a short run has.

The index holds paths whole and in plain text (gitformat-index(5)), but for the kinds that are asked of git.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import Path

from linkwatch import confines


def any_is(files: Sequence[Path]) -> bool:
    """Whether one of these files is there, and git tracks one.

    They stand in one folder, and their names begin with the first's. What git cannot tell is taken to be so.
    """
    if not any(map(os.path.lexists, files)):
        return False
    places = [Path(os.path.realpath(files[0].parent), each.name) for each in files]
    root = confines.repository(places[0])
    if root is None:
        return False
    names = [place.relative_to(root).as_posix() for place in places]
    return _may_hold(_index(root), names[0]) and _holds(root, names)


def _index(root: Path) -> bytes:
    """Give the index of a repository, b'' where nothing was ever added."""
    place = root / ".git"
    try:
        if place.is_file():  # as in a worktree and in a submodule
            place = root / os.fsdecode(place.read_bytes()).removeprefix("gitdir:").strip()
        return (place / "index").read_bytes()
    except (OSError, ValueError):
        return b""


def _may_hold(index: bytes, name: str) -> bool:
    """Whether an index may hold a path that begins so, in whatever letters a file system takes for the same."""
    if not index:
        return False
    is_plain = index[:4] == b"DIRC" and index[4:8] in _WHOLE and _SPLIT not in index
    if not is_plain or not name.isascii():
        return True
    folded = index.lower()
    for odd, letter in _ODD_LETTERS.items():
        folded = folded.replace(odd, letter)
    return name.lower().encode() in folded


def _holds(root: Path, names: Collection[str]) -> bool:
    from linkwatch import git  # noqa: PLC0415 - nearly no run comes here

    ran = git.run(root, "ls-files", "-z")
    if ran is None or ran.returncode:
        return True
    wanted = {_folded(name): name for name in names}
    tracked = os.fsdecode(ran.stdout).split("\0")
    return any(_is_one(root, path, wanted[_folded(path)]) for path in tracked if _folded(path) in wanted)


def _is_one(root: Path, path: str, name: str) -> bool:
    try:
        return path == name or os.path.samefile(root / path, root / name)  # noqa: PTH121 - as confines does
    except OSError:
        return False  # one of them is not there, so they are two


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


_WHOLE = frozenset({b"\0\0\0\2", b"\0\0\0\3"})
"""The versions in which a path is not cut where it is like the one before it."""
_SPLIT = b"link\0\0"
"""Begins what leads to another index, which holds the rest; a file that is called so costs a question to git."""
_ODD_LETTERS = {"\u212a".encode(): b"k", "\u017f".encode(): b"s"}
"""What is no ASCII, and in small letters is."""
