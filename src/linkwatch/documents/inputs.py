"""Which files are meant: files, folders, patterns, standard input, or what git tracks below the current folder."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path, PurePosixPath

from linkwatch import confines, files, git
from linkwatch.documents import folders
from linkwatch.documents.gitignore import FILE
from linkwatch.model import LinkwatchError
from linkwatch.patterns import lazy

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mdx"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
STDIN = "<stdin>"
WILD = frozenset("*?[")
GIT_SECONDS = 30
UNREADABLE = lazy(rb"^warning: could not open directory '(.*)/': (.*)$", re.MULTILINE)


def find(paths: Sequence[str]) -> list[str]:
    """Give the files that the arguments name, each once, in their order and sorted within a folder.

    No argument means the Markdown that git tracks below the current folder; `-` is standard input and called STDIN. A
    folder gives its HTML where it has no Markdown. Raises LinkwatchError where an argument names nothing of either.
    """
    found = [file for path in paths for file in _named(path)] if paths else _tracked()
    first: dict[str, str] = {}
    for file in found:
        first.setdefault(os.path.abspath(file), file)  # noqa: PTH100 - resolve() would follow links
    return list(first.values())


def _named(path: str) -> list[str]:
    if path == "-":
        return [STDIN]
    if _exists(path):
        confines.check(path)
        return _folder(path) if Path(path).is_dir() else [_normalized(path)]
    if WILD & set(path):
        return _pattern(path)
    hint = f"Check the spelling; it was looked for in {Path.cwd()}."
    raise LinkwatchError(f"{path or repr(path)}: no such file or folder", hint)


def _exists(path: str) -> bool:
    """Whether anything has this name; raises LinkwatchError where a folder on the way there cannot be entered."""
    try:
        os.lstat(path)
    except PermissionError as error:
        raise LinkwatchError(f"{path}: cannot be read: {files.reason(error)}", "Check its permissions.") from error
    except (OSError, ValueError):
        return False
    return True


def _tracked() -> list[str]:
    listed = _git(".", "ls-files", "-z")
    if listed is None:
        return _folder(".")
    found = sorted(file for file in listed if _is_markdown(file) and _is_inside(file))
    return found or _folder(".")


def _folder(path: str) -> list[str]:
    _check_ignores(Path(path))
    below = None if _is_ignored(path) else _git(path, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = below if below is not None else list(folders.walk(path))
    kept = [name for name in names if not folders.hidden(name) and _is_inside(Path(path, name))]
    chosen = list(filter(_is_markdown, kept)) or list(filter(_is_html, kept))
    if not chosen:
        hint = f"Name a file or a folder with Markdown in it ({', '.join(sorted(SUFFIXES))})."
        raise LinkwatchError(f"{path}: no Markdown file in this folder", hint)
    return sorted({_normalized(str(Path(path, name))) for name in chosen})


def _is_inside(file: str | Path) -> bool:
    """Whether a file that nobody named is there, and no link to one outside the repository."""
    return Path(file).is_file() and not (Path(file).is_symlink() and _leaves(file))


def _leaves(file: str | Path) -> bool:
    return confines.leaves(file, confines.repository_root(file))


def _is_ignored(path: str) -> bool:
    """Whether git leaves the whole folder out; the user who names it does not."""
    return _git(path, "check-ignore", "--quiet", ".") is not None


def _check_ignores(folder: Path) -> None:
    """Raise LinkwatchError for a pipe or a device as `.gitignore`, in or near a folder: git would wait for its end."""
    real = folder.resolve()
    root = confines.repository(real / FILE)
    if root is None:
        return
    around = (each / FILE for each in (real, *real.parents) if each.is_relative_to(root))
    if odd := next(filter(_is_special, (*around, *real.glob(f"*/{FILE}"))), None):
        message = f"{os.path.relpath(odd)}: is no regular file, and git would wait for its end"
        raise LinkwatchError(message, "Remove it.")


def _is_special(file: Path) -> bool:
    """Whether a file is a pipe, a device or the like; git follows no link of that name."""
    try:
        mode = file.lstat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode))


def _pattern(path: str) -> list[str]:
    anchor = Path(Path(path).anchor or ".")
    pattern = Path(path).relative_to(anchor)
    if pattern.name == "**":  # which is of folders alone before Python 3.13
        pattern /= "*"
    try:
        matches = [match for match in anchor.glob(str(pattern)) if match.is_file() and not _leaves(match)]
    except (ValueError, NotImplementedError, IndexError) as error:
        raise LinkwatchError(f"{path}: not a pattern of file names", "Use *, ? and ** as in a shell.") from error
    named = folders.hidden(pattern.as_posix())
    kept = [
        match
        for match in matches
        if folders.hidden(match.relative_to(anchor).as_posix()) <= named
        and (_is_markdown(match.name) or _is_meant(match.name, pattern.name))
    ]
    fixed = anchor.joinpath(*takewhile(lambda part: not WILD & set(part), pattern.parts))
    found = sorted(_normalized(str(match)) for match in _not_ignored(fixed, kept))
    if not found:
        raise LinkwatchError(f"{path}: no file matches this pattern", "Quote the pattern and check where it starts.")
    return found


def _is_meant(name: str, pattern: str) -> bool:
    """Whether a pattern names a kind of file: by the same suffix, or by any letter where it has none (`READ*`)."""
    suffix = PurePosixPath(pattern).suffix.lower()
    return PurePosixPath(name).suffix.lower() == suffix and bool(suffix or set(pattern) - WILD)


def _not_ignored(folder: Path, matches: Sequence[Path]) -> Sequence[Path]:
    """Leave out what git or a `.gitignore` leaves out, unless that is the folder that the pattern starts in."""
    if not matches:
        return matches
    _check_ignores(folder)
    if _is_ignored(str(folder)):
        return matches
    names = {match: match.relative_to(folder).parts for match in matches}
    asked = "".join(f"{'/'.join(each)}\0" for each in names.values())
    ignored = _git(str(folder), "check-ignore", "-z", "--stdin", given=asked, accepted=(0, 1))
    if ignored is not None:
        return [match for match in matches if "/".join(names[match]) not in ignored]
    tree = folders.Tree(folder)
    return [match for match in matches if not tree.hides(names[match])]


def _git(folder: str, *command: str, given: str = "", accepted: Sequence[int] = (0,)) -> frozenset[str] | None:
    """Give the files that git lists below a folder; None where git is missing or knows nothing of it.

    Raises LinkwatchError for a folder that it cannot read and therefore passes over.
    """
    ran = git.run(folder, *command, given=os.fsencode(given), seconds=GIT_SECONDS)
    if ran is None:
        return None
    if passed_over := UNREADABLE.search(ran.stderr):
        place = Path(folder, os.fsdecode(passed_over[1])).as_posix()
        hint = "Check its permissions, or name the files."
        raise LinkwatchError(f"{place}: this folder cannot be read: {os.fsdecode(passed_over[2]).lower()}", hint)
    return frozenset(os.fsdecode(ran.stdout).split("\0")[:-1]) if ran.returncode in accepted else None


def _is_markdown(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def _is_html(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in HTML_SUFFIXES


def _normalized(path: str) -> str:
    return Path(path).as_posix()
