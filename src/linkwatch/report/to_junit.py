"""The report for test runners' dashboards: JUnit XML, one suite a file, one test case an address in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC
from xml.etree import ElementTree as ET

from linkwatch.model import Occurrence, Problem, Report, Result, Verdict
from linkwatch.report import escape, words

START = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="linkwatch"'
"""How every report begins, by which an earlier one is known."""

_LONGEST = 2000
_LONGEST_URL = 500
_MOST_PLACES = 100
_SKIPPED = frozenset({Verdict.UNREACHABLE, Verdict.BLOCKED, Verdict.EXCLUDED})


def render(report: Report) -> str:
    """Write the run as JUnit XML: `broken` is a failure, what could not be judged is skipped and says why.

    `moved` passes and says so; what did not work before a change either is skipped. A run that was broken off is an
    error of a suite of its own, one that checked nothing is skipped there.
    """
    root = ET.Element("testsuites", name="linkwatch")
    suites = [*_suites_of_files(report), *_suite_of_run(report)]
    root.extend(suites)
    for suite in suites:
        _count(suite, suite)
        suite.set("timestamp", report.started_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"))
    _count(root, root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suites_of_files(report: Report) -> Iterator[ET.Element]:
    cases = _cases(report)
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in report.problems:
        problems[problem.file].append(problem)
    for file in dict.fromkeys([*report.inputs, *cases, *problems]):
        suite = ET.Element("testsuite", name=_text(file))
        suite.extend(cases.get(file, ()))
        if file in problems:
            _add(suite, "system-err", [f"{_place(each)}: {_text(each.message)}" for each in problems[file]])
        if len(suite):
            yield suite


def _cases(report: Report) -> dict[str, list[ET.Element]]:
    """Give the test cases of each file that has any."""
    found: dict[str, list[ET.Element]] = defaultdict(list)
    for results, made in ((report.results, _case), (report.standing, _standing)):
        for result in results:
            for file, places in _by_file(result).items():
                found[file].append(made(file, result, places))
    return found


def _by_file(result: Result) -> dict[str, list[Occurrence]]:
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for place in result.link.places:
        places[place.file].append(place)
    return places


def _case(file: str, result: Result, places: Sequence[Occurrence]) -> ET.Element:
    case = _new_case(file, result, places)
    told = words.in_full(result, _text, _address)
    where = [_place(place) for place in places[:_MOST_PLACES]]
    judgement = result.judgement
    if judgement.verdict is Verdict.BROKEN:
        failure = _add(case, "failure", [told, *where])
        failure.attrib |= {"type": _text(judgement.reason.name), "message": _text(words.why(result))}
    elif judgement.verdict in _SKIPPED:
        _add(case, "skipped", where).set("message", _text(told))
    elif judgement.verdict is Verdict.MOVED:
        _add(case, "system-out", [told, *where])
    return case


def _standing(file: str, result: Result, places: Sequence[Occurrence]) -> ET.Element:
    case = _new_case(file, result, places)
    skipped = _add(case, "skipped", [_place(place) for place in places[:_MOST_PLACES]])
    skipped.set("message", _text(f"{words.STANDING.title}: {words.in_full(result, _text, _address)}"))
    return case


def _new_case(file: str, result: Result, places: Sequence[Occurrence]) -> ET.Element:
    seconds = result.seen.elapsed_ms / 1000 if result.seen and not result.from_cache else 0
    case = ET.Element("testcase", classname=_text(file), name=_address(result.link.url), time=f"{seconds:.3f}")
    case.attrib |= {"file": _text(file), "line": str(places[0].line)}
    return case


def _suite_of_run(report: Report) -> Iterator[ET.Element]:
    """Tell what holds for the whole run, where there is anything."""
    told = [_text(each) for each in (report.notice, *words.warnings(report)) if each]
    if told:
        suite = ET.Element("testsuite", name="linkwatch")
        case = ET.SubElement(suite, "testcase", classname="linkwatch", name="the run", time="0.000")
        outcome = _add(case, "error" if report.interrupted else "skipped", told)
        outcome.set("message", _text(" ".join(told)))
        yield suite


def _add(parent: ET.Element, tag: str, lines: Sequence[str]) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = "\n".join(lines)
    return element


def _count(element: ET.Element, within: ET.Element) -> None:
    """Set the numbers of tests, failures, errors and skipped, and the seconds that all took."""
    cases = list(within.iter("testcase"))
    element.set("tests", str(len(cases)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(sum(case.find(tag) is not None for case in cases)))
    element.set("time", f"{sum(float(case.get('time', '0')) for case in cases):.3f}")


def _place(at: Occurrence | Problem) -> str:
    return escape.place(words.place(at))


def _text(text: str) -> str:
    """Give text as one line without what XML 1.0 cannot hold (section 2.2)."""
    return escape.shorten(escape.one_line(text), _LONGEST)


def _address(url: str) -> str:
    return escape.shorten(escape.address(url), _LONGEST_URL)
