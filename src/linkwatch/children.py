"""Child processes of this very Python, which do a part of the work and are gone at the end.

They are plain processes, not a pool of the standard library: a pool would import the main program again, which may be
anybody's who calls `linkwatch.check`. They are in a session of their own, so that Ctrl-C reaches whoever started them,
which ends them.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import IO

Child = subprocess.Popen[bytes]

_SAME_PATH = "import sys; sys.path[:] = sys.argv[1:]; "


def start(code: str) -> Child | None:
    """Start a process that runs this code, with pipes to both of its ends; None where no more can be had."""
    if not sys.executable:
        return None
    try:
        return subprocess.Popen(  # noqa: S603 - this very Python
            [sys.executable, "-P", "-c", _SAME_PATH + code, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    except OSError:
        return None


def processors() -> int:
    """Count the processors that this process may use."""
    known = getattr(os, "sched_getaffinity", None)  # not everywhere
    return len(known(0)) if known else os.cpu_count() or 1


def end(child: Child) -> None:
    """End a process, if it still runs, and close what led to it."""
    child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        with contextlib.suppress(OSError):
            pipe(stream).close()


def pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """Give a pipe of a process that was started here: there always is one."""
    assert stream
    return stream
