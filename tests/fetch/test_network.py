"""A dead network against dead hosts."""

import asyncio
import socket

import pytest

from linkwatch.fetch.network import is_gone
from linkwatch.model import Failure, Observation

NAME, SERVER, ROUTE = Failure.NO_SUCH_HOST, Failure.NAME_SERVER, Failure.NO_ROUTE
SLOW, PROXY = Failure.CONNECT_TIMEOUT, Failure.PROXY


def visits(*failures: Failure, host: str = "h{}.org") -> list[Observation]:
    names = [f"https://{host.format(number)}/" for number in range(len(failures))]
    return [Observation(name, failure=each, final_url=name) for name, each in zip(names, failures, strict=True)]


def names_resolve(*, landmarks: bool) -> None:
    async def look_up(*_: object, **__: object) -> list[object]:
        if not landmarks:
            raise socket.gaierror(socket.EAI_NONAME, "no")
        return []

    loop = asyncio.get_running_loop()
    loop.getaddrinfo = look_up  # type: ignore[method-assign,assignment] # the name server of this one loop


@pytest.mark.parametrize(
    ("seen", "landmarks", "gone"),
    [
        (visits(NAME, NAME, NAME), False, True),
        (visits(NAME, NAME, NAME), True, False),
        (visits(NAME, NAME), False, False),
        (visits(NAME), False, False),
        (visits(NAME, NAME, NAME, host="h{}.invalid"), False, False),
        (visits(NAME, host="arxiv.org"), False, True),
        (visits(NAME, host="export.arxiv.org"), False, True),
        (visits(SERVER), False, True),
        (visits(SERVER), True, False),
        (visits(ROUTE), False, True),
        (visits(PROXY, PROXY), False, True),
        (visits(SLOW), False, False),
        (visits(SLOW, SLOW, SLOW), True, True),
        (visits(NAME, NAME, NAME, Failure.REFUSED), False, False),
        (visits(NAME, NAME, NAME, Failure.TIMEOUT), False, False),
        ([], False, False),
    ],
)
async def test_the_network_is_gone_only_when_independent_hosts_fail_alike(
    seen: list[Observation], landmarks: bool, gone: bool
) -> None:
    names_resolve(landmarks=landmarks)
    assert await is_gone(seen) is gone


async def test_one_answer_proves_the_network() -> None:
    names_resolve(landmarks=False)
    answered = Observation("https://a.org/", status=404, final_url="https://a.org/")
    assert not await is_gone([*visits(NAME, NAME, NAME), answered])
