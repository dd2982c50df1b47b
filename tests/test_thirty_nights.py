"""Thirty nights of `linkwatch check` and `linkwatch issue` on a web that changes: one issue, and what becomes of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from command import Command, connect_to
from linkwatch import jobs
from stand_in_github import GitHub
from web import Respond, Web, page

NIGHTS = 30
START = datetime(2026, 11, 12, 3, tzinfo=UTC)
FINE, GONE, DOWN, WALL = page("A page. " * 50), page("", 404), page("", 503), page("", 403)

WEB: dict[str, dict[int, Respond]] = {
    "https://fine.example/": {0: FINE},
    "https://gone.example/": {0: FINE, 3: GONE, 8: FINE},
    "https://down.example/": {0: FINE, 5: DOWN, 13: FINE},
    "https://wall.example/": {0: FINE, 10: WALL},
    "https://again.example/": {0: FINE, 18: GONE, 25: FINE},
}
"""What the servers answer from which night on."""

GUIDE = {0: "", 15: "\nA word more.\n", 20: "\n[new](https://fine.example/#top)\n", 28: "\n[lost](lost.md)\n"}
"""What a person adds to the guide on which night."""

DONE = {
    3: ["opened"],  # gone.example is gone
    5: ["edited"],  # down.example is down; three nights later it is called broken, and gone.example is back
    8: ["edited"],
    10: ["edited"],  # wall.example shows a wall
    13: ["closed", "commented"],  # down.example is back
    18: ["reopened", "commented"],  # again.example is gone
    20: ["edited"],  # the guide has a link more
    25: ["closed", "commented"],
    28: ["reopened", "commented"],  # the guide links to a file that is not there
}
"""What is to happen to the issue on which night; on every other one, nothing is to be written."""

LIVELY = {3, 5, 6, 7, 8, 10, 13, 18, 25, 28}
"""The nights on which the memory has something to learn: a link that turns, or a day more of an outage."""


@dataclass(frozen=True)
class Night:
    said: str
    events: list[str]
    state: str
    body: str


def live(linkwatch: Command, web: Web, github: GitHub, clock: list[datetime], *, cache: bool) -> Iterator[Night]:
    guide = "".join(f"- [a page]({url})\n" for url in WEB)
    for number in range(NIGHTS):
        clock[0] = github.now = START + timedelta(days=number)
        for url, answers in WEB.items():
            web.pages[url] = answers.get(number, web.pages.get(url, FINE))
        guide += GUIDE.get(number, "")
        Path("guide.md").write_text(guide)
        if not cache:
            shutil.rmtree(".linkwatch", ignore_errors=True)
        before, asked = len(github.events), len(github.asked)
        options = ("--report-dir", "reports", "--interval", "0", "--max-age", "12h", *connect_to(web.connect_to))
        checked = linkwatch("check", "guide.md", "-q", *options)
        kept = linkwatch("issue")
        assert (checked.status in {0, 1}, checked.err, kept.status, kept.err) == (True, "", 0, "")
        events = [name for name, _ in github.events[before:]]
        assert len([each for each in github.asked[asked:] if each.method != "GET"]) == len(events)
        yield Night(
            kept.out, events, Path("reports/state.jsonl").read_text(), (github.issues or [{"body": ""}])[0]["body"]
        )


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    told = [START]
    monkeypatch.setattr(jobs, "check", partial(jobs.check, now=lambda: told[0]))
    return told


@pytest.mark.parametrize("cache", [True, False], ids=["with a cache", "cache lost every night"])
def test_thirty_nights_leave_one_issue_with_a_true_history(
    linkwatch: Command, project: Path, web: Web, github: GitHub, clock: list[datetime], cache: bool
) -> None:
    nights = list(live(linkwatch, web, github, clock, cache=cache))
    assert {number: night.events for number, night in enumerate(nights) if night.events} == DONE
    assert [each["number"] for each in github.issues] == [1]
    assert len(github.comments[1]) == 4
    assert {number for number in range(1, NIGHTS) if nights[number].state != nights[number - 1].state} == LIVELY
    lines = [json.loads(line) for line in Path("reports/history.jsonl").read_text().splitlines()]
    assert [line["finished_at"][:10] for line in lines] == [
        f"{START + timedelta(days=n):%Y-%m-%d}" for n in range(NIGHTS)
    ]
    assert Path("reports/index.html").read_text().count("<title>2026-1") == NIGHTS
    check_words(nights)
    # A good day of a link that nothing was wrong with is known to the cache alone.
    assert ("last worked on 2026-11-21" in nights[10].body) is cache


def check_words(nights: list[Night]) -> None:
    assert nights[0].said == "nothing to mend, and no issue is open\n"
    assert nights[3].said == "opened #1: https://github.example/ann/guide/issues/1\n"
    assert nights[4].said == "nothing has changed in #1: https://github.example/ann/guide/issues/1\n"
    assert nights[13].said == "nothing is left to mend, closed #1: https://github.example/ann/guide/issues/1\n"
    assert "(https://gone.example/)" in nights[3].body
    assert "## Wait" in nights[5].body
    assert "(https://gone.example/)" not in nights[8].body
    assert "Failing since 2026-11-17: " in nights[8].body
    assert "## Look by hand" in nights[10].body
    assert "## Mend now" not in nights[13].body
    assert "lost.md" in nights[28].body
