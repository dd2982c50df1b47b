"""The rules over what a visit saw, in their order; apart from those that need no visit, which load in no time."""

from __future__ import annotations

from linkwatch.model import Rule
from linkwatch.rules import (
    anchor,
    default_page,
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
from linkwatch.rules.framed import framed

AFTER: tuple[Rule, ...] = (
    listing.listed,
    transport.transport,
    framed(walls.challenge),
    walls.region,
    framed(login.login),
    listing.elsewhere,
    status.status,
    parked.parked,
    framed(parked.suspended),
    default_page.no_site,
    thrown.thrown,
    youtube.youtube,
    framed(soft_404.soft_404),
    default_page.default_page,
    soft_404_data.soft_404_data,
    soft_404_box.soft_404_box,
    trouble.trouble,
    anchor.anchor,
    moved.moved,
    fine.fine,
)
"""Rules over what a visit saw; walls before all else, since a wall's page is not the page."""
