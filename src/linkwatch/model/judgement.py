"""What it means: a verdict, and why."""

from __future__ import annotations

from enum import StrEnum

from linkwatch.records import dataclass


class Verdict(StrEnum):
    """What a reader who follows the link gets; a closed set, worst first."""

    BROKEN = "broken"
    UNREACHABLE = "unreachable"
    BLOCKED = "blocked"
    MOVED = "moved"
    OK = "ok"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict was given: a kebab-case name for programs, a sentence for people. Defined beside its rule.

    `step` is the next step for people, '' where there is none; a judgement's detail ends with it.
    """

    name: str
    sentence: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A better address for a link; `kind` says where it comes from (`redirect`, `file`, `name`, `anchor`, `scheme`)."""

    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a link, why, and one sentence for people with the next step where there is one."""

    verdict: Verdict
    reason: Reason
    detail: str
    suggestion: Suggestion | None = None
