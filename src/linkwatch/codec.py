"""Frozen dataclasses as JSON and back, by their annotations; what does not fit is a ValueError, not a wrong object."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Kind = TypeVar("Kind")


def encode(value: object) -> Any:
    """Give what json.dumps takes; fields that have their defaults are left out, sets are sorted."""
    if is_dataclass(value):
        pairs = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: encode(inner) for each, inner in pairs if not _is_default(each, inner)}
    if isinstance(value, Mapping):
        return {str(key): encode(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(encode, value))
    if isinstance(value, tuple):
        return [encode(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


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


def _is_default(field: Any, value: object) -> bool:
    if field.default is not MISSING:
        return bool(field.default == value)
    return field.default_factory is not MISSING and bool(field.default_factory() == value)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _decode(data: Any, hint: Any) -> Any:
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _decode_optional(data, get_args(hint))
    if origin in {tuple, frozenset}:
        return origin(_decode_all(_checked(data, list), get_args(hint)[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = get_args(hint)[1]
        return {key: _decode(each, inner) for key, each in _checked(data, dict).items()}
    if is_dataclass(hint):
        return _decode_dataclass(data, hint)
    return _decode_scalar(data, hint)


def _decode_all(data: list[Any], hint: Any) -> Iterable[Any]:
    if hint is str and set(map(type, data)) <= {str}:
        return data  # a page has hundreds of ids: one by one they would take longer than the rules
    return [_decode(each, hint) for each in data]


def _decode_optional(data: Any, kinds: tuple[Any, ...]) -> Any:
    kind = next(each for each in kinds if each is not types.NoneType)
    return None if data is None else _decode(data, kind)


def _decode_dataclass(data: Any, kind: Any) -> Any:
    hints = _hints(kind)
    try:
        return kind(**{name: _decode(each, hints[name]) for name, each in _checked(data, dict).items()})
    except (KeyError, TypeError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from None


def _decode_scalar(data: Any, kind: Any) -> Any:
    if kind in {date, datetime}:
        return kind.fromisoformat(_checked(data, str))
    if issubclass(kind, Enum):
        return kind(data)
    if kind is float and type(data) is int:
        return float(data)
    return _checked(data, kind)


def _checked(data: Any, kind: type[Any]) -> Any:
    if type(data) is not kind:
        raise ValueError(f"expected {kind.__name__}, got {type(data).__name__}")
    return data
