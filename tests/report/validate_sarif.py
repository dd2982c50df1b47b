"""Run the official validator over SARIF reports, with its own rules and GitHub's: `validate_sarif.py VALIDATOR`.

The reports are the sample, one in which every text means harm, one with more results than are kept, one about a
change, and an empty one.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sample

from linkwatch.model import Report, Verdict
from linkwatch.report.to_sarif import render

COMPLAINT = re.compile(r": (error|warning) (?!SARIF2005)")
"""What fails. SARIF2005 asks for the address of a home page, and linkwatch has none."""


def main() -> None:
    """Print what the validator finds wrong, and exit with 1 if there is anything or if it did not run to its end."""
    with tempfile.TemporaryDirectory() as folder:
        found = [complaint for name, report in reports().items() for complaint in complaints(folder, name, report)]
    sys.stdout.write("\n".join([*found, ""]) if found else f"{len(reports())} SARIF reports are valid.\n")
    sys.exit(bool(found))


def reports() -> dict[str, Report]:
    """Give the reports by name."""
    verdicts = list(Verdict)
    many = [
        sample.result(
            f"https://a.example/{n}", verdicts[n % len(verdicts)], f"reason-{n % 40}", places=((n + 1, 1), (n + 2, 9))
        )
        for n in range(6_000)
    ]
    hostile = sample.everywhere(f"{sample.HOSTILE} {{0}} [a](b) \\ ::error::x ##[error]y \ud800 \x00\x9b")
    return {
        "full": sample.full(),
        "hostile": hostile,
        "many": sample.report(*many),
        "change": sample.compared(*sample.full().results),
        "empty": sample.report(),
    }


def complaints(folder: str, name: str, report: Report) -> Iterator[str]:
    """Give the errors and warnings of the validator on one report."""
    file = Path(folder, f"{name}.sarif")
    file.write_text(render(report), encoding="utf-8")
    command = [sys.argv[1], "validate", str(file), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    said = ran.stdout.splitlines()
    if "Analysis completed successfully." not in said:
        yield f"{name}: the validator broke off: {ran.stdout}{ran.stderr}"
    yield from (line for line in said if COMPLAINT.search(line))


if __name__ == "__main__":
    main()
