"""The Makefile sets everything up or says in one line what is missing; the lock file pins what it installs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text()
RUNTIME = (ROOT / "requirements-runtime.lock").read_text()
LOCKS = sorted(
    [*ROOT.glob("*.lock"), *ROOT.glob("[a-z]*/*.lock"), *ROOT.glob(".ci/*/*.lock"), *ROOT.glob(".ci/*/*.txt")]
)
PINNED = set(re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==", LOCK, re.MULTILINE))

needs_make = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("make") is None, reason="runs make with the tools of a Unix shell"
)


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def python(folder: Path, *, refuses: str) -> Path:
    """Stand in for a Python: it fails every command whose text holds `refuses`."""
    path = folder / "python"
    path.write_text(f'#!/bin/sh\ncase "$2" in *{refuses}*) exit 1;; esac\nexec "{sys.executable}" "$@"\n')
    path.chmod(0o755)
    return path


def complaint(result: subprocess.CompletedProcess[str]) -> str:
    """Give the one line that is not make's own."""
    [line] = [line for line in result.stderr.splitlines() if not line.startswith("make:")]
    return line


@needs_make
def test_make_alone_lists_every_target() -> None:
    listed = re.findall(r"^make (\w+) +\S", make().stdout, re.MULTILINE)

    assert listed == [
        "help",
        "demo",
        "check",
        "test",
        "nightly",
        "browser",
        "sarif",
        "spec",
        "bench",
        "lint",
        "fuzz",
        "mutation",
        "dist",
        "audit",
        "lock",
        "clean",
    ]


@needs_make
@pytest.mark.parametrize("uv", ["", "uv-that-must-not-run"])
def test_an_old_python_gets_one_line_that_says_what_to_do(tmp_path: Path, uv: str) -> None:
    old = python(tmp_path, refuses="version_info")

    result = make("test", f"PYTHON={old}", f"VENV={tmp_path}/venv", f"UV={uv}")

    assert result.returncode == 2
    assert complaint(result) == (
        f"linkwatch needs Python 3.11 or newer and finds none (tried: {old}): install one from your package manager "
        "or python.org, or install uv, which brings its own; then try again."
    )
    assert not (tmp_path / "venv").exists()


@needs_make
def test_a_python_without_ensurepip_gets_one_line_that_names_the_package(tmp_path: Path) -> None:
    bare = python(tmp_path, refuses="ensurepip")

    result = make("test", f"PYTHON={bare}", f"VENV={tmp_path}/venv", "UV=")

    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert result.returncode == 2
    assert complaint(result) == (
        f"{bare} cannot make a virtual environment: on Debian and Ubuntu, 'apt install {package}'; then try again."
    )


@needs_make
def test_a_lock_without_uv_says_what_to_install() -> None:
    result = make("lock", "UV=")

    assert (result.returncode, complaint(result)) == (2, "make lock needs uv: python -m pip install uv")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.relative_to(ROOT).as_posix())
def test_every_pin_of_a_lock_file_has_a_hash(lock: Path) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", lock.read_text(), flags=re.MULTILINE)[1:]

    assert blocks
    assert [block for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []


def test_what_builds_a_release_is_what_the_tests_built_with() -> None:
    build = (ROOT / ".ci/build/requirements.lock").read_text()

    assert blocks(build) <= blocks(LOCK)
    assert "hatchling" in {name for name, _ in blocks(build)}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="about what git keeps of this repository")
def test_git_must_not_ignore_what_a_target_needs() -> None:
    needed = sorted({*LOCKS, *(ROOT / ".ci").rglob("*.json"), *(ROOT / ".ci").rglob("*.txt")})
    ran = subprocess.run(["git", "check-ignore", "--no-index", *needed], cwd=ROOT, capture_output=True, check=False)

    assert (ran.returncode, ran.stdout) == (1, b"")


@needs_make
def test_the_audit_asks_about_every_lock_file() -> None:
    [line] = [line for line in make("--dry-run", "audit").stdout.splitlines() if "audit_locks.py" in line]

    assert {ROOT / name for name in line.partition("audit_locks.py ")[2].split()} == set(LOCKS)


def test_the_lock_file_holds_whatever_the_project_declares_and_its_build_tools() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    declared = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9_.-]", each)[0]).lower() for each in declared}

    assert names | {"editables"} <= PINNED


def test_the_action_installs_what_the_tests_ran_with_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    declared, developing = (
        {re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9_.-]", each)[0]).lower() for each in listed}
        for listed in (project["project"]["dependencies"], project["dependency-groups"]["dev"])
    )
    pins, ours = blocks(RUNTIME), blocks(LOCK)

    assert [pin for pin in pins if pin not in ours] == []
    assert declared <= {name for name, _ in pins}
    assert not developing & {name for name, _ in pins}


def blocks(lock: str) -> set[tuple[str, str]]:
    """Give the name of each pin, and all that pins it: version and hashes."""
    found = re.findall(r"(?m)^([a-z0-9-]+)(?:\[[a-z,]+\])?(==\S+)(.*(?:\n    --hash.*)+)", lock)
    return {(name, version + " ".join(re.findall(r"sha256:\w+", hashes))) for name, version, hashes in found}


@pytest.mark.parametrize("trace", ["://", "--index", "--extra-index", "--find-links", "file:", " /"])
def test_the_lock_file_must_not_name_an_index_or_a_path(trace: str) -> None:
    assert trace not in LOCK
    assert trace not in RUNTIME
