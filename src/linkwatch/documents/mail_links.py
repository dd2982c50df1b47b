"""Mail addresses in the finished text of a block: escapes and entities resolved, adjacent texts joined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from linkwatch.documents import github_autolink
from linkwatch.documents.nodes import Node


def link(nodes: Sequence[Node]) -> list[Node]:
    """Make links of the mail addresses in the texts that stand in no link; what is in an image shows as text anyway."""
    linked: list[Node] = []
    group: list[Node] = []
    in_link, open_kinds = False, list[str]()
    for node in nodes:
        joins = node.kind in {"text", "run"} and not in_link
        if not joins or (node.run and node.run.closed):
            linked += _linked(group)
            group = []
        if joins:
            group.append(node)
            if node.run and node.run.opened:
                linked += _linked(group)
                group = []
        else:
            in_link = _is_in_link(node, in_link, open_kinds)
            linked.append(node)
    return linked + _linked(group)


def _is_in_link(node: Node, before: bool, open_kinds: list[str]) -> bool:
    """Whether what follows a node is in a link; as in cmark-gfm an autolink in one ends it."""
    if node.kind in {"link", "image"}:
        open_kinds.append(node.kind)
        return before or node.kind == "link"
    if node.kind == "end":
        return open_kinds.pop() == "image" and before
    return before and node.kind != "autolink"


def _linked(group: list[Node]) -> list[Node]:
    text = "".join(node.shown for node in group)
    found = list(github_autolink.mails(text))
    return list(_cut(group, text, found)) if found else group


def _cut(group: list[Node], text: str, found: list[tuple[int, int, str]]) -> Iterator[Node]:
    starts, at = [], 0
    for node in group:
        starts.append(at)
        at += len(node.shown)

    def origin(offset: int) -> int:
        number = bisect_right(starts, offset) - 1
        node, inside = group[number], offset - starts[number]
        return node.start + inside if node.end - node.start == len(node.shown) else node.start

    done = 0
    for start, end, url in [*found, (len(text), len(text), "")]:
        if start > done:
            yield Node("text", origin(done), origin(start - 1) + 1, text[done:start])
        if url:
            yield Node("bare", origin(start), origin(end - 1) + 1, url, text=text[start:end])
        done = end
