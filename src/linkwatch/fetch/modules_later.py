"""Lets a library be loaded without those modules of others that it imports for somebody else's sake."""

from __future__ import annotations

import sys
import threading
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


def later(*names: str) -> None:
    """Have modules loaded when one of their names is asked for, not when they are imported; `from` asks at once.

    The standard library's `LazyLoader` is no help: importing a module asks it for its `__spec__`, and that loads it.
    """
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec and spec.loader:
            module = module_from_spec(spec)
            module.__dict__["_load"] = spec.loader.exec_module
            module.__class__ = _Later
            sys.modules[name] = module


class _Later(ModuleType):
    """A module that is not loaded; with the first of its names that is asked for it becomes a plain one."""

    def __getattr__(self, name: str) -> Any:
        plain: ModuleType = self
        with _TURN:  # where several threads ask, the others wait until all names are there
            if load := self.__dict__.pop("_load", None):
                load(plain)
                plain.__class__ = ModuleType
            return ModuleType.__getattribute__(plain, name)


_TURN = threading.RLock()
