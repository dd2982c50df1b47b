"""What does it mean? The rules in their order, most certain first; the first that speaks wins."""

from __future__ import annotations

from linkwatch.model import Case, Judgement, Rule
from linkwatch.rules import content, fine, local, moved, status, transport, unvisited, walls

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
    fine.confirmed,
    transport.transport,
    walls.challenge,
    walls.login,
    status.status,
    content.anchor,
    moved.moved,
    fine.fine,
)
"""Rules over what a visit saw; walls before anchors, since a wall's page has none of the page's places."""


def judge_unvisited(case: Case) -> Judgement | None:
    """Give the verdict that needs no visit, None where one is needed."""
    return next((judgement for rule in BEFORE if (judgement := rule(case))), None)


def judge(case: Case) -> Judgement:
    """Give the verdict on what was seen; total: every observation gets exactly one."""
    return next(judgement for rule in AFTER if (judgement := rule(case)))
