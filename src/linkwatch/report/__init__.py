"""How is it told? One pure renderer for each format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from types import ModuleType

from linkwatch.model import LinkwatchError, Render, Report


def _later(form: str) -> Render:
    """Give the renderer of a format, whose file is loaded when a report of it is wanted."""

    def render(report: Report) -> str:
        rendered: str = _file(form).render(report)
        return rendered

    return render


def _file(form: str) -> ModuleType:
    return import_module(f"{__name__}.to_{form.replace('-', '_')}")


RENDERERS: Mapping[str, Render] = {
    form: _later(form)
    for form in ("text", "json", "markdown", "sarif", "junit", "github", "html", "bibtex", "csl-json")
}
"""Every format under the name that people ask for it with; to add one, write `to_<name>.py` and its name here."""

_BEGINNINGS = {
    "json": "START", "markdown": "START", "html": "START", "bibtex": "MARKER", "sarif": "START", "junit": "START",
    "github": "START",
}  # fmt: skip


def beginning(form: str) -> str:
    """Give how a report of a format begins where a person might have a file of the same name; '' for other formats."""
    return str(getattr(_file(form), _BEGINNINGS[form])) if form in _BEGINNINGS else ""


BIBLIOGRAPHIES = frozenset({"bibtex", "csl-json"})
"""Formats of the papers alone, whose keys stay what they are in the file that a new one takes the place of."""


def pieces(report: Report, format: str, earlier: str = "") -> Iterable[str]:  # noqa: A002 # as `render`
    """Tell a report as `render` does, piece by piece where its format can: for files, since a report may be large.

    `earlier` is the text of the bibliography that it takes the place of.
    """
    if earlier and format in BIBLIOGRAPHIES:
        return [_file(format).render(report, earlier)]
    if format not in RENDERERS or not hasattr(_file(format), "pieces"):
        return [render(report, format)]
    told: Iterable[str] = _file(format).pieces(report)
    return told


def render(report: Report, format: str) -> str:  # noqa: A002 # the word of the command line
    """Tell a report in one of the formats; raises LinkwatchError for a name that is none."""
    if format not in RENDERERS:
        raise LinkwatchError(f"unknown format: {format}", f"Choose one of: {', '.join(RENDERERS)}.")
    return RENDERERS[format](report)
