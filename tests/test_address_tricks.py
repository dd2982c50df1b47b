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
from web import Respond, Web, page, redirect

PRIVATE, INVALID, MISSING = "private-address", "invalid-url", "file-missing"

LITERALS = [
    "127.0.0.1", "127.1", "127.0.1", "127.1.", "127.0.0.1.", "127.000.000.001", "127.255.255.254", "0", "0.0.0.0",
    "0.", "00", "0x0", "0x", "0x7f.1", "0x7F.0x0.0x0.0x1", "0x7f000001", "0x0000007f.0x1", "017700000001",
    "0177.0.0.1", "0177.1", "00000177.1", "2130706433", "2130706433.", "127.0x0.0.01", "127.65535", "10.0.0.1",
    "10.1", "0xa.1", "012.1", "167772161", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.168.257", "0xc0a80101",
    "3232235777", "169.254.169.254", "169.254.43518", "0xa9fea9fe", "0xA9.254.0251.0xFE", "2852039166",
    "0251.0376.0251.0376", "169.254.170.2", "169.254.0.23", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "168.63.129.16", "192.0.0.1", "192.0.0.9", "192.0.0.192", "192.0.2.1", "198.51.100.7", "203.0.113.9",
    "192.88.99.1", "198.18.0.1", "198.19.255.255", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "4294967295", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::0.0.0.1]", "[::2]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[::FFFF:7F00:0001]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[::7f00:1]",
    "[::ffff:0:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::127.0.0.1]", "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::a00:1]", "[64:ff9b:1:a9fe:a9:fe00::]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001:0:7f00:1::]",
    "[2001:0:4136:e378:8000:63bf:80ff:fffe]", "[2606:4700::5efe:a00:1]", "[2606:4700::200:5efe:7f00:1]", "[fe80::1]",
    "[fe80::5efe:10.0.0.1]", "[fe80::a9fe:a9fe]", "[fec0::1]", "[feff::1]", "[fc00::1]", "[fd00:ec2::254]",
    "[fd00:ec2::23]", "[fd20:ce::254]", "[fd00:42::42]", "[ff02::1]", "[ff0e::1]", "[100::1]", "[2001:db8::1]",
    "[3fff::1]", "[3ffe::1]", "[2001:2::1]", "[2001:20::1]", "[5f00::1]", "[4000::1]", "[200::1]", "[8000::1]",
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "a.b.LocalHost.", "localhost.localdomain", "ip6-localhost",
    "ip6-loopback", "metadata.google.internal", "metadata.google.internal.", "host.docker.internal", "printer.local",
    "router.home.arpa", "l%6fcalhost", "%6c%6f%63%61%6c%68%6f%73%74", "loc\u00adalhost", "loca\u200blhost",
    "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3",
    "\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54", "127%2e0%2e0%2e1", "%31%32%37.0.0.1",
    "127%E3%80%820%E3%80%820%E3%80%821", "\uff11\uff12\uff17.\uff10.\uff10.\uff11", "127\u30020\u30020\u30021",
    "127\uff0e0\uff0e0\uff0e1", "127\uff610\uff610\uff611", "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460", "0x7f%2e1",
    "\uff10\uff58\uff17\uff46.1", "127.0.0.1%E2%80%8B",
]  # fmt: skip
"""Hosts, each in a plain `http://HOST:PORT/`."""

WHOLE = {
    "http://good.example@127.0.0.1:{}/": PRIVATE,
    "http://good.example:80@127.0.0.1:{}/": PRIVATE,
    "http://good.example%20@127.0.0.1:{}/": PRIVATE,
    "http://good.example%2f@127.0.0.1:{}/": PRIVATE,
    "http://a:b@c:d@127.0.0.1:{}/": PRIVATE,
    "http://:@127.0.0.1:{}/": PRIVATE,
    "http://127.0.0.1:{}#@good.example/": PRIVATE,
    "http://127.0.0.1:{}?@good.example/": PRIVATE,
    "http://127.0.0.1:0{}/": PRIVATE,
    "HTTP://127.0.0.1:{}/": PRIVATE,
    "http:127.0.0.1:{}/": PRIVATE,
    "http:/127.0.0.1:{}/": PRIVATE,
    "http:///127.0.0.1:{}/": PRIVATE,
    "http://///127.0.0.1:{}/": PRIVATE,
    "//127.0.0.1:{}/": PRIVATE,
    "https://127.0.0.1:{}/": PRIVATE,
    "https://[::1]:{}/": PRIVATE,
    "&#104;ttp://127.0.0.1:{}/": PRIVATE,
    "http&colon;//127.0.0.1:{}/": PRIVATE,
    "http://127.0.0.1&#58;{}/": PRIVATE,
    "http:&#47;&#x2F;127.0.0.1:{}/": PRIVATE,
    "http://[fe80::1%25eth0]:{}/": INVALID,
    "http://[::1%25lo]:{}/": INVALID,
    "http://[::ffff:127.1]:{}/": INVALID,
    "http://127.0.0.1\u200b:{}\u200b/": INVALID,
    "http://127.0.0.1.1:{}/": INVALID,
    "http://256.0.0.1:{}/": INVALID,
    "http://0x100000000:{}/": INVALID,
    "view-source:http://127.0.0.1:{}/": "other-scheme",
    "gopher://127.0.0.1:{}/_GET%20/": "other-scheme",
    "dict://127.0.0.1:{}/": "other-scheme",
    "file://127.0.0.1:{}/etc/passwd": "other-scheme",
    "ws://127.0.0.1:{}/": "other-scheme",
    "jar:http://127.0.0.1:{}!/": "other-scheme",
    "\\\\127.0.0.1:{}/x": MISSING,
}
"""Whole addresses as they stand in Markdown and HTML alike, and the reason that each gets; `{}` is the port."""

IN_HTML = {
    "ht\ttp://127.0.0.1:{}/": PRIVATE,
    "http://127.0\n.0.1:{}/": PRIVATE,
    " \t\n http://127.0.0.1:{}/ ": PRIVATE,
    "\x01http://127.0.0.1:{}/": MISSING,
    "http:\\\\127.0.0.1:{}\\x": PRIVATE,
    "http:/\\127.0.0.1:{}/": PRIVATE,
    "http://127.0.0.1:{}\\@good.example/": PRIVATE,
    "h&Tab;ttp://127.0.0.1:{}/": PRIVATE,
}
"""Addresses that browsers take from an attribute of HTML."""


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
    assert len(set(LITERALS)) + len(WHOLE) + len(IN_HTML) > 180


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
    targets += [url.replace("{}", str(trap.port)) for url in whole]
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
