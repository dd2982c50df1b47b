"""No way to write, name or redirect to a private address leads to a connection: a server that listens there waits."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from arxiv_web import API
from command import Command, connect_to
from linkwatch.fetch import schedule
from private_addresses import IN_HTML, LITERALS, PRIVATE, RELATIVE, WHOLE
from web import Respond, Web, page, redirect


@dataclass
class Trap:
    """A server on all addresses of this machine."""

    port: int
    listening: list[socket.socket]

    @property
    def is_touched(self) -> bool:
        """Whether anybody connected, be it for a moment: such a connection waits to be accepted."""
        for each in self.listening:
            try:
                each.accept()[0].close()
            except BlockingIOError:
                continue
            return True
        return False


@pytest.fixture
def trap() -> Iterator[Trap]:
    with ExitStack() as opened:
        first = opened.enter_context(socket.create_server(("0.0.0.0", 0)))
        port = first.getsockname()[1]
        listening = [first]
        if socket.has_ipv6:
            listening.append(opened.enter_context(socket.create_server(("::", port), family=socket.AF_INET6)))
        for each in listening:
            each.setblocking(False)
        yield Trap(port, listening)


Reasons = Callable[..., dict[str, str]]


@pytest.fixture
def reasons(linkwatch: Command, project: object, web: Web) -> Reasons:
    """Check links, ports 80 and 443 of every host lead to the test web; give the reason of each by its text."""
    web.pages["http://good.example/"] = page()

    def check(name: str, text: str, *options: str) -> dict[str, str]:
        Path(name).write_text(text, encoding="utf-8")
        reach = connect_to(web.connect_to)
        ran = linkwatch("check", name, "--no-cache", "--interval", "0", "--format", "json", *reach, *options)
        return {place["text"]: link["reason"] for link in ran.json["links"] for place in link["occurrences"]}

    return check


def in_markdown(urls: list[str]) -> str:
    return "\n\n".join(f"[n{number}](<{url}>)" for number, url in enumerate(["http://good.example/", *urls]))


def in_html(urls: list[str]) -> str:
    return "\n".join(f'<p><a href="{url}">n{number}</a>' for number, url in enumerate(["http://good.example/", *urls]))


def told(urls: list[str], given: dict[str, str]) -> dict[str, str]:
    """Give the reasons by address; the first link is fine, so that the network is seen to be there."""
    assert given["n0"] == "fine"
    return {url: given[f"n{number}"] for number, url in enumerate(urls, 1)}


def test_there_are_enough_tricks() -> None:
    assert len(set(LITERALS)) + len(WHOLE) + len(IN_HTML) > 250


@pytest.mark.parametrize(("name", "write"), [("a.md", in_markdown), ("a.html", in_html)])
def test_a_private_address_must_not_be_connected_to_however_it_is_written(
    reasons: Reasons, trap: Trap, name: str, write: Callable[[list[str]], str]
) -> None:
    urls = [f"http://{host}:{trap.port}/" for host in LITERALS]
    assert told(urls, reasons(name, write(urls))) == dict.fromkeys(urls, PRIVATE)
    assert not trap.is_touched


@pytest.mark.parametrize(
    ("name", "write", "tricks"), [("a.md", in_markdown, WHOLE), ("a.html", in_html, WHOLE | IN_HTML)]
)
def test_a_private_address_must_not_be_connected_to_whatever_stands_around_it(
    reasons: Reasons, trap: Trap, name: str, write: Callable[[list[str]], str], tricks: dict[str, str]
) -> None:
    expected = {url.replace("{}", str(trap.port)): reason for url, reason in tricks.items()}
    assert told(list(expected), reasons(name, write(list(expected)))) == expected
    assert not trap.is_touched


def moving(target: str) -> Respond:
    return redirect(target.encode().decode("latin-1"), 302)


def refreshing(target: str) -> Respond:
    return page(f'<meta charset="utf-8"><meta http-equiv="refresh" content="0; url={target}">')


@pytest.mark.parametrize("send", [moving, refreshing])
def test_no_redirect_must_lead_to_a_private_address(
    reasons: Reasons, trap: Trap, web: Web, send: Callable[[str], Respond]
) -> None:
    whole = [url for url, reason in WHOLE.items() if reason == PRIVATE and url[:7] == "http://" and "&" not in url]
    targets = [f"http://{host}:{trap.port}/" for host in LITERALS]
    targets += [url.replace("{}", str(trap.port)) for url in (*whole, *RELATIVE)]
    hops = [f"http://hop-{number}.example/" for number in range(len(targets))]
    for hop, target in zip(hops, targets, strict=True):
        web.pages[hop] = send(target)
    found = told(hops, reasons("a.md", in_markdown(hops)))
    assert dict(zip(targets, found.values(), strict=True)) == dict.fromkeys(targets, PRIVATE)
    assert not trap.is_touched


def test_the_second_hop_and_the_refresh_field_are_watched_too(reasons: Reasons, trap: Trap, web: Web) -> None:
    there = f"http://127.0.0.1:{trap.port}/"
    web.pages["http://one.example/"] = redirect("http://two.example/")
    web.pages["http://two.example/"] = redirect(there, 307)
    web.pages["http://three.example/"] = page(refresh=f"0; url={there}")
    urls = ["http://one.example/", "http://three.example/"]
    assert set(told(urls, reasons("a.md", in_markdown(urls))).values()) == {PRIVATE}
    assert not trap.is_touched


# --- names -----------------------------------------------------------------------------------

NAMES = {
    "loopback.example": ["127.0.0.1"],
    "six.example": ["::1"],
    "private.example": ["10.0.0.1"],
    "metadata.example": ["169.254.169.254"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "zone.example": ["fe80::1%1"],
    "one-of-two.example": ["93.184.215.14", "127.0.0.1"],
    "last-of-many.example": ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::1"],
    "azure.example": ["168.63.129.16"],
}


@pytest.fixture
def name_server(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """A name server (or /etc/hosts) of the attacker; gives the answers, to be changed."""
    answers, ask = dict(NAMES), socket.getaddrinfo

    def answer(host: str, *rest: Any, **named: Any) -> list[Any]:
        if host not in answers:
            return ask(host, *rest, **named)
        return [found for each in answers[host] for found in ask(each, *rest, **named)]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return answers


def test_a_name_that_leads_to_a_private_address_must_not_be_connected_to(
    reasons: Reasons, trap: Trap, web: Web, name_server: dict[str, list[str]]
) -> None:
    direct = [f"http://{name}:{trap.port}/" for name in name_server]
    hops = [f"http://hop-{number}.example/" for number in range(len(direct))]
    for hop, target in zip(hops, direct, strict=True):
        web.pages[hop] = redirect(target)
    urls = [*direct, *hops]
    assert told(urls, reasons("a.md", in_markdown(urls))) == dict.fromkeys(urls, PRIVATE)
    assert not trap.is_touched


def test_a_name_must_not_lead_to_where_the_user_led_another_one(
    reasons: Reasons, web: Web, name_server: dict[str, list[str]]
) -> None:
    port = web.ports["http"]
    urls = [f"http://loopback.example:{port}/", f"http://127.0.0.1:{port}/"]
    assert set(told(urls, reasons("a.md", in_markdown(urls))).values()) == {PRIVATE}
    assert [asked.url for asked in web.asked] == ["http://good.example/"]


def test_arxivs_redirect_must_not_lead_to_a_private_address(
    reasons: Reasons, trap: Trap, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(schedule.SHARED_LANES, "arxiv.org", replace(schedule.ARXIV, interval=0.0))

    class Pages(dict[str, Respond]):
        def get(self, url: str, default: Respond | None = None) -> Respond | None:  # type: ignore[override]
            return redirect(f"http://127.0.0.1:{trap.port}/") if url.startswith(API) else super().get(url, default)

    web.pages = Pages(web.pages)
    web.pages["https://arxiv.org/abs/1706.03762"] = redirect(f"http://[::1]:{trap.port}/")
    found = reasons("a.md", in_markdown(["https://arxiv.org/abs/1706.03762"]))
    assert any(asked.url.startswith(API) for asked in web.asked)
    assert found["n1"] == PRIVATE
    assert not trap.is_touched


# --- what lifts it, and what a proxy leaves of it --------------------------------------------


def test_private_addresses_are_visited_where_the_user_allows_it(
    reasons: Reasons, trap: Trap, web: Web, name_server: dict[str, list[str]]
) -> None:
    port = web.ports["http"]
    urls = [f"http://127.1:{port}/", f"http://loopback.example:{port}/"]
    web.pages |= {url: page() for url in [f"http://127.0.0.1:{port}/", urls[1]]}
    assert told(urls, reasons("a.md", in_markdown(urls), "--allow-private")) == dict.fromkeys(urls, "fine")
    assert not trap.is_touched
    caught = reasons("a.md", in_markdown([f"http://127.1:{trap.port}/"]), "--allow-private", "--timeout", "0.1")
    assert (caught["n1"], trap.is_touched) == ("timeout", True)


def test_a_proxy_must_not_be_asked_for_private_addresses_nor_be_visited_itself(
    linkwatch: Command, project: object, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = f"127.0.0.1:{web.ports['http']}"
    monkeypatch.setenv("HTTP_PROXY", f"http://{proxy}")
    monkeypatch.setenv("NO_PROXY", "direct.example")
    web.pages["http://good.examplehttp://good.example/"] = page()
    web.pages["http://hop.examplehttp://hop.example/"] = redirect("http://127.0.0.1/")
    private = ["http://127.1/", "http://localhost/", "http://metadata.google.internal/", "http://intranet/"]
    urls = [*private, f"http://{proxy}/", "http://hop.example/"]
    Path("a.md").write_text(in_markdown(urls), encoding="utf-8")
    ran = linkwatch("check", "a.md", "--no-cache", "--interval", "0", "--format", "json")
    given = {place["text"]: link["reason"] for link in ran.json["links"] for place in link["occurrences"]}
    assert told(urls, given) == dict.fromkeys(urls, PRIVATE)
    assert sorted(asked.host for asked in web.asked) == ["good.example", "hop.example"]


# --- ports -----------------------------------------------------------------------------------


def test_a_port_of_another_protocol_must_not_be_connected_to(
    linkwatch: Command, project: object, trap: Trap, web: Web
) -> None:
    web.pages["http://good.example/"] = page()
    web.pages["http://hop.example/"] = redirect("http://mail.example:25/")
    urls = ["http://mail.example:25/", "https://irc.example:6667/", "http://hop.example/", "http://a.example:00022/"]
    Path("a.md").write_text(in_markdown(urls), encoding="utf-8")
    there = [f"{host}:{port}:127.0.0.1:{trap.port}" for host, port in (("", 25), ("", 6667), ("", 22))]
    rules = [part for rule in there for part in ("--connect-to", rule)]
    reach = (*rules, *connect_to(web.connect_to), "--allow-private")
    ran = linkwatch("check", "a.md", "--no-cache", "--interval", "0", "--format", "json", *reach)
    given = {
        place["text"]: (link["verdict"], link["reason"]) for link in ran.json["links"] for place in link["occurrences"]
    }
    assert [given[f"n{number}"] for number in range(1, 5)] == [("broken", "bad-port")] * 4
    assert not trap.is_touched
