"""The labelled behaviours, one family a file, in the order in which they are told."""

from __future__ import annotations

from web.cases import Case
from web.families import (
    addresses,
    away,
    data,
    gone,
    guessed,
    local,
    many,
    moved,
    named,
    parked,
    passing,
    places,
    polite,
    refresh,
    said,
    soft,
    there,
    told,
    tongues,
    walls,
)

FAMILIES = (
    there,
    addresses,
    polite,
    moved,
    refresh,
    gone,
    soft,
    named,
    tongues,
    guessed,
    said,
    told,
    data,
    parked,
    places,
    local,
    away,
    walls,
    passing,
    many,
)


def all_cases() -> dict[str, Case]:
    """Make all cases anew, by family and name: answers that change from request to request start over."""
    return {f"{family.FAMILY}: {case.name}": case for family in FAMILIES for case in family.cases()}
