"""Golden files: set LINKWATCH_REWRITE_GOLDEN=1 to write what a test got, and read the diff before it is committed."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, got: str) -> None:
    """Compare with a golden file, byte for byte; LINKWATCH_REWRITE_GOLDEN=1 in the environment rewrites it instead."""
    file = FOLDER / name
    if os.environ.get("LINKWATCH_REWRITE_GOLDEN") == "1":
        file.write_bytes(got.encode())
    assert file.read_bytes().decode() == got
