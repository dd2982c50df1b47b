"""The range of every number of the settings, in one table for file and command line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkwatch.records import dataclass

WHOLE = "a whole number"
SECONDS = "a number of seconds"
DURATION = 'a number of seconds or a duration such as "45s", "30m", "12h" or "1d"'


@dataclass(frozen=True, slots=True)
class Limit:
    """What a number counts and how low and high it may be; with `above`, the lowest value itself is too low."""

    noun: str
    low: int
    high: int
    above: bool = False

    def admits(self, number: float) -> bool:
        """Whether the number is in the range; NaN never is."""
        return self.low <= number <= self.high and not (self.above and number == self.low)

    def __str__(self) -> str:
        low = f"above {self.low}, up" if self.above else f"from {self.low}"
        return f"{self.noun} {low} to {self.high}"


LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "per_host": Limit(WHOLE, 1, 64),
        "interval": Limit(SECONDS, 0, 60),
        "concurrency": Limit(WHOLE, 1, 4096),
        "timeout": Limit(SECONDS, 0, 600, above=True),
        "connect_timeout": Limit(SECONDS, 0, 600, above=True),
        "retries": Limit(WHOLE, 0, 10),
        "late_pause": Limit(SECONDS, 0, 600),
        "max_redirects": Limit(WHOLE, 0, 50),
        "max_pause": Limit(SECONDS, 0, 3600),
        "deadline": Limit(SECONDS, 0, 86_400),
        "max_age": Limit(DURATION, 0, 3650 * 86_400),
        "failing_days": Limit(WHOLE, 1, 365),
        "failing_span": Limit(WHOLE, 0, 365),
    }
)
"""By the names of Settings."""
