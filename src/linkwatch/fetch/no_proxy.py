"""The hosts that are reached without a proxy: what NO_PROXY says, in every form that curl, requests or Go take."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from linkwatch import urls
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

_PARTS = lazy(r"(\[[^\]]+\]|[^:\[\]]+)(?::([0-9]{1,5}))?")


@dataclass(frozen=True, slots=True)
class Exemption:
    """One entry: a name with all that is below it, or addresses; with a port, for that one only."""

    name: str = ""
    network: IPv4Network | IPv6Network | None = None
    port: int | None = None

    def covers(self, host: str, port: int) -> bool:
        """Whether a host is reached without a proxy on that port."""
        if self.port not in {None, port}:
            return False
        if self.network:
            address = _address(host)
            return address is not None and address in self.network
        return self.name in {host, "*"} or host.endswith(f".{self.name}")


def read() -> tuple[Exemption, ...]:
    """Read the environment's entries, which stand between commas or spaces; what is none is left out."""
    said = urllib.request.getproxies_environment().get("no", "")
    return tuple(filter(None, map(_entry, said.lower().replace(",", " ").split())))


def covers(exemptions: Iterable[Exemption], url: str) -> bool:
    """Whether no proxy is asked for the URL; some systems have settings of their own besides the environment's."""
    host, port = urls.host(url), urls.port(url)
    return any(each.covers(host, port) for each in exemptions) or bool(urllib.request.proxy_bypass(host))


def _entry(said: str) -> Exemption | None:
    if network := _network(said):
        return Exemption(network=network)
    parts = _PARTS.fullmatch(said)
    if parts is None:
        return None
    port = int(parts[2]) if parts[2] else None
    if network := _network(parts[1]):
        return Exemption(network=network, port=port)
    name = parts[1].removeprefix("*.").strip(".")
    # As in addresses: the Punycode of a name in other letters (UTS 46), and the plain form of a number.
    return Exemption(urls.host(urls.normalize(f"http://{name}/") or "") or name, port=port) if name else None


def _network(said: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(said.removeprefix("[").removesuffix("]"), strict=False)
    except ValueError:
        return None


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
