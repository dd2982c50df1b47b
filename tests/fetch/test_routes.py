"""Where connections may go: judged by letters, by what names lead to, and by who named the place."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from linkwatch.fetch.guard import BadPortError, PrivateAddressError
from linkwatch.fetch.http import open_http
from linkwatch.fetch.lenient import read_leniently
from linkwatch.fetch.patience import Ask
from linkwatch.fetch.routes import Routes
from linkwatch.model import ConnectTo, Failure, Request, Settings
from web import LOOPBACK, Web, page

Answers = Callable[..., list[str]]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Let the name server give these answers for one name, one after the other; gives what it was asked."""

    def answer(name: str, *answers: str) -> list[str]:
        asked, left, ask = list[str](), iter(answers), socket.getaddrinfo

        def look_up(host: str, *rest: Any, **named: Any) -> object:
            if host == name:
                asked.append(host)
                host = next(left)
            return ask(host, *rest, **named)

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        return asked

    return answer


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "https://localhost:8443/x", "http://[::1]/", "http://a.local/"])
def test_a_private_address_is_refused_by_its_letters(url: str) -> None:
    with pytest.raises(PrivateAddressError):
        Routes(Settings()).permit(url)
    Routes(Settings(allow_private=True)).permit(url)


def test_what_the_user_leads_elsewhere_is_permitted() -> None:
    Routes(Settings(connect_to=(ConnectTo("a.local", "80", LOOPBACK, "1"),))).permit("http://a.local/")


@pytest.mark.parametrize("url", ["http://a.example:22/", "https://a.example:25/", "http://a.example:0/"])
def test_a_bad_port_is_refused_whatever_is_allowed(url: str) -> None:
    with pytest.raises(BadPortError, match="port "):
        Routes(Settings(allow_private=True, connect_to=(ConnectTo("", "", LOOPBACK, "1"),))).permit(url)


def test_public_addresses_are_permitted() -> None:
    for url in ("http://a.example/", "https://a.example:8443/", "http://intranet/", "http://8.8.8.8/"):
        Routes(Settings()).permit(url)


def test_behind_a_proxy_a_name_without_a_dot_and_the_proxy_itself_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "")
    routes = Routes(Settings())
    routes.permit("http://a.example/")
    for url in ("http://intranet/", "http://proxy.example:3128/"):
        with pytest.raises(PrivateAddressError):
            routes.permit(url)


async def test_a_name_is_checked_at_every_look_up(answering: Answers) -> None:
    asked = answering("a.example", "93.184.215.14", LOOPBACK)
    routes = Routes(Settings())
    assert [found.host for found in await routes.find("a.example", 80)] == ["93.184.215.14"]
    with pytest.raises(PrivateAddressError):
        await routes.find("a.example", 80)
    assert len(asked) == 2


async def test_another_name_must_not_lead_to_what_the_user_named(answering: Answers) -> None:
    routes = Routes(Settings(connect_to=(ConnectTo("a.example", "80", LOOPBACK, "8080"),)))
    await routes.find("a.example", 80)
    answering("b.example", LOOPBACK)
    with pytest.raises(PrivateAddressError):
        await routes.find("b.example", 8080)


@pytest.fixture(params=["strict", "lenient"])
async def ask(request: pytest.FixtureRequest, web: Web) -> AsyncIterator[Ask]:
    """Either way to make a request, with private addresses allowed."""
    routes = Routes(Settings(allow_private=True))
    if request.param == "lenient":
        yield read_leniently(routes)
        return
    async with open_http(routes) as strict:
        yield strict


async def test_the_address_that_was_checked_is_the_one_that_is_connected_to(
    ask: Ask, web: Web, answering: Answers
) -> None:
    url = f"http://a.example:{web.ports['http']}/"
    web.pages[url] = page()
    asked = answering("a.example", LOOPBACK, "127.0.0.2", "127.0.0.3")
    assert (await ask(Request(url))).status == 200
    assert asked == ["a.example"]


@pytest.mark.parametrize("url", ["http://a.example:22/", "http://localhost/"])
async def test_both_ways_to_ask_refuse_alike(url: str) -> None:
    routes = Routes(Settings())
    expected = Failure.BAD_PORT if url.endswith(":22/") else Failure.PRIVATE_ADDRESS
    assert (await read_leniently(routes)(Request(url))).failure is expected
    async with open_http(routes) as strict:
        assert (await strict(Request(url))).failure is expected


async def test_a_literal_address_can_be_led_to_a_name(web: Web) -> None:
    web.pages["http://192.0.2.7/"] = page()
    rule = ConnectTo("192.0.2.7", "80", "localhost", str(web.ports["http"]))
    routes = Routes(Settings(connect_to=(rule,)))
    async with asyncio.timeout(10), open_http(routes) as strict:
        assert (await strict(Request("http://192.0.2.7/"))).status == 200
