"""Messages in a site's frame: such pages are judged once more by what they say themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps

from linkwatch.model import Case, Judgement, Rule

LEAST_WORDS = 81
"""A page with a frame is never taken for one that is nothing but a message, however short that is."""


def framed(rule: Rule) -> Rule:
    """Let a rule that has nothing to say of a page see it without navigation, sidebars and lists of links."""

    @wraps(rule)
    def judge(case: Case) -> Judgement | None:
        return rule(case) or (rule(bare) if (bare := _without_frame(case)) else None)

    return judge


def _without_frame(case: Case) -> Case | None:
    page = case.seen.page if case.seen else None
    if case.seen is None or page is None or not page.message:
        return None
    words = max(LEAST_WORDS, len(page.message.split()))
    return replace(case, seen=replace(case.seen, page=replace(page, text=page.message, words=words)))
