"""Locks on open files."""

from pathlib import Path

import pytest

from linkwatch import locks


@pytest.mark.skipif(not locks.THERE_ARE, reason="this system has no such locks")
def test_one_descriptor_at_a_time_has_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with path.open("w") as first, path.open("w") as second:
        assert locks.locked(first.fileno()) is True
        assert locks.locked(second.fileno()) is False
        first.close()
        assert locks.locked(second.fileno()) is True


def test_a_descriptor_that_is_not_open_has_none(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as file:
        closed = file.fileno()
    assert locks.locked(closed) is None


def test_a_system_without_locks_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "fcntl", None)
    with (tmp_path / "file").open("w") as file:
        assert locks.locked(file.fileno()) is None
