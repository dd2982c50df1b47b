import math

import pytest

from linkwatch.config.limits import LIMITS
from linkwatch.model import Settings


@pytest.mark.parametrize(("name", "limit"), LIMITS.items())
def test_the_default_and_the_highest_value_are_in_the_range_and_nothing_beyond(name: str, limit: object) -> None:
    known = LIMITS[name]
    assert limit is known
    assert known.admits(getattr(Settings(), name))
    assert known.admits(known.high)
    assert known.admits(known.low) is not known.above
    assert not known.admits(known.low - 1)
    assert not known.admits(known.high + 1)
    assert not known.admits(math.nan)


def test_every_number_of_the_settings_has_a_range() -> None:
    numbers = {name for name in Settings.__dataclass_fields__ if type(getattr(Settings(), name)) in {int, float}}
    assert set(LIMITS) == numbers


@pytest.mark.parametrize(
    ("name", "words"),
    [("per_host", "a whole number from 1 to 64"), ("timeout", "a number of seconds above 0, up to 600")],
)
def test_a_range_is_told_in_words(name: str, words: str) -> None:
    assert str(LIMITS[name]) == words
