"""A reason with the verdict that it always has: what every rule speaks in."""

from __future__ import annotations

from linkwatch.model import Judgement, Reason, Suggestion, Verdict
from linkwatch.records import dataclass

OPEN_IT = "Open it in a browser to see whether the page is there."
AGAIN = "It may pass; a later run tries again."
REPLACE = "Replace or remove the link."


@dataclass(frozen=True, slots=True)
class Ruling:
    """One outcome of a rule: its verdict, its name, a sentence for people, and the next step where there is one."""

    verdict: Verdict
    name: str
    sentence: str
    step: str = ""

    @property
    def reason(self) -> Reason:
        """Give what a judgement and its readers know of this ruling."""
        return Reason(self.name, self.sentence, self.step)

    def because(self, detail: str = "", suggestion: Suggestion | None = None) -> Judgement:
        """Rule with a sentence that fits the case better than the general one; the next step follows it."""
        return Judgement(self.verdict, self.reason, f"{detail or self.sentence} {self.step}".rstrip(), suggestion)
