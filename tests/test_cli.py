"""The command line as a whole: help, version, the other commands, how it ends."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

import linkwatch as package
from command import Command, connect_to, posix
from linkwatch import demo, demonstration, files
from linkwatch.cli import cli
from linkwatch.demo import Scenario, StandIn, unexpected
from linkwatch.documents import read
from linkwatch.model import Report
from web import Web, page, silent

GUIDE = Path(__file__).parents[1] / "guide" / "README.md"
COMMANDS = tuple(cli.commands)


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "linkwatch", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


def test_help_names_every_command_and_the_exit_statuses(linkwatch: Command) -> None:
    ran = linkwatch("--help")
    assert ran.status == 0
    for word in (*COMMANDS, "0 nothing to mend", "1 something was", "2 the job could not be done"):
        assert word in " ".join(ran.out.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(linkwatch: Command, command: str) -> None:
    ran = linkwatch(command, "-h")
    assert ran.status == 0
    assert ran.out.startswith(f"Usage: linkwatch {command} ")


def test_wrong_usage_must_not_command_a_log_or_show_a_password(linkwatch: Command) -> None:
    for value in ("##[error]z", "a\n::error::x", "\u202ez", "https://me:secret@a.example/"):
        ran = linkwatch("papers", "--add", value)
        assert ran.status == 2
        assert not [line for line in ran.err.splitlines() if line.startswith("::") or "##[" in line or "\u202e" in line]
        assert "secret" not in ran.err


def test_an_unknown_command_exits_with_2(linkwatch: Command) -> None:
    ran = linkwatch("chekc")
    assert ran.status == 2
    assert "chekc" in ran.err


def test_the_version_is_told_without_loading_what_is_slow() -> None:
    code = "import sys\ntry:\n    from linkwatch.cli import main\n    main()\nexcept SystemExit: pass\n"
    code += "print([name for name in ('aiohttp', 'arxiv', 'pydantic', 'rich', 'lxml', 'bs4') if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", code, "--version"], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout == f"linkwatch {package.__version__}\n[]\n"


def test_the_module_can_be_run() -> None:
    assert run("--version").stdout == f"linkwatch {package.__version__}\n"


# --- links ---------------------------------------------------------------------------------------


def test_links_are_listed_one_a_line(linkwatch: Command, project: Path) -> None:
    (project / "a.md").write_text("# T\n\n[x](y.md)\nhttps://a.example\n")
    ran = linkwatch("links", "a.md")
    assert ran.out == "a.md:3:1 link y.md\na.md:4:1 bare https://a.example/\n"


def test_links_as_json_are_what_their_schema_says(linkwatch: Command, project: Path) -> None:
    (project / "a.md").write_text("![pic](p.png)\n")
    ran = linkwatch("links", "a.md", "--format", "json")
    jsonschema.validate(ran.json, json.loads((resources.files("linkwatch.report") / "links.schema.json").read_text()))
    assert ran.json == [{"url": "p.png", "kind": "image", "text": "pic", "file": "a.md", "line": 1, "column": 1}]


def test_the_guide_has_its_85_links_on_30_hosts(linkwatch: Command) -> None:
    links = linkwatch("links", str(GUIDE), "--format", "json").json
    assert len(links) == 85
    assert len({link["url"].split("/")[2] for link in links}) == 30
    lines = GUIDE.read_text().split("\n")
    assert all(f"[{link['text']}](" in lines[link["line"] - 1][link["column"] - 1 :] for link in links)


def test_a_file_with_problems_is_told_on_standard_error(linkwatch: Command, project: Path) -> None:
    (project / "a.md").write_bytes(b"\xff https://a.example")
    ran = linkwatch("links", "a.md")
    assert ran.out == "a.md:1:3 bare https://a.example/\n"
    assert ran.err.startswith("warning: a.md:1:1: not UTF-8")


# --- papers --------------------------------------------------------------------------------------


@pytest.fixture
def copy(project: Path) -> Path:
    """A copy of our guide with the authors and dates taken out of its table."""
    text = GUIDE.read_text()
    worn = re.sub(r"(?m)^(\| \[.*?\]\(https://arxiv\.org/abs/.*?\) \|).*?\|.*?\|", r"\1  |  |", text)
    (project / "guide.md").write_text(worn)
    assert (project / "guide.md").read_text() != text
    return project / "guide.md"


@pytest.fixture
def arxiv(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    with StandIn(read(["guide.md"]), Scenario()) as web:
        monkeypatch.setenv("SSL_CERT_FILE", web.ca_file)
        yield connect_to(web.connect_to)


def test_papers_shows_a_diff_and_writes_nothing(linkwatch: Command, copy: Path, arxiv: list[str]) -> None:
    before = copy.read_text()
    ran = linkwatch("papers", "guide.md", *arxiv)
    assert ran.status == 0
    assert ran.out.startswith("--- a/guide.md\n+++ b/guide.md\n")
    assert ran.err == "22 of 22 papers compared: guide.md would change; --write does it.\n"
    assert copy.read_text() == before


def test_papers_restores_the_guide_byte_for_byte_and_twice_is_once(
    linkwatch: Command, copy: Path, arxiv: list[str]
) -> None:
    assert linkwatch("papers", "guide.md", "--check", *arxiv).status == 1
    assert linkwatch("papers", "guide.md", "--write", *arxiv).status == 0
    assert copy.read_bytes() == GUIDE.read_bytes()
    again = linkwatch("papers", "guide.md", "--write", *arxiv)
    assert (again.out, again.err) == ("", "22 of 22 papers compared: nothing to change.\n")
    assert linkwatch("papers", "guide.md", "--check", *arxiv).status == 0
    assert copy.read_bytes() == GUIDE.read_bytes()


def test_papers_stay_as_they_are_when_arxiv_is_silent(linkwatch: Command, copy: Path, web: Web) -> None:
    before = copy.read_bytes()
    ran = linkwatch("papers", "guide.md", "--write", *connect_to(web.connect_to))
    assert copy.read_bytes() == before
    assert (ran.status, ran.out) == (0, "")
    assert "22 papers could not be looked up: " in ran.err
    assert "0 of 22 papers compared: nothing to change." in ran.err
    # Nobody can say that the table is up to date.
    assert linkwatch("papers", "guide.md", "--check", *connect_to(web.connect_to)).status == 2


def test_a_paper_that_arxiv_does_not_list_is_named(linkwatch: Command, copy: Path, arxiv: list[str]) -> None:
    copy.write_text(copy.read_text().replace("2305.14314", "2305.99999"))
    ran = linkwatch("papers", "guide.md", *arxiv)
    assert re.search(r"error: guide\.md:\d+:3: arXiv has no paper 2305\.99999: ", ran.err)
    assert "21 of 22 papers compared" in ran.err


def test_a_read_only_file_is_left_alone_with_a_word(linkwatch: Command, copy: Path, arxiv: list[str]) -> None:
    before = copy.read_bytes()
    copy.chmod(0o444)
    ran = linkwatch("papers", "guide.md", "--write", *arxiv)
    assert ran.status == 2
    assert "guide.md: cannot be written: the file is read-only" in ran.err
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [("# Papers\n\nnothing yet\n", "Papers"), ("# Papers\n\n|a|\n|-|\n|b|\n\n|c|\n|-|\n|d|\n", "Papers")],
)
def test_a_papers_heading_without_one_table_is_an_error_for_people(
    linkwatch: Command, project: Path, text: str, words: str
) -> None:
    (project / "a.md").write_text(text)
    ran = linkwatch("papers", "a.md", "--write")
    assert ran.status == 2
    assert "warning: a.md:" in ran.err
    assert words in ran.err
    assert (project / "a.md").read_text() == text


def test_a_file_without_papers_has_nothing_to_do(linkwatch: Command, project: Path) -> None:
    (project / "a.md").write_text("# Guide\n")
    ran = linkwatch("papers", "a.md")
    assert (ran.status, ran.err) == (0, "No table with papers of arXiv was found.\n")


def test_write_and_check_exclude_each_other(linkwatch: Command, project: Path) -> None:
    assert linkwatch("papers", "--write", "--check").status == 2


# --- demo ----------------------------------------------------------------------------------------


def test_the_demo_shows_the_whole_tool_and_leaves_its_reports(linkwatch: Command, project: Path) -> None:
    ran = linkwatch("demo", str(GUIDE))
    assert ran.status == 0, ran.out
    assert "A demonstration" in ran.out
    assert "Everything came out as staged." in ran.out
    report = json.loads((project / "demo-report/report.json").read_text())
    assert report["notice"].startswith("A demonstration")
    assert report["summary"]["links"] == 85
    assert (project / "demo-report/README.md").read_text().count("A demonstration")
    shown = (project / "demo-report/guide.md").read_text()
    changed = set(GUIDE.read_text().split("\n")).difference(shown.split("\n"))
    assert 1 < len(changed) < 22  # rows with new explanations
    assert all(line.startswith("| [") for line in changed)
    assert len(re.findall(r"(?m)^\| \[[^|]*\) \|  \|  \|", shown)) == 1  # the paper with the wrong title


class Showings:
    """Lets the first showings of the demo come out otherwise, as on a machine that is too busy for the short waits."""

    def __init__(self, spoilt: int) -> None:
        self.spoilt = spoilt
        self.count = 0

    def judge(self, report: Report, scenario: Scenario) -> list[str]:
        self.count += 1
        return ["a.example came out late."] if self.count <= self.spoilt else unexpected(report, scenario)


@pytest.mark.parametrize(("spoilt", "status", "count"), [(0, 0, 1), (1, 0, 2), (9, 1, 2)])
def test_the_demo_is_shown_once_more_with_longer_waits_and_not_a_third_time(
    linkwatch: Command, project: Path, monkeypatch: pytest.MonkeyPatch, spoilt: int, status: int, count: int
) -> None:
    showings = Showings(spoilt)
    monkeypatch.setattr(demo, "unexpected", showings.judge)
    (project / "a.md").write_text("https://a.example/\n")
    ran = linkwatch("demo", "a.md")
    assert (ran.status, showings.count) == (status, count)
    assert ("a.example came out late." in ran.out) is bool(status)
    assert demonstration.TIMEOUTS[0] < demonstration.TIMEOUTS[1]


def test_the_demo_shows_our_guide_wherever_it_is_run(linkwatch: Command, project: Path) -> None:
    ran = linkwatch("demo")
    assert ran.status == 0, ran.out
    assert "Everything came out as staged." in ran.out
    assert "22 papers known to arXiv" in ran.out


def test_too_little_memory_is_no_finding(linkwatch: Command, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_text(_path: str) -> None:
        raise MemoryError

    (project / "a.md").write_text("[a](b.md)")
    monkeypatch.setattr(files, "read_text", read_text)
    ran = linkwatch("links", "a.md")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("linkwatch: this machine has too little memory for it\n")


def test_the_demo_names_places_in_a_guide_that_stands_here(linkwatch: Command, project: Path) -> None:
    ran = linkwatch("demo", "--report-dir", "out")
    line = next(line for line in ran.out.splitlines() if line.endswith("https://gluebenchmark.com/"))
    file, number, _ = line.split()[0].split(":")
    assert file == str(Path("out/guide.md"))
    assert "https://gluebenchmark.com" in (project / file).read_text().splitlines()[int(number) - 1]
    assert not [told for told in project.glob("out/*") if str(GUIDE.parent) in told.read_text()]


def test_a_demo_of_hostile_text_must_not_move_the_cursor(linkwatch: Command, project: Path) -> None:
    row = "| [Quite another \x1b[31m\x1b]8;;x\x07 title](https://arxiv.org/abs/2310.04438) | A | 2023 |"
    (project / "a.md").write_text(f"# Papers\n\n| Paper | Authors | Published |\n| --- | --- | --- |\n{row}\n")
    ran = linkwatch("demo", "a.md")
    assert "left alone: " in ran.out
    assert "\x1b" not in ran.out + ran.err


def test_the_demo_needs_a_guide(linkwatch: Command, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demonstration, "OUR_GUIDE", "no/such.md")
    ran = linkwatch("demo")
    assert ran.status == 2
    assert ran.err == ("linkwatch: this installation came without a guide to show\n  Name one: linkwatch demo PATH\n")


def test_the_demo_takes_our_guide_where_it_stands(linkwatch: Command, project: Path) -> None:
    (project / "guide").mkdir()
    (project / "guide/README.md").write_text("[a](https://a.example)\n")
    ran = linkwatch("demo", "--report-dir", "out")
    assert ran.status == 0, ran.out
    assert (project / "out/guide.md").read_text() == "[a](https://a.example)\n"


# --- how it ends ---------------------------------------------------------------------------------


@posix
def test_ctrl_c_reports_what_was_seen_and_exits_with_2(project: Path, web: Web) -> None:
    web.pages["https://a.example/1"] = page()
    web.pages["https://a.example/2"] = silent()
    (project / "a.md").write_text("https://a.example/1 https://a.example/2 [c](no.md)\n")
    # One at a time on one host: when the second is asked for, the first has been judged.
    command = [sys.executable, "-m", "linkwatch", "check", "a.md", "--format", "json", "--per-host", "1"]
    second = threading.Event()
    web.when_asked = lambda asked: second.set() if asked.path == "/2" else None
    with subprocess.Popen(
        [*command, *connect_to(web.connect_to)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert second.wait(30)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    report = json.loads(out)
    assert process.returncode == 2
    assert report["interrupted"] is True
    assert [link["url"] for link in report["links"]] == ["https://a.example/1", "no.md"]
    assert "Traceback" not in err


@posix
def test_a_reader_who_has_seen_enough_is_no_error(project: Path) -> None:
    (project / "a.md").write_text("[x](y.md)\n" * 20_000)
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "linkwatch", "links", "a.md"],
        stdout=writing, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
    )  # fmt: skip
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [("links", "a.md"), ("check", "a.md", "--offline"), ("--help",)])
def test_output_that_cannot_be_written_is_told_and_exits_with_2(project: Path, arguments: tuple[str, ...]) -> None:
    (project / "a.md").write_text("[x](a.md)\n")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "linkwatch", *arguments],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert ran.returncode == 2
    assert ran.stderr.startswith("linkwatch: ")
    assert "Traceback" not in ran.stderr


def test_output_that_is_closed_is_told_and_exits_with_2(linkwatch: Command, project: Path) -> None:
    (project / "a.md").write_text("[x](a.md)\n")
    code = "import sys; sys.stdout = None; from linkwatch.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", code, "links", "a.md"], stderr=subprocess.PIPE, text=True, check=False, timeout=60
    )
    assert ran.returncode == 2
    assert ran.stderr == "linkwatch: standard output cannot be written: it is closed\n  Send it elsewhere.\n"


@pytest.mark.parametrize("command", [("check",), ("papers",)])
def test_no_network_is_told_from_dead_links(
    linkwatch: Command, project: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    ran = linkwatch(*command, str(GUIDE))
    assert (ran.status, ran.out) == (2, "")
    assert "no network" in ran.err
