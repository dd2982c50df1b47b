"""Works, wares and words that bear the name of an error: by what their title says beside it, or by their address."""

from __future__ import annotations

import re
from urllib.parse import unquote

from linkwatch.rules.addresses import split

WORKS = re.compile(
    r"\b(s\d{1,2} ?e\d{1,3}|episode|series|season|podcast|lyrics|songs?|single|album|ep|track|band|film|movie|novel|"
    r"books?|story|poems?|games?|puzzle|exhibition|painting|theatre|play|talk|t-?shirt|sticker|poster|icon|template|"
    r"theme|animation|component|illustration|translation|dictionary|definition|glossary|crossword|http|status codes?|"
    r"lied|gedicht|roman|chanson|canción|canzone)\b|\((19|20)\d\d\)|роман|песня|фильм|小説|歌詞|映画|アルバム|歌词|电影|小说|专辑|歌曲|"
    r"노래|영화|소설|앨범",
    re.IGNORECASE,
)
"""What a title says beside the name of a work, which may be called like an error."""

_SHORTEST = 5


def is_work(part: str) -> bool:
    """Whether a part of a title says that the other is the name of a work."""
    return bool(WORKS.search(part))


def is_in_address(name: str, url: str) -> bool:
    """Whether an address contains the name: then the page is called so, and is not missing."""
    slug = _slug(name)
    return len(slug) >= _SHORTEST and slug in _slug(unquote(split(url).path))


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))
