"""Locks on open files, which the system takes back when their process ends, however it ends."""

from __future__ import annotations

from types import ModuleType

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

THERE_ARE = fcntl is not None
"""Whether this system has such locks at all."""


def locked(descriptor: int) -> bool | None:
    """Lock an open file, for this descriptor alone; False means that another has it, None that there are no locks."""
    if fcntl is None:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
