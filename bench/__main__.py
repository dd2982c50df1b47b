"""Times linkwatch beside lychee on every scene: `python bench [SCENE…]`; --write keeps it in docs/benchmarks.md.

With --bare, a program that does nothing but get the links with aiohttp stands in the place of linkwatch.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

import page
from measure import Run, run, web
from scenes import SCENES, Scene
from tools import BARE, LINKWATCH, LYCHEE, Tool

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"


def main() -> int:
    """Run the scenes, print the table, and write the page with --write; 1 if a row is over its bound."""
    ours = BARE if "--bare" in sys.argv else LINKWATCH
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    rows = []
    print(page.HEADER)  # noqa: T201
    for scene in SCENES:
        if not names or scene.name in names:
            rows.append(compare(scene, ours))
            print(rows[-1].line, flush=True)  # noqa: T201
    if "--write" in sys.argv and ours is LINKWATCH:
        PAGE.write_text(page.render(rows))
    return int(not all(row.holds for row in rows))


def compare(scene: Scene, ours: Tool) -> page.Row:
    """Run both tools in turns, after a warm-up of each."""
    with tempfile.TemporaryDirectory() as folder, web(scene) as port:
        document = Path(folder, "links.md")
        with document.open("w") as file:
            file.writelines(scene.markdown(port))
        if scene.pairs > 1:
            for tool in (ours, LYCHEE):
                run(tool, document, port, cached=scene.warm)
        pairs = [
            (run(ours, document, port, cached=scene.warm), run(LYCHEE, document, port, cached=scene.warm))
            for _ in range(scene.pairs)
        ]
    return page.Row(
        scene,
        _middle([mine for mine, _ in pairs]),
        _middle([theirs for _, theirs in pairs]),
        median(mine.seconds / theirs.seconds for mine, theirs in pairs),
    )


def _middle(runs: list[Run]) -> Run:
    """Give the run of median time; the rudest politeness and the most memory of all, the fewest links called good."""
    middle = sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]
    politest = [run.politeness for run in runs]
    rudest = type(politest[0])(max(p.in_flight for p in politest), max(p.starts for p in politest))
    most = max(run.memory for run in runs)
    return Run(middle.seconds, middle.processor, most, min(run.good for run in runs), rudest)


if __name__ == "__main__":
    sys.exit(main())
