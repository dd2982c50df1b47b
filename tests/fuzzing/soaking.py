"""The run of soak.py, in its own process: `soaking.py GUIDE CACHE HTTP-PORT HTTPS-PORT SECONDS`; tells of itself."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from linkwatch import jobs
from linkwatch.model import ConnectTo, Settings, TableSettings, Tally

PARTS = 10


class Watch:
    """Looks at the process at each tenth of the run, and counts what is left at its end."""

    def __init__(self) -> None:
        self.memory: list[int] = []
        self.objects: list[int] = []
        self.tasks: list[int] = []
        self.sockets: list[int] = []
        self.tasks_left = -1
        self.warnings: list[str] = []

    def progress(self, tally: Tally) -> None:
        if tally.done * PARTS >= tally.total * (len(self.memory) + 1):
            self.memory.append(memory())
            self.objects.append(sys.getallocatedblocks())
            self.tasks.append(len(asyncio.all_tasks()))
            self.sockets.append(sockets())

    def cancel_all(self, loop: asyncio.AbstractEventLoop) -> None:
        """Stand in the place of what silently ends the tasks that a run forgot."""
        self.tasks_left = len(asyncio.all_tasks(loop))

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append(record.getMessage())

    def unraisable(self, found: Any) -> None:
        self.warnings.append(f"{found.err_msg}: {found.exc_value!r} in {found.object!r}")


def memory() -> int:
    """Give the bytes that are in memory now, where the system tells (Linux)."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def sockets() -> int:
    """Count the sockets that are open, where the system tells (Linux)."""
    try:
        return sum(each.is_socket() for each in Path("/proc/self/fd").iterdir())
    except OSError:
        return 0


def main(guide: str, cache: str, plain: str, secure: str, timeout: str) -> None:
    """Run, and tell."""
    watch, before = Watch(), sockets()
    asyncio.runners._cancel_all_tasks = watch.cancel_all  # type: ignore[attr-defined]
    sys.unraisablehook = watch.unraisable
    handler = logging.Handler()
    handler.emit = watch.emit  # type: ignore[method-assign]
    logging.getLogger("asyncio").addHandler(handler)
    settings = Settings(
        connect_to=(ConnectTo("", "80", "127.0.0.1", plain), ConnectTo("", "443", "127.0.0.1", secure)),
        cache_dir=cache,
        interval=0,
        timeout=float(timeout),
        concurrency=64,
        retries=1,
        late_pause=0,
        papers=TableSettings(huggingface=False),
    )
    report = jobs.check([guide], settings, watch.progress)
    verdicts = Counter(result.judgement.verdict.value for result in report.results)
    del report
    gc.collect()
    told = {
        "verdicts": verdicts,
        "memory": watch.memory,
        "objects": watch.objects,
        "tasks": watch.tasks,
        "sockets": watch.sockets,
        "tasks_left": watch.tasks_left,
        "sockets_left": sockets() - before,
        "warnings": watch.warnings,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
