"""Refuses to connect to private addresses, at the moment of connecting, so that no redirect or name can lead there."""

from __future__ import annotations

from collections.abc import Iterable

from linkwatch import urls


class PrivateAddressError(OSError):
    """The address is not public; an OSError, because that is what a connection attempt may raise."""


class Guard:
    """Knows which addresses may be connected to.

    What the user named on the command line (a proxy, a --connect-to target) is trusted: it is no stranger's address.
    """

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._trusted: set[tuple[str, int]] = set()

    def trust(self, addresses: Iterable[str], port: int) -> None:
        """Let connections to these addresses through, on this port only."""
        self._trusted.update((address, port) for address in addresses)

    def check(self, addresses: Iterable[str], port: int) -> None:
        """Raise PrivateAddressError if any of the addresses is private: one of several is enough for an attack."""
        for address in addresses:
            if self._allow_private or (address, port) in self._trusted or not urls.is_private_address(address):
                continue
            raise PrivateAddressError(f"{address} is a private address")
