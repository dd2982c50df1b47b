"""What people see on a terminal, and what of it a pipe never gets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from command import Command
from linkwatch import terminal
from linkwatch.model import Tally, Verdict
from linkwatch.report.to_text import Line, Style

URL = "https://a.example/x"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("[x](y.md)")
    return tmp_path


@pytest.fixture
def colourful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand for a terminal of 60 columns that wants colours and opens links."""
    monkeypatch.setattr(terminal, "is_plain", lambda: False)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("FORCE_HYPERLINK", "1")


def test_colours_need_a_terminal_that_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    for name in ("NO_COLOR", "CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert not terminal.is_plain()
    for name, value in (("TERM", "dumb"), ("NO_COLOR", "1"), ("CI", "true")):
        monkeypatch.setenv(name, value)
        assert terminal.is_plain()
        monkeypatch.delenv(name)
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    assert terminal.is_plain()


@pytest.mark.usefixtures("colourful", "project")
def test_a_report_on_a_terminal_is_coloured(linkwatch: Command) -> None:
    assert "\x1b[31m\x1b[1mMend now: 1 broken\x1b[0m\n" in linkwatch("check", "a.md").out


@pytest.mark.usefixtures("project")
def test_nothing_of_it_is_piped(linkwatch: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    monkeypatch.setenv("COLUMNS", "40")
    ran = linkwatch("check", "a.md")
    assert "\x1b" not in ran.out
    assert max(map(len, ran.out.splitlines())) > 40


@pytest.mark.usefixtures("colourful")
def test_an_address_is_a_link_to_itself() -> None:
    told = terminal.shown([Line(Style.LINK, f"  a.md:1:1  {URL}", URL)])
    assert told == f"  a.md:1:1  \x1b]8;;{URL}\x1b\\{URL}\x1b]8;;\x1b\\\x1b[0m\n"


@pytest.mark.usefixtures("colourful")
def test_the_target_of_a_link_is_ascii() -> None:
    url = "https://a.example/é"
    assert f"\x1b]8;;https://a.example/%C3%A9\x1b\\{url}" in terminal.shown([Line(Style.LINK, url, url)])


@pytest.mark.usefixtures("colourful")
def test_an_address_that_is_shown_in_part_only_is_no_link() -> None:
    assert "\x1b]8" not in terminal.shown([Line(Style.LINK, "https://a.exa…", URL)])


def test_a_terminal_that_is_not_known_to_open_links_gets_none(monkeypatch: pytest.MonkeyPatch, colourful: None) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "0")
    assert terminal.shown([Line(Style.LINK, URL, URL)]) == f"{URL}\x1b[0m\n"


@pytest.mark.usefixtures("colourful")
def test_lines_are_wrapped_at_spaces_and_indented() -> None:
    told = terminal.shown([Line(Style.PLAIN, "    " + "twelve chars " * 6)])
    rows = [row.removesuffix("\x1b[0m") for row in told.splitlines()]
    assert rows == [
        "    twelve chars twelve chars twelve chars twelve chars",
        "      twelve chars twelve chars",
    ]


@pytest.mark.usefixtures("colourful")
def test_wide_characters_count_as_two() -> None:
    rows = terminal.shown([Line(Style.PLAIN, "論文 " * 20)]).splitlines()
    assert [row.count("論文") for row in rows] == [12, 8]


@pytest.mark.usefixtures("colourful")
def test_an_address_is_never_cut_so_that_it_can_be_copied() -> None:
    url = "https://a.example/" + "x" * 100
    assert url in terminal.shown([Line(Style.LINK, f"  a.md:1:1  {url}")])


@pytest.mark.usefixtures("colourful")
def test_an_empty_line_stays_one() -> None:
    assert terminal.shown([Line(Style.PLAIN, "")]) == "\x1b[0m\n"


@pytest.mark.parametrize(
    ("environ", "can"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"VTE_VERSION": "7200"}, True),
        ({"VTE_VERSION": "4999"}, False),
        ({"VTE_VERSION": "odd"}, False),
        ({"VTE_VERSION": "7200", "TERM": "tmux-256color"}, False),
        ({"KONSOLE_VERSION": "230800", "TERM": "screen"}, False),
        ({"FORCE_HYPERLINK": "1", "TERM": "screen"}, True),
        ({"FORCE_HYPERLINK": "0", "TERM": "xterm-kitty"}, False),
    ],
)
def test_links_are_for_terminals_that_are_known_to_open_them(environ: dict[str, str], can: bool) -> None:
    assert terminal.can_link(environ) is can


def test_a_bar_is_shown_on_a_terminal_only(linkwatch: Command, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert linkwatch("check", "a.md").err == ""
    monkeypatch.setattr(terminal, "is_watched", lambda: True)
    assert "checking links" in linkwatch("check", "a.md").err


def test_the_bar_counts_verdicts_and_names_the_hosts_that_are_waited_for_and_goes_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(terminal, "is_watched", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "150")
    waiting = {"a.example": 1, "evil\x1b[2J.example": 9, "b.example": 5, "c.example": 4, "done.example": 0}
    with terminal.progress_bar() as tell:
        tell(Tally(3, 22, {Verdict.OK: 2, Verdict.BROKEN: 1}, waiting))
    shown = capsys.readouterr().err
    assert "3/22" in shown
    assert "1 broken, 2 ok, waiting for evil\ufffd[2J.example (9), b.example (5), c.example (4)" in shown
    assert shown.endswith("\x1b[2K")


def test_the_bar_keeps_within_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(terminal, "is_watched", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    with terminal.progress_bar() as tell:
        tell(Tally(3, 22, {Verdict.OK: 2}, {"x" * 200: 1}))
    assert "…" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_nobody_watches_where_a_bar_would_only_be_noise(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert terminal.is_watched()
    monkeypatch.setenv(name, value)
    assert not terminal.is_watched()


@pytest.mark.parametrize("columns", [20, 36, 40, 60, 80, 90, 200])
def test_the_bar_fits_its_terminal_and_leaves_room_for_the_echo_of_ctrl_c(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    monkeypatch.setattr(terminal, "is_watched", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    with terminal.progress_bar() as tell:
        tell(Tally(3, 22, {Verdict.OK: 3}, {"a-long-name-of-a-host.example": 1}))
    shown = capsys.readouterr().err
    rows = re.split(r"[\r\n]", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown))
    assert all(len(row) <= columns - 3 for row in rows), rows  # blanks, too, move the cursor
    assert ("3/22" in shown) is (columns >= 36)
    assert any(row.startswith("3 ok") for row in rows)
    assert not re.search(r"\x1b\[[0-9;]*m", shown)


def test_the_cursor_comes_back_when_the_run_is_broken_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(terminal, "is_watched", lambda: True)
    monkeypatch.setenv("TERM", "xterm")

    def break_off() -> None:
        with terminal.progress_bar() as tell:
            tell(Tally(1, 2))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    shown = capsys.readouterr().err
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")
    assert shown.endswith("\x1b[2K")


@pytest.mark.parametrize(
    ("environ", "tty", "watched"),
    [
        ({"TERM": "xterm"}, True, True),
        ({}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm", "CI": "true"}, True, False),
        ({"TERM": "xterm"}, False, False),
    ],
)
def test_a_bar_is_for_people_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], tty: bool, watched: bool
) -> None:
    for name in ("CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stderr.isatty", lambda: tty, raising=False)
    assert terminal.is_watched() is watched


def test_without_standard_error_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", None)
    assert not terminal.is_watched()


def test_what_people_are_told_commands_no_terminal_and_no_log_and_shows_no_password(
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal.say("linkwatch: a\n::error::x\x1b[2J ##[error]y https://me:secret@a.example/ is no file\n  Name another.")
    told = capsys.readouterr().err
    assert told == "linkwatch: a\n: :error::x\ufffd[2J ## [error]y https://a.example/ is no file\n  Name another.\n"
