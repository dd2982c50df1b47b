"""The workflows call the tool, and what they make of its exit status is right."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CI = (ROOT / ".github/workflows/ci.yml").read_text()
LINK_HEALTH = (ROOT / ".github/workflows/link-health.yml").read_text()


def test_ci_tries_every_python_that_the_project_names() -> None:
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["classifiers"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(classifiers))
    [matrix] = re.findall(r"python: \[(.+)\]", CI)

    assert re.findall(r"3\.\d+", matrix) == named


@pytest.mark.skipif(sys.platform == "win32" or shutil.which("bash") is None, reason="runs a step as Linux runners do")
@pytest.mark.parametrize(("status", "goes_on"), [(0, True), (1, True), (2, False), (130, False)])
def test_findings_do_not_stop_the_health_report_but_a_job_that_failed_does(
    tmp_path: Path, status: int, *, goes_on: bool
) -> None:
    [step] = re.findall(r"run: (\.venv/bin/linkwatch check .+)", LINK_HEALTH)
    tool = tmp_path / ".venv/bin/linkwatch"
    tool.parent.mkdir(parents=True)
    tool.write_text(f"#!/bin/sh\nexit {status}\n")
    tool.chmod(0o755)

    result = subprocess.run(["bash", "-e", "-c", step], cwd=tmp_path, check=False)

    assert (result.returncode == 0) is goes_on
