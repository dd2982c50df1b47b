"""A release publishes what was built from a commit that CI passed and tried on every system, without a secret."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from action_runner import BASH, ROOT, needs_bash, read_yaml

TEXT = (ROOT / ".github/workflows/release.yml").read_text()
RELEASE = read_yaml(TEXT)
CI = read_yaml((ROOT / ".github/workflows/ci.yml").read_text())
AUDIT = read_yaml((ROOT / ".github/workflows/audit.yml").read_text())
JOBS = RELEASE["jobs"]
BUILT = {"linkwatch-1.2.3-py3-none-any.whl": b"a wheel", "linkwatch-1.2.3.tar.gz": b"an archive"}
SUMS = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in BUILT.items())
CHANGES = """\
# Changelog

## [1.2.3] - 2026-12-01

### Added
- One thing.

## [1.2.2] - 2026-11-01

- Another.
"""


def script(job: str, name: str) -> str:
    """Give what a step of a job runs."""
    [step] = [step for step in JOBS[job]["steps"] if step["name"] == name]
    return str(step["run"])


class Runner:
    """Runs steps in a folder where `make` and `gh` are stand-ins that tell their arguments."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "CHANGELOG.md").write_text(CHANGES)
        (folder / "output").touch()
        (folder / "bin").mkdir()
        self.stand_in("gh", 'echo "$*" >> "$TOLD"; echo "${CI_RUNS:-}"')

    def stand_in(self, name: str, body: str) -> None:
        file = self.folder / "bin" / name
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)

    def built(self, *names: str) -> None:
        """Let `make dist` leave these files."""
        lines = [f"printf '{BUILT.get(name, b'').decode()}' > 'dist/{name}'" for name in names]
        self.stand_in("make", "\n".join(["mkdir dist", *lines]))

    def __call__(self, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        given = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "TOLD": str(self.folder / "told"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_REF_NAME": "v1.2.3",
            "GITHUB_REPOSITORY": "owner/guide",
            "GITHUB_SHA": "c0ffee",
            **environment,
        }
        shell = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
        return subprocess.run(shell, cwd=self.folder, env=given, capture_output=True, text=True, check=False)

    @property
    def told(self) -> str:
        return (self.folder / "told").read_text()


@pytest.fixture
def run(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def takes_over(job: Any) -> bool:
    return any("download-artifact@" in step.get("uses", "") for step in job["steps"])


def test_only_a_tag_of_a_version_releases() -> None:
    assert RELEASE["on"] == {"push": {"tags": ["v[0-9]*"]}}


def test_nothing_is_published_before_it_was_tried_on_every_system_of_the_tests() -> None:
    tried = JOBS["try"]["strategy"]["matrix"]

    assert (JOBS["try"]["needs"], JOBS["publish"]["needs"]) == ("build", ["build", "try"])
    assert JOBS["announce"]["needs"] == ["build", "publish"]
    assert tried["os"] == CI["jobs"]["test"]["strategy"]["matrix"]["os"]
    assert set(tried["python"]) < set(CI["jobs"]["test"]["strategy"]["matrix"]["python"])


def test_one_job_in_its_environment_may_publish_and_there_is_no_secret() -> None:
    may_sign = [name for name, job in JOBS.items() if "id-token" in job["permissions"]]

    assert may_sign == ["publish"]
    assert JOBS["publish"]["permissions"] == {"id-token": "write"}
    assert JOBS["publish"]["environment"] == "release"
    assert JOBS["publish"]["steps"][-1]["with"]["attestations"] is True
    assert not re.search(r"secrets\.|password|api-token", TEXT)


def test_the_job_that_publishes_runs_no_code_of_the_checkout() -> None:
    assert [step["name"] for step in JOBS["publish"]["steps"]] == [
        "Take over",
        "Compare the checksums",
        "Publish with attestations",
    ]


def test_whatever_takes_the_files_over_compares_their_checksums_first() -> None:
    for job in filter(takes_over, JOBS.values()):
        after = job["steps"][[step["name"] for step in job["steps"]].index("Take over") + 1]
        assert after["env"]["CHECKSUMS"] == "${{ needs.build.outputs.checksums }}"
        assert "CHECKSUMS" in after["run"]
    assert [name for name, job in JOBS.items() if takes_over(job)] == ["try", "publish", "announce"]


def test_every_install_of_a_release_has_hashes_or_no_network() -> None:
    installs = re.findall(r"pip install (.*)", TEXT)

    assert len(installs) == 2
    assert all("--require-hashes" in each or "--no-index" in each for each in installs)


@needs_bash
@pytest.mark.parametrize(("runs", "status"), [("1", 0), ("2", 0), ("0", 1)])
def test_a_commit_that_ci_has_not_passed_on_main_is_no_release(run: Runner, runs: str, status: int) -> None:
    ran = run(script("build", "Ask whether CI has passed this commit on the main branch"), CI_RUNS=runs)

    assert ran.returncode == status
    assert ("::error::CI has not passed c0ffee" in ran.stdout) == bool(status)
    assert "--workflow ci.yml --branch main --event push --commit c0ffee --status success" in run.told


@needs_bash
def test_a_build_puts_out_the_checksums_of_both_files(run: Runner) -> None:
    run.built(*BUILT)
    ran = run(script("build", "Build"))

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (run.folder / "output").read_text() == f"checksums<<END\n{SUMS}END\n"


@needs_bash
@pytest.mark.parametrize(
    ("tag", "files", "complaint"),
    [
        ("v1.2.4", tuple(BUILT), "The tag says 1.2.4, and src/linkwatch/version.py says something else"),
        ("v1.2.3", ("linkwatch-1.2.3.tar.gz",), "The tag says 1.2.3"),
        ("v1.2.3", (*BUILT, "more.whl"), "The tag says 1.2.3"),
        ("v9.9", ("linkwatch-9.9-py3-none-any.whl", "linkwatch-9.9.tar.gz"), "CHANGELOG.md says nothing about 9.9"),
    ],
)
def test_a_build_that_is_not_what_the_tag_and_the_changelog_say_must_not_go_on(
    run: Runner, tag: str, files: tuple[str, ...], complaint: str
) -> None:
    run.built(*files)
    ran = run(script("build", "Build"), GITHUB_REF_NAME=tag)

    assert ran.returncode == 1
    assert f"::error::{complaint}" in ran.stdout
    assert (run.folder / "output").read_text() == ""


@needs_bash
@pytest.mark.parametrize(("content", "status"), [(b"a wheel", 0), (b"another", 1)])
def test_files_that_changed_on_their_way_are_neither_tried_nor_published(
    run: Runner, content: bytes, status: int
) -> None:
    (run.folder / "dist").mkdir()
    for name, told in (BUILT | {"linkwatch-1.2.3-py3-none-any.whl": content}).items():
        (run.folder / "dist" / name).write_bytes(told)
    tried = subprocess.run(
        [sys.executable, "-c", script("try", "Compare the checksums")],
        cwd=run.folder,
        env={**os.environ, "CHECKSUMS": SUMS.rstrip("\n")},
        capture_output=True,
        check=False,
    )

    assert tried.returncode == status
    assert run(script("publish", "Compare the checksums"), CHECKSUMS=SUMS.rstrip("\n")).returncode == status


@needs_bash
def test_a_release_has_the_changes_of_its_version_and_of_no_other(run: Runner) -> None:
    for folder in ("dist", "checkout"):
        (run.folder / folder).mkdir()
    for name, content in BUILT.items():
        (run.folder / "dist" / name).write_bytes(content)
    (run.folder / "checkout/CHANGELOG.md").write_text(CHANGES)
    ran = run(script("announce", "Write the release"), CHECKSUMS=SUMS.rstrip("\n"))

    assert ran.returncode == 0, ran.stderr
    assert (run.folder / "notes.md").read_text() == "\n### Added\n- One thing.\n\n"
    assert run.told == (
        "release create v1.2.3 --repo owner/guide --verify-tag --title v1.2.3 --notes-file notes.md "
        "dist/linkwatch-1.2.3-py3-none-any.whl dist/linkwatch-1.2.3.tar.gz\n"
    )


def test_the_audit_runs_every_day_and_for_every_lock_file() -> None:
    assert re.fullmatch(r"\d+ \d+ \* \* \*", AUDIT["on"]["schedule"][0]["cron"])
    for event in ("push", "pull_request"):
        assert {"**.lock", ".ci/**"} <= set(AUDIT["on"][event]["paths"])


def test_an_audit_that_could_not_ask_must_not_be_green() -> None:
    assert "continue-on-error" not in (ROOT / ".github/workflows/audit.yml").read_text()
    assert [step["run"] for step in AUDIT["jobs"]["audit"]["steps"] if "run" in step] == [
        "make audit PYTHON=python",
        "npm audit --package-lock-only",
    ]
