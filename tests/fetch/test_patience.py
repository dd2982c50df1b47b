"""What a time-out is called: where no connection came about, nobody was there who could have answered."""

import pytest

from linkwatch.fetch.patience import ENOUGH, Patience, at_once
from linkwatch.model import Failure


async def test_a_time_out_before_the_connection_is_one_of_the_connection() -> None:
    assert Patience(ENOUGH).named(Failure.TIMEOUT) is Failure.CONNECT_TIMEOUT


async def test_a_time_out_with_the_connection_open_must_not_be_one_of_the_connection() -> None:
    patience = Patience(ENOUGH)
    patience.rest(at_once)
    assert patience.named(Failure.TIMEOUT) is Failure.TIMEOUT


async def test_a_host_must_not_be_blamed_for_the_little_time_that_redirects_left_over() -> None:
    assert Patience(ENOUGH / 2).named(Failure.TIMEOUT) is Failure.TIMEOUT


@pytest.mark.parametrize("failure", [Failure.RESET, Failure.NO_SUCH_HOST, Failure.PRIVATE_ADDRESS])
async def test_what_is_no_time_out_keeps_its_name(failure: Failure) -> None:
    assert Patience(ENOUGH).named(failure) is failure
