"""The real command and anybody's program with several processes: how they end, and that nobody is left behind."""

import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from command import connect_to, posix, unmeasured
from web import Web, page, silent

SHARED = """
import os, sys
from linkwatch import children, visiting
from linkwatch.visiting import share

def start(code, start=children.start):
    child = start(code)
    with open("helpers", "a") as file:
        print(child.pid, file=file)
    return child

visiting.LEAST, share.START, share.COST, children.processors, children.start = 1, 0, 1.0, lambda: 3, start
"""
COMMAND = f"""{SHARED}
from linkwatch.cli import main
sys.argv[0] = "linkwatch"
main()
"""
LIBRARY = f"""{SHARED}
import linkwatch
from linkwatch.model import ConnectTo
rules = tuple(ConnectTo(*rule.split(":")) for rule in sys.argv[2::2])
report = linkwatch.check(["guide.md"], linkwatch.Settings(connect_to=rules, cache=False))
print(*(result.judgement.reason.name for result in report.results))
"""
HOSTS = [f"{letter}.example" for letter in "abcdef"]
URLS = [f"https://{host}/{number}" for host in HOSTS for number in range(4)]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(project: Path, web: Web) -> Start:
    """Start a program in a project with a guide, under `-W error`, the processes that it starts too."""
    web.pages |= dict.fromkeys(URLS, page())
    (project / "guide.md").write_text("\n\n".join(URLS))
    options = connect_to(web.connect_to)

    def start(code: str, *arguments: str) -> subprocess.Popen[str]:
        (project / "anybody.py").write_text(code)
        return subprocess.Popen(
            [sys.executable, "-W", "error", "anybody.py", *arguments, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**unmeasured(), "PYTHONWARNINGS": "error"},
        )

    return start


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    with process:
        out, err = process.communicate(timeout=50)
    return process.returncode, out, err


def helpers() -> list[int]:
    return [int(line) for line in Path("helpers").read_text().split()]


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_command_says_nothing_of_its_processes_and_leaves_none(start: Start) -> None:
    status, out, err = ended(start(COMMAND, "check", "guide.md", "--format", "json"))
    assert (status, err) == (0, f"{len(URLS)} links, {len(URLS)} addresses: {len(URLS)} ok\n")
    assert json.loads(out)["summary"]["ok"] == len(URLS)
    assert len(helpers()) == 2
    if os.name == "posix":
        assert not any(map(is_there, helpers()))


def test_a_program_that_calls_linkwatch_need_not_know_of_processes(start: Start) -> None:
    status, out, err = ended(start(LIBRARY))
    assert (status, out, err) == (0, f"{' '.join(['fine'] * len(URLS))}\n", "")
    assert len(helpers()) == 2


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_all_of_them_and_what_was_seen_is_told(start: Start, web: Web, number: signal.Signals) -> None:
    hanging = [url for url in URLS if url.endswith("/3")]
    web.pages |= dict.fromkeys(hanging, silent())
    asked, all_asked = set[str](), threading.Event()

    def note(url: str) -> None:
        asked.add(url)
        if asked == set(URLS):
            all_asked.set()

    web.when_asked = lambda each: note(each.url)
    process = start(COMMAND, "check", "guide.md", "--format", "json", "--timeout", "600")
    assert all_asked.wait(50)
    process.send_signal(number)
    status, out, err = ended(process)
    report = json.loads(out)
    assert status
    assert "Traceback" not in err
    assert {link["verdict"] for link in report["links"]} == {"ok"}
    assert not any(map(is_there, helpers()))


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits for processes of others, as only Linux lets one do")
def test_the_others_end_by_themselves_where_the_first_one_is_killed(start: Start, web: Web) -> None:
    web.pages |= dict.fromkeys(URLS, silent())
    asked = threading.Semaphore(0)
    web.when_asked = lambda _each: asked.release()
    process = start(COMMAND, "check", "guide.md", "--timeout", "600")
    for _ in HOSTS:
        assert asked.acquire(timeout=50)
    left = [os.pidfd_open(helper) for helper in helpers()]
    process.kill()
    ended(process)
    for each in left:
        assert select.select([each], [], [], 50)[0]
        os.close(each)
