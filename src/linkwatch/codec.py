"""Frozen dataclasses as JSON and back, by their annotations; what does not fit is a ValueError, not a wrong object.

There are two forms of a dataclass: an object, which says what each value is and leaves out defaults, and a row, the
list of its values in the order of the fields, which is written and read several times as fast.
"""

from __future__ import annotations

import json
import types
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from itertools import islice
from operator import attrgetter
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


def row(value: object) -> str:
    """Write as JSON text in which every dataclass is a row; sets are sorted, mappings have keys that are texts."""
    return _ROWS.encode(value)


def _plain(value: object) -> Any:
    """Give what json takes in the place of a value that it does not know."""
    kind: Any = type(value)
    return _plainer(kind)(value)


@cache
def _plainer(kind: Any) -> Callable[[Any], Any]:
    if is_dataclass(kind):
        return _values(*(each.name for each in fields(kind)))
    if issubclass(kind, bytes):
        return lambda value: b2a_base64(value, newline=False).decode()
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    return sorted if issubclass(kind, frozenset) else dict


def _values(name: str, *others: str) -> Callable[[Any], Any]:
    """Make what gives the values of all fields of an object."""
    return attrgetter(name, *others) if others else lambda value: [getattr(value, name)]


_ROWS = json.JSONEncoder(separators=(",", ":"), check_circular=False, default=_plain)


def decode(data: object, kind: type[Kind]) -> Kind:
    """Give the object of this type that `encode` or `row` made the data from; raises ValueError for any other data."""
    return cast("Kind", _decode(data, kind))


def shape(kind: type[Any]) -> str:
    """Describe a dataclass and those that it holds, so that data of another shape or order can be told apart."""
    inner = get_type_hints(kind)
    return f"{kind.__name__}({', '.join(f'{name}: {_shape(hint)}' for name, hint in inner.items())})"


def _shape(hint: Any) -> str:
    if isinstance(hint, type) and is_dataclass(hint):
        return shape(hint)
    parts = get_args(hint)
    # A type with parts is not named by itself: its name would have the modules in it where they are defined.
    return f"{get_origin(hint)!r}[{', '.join(_shape(part) for part in parts)}]" if parts else repr(hint)


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


_MADE_OF_LISTS: Mapping[Any, Callable[[Iterable[Any]], Any]] = {tuple: tuple, frozenset: frozenset, Sequence: tuple}


@cache
def _decoder(hint: Any) -> Callable[[Any], Any]:
    """Make what reads data of a type: to take a type apart takes longer than to read."""
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        inner = next(each for each in get_args(hint) if each is not types.NoneType)
        return lambda data: None if data is None else _decode(data, inner)
    if make := _MADE_OF_LISTS.get(origin):
        inner = get_args(hint)[0]
        return lambda data: make(_decode_all(_checked(data, list), inner))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = get_args(hint)[1]
        return lambda data: {key: _decode(each, inner) for key, each in _checked(data, dict).items()}
    if is_dataclass(hint):
        return lambda data: _decode_dataclass(data, hint)
    return _scalar(hint)


def _decode_all(data: Sequence[Any], hint: Any) -> Iterable[Any]:
    """Read many values of a type: column by column, since one by one they take several times as long."""
    kinds = set(map(type, data))
    if kinds == {hint} and hint in _AS_THEY_ARE:
        return data
    if kinds == {list} and is_dataclass(hint):
        return _decode_rows(data, hint)
    if kinds == {list} and get_origin(hint) is tuple:
        return _decode_tuples(data, get_args(hint)[0])
    if types.NoneType in (optional := get_args(hint)):
        return _decode_optional(data, optional[0], is_whole=types.NoneType not in kinds)
    return map(_decoder(hint), data)


def _decode_optional(data: Sequence[Any], hint: Any, *, is_whole: bool) -> Iterable[Any]:
    if is_whole:
        return _decode_all(data, hint)
    there = iter(_decode_all([each for each in data if each is not None], hint))
    return [None if each is None else next(there) for each in data]


def _decode_tuples(data: Sequence[list[Any]], hint: Any) -> Iterable[Any]:
    inner = iter(_decode_all([each for some in data for each in some], hint))
    return [tuple(islice(inner, len(some))) for some in data]


def _decode_rows(rows: Sequence[list[Any]], kind: Any) -> Iterable[Any]:
    hints = _row_hints(kind)
    try:
        columns = [_decode_all(column, hint) for column, hint in zip(zip(*rows, strict=True), hints, strict=True)]
        return list(map(kind, *columns))
    except TypeError as error:
        raise ValueError(f"no {kind.__name__}: {error}") from None


def _decode_dataclass(data: Any, kind: Any) -> Any:
    if type(data) is list:
        return next(iter(_decode_rows([data], kind)))
    hints = _hints(kind)
    try:
        return kind(**{name: _decoder(hints[name])(each) for name, each in _checked(data, dict).items()})
    except (KeyError, TypeError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from None


@cache
def _row_hints(kind: Any) -> Sequence[Any]:
    return [_hints(kind)[each.name] for each in fields(kind)]


def _scalar(kind: Any) -> Callable[[Any], Any]:
    if kind in {date, datetime}:
        return lambda data: kind.fromisoformat(_checked(data, str))
    if kind is bytes:
        return lambda data: a2b_base64(_checked(data, str), strict_mode=True)
    if issubclass(kind, Enum):
        return cast("Callable[[Any], Any]", kind)
    if kind is float:
        return lambda data: float(data) if type(data) is int else _checked(data, float)
    return lambda data: _checked(data, kind)


def _checked(data: Any, kind: type[Any]) -> Any:
    if type(data) is not kind:
        raise ValueError(f"expected {kind.__name__}, got {type(data).__name__}")
    return data
