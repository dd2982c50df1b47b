"""Changes to valid input: a few at a time, most of them small, with the signs that its readers look for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

MOST = 4
"""Changes to one input."""
LONGEST = 20_000
"""How often a piece is repeated at most."""


def mutated(random: Random, sample: bytes, tokens: Sequence[bytes], others: Sequence[bytes] = ()) -> bytes:
    """Change a sample; `tokens` are put into it, `others` cut into it."""
    data = bytearray(sample)
    for _ in range(random.randint(1, MOST)):
        random.choice(_CHANGES)(random, data, tokens, others)
    return bytes(data)


def noise(random: Random, tokens: Sequence[bytes]) -> bytes:
    """Make input out of nothing but tokens and chance."""
    parts = [
        random.choice(tokens) if random.random() < 0.7 else random.randbytes(random.randint(0, 20)) for _ in "x" * 30
    ]
    return b"".join(parts[: random.randint(0, 30)])


def _place(random: Random, data: bytearray) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + int(random.expovariate(1 / 20)))


def _flip(random: Random, data: bytearray, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> None:
    for _ in range(random.randint(1, 8)):
        if data:
            data[random.randrange(len(data))] = random.randrange(256)


def _cut(random: Random, data: bytearray, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> None:
    start, end = _place(random, data)
    del data[start:end]


def _break_off(random: Random, data: bytearray, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> None:
    del data[random.randint(0, len(data)) :]


def _repeat(random: Random, data: bytearray, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> None:
    start, end = _place(random, data)
    piece = bytes(data[start:end])
    times = random.choice([1, 2, 10, LONGEST // max(len(piece), 1)])
    data[start:start] = piece * times


def _insert(random: Random, data: bytearray, tokens: Sequence[bytes], _others: Sequence[bytes]) -> None:
    start, _ = _place(random, data)
    token = random.choice(tokens)
    data[start:start] = token * random.choice([1, 1, 1, 2, 50, LONGEST // max(len(token), 1)])


def _replace(random: Random, data: bytearray, tokens: Sequence[bytes], _others: Sequence[bytes]) -> None:
    start, end = _place(random, data)
    data[start:end] = random.choice(tokens)


def _splice(random: Random, data: bytearray, _tokens: Sequence[bytes], others: Sequence[bytes]) -> None:
    if others:
        other = random.choice(others)
        start, end = _place(random, data)
        begin = random.randint(0, len(other))
        data[start:end] = other[begin : begin + random.randint(0, 400)]


_CHANGES: list[Callable[[Random, bytearray, Sequence[bytes], Sequence[bytes]], None]] = [
    _flip, _cut, _break_off, _repeat, _insert, _insert, _replace, _splice,
]  # fmt: skip
