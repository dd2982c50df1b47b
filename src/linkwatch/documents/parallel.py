"""Parses several texts in as many processes as pay for their start."""

from __future__ import annotations

import contextlib
import pickle
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from linkwatch import children
from linkwatch.children import Child, pipe
from linkwatch.model import Document, Parse

Text = tuple[str, str]
"""A text and the name of its file."""

START = 1_500_000
"""Characters that are parsed in the time that a process needs to start and to hand its documents back (0.3 s)."""
MOST = 8
_CODE = "from {module} import {parse}; from {here} import serve; serve({parse})"


def parse_all(texts: Sequence[Text], parse: Parse, processes: int | None = None) -> list[Document]:
    """Parse texts, in their order; `parse` must be importable by its name.

    What a process was to parse that cannot be started, or ends without its documents, is parsed here.
    """
    shares = _shares([len(text) for text, _ in texts], processes or _processors())
    if len(shares) == 1 or not sys.executable:
        return [parse(*text) for text in texts]
    own, *others = shares
    with _helpers(parse, len(others)) as helpers:
        asked = list(zip(helpers, others, strict=False))
        for helper, share in asked:
            _give(helper, [texts[number] for number in share])
        found = {number: parse(*texts[number]) for number in own}
        for helper, share in asked:
            found.update(zip(share, _take(helper), strict=False))
    return [found[number] if number in found else parse(*text) for number, text in enumerate(texts)]


def serve(parse: Parse) -> None:
    """Parse what comes in on standard input, once: what a helper does."""
    texts = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    pickle.dump([parse(*text) for text in texts], sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.flush()


def _processors() -> int:
    return min(MOST, children.processors())


def _shares(sizes: Sequence[int], processes: int) -> list[list[int]]:
    """Give the numbers of the texts that each process gets: ours first, and only those that get any.

    The longest text goes first, always to whom is done soonest; other processes than ours have yet to start.
    """
    loads = [0] + [START] * (processes - 1)
    shares: list[list[int]] = [[] for _ in loads]
    for number in sorted(range(len(sizes)), key=lambda each: -sizes[each]):
        least = loads.index(min(loads))
        loads[least] += sizes[number]
        shares[least].append(number)
    return [shares[0], *filter(None, shares[1:])]


@contextmanager
def _helpers(parse: Parse, count: int) -> Iterator[list[Child]]:
    """Start processes, fewer where no more can be had, that are gone at the end, however it comes."""
    code = _CODE.format(module=parse.__module__, parse=parse.__name__, here=__name__)
    with contextlib.ExitStack() as stack:
        helpers = list[Child]()
        for _ in range(count):
            helper = children.start(code)
            if not helper:
                break
            stack.callback(children.end, helper)
            helpers.append(helper)
        yield helpers


def _give(helper: Child, texts: Sequence[Text]) -> None:
    with contextlib.suppress(OSError), pipe(helper.stdin) as stream:  # one that is gone is found when it is asked
        pickle.dump(texts, stream, pickle.HIGHEST_PROTOCOL)


def _take(helper: Child) -> list[Document]:
    """Give the documents of a helper, none where it came to grief or where others wrote to its output as well."""
    data = pipe(helper.stdout).read()
    if helper.wait() or not data.startswith(pickle.PROTO):
        return []
    documents: list[Document] = pickle.loads(data)  # noqa: S301 - from the process that was started here
    return documents
