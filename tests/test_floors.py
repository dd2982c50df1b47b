"""Imports go down only, and each third-party library enters in one place."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "linkwatch"
STAGES = ("documents", "fetch", "rules", "enrich", "papers", "report", "demo", "config", "github")
FLOORS = (
    {"records", "first_looks"},
    {"model", "version", "challenges", "patterns", "locks", ""},
    {"confines", "deadline", "drafts", "ending"},
    {"urls", "reserved", "files", "git", "codec", "freshness", "lean", "children"},
    {"arxiv_ids", "matching", "origin", "packing", "spill", "layout", "tracked", "languages"},
    {"titles", "told", "exclusion"},
    {"paper_links"},
    {"leaf"},
    {"front"},
    {"memory", "change", "cache_file", "linked_papers"},
    {"store", "state", "history", "kept_run", "step_summary", "base", "baseline"},
    {"known", "reading", "remembering", "readiness"},
    {"paper_facts", "story", "visiting"},
    {"crawl", "lookup", "comparison"},
    {"jobs", "init"},
    {"bibliography", "demonstration", "rolling_issue"},
    {"completion", "options", "outputs", "terminal", "delivery", "cli"},
    {"__main__"},
)
ENTRANCES = {
    "aiohttp": {"fetch/http.py"},
    "ada_url": {"urls.py"},
    "arxiv": {"enrich/arxiv_transport.py", "enrich/arxiv_paper.py"},  # the second for its types only
    "bs4": {"fetch/soup.py"},
    "cryptography": {"fetch/certificate.py"},
    "click": {"cli.py", "completion.py", "options.py", "terminal.py"},
    "html5lib": {"documents/html.py"},
    "jinja2": {"report/to_html.py"},
    "lxml": {"fetch/markup.py"},
    "markdown_it": {"papers/gfm.py", "papers/table_blocks.py"},  # cells, and the blocks around them
    "pydantic": {"config/keys.py"},
    "rich": {"terminal.py"},
    "tenacity": {"fetch/retry.py"},
    "tree_sitter": {"config/toml_places.py"},
    "trustme": {"demo/certificates.py"},
    "wcwidth": {"papers/width.py", "terminal.py"},  # cells of tables, lines of a terminal
}


def imports(file: Path) -> Iterator[str]:
    """Give what a file imports; `from package import name` is both a name and perhaps a module."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(file: Path) -> set[str]:
    """Give our modules that a file imports, as paths without suffix (`fetch/http`, `fetch` for a front)."""
    names = [Path(*name.split(".")[1:]) for name in imports(file) if name.split(".")[0] == "linkwatch"]
    return {
        module for path in names if (module := next(filter(is_module, (path, path.parent)), Path()).as_posix()) != "."
    }


def is_module(path: Path) -> bool:
    return (SOURCE / path).is_dir() or (SOURCE / path.parent / f"{path.name}.py").is_file()


def floor(module: str) -> int:
    stage, _, leaf = module.partition("/")
    kind = ("leaf" if leaf and leaf != "__init__" else "front") if stage in STAGES else stage
    return next(number for number, floor in enumerate(FLOORS) if kind in floor)


FILES = sorted(file.relative_to(SOURCE).with_suffix("").as_posix() for file in SOURCE.rglob("*.py"))


@pytest.mark.parametrize("module", [name for name in FILES if name != "__init__"])
def test_imports_go_down_only(module: str) -> None:
    stage = module.partition("/")[0]
    for other in ours(SOURCE / f"{module}.py"):
        if floor(other) == floor(module):
            # Files of one stage may build on each other; fronts and stages may not.
            assert other.partition("/")[0] == stage or floor(module) == floor("cli"), f"{module} imports {other}"
        assert floor(other) <= floor(module), f"{module} imports {other}, which is above it"


@pytest.mark.parametrize("stage", [*STAGES, "model", "visiting"])
def test_no_circle_runs_through_a_stage(stage: str) -> None:
    files = {name: ours(SOURCE / f"{name}.py") for name in FILES if name.startswith(f"{stage}/")}
    left = {name: {other for other in found if other in files} for name, found in files.items()}
    while ready := [name for name, found in left.items() if not found]:
        left = {name: found.difference(ready) for name, found in left.items() if name not in ready}
    assert not left


@pytest.mark.parametrize(("library", "files"), ENTRANCES.items())
def test_a_library_enters_in_one_place(library: str, files: set[str]) -> None:
    users = {
        f"{name}.py" for name in FILES if any(used.split(".")[0] == library for used in imports(SOURCE / f"{name}.py"))
    }
    assert users <= files
