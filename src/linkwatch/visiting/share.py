"""Which process visits which hosts, and whether it pays to have more than one; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from linkwatch import urls
from linkwatch.model import Settings

MOST = 4
"""Processes at once: the first one keeps the books for all of them, and is busy with it for as many."""
START = 200
"""Addresses that are visited in the time by which a process begins later than the first one (0.25 s)."""
COST = 0.0012
"""Seconds of a processor that a visit takes; where hosts' intervals take longer, no processor is the limit."""
BOOKS = 0.1
"""The share of a visit that is left to the first process where another one makes it."""
LEAST_SLOTS = 16
"""Where the user wants so few requests at once, a process could not make use of its part."""
OWN = frozenset({"arxiv.org", "huggingface.co"})
"""Sites that the first process visits always, since it asks their programming interfaces."""


def site(url: str) -> str:
    """Name what is visited by one process: hosts that share turns, and hosts that often redirect to each other.

    That is the end of a host's name, two labels of it; or the whole where that is a number.
    """
    return _site_of(urls.host(url))


def share(addresses: Iterable[str], settings: Settings, processors: int) -> list[frozenset[str]]:
    """Give the sites that each further process is to visit, none where the first does it as fast by itself."""
    processes = min(MOST, processors, settings.concurrency // LEAST_SLOTS)
    hosts = Counter(map(urls.host, addresses))
    sites: Counter[str] = Counter()
    for host, number in hosts.items():
        sites[_site_of(host)] += number
    if processes < 2 or sites.total() * COST <= max(hosts.values(), default=0) * settings.interval:  # noqa: PLR2004
        return []
    return [frozenset(each) for each in _shares(sites, processes)[1:] if each]


def _site_of(host: str) -> str:
    host = host.rstrip(".")
    labels = host.split(".")
    return host if labels[-1].isdecimal() or ":" in host else ".".join(labels[-2:])


def _shares(sites: Counter[str], processes: int) -> Sequence[set[str]]:
    """Share sites out, the largest first, always to the process that is done soonest; the first is ours."""
    loads = [float(sum(sites[each] for each in OWN))] + [float(START)] * (processes - 1)
    shares: list[set[str]] = [set() for _ in loads]
    for each, number in sorted(sites.items(), key=lambda item: (-item[1], item[0])):
        if each in OWN:
            continue
        least = loads.index(min(loads))
        loads[least] += number
        loads[0] += BOOKS * number if least else 0
        shares[least].add(each)
    return shares
