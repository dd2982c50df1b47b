"""File descriptors: how many connections this process may have open at once, so that no link is blamed for too many."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows, which does not count them
    resource = None

WANTED = 4096
"""The limit that is asked for where the system's own is lower and may be raised, as it is on most."""
RESERVED = 24
"""Descriptors beside those of connections: files, modules that are loaded late, the cache, name servers."""
EACH = 3
"""Descriptors that one request may need at once: several addresses of a host are tried side by side."""


def slots(wanted: int) -> int:
    """Give how many requests may be under way at once, `wanted` if the system allows; raises its limit where it can."""
    _raise()
    return max(1, min(wanted, _room() // EACH))


def spare(slots: int) -> int:
    """Give how many connections may be open for one more to be kept for later: new ones need room as well."""
    return _room() - 2 * slots


def _room() -> int:
    limit = _limit()
    return WANTED if limit is None else limit - _open() - RESERVED


def _limit() -> int | None:
    """Give this process' limit, None for none that matters."""
    if resource is None:
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return None if soft == resource.RLIM_INFINITY or soft >= 2 * WANTED else int(soft)


def _raise() -> None:
    if resource is None:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _open() -> int:
    """Count what is open already, which whoever started this program may have handed down."""
    try:
        return len(list(Path("/dev/fd").iterdir()))
    except OSError:
        return 0
