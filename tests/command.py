"""The command line, run in this process: arguments in, exit status and both outputs out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from linkwatch.cli import main


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Ran]

posix = pytest.mark.skipif(os.name == "nt", reason="about permissions, pipes, signals or links as only POSIX has them")


@pytest.fixture
def linkwatch(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Command:
    """Run `linkwatch ARGUMENTS…` as a shell would, without a terminal."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr("sys.argv", ["linkwatch", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsysbinary.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Ran(code, told.out.decode(), told.err.decode())

    return run


def unmeasured() -> dict[str, str]:
    """Give the environment for a program whose coverage cannot be written down: it is killed, or has no room."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}


def connect_to(rules: Any) -> list[str]:
    """Give the options that lead a command to the test web."""
    return [
        part for rule in rules for part in ("--connect-to", f"{rule.host}:{rule.port}:{rule.to_host}:{rule.to_port}")
    ]
