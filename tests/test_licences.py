"""docs/licences.md names every package of the lock files with its licence, as the installed packages state it.

LINKWATCH_REWRITE_GOLDEN=1 writes the tables anew; a package that this system does not install keeps its row.
"""

from __future__ import annotations

import os
import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
ROW = re.compile(r"(?m)^\| (?!package )([a-z][a-z0-9-]*) \| ([^|]+) \|$")
# What packages write in place of an SPDX expression.
SPELLINGS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# Packages whose metadata is silent or vague, and what their licence file says.
READ = {
    "axe-playwright-python": "MIT",
    "colorama": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
}
# Licences under which a program under MIT may use a package as it is. The MPL asks for its own files only.
ACCEPTED = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0", "MPL-2.0", "PSF-2.0"}


def pins(lock: str) -> set[str]:
    return set(re.findall(r"(?m)^([a-z0-9-]+)(?:\[[a-z,]+\])?==", (ROOT / lock).read_text()))


RUNTIME = pins("requirements-runtime.lock")
DEVELOPMENT = pins("requirements.lock") - RUNTIME
TABLES = {"The program": RUNTIME, "Development": DEVELOPMENT}


def stated(package: str) -> str | None:
    """Give a package's licence, or None where this system does not install it."""
    try:
        told = metadata(package)
    except PackageNotFoundError:
        return None
    fields = [*told.get_all("License-Expression", []), *told.get_all("License", [])]
    kinds = [kind.rpartition(" :: ")[2] for kind in told.get_all("Classifier", []) if kind.startswith("License ::")]
    named = [SPELLINGS.get(name, name) for name in (*(field.partition("\n")[0] for field in fields), *kinds)]
    return READ.get(package) or next((name for name in named if set(words(name)) <= ACCEPTED), " / ".join(named))


def words(expression: str) -> list[str]:
    """Give the licences of an SPDX expression."""
    return re.split(r" (?:AND|OR) ", expression)


def written_anew(text: str) -> str:
    """Give the page with the tables that belong into it; a package that is not installed here keeps its row."""
    before = dict(ROW.findall(text))
    for heading, packages in TABLES.items():
        rows = [f"| {name} | {stated(name) or before.get(name, 'unknown')} |\n" for name in sorted(packages)]
        text = re.sub(rf"(## {heading}\n(?:[^|\n].*\n|\n)*\|.*\n\|.*\n)(?:\|.*\n)*", rf"\g<1>{''.join(rows)}", text)
    return text


def test_the_page_has_every_package_with_the_licence_that_it_states() -> None:
    text = PAGE.read_text()
    if os.environ.get("LINKWATCH_REWRITE_GOLDEN"):
        PAGE.write_text(written_anew(text))

    assert text == written_anew(text)
    assert len(ROW.findall(text)) == len(RUNTIME) + len(DEVELOPMENT)


def test_every_licence_lets_a_program_under_mit_use_the_package() -> None:
    licences = dict(ROW.findall(PAGE.read_text()))

    assert {name: text for name, text in licences.items() if not set(words(text)) <= ACCEPTED} == {}
