"""What a runner of GitHub Actions makes of action.yml: the `run` steps in their order, with bash, and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
BASH = shutil.which("bash")

needs_bash = pytest.mark.skipif(sys.platform == "win32" or BASH is None, reason="runs the steps as Unix runners do")


def read_yaml(text: str) -> Any:
    """Read YAML 1.2, in which `on` is a word."""
    return YAML(typ="safe", pure=True).load(text)


ACTION = read_yaml((ROOT / "action.yml").read_text())


@dataclass
class Ran:
    """What the steps said, which of them ran, and what they put out."""

    status: int = 0
    log: str = ""
    names: list[str] = field(default_factory=list)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    summary: str = ""

    @property
    def told(self) -> dict[str, str]:
        """The outputs of the action."""
        return {name: _filled(each["value"], {}, self.outputs) for name, each in ACTION["outputs"].items()}


class Runner:
    """Runs the action's steps in a workspace; installing is not one of them: this very Python is what is installed."""

    def __init__(self, workspace: Path, folder: Path, environment: Mapping[str, str]) -> None:
        self.workspace, self._folder = workspace, folder
        (folder / "linkwatch/cache").mkdir(parents=True, exist_ok=True)
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary"),
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "owner/guide",
            "GITHUB_REF": "refs/heads/main",
            "GIT_CONFIG_NOSYSTEM": "1",
            **environment,
        }

    def __call__(self, **inputs: str) -> Ran:
        """Run the steps that come after installing; an input's name has `_` for `-`."""
        given = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        ran = Ran()
        ran.outputs["install"] = {
            "python": sys.executable,
            "folder": str(self._folder / "linkwatch"),
            "cache": str(self._folder / "linkwatch/cache"),
        }
        (self._folder / "summary").write_text("")
        for step in ACTION["runs"]["steps"]:
            if "run" in step and step["name"] != "Install linkwatch" and _applies(step.get("if", ""), given, ran):
                self._run(step, given, ran)
        ran.summary = (self._folder / "summary").read_text()
        return ran

    def _run(self, step: Mapping[str, Any], inputs: Mapping[str, str], ran: Ran) -> None:
        (self._folder / "output").write_text("")
        environment = {name: _filled(value, inputs, ran.outputs) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace,
            env=self._environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        ran.log += done.stdout
        ran.names.append(step["name"])
        ran.status = ran.status or done.returncode
        if name := step.get("id"):
            ran.outputs[name] = _outputs((self._folder / "output").read_text())


def _filled(text: str, inputs: Mapping[str, str], outputs: Mapping[str, Mapping[str, str]]) -> str:
    def value(found: re.Match[str]) -> str:
        kind, *names = found[1].split(".")
        return inputs[names[0]] if kind == "inputs" else outputs.get(names[0], {}).get(names[2], "")

    return re.sub(r"\$\{\{ ((?:inputs|steps)\.[a-z.-]+) \}\}", value, text)


def _applies(condition: str, inputs: Mapping[str, str], ran: Ran) -> bool:
    """Judge a condition of comparisons that are joined by `&&`; without a status function, a failure skips the step."""
    parts = [part.strip() for part in condition.split("&&") if part.strip()]
    is_told = any(part in {"always()", "!cancelled()"} for part in parts)
    compared = [part.split(" ") for part in parts if part not in {"always()", "!cancelled()"}]
    return (is_told or ran.status == 0) and all(
        (_filled(f"${{{{ {name} }}}}", inputs, ran.outputs) == value.strip("'")) is (operator == "==")
        for name, operator, value in compared
    )


def _outputs(text: str) -> dict[str, str]:
    """Read a file of outputs as the runner does: a name, a delimiter, the lines up to it."""
    found: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, _, end = line.partition("<<")
        value = []
        while (each := next(lines)) != end:
            value.append(each)
        found[name] = "\n".join(value)
    return found
