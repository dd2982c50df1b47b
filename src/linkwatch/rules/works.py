"""Works, wares and words that bear the name of an error: by what their title says beside it, or by their address."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from linkwatch import urls
from linkwatch.patterns import lazy
from linkwatch.rules.addresses import split
from linkwatch.rules.phrases import ends_in_a_thing, names_an_error

WORKS = lazy(
    r"\b(s\d{1,2} ?e\d{1,3}|episode|series|season|podcast|lyrics|songs?|single|album|ep|track|band|film|movie|novel|"
    r"books?|story|poems?|games?|puzzle|exhibition|painting|theatre|play|talk|t-?shirt|sticker|poster|icon|template|"
    r"(web)?comics?|zine|theme|animation|component|illustration|translation|dictionary|definition|glossary|crossword|"
    r"http|status codes?|"
    r"übersetzung|traduction|traducción|traduzione|tradução|vertaling|tłumaczenie|перевод|"
    r"bedeutung|définition|definición|definizione|definição|betekenis|znaczenie|"
    r"lied|gedicht|roman|chanson|canción|canzone|(song|lied)texte?|hörspiel|spielfilm|buch|ausstellung|exposition|exposición|mostra|álbum|paroles|poème|livre|"
    r"letras?|película|libro|poema|cuento|música|filme|livro|conto|testo|poesia|racconto|tekst|piosenka|wiersz|"
    r"książka|powieść|gedichten|boek|låttext|dikt|bok|píseň|báseň|kniha|dalszöveg|könyv|şiir|şarkı|kitap|oyun)\b|\((19|20)\d\d\)|роман|песня|фильм|小説|歌詞|映画|アルバム|歌词|电影|小说|专辑|歌曲|"
    r"노래|영화|소설|앨범|文庫|漫画|^official( (site|website|page))?$",
    re.IGNORECASE,
)
"""What a title says beside the name of a work, which may be called like an error."""

OF_WORKS = lazy(r"og:type=(?:song|album|book|music\.|video\.|books\.|product)", re.IGNORECASE)
"""What pages of works and wares say that they are (ogp.me); those of errors are a `website`."""

_SHORTEST = 5
_SHORTEST_NAME = 1
_LAST_PARTS = 3


@lru_cache(maxsize=64)  # asked of the same parts again and again
def is_work(part: str) -> bool:
    """Whether a part of a title says that the other is the name of a work."""
    return bool(WORKS.search(part))


def is_in_address(name: str, url: str) -> bool:
    """Whether an address contains the name: then the page is called so, and is not missing."""
    path = _slug(unquote(split(url).path))
    bare = _AT_THE_EDGE.sub("", name)
    names = (name, bare) if names_an_error(bare) else (name,)  # `404 Error` is not the name of a page on errors
    return any(len(slug) >= _SHORTEST and slug in path for slug in map(_slug, names))


def without_own_name(name: str, url: str) -> str:
    """Give a name without what the end of the address names (`left-pad: Package not found`), '' where it has none."""
    folded = name.casefold()
    own = next((each for each in _own_names(url) if len(each) >= _SHORTEST_NAME and _stands_in(each, folded)), "")
    at = folded.find(own)
    before, after = name[:at], name[at + len(own) :]
    if not own or (not after and _ENDS_IN_A_WORD.search(before) and not ends_in_a_thing(before)):
        return ""  # `Page not found hoodie` is one
    return f"{before} {after}".translate(_QUOTES).strip(" :,.-")


def is_own_name(name: str, url: str) -> bool:
    """Whether a name is nothing but what the end of the address names (`@ida` at `/@ida`)."""
    return _slug(name) in map(_slug, _own_names(url))


def is_site(name: str, url: str) -> bool:
    """Whether the host of an address is called so."""
    return _letters(name) in _letters(urls.host(url))


def without_site(name: str, url: str) -> str:
    """Give a name without the site on which it says that something is (`removed from Tube`), '' where it has none."""
    found = next((place for place in _PLACE.finditer(name) if is_site(place[1], url)), None)
    return name[: found.start()] + name[found.end() :] if found else ""


@lru_cache(maxsize=8)  # asked for each name of a page
def _own_names(url: str) -> list[str]:
    parts = unquote(split(url).path).casefold().strip("/").split("/")[-_LAST_PARTS:]
    return ["/".join(parts[at:]) for at in range(len(parts))] + parts


def _letters(name: str) -> str:
    """Give the letters and digits of a name as hosts have them: without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if char.isalnum())


def _stands_in(own: str, name: str) -> bool:
    """Whether a name has these letters for themselves, and others."""
    at = name.find(own)
    while at >= 0:
        around = name[max(at - 1, 0) : at] + name[at + len(own) : at + len(own) + 1]
        if not any(char.isalnum() or char in "_-" for char in around):
            return len(name) > len(own)
        at = name.find(own, at + 1)
    return False


_PLACE = lazy(r" (?:from|on|at|by) ([\w.'-]{3,30})\b")
_ENDS_IN_A_WORD = lazy(r"\w $")
_AT_THE_EDGE = lazy(r"^\W*4(?:04|10)\W+|\W+4(?:04|10)\W*$")
"""The number of an error before its name or after it, which addresses leave out."""

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that are none with an accent, as addresses write them."""

_UMLAUT = lazy("(?<=[aou])e")
"""What addresses write for two dots (`verfuegbar`), or leave out."""

_QUOTES = str.maketrans(dict.fromkeys("'\"`“”„«»\u2018\u2019()", " "))


def _slug(text: str) -> str:
    """Give the words as addresses write them: without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in apart if not unicodedata.combining(char)).translate(_PLAIN)
    return "-".join(re.findall(r"[^\W_]+", _UMLAUT.sub("", plain)))
