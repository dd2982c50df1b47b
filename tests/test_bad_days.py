"""Bad days: whatever ends a run, or takes away what it stands on, what was done is kept, and nothing is half done."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from command import Command, connect_to, posix, unmeasured
from fuzzing.kills import Kills
from linkwatch import jobs, state
from linkwatch.fetch import network
from linkwatch.model import Report, Settings
from web import LOOPBACK, Web, in_turn, page, silent

pytestmark = posix


def started(*arguments: str, shell: str = "") -> subprocess.Popen[str]:
    """Start the real command; `shell` is what a shell does before it becomes it."""
    command = [sys.executable, "-m", "linkwatch", *arguments]
    if shell:
        command = ["sh", "-c", f'{shell}; exec "$@"', "sh", *command]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=unmeasured())


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    with process:
        out, err = process.communicate(timeout=50)
    assert "Traceback" not in err
    return process.returncode, out, err


# --- killed --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kills(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kills]:
    with Kills(tmp_path_factory.mktemp("killed")) as running:
        yield running


@pytest.mark.parametrize("request_", [1, 40, 90])
def test_a_run_that_is_killed_while_it_asks_loses_nothing(kills: Kills, tmp_path: Path, request_: int) -> None:
    assert kills.kill_asking(tmp_path, request_, 0).was_killed


@pytest.mark.parametrize("step", [2, 9, 14, 21, 28])
def test_a_run_that_is_killed_while_it_writes_leaves_no_half_file(kills: Kills, tmp_path: Path, step: int) -> None:
    assert kills.kill_writing(tmp_path, step).was_killed


# --- asked to end --------------------------------------------------------------------------------


@pytest.fixture
def hanging(project: Path, web: Web) -> Callable[..., tuple[int, str, str]]:
    """Run a check whose third link hangs, and send it signals once that is asked for; gives status and outputs."""
    web.pages |= {"https://a.example/1": page(), "https://a.example/3": silent()}
    (project / "a.md").write_text("https://a.example/1 https://a.example/2 https://a.example/3\n")
    asked = threading.Event()
    web.when_asked = lambda each: asked.set() if each.path == "/3" else None

    def run(*signals: signal.Signals, options: Sequence[str] = ()) -> tuple[int, str, str]:
        # One at a time on one host: when the third is asked for, the first two have been judged.
        process = started("check", "a.md", "--per-host", "1", *options, *connect_to(web.connect_to))
        assert asked.wait(30)
        for each in signals:
            process.send_signal(each)
        return ended(process)

    return run


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_a_run_with_what_it_has(
    hanging: Callable[..., tuple[int, str, str]], project: Path, name: str
) -> None:
    status, out, _ = hanging(getattr(signal, name), options=["--format", "json", "--report-dir", "reports"])
    assert status == 2
    for text in (out, (project / "reports/report.json").read_text()):
        told = json.loads(text)
        assert told["interrupted"] is True
        assert [(link["url"], link["verdict"]) for link in told["links"]] == [
            ("https://a.example/1", "ok"),
            ("https://a.example/2", "broken"),
        ]
    assert not (project / "reports/state.jsonl").exists()


def test_what_was_done_before_a_signal_is_not_done_again(
    hanging: Callable[..., tuple[int, str, str]], web: Web, linkwatch: Command
) -> None:
    hanging(signal.SIGTERM)
    web.pages["https://a.example/3"] = page()
    ran = linkwatch("check", "a.md", "--format", "json", *connect_to(web.connect_to))
    assert [(link["from_cache"], link["verdict"]) for link in ran.json["links"]] == [
        (True, "ok"),
        (True, "broken"),
        (False, "ok"),
    ]
    assert [web.times(f"https://a.example/{number}") for number in (1, 2, 3)] == [1, 1, 2]


# --- what a run stands on is taken away ----------------------------------------------------------

LOOK_UP = socket.getaddrinfo


def test_a_name_server_that_is_silent_from_the_start_is_no_network(
    linkwatch: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "a.md").write_text("".join(f"- <http://h{number}.page/>\n" for number in range(5)))
    silent_names(monkeypatch)()
    ran = linkwatch("check", "a.md", "--timeout", "2")
    assert (ran.status, ran.out) == (2, "")
    assert "no network" in ran.err


@pytest.mark.skipif(sys.platform != "linux", reason="about a queue of connections that only Linux leaves unanswered")
def test_packets_that_vanish_are_no_network(linkwatch: Command, project: Path) -> None:
    (project / "a.md").write_text("".join(f"- <http://h{number}.page/>\n" for number in range(5)))
    with socket.create_server((LOOPBACK, 0), backlog=0) as full, socket.create_connection(full.getsockname()):
        to = f"::{LOOPBACK}:{full.getsockname()[1]}"
        ran = linkwatch("check", "a.md", "--timeout", "2", "--connect-to", to)
    assert (ran.status, ran.out) == (2, "")
    assert "no network" in ran.err


@pytest.fixture
def half_way(project: Path, web: Web) -> Callable[[Callable[[], object]], None]:
    """Let something happen when half of twelve links on as many hosts have been asked for, one after the other."""
    (project / "a.md").write_text("".join(f"- <http://h{number}.page/>\n" for number in range(12)))
    web.pages |= {f"http://h{number}.page/": page() for number in range(12)}

    def when(happens: Callable[[], object]) -> None:
        web.when_asked = lambda _asked: happens() if len(web.asked) == 6 else None

    return when


def slowly(linkwatch: Command, web: Web, *options: str) -> Any:
    return linkwatch("check", "a.md", "--concurrency", "1", "--format", "json", *options, *connect_to(web.connect_to))


def dead_names(monkeypatch: pytest.MonkeyPatch, code: int) -> Callable[[], object]:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(code, "Name or service not known")

    return lambda: monkeypatch.setattr(socket, "getaddrinfo", fail)


def silent_names(monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    answered = threading.Event()

    def wait(*_: object, **__: object) -> None:
        answered.wait(20)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    return lambda: monkeypatch.setattr(socket, "getaddrinfo", wait)


def dead_wire(monkeypatch: pytest.MonkeyPatch, code: int) -> Callable[[], object]:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return lambda: monkeypatch.setattr(socket.socket, "connect", fail)


@pytest.mark.parametrize(
    ("dies", "code"),
    [
        (dead_names, socket.EAI_AGAIN),
        (dead_names, socket.EAI_NONAME),
        (dead_wire, errno.ENETUNREACH),
        (dead_wire, errno.EHOSTUNREACH),
        (dead_wire, errno.ENETDOWN),
        (dead_wire, errno.ETIMEDOUT),
    ],
)
def test_links_must_not_be_blamed_for_a_network_that_goes_away_half_way(
    linkwatch: Command,
    half_way: Callable[[Callable[[], object]], None],
    web: Web,
    monkeypatch: pytest.MonkeyPatch,
    dies: Callable[[pytest.MonkeyPatch, int], Callable[[], object]],
    code: int,
) -> None:
    half_way(dies(monkeypatch, code))
    ran = slowly(linkwatch, web, "--report-dir", "reports")
    assert (ran.status, ran.json["interrupted"]) == (2, True)
    assert {link["verdict"] for link in ran.json["links"]} == {"ok"}
    assert 6 <= len(ran.json["links"]) < 12
    assert network.WENT_AWAY in ran.err
    assert not Path("reports/state.jsonl").exists()


def test_links_must_not_be_blamed_for_a_name_server_that_falls_silent(
    linkwatch: Command,
    project: Path,
    half_way: Callable[[Callable[[], object]], None],
    web: Web,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with (project / "linkwatch.toml").open("a") as file:
        file.write("connect-timeout = 0.5\n")
    half_way(silent_names(monkeypatch))
    ran = slowly(linkwatch, web)
    assert (ran.status, {link["verdict"] for link in ran.json["links"]}) == (2, {"ok"})
    assert network.WENT_AWAY in ran.err


def test_after_the_network_came_back_only_the_rest_is_visited(
    linkwatch: Command, half_way: Callable[[Callable[[], object]], None], web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    half_way(dead_names(monkeypatch, socket.EAI_AGAIN))
    seen = {link["url"] for link in slowly(linkwatch, web).json["links"]}
    monkeypatch.setattr(socket, "getaddrinfo", LOOK_UP)
    ran = slowly(linkwatch, web)
    assert (ran.status, len(ran.json["links"])) == (0, 12)
    assert {link["url"] for link in ran.json["links"] if link["from_cache"]} == seen


def test_a_network_that_is_back_for_the_second_try_is_no_bad_day(
    linkwatch: Command, half_way: Callable[[Callable[[], object]], None], web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = 3

    def fails_a_while(*arguments: Any, **named: Any) -> Any:
        nonlocal failing
        failing -= 1
        if failing >= 0:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return LOOK_UP(*arguments, **named)

    half_way(lambda: monkeypatch.setattr(socket, "getaddrinfo", fails_a_while))
    ran = slowly(linkwatch, web)
    assert (ran.status, ran.json["interrupted"], ran.json["summary"]["ok"]) == (0, False, 12)


def test_hosts_that_die_must_not_be_taken_for_the_network(
    linkwatch: Command, half_way: Callable[[Callable[[], object]], None], web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def some(host: str, *arguments: Any, **named: Any) -> Any:
        if host == "gone.example":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return LOOK_UP(host, *arguments, **named)

    monkeypatch.setattr(socket, "getaddrinfo", some)
    gone = [part for n in (7, 8, 9) for part in ("--connect-to", f"h{n}.page::gone.example:80")]
    ran = slowly(linkwatch, web, *gone)
    assert (ran.status, ran.json["interrupted"], ran.json["summary"]["broken"]) == (1, False, 3)


# --- disks and folders ---------------------------------------------------------------------------


def rows(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".html"}


@pytest.fixture
def reported(project: Path, web: Web, linkwatch: Command) -> Path:
    """A project with reports of an earlier run, in which a link broke since."""
    web.pages["http://a.example/"] = in_turn(page(), page(status=404))
    (project / "a.md").write_text("<http://a.example/> <http://b.example/>\n")
    linkwatch("check", "a.md", "--report-dir", "reports", *connect_to(web.connect_to))
    return project


def again(web: Web, shell: str, *options: str) -> tuple[int, str, str]:
    options = ("--max-age", "0", "--report-dir", "reports", *options, *connect_to(web.connect_to))
    return ended(started("check", "a.md", *options, shell=shell))


@pytest.mark.parametrize("blocks", [0, 1, 4, 16])
def test_a_disk_that_is_full_is_told_and_costs_no_old_file(reported: Path, web: Web, blocks: int) -> None:
    # What a process may write to one file is bounded: the same words as a full disk, on every system.
    before = rows(reported / "reports")
    status, _, err = again(web, f"trap '' XFSZ; ulimit -f {blocks}")
    assert status == 2
    assert "cannot be written: file too large" in err
    after = rows(reported / "reports")
    assert after.keys() == before.keys()
    for name, content in after.items():
        assert content == before[name] or json_or_text(name, content)


def json_or_text(name: str, content: bytes) -> bool:
    """Whether a new file is whole."""
    if name.endswith(".json"):
        return bool(json.loads(content))
    return content.endswith(b"\n")


def test_a_report_that_finds_no_room_must_not_keep_the_others_from_it(reported: Path, web: Web) -> None:
    before = rows(reported / "reports")
    status, out, err = again(web, "trap '' XFSZ; ulimit -f 16", "--format", "text")
    assert (status, "2 broken" in out) == (2, True)
    assert err.count("linkwatch: ") == 1
    assert "reports/index.html: cannot be written" in err
    after = rows(reported / "reports")
    assert all(after[name] != before[name] for name in ("README.md", "report.json", "state.jsonl"))


def test_a_cache_that_finds_no_room_is_hidden_from_commits_by_the_next_run(project: Path, web: Web) -> None:
    (project / "a.md").write_text("<http://a.example/>\n")
    for shell in ("trap '' XFSZ; ulimit -f 0", ":"):
        ended(started("check", "a.md", *connect_to(web.connect_to), shell=shell))
    assert (project / ".linkwatch/.gitignore").read_text() == "*\n"


def test_after_a_full_disk_the_next_run_knows_all_there_was(reported: Path, web: Web) -> None:
    again(web, "trap '' XFSZ; ulimit -f 1")
    status, _, err = again(web, ":")
    assert (status, "warning" in err) == (1, False)
    pasts = state.read(reported / "reports/state.jsonl").pasts
    assert pasts is not None
    assert {url: past.failing_days for url, past in pasts.items()} == {"http://a.example/": 1, "http://b.example/": 1}


def without_power(shell: str = ":") -> str:
    """Take from root what other users do not have: writing where permissions forbid it."""
    if os.geteuid():
        return shell
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere, and nothing here can take that away")
    return f'{shell}; set -- setpriv --bounding-set=-dac_override,-dac_read_search "$@"'


def test_a_folder_that_cannot_be_written_ends_the_run_before_it_begins(reported: Path, web: Web) -> None:
    (reported / "reports").chmod(0o555)
    asked = len(web.asked)
    status, out, err = again(web, without_power())
    (reported / "reports").chmod(0o755)
    assert (status, out, len(web.asked)) == (2, "", asked)
    assert "reports/README.md: cannot be written: permission denied" in err


@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_cache_that_cannot_be_written_costs_a_warning_only(reported: Path, web: Web, mode: int) -> None:
    folder = reported / ".linkwatch"
    for file in folder.iterdir():
        file.chmod(0o444 & mode)
    folder.chmod(mode)
    status, out, err = again(web, without_power(), "--format", "json")
    folder.chmod(0o755)
    assert (status, json.loads(out)["summary"]["broken"]) == (1, 2)
    assert "warning: .linkwatch/cache.sqlite: " in err


# --- clocks, neighbours, limits ------------------------------------------------------------------


class Clock:
    """A clock that somebody sets again and again, now forward, now back."""

    def __init__(self, *jumps: timedelta) -> None:
        self._now = datetime(2026, 11, 24, 12, tzinfo=UTC)
        self._jumps = list(jumps)

    def __call__(self) -> datetime:
        self._now += self._jumps.pop(0) if self._jumps else timedelta()
        return self._now


YEARS, HOUR = timedelta(days=4000), timedelta(hours=1)


@pytest.mark.parametrize("jumps", [(YEARS,) * 5, (-YEARS,) * 5, (HOUR, -YEARS, YEARS) * 4, (-HOUR, YEARS, -YEARS) * 4])
def test_a_clock_that_jumps_during_a_run_changes_no_verdict(
    project: Path, web: Web, settings: Settings, jumps: tuple[timedelta, ...]
) -> None:
    (project / "a.md").write_text("<http://a.example/> <http://b.example/>\n")
    web.pages["http://a.example/"] = page()

    def told(clock: Clock) -> dict[str, str]:
        report: Report = jobs.check(["a.md"], kept, now=clock)
        return {result.link.url: result.judgement.reason.name for result in report.results}

    kept = replace(settings, cache=True, cache_dir=str(project / "cache"))
    expected = {"http://a.example/": "fine", "http://b.example/": "not-found"}
    assert [told(Clock(*jumps)), told(Clock()), told(Clock(*jumps))] == [expected] * 3


def test_two_runs_at_once_share_a_cache_and_reports_and_lose_nothing(project: Path, web: Web) -> None:
    links = [f"http://h{number % 7}.example/{number}" for number in range(70)]
    web.pages |= {url: page() for url in links[::2]}
    (project / "a.md").write_text("".join(f"- <{url}>\n" for url in links))
    options = ["--report-dir", "reports", "--interval", "0", *connect_to(web.connect_to)]
    both = [started("check", "a.md", *options) for _ in range(2)]
    for status, _, err in map(ended, both):
        assert (status, "warning" in err) == (1, False)
    asked = len(web.asked)
    status, out, _ = ended(started("check", "a.md", "--format", "json", *options))
    assert (status, len(web.asked)) == (1, asked)
    assert json.loads(out)["summary"]["broken"] == 35
    assert len((project / "reports/history.jsonl").read_text().splitlines()) == 3
    assert not list(project.rglob("*.tmp"))


def test_sixty_four_file_descriptors_are_enough(project: Path, web: Web) -> None:
    links = [f"http{'s' * (number % 2)}://h{number}.example/" for number in range(150)]
    web.pages |= {url: page() for url in links}
    (project / "a.md").write_text("".join(f"- <{url}>\n" for url in links))
    options = ["--format", "json", "--report-dir", "reports", *connect_to(web.connect_to)]
    status, out, err = ended(started("check", "a.md", *options, shell="ulimit -n 64"))
    assert (status, json.loads(out)["summary"]["ok"]) == (0, 150), err
