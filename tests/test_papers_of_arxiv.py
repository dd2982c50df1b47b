"""`linkwatch papers` against an arXiv that has every fault it is known for: the table is right or as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from arxiv_web import API, LISTINGS, RIGHT, TABLE, Arxiv, arxiv, listing, paced
from command import Command, Ran, connect_to
from linkwatch.demo import arxiv_api
from linkwatch.fetch import body, schedule
from web import Asked, Respond, Web, page, raw, reset, silent, trickle

__all__ = ["arxiv"]  # a fixture

Papers = Callable[..., Ran]
SOUND = arxiv_api.query("id_list=1706.03762,2305.14314&max_results=2", {each.id: each for each in LISTINGS}).body
FEED = "application/atom+xml"
HTML = "<!DOCTYPE html><html><head><title>Sorry</title></head><body>Maintenance</body></html>"


@pytest.fixture
def papers(linkwatch: Command, project: Path, web: Web, arxiv: Arxiv, monkeypatch: pytest.MonkeyPatch) -> Papers:
    monkeypatch.setattr(body, "SECONDS", 0.4)
    (project / "guide.md").write_text(TABLE)

    def run(*arguments: str) -> Ran:
        reach = connect_to(web.connect_to)
        return linkwatch("papers", "guide.md", "--timeout", "2", *reach, *arguments)

    return run


def feed(change: Callable[[str], str]) -> Respond:
    """Answer with the sound feed in which something is wrong."""
    return page(change(SOUND.decode()), content_type=FEED)


def entries(text: str) -> list[str]:
    return re.findall(r"(?s)  <entry>.*?</entry>\n", text)


def test_a_table_is_filled_by_one_request_and_then_there_is_nothing_to_do(papers: Papers, arxiv: Arxiv) -> None:
    assert papers("--write").status == 0
    assert Path("guide.md").read_text() == RIGHT
    again = papers("--check")
    assert (again.status, again.out, len(arxiv.asked)) == (0, "", 1)


@pytest.mark.parametrize("option", ["", "--write", "--check", "--add=1810.04805"])
def test_a_file_that_is_not_utf_8_is_no_table_that_could_be_written(papers: Papers, option: str) -> None:
    here = TABLE.replace("**mine**", "caf\xe9").encode("latin-1")
    Path("guide.md").write_bytes(here)
    ran = papers(*filter(None, [option]))
    assert (ran.status, ran.out, Path("guide.md").read_bytes()) == (2, "", here)
    assert ran.err.startswith("warning: guide.md:5:")
    assert "not UTF-8: byte 0xe9" in ran.err
    assert "--write does it" not in ran.err


def test_a_table_that_is_named_twice_by_a_link_is_written_once(papers: Papers) -> None:
    Path("docs").mkdir()
    try:
        Path("docs/index.md").symlink_to("../guide.md")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    ran = papers("docs/index.md", "--write")
    assert (ran.status, ran.err) == (0, "2 of 2 papers compared: guide.md written.\n")
    assert Path("guide.md").read_text() == RIGHT
    assert Path("docs/index.md").is_symlink()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
@pytest.mark.parametrize("command", ["check", "links", "papers"])
def test_a_file_in_utf_16_cannot_be_read(linkwatch: Command, project: Path, encoding: str, command: str) -> None:
    (project / "a.md").write_bytes(
        f"\ufeff{TABLE}".encode(encoding) if encoding != "utf-16" else TABLE.encode(encoding)
    )
    ran = linkwatch(command, "a.md")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "linkwatch: a.md: is in UTF-16, which cannot be read\n  Save the file as UTF-8.\n"


def test_a_file_without_a_table_that_is_not_utf_8_keeps_nothing_from_being_done(papers: Papers) -> None:
    Path("other.md").write_bytes(b"caf\xe9")
    assert papers("other.md", "--write").status == 0
    assert Path("guide.md").read_text() == RIGHT


FAULTS: dict[str, Respond] = {
    "throttled": page("Rate exceeded.", 429, content_type="text/plain"),
    "throttled for hours": page("Rate exceeded.", 429, retry_after="20000"),
    "throttled with status 200": page("Rate exceeded.", content_type="text/plain"),
    "not acceptable": page("", 406),
    "forbidden": page("Forbidden", 403),
    "overloaded": page(HTML, 503),
    "in trouble": page("", 500),
    "all refused": page("", 400),
    "HTML": page(HTML),
    "empty": page("", content_type=FEED),
    "no content": page("", 204),
    "an HTTP answer without any": raw(b""),
    "no HTTP": raw(b"\x00\x01\x02"),
    "reset": reset(),
    "nothing for an hour": silent(),
    "a beginning, then nothing": trickle(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n<feed"),
    "cut off": feed(lambda text: text[: len(text) // 2]),
    "cut off behind an entry": feed(lambda text: text[: text.index("</entry>") + 8]),
    "half a length": raw(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n" + SOUND),
    "twenty megabytes": feed(lambda text: text.replace("Words.", "Words. " * 3_000_000)),
    "no entries": feed(lambda text: "".join(text.split("".join(entries(text))))),
    "an error as an entry": page(arxiv_api.query("id_list=abc", {}).body, content_type=FEED),
    "other papers": feed(lambda text: text.replace("1706.03762", "1706.00001").replace("2305.14314", "2305.00001")),
    "entries without dates": feed(lambda text: re.sub(r"<published>.*", "", text)),
    "entries with odd dates": feed(lambda text: re.sub(r"<published>[^<]*", "<published>yesterday", text)),
    "entries without authors": feed(lambda text: re.sub(r"(?s)<author>.*?</author>", "", text)),
    "entries without titles": feed(lambda text: re.sub(r"<title>.*</title>", "", text)),
    "ids without versions": feed(lambda text: re.sub(r"(abs/[0-9.]+)v[0-9]+</id>", r"\1</id>", text)),
    "a hundred thousand elements deep": feed(lambda text: text.replace("Words.", "<a>" * 10**5 + "</a>" * 10**5)),
    "entities that laugh": page('<!DOCTYPE feed [<!ENTITY a "&b;&b;"><!ENTITY b "ha">]><feed>&a;</feed>'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_under_a_fault_the_table_stays_until_it_is_over_and_the_report_says_so(
    papers: Papers, arxiv: Arxiv, fault: str
) -> None:
    arxiv.fault = FAULTS[fault]
    ran = papers("--write", "--timeout", "0.4")
    assert Path("guide.md").read_text() == TABLE
    assert (ran.status, ran.out) == (0, "")
    assert "2 papers could not be looked up: 1706.03762, 2305.14314." in ran.err
    assert "0 of 2 papers compared: nothing to change." in ran.err
    assert arxiv.most_at_once == 1
    arxiv.fault = None
    papers("--write")
    assert Path("guide.md").read_text() == RIGHT


def test_under_a_fault_nobody_can_say_that_the_table_is_up_to_date(papers: Papers, arxiv: Arxiv) -> None:
    arxiv.fault = FAULTS["throttled"]
    assert papers("--check").status == 2


WITHOUT_FIRST = feed(lambda text: text.replace(entries(text)[0], "").replace("totalResults>2", "totalResults>1"))
ODD = {
    "another order": feed(lambda text: text.replace("".join(entries(text)), "".join(reversed(entries(text))))),
    "each entry twice": feed(lambda text: text.replace("".join(entries(text)), "".join(entries(text) * 2))),
    "older versions, too": feed(
        lambda text: text.replace(entries(text)[1], entries(text)[1] + entries(text)[1].replace("62v7", "62v1"))
    ),
    "https in ids": feed(lambda text: text.replace("<id>http://", "<id>https://")),
    "codes of other schemes": feed(lambda text: text.replace("<category", '<category term="39-04, 39A05"/><category')),
    "a colon as an author": feed(lambda text: text.replace("</author>", "</author><author><name>:</name></author>")),
    "lines in texts": feed(lambda text: text.replace("Attention Is", "Attention\n  Is").replace("Tim D", " Tim\n D")),
}  # fmt: skip


@pytest.mark.parametrize("oddity", ODD)
def test_an_odd_answer_is_read(papers: Papers, arxiv: Arxiv, oddity: str) -> None:
    arxiv.fault = ODD[oddity]
    ran = papers("--write")
    assert Path("guide.md").read_text() == RIGHT
    assert "2 of 2 papers compared" in ran.err


def test_half_an_entry_costs_its_own_row_only(papers: Papers, arxiv: Arxiv) -> None:
    arxiv.fault = feed(lambda text: re.sub(r"<published>2017.*", "", text))
    ran = papers("--write")
    lines = Path("guide.md").read_text().splitlines()
    assert lines[4] == TABLE.splitlines()[4]
    assert lines[5] == RIGHT.splitlines()[5]
    assert "1 paper could not be looked up: 1706.03762." in ran.err


def test_what_an_earlier_run_learnt_stands_in(papers: Papers, arxiv: Arxiv, monkeypatch: pytest.MonkeyPatch) -> None:
    papers()
    Path("linkwatch.toml").write_text('max-age = "0s"\nlate-pause = 0\nretries = 0\n')
    arxiv.fault = FAULTS["throttled"]
    ran = papers("--write")
    assert Path("guide.md").read_text() == RIGHT
    assert re.search(r"What it said in an earlier run \(\d{4}-\d\d-\d\d\) stands in for 2 of them\.", ran.err)


def test_what_an_earlier_run_learnt_stands_in_for_a_paper_that_the_list_lacks(papers: Papers, arxiv: Arxiv) -> None:
    papers()
    Path("linkwatch.toml").write_text('max-age = "0s"\n')
    arxiv.fault = WITHOUT_FIRST
    ran = papers("--write")
    assert Path("guide.md").read_text() == RIGHT
    assert "arXiv's API does not list 2305.14314, though no page of arXiv denies it. What it said in an" in ran.err


def test_nothing_stands_in_for_a_paper_that_arxiv_took_away(papers: Papers, arxiv: Arxiv) -> None:
    papers()
    Path("linkwatch.toml").write_text('max-age = "0s"\n')
    del arxiv.papers["2305.14314"]
    ran = papers("--write")
    assert Path("guide.md").read_text().splitlines()[5] == TABLE.splitlines()[5]
    assert "stands in" not in ran.err


def test_an_answer_of_yesterday_takes_no_version_back(papers: Papers, arxiv: Arxiv) -> None:
    papers("--write")
    Path("linkwatch.toml").write_text('max-age = "0s"\nlate-pause = 0\nretries = 0\n')
    arxiv.papers["1706.03762"] = listing("1706.03762", "Attention", "Ashish", "2017-06-12", 6)
    papers("--write")
    assert Path("guide.md").read_text() == RIGHT
    arxiv.papers["1706.03762"] = listing("1706.03762", "Attention Is All You Need!", "Ashish V.", "2017-06-12", 8)
    papers("--write")
    assert (
        "[Attention Is All You Need!](https://arxiv.org/abs/1706.03762) | Ashish V. |" in Path("guide.md").read_text()
    )


# --- papers that are not there -----------------------------------------------------------------


def test_a_paper_that_arxiv_does_not_have_is_told_with_its_place(papers: Papers, arxiv: Arxiv) -> None:
    del arxiv.papers["2305.14314"]
    ran = papers("--write")
    assert arxiv.asked[1:] == ["https://arxiv.org/abs/2305.14314"]
    assert (
        "error: guide.md:6:3: arXiv has no paper 2305.14314: neither its API nor its pages know the identifier"
        in ran.err
    )
    assert Path("guide.md").read_text().splitlines()[5] == TABLE.splitlines()[5]
    assert papers("--check").status == 1


def test_a_bare_identifier_of_no_paper_is_told_at_its_row(papers: Papers, arxiv: Arxiv) -> None:
    Path("guide.md").write_text(TABLE + "| 2305.00001 | | | |\n| arXiv:2305.14314 | | | |\n")
    del arxiv.papers["2305.14314"]
    ran = papers()
    assert "error: guide.md:7:1: arXiv has no paper 2305.00001: neither its API" in ran.err
    assert re.findall(r"error: guide.md:(\S+) arXiv has no paper 2305.14314", ran.err) == ["6:3:"]
    assert papers("--check").status == 1


def test_a_paper_that_the_api_alone_leaves_out_is_not_called_missing(papers: Papers, arxiv: Arxiv) -> None:
    arxiv.fault = WITHOUT_FIRST
    ran = papers("--write")
    assert "linkwatch: arXiv's API does not list 2305.14314, though no page of arXiv denies it." in ran.err
    assert "error" not in ran.err
    assert arxiv.asked[1:] == ["https://arxiv.org/abs/2305.14314"]


def test_a_long_list_of_papers_that_are_not_there_is_not_asked_for_one_by_one(papers: Papers, arxiv: Arxiv) -> None:
    rows = "".join(f"| https://arxiv.org/abs/2305.{number:05} | | | |\n" for number in range(1, 60))
    Path("guide.md").write_text(TABLE + rows)
    ran = papers()
    assert len(arxiv.asked) == 1 + 20
    assert ran.err.count("error: ") == 20
    assert "does not list 2305.00021, 2305.00022, 2305.00023, 2305.00024, 2305.00025 and 34 more" in ran.err


# --- pace --------------------------------------------------------------------------------------


def test_everything_that_goes_to_arxiv_is_three_seconds_apart_on_one_connection(
    papers: Papers, arxiv: Arxiv, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(schedule.SHARED_LANES, "arxiv.org", schedule.ARXIV)
    clock = paced(monkeypatch, schedule.Schedule, "linkwatch.fetch.stack.Schedule")
    moments: list[float] = []

    def note(_asked: Asked) -> None:
        moments.append(clock())

    web.when_asked = note
    many = [f"2305.{number:05}" for number in range(1, 249)]
    arxiv.papers |= {each: listing(each, f"On {each}", "Ada Lovelace", "2023-05-01") for each in many}
    rows = "".join(f"| https://arxiv.org/abs/{each} | | | |\n" for each in [*many, "2306.00001", "2306.00002"])
    Path("guide.md").write_text(TABLE + rows)
    ran = papers("--write")
    assert "250 of 252 papers compared" in ran.err
    asked = [url.partition("?")[0] for url in arxiv.asked]
    assert asked == [API] * 3 + ["https://arxiv.org/abs/2306.00001", "https://arxiv.org/abs/2306.00002"]
    assert arxiv.most_at_once == 1
    assert all(later - earlier >= 3 for earlier, later in pairwise(moments))


def test_papers_after_a_check_ask_nobody(papers: Papers, arxiv: Arxiv, linkwatch: Command, web: Web) -> None:
    ran = linkwatch("check", "guide.md", *connect_to(web.connect_to), "--format", "json")
    assert [each["arxiv_id"] for each in ran.json["papers"]] == ["1706.03762", "2305.14314"]
    assert papers("--write").status == 0
    assert Path("guide.md").read_text() == RIGHT
    assert [url.partition("?")[0] for url in arxiv.asked] == [API]


# --- exports -----------------------------------------------------------------------------------

GUIDE = """\
[Attention](https://arxiv.org/pdf/1706.03762v1), [the same](https://huggingface.co/papers/1706.03762),
and [QLoRA](https://doi.org/10.48550/arXiv.2305.14314).
"""


def test_all_papers_of_a_guide_are_exported_whether_in_a_table_or_not(papers: Papers, arxiv: Arxiv) -> None:
    Path("guide.md").write_text(GUIDE)
    ran = papers("--format", "bibtex")
    assert (ran.status, ran.err) == (0, "")
    assert re.findall(r"@misc\{(\S+),", ran.out) == ["dettmers2023qlora", "vaswani2017attention"]
    assert [each["id"] for each in papers("--format", "csl-json").json] == ["dettmers2023qlora", "vaswani2017attention"]
    told = papers("--format", "json").json
    assert [(each["arxiv_id"], each["link_text"]) for each in told] == [
        ("1706.03762", "Attention"),
        ("2305.14314", "QLoRA"),
    ]
    assert len(arxiv.asked) == 1
    assert Path("guide.md").read_text() == GUIDE


def test_the_export_of_papers_has_the_objects_of_the_report(papers: Papers, linkwatch: Command, web: Web) -> None:
    told = papers("--format", "json").json
    ran = linkwatch("check", "guide.md", *connect_to(web.connect_to), "--format", "json")
    assert told == ran.json["papers"]


@pytest.mark.parametrize(("name", "start"), [("x.bib", "% Written by linkwatch"), ("x.json", '[\n  {\n    "arxiv_id"')])
def test_an_export_goes_to_a_file_whose_suffix_may_name_the_format(papers: Papers, name: str, start: str) -> None:
    ran = papers("-o", name)
    assert (ran.status, ran.out) == (0, "")
    assert Path(name).read_text().startswith(start)


@pytest.mark.parametrize(
    "arguments", [("-o", "x.txt"), ("--format", "bibtex", "--write"), ("-o", "x.bib", "--check"), ("--format", "text")]
)
def test_an_export_that_is_not_clear_is_refused(papers: Papers, arguments: tuple[str, ...]) -> None:
    assert papers(*arguments).status == 2
    assert Path("guide.md").read_text() == TABLE
    assert not Path("x.bib").exists()


def test_an_export_over_the_guide_itself_is_refused(papers: Papers) -> None:
    assert papers("--format", "bibtex", "-o", "guide.md").status == 2
    assert Path("guide.md").read_text() == TABLE


def test_an_export_that_lacks_papers_says_so_and_leaves_a_fuller_file(papers: Papers, arxiv: Arxiv) -> None:
    papers("-o", "x.bib", "--no-cache")
    before = Path("x.bib").read_bytes()
    arxiv.fault = FAULTS["throttled"]
    ran = papers("-o", "x.bib", "--no-cache")
    assert ran.status == 2
    assert "warning: x.bib: left as it is, since 2 papers could not be looked up" in ran.err
    assert Path("x.bib").read_bytes() == before
    shown = papers("--format", "bibtex", "--no-cache")
    assert (shown.status, shown.out.count("@misc")) == (2, 0)


def test_an_export_names_papers_that_are_not_there_and_is_whole_without_them(papers: Papers, arxiv: Arxiv) -> None:
    del arxiv.papers["2305.14314"]
    ran = papers("--format", "bibtex")
    assert (ran.status, ran.out.count("@misc")) == (0, 1)
    assert "guide.md:6:3: arXiv has no paper 2305.14314" in ran.err


def test_a_guide_without_papers_has_an_empty_export(papers: Papers, arxiv: Arxiv) -> None:
    Path("guide.md").write_text("# Guide\n")
    ran = papers("--format", "json")
    assert (ran.status, ran.json, arxiv.asked) == (0, [], [])


# --- reports -----------------------------------------------------------------------------------


@pytest.fixture
def check(papers: Papers, linkwatch: Command, web: Web) -> Papers:
    def run(*arguments: str) -> Ran:
        reach = connect_to(web.connect_to)
        return linkwatch("check", "guide.md", "--timeout", "2", "--report-dir", "reports", *reach, *arguments)

    return run


def test_the_reports_have_a_bibliography(check: Papers) -> None:
    check()
    assert re.findall(r"@misc\{(\S+),", Path("reports/papers.bib").read_text()) == [
        "dettmers2023qlora", "vaswani2017attention",
    ]  # fmt: skip


@pytest.mark.parametrize("arguments", [("--offline",), ("--no-cache",)])
def test_a_run_that_learns_nothing_of_papers_leaves_the_bibliography(
    check: Papers, arxiv: Arxiv, web: Web, arguments: tuple[str, ...]
) -> None:
    check("--no-cache")
    before = Path("reports/papers.bib").read_bytes()
    arxiv.fault = FAULTS["throttled"]
    ran = check(*arguments)
    assert Path("reports/papers.bib").read_bytes() == before
    assert "warning: reports/papers.bib: left as it is, since 2 papers could not be looked up" in ran.err
    assert json.loads(Path("reports/report.json").read_text())["papers"] == []


def test_a_paper_that_left_the_guide_leaves_the_bibliography(check: Papers) -> None:
    check()
    Path("guide.md").write_text("".join(TABLE.splitlines(keepends=True)[:-1]))
    check()
    assert Path("reports/papers.bib").read_text().count("@misc") == 1


def test_a_persons_own_bibliography_must_not_be_replaced(check: Papers) -> None:
    Path("reports").mkdir()
    Path("reports/papers.bib").write_text("@misc{mine, title={Mine}}\n")
    ran = check()
    assert ran.status == 2
    assert "papers.bib: stands there and is no report of linkwatch" in ran.err
    assert Path("reports/papers.bib").read_text() == "@misc{mine, title={Mine}}\n"


def test_a_link_that_names_another_paper_is_told_with_its_place(check: Papers) -> None:
    Path("guide.md").write_text("x [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1706.03762)\n")
    ran = check("--format", "json")
    (problem,) = ran.json["problems"]
    assert (problem["line"], problem["column"]) == (1, 3)
    assert problem["message"] == (
        "arXiv has “Attention Is All You Need” as 1706.03762, the link says “Deep Residual Learning for Image "
        "Recognition”: check the identifier, or take the title of arXiv"
    )
    assert ran.json["papers"][0]["title_matches"] is False
    text = check().out
    assert text.count("Deep Residual Learning") == 1
    assert "1 paper known to arXiv\n" in text


def test_a_second_row_about_a_paper_is_told_by_a_check_once_and_changes_no_status(check: Papers) -> None:
    Path("guide.md").write_text(RIGHT + RIGHT.splitlines(keepends=True)[4])
    ran = check("--format", "json")
    assert ran.status == 0
    assert ran.json["problems"] == [
        {
            "file": "guide.md",
            "line": 7,
            "column": 1,
            "message": "a second row about the paper 1706.03762, which is in line 5 already: take one of them out",
        }
    ]


def test_papers_are_counted_once_in_however_many_rows(papers: Papers) -> None:
    Path("guide.md").write_text(RIGHT + "".join(RIGHT.splitlines(keepends=True)[4:]) * 2)
    assert "2 of 2 papers compared: nothing to change." in papers().err


def test_a_persons_code_is_in_the_export(papers: Papers) -> None:
    table = "| Paper | Code |\n|---|---|\n| https://arxiv.org/abs/1706.03762 | https://github.com/a/b |\n"
    Path("guide.md").write_text(f"# Papers\n{table}")
    (paper,) = papers("--format", "json").json
    assert paper["code"] == [{"url": "https://github.com/a/b", "source": "guide", "verdict": None}]


# --- the diff ----------------------------------------------------------------------------------

ODD_LINES = "::error::boo\n\x1b[2J ##[error]boo\n"


def test_the_diff_is_byte_for_byte_for_a_program(papers: Papers) -> None:
    Path("guide.md").write_text(TABLE + "\n" + ODD_LINES)
    assert papers().out.endswith("\n \n ::error::boo\n \x1b[2J ##[error]boo\n")


def test_the_diff_commands_nothing_in_the_log_of_actions(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    Path("guide.md").write_text(TABLE + "\n" + ODD_LINES)
    assert papers().out.endswith("\n \n : :error::boo\n \ufffd[2J ## [error]boo\n")
