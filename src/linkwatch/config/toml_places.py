"""Where keys and values are in a TOML text, which no TOML library tells; alone knows tree-sitter."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

KeyPath = tuple[str | int, ...]
"""Keys, and indexes of arrays, from the root of the text."""

Entry = tuple[KeyPath, Node, Node]
"""A path, its key and its value; the key is the value too where other lines make up the value."""


class Places:
    """The lines and columns of a valid TOML text; of longer paths only the first `depth` parts are known."""

    def __init__(self, text: str, depth: int) -> None:
        data = text.encode()
        self._lines = data.split(b"\n")
        self._nodes: dict[KeyPath, tuple[Node, Node]] = {}
        for path, key, value in _entries(Parser(Language(tree_sitter_toml.language())).parse(data).root_node, depth):
            self._nodes.setdefault(path, (key, value))

    def of(self, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
        """Give line and column (from 1, in characters) of the value at `path`, or of its key.

        Where the path is unknown, the nearest path above it counts; (0, 0) where there is none.
        """
        for length in range(len(path), 0, -1):
            if nodes := self._nodes.get(path[:length]):
                return self._place(nodes[0] if key else nodes[1])
        return 0, 0

    def _place(self, node: Node) -> tuple[int, int]:
        row, column = node.start_point
        return row + 1, len(self._lines[row][:column].decode()) + 1


def _entries(root: Node, depth: int) -> Iterator[Entry]:
    """Give all entries in document order, without recursion: a stranger chooses how deep arrays nest."""
    todo: list[tuple[KeyPath, Node]] = [((), root)]
    while todo:
        path, node = todo.pop()
        inner = _inner(path, node, depth)
        yield from inner[0]
        todo += reversed(inner[1])


def _inner(path: KeyPath, node: Node, depth: int) -> tuple[list[Entry], list[tuple[KeyPath, Node]]]:
    """Give the entries that a node makes, and the nodes below it with the paths they are in."""
    parts = [child for child in node.named_children if child.type != "comment"]
    if len(path) >= depth or not parts:
        return [], []
    match node.type:
        case "pair":
            entries = _along(path, parts[0], parts[-1], depth)
            return entries, [(entries[-1][0], parts[-1])]
        case "table" | "table_array_element":
            entries = _along(path, parts[0], parts[0], depth)
            return entries, [(entries[-1][0], part) for part in parts[1:]]
        case "array":
            items = [((*path, index), part) for index, part in enumerate(parts)]
            return [(item, part, part) for item, part in items], items
        case "document" | "inline_table":
            return [], [(path, part) for part in parts]
    return [], []


def _along(path: KeyPath, key: Node, value: Node, depth: int) -> list[Entry]:
    """Give an entry for every part of a dotted key; `value` is that of the whole key."""
    parts = _parts(key)
    entries: list[Entry] = []
    for part in parts[: depth - len(path)]:
        path = (*path, _name(part))
        entries.append((path, part, value if part is parts[-1] and value is not key else part))
    return entries


def _parts(key: Node) -> list[Node]:
    """Give the parts of a key; the grammar nests `a.b.c` to the left."""
    parts: list[Node] = []
    while key.type == "dotted_key":
        *_, last = key.named_children
        parts.append(last)
        key = key.named_children[0]
    return [key, *reversed(parts)]


def _name(part: Node) -> str:
    text = (part.text or b"").decode()
    return text if part.type == "bare_key" else next(iter(tomllib.loads(f"{text} = 0")))
