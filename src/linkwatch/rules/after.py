"""The rules over what a visit saw, in their order; apart from those that need no visit, which load in no time."""

from __future__ import annotations

from linkwatch.model import Rule
from linkwatch.rules import (
    anchor,
    fine,
    listing,
    login,
    moved,
    parked,
    soft_404,
    soft_404_box,
    soft_404_data,
    status,
    thrown,
    transport,
    trouble,
    walls,
    youtube,
)

AFTER: tuple[Rule, ...] = (
    listing.listed,
    transport.transport,
    walls.challenge,
    walls.region,
    login.login,
    listing.elsewhere,
    status.status,
    parked.parked,
    parked.suspended,
    parked.default_page,
    thrown.thrown,
    youtube.youtube,
    soft_404.soft_404,
    soft_404_data.soft_404_data,
    soft_404_box.soft_404_box,
    trouble.trouble,
    anchor.anchor,
    moved.moved,
    fine.fine,
)
"""Rules over what a visit saw; walls before all else, since a wall's page is not the page."""
