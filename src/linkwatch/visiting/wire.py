"""Messages between the processes of one run, over pipes: pickled, since both ends are this very program.

The dataclasses of the model are pickled as the values of their fields, which takes a third of the time and bytes.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields
from operator import attrgetter
from types import MappingProxyType
from typing import IO, Any

from linkwatch import model
from linkwatch.lean import NOTHING
from linkwatch.store import Kept
from linkwatch.visiting.job import Job
from linkwatch.visiting.visited import Visited

_LENGTH = 4
_Reduced = tuple[Callable[..., Any], tuple[Any, ...]]


def send(sink: IO[bytes], message: object) -> None:
    """Write one message; raises OSError where nobody reads any more."""
    data = io.BytesIO()
    pickler = pickle.Pickler(data, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(message)
    sink.write(len(data.getbuffer()).to_bytes(_LENGTH) + data.getbuffer())
    sink.flush()


def receive(source: IO[bytes]) -> Any:
    """Read one message, None at the end, also where the last one is torn."""
    length = source.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    data = source.read(int.from_bytes(length))
    if len(data) < int.from_bytes(length):
        return None
    return pickle.loads(data)  # noqa: S301 - from a process of this run


def _by_fields(kind: Any) -> Callable[[Any], _Reduced]:
    values = attrgetter(*(each.name for each in fields(kind)))
    return lambda value: (kind, values(value))


def _reduced(mapping: MappingProxyType[Any, Any]) -> _Reduced:
    return _view, () if mapping is NOTHING else (dict(mapping),)


def _view(mapping: dict[Any, Any] | None = None) -> Mapping[Any, Any]:
    return NOTHING if mapping is None else MappingProxyType(mapping)  # all observations without evidence share one


_KINDS = (
    Job, Visited, Kept, model.Link, model.Occurrence, model.Ignore, model.Request, model.Observation, model.Hop,
    model.Page, model.PageMetadata, model.Judgement, model.Reason, model.Suggestion, model.Problem,
)  # fmt: skip
_TABLE: dict[type, Callable[[Any], Any]] = {kind: _by_fields(kind) for kind in _KINDS}
_TABLE[MappingProxyType] = _reduced
