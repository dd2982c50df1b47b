"""What a rule is asked."""

from __future__ import annotations

from collections.abc import Callable

from linkwatch.model.document import Link
from linkwatch.model.judgement import Judgement
from linkwatch.model.paper import Paper
from linkwatch.model.visit import LocalTarget, Observation
from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule may know about a link: the link, and what was found out about it.

    Of `seen` and `local` there is at most one; `paper` is what arXiv lists under the link's identifier.
    `excluded_by` names the rule of the user that excludes the link, empty when none does.
    """

    link: Link
    seen: Observation | None = None
    local: LocalTarget | None = None
    paper: Paper | None = None
    excluded_by: str = ""
    offline: bool = False
    allow_private: bool = False


Rule = Callable[[Case], Judgement | None]
"""A pure opinion: None when the rule has nothing to say."""
