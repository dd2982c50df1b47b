"""Shell completion: the script for each shell, and what may stand where click cannot know it."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

from linkwatch.model import Verdict

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_LINKWATCH_COMPLETE"
"""The variable by which the script asks the program what may stand at the cursor."""


def script(shell: str, command: click.Command) -> str:
    """Give the script that lets a shell complete a command; a new version of linkwatch needs no new script."""
    complete = get_completion_class(shell)
    assert complete, shell
    source = complete(command, {}, "linkwatch", VARIABLE).source()
    # Answers are `type,value`, and values of ours have commas of their own; click's script for fish cuts at each.
    return source.replace('string split ","', 'string split --max 1 ","')


def files(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete files and folders."""
    return [CompletionItem(incomplete, type="file")]


def folders(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete folders."""
    return [CompletionItem(incomplete, type="dir")]


def verdicts(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the last of verdicts that are separated by commas; none is named twice."""
    before, comma, last = incomplete.rpartition(",")
    named = before.split(",")
    return [f"{before}{comma}{each}" for each in Verdict if each.startswith(last) and each not in named]
