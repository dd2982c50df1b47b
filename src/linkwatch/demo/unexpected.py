"""Whether a run came out as the scenario says."""

from __future__ import annotations

from collections.abc import Iterator

from linkwatch import arxiv_ids, urls
from linkwatch.demo.scenario import Behaviour, Entry, Scenario
from linkwatch.model import Report, Result, Verdict


def unexpected(report: Report, scenario: Scenario) -> list[str]:
    """Say in a sentence each what did not come out as the scenario says; an empty list means that everything did.

    Only what the stand-in web answers for is compared: files of the repository and excluded links are not.
    """
    expected = scenario.within(result.link.url for result in report.results)
    return [
        *(["The run was interrupted: some links were not visited."] if report.interrupted else []),
        *(sentence for result in report.results if _is_ours(result) for sentence in _verdict(result, expected)),
        *(sentence for entry in expected.entries for sentence in _title(entry, report)),
    ]


def _is_ours(result: Result) -> bool:
    url = result.link.url
    return urls.is_web(url) and urls.normalize(url) is not None and result.judgement.verdict is not Verdict.EXCLUDED


def _verdict(result: Result, scenario: Scenario) -> Iterator[str]:
    entry = scenario.entry_for(result.link.url)
    verdict, reason = result.judgement.verdict, result.judgement.reason.name
    want = entry.expect_verdict if entry else Verdict.OK
    want_reason = entry.expect_reason if entry else ""
    if verdict is not want or want_reason not in {"", reason}:
        wanted = f"{want} ({want_reason})" if want_reason else want
        yield f"{result.link.url} came out as {verdict} ({reason}), the scenario says {wanted}."


def _title(entry: Entry, report: Report) -> Iterator[str]:
    if entry.behaviour is not Behaviour.WRONG_TITLE:
        return
    wanted = arxiv_ids.from_url(entry.url)
    compared = {link.title_matches for link in report.papers if wanted and link.paper.arxiv_id == wanted.id}
    if False not in compared:
        yield f"{entry.url} has another title at arXiv by the scenario, and the report does not tell."
