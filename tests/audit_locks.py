"""Asks whether anything that the lock files pin is known to be vulnerable: `make audit`.

Runs with the Python that pip-audit is installed for; its arguments are the lock files.

Exit status: 0 nothing is known · 1 something is · 2 it could not be asked, which is never taken for "nothing is known":
pip-audit itself ends with 0 where its service does not answer for a package.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PIN = re.compile(r"(?m)^([a-z0-9-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)")


@dataclass(frozen=True)
class Pin:
    """One package in one version; what a marker says of systems does not count, since all of them are supported."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name}=={self.version}"


def main(*locks: str) -> int:
    """Tell what is known of all pins, and give the exit status."""
    pins = {Pin(*pin) for lock in locks for pin in PIN.findall(Path(lock).read_text())}
    known: dict[Pin, list[str]] = {}
    for layer in layers(pins):
        known.update(ask(layer))
    found = [f"{pin}: {each}" for pin in sorted(known, key=str) for each in known[pin]]
    silent = sorted(str(pin) for pin in pins - known.keys())
    if silent or not pins:
        ended = f"could not ask about {len(silent)} of {len(pins)} packages: {', '.join(silent) or 'no pins'}"
    else:
        ended = f"{len(pins)} packages, {len(found)} known vulnerabilities"
    sys.stdout.writelines(f"{line}\n" for line in (*found, ended))
    return 1 if found else 2 if silent or not pins else 0


def layers(pins: Iterable[Pin]) -> Iterator[list[Pin]]:
    """Give the pins in lists that name no package twice, as pip-audit wants them."""
    left = sorted(pins, key=str)
    while left:
        layer = list({pin.name: pin for pin in left}.values())
        yield layer
        left = [pin for pin in left if pin not in layer]


def ask(pins: list[Pin]) -> Iterator[tuple[Pin, list[str]]]:
    """Give what is known of each package that pip-audit has an answer for."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "pins.txt"
        listed.write_text("".join(f"{pin}\n" for pin in pins))
        options = ("--disable-pip", "--no-deps", "--format", "json", "--desc", "off", "--progress-spinner", "off")
        command = [sys.executable, "-m", "pip_audit", *options, "--requirement", str(listed)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        told = json.loads(ran.stdout)["dependencies"]
    except ValueError:
        sys.stderr.write(ran.stderr)
        return
    for package in told:
        if "vulns" in package:
            yield Pin(package["name"], package["version"]), [advice(each) for each in package["vulns"]]


def advice(vulnerability: dict[str, list[str]]) -> str:
    """Say which one it is, and in which versions it is mended."""
    mended = ", ".join(vulnerability["fix_versions"]) or "no version yet"
    return f"{vulnerability['id']}, mended in {mended}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
