"""The stand-in web's certificates: an authority of its own and one certificate a host."""

from __future__ import annotations

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

EXPIRED_FOR = timedelta(days=31)


class Authority:
    """A throw-away certificate authority; its key never leaves this process."""

    def __init__(self) -> None:
        import trustme  # noqa: PLC0415 # only a demonstration should wait for the cryptography behind it to load

        self._ca = trustme.CA()

    def write(self, path: str) -> None:
        """Write the authority's certificate, the one that a client has to trust, as PEM."""
        self._ca.cert_pem.write_to_path(path)

    def context(self, *hosts: str, expired: bool = False) -> ssl.SSLContext:
        """Make a server's TLS context with one new certificate for the hosts, good or run out 31 days ago.

        Raises ValueError for a host that IDNA does not know (`my_shop.example.com`).
        """
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_alpn_protocols(["http/1.1"])
        if hosts:
            not_after = datetime.now(UTC) - EXPIRED_FOR if expired else None
            self._ca.issue_cert(*hosts, not_after=not_after).configure_cert(context)
        return context


def server_context(authority: Authority, hosts: Collection[str], expired: Collection[str]) -> ssl.SSLContext:
    """Make the TLS context of a server for many hosts: each gets its certificate when it is first asked for.

    Any other host is refused in the handshake (RFC 6066 section 3, unrecognized_name). A client that names no host
    gets a certificate for the hosts that are addresses, since only they go without a name.
    """
    issued: dict[str, ssl.SSLContext] = {}

    def choose(connection: ssl.SSLSocket | ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> int | None:
        host = (name or "").lower().removesuffix(".")
        if name is None:
            return None
        if host not in hosts:
            return ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME
        try:
            issued[host] = issued.get(host) or authority.context(host, expired=host in expired)
        except ValueError:
            return ssl.ALERT_DESCRIPTION_INTERNAL_ERROR
        connection.context = issued[host]
        return None

    context = authority.context(*sorted(filter(_is_address, hosts)))
    context.sni_callback = choose
    return context


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
