"""The stand-in web as a whole: started on loopback beside the program, asked like any other web, gone at the end."""

from __future__ import annotations

import contextlib
import socket
import tempfile
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from linkwatch import urls
from linkwatch.demo.certificates import Authority, server_context
from linkwatch.demo.pages import Answer
from linkwatch.demo.scenario import Scenario
from linkwatch.demo.server import Listener, Server
from linkwatch.demo.site import Site
from linkwatch.model import ConnectTo, Document

LOOPBACK = "127.0.0.1"


class StandIn:
    """A web in which every link of the documents answers, well or as the scenario says; a context manager.

    While it is entered, `connect_to` sends a client's connections here whatever the host, `ca_file` names the PEM file
    of the authority that the client has to trust, and `requests` counts the requests by host and path (with query).
    """

    def __init__(self, documents: Sequence[Document], scenario: Scenario) -> None:
        self.connect_to: tuple[ConnectTo, ...] = ()
        self.ca_file = ""
        self.requests: Counter[tuple[str, str]] = Counter()
        self._site = Site(documents, scenario)
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as opened:
            folder = opened.enter_context(tempfile.TemporaryDirectory(prefix="linkwatch-demo-"))
            authority = Authority()
            self.ca_file = str(Path(folder, "authority.pem"))
            authority.write(self.ca_file)
            plain, secure = (opened.enter_context(_listening()) for _ in range(2))
            self.connect_to = _connect_to(self._site.addresses, plain, secure)
            tls = server_context(authority, self._site.hosts, self._site.expired)
            opened.enter_context(_running(Server([Listener(plain), Listener(secure, tls)], self._respond)))
            self._open = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def _respond(self, url: str) -> Answer | None:
        parts = urlsplit(url)
        self.requests[urls.host(url), f"{parts.path}?{parts.query}" if parts.query else parts.path] += 1
        return self._site.answer(url)


def _listening() -> socket.socket:
    listener = socket.create_server((LOOPBACK, 0), backlog=128)
    listener.setblocking(False)
    return listener


def _connect_to(addresses: Iterable[str], plain: socket.socket, secure: socket.socket) -> tuple[ConnectTo, ...]:
    """Send the usual ports of every host here, and the unusual ports that the documents name."""
    ports = {"http": str(plain.getsockname()[1]), "https": str(secure.getsockname()[1])}
    usual = [ConnectTo("", str(port), LOOPBACK, ports[scheme]) for scheme, port in urls.DEFAULT_PORTS.items()]
    own = {
        ConnectTo(urls.host(each), str(urls.port(each)), LOOPBACK, ports[urls.scheme(each)]): None
        for each in addresses
        if urls.port(each) != urls.DEFAULT_PORTS[urls.scheme(each)]
    }
    return (*own, *usual)


@contextlib.contextmanager
def _running(server: Server) -> Iterator[None]:
    """Serve in a thread of its own until the end of the block."""
    thread = threading.Thread(target=server.run, name="linkwatch-demo", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.stop()
        thread.join()
