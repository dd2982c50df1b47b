"""Markdown from standard input."""

from __future__ import annotations

import sys

from linkwatch import files
from linkwatch.documents.inputs import STDIN
from linkwatch.model import LinkwatchError, Problem


def read() -> tuple[str, tuple[Problem, ...]]:
    """Read standard input to its end as UTF-8; a byte that is not UTF-8 becomes U+FFFD and a problem.

    Raises LinkwatchError where it is closed or cannot be read.
    """
    try:
        data = sys.stdin.buffer.read()
    except (OSError, AttributeError) as error:  # it is None where it was closed from the start
        reason = files.reason(error) if isinstance(error, OSError) else "it is closed"
        raise LinkwatchError(f"standard input cannot be read: {reason}", "Name a file instead of “-”.") from error
    return files.decoded(data, STDIN)
