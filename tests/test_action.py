"""The action takes its inputs as data, tells what the check found, and fails for findings only where that is wanted."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from action_runner import ACTION, ROOT, Runner, needs_bash, read_yaml
from stand_in_github import TOKEN, GitHub

STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
SCRIPTS = sorted((ROOT / "action").glob("*.sh"))
USES = re.compile(r"uses: (\S+)@(\S+)(?: # (v\d+\.\d+\.\d+))?$", re.MULTILINE)
FILES_THAT_USE = [ROOT / "action.yml", *(ROOT / ".github/workflows").glob("*.yml")]
HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    '"; touch pwned; "',
    "'; touch pwned; '",
    "x\ny",
    "--help",
    "%0A::error::x",
]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    workspace = tmp_path / "work"
    workspace.mkdir()
    (workspace / "README.md").write_text("# Guide\n\n[gone](gone.md) [here](#guide)\n")
    return Runner(workspace, tmp_path / "runner", {})


@needs_bash
def test_findings_are_annotated_summarised_counted_and_fail_the_job(runner: Runner) -> None:
    ran = runner(args="--offline", report_dir="reports/", sarif="links.sarif")

    assert ran.status == 1
    assert "::error file=README.md,line=3,col=1,endLine=3,endColumn=16,title=broken%3A file-missing::" in ran.log
    assert ran.summary.startswith("# Link health\n")
    told = ran.told
    assert (told["status"], told["broken"], told["report"], told["sarif"]) == (
        "1",
        "1",
        "reports/README.md",
        "links.sarif",
    )
    assert json.loads(told["counts"])["ok"] == 1
    assert json.loads(Path(told["json"]).read_text())["summary"] == json.loads(told["counts"])
    assert (runner.workspace / "reports/index.html").exists()
    assert not (runner.workspace / ".linkwatch").exists()


@needs_bash
def test_findings_pass_where_they_must_not_fail(runner: Runner) -> None:
    ran = runner(args="--offline", fail="false")

    assert (ran.status, ran.told["status"], ran.told["broken"]) == (0, "1", "1")


@needs_bash
def test_nothing_found_passes(runner: Runner) -> None:
    (runner.workspace / "gone.md").write_text("")
    ran = runner(args="--offline")

    assert (ran.status, ran.told["status"], ran.told["broken"]) == (0, "0", "0")
    assert (ran.told["report"], ran.told["sarif"]) == ("", "")


@needs_bash
def test_a_check_that_could_not_be_done_fails_always_and_is_followed_by_nothing(runner: Runner) -> None:
    ran = runner(paths="nowhere.md", fail="false", papers="true", issue="true")

    assert (ran.status, ran.told["status"], ran.told["broken"], ran.told["json"]) == (2, "2", "", "")
    said = "The links could not all be checked. linkwatch: nowhere.md: no such file or folder%0A  Check the spelling"
    assert f"::error title=linkwatch::{said}" in ran.log
    assert ran.log.startswith("linkwatch: nowhere.md: no such file or folder\n")
    assert ran.names == ["Check the links", "Tell the result"]


@needs_bash
def test_verdicts_and_a_configuration_can_be_named(runner: Runner) -> None:
    (runner.workspace / "mine.toml").write_text('exclude = ["gone"]\n')

    ran = runner(args="--offline", config="mine.toml", fail_on="excluded")

    assert (ran.status, json.loads(ran.told["counts"])["excluded"]) == (1, 1)


@needs_bash
def test_paths_and_arguments_are_read_line_by_line(runner: Runner) -> None:
    names = ["$(touch pwned).md", "-v.md", "a'b\".md", "two words.md", "ü`touch pwned`.md", "back\\slash.md"]
    for name in names:
        (runner.workspace / name).write_text("[gone](nowhere.md)\n")

    ran = runner(paths="\n".join(["", *names, "\r"]), args="--offline\n\n--exclude=\\bnever\\b\r\n")

    found = json.loads(Path(ran.told["json"]).read_text())
    assert found["inputs"] == names
    assert not list(runner.workspace.glob("*pwned"))


@needs_bash
@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["paths", "args", "config", "base", "fail_on", "report_dir", "sarif"])
def test_no_input_is_ever_evaluated(runner: Runner, name: str, value: str) -> None:
    ran = runner(**{"args": "--offline", name: value})

    assert not (runner.workspace / "pwned").exists()
    assert ran.names == ["Check the links", "Tell the result"]
    assert not re.search(r"(?m)^::error::x", ran.log)
    assert ran.log.count("::error title=linkwatch::The links could not all be checked.") == (ran.status == 2)
    if name not in {"args", "report_dir", "sarif"}:
        assert ran.status == 2  # no such file, no such commit, no such verdict


@needs_bash
def test_an_output_holds_whatever_is_in_it(runner: Runner) -> None:
    ran = runner(args="--offline", sarif="a b\nstatus=0\nbroken<<end.sarif")

    assert (ran.told["sarif"], ran.told["status"]) == ("a b\nstatus=0\nbroken<<end.sarif", "1")


@needs_bash
def test_alerts_name_files_from_the_root_of_the_repository(runner: Runner) -> None:
    folder = runner.workspace / "a b/ü"
    folder.mkdir(parents=True)
    (folder / "x#.md").write_text("[gone](nowhere.md)\n")

    runner(paths=f"README.md\n{folder}\n", args="--offline", sarif="links.sarif")

    [run] = json.loads((runner.workspace / "links.sarif").read_text())["runs"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    assert places == ["README.md", "a%20b/%C3%BC/x%23.md"]


@needs_bash
def test_what_is_checked_cannot_lend_the_program_a_module(runner: Runner) -> None:
    for name in ("linkwatch", "json", "click", "sitecustomize"):
        (runner.workspace / f"{name}.py").write_text("open('pwned', 'w')\nraise SystemExit(0)\n")

    ran = runner(args="--offline")

    assert ran.status == 1
    assert not (runner.workspace / "pwned").exists()


@pytest.fixture
def change(runner: Runner) -> Callable[..., None]:
    """Make the workspace what a checkout of a pull request is: a merge of the change into its base, `origin/main`."""

    def git(*command: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *identity, *command], cwd=runner.workspace, check=True, capture_output=True)

    def make(**files: str) -> None:
        git("init", "--initial-branch=main")
        git("add", ".")
        git("commit", "--message=base")
        git("switch", "--create=change")
        for name, text in files.items():
            (runner.workspace / f"{name}.md").write_text(text)
        git("add", ".")
        git("commit", "--allow-empty", "--message=change")
        git("switch", "main")
        (runner.workspace / "meanwhile.md").write_text("[of others](nowhere.md)\n")
        git("add", ".")
        git("commit", "--message=meanwhile")
        git("update-ref", "refs/remotes/origin/main", "main")
        git("switch", "--detach")
        git("merge", "--no-ff", "change")

    return make


@needs_bash
def test_a_pull_request_fails_for_the_link_that_it_breaks_alone(runner: Runner, change: Callable[..., None]) -> None:
    change(more="[new](new.md)\n")
    ran = runner(args="--offline", base="origin/main")

    assert (ran.status, ran.told["broken"]) == (1, "1")
    assert re.findall(r"(?m)^::error file=(.+?),", ran.log) == ["more.md"]


@needs_bash
def test_a_pull_request_that_breaks_nothing_passes_whatever_was_broken(
    runner: Runner, change: Callable[..., None]
) -> None:
    change(more="[fine](README.md)\n")
    ran = runner(args="--offline", base="origin/main")

    assert (ran.status, ran.told["broken"]) == (0, "0")
    assert "::error" not in ran.log


@needs_bash
def test_a_checkout_without_history_says_what_to_set(runner: Runner, change: Callable[..., None]) -> None:
    change(more="")
    commit = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=runner.workspace, text=True)
    (runner.workspace / ".git/shallow").write_text(commit)
    ran = runner(args="--offline", base="origin/main")

    assert (ran.status, ran.told["status"]) == (2, "2")
    assert "fetch-depth: 0" in ran.log


@needs_bash
def test_an_issue_without_a_token_is_told_after_everything_else_was_done(runner: Runner) -> None:
    ran = runner(args="--offline", issue="true")

    assert ran.names == ["Check the links", "Keep the issue up to date"]
    assert (ran.status, "GITHUB_TOKEN" in ran.log, ran.told["broken"]) == (2, True, "1")


@needs_bash
def test_the_issue_is_kept_with_the_findings_that_count(runner: Runner, github: GitHub, tmp_path: Path) -> None:
    told = {name: os.environ[name] for name in ("GITHUB_API_URL", "GITHUB_REPOSITORY")}
    keeping = Runner(runner.workspace, tmp_path / "runner", told)

    ran = keeping(args="--offline", issue="true", token=TOKEN, fail="false")
    again = keeping(args="--offline", issue="true", token=TOKEN, fail="false", fail_on="unreachable")

    assert (ran.status, "opened #1: " in ran.log) == (0, True)
    assert (again.status, "closed #1: " in again.log) == (0, True)
    assert TOKEN not in ran.log + again.log


# --- installing --------------------------------------------------------------------------------------------


def install(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step that installs, with a Python that makes an environment of itself and writes down what it is told."""
    python = folder / "python"
    python.write_text(
        f'#!/bin/bash\necho "$@" >>"{folder}/told"\n'
        f'case "$*" in\n'
        f'  *"-m venv"*) mkdir -p "${{@: -1}}/bin" && cp "$0" "${{@: -1}}/bin/python" ;;\n'
        f'  *"-c import"*) echo "${{@: -1}}" >"{folder}/sources" ;;\n'
        f"esac\n"
    )
    python.chmod(0o755)
    given = {"FAIL": "true", "PAPERS": "false", "ISSUE": "false", "CACHE": "true", **inputs}
    environment = (
        os.environ
        | given
        | {
            "PYTHON": str(python),
            "RUNNER_TEMP": f"{folder}/temp",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": f"{folder}/output",
        }
    )
    return subprocess.run(
        ["bash", "-e", "-c", STEPS["Install linkwatch"]["run"]],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@needs_bash
def test_only_what_the_lock_file_pins_is_installed_and_the_sources_run_where_they_are(tmp_path: Path) -> None:
    assert install(tmp_path).returncode == 0

    told = (tmp_path / "told").read_text().splitlines()
    assert told[1] == (
        "-I -m pip --disable-pip-version-check --no-input install --quiet "
        f"--require-hashes --only-binary :all: -r {ROOT}/requirements-runtime.lock"
    )
    assert (tmp_path / "sources").read_text() == f"{ROOT}/src\n"
    assert re.findall(r"(?m)^(\w+)<<", (tmp_path / "output").read_text()) == ["folder", "python", "cache"]


@needs_bash
@pytest.mark.parametrize("name", ["FAIL", "PAPERS", "ISSUE", "CACHE"])
def test_a_switch_that_is_neither_true_nor_false_is_told(tmp_path: Path, name: str) -> None:
    ran = install(tmp_path, **{name: "yes\n::error::x"})

    assert (ran.returncode, ran.stdout) == (
        1,
        f"::error title=linkwatch::{name.lower()}: expected true or false, got: yes%0A::error::x\n",
    )
    assert not (tmp_path / "told").exists()


# --- what stands in the files ------------------------------------------------------------------------------


def test_every_input_is_described_and_used_and_every_one_that_is_used_is_declared() -> None:
    text = (ROOT / "action.yml").read_text()
    inputs = ACTION["inputs"]

    assert set(re.findall(r"inputs\.([a-z-]+)", text)) == set(inputs)
    assert all(each["description"] and isinstance(each["default"], str) for each in inputs.values())


def test_no_expression_is_part_of_a_script() -> None:
    assert [name for name, step in STEPS.items() if "${{" in step.get("run", "")] == []
    assert [script.name for script in SCRIPTS if "${{" in script.read_text()] == []


def test_the_token_goes_to_the_steps_that_write_to_github_and_to_no_other() -> None:
    holders = [name for name, step in STEPS.items() if "inputs.token" in json.dumps(step)]

    assert holders == [
        "Remember what the open pull request holds",
        "Keep the issue up to date",
        "Open or refresh the pull request",
    ]


def test_every_script_is_used_and_every_one_that_is_used_is_there() -> None:
    texts = [*(step.get("run", "") for step in STEPS.values()), *(script.read_text() for script in SCRIPTS)]
    named = {name for text in texts for name in re.findall(r'"\$GITHUB_ACTION_PATH/action/(.+?)"', text)}

    assert named == {script.name for script in SCRIPTS}


@needs_bash
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_bash(script: Path) -> None:
    assert subprocess.run(["bash", "-n", str(script)], capture_output=True, check=True).stderr == b""


def test_every_action_of_others_is_pinned_to_one_commit_of_one_version() -> None:
    pins: dict[str, set[tuple[str, str]]] = {}
    for file in FILES_THAT_USE:
        text = file.read_text()
        found = USES.findall(text)
        assert len(found) + len(re.findall(r"uses: \$/", text)) == text.count("uses: "), file
        for name, commit, version in found:
            pins.setdefault(name.split("/")[0] + "/" + name.split("/")[1], set()).add((commit, version))

    assert all(len(each) == 1 for each in pins.values()), pins
    assert all(re.fullmatch(r"[0-9a-f]{40}", commit) and version for [(commit, version)] in map(list, pins.values()))


def test_what_is_restored_is_what_is_kept_under_a_name_that_no_other_run_has() -> None:
    restored, kept = STEPS["Restore the answers of earlier runs"], STEPS["Keep the answers for later runs"]

    assert restored["with"]["path"] == kept["with"]["path"]
    assert restored["with"]["key"] == kept["with"]["key"]
    assert "github.run_id" in kept["with"]["key"]
    assert kept["with"]["key"].startswith(restored["with"]["restore-keys"])
    assert kept["if"].startswith("always() ")


def test_the_python_of_the_action_is_one_that_the_project_names() -> None:
    assert (
        f'"Programming Language :: Python :: {ACTION["inputs"]["python-version"]["default"]}"'
        in (ROOT / "pyproject.toml").read_text()
    )


@needs_bash
@pytest.mark.parametrize("hook", read_yaml((ROOT / ".pre-commit-hooks.yaml").read_text()), ids=lambda hook: hook["id"])
def test_a_hook_runs_on_all_files_whatever_a_commit_touches(runner: Runner, hook: dict[str, object]) -> None:
    (runner.workspace / "README.md").write_text("[gone](gone.md)\n")
    command = f'"{sys.executable}" -I -m {hook["entry"]} --no-cache'

    ran = subprocess.run(command, shell=True, cwd=runner.workspace, capture_output=True, text=True, check=False)

    assert (hook["pass_filenames"], hook["always_run"], hook["language"]) == (False, True, "python")
    assert (ran.returncode, "README.md:1:1  gone.md" in ran.stdout) == (1, True)


def test_the_hooks_run_before_a_commit_without_asking_servers_and_before_a_push_with() -> None:
    hooks = {hook["id"]: hook for hook in read_yaml((ROOT / ".pre-commit-hooks.yaml").read_text())}

    assert {name: (hook["entry"], hook["stages"]) for name, hook in hooks.items()} == {
        "linkwatch-offline": ("linkwatch check --offline", ["pre-commit", "manual"]),
        "linkwatch": ("linkwatch check", ["pre-push", "manual"]),
    }
