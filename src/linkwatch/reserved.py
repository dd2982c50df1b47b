"""Addresses, names and ports that are nobody's public website; pure."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

BAD_PORTS = frozenset({
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
})  # fmt: skip
"""Ports of other protocols, which browsers refuse (Fetch standard, "port blocking"); 0 is none."""


def is_private_address(address: str) -> bool:
    """Whether an IP address is no public one: loopback, private, link-local, shared, multicast, reserved and the like.

    An address that carries an IPv4 address (mapped, NAT64, 6to4, Teredo, ISATAP) is as private as what it carries. What
    is no address is not private.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return not (_is_public(ip) if isinstance(ip, IPv4Address) else _is_public_6(ip))


def is_private_host(name: str) -> bool:
    """Whether a host is private by its letters: a name that no public name server knows, or a private address.

    The names are reserved: RFC 6761 (localhost), 6762 (local), 8375 (home.arpa), ICANN (internal); localdomain is what
    many systems call their own.
    """
    name = name.strip("[]").removesuffix(".").lower()
    return f".{name}".endswith(_LOCAL_NAMES) or (_may_be_address(name) and is_private_address(name))


def is_single_label(name: str) -> bool:
    """Whether a host's name has no dot: it means something only inside a network (RFC 7085 tells of the exceptions)."""
    return bool(name) and "." not in name.removesuffix(".") and ":" not in name


def _may_be_address(name: str) -> bool:
    return ":" in name or name[-1:].isdigit()


def _is_public(ip: IPv4Address) -> bool:
    return not any(ip in network for network in _SPECIAL)


def _is_public_6(ip: IPv6Address) -> bool:
    carried = _carried(ip)
    is_wrapper = any(ip in network for network in _WRAPPERS)
    is_global = ip in _GLOBAL_6 and not any(ip in network for network in _SPECIAL_6)
    return (is_wrapper or is_global) and all(map(_is_public, carried))


def _carried(ip: IPv6Address) -> list[IPv4Address]:
    """Give the IPv4 addresses that an IPv6 address leads to."""
    number = int(ip)
    found = [ip.sixtofour, *(ip.teredo or ())]
    if ip in _MAPPED or ip in _NAT64 or (number >> 32) & 0xFFFFFFFF in _ISATAP:
        found.append(IPv4Address(number & 0xFFFFFFFF))
    return [each for each in found if each is not None]


_LOCAL_NAMES = (
    ".localhost", ".local", ".internal", ".localdomain", ".home.arpa", ".ip6-localhost", ".ip6-loopback",
)  # fmt: skip

_SPECIAL = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # shared, behind a provider's NAT; a cloud's metadata at 100.100.100.200
            "127.0.0.0/8",
            "168.63.129.16/32",  # public by its letters, but each machine of Azure's own wire server
            "169.254.0.0/16",  # link-local: most clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24",  # protocol assignments; a cloud's metadata at 192.0.0.192
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays of 6to4
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarking
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
"""IANA's IPv4 special-purpose addresses (RFC 6890) and multicast (RFC 5771)."""

_GLOBAL_6 = IPv6Network("2000::/3")
"""All that IANA has given out for the public Internet (RFC 4291); unique local (fc00::/7) and others are not in it."""

_SPECIAL_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, benchmarking and ORCHIDs; Teredo is judged by what it carries
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4 is judged by what it carries
            "3ffe::/16",  # given back (RFC 3701)
            "3fff::/20",  # documentation (RFC 9637)
        ),
    )
)

_MAPPED, _NAT64 = IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")
_WRAPPERS = (_MAPPED, _NAT64, IPv6Network("2002::/16"), IPv6Network("2001::/32"))
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})
"""How the lower half of an ISATAP address begins, before its IPv4 address (RFC 5214 section 6.1)."""
