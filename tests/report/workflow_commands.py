"""Reads a log as the runner of GitHub Actions does, strictly (actions/runner, src/Runner.Common/ActionCommand.cs)."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def read(log: str) -> list[Command]:
    """Give the commands of a log; every line that starts one must be whole."""
    return [parse(line) for line in log.split("\n") if starts_one(line)]


def starts_one(line: str) -> bool:
    """Whether the runner looks for a command in a line: `::` first in it, or the old `##[` anywhere."""
    return line.lstrip().startswith("::") or "##[" in line


def parse(line: str) -> Command:
    head, found, message = line.removeprefix("::").partition("::")
    assert found, line
    name, _, pairs = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in pairs.split(",")) if pairs else {}
    return Command(name, {key: value(text, ":,") for key, text in properties.items()}, value(message, ""))


def value(text: str, also: str) -> str:
    for char in f"\r\n{also}%":
        text = text.replace(f"%{ord(char):02X}", char)
    return text
