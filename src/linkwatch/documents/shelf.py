"""Documents that an earlier run parsed: a text that has not changed need not be parsed again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePath
from typing import Protocol

from linkwatch.documents.parallel import Text
from linkwatch.model import Document

SHORT = 2_000
"""Characters of a text that is parsed about as fast as it is looked up."""


class Shelf(Protocol):
    """Where documents are kept, by a key that names their text, in whatever file that stood."""

    def get(self, key: str) -> Document | None:
        """Give what was put there under the key."""

    def put(self, key: str, document: Document) -> None:
        """Keep a document for later runs."""


def read(texts: Sequence[Text], shelf: Shelf, parse: Callable[[Sequence[Text]], list[Document]]) -> list[Document]:
    """Give the documents of texts in their order: from the shelf, and for those that are not there by parsing."""
    keys = {number: key(*text) for number, text in enumerate(texts) if len(text[0]) > SHORT}
    kept = {number: document for number, name in keys.items() if (document := shelf.get(name))}
    found = {number: named(document, texts[number][1]) for number, document in kept.items()}
    missing = [number for number in range(len(texts)) if number not in found]
    for number, document in zip(missing, parse([texts[each] for each in missing]), strict=True):
        if number in keys:
            shelf.put(keys[number], document)
        found[number] = document
    return [found[number] for number in range(len(texts))]


def key(text: str, file: str) -> str:
    """Name a text, the format that it is read in, and the program that reads it."""
    data, program = text.encode(errors="surrogatepass"), fingerprint(Path(__file__).parent)
    return hashlib.blake2b(data, digest_size=20, key=program).hexdigest() + PurePath(file).suffix.lower()


@cache
def fingerprint(stage: Path) -> bytes:
    """Give what changes with every change of the sources that read documents, within one version of linkwatch too.

    It is the same for all where no sources are installed: there the version alone tells.
    """
    sources = sorted([*stage.glob("*.py"), *stage.parent.glob("urls.py")])
    return hashlib.blake2b(b"\0".join(source.read_bytes() for source in sources)).digest()


def named(document: Document, file: str) -> Document:
    """Give a document as one of another file."""
    if document.file == file:
        return document
    return replace(
        document,
        file=file,
        occurrences=tuple(replace(each, file=file) for each in document.occurrences),
        problems=tuple(replace(each, file=file) for each in document.problems),
    )
