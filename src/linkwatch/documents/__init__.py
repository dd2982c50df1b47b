"""What links are there? Documents are found, read and parsed; a format is one file and one line in PARSERS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from linkwatch import files
from linkwatch.documents import html_page, inputs, markdown, parallel, shelf, standard_input
from linkwatch.documents.shelf import Shelf
from linkwatch.model import Document, LinkwatchError, Parse, Problem
from linkwatch.records import dataclass

MOST_BYTES = 100 * 1024 * 1024
"""A larger document is not read, as GitHub takes none: reading takes some twenty times its size in memory."""

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
    return parse_all(load(paths))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it was read."""

    file: str
    text: str
    problems: tuple[Problem, ...]


def load(paths: Sequence[str]) -> list[Loaded]:
    """Find and read the files that the arguments name, as `read` does."""
    return [Loaded(file, *read_text(file)) for file in inputs.find(paths)]


def parse_all(loaded: Sequence[Loaded], known: Shelf | None = None) -> list[Document]:
    """Parse files, in several processes where that pays; those that the shelf holds are not parsed again."""
    texts = [(each.text, each.file) for each in loaded]
    found = shelf.read(texts, known, _parsed) if known else _parsed(texts)
    pairs = zip(loaded, found, strict=True)
    return [replace(document, problems=(*each.problems, *document.problems)) for each, document in pairs]


def read_text(file: str) -> tuple[str, tuple[Problem, ...]]:
    """Read a file that was found, or standard input; what is no UTF-8 is a problem.

    Raises LinkwatchError as `files.read_text` does, and for UTF-16, of which not a single link would be left.
    """
    text, problems = standard_input.read() if file == inputs.STDIN else files.read_text(file, MOST_BYTES)
    if problems and text.startswith(_MARK_OF_UTF_16) and "\0" in text:
        raise LinkwatchError(f"{file}: is in UTF-16, which cannot be read", "Save the file as UTF-8.")
    return text, problems


_MARK_OF_UTF_16 = "\ufffd\ufffd"
"""What is left of its byte order mark, in either order of bytes, where a text is read as UTF-8."""


def _parsed(texts: Sequence[parallel.Text]) -> list[Document]:
    return parallel.parse_all(texts, parse)
