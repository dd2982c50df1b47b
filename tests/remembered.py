"""Results as a run gives them, for tests of what the runs remember."""

from datetime import date, timedelta

from linkwatch.memory import Past, Patience, judge_with_past
from linkwatch.model import Case, Failure, Kind, Link, Observation, Occurrence, Result, Verdict
from linkwatch.rules import judge

START = date(2026, 11, 12)
URL = "https://a.example/"
PATIENCE = Patience()

SEEN = {
    "+": Observation(URL, status=200, final_url=URL),
    "-": Observation(URL, failure=Failure.TIMEOUT, final_url=URL),
    "x": Observation(URL, status=404, final_url=URL),
    "#": Observation(URL, status=403, final_url=URL),
    "p": Observation(URL, failure=Failure.PROXY, final_url=URL),
    "b": Observation(URL, failure=Failure.BEYOND_PROXY, final_url=URL),
    "d": Observation(URL, failure=Failure.PROXY_DENIED, final_url=URL),
}
"""What a visit sees, by a sign: fine, down, gone, walled; no proxy, nothing behind it, what it forbids."""


def day(number: int) -> date:
    return START + timedelta(days=number)


def result(sign: str, url: str = URL, *, from_cache: bool = False) -> Result:
    """Judge by the rules what a visit sees."""
    link = Link(url, (Occurrence(url, Kind.LINK, "a link", "guide.md", 1, 1),))
    seen = SEEN[sign]
    return Result(link, judge(Case(link, seen=seen)), seen, from_cache)


def live(signs: str, patience: Patience = PATIENCE, past: Past | None = None) -> list[tuple[Result, Past]]:
    """Run once a day and see these; a blank is a day without a run."""
    past = past or Past()
    lived = []
    for number, sign in enumerate(signs):
        if sign != " ":
            told, past = judge_with_past(result(sign), past, day(number), patience)
            lived.append((told, past))
    return lived


def verdicts(signs: str, patience: Patience = PATIENCE) -> list[Verdict]:
    return [told.judgement.verdict for told, _ in live(signs, patience)]
