"""What links are there? Documents are found, read and parsed; a format is one file and one line in PARSERS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from linkwatch import files
from linkwatch.documents import html_page, inputs, markdown, standard_input
from linkwatch.model import Document, Parse, Problem

PARSERS: dict[str, Parse] = {
    ".md": markdown.parse,
    ".markdown": markdown.parse,
    ".mdown": markdown.parse,
    ".mdx": markdown.parse,
    ".html": html_page.parse,
    ".htm": html_page.parse,
    ".xhtml": html_page.parse,
}


def parse(text: str, file: str) -> Document:
    """Read the links and anchors of a text, in the format that the file's suffix names, Markdown otherwise."""
    return PARSERS.get(PurePath(file).suffix.lower(), markdown.parse)(text, file)


def read(paths: Sequence[str]) -> list[Document]:
    """Find and parse the documents that the arguments name; what is wrong with a file's text is among its problems.

    `-` is standard input. Raises LinkwatchError for what is not there, cannot be read or holds no Markdown.
    """
    return [_read(file) for file in inputs.find(paths)]


def read_text(file: str) -> tuple[str, tuple[Problem, ...]]:
    """Read a file that was found, or standard input; what is no UTF-8 is a problem."""
    return standard_input.read() if file == inputs.STDIN else files.read_text(file)


def _read(file: str) -> Document:
    text, problems = read_text(file)
    document = parse(text, file)
    return replace(document, problems=(*problems, *document.problems))
