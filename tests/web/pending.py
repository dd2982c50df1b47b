"""Behaviours that are not yet judged as they should be; the label stands, the program is to follow."""

from __future__ import annotations

PENDING = {
    "Content that is there: 403 with Retry-After, then fine": "Retry-After counts with 429 and 503 only",
    "Moved: the Location has a fragment of its own": "the fragment of a Location is dropped",
    "Moved: to the day's page": "a target that is a date is taken for the page's new home",
    "Turned away: 403": "a plain 403 is called a challenge for its title",
    "Turned away: 403 behind a redirect": "as above",
    "Turned away: a glossary's entry": "a short page named 'Captcha' is taken for one",
    "Turned away: a short page on a film": "a short page named 'Forbidden' is taken for a wall",
}
"""By the name of the case: what is missing."""
