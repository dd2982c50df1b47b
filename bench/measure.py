"""One run of one tool: time, memory and processor of the whole process, and what the web saw of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from scenes import Scene
from tools import Tool

HERE = Path(__file__).parent
SAMPLE = 0.05
"""Seconds between two looks at the memory of a run's processes."""


@dataclass(frozen=True, slots=True)
class Politeness:
    """What the busiest host saw: requests in flight at once, and starts within one second."""

    in_flight: int
    starts: int


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds, processor seconds, memory of all its processes in MiB, links called good."""

    seconds: float
    processor: float
    memory: float
    good: int
    politeness: Politeness


@contextmanager
def web(scene: Scene) -> Iterator[int]:
    """Start the web of a scene; gives its port."""
    told = {"latency": scene.latency, "silent": scene.silent_addresses, "allowance": scene.allowance}
    command = [sys.executable, str(HERE / "web.py"), json.dumps(told)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


def run(tool: Tool, document: Path, port: int, *, cached: bool) -> Run:
    """Run a tool on a document as a user would, in the document's folder."""
    report = document.with_name(f"{tool.name}.json")
    _ask(port, "/__forget")
    begun = time.perf_counter()
    with subprocess.Popen(
        tool.call(document, report, cached=cached),
        cwd=document.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},  # as for a user
    ) as process:
        watch = _Watch(process.pid)
        _, _, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = 0  # waited for above, with what it used
        memory = max(watch.end(), usage.ru_maxrss / 1024)
    good = tool.good(report)
    return Run(seconds, usage.ru_utime + usage.ru_stime, memory, good, _politeness(port))


class _Watch:
    """Looks at the memory of a session's processes together: one alone may be a part of the run only."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._most = 0.0
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> float:
        self._over.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._over.wait(SAMPLE):
            self._most = max(self._most, sum(map(_resident, _processes(self._session))))


def _processes(session: int) -> Iterator[Path]:
    """Give the processes of a session, and those in sessions of their own that they have started."""
    for place in Path("/proc").iterdir() if Path("/proc/self").exists() else ():
        try:
            if place.name.isdigit() and session in {os.getsid(int(place.name)), os.getsid(_parent(place))}:
                yield place
        except OSError:
            continue


def _parent(process: Path) -> int:
    return int((process / "stat").read_text().rpartition(")")[2].split()[1])


def _resident(process: Path) -> float:
    """Give the MiB that a process holds for itself and its share of what it shares."""
    try:
        rollup = (process / "smaps_rollup").read_text()
        return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
    except OSError:
        return 0.0


def _politeness(port: int) -> Politeness:
    log = json.loads(_ask(port, "/__log"))
    return Politeness(
        max((_most_in_flight(came, left) for came, left in log.values()), default=0),
        max((_most_within(came, 1.0) for came, _ in log.values()), default=0),
    )


def _most_in_flight(came: list[float], left: list[float]) -> int:
    events = sorted([*((at, 1) for at in came), *((at, -1) for at in left)], key=lambda event: (event[0], event[1]))
    now = most = 0
    for _, step in events:
        now += step
        most = max(most, now)
    return most


def _most_within(came: list[float], seconds: float) -> int:
    came = sorted(came)
    most = first = 0
    for last, at in enumerate(came):
        while at - came[first] >= seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


def _ask(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:  # our own
        return bytes(answer.read())
