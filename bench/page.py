"""The table of a run, and the page that keeps it."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from measure import Run
from scenes import Scene

IN_FLIGHT, STARTS = 10, 21
"""The rudest that a tool may be to a host: requests in flight, and starts in any second (20 gaps between them)."""

HEADER = (
    "| scene | links | linkwatch | lychee | ratio | at most | aim | good (of) | memory | in flight, starts a second |\n"
    "|---|---:|---:|---:|---:|---:|---:|---|---|---|"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One scene: both tools, and the median of the ratios pair by pair."""

    scene: Scene
    ours: Run
    theirs: Run
    ratio: float

    @property
    def holds(self) -> bool:
        """Whether linkwatch is within the bounds, right about every link, and polite."""
        polite = self.ours.politeness.in_flight <= IN_FLIGHT and self.ours.politeness.starts <= STARTS
        light = self.scene.memory is None or self.ours.memory <= self.scene.memory * self.theirs.memory
        return self.ratio <= self.scene.most and self.ours.good == self.scene.good and polite and light

    @property
    def line(self) -> str:
        """The row in Markdown."""
        scene, ours, theirs = self.scene, self.ours, self.theirs
        cells = (
            scene.name if self.holds else f"**{scene.name}**",
            f"{scene.links:,}",
            f"{ours.seconds:.2f} s",
            f"{theirs.seconds:.2f} s",
            f"{self.ratio:.2f}",
            f"{scene.most}",
            f"{scene.aim}",
            f"{ours.good:,}, {theirs.good:,} ({scene.good:,})",
            f"{ours.memory:.0f}, {theirs.memory:.0f} MiB",
            f"{_polite(ours)}; {_polite(theirs)}",
        )
        return f"| {' | '.join(cells)} |"


def _polite(run: Run) -> str:
    return f"{run.politeness.in_flight}, {run.politeness.starts}"


def render(rows: list[Row]) -> str:
    """Write docs/benchmarks.md."""
    table = "\n".join([HEADER, *(row.line for row in rows)])
    words = (Path(__file__).parent / "about.md").read_text()
    return words.replace("{machine}", _machine()).replace("{table}", table)


def _machine() -> str:
    today = datetime.now(UTC).date()
    return (
        f"{today}: {_version('linkwatch')} on Python {platform.python_version()}, {_version('lychee')}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors."
    )


def _version(tool: str) -> str:
    return subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout.strip()
