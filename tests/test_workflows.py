"""The workflows of this repository do what they are for, and give away no more than that needs."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from action_runner import ACTION, ROOT, read_yaml

FILES = {file.stem: read_yaml(file.read_text()) for file in (ROOT / ".github/workflows").glob("*.yml")}
CI, LINK_HEALTH, PULL_REQUEST = FILES["ci"], FILES["link-health"], FILES["pull-request"]


def steps(workflow: Any) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def action_inputs(workflow: Any) -> dict[str, Any]:
    """Give what a workflow gives to the action of this repository."""
    [inputs] = [step["with"] for step in steps(workflow) if step.get("uses") == "$/"]
    return dict(inputs)


def test_ci_tries_every_python_that_the_project_names() -> None:
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["classifiers"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(classifiers))

    assert CI["jobs"]["test"]["strategy"]["matrix"]["python"] == named


def test_ci_runs_all_that_a_change_must_pass() -> None:
    run = set(re.findall(r"(?m)^ *make ([a-z]+)", (ROOT / ".ci/run").read_text()))
    targets = {target for step in steps(CI) for target in re.findall(r"make ([a-z]+)", step.get("run", ""))}

    assert targets | set(CI["jobs"]["judge"]["strategy"]["matrix"]["target"]) == run


def test_ci_tries_the_action_on_every_system_that_the_tests_run_on() -> None:
    systems = [CI["jobs"][job]["strategy"]["matrix"]["os"] for job in ("test", "action")]

    assert systems[0] == systems[1]


@pytest.mark.parametrize("name", FILES)
def test_the_action_gets_only_inputs_that_it_has(name: str) -> None:
    for step in steps(FILES[name]):
        if step.get("uses") == "$/":
            assert set(step["with"]) <= set(ACTION["inputs"])


@pytest.mark.parametrize("name", FILES)
def test_no_workflow_keeps_credentials_and_none_gives_rights_to_all_jobs(name: str) -> None:
    assert FILES[name]["permissions"] == {}
    for step in steps(FILES[name]):
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_what_comes_from_a_fork_can_read_and_gets_no_token() -> None:
    text = (ROOT / ".github/workflows/pull-request.yml").read_text()

    assert set(PULL_REQUEST["on"]) == {"pull_request"}
    assert [job["permissions"] for job in PULL_REQUEST["jobs"].values()] == [{"contents": "read"}]
    assert not re.search(r"token:|secrets|github\.token", text)


def test_a_pull_request_is_judged_by_what_it_changes() -> None:
    [checkout] = [step for step in steps(PULL_REQUEST) if "actions/checkout@" in step.get("uses", "")]

    assert checkout["with"]["fetch-depth"] == 0
    assert action_inputs(PULL_REQUEST)["base"] == "origin/${{ github.base_ref }}"
    assert action_inputs(PULL_REQUEST).get("fail", "true") == "true"


def test_the_daily_run_keeps_report_table_pull_request_issue_and_alerts() -> None:
    inputs = action_inputs(LINK_HEALTH)
    [upload] = [step for step in steps(LINK_HEALTH) if "upload-sarif@" in step.get("uses", "")]

    assert re.fullmatch(r"\d+ \d+ \* \* \*", LINK_HEALTH["on"]["schedule"][0]["cron"])
    assert inputs | {"paths": ""} == {
        "paths": "",
        "fail": "false",
        "report-dir": "reports",
        "sarif": "links.sarif",
        "papers": "true",
        "issue": "true",
        "pull-request": "linkwatch/health",
        "token": "${{ github.token }}",
    }
    assert upload["with"] == {"sarif_file": "${{ steps.links.outputs.sarif }}", "category": "linkwatch"}
    assert LINK_HEALTH["jobs"]["links"]["permissions"] == dict.fromkeys(
        ("contents", "pull-requests", "issues", "security-events"), "write"
    )
