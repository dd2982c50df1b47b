"""The health report as a page that GitHub shows: counts, then what to do, most urgent first, then the papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linkwatch import arxiv_ids
from linkwatch.model import PaperLink, Problem, Report, Result, Verdict
from linkwatch.report import escape, words

TITLE = "# Link health"
"""The first line of every report, by which an earlier one is known."""

_NOT_CHECKED = '<!-- linkwatch: off reason="a report of linkwatch" -->'
"""Lest a later run checks the broken links in the report of this one."""

LIMIT = 1024 * 1024
"""The most bytes of a page."""

_REMARK = 200
_LONGEST_URL = 100
_LONGEST_TEXT = 500
_LONGEST_ABSTRACT = 4000
_MOST_PLACES = 10
_MOST_AUTHORS = 3
_COUNTS_HEAD = "| Verdict | Addresses | What to do |\n| --- | ---: | --- |\n"
_PAPER_COLUMNS = ("Paper", "Authors", "Published", "Version", "Notes")


@dataclass(frozen=True)
class Section:
    """A part of the page: lines that are always there, and rows that may be left out at its end."""

    head: str
    rows: tuple[str, ...] = ()


def render(report: Report) -> str:
    """Write the page; rows that would make it larger than LIMIT are left out from the end, and counted."""
    return page(tuple(_sections(report)), _footer(report), LIMIT)


def page(sections: tuple[Section, ...], footer: str, limit: int) -> str:
    """Join sections into one page of at most `limit` bytes, as long as heads and footer alone are not larger."""
    room = limit - sum(_size(section.head) + _REMARK for section in sections) - _size(footer)
    parts = []
    for section in sections:
        rows = tuple(_fitting(section.rows, room))
        room -= sum(map(_size, rows))
        parts.append(section.head + "".join(rows) + _left_out(len(section.rows) - len(rows)))
    return "\n".join([*parts, footer])


def _fitting(rows: Iterable[str], room: int) -> Iterator[str]:
    for row in rows:
        room -= _size(row)
        if room < 0:
            return
        yield row


def _left_out(number: int) -> str:
    if not number:
        return ""
    entries = words.count(number, "more entry", "more entries")
    return f"\n{entries} left out to keep this page small; the JSON report has all.\n"


def _size(text: str) -> int:
    return len(text.encode())


def _sections(report: Report) -> Iterator[Section]:
    yield Section(_top(report))
    for verdict, action in words.ACTIONS.items():
        found = [result for result in report.results if result.judgement.verdict is verdict]
        if found:
            head = f"## {action.title}\n\n{action.advice}\n\n" + _table_head("Link", "Where", "Why", "Next step")
            yield Section(head, tuple(map(_link_row, found)))
    if report.recovered:
        recovered = words.RECOVERED
        head = f"## {recovered.title}\n\n{recovered.advice}\n\n" + _table_head("Link", "Where", "What happened")
        yield Section(head, tuple(map(_recovered_row, report.recovered)))
    if report.problems:
        yield Section("## Warnings\n\n", tuple(map(_problem_row, report.problems)))
    if report.papers:
        yield Section("## Papers\n\n" + _table_head(*_PAPER_COLUMNS), tuple(map(_paper_row, report.papers)))
        yield Section("### Abstracts\n", tuple(map(_abstract, report.papers)))


def _top(report: Report) -> str:
    alerts = [("WARNING", warning) for warning in words.warnings(report)]
    if report.notice:
        alerts.insert(0, ("NOTE", report.notice))
    told = "".join(f"> [!{kind}]\n> {_text(text)}\n\n" for kind, text in alerts)
    counts = _COUNTS_HEAD + "".join(_count_rows(report))
    return f"{TITLE}\n\n{_NOT_CHECKED}\n\n{told}**{_text(words.summary(report))}**\n\n{counts}"


def _count_rows(report: Report) -> Iterator[str]:
    for verdict, number in report.counts.items():
        action = words.ACTIONS.get(verdict)
        todo = f"[{action.title}](#{action.title.lower().replace(' ', '-')})" if action and number else "nothing"
        if verdict is Verdict.EXCLUDED and number:
            todo += f": {_text(words.excluded_by(report))}"
        yield _row(verdict.value, str(number), todo)


def _link_row(result: Result) -> str:
    why = " ".join(filter(None, (result.judgement.detail, words.since(result))))
    return _row(_link(result.link.url), _places(result), _text(why), _next_step(result))


def _recovered_row(result: Result) -> str:
    return _row(_link(result.link.url), _places(result), _text(result.judgement.detail))


def _link(url: str) -> str:
    return escape.link(escape.shorten(escape.address(url), _LONGEST_URL), url)


def _places(result: Result) -> str:
    occurrences = result.link.occurrences
    shown = [escape.code(words.place(each)) for each in occurrences[:_MOST_PLACES]]
    if len(occurrences) > _MOST_PLACES:
        shown.append(f"and {len(occurrences) - _MOST_PLACES} more")
    return "<br>".join(shown)


def _next_step(result: Result) -> str:
    step, url = words.next_step(result)
    return step.format(_link(url)) if step else words.ACTIONS[result.judgement.verdict].step


def _problem_row(problem: Problem) -> str:
    return f"- {escape.code(words.place(problem))}: {_text(problem.message)}\n"


def _paper_row(link: PaperLink) -> str:
    paper = link.paper
    title = escape.link(_short(paper.title), arxiv_ids.abs_url(paper.arxiv_id))
    authors = ", ".join(paper.authors[:_MOST_AUTHORS]) + (" et al." if len(paper.authors) > _MOST_AUTHORS else "")
    published = paper.published.date().isoformat()
    return _row(title, _text(authors), published, f"v{paper.version}", _text("; ".join(words.paper_notes(link))))


def _abstract(link: PaperLink) -> str:
    paper = link.paper
    authors = _text(", ".join(paper.authors), _LONGEST_ABSTRACT)
    abstract = _text(paper.abstract, _LONGEST_ABSTRACT)
    facts = f"{authors} ({paper.published:%Y}). {_text(', '.join(paper.categories))}"
    return f"\n<details>\n<summary>{_text(paper.title)}</summary>\n\n{facts}\n\n{abstract}\n\n</details>\n"


def _footer(report: Report) -> str:
    read = _text(words.inputs(report))
    return f"---\n\nMade by linkwatch {_text(report.version)} from {read}, {words.moment(report.finished_at)}.\n"


def _table_head(*titles: str) -> str:
    return _row(*titles) + _row(*["---"] * len(titles))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _text(text: str, limit: int = _LONGEST_TEXT) -> str:
    return escape.markdown(_short(text, limit))


def _short(text: str, limit: int = _LONGEST_TEXT) -> str:
    """Clean before cutting: half an address would still hold its password."""
    return escape.shorten(escape.one_line(text), limit)
