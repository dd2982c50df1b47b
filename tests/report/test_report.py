from __future__ import annotations

import pytest
import sample

from linkwatch.model import LinkwatchError
from linkwatch.report import RENDERERS, render, to_text


def test_every_format_renders_a_report_as_text_that_ends_its_last_line() -> None:
    full = sample.full()
    assert list(RENDERERS) == ["text", "json", "markdown"]
    assert all(render(full, name).endswith("\n") for name in RENDERERS)
    assert render(full, "text") == to_text.render(full)


def test_an_unknown_format_is_named_with_the_known_ones() -> None:
    with pytest.raises(LinkwatchError, match="unknown format: pdf") as caught:
        render(sample.full(), "pdf")
    assert caught.value.hint == "Choose one of: text, json, markdown."


def test_no_face_tells_a_password() -> None:
    assert not any("secret" in render(sample.full(), name) for name in RENDERERS)
