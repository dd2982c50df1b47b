"""How wide a text is on a screen of characters of one width; knows wcwidth."""

from __future__ import annotations

from wcwidth import wcswidth


def of(text: str) -> int | None:
    """Give the columns that a text takes (Unicode Standard Annex 11); None where nobody can say, as for a tab."""
    found = wcswidth(text)
    return found if found >= 0 else None
