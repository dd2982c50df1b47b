"""Frozen dataclasses as JSON and back, by their annotations; what does not fit is a ValueError, not a wrong object."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Kind = TypeVar("Kind")


def encode(value: object) -> Any:
    """Give what json.dumps takes; fields that have their defaults are left out, sets are sorted."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if is_dataclass(value):
        pairs = ((name, getattr(value, name), default) for name, default in _defaults(kind))
        return {name: encode(inner) for name, inner, default in pairs if inner is not default and inner != default}
    if isinstance(value, tuple):
        return [encode(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(map(encode, value))
    if isinstance(value, Mapping):
        return {str(key): encode(inner) for key, inner in value.items()}
    return value.value if isinstance(value, Enum) else value.isoformat() if isinstance(value, date) else value


_AS_THEY_ARE = frozenset({str, int, float, bool, types.NoneType})


def decode(data: object, kind: type[Kind]) -> Kind:
    """Give the object of this type that `encode` made the data from; raises ValueError for any other data."""
    return cast("Kind", _decode(data, kind))


def shape(kind: type[Any]) -> str:
    """Describe a dataclass and those that it holds, so that data of another shape can be told apart."""
    inner = dict(sorted(get_type_hints(kind).items()))
    return f"{kind.__name__}({', '.join(f'{name}: {_shape(hint)}' for name, hint in inner.items())})"


def _shape(hint: Any) -> str:
    if isinstance(hint, type) and is_dataclass(hint):
        return shape(hint)
    parts = get_args(hint)
    return f"{hint!r}[{', '.join(_shape(part) for part in parts)}]" if parts else repr(hint)


@cache
def _defaults(kind: Any) -> Sequence[tuple[str, object]]:
    """Give the fields of a dataclass, each with what it has where nothing is said (MISSING: nothing)."""
    made = ((each, each.default_factory) for each in fields(kind))
    return [(each.name, each.default if make is MISSING else make()) for each, make in made]


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _decode(data: Any, hint: Any) -> Any:
    return _decoder(hint)(data)


@cache
def _decoder(hint: Any) -> Callable[[Any], Any]:
    """Make what reads data of a type: to take a type apart takes longer than to read."""
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        inner = next(each for each in get_args(hint) if each is not types.NoneType)
        return lambda data: None if data is None else _decode(data, inner)
    if origin in {tuple, frozenset}:
        inner = get_args(hint)[0]
        return lambda data: origin(_decode_all(_checked(data, list), inner))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = get_args(hint)[1]
        return lambda data: {key: _decode(each, inner) for key, each in _checked(data, dict).items()}
    if is_dataclass(hint):
        return lambda data: _decode_dataclass(data, hint)
    return _scalar(hint)


def _decode_all(data: list[Any], hint: Any) -> Iterable[Any]:
    if hint is str and set(map(type, data)) <= {str}:
        return data  # a page has hundreds of ids: one by one they would take longer than the rules
    return map(_decoder(hint), data)


def _decode_dataclass(data: Any, kind: Any) -> Any:
    hints = _hints(kind)
    try:
        return kind(**{name: _decoder(hints[name])(each) for name, each in _checked(data, dict).items()})
    except (KeyError, TypeError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from None


def _scalar(kind: Any) -> Callable[[Any], Any]:
    if kind in {date, datetime}:
        return lambda data: kind.fromisoformat(_checked(data, str))
    if issubclass(kind, Enum):
        return cast("Callable[[Any], Any]", kind)
    if kind is float:
        return lambda data: float(data) if type(data) is int else _checked(data, float)
    return lambda data: _checked(data, kind)


def _checked(data: Any, kind: type[Any]) -> Any:
    if type(data) is not kind:
        raise ValueError(f"expected {kind.__name__}, got {type(data).__name__}")
    return data
