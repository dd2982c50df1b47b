"""docs/practice-web.md: what linkwatch, lychee and linkinator made of every family."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from web.cases import Case
from web.pending import PENDING
from web.run import Told

RECORDS = {name: Path(__file__).with_name(f"{name}.json") for name in ("lychee", "linkinator")}
"""What other checkers said of each case: `alive`, `dead` or `unsaid`; compare.py asks them."""

INTRODUCTION = """\
# The practice web

<!-- Made by tests/test_practice_web.py; LINKWATCH_REWRITE_GOLDEN=1 makes it anew. -->

`tests/web/families/` describes {number} behaviours of real sites: the bytes, certificates and name servers that a link
meets, and what a person with a browser would say of it. The tests put the links into one guide and run
`linkwatch check` on it once; verdict, reason and final address of each behaviour must be right.

Here is how often a tool would have misled the reader of its report:

- **false alarms**: the page is there, and the tool calls the link broken;
- **misses**: the page is gone for good, and the tool lets the link pass;
- **blamed**: nobody can say now (walls, limits, time-outs, server errors), and the tool calls the link broken;
- **right**: none of these.
"""

NOTES = """\
Links that nobody should visit (mail addresses, private addresses) are not counted.

The others are lychee 0.24.2 and linkinator 7.6.1 (on Node.js 20) with their defaults, but for a time-out of 4 seconds,
which is the patience that linkwatch has in this run. They see the same bytes under the same names on the usual ports
(`tests/web/compare.py`, in a network namespace of its own); where linkwatch meets a failing name server, they meet a
name that does not exist. What lychee reports as an error or a time-out, which both fail a build, counts as calling the
link broken; so does linkinator's `BROKEN`. By default neither looks at fragments, and neither has a notion of pages
that say 200 and are none. Their answers are recorded in `tests/web/lychee.json` and `tests/web/linkinator.json`.
"""

NEWER = "{name} was not asked about {number} newer behaviours: they are in none of its columns.\n"

PENDING_HEAD = """\
## Not yet right

These get another verdict or reason than they should; the tests leave them out until they are mended
(`tests/web/pending.py`).
"""


@dataclass(frozen=True, slots=True)
class Score:
    """What one tool made of some cases: how many of each sort of fault."""

    cases: int
    alarms: int
    misses: int
    blamed: int

    def cells(self) -> list[str]:
        """Give the columns of a tool."""
        right = self.cases - self.alarms - self.misses - self.blamed
        return [str(number) for number in (right, self.alarms, self.misses, self.blamed)]


def render(cases: Mapping[str, Case], told: Mapping[str, Told]) -> str:
    """Give the page."""
    counted = {name: case for name, case in cases.items() if case.verdict != "excluded"}
    families = dict.fromkeys(name.partition(": ")[0] for name in counted)
    ours = {name: told[name].verdict == "broken" for name in counted}
    others = {name: dead(record) for name, record in RECORDS.items()}
    tools = {"linkwatch": ours, **others}
    rows = [
        row(name, {each: counted[each] for each in counted if each.startswith(f"{name}: ")}, tools.values())
        for name in families
    ]
    rows.append(row("**All**", counted, tools.values()))
    newer = {name: len(counted.keys() - said.keys()) for name, said in others.items()}
    above = ["", "", *(cell for name in tools for cell in (name, "", "", ""))]
    head = ["Family", "Cases", *("right", "false alarms", "misses", "blamed") * len(tools)]
    lines = [line(above), f"| --- |{' ---: |' * (len(head) - 1)}", line(head), *map(line, rows)]
    parts = [
        INTRODUCTION.format(number=len(cases)),
        "\n".join(lines) + "\n",
        NOTES + "".join(NEWER.format(name=name, number=number) for name, number in newer.items() if number),
        "\n".join([PENDING_HEAD, *(f"- {name}: {missing}" for name, missing in PENDING.items())]) + "\n",
    ]
    return "\n".join(parts if PENDING else parts[:-1])


def dead(record: Path) -> dict[str, bool]:
    """Give for each case that a checker was asked about whether it calls the link broken."""
    return {name: word == "dead" for name, word in json.loads(record.read_text(encoding="utf-8")).items()}


def row(name: str, cases: Mapping[str, Case], tools: Iterable[Mapping[str, bool]]) -> list[str]:
    """Give one row."""
    return [name, str(len(cases)), *(cell for broken in tools for cell in score(cases, broken).cells())]


def score(cases: Mapping[str, Case], broken: Mapping[str, bool]) -> Score:
    """Count the faults of a tool that calls some links broken."""

    def count(names: Iterable[str], is_broken: bool) -> int:
        return sum(broken[name] is is_broken for name in names)

    known = {name: case for name, case in cases.items() if name in broken}
    alive = [name for name, case in known.items() if case.is_alive]
    dead = [name for name, case in known.items() if case.is_dead]
    unclear = known.keys() - {*alive, *dead}
    return Score(len(known), count(alive, True), count(dead, False), count(unclear, True))


def line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
