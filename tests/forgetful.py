"""A plugin of pytest for `make mutation`: what functions have kept from earlier tests is forgotten before the first.

Every fault is tried in a copy of one process that has run all tests before; without this, answers from before would
hide it.
"""

from __future__ import annotations

import functools
import gc


def pytest_sessionstart() -> None:
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper):
            each.cache_clear()
