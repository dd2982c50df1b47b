"""The tools that are timed: how each is called with its defaults, and how many links it calls good."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tool:
    """One link checker; `command` makes its call from document and report file, `good` counts in the report."""

    name: str
    command: Callable[[Path, Path], list[str]]
    good: Callable[[Path], int]
    cached: tuple[str, ...]
    uncached: tuple[str, ...]

    def call(self, document: Path, report: Path, *, cached: bool) -> list[str]:
        """Give the command for one run."""
        return [*self.command(document, report), *(self.cached if cached else self.uncached)]


def _linkwatch(document: Path, report: Path) -> list[str]:
    executable = shutil.which("linkwatch") or "linkwatch"
    return [executable, "check", str(document), "--allow-private", "--format", "json", "--output", str(report)]


def _linkwatch_good(report: Path) -> int:
    return int(json.loads(report.read_text())["summary"]["ok"])


def _lychee(document: Path, report: Path) -> list[str]:
    executable = shutil.which("lychee") or "lychee"
    return [executable, "--no-progress", "--format", "json", "--output", str(report), str(document)]


def _lychee_good(report: Path) -> int:
    return int(json.loads(report.read_text())["successful"])


def _bare(document: Path, report: Path) -> list[str]:
    return [shutil.which("python") or "python", str(Path(__file__).with_name("bare.py")), str(document), str(report)]


LINKWATCH = Tool("linkwatch", _linkwatch, _linkwatch_good, cached=(), uncached=("--no-cache",))
LYCHEE = Tool("lychee", _lychee, _lychee_good, cached=("--cache",), uncached=())
BARE = Tool("bare", _bare, _linkwatch_good, cached=(), uncached=())
"""What aiohttp alone takes."""
