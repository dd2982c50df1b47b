"""Refuses what no stranger's link may connect to, at the moment of connecting, so that no redirect or name leads there.

What is checked is what is connected to: a name is looked up once, and another answer later on is checked again.
"""

from __future__ import annotations

from collections.abc import Iterable

from linkwatch.reserved import is_private_address


class PrivateAddressError(OSError):
    """The address is not public; an OSError, because that is what a connection attempt may raise."""


class BadPortError(OSError):
    """The port belongs to another protocol, so browsers refuse it."""


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

    def check(self, addresses: Iterable[str]) -> None:
        """Raise PrivateAddressError if a name that nobody vouches for has a private address, even one of several."""
        private = "" if self._allow_private else next(filter(is_private_address, addresses), "")
        if private:
            raise PrivateAddressError(f"{private} is a private address")

    def check_connection(self, address: str, port: int) -> None:
        """Raise PrivateAddressError for a connection to a private address that is not trusted: the last door."""
        if (address, port) not in self._trusted:
            self.check([address])
