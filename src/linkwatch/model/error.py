"""What a program says that cannot do its job."""

from __future__ import annotations


class LinkwatchError(Exception):
    """The job cannot be done: the message says what happened, `hint` what to do next (exit status 2)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
