"""What docs/comparing.md says of linkwatch is so; what it says of others is as of the versions that it names."""

from __future__ import annotations

import re
from pathlib import Path

from linkwatch.model import Settings

TEXT = (Path(__file__).parents[1] / "docs" / "comparing.md").read_text(encoding="utf-8")
TABLES = [line for line in TEXT.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
CELLS = [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in TABLES if not line.startswith("| | ")]
ROWS = {name: cells for name, *cells in CELLS}


def test_every_row_has_a_cell_for_every_checker() -> None:
    assert len(ROWS) > 25
    assert {len(cells) for cells in ROWS.values()} == {9}
    assert all(cell.strip() for cells in ROWS.values() for cell in cells)


def test_every_checker_is_named_with_its_version() -> None:
    [head] = {line for line in TABLES if line.startswith("| | ")}
    for name in head.strip("| ").split(" | ")[1:]:
        assert re.search(rf"{re.escape(name)}( linkcheck)? [0-9]+\.[0-9]+\.[0-9]+[,.]", TEXT), name


def test_the_figures_of_linkwatch_are_its_defaults() -> None:
    defaults = Settings()
    assert ROWS["at once in all, on one host"][0] == f"{defaults.concurrency}, {defaults.per_host}"
    assert ROWS["tries after a failure"][0] == f"{defaults.retries}, and up to two late in the run"
    assert not defaults.allow_private
    assert defaults.cache
