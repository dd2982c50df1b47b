from __future__ import annotations

import re
from pathlib import Path

import pytest
import sample

from linkwatch.model import LinkwatchError
from linkwatch.options import SUFFIXES
from linkwatch.report import RENDERERS, pieces, render, to_text


def test_every_format_renders_a_report_as_text_that_ends_its_last_line() -> None:
    full = sample.full()
    assert {"text", "json", "markdown", "html", "sarif", "junit", "github"} <= RENDERERS.keys()
    assert all(render(full, name).endswith("\n") for name in RENDERERS)
    assert render(full, "text") == to_text.render(full)


def test_an_unknown_format_is_named_with_the_known_ones() -> None:
    with pytest.raises(LinkwatchError, match="unknown format: pdf") as caught:
        render(sample.full(), "pdf")
    assert caught.value.hint == f"Choose one of: {', '.join(RENDERERS)}."


def test_no_face_tells_a_password() -> None:
    assert not any("secret" in render(sample.full(), name) for name in RENDERERS)


def test_the_page_about_reports_names_every_format_and_suffix() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text()
    rows = re.findall(r"(?m)^\| `([a-z][a-z-]*)` \| ([^|]*?) ?\|", page)
    assert sorted(name for name, _ in rows) == sorted(RENDERERS)
    assert {suffix: name for name, suffixes in rows for suffix in re.findall(r"\.\w+", suffixes)} == SUFFIXES


@pytest.mark.parametrize("form", sorted(RENDERERS))
def test_a_report_in_pieces_is_the_same(form: str) -> None:
    assert "".join(pieces(sample.full(), form)) == render(sample.full(), form)


def test_a_long_report_comes_in_pieces_no_longer_than_an_entry() -> None:
    assert max(map(len, pieces(sample.full(), "json"))) < len(render(sample.full(), "json")) / 3


def test_an_unknown_format_has_no_pieces() -> None:
    with pytest.raises(LinkwatchError, match="unknown format: pdf"):
        list(pieces(sample.full(), "pdf"))
