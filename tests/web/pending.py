"""Behaviours that are not yet judged as they should be; the label stands, the program is to follow."""

from __future__ import annotations

PENDING = {
    "Moved: the Location has a fragment of its own": "the fragment of a Location is dropped",
    "Turned away: a short page on a film": "a short page named 'Forbidden' is taken for a wall",
}
"""By the name of the case: what is missing."""
