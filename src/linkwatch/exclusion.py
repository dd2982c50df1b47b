"""What the user takes out of the check: rules on addresses, and comments at places; pure, the day is handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from linkwatch import matching
from linkwatch.model import Document, Ignore, Link, Occurrence, Problem, Settings


def excluded_by(link: Link, settings: Settings, today: date) -> str:
    """Name what excludes a link, '' when nothing does; comments do where they cover every place of it.

    Comments hold whatever the rules include: they are about the place, not the address. Raises LinkwatchError where
    a rule takes too long.
    """
    ignores = [each.ignored for each in link.occurrences if each.ignored and is_ignored(each, today)]
    if ignores and len(ignores) == len(link.occurrences):
        return _comment(link.occurrences[0].file, ignores[0])
    if any(matching.found(pattern, link.url) for pattern in settings.include):
        return ""
    if settings.include:
        return "the include rules, none of which it matches"
    hit = next((pattern for pattern in settings.exclude if matching.found(pattern, link.url)), None)
    return f"the rule “{hit.pattern}”" if hit else ""


def prepare(links: Iterable[Link], settings: Settings) -> None:
    """Search the addresses of a run for the rules at once, where that takes more than a moment."""
    if patterns := (*settings.include, *settings.exclude):
        matching.prepare(patterns, [link.url for link in links])


def is_ignored(place: Occurrence, today: date) -> bool:
    """Whether a comment takes a place out of the check today."""
    return place.ignored is not None and not _is_over(place.ignored, today)


def without_expired(document: Document, today: date) -> Document:
    """Give a document in which only those comments ignore places that still count."""
    if not any(_is_over(ignore, today) for ignore in document.ignores):
        return document
    places = (each if is_ignored(each, today) else replace(each, ignored=None) for each in document.occurrences)
    return replace(document, occurrences=tuple(places))


def expired(document: Document, today: date) -> Iterator[Problem]:
    """Tell of the comments whose last day is over: they ignore nothing any more."""
    for ignore in document.ignores:
        if _is_over(ignore, today):
            message = f"this linkwatch comment counted until {ignore.until}; remove it, or give it a new day"
            yield Problem(document.file, ignore.line, ignore.column, message)


def _is_over(ignore: Ignore, today: date) -> bool:
    return ignore.until is not None and ignore.until < today


def _comment(file: str, ignore: Ignore) -> str:
    until = f" until {ignore.until}" if ignore.until else ""
    reason = f": “{ignore.reason}”" if ignore.reason else ""
    return f"the comment at {file}:{ignore.line}{until}{reason}"
