"""Regular expressions that are compiled when they are first used: a run needs few of those that the program has."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give a pattern as `re.compile` does, whose methods are to be called on it: it is none to the functions of `re`.

    A source that is no regular expression raises re.error at its first use only; a test compiles them all.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))


class _Lazy:
    """Stands for a pattern; keeps whatever it was asked for, so that each is looked up once."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found
