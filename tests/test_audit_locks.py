"""The audit of the lock files is never green without an answer for every package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audit_locks import main

LOCK = """\
# made by a tool
jinja2==3.1.6 \\
    --hash=sha256:00
soupsieve==2.10 ; python_full_version < '3.11.5' \\
    --hash=sha256:01
soupsieve==4.1.2 ; python_full_version >= '3.11.5' \\
    --hash=sha256:02
"""
BAD = {"id": "PYSEC-2019-217", "fix_versions": ["2.10.1", "2.11"], "aliases": ["CVE-2016-10745"]}
# Answers as pip-audit gives them, for whatever of these it is asked about.
STAND_IN = """\
import json, sys
from pathlib import Path
known = json.loads(Path(__file__).with_name("known.json").read_text())
if known is None:
    sys.exit("no route to the service")
pins = [line.split("==") for line in Path(sys.argv[-1]).read_text().split()]
assert len(dict(pins)) == len(pins), "pip-audit refuses a name that stands there twice"
told = [{"name": name, "version": version, **known[f"{name}=={version}"]} for name, version in pins]
print(json.dumps({"dependencies": told, "fixes": []}))
sys.exit(any(each.get("vulns") for each in told))
"""
CLEAN: dict[str, Any] = {
    "jinja2==3.1.6": {"vulns": []},
    "soupsieve==2.10": {"vulns": []},
    "soupsieve==4.1.2": {"vulns": []},
}
SILENT = {"skip_reason": "Dependency not found and could not be audited"}


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "pip_audit.py").write_text(STAND_IN)
    (tmp_path / "some.lock").write_text(LOCK)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return str(tmp_path / "some.lock")


def known(lock: str, told: dict[str, Any] | None) -> None:
    Path(lock).with_name("known.json").write_text(json.dumps(told))


@pytest.mark.parametrize(
    ("told", "status", "words"),
    [
        (CLEAN, 0, "3 packages, 0 known vulnerabilities\n"),
        (
            CLEAN | {"jinja2==3.1.6": {"vulns": [BAD]}},
            1,
            "jinja2==3.1.6: PYSEC-2019-217, mended in 2.10.1, 2.11\n3 packages, 1 known vulnerabilities\n",
        ),
        (CLEAN | {"soupsieve==2.10": SILENT}, 2, "could not ask about 1 of 3 packages: soupsieve==2.10\n"),
        (
            {
                "jinja2==3.1.6": SILENT,
                "soupsieve==2.10": {"vulns": [BAD | {"fix_versions": []}]},
                "soupsieve==4.1.2": SILENT,
            },
            1,
            """\
soupsieve==2.10: PYSEC-2019-217, mended in no version yet
could not ask about 2 of 3 packages: jinja2==3.1.6, soupsieve==4.1.2
""",
        ),
        (None, 2, "could not ask about 3 of 3 packages: jinja2==3.1.6, soupsieve==2.10, soupsieve==4.1.2\n"),
    ],
    ids=["clean", "vulnerable", "silent about one", "vulnerable and silent", "no service"],
)
def test_it_says_what_is_known_and_what_it_could_not_ask(
    lock: str, told: dict[str, Any] | None, status: int, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    known(lock, told)

    assert (main(lock), capfd.readouterr().out) == (status, words)


def test_why_there_was_no_answer_is_told(lock: str, capfd: pytest.CaptureFixture[str]) -> None:
    known(lock, None)
    main(lock)

    assert "no route to the service" in capfd.readouterr().err


def test_a_lock_without_pins_must_not_be_taken_for_a_clean_one(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.lock").write_text("# nothing\n")

    assert main(str(tmp_path / "empty.lock")) == 2
    assert capfd.readouterr().out == "could not ask about 0 of 0 packages: no pins\n"
