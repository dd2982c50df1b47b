"""Dataclasses that share their methods do what those of the standard library do."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from linkwatch import model, records
from linkwatch.model import Link, Observation, Page

MAKERS = (dataclasses.dataclass, records.dataclass)
Make = Callable[..., Any]


def rows(make: Make, **settings: bool) -> Any:
    @make(slots=True, **settings)
    class Row:
        """A row."""

        name: str
        count: int = 0
        secret: str = field(default="", repr=False)
        apart: float = field(default=0.0, compare=False)
        others: list["Row"] = field(default_factory=list)

        @property
        def doubled(self) -> int:
            return self.count * 2

    return Row


def lone(make: Make) -> Any:
    @make(frozen=True, slots=True)
    class Lone:
        """A row with one value."""

        value: float

        def __repr__(self) -> str:
            return f"<{self.value}>"

    return Lone


@pytest.mark.parametrize("settings", [{}, {"frozen": True}, {"eq": False}, {"frozen": True, "eq": False}])
def test_they_are_as_the_standard_library_makes_them(settings: dict[str, bool]) -> None:
    def facts(make: Make) -> list[object]:
        row = rows(make, **settings)
        one, same, other = row("a", 1, "s", 2.0), row(name="a", count=1, secret="s", apart=3.0), row("b")
        other.others.append(other)
        return [
            *(repr(each) for each in (one, same, other)),
            *(one == each for each in (one, same, other, "a", replace(one, count=2))),
            row.__hash__ is None,
            [(each.name, each.type, each.default, each.repr, each.compare) for each in fields(row)],
            (row.__match_args__, row.__slots__, row.__doc__, row.__qualname__, row.__init__.__qualname__),
            (other.others is row("b").others, one.doubled, dataclasses.is_dataclass(row), hasattr(one, "__dict__")),
            (dataclasses.astuple(one), copy.copy(one).others is one.others, copy.deepcopy(one).others is one.others),
        ]

    assert facts(records.dataclass) == facts(dataclasses.dataclass)


@pytest.mark.parametrize("call", [{}, {"name": "a", "more": 1}, {"count": 1}])
def test_what_they_do_not_take_is_refused_in_the_same_words(call: dict[str, object]) -> None:
    said = []
    for make in MAKERS:
        with pytest.raises(TypeError) as caught:
            rows(make)(**call)
        said.append(str(caught.value))

    assert said[0] == said[1]


def test_frozen_ones_can_be_hashed_and_others_cannot() -> None:
    theirs, ours = (lone(make)(2.5) for make in MAKERS)

    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs) == "<2.5>"
    with pytest.raises(TypeError, match="unhashable"):
        hash(rows(records.dataclass)("a"))


def test_frozen_ones_stay_as_they_are() -> None:
    for make in MAKERS:
        row = rows(make, frozen=True)("a")
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
            row.name = "b"
        with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
            del row.name
        assert row.name == "a"


def test_others_do_not() -> None:
    row = rows(records.dataclass)("a")
    row.name = "b"
    assert row.name == "b"
    with pytest.raises(AttributeError):
        row.unknown = 1


def test_what_was_packed_is_unpacked() -> None:
    seen = Observation("https://a.example/", 200, page=Page("A", headings=("A", "B")))

    assert pickle.loads(pickle.dumps(seen)) == seen
    assert copy.deepcopy(seen) == seen


def test_one_kind_is_not_another() -> None:
    other: object = ("a", ())
    assert Link("a", ()) != other
    assert lone(records.dataclass)(1.0) != lone(records.dataclass)(1.0)


@pytest.mark.parametrize(
    ("settings", "given"), [({"slots": False}, field()), ({}, field(init=False)), ({}, field(kw_only=True))]
)
def test_what_is_not_meant_here_is_refused(settings: dict[str, bool], given: Any) -> None:
    class Kind:
        name: str = given

    with pytest.raises(TypeError, match=r"dataclasses\.dataclass"):
        records.dataclass(**{"slots": True, **settings})(Kind)


def test_every_noun_of_the_model_is_frozen() -> None:
    nouns = [each for each in vars(model).values() if dataclasses.is_dataclass(each)]

    assert len(nouns) > 20
    for noun in nouns:
        with pytest.raises(FrozenInstanceError):
            setattr(object.__new__(noun), "url", "")  # type: ignore[arg-type] # noqa: B010 - no field must be settable
