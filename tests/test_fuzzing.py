"""What nobody meant well, in small; `make fuzz` does the same for much longer."""

from pathlib import Path

import pytest

from fuzzing import exchanges, soak, texts
from fuzzing.exchanges import Fuzz
from fuzzing.texts import Target
from web.families import all_cases

EXCHANGES = 300
INPUTS = 40
SOAKED = 200
NAMES = (
    "Markdown", "HTML", "tables of papers", "settings", "settings in a shared file", "ignored files", "the memory",
    "the history", "the last run", "the cache", "a row of the cache", "an earlier report", "answers of arXiv",
    "answers of Hugging Face", "answers of GitHub", "certificates", "pages", "header fields", "addresses",
)  # fmt: skip


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Target]:
    return texts.targets(tmp_path_factory.mktemp("samples"))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("linkwatch.fetch.body.SECONDS", 0.2)
    monkeypatch.setattr("linkwatch.fetch.body.ASIDE_SECONDS", 0.2)


@pytest.mark.usefixtures("quick")
def test_whatever_servers_answer_every_link_has_one_verdict(tmp_path: Path) -> None:
    fuzz = Fuzz(1, exchanges.answers(all_cases().values()))
    verdicts = exchanges.run(fuzz, tmp_path, 0, EXCHANGES)
    assert sum(verdicts.values()) == EXCHANGES
    assert min(verdicts[each] for each in ("ok", "broken", "unreachable")) > 0  # walls are few in so few
    assert fuzz.answered > EXCHANGES


def test_every_kind_of_input_is_tried(targets: dict[str, Target]) -> None:
    assert tuple(targets) == NAMES
    assert all(target.samples for target in targets.values())


@pytest.mark.parametrize("name", NAMES)
def test_no_input_makes_its_reader_fail(targets: dict[str, Target], tmp_path: Path, name: str) -> None:
    for number in range(INPUTS):
        texts.attack(targets[name], f"1 {name} {number}", tmp_path)


def test_a_long_run_leaves_nothing_behind(tmp_path: Path) -> None:
    soak.check(soak.run(SOAKED, tmp_path, timeout=1), SOAKED)
