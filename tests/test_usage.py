"""docs/usage.md is what the program says: each command's help, and its answers to the examples.

LINKWATCH_REWRITE_GOLDEN=1 writes both into the page.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import click
import pytest

from arxiv_web import Arxiv, arxiv
from command import Command
from linkwatch import jobs, story
from linkwatch.cli import cli
from web import Web, page, redirect

__all__ = ["arxiv"]  # a fixture

PAGE = Path(__file__).parents[1] / "docs" / "usage.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TOOK = re.compile(r"in \d+ ms")
HELP = re.compile(r"Usage: linkwatch ([a-z]+)")
START = datetime(2026, 11, 12, 6, tzinfo=UTC)
CONFIGURATION = """\
interval = 0
late-pause = 0
retries = 0
connect-to = {rules}

[papers]
huggingface = false
"""


def blocks(language: str) -> list[str]:
    return [body for name, body in BLOCK.findall(PAGE.read_text(encoding="utf-8")) if name == language]


def compare(language: str, made: Callable[[str], str]) -> None:
    """Compare all blocks of a language with what is made of them."""
    text = PAGE.read_text(encoding="utf-8")

    def block(found: re.Match[str]) -> str:
        return f"```{language}\n{made(found[2])}```" if found[1] == language else found[0]

    expected = BLOCK.sub(block, text)
    if os.environ.get("LINKWATCH_REWRITE_GOLDEN") == "1":
        PAGE.write_text(expected, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == expected, "docs/usage.md is stale: see this file's docstring"


def help_of(block: str) -> str:
    """Give what `--help` says of the command that a block is about."""
    found = HELP.match(block)
    assert found, block
    with click.Context(cli, info_name="linkwatch", terminal_width=100, **cli.context_settings) as parent:
        command = cli.commands[found[1]]
        return f"{command.get_help(click.Context(command, parent, found[1]))}\n"


def test_the_help_of_every_command_is_on_the_page() -> None:
    compare("text", help_of)
    assert sorted(HELP.match(block)[1] for block in blocks("text")) == sorted(cli.commands)  # type: ignore[index] # just matched


def test_every_command_has_a_section_and_is_in_the_list_of_them() -> None:
    text = PAGE.read_text(encoding="utf-8")
    sections = re.findall(r"(?m)^## ([a-z]+)$", text)
    assert sorted(sections) == sorted(cli.commands)
    assert re.findall(r"\[([a-z]+)\]\(#\1\)", text) == sections


class Shell:
    """Runs the commands of the page one after the other, on one day or on the next."""

    def __init__(self, linkwatch: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.linkwatch = linkwatch
        self.day = 0
        self.status = 0
        for command in (jobs.check, jobs.regenerate):
            monkeypatch.setattr(jobs, command.__name__, partial(command, now=self.now))
        monkeypatch.setattr(story, "today", lambda: self.now().date())

    def now(self) -> datetime:
        return START + timedelta(days=self.day)

    def run(self, block: str) -> str:
        """Give the block with the answers that its commands get now."""
        lines = (line for line in block.splitlines() if line.startswith(("$ ", "# ")))
        return "".join(f"{line}\n{self._answer(line)}" for line in lines)

    def _answer(self, line: str) -> str:
        if line == "# a day later":
            self.day += 1
            return ""
        if line == "$ echo $?":
            return f"{self.status}\n"
        name, *arguments = shlex.split(line.removeprefix("$ "))
        assert name == "linkwatch", line
        ran = self.linkwatch(*arguments)
        self.status = ran.status
        return TOOK.sub("in 20 ms", ran.out + ran.err)


@pytest.fixture
def shell(linkwatch: Command, project: Path, web: Web, arxiv: Arxiv, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    rules = [f"{rule.host}:{rule.port}:{rule.to_host}:{rule.to_port}" for rule in web.connect_to]
    (project / "linkwatch.toml").write_text(CONFIGURATION.format(rules=rules))
    (project / "guide.md").write_text(blocks("markdown")[0])
    (project / "training.md").write_text("# Training\n\n## The schedule\n")
    web.pages["https://blog.example/transformers"] = page("<title>Transformers</title><p>" + "Step by step. " * 50)
    web.pages["https://notes.example/old"] = redirect("/new")
    web.pages["https://notes.example/new"] = page("<title>Notes</title><p>" + "The notes. " * 50)
    return Shell(linkwatch, monkeypatch)


def test_every_example_gets_the_answer_that_is_shown(shell: Shell) -> None:
    compare("console", shell.run)
    for name in ("links.json", "links.sarif", "reports/README.md", "reports/state.jsonl", "health.html", "links.xml"):
        assert Path(name).is_file(), name


def test_there_are_examples_of_what_people_do_most() -> None:
    shown = "".join(blocks("console"))
    for command in ("check", "links", "papers", "report", "history"):
        assert f"\n$ linkwatch {command} " in f"\n{shown}"
