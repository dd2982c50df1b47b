"""The cache: one SQLite file with what earlier runs saw, so that a run need not ask again; losing it costs time only.

Nothing that goes wrong with it ends a run: it becomes a warning, and the run goes on without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from linkwatch import codec, told, urls
from linkwatch.cache_file import FILE, CacheFile, check_places, check_stranger
from linkwatch.freshness import Answer
from linkwatch.layout import DatabaseError, ForeignError, read_only, reason
from linkwatch.memory import Past
from linkwatch.model import Document, LinkwatchError, Observation, Paper, Problem, Settings
from linkwatch.packing import MOST_TEXT, moment, packed, unpacked
from linkwatch.records import dataclass
from linkwatch.version import __version__

LARGEST = 1024 * 1024
"""Bytes of one answer, compressed; a larger one is visited again rather than kept."""
LARGEST_DOCUMENT = 16 * LARGEST
"""Bytes of one document, compressed."""
MOST_DOCUMENT = 4 * MOST_TEXT
"""Bytes of one document as text: some 100,000 links."""
MOST_PAST = 16 * 1024
"""Characters of what is known of one link: many are read at a time."""
MOST_NOTE = 256 * 1024
"""Characters of what was told of one answer; where it is more, the answer is judged again."""
MOST_PASTS = 256 * LARGEST
"""Characters of all pasts together that are looked through at once."""
OLDEST = timedelta(days=90)
"""What no run saw in so long is dropped."""
DAY = timedelta(days=1)

_READ = f"{__version__} {hashlib.sha256(codec.shape(Document).encode()).hexdigest()[:16]}"
"""Which documents are found again: those that this version wrote; their keys tell which sources read them."""


@contextmanager
def open_cache(settings: Settings, environment: Mapping[str, str] | None = None) -> Iterator[Cache]:
    """Open the cache of these settings, one that is forgotten at the end where they want none.

    Only visits made as this run makes them are found again: with this version, name and routes.
    """
    cache = Cache(Path(settings.cache_dir) if settings.cache else None, variant(settings, environment or {}))
    try:
        yield cache
    finally:
        cache.close()


def read_pasts(folder: Path) -> tuple[dict[str, Past], list[Problem]]:
    """Give what the cache in a folder knows of every link, and change nothing, not even a file that nobody can read."""
    file = folder / FILE
    try:
        check_places(folder)
        if not file.is_file():
            return {}, []
        check_stranger(file)
        with contextlib.closing(read_only(file)) as database:
            rows = list(_bounded(database.rows("SELECT url, past FROM pasts WHERE length(past) <= ?", (MOST_PAST,))))
    except (LinkwatchError, ForeignError, *DatabaseError) as error:
        trouble = reason(error).removeprefix(f"{file}: ")
        return {}, [Problem(str(file), 0, 0, f"cannot be read ({trouble}); what it knows is not told")]
    return {str(url): past for url, data in rows if (past := _past(data))}, []


@dataclass(frozen=True, slots=True)
class Kept:
    """A visit as it is written down; `good` and `whole` are as in an `Answer`, `note` says what was told of it."""

    data: bytes
    note: str
    good: bool
    whole: bool


def pack(url: str, seen: Observation) -> bytes | None:
    """Write down what a visit saw, None where that is not to be kept: it is too large, or its address has a secret."""
    data = None if _has_secret(url) else packed(_without_secrets(seen))
    return data if data is not None and len(data) <= LARGEST else None


def variant(settings: Settings, environment: Mapping[str, str]) -> str:
    """Name the way in which visits are made; answers to other ways say nothing about these."""
    routes = sorted((name.lower(), value) for name, value in environment.items() if name.lower() in _ROUTES)
    parts = (
        __version__,
        settings.user_agent,
        settings.contact,
        settings.connect_to,
        settings.allow_private,
        settings.max_redirects,
        routes,
        codec.shape(Observation),
        codec.shape(Paper),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


_ROUTES = {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir"}


class Cache(CacheFile):
    """Answers, papers, documents and pasts by their keys."""

    def __init__(self, folder: Path | None, variant: str) -> None:
        super().__init__(folder)
        self._variant = variant

    def answer(self, url: str) -> Answer | None:
        """Give what the last visit of an address saw, however long ago."""
        if self._file is None:
            return None
        row = self._one(
            "SELECT checked, fetched, good, whole, seen FROM answers WHERE variant = ? AND url = ?", self._variant, url
        )
        seen = unpacked(row[4], Observation) if row else None
        if row is None or seen is None:
            return None
        return Answer(seen, moment(row[0]), moment(row[1]), bool(row[2]), bool(row[3]))

    def keep_answer(self, url: str, answer: Answer, note: str = "") -> None:
        """Keep what a visit saw, in the place of what the one before saw; cookies, and what a login opened, are not.

        The note says what was told of it.
        """
        if self._file and (data := pack(url, answer.seen)) is not None:
            self.keep_packed(url, Kept(data, note, answer.good, answer.whole), answer.checked, answer.fetched)

    def keep_packed(self, url: str, kept: Kept, checked: datetime, fetched: datetime) -> None:
        """Keep what a visit saw as it is written down already."""
        times = (int(checked.timestamp()), int(fetched.timestamp()))
        self._put(_KEEP_ANSWER, (self._variant, url, *times, kept.good, kept.whole, kept.data))
        self.keep_note(url, kept.note)

    def notes(self, urls: Collection[str]) -> Iterator[tuple[str, datetime, bool, str]]:
        """Give what today's rules told of answers: address, when it was last confirmed, whether it is good, and note.

        Addresses of which nothing is kept are left out.
        """
        if self._file is None:
            return
        values = (self._variant, told.program(), MOST_NOTE)
        for url, checked, good, note in self._of(_NOTES, values, urls):
            yield str(url), _moment_of(checked), bool(good), str(note)

    def keep_note(self, url: str, note: str) -> None:
        """Keep what was told of an answer that is kept, in the place of what was told before; '' is nothing."""
        row = (told.program(), note, self._variant, url)
        self._put(_KEEP_NOTE if note else _DROP_NOTE, row if note else row[2:])

    def paper(self, arxiv_id: str) -> Paper | None:
        """Give what arXiv last said of a paper."""
        row = self._one("SELECT paper FROM papers WHERE variant = ? AND id = ?", self._variant, arxiv_id)
        return unpacked(row[0], Paper) if row else None

    def keep_paper(self, paper: Paper) -> None:
        """Keep what arXiv says of a paper."""
        if data := packed(paper):
            self._put("INSERT OR REPLACE INTO papers VALUES (?, ?, ?)", (self._variant, paper.arxiv_id, data))

    def code(self, arxiv_id: str) -> tuple[str, datetime] | None:
        """Give the repository that is suggested for a paper, '' for none, and when that was said."""
        row = self._one("SELECT url, asked FROM codes WHERE variant = ? AND id = ?", self._variant, arxiv_id)
        return (str(row[0]), moment(row[1])) if row else None

    def keep_code(self, arxiv_id: str, url: str, asked: datetime) -> None:
        """Keep which repository is suggested for a paper."""
        row = (self._variant, arxiv_id, int(asked.timestamp()), url)
        self._put("INSERT OR REPLACE INTO codes VALUES (?, ?, ?, ?)", row)

    def past(self, url: str) -> Past | None:
        """Give what is known of a link, to the day."""
        return self.pasts([url]).get(url)

    def pasts(self, urls: Collection[str]) -> dict[str, Past]:
        """Give what is known of links, to the day."""
        rows = self._of("SELECT url, past FROM pasts WHERE length(past) <= ? AND url IN ", (MOST_PAST,), urls)
        return {str(url): past for url, data in rows if (past := _past(data))}

    def keep_past(self, url: str, past: Past, now: datetime) -> None:
        """Keep what is known of a link."""
        self.keep_pasts({url: past}, {}, now)

    def keep_pasts(self, pasts: Mapping[str, Past], known: Mapping[str, Past], now: datetime) -> None:
        """Keep what has become known of links since the cache gave what is `known`, and note daily which are in use."""
        seconds, day = int(now.timestamp()), int(DAY.total_seconds())
        unused = "SELECT url FROM pasts WHERE at NOT BETWEEN ? AND ? AND url IN "
        old = {url for (url,) in self._of(unused, (seconds - day, seconds + day), known)}
        for url, past in pasts.items():
            before = known.get(url)
            if (before is not past and before != past) or url in old:
                self._put("INSERT OR REPLACE INTO pasts VALUES (?, ?, ?)", (url, seconds, _past_text(past)))

    def document(self, key: str, now: datetime) -> Document | None:
        """Give what was read in a text, and note that it is in use."""
        row = self._one("SELECT at, document FROM documents WHERE variant = ? AND key = ?", _READ, key)
        document = unpacked(row[1], Document, MOST_DOCUMENT) if row else None
        if document and row and now - moment(row[0]) > DAY:
            values = (int(now.timestamp()), _READ, key)
            self._put("UPDATE documents SET at = ? WHERE variant = ? AND key = ?", values)
        return document

    def keep_document(self, key: str, document: Document, now: datetime) -> None:
        """Keep what was read in a text, by this version."""
        if self._file is None or any(_has_secret(place.url) for place in document.occurrences):
            return
        data = packed(document, MOST_DOCUMENT)
        if data is not None and len(data) <= LARGEST_DOCUMENT:
            row = (_READ, key, int(now.timestamp()), data)
            self._put("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)", row)

    def forget(self, now: datetime) -> None:
        """Drop what nobody asked for in a long time; papers stay, for they stand in where arXiv is silent."""
        before = int((now - OLDEST).timestamp())
        self._put("DELETE FROM answers WHERE checked < ?", (before,))
        self._put("DELETE FROM told WHERE checked < ?", (before,))
        self._put("DELETE FROM pasts WHERE at < ?", (before,))
        self._put("DELETE FROM documents WHERE at < ?", (before,))


def _has_secret(url: str) -> bool:
    return urls.without_userinfo(url) != url


def _without_secrets(seen: Observation) -> Observation:
    hops = tuple(replace(hop, url=urls.without_userinfo(hop.url)) for hop in seen.hops)
    headers = {name: value for name, value in seen.headers.items() if name != "set-cookie"}
    return replace(seen, body=b"", headers=headers, hops=hops, final_url=urls.without_userinfo(seen.final_url))


@lru_cache(maxsize=1024)  # links that are plainly ok have few different ones
def _past_text(past: Past) -> str:
    return json.dumps(codec.encode(past), separators=(",", ":"))


@lru_cache(maxsize=1024)  # as above
def _past(data: object) -> Past | None:
    return unpacked(data, Past, MOST_PAST)


def _bounded(rows: Iterator[tuple[str, object]]) -> Iterator[tuple[str, object]]:
    """Give rows as long as they are not too many; raises ForeignError, for pages of a file can be many times in it."""
    left = MOST_PASTS
    for url, data in rows:
        left -= len(str(url)) + len(str(data))
        if left < 0:
            raise ForeignError("holds too much")
        yield url, data


_moment_of = lru_cache(maxsize=1024)(moment)
"""Many answers were confirmed in the same second."""

_KEEP_ANSWER = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)"
_KEEP_NOTE = (
    "INSERT OR REPLACE INTO told SELECT variant, url, ?, checked, good, ? FROM answers WHERE variant = ? AND url = ?"
)
_NOTES = "SELECT url, checked, good, note FROM told WHERE variant = ? AND program = ? AND length(note) <= ? AND url IN "
_DROP_NOTE = "DELETE FROM told WHERE variant = ? AND url = ?"
