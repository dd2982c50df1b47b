"""What the rules can say is listed from where it is defined."""

import json
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from linkwatch import memory, rules
from linkwatch.cli import cli
from linkwatch.model import Failure, Verdict
from linkwatch.rules import registry, transport, unvisited
from linkwatch.rules.ruling import Ruling

PAGE = Path(__file__).parents[2] / "docs" / "verdicts.md"
RULINGS = rules.rulings(memory)


def listed(form: str) -> str:
    result = CliRunner().invoke(cli, ["rules", "--format", form])
    assert result.exit_code == 0
    return result.stdout


def test_the_page_of_verdicts_is_what_the_command_prints() -> None:
    _, _, rest = PAGE.read_text(encoding="utf-8").partition("<!-- rules -->\n")
    expected = listed("markdown")
    assert rest == f"{expected}<!-- /rules -->\n", f"write this into {PAGE.name}:\n{expected}"


def test_every_reason_is_listed_once_with_its_sentence() -> None:
    names = [ruling.name for ruling in RULINGS]
    assert len(set(names)) == len(names)
    for ruling in RULINGS:
        assert f"  {ruling.name} " in listed("text")
        assert ruling.sentence.endswith(".")
        assert not ruling.step or ruling.step.endswith(".")


def test_the_list_for_programs_has_the_same_entries() -> None:
    entries = json.loads(listed("json"))
    assert [(entry["reason"], entry["verdict"]) for entry in entries] == [(each.name, each.verdict) for each in RULINGS]
    assert {entry["next_step"] for entry in entries} >= {None, "Update the link."}


def test_rulings_are_listed_under_their_verdict_for_people_and_one_by_one_for_programs() -> None:
    gone = Ruling(Verdict.BROKEN, "gone", "“It” is gone.", "Remove it.")
    lost = Ruling(Verdict.BROKEN, "a-name-as-long-as-any-here", "It is lost.")
    fine = Ruling(Verdict.OK, "fine", "It is there.")

    assert (
        registry.to_text([gone, lost, fine])
        == """\
broken
  gone                       “It” is gone. Remove it.
  a-name-as-long-as-any-here It is lost.

ok
  fine                       It is there.
"""
    )
    assert (
        registry.to_json([gone])
        == """\
[
  {
    "reason": "gone",
    "verdict": "broken",
    "sentence": "“It” is gone.",
    "next_step": "Remove it."
  }
]
"""
    )
    assert (
        registry.to_markdown([gone, lost])
        == """\
| Verdict | Reason | What it means | Next step |
| --- | --- | --- | --- |
| broken | `gone` | “It” is gone. | Remove it. |
| broken | `a-name-as-long-as-any-here` | It is lost. | |
"""
    )


def test_every_verdict_has_a_reason_and_the_worst_comes_first() -> None:
    assert list(dict.fromkeys(ruling.verdict for ruling in RULINGS)) == list(Verdict)


def test_reasons_in_tables_are_found() -> None:
    names = {ruling.name for ruling in registry.collect([transport])}
    assert len(names) == len(Failure)


@pytest.mark.parametrize("name", ["private-address", "invalid-url"])
def test_a_reason_that_two_rules_share_means_the_same(name: str) -> None:
    first, second = (
        {ruling for ruling in registry.collect([module]) if ruling.name == name} for module in (transport, unvisited)
    )
    assert first == second


def test_a_module_without_rulings_adds_nothing() -> None:
    assert registry.collect([ModuleType("empty")]) == ()


def test_a_ruling_speaks_its_own_sentence_or_a_better_one_and_then_the_next_step() -> None:
    ruling = Ruling(Verdict.BROKEN, "gone", "It is gone.", "Remove it.")
    assert ruling.because().detail == "It is gone. Remove it."
    assert ruling.because("It went.").detail == "It went. Remove it."
    assert Ruling(Verdict.OK, "fine", "It is there.").because().detail == "It is there."
