"""Each shell gets its script, and the program answers what the script asks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from command import Command, posix
from linkwatch import completion
from linkwatch.cli import cli
from linkwatch.model import Verdict
from linkwatch.options import FORMATS


def complete(*words: str) -> list[str]:
    """Give what may stand in the place of the last word."""
    *before, incomplete = words
    found = ShellComplete(cli, {}, "linkwatch", completion.VARIABLE).get_completions(list(before), incomplete)
    return [item.value if item.type == "plain" else f"<{item.type}>" for item in found]


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_every_shell_gets_its_script(linkwatch: Command, shell: str) -> None:
    ran = linkwatch("completion", shell)
    assert (ran.status, ran.err) == (0, "")
    assert f"{completion.VARIABLE}={shell}_complete" in ran.out


def test_fish_cuts_an_answer_at_its_first_comma_only(linkwatch: Command) -> None:
    cuts = [line for line in linkwatch("completion", "fish").out.splitlines() if "string split" in line]
    assert len(cuts) == 1
    assert 'string split --max 1 "," $completion' in cuts[0]


def test_another_shell_is_told_which_there_are(linkwatch: Command) -> None:
    ran = linkwatch("completion", "tcsh")
    assert ran.status == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in ran.err


def test_commands_are_completed() -> None:
    assert complete("") == sorted(cli.commands)
    assert complete("hi") == ["history"]


def test_options_are_completed() -> None:
    assert complete("check", "--fail") == ["--fail-on"]
    assert "--report-dir" in complete("check", "--")


@pytest.mark.parametrize("command", ["check", "report"])
def test_formats_are_completed(command: str) -> None:
    assert complete(command, "--format", "") == list(FORMATS)
    assert complete(command, "--format", "j") == ["json", "junit"]


@pytest.mark.parametrize(
    ("incomplete", "expected"),
    [
        ("", [each.value for each in Verdict]),
        ("b", ["broken", "blocked"]),
        ("moved,b", ["moved,broken", "moved,blocked"]),
        ("broken,b", ["broken,blocked"]),
        ("x", []),
        ("broken,x", []),
    ],
)
def test_verdicts_are_completed_each_behind_those_before(incomplete: str, expected: list[str]) -> None:
    assert complete("check", "--fail-on", incomplete) == expected


@pytest.mark.parametrize(
    "words",
    [
        ("check", ""),
        ("links", "docs/"),
        ("papers", ""),
        ("demo", ""),
        ("check", "-o", ""),
        ("report", "--output", ""),
        ("papers", "-o", ""),
        ("check", "--config", ""),
    ],
)
def test_files_are_left_to_the_shell(words: tuple[str, ...]) -> None:
    assert complete(*words) == ["<file>"]


@pytest.mark.parametrize("option", ["--report-dir", "--cache-dir"])
@pytest.mark.parametrize("command", ["check", "history"])
def test_folders_are_left_to_the_shell(command: str, option: str) -> None:
    assert complete(command, option, "") == ["<dir>"]


def test_every_option_that_names_a_file_or_a_folder_is_completed_so() -> None:
    for name, command in cli.commands.items():
        for option in command.params:
            if isinstance(option, click.Option) and option.metavar in {"FILE", "DIR"}:
                assert complete(name, option.opts[0], "")[0] in {"<file>", "<dir>"}, (name, option.opts)


@posix
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("linkwatch comp", "completion"),
        ("linkwatch check --fail-on broken,m", "broken,moved"),
        ("linkwatch report --format ht", "html"),
        ("linkwatch completion ''", "bash zsh fish"),
    ],
)
def test_bash_completes_by_its_script(tmp_path: Path, words: str, expected: str) -> None:
    bash = shutil.which("bash")
    assert bash, "this test needs bash"
    (tmp_path / "linkwatch").write_text(f'#!/bin/sh\nexec {sys.executable} -m linkwatch "$@"\n')
    (tmp_path / "linkwatch").chmod(0o755)
    script = (
        'eval "$(linkwatch completion bash)"\n'
        f"COMP_WORDS=({words})\n"
        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
        "_linkwatch_completion linkwatch\n"
        'echo "${COMPREPLY[*]}"\n'
    )
    environ = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    ran = subprocess.run([bash, "--norc", "-c", script], capture_output=True, text=True, check=True, env=environ)
    assert (ran.stdout.strip(), ran.stderr) == (expected, "")
