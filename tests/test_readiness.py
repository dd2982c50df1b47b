"""What is loaded while the first answers are on their way."""

import asyncio
import subprocess
import sys

import pytest

from linkwatch.readiness import LAST, MODULES, OUT, get_ready

SCRIPT = """
import asyncio, sys
from linkwatch.readiness import get_ready
over = iter({over})
asyncio.run(get_ready(lambda: next(over)))
print(*sys.modules)
"""


@pytest.mark.parametrize(
    ("over", "loaded"),
    [
        ([False] * 20, {*MODULES, LAST}),
        ([False] * 2 + [True], {*MODULES[:2]}),
        ([True], set()),
    ],
)
def test_all_is_loaded_that_answers_need_until_they_come(over: list[bool], loaded: set[str]) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT.format(over=over)], capture_output=True, text=True, check=True)

    modules = done.stdout.split()

    assert loaded <= {*modules}
    assert (LAST in modules) is (LAST in loaded)
    assert ("linkwatch.rules.after" in modules) is ("linkwatch.rules.after" in loaded)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_requests_that_are_due_are_sent_before_anything_more_is_loaded(steps: int) -> None:
    turns: list[int] = []

    async def count() -> None:
        while True:
            turns.append(1)
            await asyncio.sleep(0)

    async def run() -> list[int]:
        counting = asyncio.create_task(count())
        seen: list[int] = []

        def is_over() -> bool:
            seen.append(len(turns))
            return len(seen) == steps

        await get_ready(is_over)
        counting.cancel()
        return seen

    assert asyncio.run(run()) == [OUT * (step + 1) for step in range(steps)]
