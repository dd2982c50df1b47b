"""A dead network against dead hosts."""

import asyncio
import socket

import pytest

from linkwatch.fetch.network import Heard, error, is_gone
from linkwatch.model import Failure, Observation

NAME, SERVER, ROUTE = Failure.NO_SUCH_HOST, Failure.NAME_SERVER, Failure.NO_ROUTE
REFUSED, RESET = Failure.REFUSED, Failure.RESET
SLOW, PROXY = Failure.CONNECT_TIMEOUT, Failure.PROXY
LOGIN, DENIED, BEYOND = Failure.PROXY_LOGIN, Failure.PROXY_DENIED, Failure.BEYOND_PROXY


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
        (visits(LOGIN), True, True),
        (visits(LOGIN, PROXY), True, True),
        (visits(DENIED), False, False),
        (visits(DENIED, DENIED), False, False),
        (visits(DENIED, DENIED, DENIED), True, True),
        (visits(DENIED, DENIED, DENIED, NAME), False, False),
        (visits(BEYOND, BEYOND), False, False),
        (visits(BEYOND, BEYOND, BEYOND), True, True),
        (visits(BEYOND, BEYOND, BEYOND, Failure.TIMEOUT), False, False),
        (visits(SLOW), False, False),
        (visits(SLOW, host="export.arxiv.org"), True, False),
        (visits(SLOW, SLOW, host="github.com"), False, False),
        (visits(SLOW, SLOW, SLOW), True, True),
        (visits(NAME, NAME, NAME, Failure.REFUSED), False, False),
        (visits(NAME, NAME, NAME, Failure.TIMEOUT), False, False),
        (visits(REFUSED, REFUSED, REFUSED), True, True),
        (visits(RESET, RESET, RESET), True, True),
        (visits(REFUSED, REFUSED), False, False),
        (visits(REFUSED, REFUSED, REFUSED, host="h.org"), False, False),
        (visits(REFUSED, REFUSED, REFUSED, RESET), False, False),
        (visits(REFUSED, REFUSED, REFUSED, Failure.TIMEOUT), False, False),
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


CHAIN, OWN = Failure.CERTIFICATE_CHAIN, Failure.CERTIFICATE_SELF_SIGNED


def signed(*failures: Failure | None, by: str = "it is signed by “Some Office”") -> list[Observation]:
    names = [f"https://h{number}.org/" for number in range(len(failures))]
    return [
        Observation(name, None if each else 200, each, by.format(name), final_url=name)
        for name, each in zip(names, failures, strict=True)
    ]


@pytest.mark.parametrize(
    ("seen", "gone"),
    [
        (signed(CHAIN, CHAIN, CHAIN), True),
        (signed(OWN, OWN, OWN), True),
        ([*signed(OWN, OWN, OWN), Observation("http://a.org/", 200, final_url="http://a.org/")], True),
        ([*signed(OWN, OWN, OWN), *visits(NAME)], True),
        (signed(OWN, OWN), False),
        ([*signed(OWN, OWN, OWN), *visits(DENIED)], True),
        (signed(OWN, OWN, OWN, None), False),
        (signed(OWN, OWN, CHAIN), False),
        (signed(OWN, OWN, OWN, by="it is signed by “{}”"), False),
        (signed(*[Failure.CERTIFICATE_EXPIRED] * 3), False),
        (signed(OWN, OWN, OWN)[:1] * 3, False),
    ],
)
async def test_a_stranger_between_here_and_every_host_is_no_network(seen: list[Observation], gone: bool) -> None:
    names_resolve(landmarks=True)
    assert await is_gone(seen) is gone


def test_the_error_says_what_to_do_next() -> None:
    assert "SSL_CERT_FILE" in error(signed(OWN, OWN, OWN)).hint
    assert "Some Office" in str(error(signed(OWN, OWN, OWN)))
    assert "HTTPS_PROXY" in error(visits(NAME, NAME, NAME)).hint


@pytest.mark.parametrize(
    ("failure", "said", "hint"),
    [
        (LOGIN, "the proxy wants a login (407 No)", "user name"),
        (DENIED, "the proxy turns every request away (407 No)", "HTTPS_PROXY"),
        (PROXY, "the proxy lets nothing through (407 No)", "HTTPS_PROXY"),
        (BEYOND, "the proxy reaches nothing (407 No)", "HTTPS_PROXY"),
    ],
)
def test_the_error_says_what_the_proxy_said(failure: Failure, said: str, hint: str) -> None:
    seen = [Observation("https://a.org/", None, failure, "407 No", final_url="https://a.org/")]
    assert str(error(seen)).startswith(f"no network: {said}")
    assert hint in error(seen).hint


def test_what_a_proxy_said_to_a_link_that_is_judged_is_still_known() -> None:
    heard = Heard()
    heard.add(Observation("https://a.org/", None, LOGIN, "407 No", final_url="https://a.org/"))
    assert "(407 No)" in str(error(heard))
