"""What is wrong with a setting, before its place in the file is known."""

from __future__ import annotations

from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """An error at a key and its index in a list; `at_key` means that the key is wrong, not its value."""

    path: tuple[str | int, ...]
    message: str
    at_key: bool = False
