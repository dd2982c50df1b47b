"""What `.gitignore` files leave out of a folder that git knows nothing of (gitignore(5); git's dir.c).

Names and patterns are compared byte by byte, as git does: they come as text in which each character is one byte.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from linkwatch.documents.wildmatch import Wildmatch, split
from linkwatch.records import dataclass

FILE = ".gitignore"
MAX_BYTES = 1024 * 1024
_MARK = "\xef\xbb\xbf"


class Ignores:
    """The patterns of a folder and of those around it; `levels` pair each file's, the last first, with its depth."""

    def __init__(self, folder: str | Path, above: Ignores | None = None) -> None:
        around = above.levels if above else ()
        self.levels: tuple[_Level, ...] = ((len(around), _read(Path(folder, FILE))), *around)

    def leaves_out(self, names: Sequence[str], *, is_folder: bool) -> bool:
        """Whether a path is ignored, given as its names below the outermost folder, the last within this one."""
        encoded = [os.fsencode(name).decode("latin-1") for name in names]
        for depth, patterns in self.levels:
            for pattern in patterns:
                if (is_folder or not pattern.folders_only) and pattern.matches(encoded[depth:]):
                    return not pattern.negated
        return False


_Stretch = tuple[Wildmatch, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A line of a file; between two `stretches` of names stand any number of other names."""

    stretches: tuple[_Stretch, ...]
    negated: bool
    folders_only: bool

    def matches(self, names: Sequence[str]) -> bool:
        """Whether a path is meant: for a stretch between two others the first place that fits is as good as any."""
        first, *others = self.stretches
        if not _fits(first, names, 0):
            return False
        at = len(first)
        if not others:
            return at == len(names)
        *middle, last = others
        for stretch in middle:
            places = (place for place in range(at, len(names)) if _fits(stretch, names, place))
            at = next(places, len(names)) + len(stretch)
        end = len(names) - max(len(last), 1)  # `a/**` is what is in `a`, not `a`
        return end >= at and _fits(last, names, end)


_Level = tuple[int, list[_Pattern]]


def _fits(stretch: _Stretch, names: Sequence[str], at: int) -> bool:
    here = names[at : at + len(stretch)]
    return len(here) == len(stretch) and all(part.matches(name) for part, name in zip(stretch, here, strict=True))


def _read(file: Path) -> list[_Pattern]:
    """Give the patterns of a file, the last first; none where it cannot be read, or is a link: git follows none."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return []
        with file.open("rb") as opened:
            text = opened.read(MAX_BYTES).decode("latin-1")
    except OSError:
        return []
    lines = (_trimmed(line.removesuffix("\r")) for line in text.removeprefix(_MARK).split("\n"))
    return [_pattern(line) for line in lines if line and not line.startswith("#")][::-1]


def _trimmed(line: str) -> str:
    """Cut the spaces at the end; one behind a backslash stays."""
    kept = line.rstrip(" ")
    return line[: len(kept) + 1] if _escapes(kept) else kept


def _escapes(text: str) -> bool:
    """Whether a text ends in a backslash that belongs to what comes behind it."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _pattern(line: str) -> _Pattern:
    negated = line.startswith("!")
    text = line[negated:]
    path = text.removesuffix("/")
    anywhere = ((), (Wildmatch(path),))
    stretches = _stretches(split(path.removeprefix("/"))) if "/" in path else anywhere
    return _Pattern(stretches, negated, text.endswith("/"))


def _stretches(parts: Sequence[str]) -> tuple[_Stretch, ...]:
    found: list[list[Wildmatch]] = [[]]
    for part in parts:
        if len(part) > 1 and not part.strip("*"):
            found.append([])
        else:
            found[-1].append(Wildmatch(part))
    return tuple(map(tuple, found))
