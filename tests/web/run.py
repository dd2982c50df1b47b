"""One run of `linkwatch check` over all behaviours, and what it said of each."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import ada_url
import pytest

from linkwatch.cli import main
from web import LOOPBACK, Asked, Place, Web
from web.cases import Case

GUIDE = "guide.md"
SETTINGS = """\
timeout = 4.0
connect-timeout = 2.5
retries = 2
late-pause = 0.2
concurrency = 64
max-pause = 5
"""
"""Patience for a web next door; pace and turns are those that every user has."""


@dataclass(frozen=True)
class Told:
    """What the command said of one case."""

    verdict: str
    reason: str
    final: str | None
    detail: str


@dataclass(frozen=True)
class Run:
    """The exit status, the sayings by case name, what the web saw, and where the guide and the cache are."""

    status: int
    told: dict[str, Told]
    web: Web
    folder: Path

    def asked(self, host: str) -> list[Asked]:
        """Give the requests for a host in the order of their arrival."""
        return [each for each in self.web.asked if each.host.partition(":")[0] == host]


def check(cases: Mapping[str, Case], folder: Path) -> Run:
    """Write the guide, start the web, run the command once in this process, and read its JSON."""
    listed = list(cases.values())
    first = write_guide(listed, folder)
    web = web_of(listed)
    with web, refusing() as closed, pytest.MonkeyPatch.context() as patch:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
            patch.delenv(name, raising=False)
        patch.setenv("SSL_CERT_FILE", web.write_authority(folder))
        patch.chdir(folder)
        patch.setattr(socket, "getaddrinfo", resolver({name for case in listed for name in case.names}))
        rules = "".join(f'    "{rule}",\n' for rule in connections(listed, web, closed))
        Path("linkwatch.toml").write_text(f"{SETTINGS}connect-to = [\n{rules}]\n")
        patch.setattr(sys, "argv", ["linkwatch", "check", GUIDE, "--format", "json", "-o", "report.json"])
        with pytest.raises(SystemExit) as ended:
            main()
    assert isinstance(ended.value.code, int)
    report = json.loads((folder / "report.json").read_text())
    return Run(ended.value.code, read(report, list(cases), first), web, folder)


def web_of(cases: Iterable[Case], place: Place | None = None) -> Web:
    """Make a web of all that the cases need."""
    web = Web(on=place or Place())
    for case in cases:
        web.pages |= {as_requested(url): respond for url, respond in case.pages.items()}
        web.tls |= case.tls
        web.doors |= case.doors
    return web


def write_guide(cases: list[Case], folder: Path) -> int:
    """Write one link a line and the files that they lead to; gives the line of the first."""
    (folder / ".git").mkdir()
    intro = ["# Behaviours", ""]
    lines = [f"- [{number}](<{case.link}>)" for number, case in enumerate(cases, 1)]
    (folder / GUIDE).write_text("\n".join([*intro, *lines, ""]), encoding="utf-8")
    for case in cases:
        for path, text in case.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    return len(intro) + 1


def read(report: Any, names: list[str], first: int) -> dict[str, Told]:
    """Give what was told of each case; a link is known by its line."""
    lines = {
        place["line"]: Told(link["verdict"], link["reason"], link["final_url"], link["detail"])
        for link in report["links"]
        for place in link["occurrences"]
    }
    return {name: lines[first + number] for number, name in enumerate(names)}


def connections(cases: Iterable[Case], web: Web, closed: int) -> Iterator[str]:
    """Lead every host that there is to its port; hosts that no rule names are the resolver's."""
    for host in sorted({name for case in cases for name, kind in case.names.items() if kind == "refusing"}):
        yield f"{host}::{LOOPBACK}:{closed}"
    for host in sorted(web.doors):
        yield f"{host}::{LOOPBACK}:{web.ports[host]}"
    for scheme, host, port in sorted({_place(url) for url in web.pages}):
        yield f"{host}:{port}:{LOOPBACK}:{web.ports[scheme]}"


def as_requested(url: str) -> str:
    """Give the address as a browser asks for it."""
    return str(ada_url.URL(url).href)


def _place(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").rstrip("."), parts.port or {"http": 80, "https": 443}[parts.scheme]


@contextmanager
def refusing() -> Iterator[int]:
    """Give a port that refuses connections: it is taken, and nobody listens."""
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        yield taken.getsockname()[1]


def resolver(failing: set[str]) -> Any:
    """Make a name server that knows this machine, fails for some names, and denies all others."""
    real = socket.getaddrinfo

    def look_up(host: str | bytes | None, *arguments: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name in {None, "localhost", LOOPBACK, "::1"}:
            return real(host, *arguments, **named)
        if name in failing:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    return look_up
