"""What a page's script says in a box, and where it sends the visitor then, on pages that show nothing themselves."""

from __future__ import annotations

from linkwatch.model import Page
from linkwatch.patterns import lazy

WORDS = 15

# Nothing with a brace before: a script says and does so at once, and does not only define how.
_BOX = lazy(r"[^{}]{0,300}?\balert\(\s*(?:\"((?:[^\"\\]|\\.){2,200})\"|'((?:[^'\\]|\\.){2,200})')\s*\)")
_TARGET = lazy(
    r"[^{}]{0,600}?\blocation(?:\.href)?(?:\s*=(?!=)\s*|\.(?:replace|assign)\(\s*)(?:\"([^\"]{1,300})\"|'([^']{1,300})')"
)
_JUMP = lazy(
    r"\s*(?:(?:window|self|top|document)\.)*location(?:\.href)?(?:\s*=(?!=)\s*|\.(?:replace|assign)\(\s*)"
    r"(?:\"([^\"]{1,300})\"|'([^']{1,300})')\s*\)?\s*;?\s*"
)
_BREAKS = lazy(r"(?:\\[nrt]|\s)+")


def box(page: Page) -> str:
    """Give what a script tells the visitor in a box as soon as the page is there, '' where something else is shown."""
    found = _BOX.match(page.script) if _shows_nothing(page) else None
    return _BREAKS.sub(" ", found[1] or found[2]).strip() if found else ""


def target(page: Page) -> str:
    """Give the address, as written, to which a script sends the visitor at once, '' where something else is shown."""
    found = _TARGET.match(page.script) if _shows_nothing(page) else None
    return (found[1] or found[2]) if found else ""


def jump(page: Page) -> str:
    """Give the address, as written, to which a page sends the visitor that is nothing but this, '' elsewhere."""
    found = _JUMP.fullmatch(page.script) if _shows_nothing(page) and not page.words else None
    return (found[1] or found[2]) if found else ""


def _shows_nothing(page: Page) -> bool:
    """Whether there is hardly a word, and no script from elsewhere that could bring more."""
    return page.words <= WORDS and not page.headings and not page.loaded
