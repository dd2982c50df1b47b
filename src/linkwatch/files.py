"""Files of the user: read as far as they can be read, replaced in one step or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from linkwatch import confines, drafts
from linkwatch.model import LinkwatchError, Problem
from linkwatch.patterns import lazy

MOST_BYTES = 1024 * 1024 * 1024
"""A larger file is not read: it would take more memory than most machines have."""

_LINE_END = lazy(rb"\r\n?|\n")


def read_text(path: str | Path, most: int = MOST_BYTES) -> tuple[str, tuple[Problem, ...]]:
    """Read a UTF-8 file, line ends and byte order mark kept; a byte that is not UTF-8 becomes U+FFFD and a problem.

    Raises LinkwatchError where the file cannot be read at all, for devices and pipes, whose reading may never end, for
    one of more than `most` bytes, and for a link that leads out of the repository.
    """
    confines.check(path)
    try:
        facts = Path(path).stat()
        if not stat.S_ISREG(facts.st_mode) and not stat.S_ISDIR(facts.st_mode):
            raise LinkwatchError(f"{path}: is no regular file", "Name a file or a folder.")
        if facts.st_size > most:
            raise LinkwatchError(f"{path}: is larger than {most >> 20} MiB", "Leave it out, or name a smaller one.")
        data = Path(path).read_bytes()
    except OSError as error:
        hint = "Check the path and its permissions."
        raise LinkwatchError(f"{path}: cannot be read: {reason(error)}", hint) from error
    return decoded(data, str(path))


def decoded(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Read UTF-8 as text, byte order mark kept; a byte that is none becomes U+FFFD, and the first of them a problem."""
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        return data.decode(errors="replace"), (_not_utf8(file, data, error),)


def replace(path: str | Path, text: str | Iterable[str]) -> None:
    """Write `text` as UTF-8 under a temporary name, then rename it: readers see the old file or the new one.

    It may come in pieces. The file's permissions are kept; a device or a pipe is written to as it stands. Raises
    LinkwatchError where it cannot be written, and for a link that leads out of the repository; the old file is then
    untouched.
    """
    confines.check(path)
    target = Path(os.path.realpath(path))
    data = (piece.encode(errors="surrogateescape") for piece in ([text] if isinstance(text, str) else text))
    try:
        if _is_special(path):
            with Path(path).open("wb") as file:
                file.writelines(data)
            return
        mode = _writable_mode(target)
        drafts.sweep(target.parent)
        drafts.put(target, data, mode)
    except OSError as error:
        hint = "Check the folder and its permissions."
        raise LinkwatchError(f"{path}: cannot be written: {reason(error)}", hint) from error


def make(path: str | Path, data: bytes) -> None:
    """Write a new file in one step, unless one stands there by then; raises LinkwatchError where it cannot."""
    target = Path(path)
    try:
        drafts.put(target, [data], _mode_of_new(), over=False)
    except FileExistsError:
        return
    except OSError as error:
        hint = "Check the folder and its permissions."
        raise LinkwatchError(f"{path}: cannot be written: {reason(error)}", hint) from error


def append(path: str | Path, text: str) -> None:
    """Write `text` as UTF-8 behind what a file holds; raises LinkwatchError where it cannot be written."""
    try:
        with Path(path).open("ab") as file:
            file.write(text.encode(errors="surrogateescape"))
    except OSError as error:
        hint = "Check the folder and its permissions."
        raise LinkwatchError(f"{path}: cannot be written: {reason(error)}", hint) from error


def size(path: str | Path) -> int:
    """Give the bytes that a file holds; 0 where there is none."""
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def make_folder(path: str | Path) -> None:
    """Make a folder and its parents where they are missing.

    Raises LinkwatchError where that is not possible, and for a link that leads out of the repository.
    """
    confines.check(path)
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LinkwatchError(f"{path}: cannot be made a folder: {reason(error)}", "Name another folder.") from error


def check_writable(path: str | Path) -> None:
    """Raise LinkwatchError if `replace` could not write the file: no folder, a folder of that name, no permission."""
    confines.check(path)
    target = Path(os.path.realpath(path))
    if _is_special(path):
        return
    if target.is_dir():
        raise LinkwatchError(f"{path}: is a folder", "Name a file.")
    if not target.parent.is_dir():
        folder = target.parent if Path(path).parent.is_dir() else Path(path).parent  # a link's own, or as it was named
        raise LinkwatchError(f"{path}: there is no folder {folder}/", "Make the folder first.")
    if not os.access(target.parent, os.W_OK) or (target.exists() and _is_read_only(target)):
        raise LinkwatchError(f"{path}: cannot be written: permission denied", "Check the permissions.")


def copies(path: Path, word: str, most: int) -> list[Path]:
    """Name the copies of a file that may stand beside it: `a.unread`, `a.unread-2` and so on."""
    return [path.with_name(f"{path.name}.{word}{f'-{n}' if n > 1 else ''}") for n in range(1, most + 1)]


def free(names: Sequence[Path]) -> Path:
    """Give the first name that nothing has; raises LinkwatchError where all are taken: nothing is lost for a copy."""
    for name in names:
        if not os.path.lexists(name):
            return name
    raise LinkwatchError(f"{names[0].name} to {names[-1].name} are there already", "Look at them, then delete them.")


def reason(error: OSError) -> str:
    """Give the system's words for an error, without number and path."""
    return (error.strerror or str(error)).lower()


def _writable_mode(target: Path) -> int:
    """Give the permissions for the new file; a read-only file stays as it is, although a rename could replace it."""
    try:
        mode = target.stat().st_mode & 0o777
    except FileNotFoundError:
        return _mode_of_new()
    if _is_read_only(target):
        raise PermissionError(errno.EACCES, "the file is read-only")
    return mode


def _mode_of_new() -> int:
    umask = os.umask(0o022)
    os.umask(umask)
    return 0o666 & ~umask


def _is_special(path: str | Path) -> bool:
    """Whether the path leads to a device, a pipe or the like, which a rename would destroy."""
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _is_read_only(target: Path) -> bool:
    """Whether the file is marked read-only, even for a user who may write everywhere."""
    return not os.access(target, os.W_OK) or not target.stat().st_mode & stat.S_IWUSR


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    """Tell of the byte, in lines and columns as they are counted for links: a lone CR ends a line, a mark is none."""
    lines = _LINE_END.split(data[: error.start])
    column = len(lines[-1].decode("utf-8-sig" if len(lines) == 1 else "utf-8")) + 1
    message = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}; save the file as UTF-8"
    return Problem(file, len(lines), column, message)
