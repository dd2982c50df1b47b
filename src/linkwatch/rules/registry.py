"""All rulings of the rules, found where they are defined; and how they are listed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType

from linkwatch.model import Verdict
from linkwatch.rules.ruling import Ruling


def collect(modules: Iterable[ModuleType]) -> tuple[Ruling, ...]:
    """Give every ruling that the modules define, alone or in the values of a table; worst verdict first."""
    found = {ruling.name: ruling for module in modules for ruling in _defined(module)}
    worst_first = list(Verdict)
    return tuple(sorted(found.values(), key=lambda ruling: (worst_first.index(ruling.verdict), ruling.name)))


def to_text(rulings: Iterable[Ruling]) -> str:
    """List the rulings under their verdicts."""
    lines: list[str] = []
    verdict = None
    for ruling in rulings:
        if ruling.verdict is not verdict:
            verdict = ruling.verdict
            lines += ["", verdict] if lines else [verdict]
        lines.append(f"  {ruling.name:<26} {ruling.sentence} {ruling.step}".rstrip())
    return "\n".join(lines) + "\n"


def to_json(rulings: Iterable[Ruling]) -> str:
    """List the rulings as an array of objects."""
    entries = [
        {
            "reason": ruling.name,
            "verdict": ruling.verdict,
            "sentence": ruling.sentence,
            "next_step": ruling.step or None,
        }
        for ruling in rulings
    ]
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"


def to_markdown(rulings: Iterable[Ruling]) -> str:
    """List the rulings as a table."""
    rows = [
        f"| {ruling.verdict} | `{ruling.name}` | {ruling.sentence} | {ruling.step} |".replace("|  |", "| |")
        for ruling in rulings
    ]
    return "\n".join(["| Verdict | Reason | What it means | Next step |", "| --- | --- | --- | --- |", *rows]) + "\n"


FORMATS: dict[str, Callable[[Iterable[Ruling]], str]] = {"text": to_text, "json": to_json, "markdown": to_markdown}
"""How rulings are listed."""


def _defined(module: ModuleType) -> Iterator[Ruling]:
    for value in vars(module).values():
        candidates = value.values() if isinstance(value, dict) else (value,)
        for candidate in candidates:
            parts = candidate if isinstance(candidate, tuple) else (candidate,)
            yield from (part for part in parts if isinstance(part, Ruling))
