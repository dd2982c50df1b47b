"""Dataclasses with slots: the standard library's in all that they do, made in a third of the time.

A run makes sixty of them before it does anything. The standard library writes and compiles up to eight methods for
each; here all share theirs, and only `__init__` is written anew.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import Field, FrozenInstanceError
from functools import partial
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False, eq: bool = True) -> Callable[[type], type]:
        """Make a dataclass of a class as `dataclasses.dataclass` does; raises TypeError for what is not meant here.

        That is a class without slots, and fields that `__init__` does not take, or by their names only.
        """
        if not slots:
            raise TypeError("a class without slots is for dataclasses.dataclass")
        return partial(_made, frozen=frozen, eq=eq)


def _made(kind: Any, *, frozen: bool, eq: bool) -> type:
    own = {*vars(kind)}
    kind = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    fields = dataclasses.fields(kind)
    if not all(each.init and not each.kw_only for each in fields):
        raise TypeError(f"the fields of {kind.__qualname__} are for dataclasses.dataclass")
    kind.__init__ = _init(kind, fields)
    kind.__dataclass_params__.frozen = frozen
    kind.__shown__ = tuple(each.name for each in fields if each.repr)
    kind.__compared__ = _getter([each.name for each in fields if each.compare])
    methods: dict[str, Any] = {"__repr__": _repr}
    if eq:
        methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
    if frozen:
        methods |= {
            "__setattr__": _refuse_to_set,
            "__delattr__": _refuse_to_delete,
            "__getstate__": _getstate,
            "__setstate__": _setstate,
        }
    for name, method in methods.items():
        if name not in own:
            setattr(kind, name, method)
    return kind  # type: ignore[no-any-return] # as it came


def _init(kind: Any, fields: tuple[Field[Any], ...]) -> Any:
    """Write the one method that is a class's own; slots are set by their descriptors, past what freezes them."""
    names: dict[str, Any] = {"_MISSING": dataclasses.MISSING}
    given, lines = [], []
    for at, each in enumerate(fields):
        names[f"_set{at}"] = getattr(kind, each.name).__set__
        value = each.name
        if each.default_factory is not dataclasses.MISSING:
            names[f"_make{at}"] = each.default_factory
            value = f"_make{at}() if {value} is _MISSING else {value}"
            given.append(f"{each.name}=_MISSING")
        elif each.default is not dataclasses.MISSING:
            names[f"_default{at}"] = each.default
            given.append(f"{each.name}=_default{at}")
        else:
            given.append(each.name)
        lines.append(f"_set{at}(self, {value})")
    exec(f"def __init__(self, {', '.join(given)}):\n " + "\n ".join(lines), names)  # noqa: S102 - of our own fields
    init = names["__init__"]
    init.__qualname__ = f"{kind.__qualname__}.__init__"
    init.__module__ = kind.__module__
    return init


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    get: Any = attrgetter(*names)
    return get if len(names) > 1 else _Alone(get)


class _Alone:
    """Gets the values of a class with one of them."""

    def __init__(self, get: Callable[[Any], Any]) -> None:
        self._get = get

    def __call__(self, record: Any) -> tuple[Any, ...]:
        return (self._get(record),)


@recursive_repr()
def _repr(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__shown__)})"


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__compared__(self) == self.__compared__(other)


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


def _refuse_to_set(_self: Any, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
