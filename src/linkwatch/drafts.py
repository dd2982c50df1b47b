"""Drafts: new files on their way to take another's place; those that a killed run left behind are swept."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from linkwatch import locks
from linkwatch.patterns import lazy

TRIES = 10
"""So often a new draft is begun where another run swept it in the instant before it was locked."""
ABANDONED = 60.0
"""Seconds after which a draft is nobody's, where no lock can tell."""

_RENAMES_OPEN_FILES = os.name != "nt"
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP})
"""How file systems answer that know no such thing."""
_PREFIX, _SUFFIX = ".linkwatch-", ".tmp"
_NAME = lazy(r"\.linkwatch-[a-z0-9_]{8}\.tmp")


def put(target: Path, data: Iterable[bytes], mode: int, *, over: bool = True) -> None:
    """Write pieces of data beside a file, then rename it, so that there is all of the new file or all of the old one.

    A power failure makes no difference. Raises OSError, FileExistsError where it must not go `over` a file.
    """
    descriptor, draft = _begun(target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(data)
            file.flush()
            _sync(descriptor)
            draft.chmod(mode)
            if not _RENAMES_OPEN_FILES:
                file.close()
            if over:
                draft.replace(target)
            else:
                _rename_to_new(draft, target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def sweep(folder: Path) -> None:
    """Delete the drafts in a folder whose run is dead; what cannot be deleted stays."""
    try:
        drafts = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return
    for draft in drafts:
        _delete_if_dead(draft)


def _rename_to_new(draft: Path, target: Path) -> None:
    """Rename a draft unless something has its new name: there a link can be made, or else Windows renames like that."""
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # a file system without such links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        draft.rename(target)
    else:
        draft.unlink()


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def _begun(folder: Path) -> tuple[int, Path]:
    """Make an empty draft in a folder, locked by its descriptor while this run lives."""
    for _ in range(TRIES):
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=_PREFIX, suffix=_SUFFIX)
        if locks.locked(descriptor) is not False and os.fstat(descriptor).st_nlink:
            return descriptor, Path(name)
        os.close(descriptor)
    raise FileNotFoundError(errno.ENOENT, "its draft vanished again and again")


def _delete_if_dead(file: Path) -> None:
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode):
            return
        if not locks.THERE_ARE:  # Windows, where nobody can delete a file that another has open
            if abs(time.time() - status.st_mtime) > ABANDONED:
                file.unlink()
            return
        descriptor = os.open(file, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return
    with os.fdopen(descriptor, "rb"), contextlib.suppress(OSError):
        if locks.locked(descriptor):
            file.unlink()
