"""Runs that are killed with -9 at a random instant, and what the next run makes of what they left behind."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Self
from urllib.parse import urlsplit

from command import connect_to, unmeasured
from linkwatch import history, kept_run, layout, state
from linkwatch.cache_file import FILE
from linkwatch.remembering import LAST
from web import Asked, Respond, Web, page, redirect

GUIDE = "guide.md"
HOSTS, LINKS_OF_HOST = 10, 10
REQUESTS, WRITES = HOSTS * LINKS_OF_HOST, 40
"""About so many a run makes: an instant is chosen among them, and among some more, at which it is over."""
INTERVAL = 0.06
"""Seconds between requests to one host: three times as long as a verdict waits to be written down."""
UNWRITTEN = 2
"""Visits of a host, at one time, that a killed run may have done in vain: the one under way, and the one before it."""

_WRITING = {"tempfile.mkstemp", "os.rename", "os.remove", "os.chmod", "os.mkdir", "fcntl.flock", "sqlite3.connect"}
_DIES_WRITING = f"""
import os, sys
left = int(sys.argv.pop(1))
def count(event, arguments):
    global left
    if event in {_WRITING} or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
sys.addaudithook(count)
from linkwatch.__main__ import main
main()
"""


@dataclass(frozen=True)
class Left:
    """What a killed run left: how many of its verdicts the next one found, and how many visits were made again."""

    was_killed: bool
    kept: int
    again: int


class Kills:
    """A guide on a web of its own, in a new folder for each run that is killed; enter it to start the web."""

    def __init__(self, home: Path) -> None:
        self._web = Web(dict(_pages()))
        self._home = home

    def __enter__(self) -> Self:
        self._web.__enter__()
        self._environment = {
            **{name: value for name, value in unmeasured().items() if not name.lower().endswith("_proxy")},
            "SSL_CERT_FILE": self._web.write_authority(self._home),
        }
        self._run_before(self._home / "before")
        return self

    def __exit__(self, *error: object) -> None:
        self._web.__exit__(None, None, None)

    def kill(self, seed: str, folder: Path) -> Left:
        """Kill a run at its nth request, and so many milliseconds later, or at its nth step of writing."""
        random = Random(seed)
        if random.random() < 0.6:
            return self.kill_asking(folder, random.randrange(1, REQUESTS + 20), random.random() ** 3 / 4)
        return self.kill_writing(folder, random.randrange(1, WRITES))

    def kill_asking(self, folder: Path, request: int, delay: float) -> Left:
        """Kill a run `delay` seconds after its nth request, or when it has ended."""
        self._copy(folder)
        process = subprocess.Popen(self._command("-m", "linkwatch"), cwd=folder, env=self._environment, **_QUIET)
        timer = threading.Timer(delay, process.kill)
        count = itertools.count(1)
        self._web.when_asked = lambda _asked: timer.start() if next(count) == request else None
        process.wait(60)
        self._web.when_asked = lambda _asked: None
        timer.cancel()
        return self._judge(folder, process.returncode)

    def kill_writing(self, folder: Path, step: int) -> Left:
        """Kill a run at its nth step of making, replacing and deleting files."""
        self._copy(folder)
        command = self._command("-c", _DIES_WRITING, str(step))
        ran = subprocess.run(command, cwd=folder, env=self._environment, check=False, timeout=60, **_QUIET)
        return self._judge(folder, ran.returncode)

    def _run_before(self, folder: Path) -> None:
        """Check a part of the guide, which leaves the files that there are on every day but the first."""
        (folder / ".git").mkdir(parents=True)
        (folder / "linkwatch.toml").write_text("retries = 0\nlate-pause = 0\n")
        (folder / GUIDE).write_text("".join(f"- <{url}>\n" for url in _links() if url.endswith(("/1", "/6"))))
        self._run(folder, 0)
        (folder / GUIDE).write_text("".join(f"- <{url}>\n" for url in _links()))

    def _copy(self, folder: Path) -> None:
        shutil.copytree(self._home / "before", folder, dirs_exist_ok=True)
        self._web.asked.clear()

    def _command(self, *start: str) -> list[str]:
        options = ["--report-dir", "reports", "--per-host", "1", "--interval", str(INTERVAL), "--max-age", "1d"]
        return [sys.executable, *start, "check", GUIDE, *options, *connect_to(self._web.connect_to)]

    def _run(self, folder: Path, status: int) -> None:
        command = self._command("-m", "linkwatch")
        ran = subprocess.run(
            command, cwd=folder, env=self._environment, capture_output=True, text=True, check=False, timeout=60
        )
        assert ran.returncode == status, ran.stderr
        assert "warning" not in ran.stderr, ran.stderr

    def _judge(self, folder: Path, status: int) -> Left:
        assert status in {1, -9}, status
        asked, kept = list(self._web.asked), _kept(folder)
        _check_files(folder)
        lost = sorted(_finished(asked) - kept)
        assert not lost, f"visited, and not known to the next run: {lost}"
        self._web.asked.clear()
        self._run(folder, 1)  # some links are broken
        again = Counter(each.url for each in self._web.asked)
        assert not again.keys() & kept, "asked although it was known"
        _check_whole(folder)
        return Left(status == -9, len(kept), len({each.url for each in asked if _is_proof(each.path)} & again.keys()))


_QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def _links() -> Iterator[str]:
    for host in range(HOSTS):
        for number in range(LINKS_OF_HOST):
            yield f"http://h{host}.example/{number}"


def _pages() -> Iterator[tuple[str, Respond]]:
    for url in _links():
        number = int(urlsplit(url).path[1:])
        if number % 5 == 4:
            yield url, page("<title>Busy</title>", 503)
        elif number % 5 == 3:
            yield url, redirect("/end")
        elif number % 5:
            yield url, page(f"<title>Page {number}</title>" + "<p>words</p>" * 200)  # the rest is 404
    for host in range(HOSTS):
        yield f"http://h{host}.example/end", page()


def _is_proof(path: str) -> bool:
    """Whether what is seen there counts for the next run."""
    return path != "/end" and int(path[1:]) % 5 != 4


def _finished(asked: list[Asked]) -> set[str]:
    """Give what was visited for certain: a host is asked for one page after the other."""
    visits: dict[str, list[str]] = defaultdict(list)
    for each in asked:
        if each.url not in visits[each.host] and each.path != "/end":
            visits[each.host].append(each.url)
    done = (url for urls in visits.values() for url in urls[:-UNWRITTEN])
    return {url for url in done if _is_proof(urlsplit(url).path)}


def _kept(folder: Path) -> set[str]:
    """Give the addresses whose answers the cache has, which is in order."""
    if not (folder / ".linkwatch" / FILE).exists():
        return set()
    with closing(layout.connect(folder / ".linkwatch" / FILE)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {url for (url,) in database.execute("SELECT url FROM answers") if _is_proof(urlsplit(url).path)}


def _check_files(folder: Path) -> None:
    """See that every file is whole, be it the old one or the new one."""
    reports = folder / "reports"
    assert state.read(reports / state.FILE).problems == ()
    lines = (reports / history.FILE).read_text().splitlines()
    assert len(history.read(reports / history.FILE)) == len(lines) in {1, 2, 3}
    assert json.loads((reports / "report.json").read_text())["schema"] == 1
    assert (reports / "index.html").read_text().endswith("</html>\n")
    kept_run.read(folder / ".linkwatch" / LAST)


def _check_whole(folder: Path) -> None:
    """See that the run after it told all, and that nothing half done is left."""
    _check_files(folder)
    told = json.loads((folder / "reports/report.json").read_text())
    counts = {name: told["summary"][name] for name in ("urls", "broken", "moved", "unreachable")}
    each = [[number % 5 for number in range(LINKS_OF_HOST)].count(kind) * HOSTS for kind in range(5)]
    assert counts == {"urls": REQUESTS, "broken": each[0], "moved": each[3], "unreachable": each[4]}
    assert not [file.name for file in folder.rglob("*") if file.name.endswith((".tmp", ".aside", ".unread"))]
