"""What docs/github.md says is what the action, the workflows and the hooks are."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from action_runner import ACTION, ROOT, read_yaml

FILE = ROOT / "docs/github.md"
PAGE = FILE.read_text()
BLOCKS = re.findall(r"(?s)```yaml\n(.*?)```", PAGE)
SIX_LINES, UPLOAD, HOOKS = BLOCKS


def inputs() -> str:
    rows = [
        f"| `{name}` | {_default(each['default'])} | {each['description']} |" for name, each in ACTION["inputs"].items()
    ]
    return "\n".join(["", "| input | default | |", "| --- | --- | --- |", *rows, ""])


def outputs() -> str:
    rows = [f"| `{name}` | {each['description']} |" for name, each in ACTION["outputs"].items()]
    return "\n".join(["", "| output | |", "| --- | --- |", *rows, ""])


def _default(value: str) -> str:
    return f"`{value}`" if value else ""


def between(name: str, text: str) -> str:
    return text.partition(f"<!-- {name} -->")[2].partition(f"<!-- /{name} -->")[0]


def test_the_page_has_every_input_and_every_output() -> None:
    """Rewritten with LINKWATCH_REWRITE_GOLDEN=1."""
    if os.environ.get("LINKWATCH_REWRITE_GOLDEN"):
        text = PAGE
        for name, table in (("inputs", inputs()), ("outputs", outputs())):
            marks = f"<!-- {name} -->", f"<!-- /{name} -->"
            text = text.replace(between(name, text).join(marks), table.join(marks))
        FILE.write_text(text)
        return
    assert between("inputs", PAGE) == inputs()
    assert between("outputs", PAGE) == outputs()


def test_six_lines_are_a_workflow(tmp_path: Path) -> None:
    assert SIX_LINES.count("\n") == 6
    (tmp_path / "links.yml").write_text(SIX_LINES)
    tool = Path(sys.executable).with_name("check-jsonschema")
    command = [str(tool), "--builtin-schema", "vendor.github-workflows", str(tmp_path / "links.yml")]

    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    [job] = read_yaml(SIX_LINES)["jobs"].values()
    assert [step["uses"].partition("@")[0] for step in job["steps"]] == ["actions/checkout", "OWNER/linkwatch"]


def test_the_readme_has_the_same_six_lines() -> None:
    assert re.findall(r"(?s)```yaml\n(.*?)```", (ROOT / "README.md").read_text()) == [SIX_LINES]


def test_the_upload_is_the_one_of_the_workflow() -> None:
    workflow: Any = read_yaml((ROOT / ".github/workflows/link-health.yml").read_text())

    assert read_yaml(UPLOAD)[0] in [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert re.findall(r"uses: .*", UPLOAD)[0] in (ROOT / ".github/workflows/link-health.yml").read_text()


def test_the_permissions_are_those_of_the_workflows() -> None:
    workflow: Any = read_yaml((ROOT / ".github/workflows/link-health.yml").read_text())
    told = set(re.findall(r"`([a-z-]+): write`", PAGE.partition("## Permissions")[2].partition("**Forks.**")[0]))

    assert told == set(workflow["jobs"]["links"]["permissions"])


def test_the_hooks_are_those_of_the_repository() -> None:
    [repository] = read_yaml(HOOKS)["repos"]
    hooks = {hook["id"]: hook for hook in read_yaml((ROOT / ".pre-commit-hooks.yaml").read_text())}
    stages = {stage for hook in hooks.values() for stage in hook["stages"]} - {"manual"}

    assert [hook["id"] for hook in repository["hooks"]] == list(hooks)
    assert set(read_yaml(HOOKS)["default_install_hook_types"]) == stages


def test_both_names_of_the_branch_and_the_settings_are_those_of_the_workflow() -> None:
    text = (ROOT / ".github/workflows/link-health.yml").read_text()

    assert "pull-request: linkwatch/health\n" in text
    assert "`linkwatch/health`" in PAGE
