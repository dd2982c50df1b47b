"""Behaviours that are not yet judged as they should be; the label stands, the program is to follow."""

from __future__ import annotations

PENDING: dict[str, str] = {}
"""By the name of the case: what is missing."""
