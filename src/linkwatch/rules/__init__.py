"""What does it mean? The rules in their order, most certain first; the first that speaks wins."""

from __future__ import annotations

import sys
from types import ModuleType

from linkwatch.model import Case, Judgement, Rule
from linkwatch.rules import local, registry, unvisited
from linkwatch.rules.ruling import Ruling

BEFORE: tuple[Rule, ...] = (
    unvisited.ignored,
    local.local,
    unvisited.invalid,
    unvisited.other_scheme,
    unvisited.private,
    unvisited.bad_port,
    unvisited.unchanged,
    unvisited.offline,
)
"""Rules that need no visit."""


def judge_unvisited(case: Case) -> Judgement | None:
    """Give the verdict that needs no visit, None where one is needed."""
    for rule in BEFORE:
        if judgement := rule(case):
            return judgement
    return None


def judge(case: Case) -> Judgement:
    """Give the verdict on what was seen; total: every observation gets exactly one."""
    from linkwatch.rules.after import AFTER  # noqa: PLC0415 - its patterns take longer to compile than an answer to come

    return next(judgement for rule in AFTER if (judgement := rule(case)))


def rulings(*others: ModuleType) -> tuple[Ruling, ...]:
    """Give all that the rules can say, and what other modules add to it, worst verdict first."""
    from linkwatch.rules.after import AFTER  # noqa: PLC0415 - as above

    return registry.collect([*(sys.modules[rule.__module__] for rule in BEFORE + AFTER), *others])
