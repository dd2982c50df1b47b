"""Asks whether the tests notice small faults in the code: `make mutation ARGS=rules`, with mutmut.

A copy of the project is changed in one place at a time, and the tests that run through that place are run. What
survives is either a fault that no test would find, or a change that makes no difference: docs/reliability.md.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIES = ROOT / ".cache" / "mutants"
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".cache", "*_cache", "__pycache__", ".hypothesis", "dist", "build")
PARTS = {
    "rules": (["src/linkwatch/rules/*"], ["tests/rules"]),
    "papers": (["src/linkwatch/papers/*"], ["tests/papers"]),
    "fetch": (
        [
            *(
                f"src/linkwatch/fetch/{name}.py"
                for name in ("between_runs", "guard", "lane", "rate_limits", "schedule")
            ),
            "src/linkwatch/reserved.py",
        ],
        [
            *(f"tests/fetch/test_{name}.py" for name in ("between_runs", "guard", "lane", "rate_limits", "schedule")),
            "tests/test_reserved.py",
            "tests/test_urls.py",
        ],
    ),
}
"""Parts of the program that decide much and touch little, with the tests that are quick enough to be run so often."""


def main(mutmut: str, *parts: str) -> int:
    """Mutate the parts, all of them if none is named, and list what survives."""
    for part in parts or PARTS:
        folder = COPIES / part
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
        (folder / "setup.cfg").write_text(configuration(*PARTS[part]))
        packages = [*(sysconfig.get_paths()[each] for each in ("purelib", "platlib")), str(folder / "tests")]
        for command in (["run", "--max-children", str(os.cpu_count() or 1)], ["results"]):
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(packages)}
            if subprocess.run([mutmut, *command], cwd=folder, env=environment, check=False).returncode:
                return 1
    return 0


def configuration(mutated: list[str], tests: list[str]) -> str:
    """Write what mutmut reads: what to change, what to run, and what the tests need beside it."""
    beside = sorted(
        path.name
        for path in ROOT.iterdir()
        if path.name not in {"src", "tests", ".git", ".venv", ".cache", "setup.cfg"}
    )
    lists = {
        "source_paths": ["src"],
        "only_mutate": mutated,
        "pytest_add_cli_args_test_selection": tests,
        "pytest_add_cli_args": ["-p", "no:randomly", "-p", "no:cacheprovider", "-p", "forgetful"],
        "also_copy": beside,
    }
    return "[mutmut]\n" + "".join(f"{key} =\n" + "".join(f"    {each}\n" for each in lists[key]) for key in lists)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
