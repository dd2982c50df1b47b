"""Pages that say 200, and in a box that there is nothing: boards do so before they send the visitor back."""

from __future__ import annotations

from linkwatch.model import Case, Judgement
from linkwatch.patterns import lazy
from linkwatch.rules.by_script import box
from linkwatch.rules.names import is_error
from linkwatch.rules.sentences import engine_says, sentence_of_an_error
from linkwatch.rules.soft_404 import SOFT_404


def soft_404_box(case: Case) -> Judgement | None:
    """Prove a page broken that shows nothing but a box in which it says that it is not there."""
    page = case.seen.page if case.seen else None
    words = box(page) if page else ""
    if not words or not _tells_of_an_error(words):
        return None
    return SOFT_404.because(f"The server says that all is well, but the page only tells in a box: “{words}”.")


def _tells_of_an_error(words: str) -> bool:
    return bool(any(map(is_error, _ENDS.split(words))) or engine_says(words) or sentence_of_an_error(words))


_ENDS = lazy(r"[.!\u3002\uff01] *")
