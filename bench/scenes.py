"""The scenes: what is linked to, and how the hosts behave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scene:
    """Links on hosts that behave in one way; `silent` of the hosts never answer, `latency` is in seconds.

    `grouped` links stand host by host, others in turns. `most` and `aim` are the ratios to reach; `memory` is one of
    memory. A `warm` scene is the second run on one cache.
    """

    name: str
    links: int
    hosts: int
    most: float
    aim: float
    latency: float = 0.0
    silent: int = 0
    allowance: int = 0
    grouped: bool = False
    warm: bool = False
    memory: float | None = None
    pairs: int = 3

    @property
    def addresses(self) -> list[str]:
        """The hosts: addresses of 127/8 from 127.1.0.1 on."""
        return [f"127.{1 + n // 62_500}.{n // 250 % 250}.{1 + n % 250}" for n in range(self.hosts)]

    @property
    def silent_addresses(self) -> list[str]:
        """The hosts that never answer: the last ones."""
        return self.addresses[self.hosts - self.silent :]

    @property
    def good(self) -> int:
        """How many links are alive."""
        silent = set(self.silent_addresses)
        return sum(address not in silent for address in self._order())

    def markdown(self, port: int) -> Iterator[str]:
        """Write the document, a link a line as awesome-lists do."""
        yield "# Links\n\n"
        for n, address in enumerate(self._order()):
            yield f"- [Page {n}](http://{address}:{port}/page/{n}) - what it is about.\n"

    def _order(self) -> list[str]:
        addresses = self.addresses
        if self.grouped:
            return [addresses[n * self.hosts // self.links] for n in range(self.links)]
        return [addresses[n % self.hosts] for n in range(self.links)]


SCENES = (
    Scene("guide", 100, 60, most=2.0, aim=1.5, latency=0.2, pairs=5),
    Scene("holes", 100, 60, most=0.45, aim=0.3, latency=0.2, silent=3, pairs=1),
    Scene("spread", 2_000, 400, most=1.2, aim=0.8, latency=0.05, pairs=5),
    Scene("distant", 2_000, 200, most=0.5, aim=0.35, latency=0.2),
    Scene("grouped", 900, 3, most=0.5, aim=0.47, latency=0.05, grouped=True, pairs=1),
    Scene("interleaved", 900, 3, most=1.05, aim=1.0, latency=0.05, pairs=1),
    Scene("limiter", 40, 1, most=0.4, aim=0.32, allowance=10, pairs=1),
    Scene("flat", 10_000, 500, most=1.5, aim=1.0),
    Scene("warm", 10_000, 500, most=5, aim=3, warm=True, pairs=5),
    Scene("flat100k", 100_000, 2_000, most=1.6, aim=1.0, memory=0.35, pairs=1),
)
