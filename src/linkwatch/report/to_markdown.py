"""The health report as a page that GitHub shows: counts, then what to do, most urgent first, then the papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from linkwatch import arxiv_ids
from linkwatch.model import CodeLink, PaperLink, Problem, Report, Result, Verdict
from linkwatch.report import escape, fitting, words
from linkwatch.report import markdown_parts as parts
from linkwatch.report.fitting import Rows, Section

TITLE = "# Link health"
"""The first line of every report."""

START = f'{TITLE}\n\n<!-- linkwatch: off reason="a report of linkwatch" -->'
"""How every such file begins: by it an earlier one is known, and a later run does not check its links.

A person may begin a page of her own with the title alone.
"""

LIMIT = 1024 * 1024
"""The most bytes of a page: GitHub takes no more of a step's summary, and shows no more of a file."""

_LONGEST_ABSTRACT = 4000
_MOST_AUTHORS = 3
_MOST_LINKS = 5
_VERDICTS = (*words.ACTIONS, Verdict.OK, Verdict.EXCLUDED)


def render(report: Report) -> str:
    """Write the page; rows that would make it larger than LIMIT are left out, the least urgent first, and counted."""
    return render_within(report, LIMIT)


def render_within(report: Report, limit: int) -> str:
    """Write the page in at most `limit` bytes, 16 KiB or more; abstracts go first, then what is least urgent.

    As many bytes are at least as many characters: 65,536 keep within what GitHub takes as the text of an issue.
    """
    return fitting.page(tuple(_sections(report)), _footer(report), limit)


def _sections(report: Report) -> Iterator[Section]:
    yield Section(_top(report))
    for group in words.groups(report):
        columns = parts.table_head("Link", "Why", "Next step")
        yield Section(_head(group.action), Rows(_link_row, group.results), columns)
    if report.recovered:
        columns = parts.table_head("Link", "What happened")
        yield Section(_head(words.RECOVERED), Rows(_recovered_row, report.recovered), columns)
    if report.standing:
        yield Section(_head(words.STANDING), Rows(_standing_row, report.standing), parts.table_head("Link", "Why"))
    if report.problems:
        yield Section("## Warnings\n\n", Rows(_problem_row, report.problems))
    if report.papers:
        told = [column for column in _PAPER_COLUMNS if column.always or any(map(column.cell, report.papers))]
        rows = Rows(lambda link: parts.row(*(column.cell(link) for column in told)), report.papers)
        yield Section("## Papers\n\n", rows, parts.table_head(*(column.title for column in told)))
        yield Section("### Abstracts\n", Rows(_abstract, report.papers))


def _top(report: Report) -> str:
    alerts = [("WARNING", warning) for warning in words.warnings(report)]
    if report.notice:
        alerts.insert(0, ("NOTE", report.notice))
    told = "".join(f"> [!{kind}]\n> {parts.text(text)}\n\n" for kind, text in alerts)
    counts = "| Verdict | Addresses | What to do |\n| --- | ---: | --- |\n" + "".join(_count_rows(report))
    return f"{START}\n\n{told}**{parts.text(words.summary(report))}**\n\n{counts}"


def _count_rows(report: Report) -> Iterator[str]:
    for verdict in _VERDICTS:
        number, action = report.counts[verdict], words.ACTIONS.get(verdict)
        todo = f"[{action.title}](#{action.title.lower().replace(' ', '-')})" if action and number else "nothing"
        if verdict is Verdict.EXCLUDED and number:
            todo += f": {parts.text(words.excluded_by(report))}"
        yield parts.row(verdict.value, str(number), todo)


def _head(action: words.Action) -> str:
    return f"## {action.title}\n\n{action.advice}\n\n"


def _link_row(result: Result) -> str:
    return parts.row(_link_and_places(result), _why(result), words.what_to_do(result, parts.text, parts.link))


def _recovered_row(result: Result) -> str:
    return parts.row(_link_and_places(result), parts.text(words.why(result)))


def _standing_row(result: Result) -> str:
    return parts.row(_link_and_places(result), _why(result))


def _why(result: Result) -> str:
    return "<br>".join(parts.text(each) for each in (words.why(result), words.since(result)) if each)


def _link_and_places(result: Result) -> str:
    return "<br>".join([parts.link(result.link.url), *parts.places(result.link.places)])


def _problem_row(problem: Problem) -> str:
    return f"- {escape.code(parts.short(words.place(problem)))}: {parts.text(problem.message)}\n"


def _paper(link: PaperLink) -> str:
    """Give title, authors and what is odd, in one cell: more columns would not fit on the screen."""
    paper, notes = link.paper, "; ".join(words.paper_notes(link))
    title = escape.link(parts.short(paper.title), arxiv_ids.abs_url(paper.arxiv_id))
    authors = ", ".join(paper.authors[:_MOST_AUTHORS]) + (" et al." if len(paper.authors) > _MOST_AUTHORS else "")
    return "<br>".join(filter(None, (title, parts.text(authors), notes and f"**{parts.text(notes)}**")))


def _code(link: PaperLink) -> str:
    return "<br>".join(map(_repository, link.code[:_MOST_LINKS]))


def _repository(code: CodeLink) -> str:
    remarks = ["suggested by Hugging Face"] if code.source == "huggingface" else []
    if code.verdict in words.ACTIONS:
        remarks.append(code.verdict)
    shown = escape.shorten(escape.address(code.url).removeprefix("https://"), parts.LONGEST_URL)
    return escape.link(shown, code.url) + (f" ({', '.join(remarks)})" if remarks else "")


def _explained(link: PaperLink) -> str:
    return "<br>".join(escape.link(parts.short(each.title), each.url) for each in link.explained[:_MOST_LINKS])


def _abstract(link: PaperLink) -> str:
    paper = link.paper
    authors = parts.text(", ".join(paper.authors), _LONGEST_ABSTRACT)
    abstract = parts.text(paper.abstract, _LONGEST_ABSTRACT)
    facts = f"{authors} ({paper.published:%Y}). {parts.text(', '.join(paper.categories))}".rstrip()
    return f"\n<details>\n<summary>{parts.text(paper.title)}</summary>\n\n{facts}\n\n{abstract}\n\n</details>\n"


def _footer(report: Report) -> str:
    read = parts.text(words.inputs(report))
    return f"---\n\nMade by linkwatch {parts.text(report.version)} from {read}, {words.moment(report.finished_at)}.\n"


class _Column(NamedTuple):
    """A column of the table of papers; one that is not there `always` is left out where all its cells are empty."""

    title: str
    cell: Callable[[PaperLink], str]
    always: bool = True


_PAPER_COLUMNS = (
    _Column("Paper", _paper),
    _Column("Published", lambda link: f"{link.paper.published:%Y-%m-%d} (v{link.paper.version})"),
    _Column("Code", _code, always=False),
    _Column("Explained", _explained, always=False),
)
