"""Whether a certificate is for a host, as browsers see it (RFC 9525); pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def covers(names: Iterable[str], host: str) -> bool:
    """Whether one of the names is the host's; a star stands for one label, with an underscore in it or without."""
    _, _, parent = host.partition(".")
    wanted = {host.lower(), f"*.{parent.lower()}"} if "." in parent else {host.lower()}
    return any(name.lower().rstrip(".") in wanted for name in names)


def of_peer(certificate: Any) -> list[str]:
    """Give the names of a verified certificate as Python's ssl module describes it."""
    return [str(name) for kind, name in certificate.get("subjectAltName", ()) if kind == "DNS"]
