"""A client for the stand-in web that speaks plain HTTP and knows nothing of linkwatch."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from urllib.parse import urlsplit

import pytest

from linkwatch.demo import StandIn

Visit = Callable[..., http.client.HTTPResponse]


def connect(web: StandIn, url: str) -> socket.socket:
    """Connect as `--connect-to` says, by the first rule that fits, and shake hands where the URL says https."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or {"http": 80, "https": 443}[parts.scheme]
    rule = next(each for each in web.connect_to if each.host in {"", host} and each.port in {"", str(port)})
    connection = socket.create_connection((rule.to_host, int(rule.to_port)), timeout=10)
    if parts.scheme == "http":
        return connection
    with ExitStack() as failing:
        failing.callback(connection.close)
        secure = ssl.create_default_context(cafile=web.ca_file).wrap_socket(connection, server_hostname=host)
        failing.pop_all()
    return secure


@pytest.fixture
def visit() -> Iterator[Visit]:
    """Ask for one URL on a connection of its own; the body is read."""
    with ExitStack() as opened:

        def visit(web: StandIn, url: str, method: str = "GET") -> http.client.HTTPResponse:
            connection = opened.enter_context(closing(http.client.HTTPConnection(urlsplit(url).netloc)))
            connection.sock = connect(web, url)
            parts = urlsplit(url)
            connection.request(method, f"{parts.path or '/'}{'?' * bool(parts.query)}{parts.query}")
            return connection.getresponse()

        yield visit


@pytest.fixture
def dial() -> Callable[[StandIn, str], socket.socket]:
    """Give a connection to where the URL's host is stood in for."""
    return connect
