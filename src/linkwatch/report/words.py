"""The wording that every face for people shares: what happened, in one sentence, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from linkwatch.model import Occurrence, PaperLink, Problem, Report, Result, Tally, Verdict

Shown = Callable[[str], str]
"""Text from outside in, text that a face may show out."""


class Action(NamedTuple):
    """What to do about the links of one verdict, as a title, as advice, for one link, and around their number."""

    title: str
    advice: str
    step: str
    verb: str
    manner: str = ""


ACTIONS: dict[Verdict, Action] = {
    Verdict.BROKEN: Action(
        "Mend now",
        "A reader who follows these gets nothing: correct the address, link to another page, or take the link out.",
        "Correct it or take it out",
        "mend",
    ),
    Verdict.MOVED: Action(
        "Update the address",
        "These work, but the content has moved for good: put in the new address while the old one still leads to it.",
        "Put in the new address",
        "update",
    ),
    Verdict.BLOCKED: Action(
        "Look by hand",
        "These servers turn programs away, so nothing can be said: open the link in a browser.",
        "Open it in a browser",
        "look at",
        " by hand",
    ),
    Verdict.UNREACHABLE: Action(
        "Wait",
        "These gave no usable answer this time, which may pass: nothing to mend until it lasts for days.",
        "Wait for the next run",
        "wait for",
    ),
}
"""The verdicts that ask for something, most urgent first."""

LEVELS = {
    Verdict.BROKEN: "error", Verdict.MOVED: "warning", Verdict.BLOCKED: "note", Verdict.UNREACHABLE: "note",
}  # fmt: skip
"""How grave each of these is, in the words of SARIF."""

RECOVERED = Action(
    "Back again",
    "These failed in earlier runs and work again: nothing to do, and the next report does not name them.",
    "Nothing to do",
    "",
)
"""What to tell of links that failed until this run."""

STANDING = Action(
    "Already broken before this change",
    "These did not work before the change either, and it does not touch them: they fail no run that compares.",
    "Nothing to do for this change",
    "",
)
"""What to tell of links that a run about a change sets apart."""


class Group(NamedTuple):
    """The links of one verdict that asks for something, worst first."""

    verdict: Verdict
    action: Action
    results: Sequence[Result]


def groups(report: Report) -> Iterator[Group]:
    """Give the links that ask for something by what they ask for; what most places link to comes first."""
    for verdict, action in ACTIONS.items():
        if found := report.worst(verdict):
            yield Group(verdict, action, found)


def summary(report: Report) -> str:
    """Count links, addresses and verdicts in one line; 'checked 0 links' where there was none."""
    standing = f"; {len(report.standing)} already broken before this change" if report.standing else ""
    if not report.results:
        return f"checked 0 links{standing}"
    links = count(report.places, "link")
    addresses = count(len(report.results), "address", "addresses")
    return f"{links}, {addresses}: {_counted(report.counts)}{standing}"


def progress(tally: Tally) -> str:
    """Tell how a run stands in one line: the verdicts so far, and the hosts that most links still wait on."""
    slowest = sorted((-number, host) for host, number in tally.waiting.items() if number)[:_MOST_HOSTS]
    hosts = ", ".join(f"{host} ({-number})" for number, host in slowest)
    return ", ".join(filter(None, (_counted(tally.counts), f"waiting for {hosts}" if hosts else "")))


def warnings(report: Report) -> list[str]:
    """Say what makes the counts less than they seem: a run cut short, a run that checked nothing."""
    said = []
    if report.interrupted:
        said.append("The run was interrupted: links that were not visited yet are missing below.")
    if not report.results and not report.interrupted and not report.standing:
        said.append(f"CHECKED 0 LINKS: there is no link in {inputs(report)}, so nothing was checked.")
    elif report.results and not report.base and report.counts[Verdict.EXCLUDED] == len(report.results):
        said.append("CHECKED 0 LINKS: every link is excluded by a rule, so nothing was checked.")
    return said


def to_do(report: Report) -> str:
    """Say in one sentence what is left to do."""
    counts = report.counts
    jobs = [
        f"{action.verb} {count(counts[verdict], f'{verdict} address', f'{verdict} addresses')}{action.manner}"
        for verdict, action in ACTIONS.items()
        if counts[verdict]
    ]
    if jobs:
        return f"To do: {', '.join(jobs)}."
    if report.base and not report.interrupted:
        return "Nothing to do: this change breaks no link that was checked."
    return "Nothing to do: every link that was checked is fine." if counts[Verdict.OK] else ""


def in_full(result: Result, text: Shown, address: Shown) -> str:
    """Say all about one link in sentences: its address, its verdict, why, since when, and the next step."""
    step = what_to_do(result, text, address)
    said = f"'{text(address(result.link.url))}' is {result.judgement.verdict}: {text(why(result))}"
    stop = "" if not step or step.endswith((".", "?", "!")) else "."
    return " ".join(filter(None, (said, since(result), f"{step}{stop}")))


def why(result: Result) -> str:
    """Say what is the matter with a link, without the next step."""
    return result.judgement.detail.removesuffix(result.judgement.reason.step).rstrip()


def what_to_do(result: Result, text: Shown, address: Shown) -> str:
    """Say the next step for one link; `text` and `address` make what is from outside fit for the face."""
    sentence, url = next_step(result)
    if sentence:
        return sentence.format(address(url))
    action = ACTIONS.get(result.judgement.verdict)
    return text(result.judgement.reason.step) or (action.step if action else "")


def next_step(result: Result) -> tuple[str, str]:
    """Give the sentence that suggests an address, `{}` in its place, and the address; both are '' where none is."""
    suggestion = result.judgement.suggestion
    if suggestion is None:
        return "", ""
    return _STEPS.get(suggestion.kind, "Try {}"), suggestion.url


def since(result: Result) -> str:
    """Say how long a link has been failing; '' where that is not known, or the verdict itself says so."""
    if result.first_failed is None or result.judgement.reason.name == "failing-for-days":
        return ""
    return f"Failing since {result.first_failed.isoformat()}, seen on {count(result.failing_days, 'day')}."


def excluded_by(report: Report) -> str:
    """Count the reasons for which links were not visited, most frequent first."""
    reasons = Counter(result.judgement.reason.name for result in report.of(Verdict.EXCLUDED))
    return ", ".join(f"{n} {name}" for name, n in sorted(reasons.items(), key=lambda each: (-each[1], each[0])))


def paper_notes(link: PaperLink) -> list[str]:
    """Say what is odd about a paper as the guide links to it; a text that names another one is told by a problem."""
    notes = ["withdrawn"] if link.paper.withdrawn else []
    if link.linked_version and link.linked_version < link.paper.version:
        notes.append(f"links to version {link.linked_version}, the latest is {link.paper.version}")
    return notes


def place(at: Occurrence | Problem) -> str:
    """Give `file:line:column`, which editors and terminals open on a click; a line or column 0 is left out."""
    return ":".join([at.file, *(str(part) for part in (at.line, at.column) if part)])


def inputs(report: Report) -> str:
    """Name the inputs, the first three of them."""
    named = ", ".join(report.inputs[:_MOST_INPUTS]) or "no file"
    rest = len(report.inputs) - _MOST_INPUTS
    return f"{named} and {rest} more" if rest > 0 else named


def seconds(report: Report) -> int:
    """Give how long the run took, counted in the whole seconds of its times, as the JSON report keeps no finer ones."""
    took = report.finished_at.replace(microsecond=0) - report.started_at.replace(microsecond=0)
    return int(took.total_seconds())


def moment(time: datetime) -> str:
    """Give a time in UTC, to the minute."""
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _counted(counts: Mapping[Verdict, int]) -> str:
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts.get(verdict))


def count(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: `1 link`, `2 links`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


_MOST_INPUTS = 3
_MOST_HOSTS = 3
_MAYBE = "Did you mean {}?"
_STEPS = {"redirect": "Use {}", "file": "Link to {}", "name": _MAYBE, "anchor": _MAYBE, "scheme": _MAYBE}
