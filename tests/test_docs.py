"""What the documents say is true: their commands exist, their links lead somewhere."""

import re
import shlex
from pathlib import Path

import click
import pytest

from command import Command
from linkwatch.cli import cli

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
COMMAND = re.compile(r"^(?:\$ )?(linkwatch [^#\n]*?)\s*(?:#.*)?$", re.MULTILINE)


def commands() -> list[str]:
    blocks = (block for page in PAGES for block in re.findall(r"(?s)```console\n(.*?)```", page.read_text()))
    return sorted({command for block in blocks for command in COMMAND.findall(typed(block))})


def typed(block: str) -> str:
    """Give what a person types in a block: where there are prompts, the other lines are answers."""
    return "\n".join(line for line in block.splitlines() if line.startswith("$ ")) or block


@pytest.mark.parametrize("line", commands())
def test_a_command_in_the_documents_is_one(line: str) -> None:
    name, *arguments = shlex.split(line)[1:]
    command = cli.commands[name]
    with click.Context(cli, info_name="linkwatch", **cli.context_settings) as parent:
        command.make_context(name, arguments, parent=parent)


def test_there_are_commands_in_the_documents() -> None:
    assert len(commands()) >= 8


def test_every_target_of_make_in_the_documents_is_one() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text()))
    named = {
        name
        for page in PAGES
        for name in re.findall(r"`make ([a-z]+)`|(?m:^make ([a-z]+)$)", page.read_text())
        for name in name
        if name
    }
    assert named
    assert named <= targets


def test_the_readme_starts_with_two_commands() -> None:
    start = (ROOT / "README.md").read_text().partition("## Start")[2].partition("## ")[0]
    assert re.findall(r"(?s)```console\n(.*?)```", start) == ["make demo\nmake test\n"]


def test_files_and_headings_that_the_documents_link_to_are_there(
    linkwatch: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    ran = linkwatch("check", "--offline", *(str(page.relative_to(ROOT)) for page in PAGES), "guide")
    assert ran.status == 0, ran.out


def test_the_index_leads_to_every_page() -> None:
    linked = set(re.findall(r"\(([a-z-]+\.md)\)", (ROOT / "docs" / "README.md").read_text()))
    assert linked == {page.name for page in ROOT.glob("docs/*.md")} - {"README.md"}


def test_the_readme_names_every_command_and_every_verdict() -> None:
    text = (ROOT / "README.md").read_text()
    for name in cli.commands:
        assert f"linkwatch {name}" in text
    for verdict in ("ok", "moved", "broken", "unreachable", "blocked", "excluded"):
        assert f"| `{verdict}` |" in text
