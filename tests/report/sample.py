"""One report with something of everything, and makers of its parts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from linkwatch.model import (
    Article,
    CodeLink,
    Failure,
    Hop,
    Judgement,
    Kind,
    Link,
    Observation,
    Occurrence,
    Page,
    PageMetadata,
    Paper,
    PaperLink,
    Problem,
    Reason,
    Report,
    Result,
    Run,
    Suggestion,
    Verdict,
)

HOSTILE = (
    "<script>alert(1)</script> | `x` **b** _i_ [a](http://evil.example) @you #12 :+1: $x$ \x1b[31m\u202e\u200b\r\n# h"
)

METADATA = PageMetadata("A way back", "How it was found.", "Back", "B. Ack; A. Nother", date(2026, 9, 1))


def occurrence(
    url: str, line: int = 1, column: int = 1, text: str = "a link", file: str = "guide/README.md"
) -> Occurrence:
    return Occurrence(url, Kind.LINK, text, file, line, column)


def result(
    url: str,
    verdict: Verdict,
    reason: str = "a-reason",
    detail: str = "A sentence.",
    *,
    places: tuple[tuple[int, int], ...] = ((1, 1),),
    text: str = "a link",
    suggestion: Suggestion | None = None,
    seen: Observation | None = None,
    from_cache: bool = False,
    first_failed: date | None = None,
    failing_days: int = 0,
    recovered: bool = False,
) -> Result:
    link = Link(url, tuple(occurrence(url, line, column, text) for line, column in places))
    judgement = Judgement(verdict, Reason(reason, "A sentence about it."), detail, suggestion)
    return Result(link, judgement, seen, from_cache, first_failed, failing_days, recovered=recovered)


def paper(
    title: str = "Attention Is All You Need", *, link_text: str = "", title_matches: bool | None = True
) -> PaperLink:
    return PaperLink(
        Paper(
            arxiv_id="1706.03762",
            version=7,
            title=title,
            authors=("Ashish Vaswani", "Noam Shazeer", "Niki Parmar", "Łukasz Kaiser"),
            published=datetime(2017, 6, 12, 17, 57, 34, tzinfo=UTC),
            updated=datetime(2023, 8, 2, 0, 41, 18, tzinfo=UTC),
            abstract="It reaches 28.4 BLEU at a cost of $O(n^2 \\cdot d)$ a layer.",
            primary_category="cs.CL",
            categories=("cs.CL", "cs.LG"),
            as_of=datetime(2026, 10, 2, 3, 4, 6, tzinfo=UTC),
            comment="15 pages, 5 figures",
        ),
        link_text or title,
        title_matches,
        code=(
            CodeLink("https://github.com/tensorflow/tensor2tensor", "comment", Verdict.OK),
            CodeLink("https://github.com/a/suggested", "huggingface"),
        ),
        explained=(Article("https://back.example/", "A way back"),),
    )


def withdrawn() -> PaperLink:
    return PaperLink(
        Paper(
            arxiv_id="math/0309136",
            version=2,
            title="A proof that was none, for $n>2$",
            authors=("Anna O_Neill",),
            published=datetime(2003, 9, 8, 12, 0, tzinfo=UTC),
            updated=datetime(2004, 1, 1, 0, 0, tzinfo=UTC),
            abstract="1. This paper has been withdrawn.",
            primary_category="math.GT",
            categories=("math.GT",),
            as_of=datetime(2026, 10, 2, 3, 4, 6, tzinfo=UTC),
            doi="10.1000/1",
            journal_ref="J. None 1 (2004)",
            withdrawn=True,
        ),
        "The proof",
        title_matches=False,
        linked_version=2,
    )


def report(*results: Result, papers: tuple[PaperLink, ...] = (), problems: tuple[Problem, ...] = ()) -> Report:
    return Report(
        version="0.1.0",
        started_at=datetime(2026, 10, 2, 3, 4, 5, 999_000, tzinfo=UTC),
        finished_at=datetime(2026, 10, 2, 3, 4, 9, 1_000, tzinfo=UTC),
        inputs=("guide/README.md",),
        results=results,
        papers=papers,
        problems=problems,
    )


def visited(url: str, status: int, *hops: Hop, final_url: str = "") -> Observation:
    return Observation(url, status=status, hops=hops, final_url=final_url or url, elapsed_ms=120)


def full() -> Report:
    """Every verdict, every kind of suggestion, papers, problems and text that means harm."""
    old, new = "https://example.org/old_page", "https://example.org/new_page?a=1&b=(2|3)"
    return report(
        result("https://example.org/", Verdict.OK, "ok", "", seen=visited("https://example.org/", 200), text=""),
        result(
            "https://user:secret@example.org/gone",
            Verdict.BROKEN,
            "not-found",
            "404 Not Found: https://user:secret@example.org/gone has no such page.",
            places=((96, 3), (120, 5)),
            seen=visited("https://user:secret@example.org/gone", 404),
            first_failed=date(2026, 9, 18),
            failing_days=3,
        ),
        result(
            f"{old}#part",
            Verdict.MOVED,
            "moved-permanently",
            "Every redirect on the way is permanent.",
            places=((97, 3),),
            suggestion=Suggestion(f"{new}#part", "redirect"),
            seen=visited(old, 200, Hop(301, old), final_url=new),
        ),
        result(
            "guide/papers.md#atention",
            Verdict.BROKEN,
            "no-such-anchor",
            "guide/papers.md has no heading or element with this name.",
            places=((98, 3),),
            suggestion=Suggestion("guide/papers.md#attention", "anchor"),
        ),
        result(
            "https://wall.example/",
            Verdict.BLOCKED,
            "challenge",
            "The server asks whether a person is there.",
            places=((99, 3),),
            seen=visited("https://wall.example/", 403),
            from_cache=True,
        ),
        result(
            "https://slow.example/",
            Verdict.UNREACHABLE,
            "timeout",
            "No answer within 20 s.",
            places=((100, 3),),
            seen=Observation("https://slow.example/", failure=Failure.TIMEOUT, elapsed_ms=20_000, attempts=3),
            first_failed=date(2026, 10, 2),
            failing_days=1,
        ),
        result(
            "https://back.example/",
            Verdict.OK,
            "fine",
            "The page is there. It is back: it had been failing since 2026-09-28.",
            places=((100, 40),),
            seen=replace(visited("https://back.example/", 200), page=Page(metadata=METADATA)),
            recovered=True,
        ),
        result("https://hostile.example/|`a`", Verdict.BROKEN, "hostile", HOSTILE, places=((101, 3),), text=HOSTILE),
        result("mailto:me@example.org", Verdict.EXCLUDED, "mail-address", "Mail is not visited.", places=((102, 3),)),
        result("http://localhost/", Verdict.EXCLUDED, "private-address", "Private.", places=((103, 3),)),
        result("mailto:you@example.org", Verdict.EXCLUDED, "mail-address", "Mail is not visited.", places=((104, 3),)),
        papers=(paper(), withdrawn()),
        problems=(Problem("guide/notes.md", 3, 7, "not UTF-8: byte 0xff at offset 40; save the file as UTF-8"),),
    )


COMMANDING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u200b-\u200f\ufeff\ud800-\udfff]")
"""What must never reach a reader as it is."""


def everywhere(text: str) -> Report:
    """Put one text into every place that someone outside can write."""
    url = f"https://outside.example/{text}"
    page = Page(metadata=PageMetadata(text, text, text, text))
    seen = replace(visited(url, 404, Hop(302, url)), page=page)
    item = result(url, Verdict.BROKEN, "a-reason", f"x {text}", text=text, seen=seen)
    local = result(text, Verdict.MOVED, "a-reason", f"x {text}", suggestion=Suggestion(url, "redirect"))
    known = replace(paper().paper, title=text, authors=(text, text), abstract=text, categories=(text,), comment=text)
    code, article = CodeLink(url, "huggingface", Verdict.BROKEN), Article(url, text)
    odd = PaperLink(known, text, title_matches=False, code=(code,), explained=(article,))
    problem = Problem(f"guide/{text}.md", 1, 2, text)
    made = report(item, local, papers=(odd,), problems=(problem,))
    return replace(made, inputs=(f"guide/{text}",), notice=f"Note: {text}", base=f"x {text}", standing=(item,))


def compared(*results: Result) -> Report:
    """A run about a change, before which two links did not work either."""
    local = result("guide/gone.md", Verdict.BROKEN, "file-missing", "There is no such file.", places=((7, 3),))
    dead = result("https://dead.example/", Verdict.UNREACHABLE, "timeout", "No answer.", places=((8, 3), (9, 1)))
    dead = replace(dead, first_failed=date(2026, 9, 18), failing_days=3)
    return replace(report(*results), base="main (0123abcde)", notice="Compared with main.", standing=(local, dead))


def history() -> tuple[Run, ...]:
    """Three runs, one of them without trouble, and that of `full`."""
    counts = [(2, 0, 0, 4), (0, 0, 0, 0), (1, 2, 1, 1), (3, 1, 1, 1)]
    return tuple(run(day, *each) for day, each in zip((29, 30, 31, 32), counts, strict=True))


def run(day: int, broken: int, unreachable: int, blocked: int, moved: int) -> Run:
    """The counts of a run on that day, counted from the first of September."""
    fine = 8 - broken - unreachable - blocked - moved
    counts = {"broken": broken, "unreachable": unreachable, "blocked": blocked, "moved": moved, "ok": fine}
    finished = datetime(2026, 8, 31, 3, 4, 9, tzinfo=UTC) + timedelta(days=day)
    return Run(finished, links=12, urls=11, counts={**counts, "excluded": 3})


def many(number: int) -> Report:
    """A large guide as guides are: nine of ten addresses are fine."""
    verdicts = [Verdict.OK] * 16 + [Verdict.BROKEN, Verdict.MOVED, Verdict.EXCLUDED, Verdict.BLOCKED]
    urls = [f"https://host-{at % 300}.example/articles/2026/page-{at}.html" for at in range(number)]
    return report(
        *(
            result(
                url,
                verdicts[at % len(verdicts)],
                detail="The page is there, but its address has moved for good. Update the link.",
                places=((at, 3),),
                text=f"An article of the usual length, number {at}",
                seen=visited(url, 200),
            )
            for at, url in enumerate(urls)
        )
    )
