"""What does it mean? The rules in their order, most certain first; the first that speaks wins."""

from __future__ import annotations

import sys
from types import ModuleType

from linkwatch.model import Case, Judgement, Rule
from linkwatch.rules import (
    anchor,
    fine,
    listing,
    local,
    login,
    moved,
    parked,
    registry,
    soft_404,
    soft_404_data,
    status,
    thrown,
    transport,
    trouble,
    unvisited,
    walls,
    youtube,
)
from linkwatch.rules.ruling import Ruling

BEFORE: tuple[Rule, ...] = (
    unvisited.ignored,
    local.local,
    unvisited.invalid,
    unvisited.other_scheme,
    unvisited.private,
    unvisited.offline,
)
"""Rules that need no visit."""

AFTER: tuple[Rule, ...] = (
    listing.listed,
    transport.transport,
    walls.challenge,
    walls.region,
    login.login,
    listing.elsewhere,
    status.status,
    parked.parked,
    parked.suspended,
    parked.default_page,
    thrown.thrown,
    youtube.youtube,
    soft_404.soft_404,
    soft_404_data.soft_404_data,
    trouble.trouble,
    anchor.anchor,
    moved.moved,
    fine.fine,
)
"""Rules over what a visit saw; walls before all else, since a wall's page is not the page."""


def judge_unvisited(case: Case) -> Judgement | None:
    """Give the verdict that needs no visit, None where one is needed."""
    return next((judgement for rule in BEFORE if (judgement := rule(case))), None)


def judge(case: Case) -> Judgement:
    """Give the verdict on what was seen; total: every observation gets exactly one."""
    return next(judgement for rule in AFTER if (judgement := rule(case)))


def rulings(*others: ModuleType) -> tuple[Ruling, ...]:
    """Give all that the rules can say, and what other modules add to it, worst verdict first."""
    return registry.collect([*(sys.modules[rule.__module__] for rule in BEFORE + AFTER), *others])
