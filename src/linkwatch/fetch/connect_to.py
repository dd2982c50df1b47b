"""Where a connection goes when the user redirects connections (curl's --connect-to)."""

from __future__ import annotations

from collections.abc import Iterable

from linkwatch.model import ConnectTo


def destination(rules: Iterable[ConnectTo], host: str, port: int) -> tuple[str, int] | None:
    """Give the host and port to connect to instead, by the first rule that fits; None where none does."""
    for rule in rules:
        if rule.host.strip("[]").lower() in {"", host} and rule.port in {"", str(port)}:
            return rule.to_host.strip("[]") or host, int(rule.to_port or port)
    return None


def is_literal(host: str) -> bool:
    """Whether a host is an address and no name: nothing is looked up for it."""
    return ":" in host or host.replace(".", "").isdigit()
