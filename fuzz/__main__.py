"""Looks for what linkwatch cannot stand: `python fuzz [SEED [PART…]]`.

Parts are `exchanges` (10,000 with a web that answers at random), `inputs` (2,000 of each kind), `kills` (100 runs) and
`soak` (a run over 200,000 links); without any, all are tried.
"""  # noqa: INP001 - a folder of scripts

from __future__ import annotations

import contextlib
import itertools
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from fuzzing import exchanges, soak, texts
from fuzzing.exchanges import Fuzz
from fuzzing.kills import Kills
from linkwatch.fetch import body
from web.families import all_cases

EXCHANGES = 10_000
AT_ONCE = 500
"""Links in one run of linkwatch."""
INPUTS = 2_000
KILLS = 100
LINKS = 200_000
SECONDS = 10
"""Processor seconds for one input; those that come to an end take a hundredth of it."""


def main(seed: int, parts: Sequence[str]) -> int:
    """Try these parts; 1 if anything was found."""
    return int(sum(PARTS[part](seed) for part in parts or PARTS) > 0)


def _try_exchanges(seed: int) -> int:
    return _tried("exchanges", seed, EXCHANGES // AT_ONCE, _exchanges(seed), AT_ONCE)


def _try_inputs(seed: int) -> int:
    lost = 0
    with tempfile.TemporaryDirectory() as samples, tempfile.TemporaryDirectory() as folder:
        for name, target in texts.targets(Path(samples)).items():
            lost += _tried(name, seed, INPUTS, partial(_read, target, f"{seed} {name}", Path(folder)))
    return lost


def _try_kills(seed: int) -> int:
    again: Counter[int] = Counter()

    def kill(number: int) -> None:
        for tries in itertools.count():  # a run that was over before its instant came counts for none
            with tempfile.TemporaryDirectory() as folder:
                left = kills.kill(f"{seed} {number} {tries}", Path(folder))
            if left.was_killed:
                again[left.again] += 1
                return

    with tempfile.TemporaryDirectory() as home, Kills(Path(home)) as kills:
        lost = _tried("kills", seed, KILLS, kill)
    _say(f"visits that had to be made again, and after how many kills: {dict(sorted(again.items()))}")
    return lost


def _try_soak(seed: int) -> int:
    def run(_number: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            soaked = soak.run(LINKS, Path(folder))
        _say(str(soaked))
        soak.check(soaked, LINKS)

    return _tried("soak", seed, 1, run, LINKS)


PARTS = {"exchanges": _try_exchanges, "inputs": _try_inputs, "kills": _try_kills, "soak": _try_soak}


def _exchanges(seed: int) -> Callable[[int], None]:
    body.SECONDS = body.ASIDE_SECONDS = 0.5  # a body that never ends is waited for no longer
    fuzz = Fuzz(seed, exchanges.answers(all_cases().values()))
    verdicts: Counter[str] = Counter()

    def run(part: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            verdicts.update(exchanges.run(fuzz, Path(folder), part * AT_ONCE, AT_ONCE))
        if sum(verdicts.values()) == EXCHANGES:
            _say(f"{fuzz.answered} connections; verdicts: {dict(verdicts)}")

    return run


def _read(target: texts.Target, seed: str, folder: Path, number: int) -> None:
    with _bounded():
        texts.attack(target, f"{seed} {number}", folder)


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    """Let no input take longer than its bound, where the system can tell (not on Windows)."""
    timer = getattr(signal, "setitimer", None)
    if timer:
        timer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        if timer:
            timer(signal.ITIMER_VIRTUAL, 0)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds")


def _tried(name: str, seed: int, count: int, run: Callable[[int], None], size: int = 1) -> int:
    """Try one kind of input so often; gives how many were lost."""
    found: Counter[str] = Counter()
    for number in range(count):
        try:
            run(number)
        except Exception as error:  # noqa: BLE001 - every one is a finding
            kind = f"{type(error).__name__}: {error}"[:200]
            if not found[kind]:
                _say(f"{name} {number}, seed {seed}: {''.join(traceback.format_exception(error, limit=-4))}")
            found[kind] += 1
    lost = found.total()
    _say(f"{name}: {count * size} tried, {(count - lost) * size} survived, {lost} lost")
    return lost


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if hasattr(signal, "SIGVTALRM"):
        signal.signal(signal.SIGVTALRM, _too_long)
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1, sys.argv[2:]))
