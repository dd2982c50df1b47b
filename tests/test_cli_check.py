"""`linkwatch check`, as a user runs it, on a web of real sockets."""

import json
import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from command import Command, connect_to
from web import Web, page, redirect, silent

SCHEMA = json.loads((resources.files("linkwatch.report") / "report.schema.json").read_text())
QUICK = ("--timeout", "2", "--interval", "0")

Check = Callable[..., object]


def guide(project: Path, text: str, name: str = "guide.md") -> str:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(text, encoding="utf-8")
    return name


@pytest.fixture
def reach(web: Web) -> tuple[str, ...]:
    return (*QUICK, *connect_to(web.connect_to))


def test_a_guide_whose_links_are_fine_exits_with_0(
    linkwatch: Command, project: Path, web: Web, reach: tuple[str, ...]
) -> None:
    web.pages["https://a.example/"] = page()
    ran = linkwatch("check", guide(project, "[a](https://a.example)"), *reach)
    assert ran.status == 0
    assert ran.out.startswith("1 link, 1 address: 1 ok\n")


def test_a_dead_link_exits_with_1_and_is_told_with_its_place(
    linkwatch: Command, project: Path, reach: tuple[str, ...]
) -> None:
    ran = linkwatch("check", guide(project, "# Guide\n\nSee [a](https://a.example/gone)."), *reach)
    assert ran.status == 1
    assert "  guide.md:3:5  https://a.example/gone\n" in ran.out
    assert "There is no such page (404)." in ran.out
    assert ran.err == ""


def test_the_json_report_is_what_its_schema_says(
    linkwatch: Command, project: Path, web: Web, reach: tuple[str, ...]
) -> None:
    web.pages["https://a.example/old"] = redirect("/new")
    web.pages["https://a.example/new"] = page('<p id="x">')
    text = "[old](https://a.example/old#x) ![](missing.png) <mailto:a@b.example> https://a.example/new"
    ran = linkwatch("check", guide(project, text), "--format", "json", *reach)
    jsonschema.validate(ran.json, SCHEMA)
    assert ran.json["summary"] == {
        "links": 4, "urls": 4, "broken": 1, "unreachable": 0, "blocked": 0, "moved": 1, "ok": 1, "excluded": 1,
    }  # fmt: skip
    moved = ran.json["links"][0]
    assert (moved["url"], moved["verdict"], moved["status"]) == ("https://a.example/old#x", "moved", 200)
    assert moved["final_url"] == "https://a.example/new#x"
    assert moved["redirects"] == [{"status": 301, "url": "https://a.example/old"}]
    assert moved["suggestion"] == {"url": "https://a.example/new#x", "kind": "redirect"}
    assert moved["occurrences"] == [{"file": "guide.md", "line": 1, "column": 1, "text": "old", "kind": "link"}]
    assert [link["url"] for link in ran.json["links"]][1] == "missing.png"


def test_each_address_is_asked_once_however_often_it_occurs(
    linkwatch: Command, project: Path, web: Web, reach: tuple[str, ...]
) -> None:
    web.pages["https://a.example/x"] = page('<p id="one"><p id="two">')
    one = guide(project, "[a](https://a.example/x#one) [b](https://a.example/x#two) [c](https://a.example/x)", "one.md")
    two = guide(project, "https://a.example/x#one and [d](https://a.example/x#three)", "two.md")
    ran = linkwatch("check", one, two, "--format", "json", *reach)
    assert web.times("https://a.example/x") == 1
    assert {link["url"].removeprefix("https://a.example/x"): link["verdict"] for link in ran.json["links"]} == {
        "#one": "ok", "#two": "ok", "": "ok", "#three": "broken",
    }  # fmt: skip
    assert [place["file"] for place in ran.json["links"][0]["occurrences"]] == ["one.md", "two.md"]


def test_a_local_file_is_named_by_its_path_from_the_repositorys_root(
    linkwatch: Command, project: Path, web: Web, reach: tuple[str, ...]
) -> None:
    guide(project, "# Papers\n", "guide/papers.md")
    file = guide(project, "# Top\n[p](papers.md#papers) [q](papers.md#no) [r](../LICENSE) [s](#top)", "guide/README.md")
    ran = linkwatch("check", file, "--format", "json", *reach)
    assert {link["url"]: link["verdict"] for link in ran.json["links"]} == {
        "guide/papers.md#papers": "ok", "guide/papers.md#no": "broken", "LICENSE": "broken",
        "guide/README.md#top": "ok",
    }  # fmt: skip
    assert web.asked == []


def test_an_offline_run_asks_no_server(linkwatch: Command, project: Path, web: Web, reach: tuple[str, ...]) -> None:
    ran = linkwatch("check", guide(project, "https://a.example/ [b](no.md)"), "--offline", "--format", "json", *reach)
    assert [link["verdict"] for link in ran.json["links"]] == ["excluded", "broken"]
    assert (ran.status, web.asked) == (1, [])


@pytest.mark.parametrize(
    ("fail_on", "status"), [("broken", 0), ("unreachable", 1), ("blocked,unreachable", 1), ("moved", 0), ("ok", 1)]
)
def test_fail_on_names_the_verdicts_that_fail(
    linkwatch: Command, project: Path, web: Web, reach: tuple[str, ...], fail_on: str, status: int
) -> None:
    web.pages["https://a.example/"] = page("", 503)
    web.pages["https://b.example/"] = page()
    file = guide(project, "https://a.example https://b.example")
    assert linkwatch("check", file, "--fail-on", fail_on, *reach).status == status


def test_exclude_and_include_choose_the_addresses(
    linkwatch: Command, project: Path, web: Web, reach: tuple[str, ...]
) -> None:
    file = guide(project, "https://a.example/1 https://a.example/2 https://b.example/")
    excluded = linkwatch("check", file, "--exclude", r"a\.example", "--format", "json", *reach).json
    assert [link["verdict"] for link in excluded["links"]] == ["excluded", "excluded", "broken"]
    included = linkwatch("check", file, "--exclude", "a", "--include", "/1$", "--format", "json", *reach).json
    assert [link["verdict"] for link in included["links"]] == ["broken", "excluded", "excluded"]


def test_formats_and_files_pair_up_in_their_order(linkwatch: Command, project: Path, reach: tuple[str, ...]) -> None:
    file = guide(project, "[a](b.md)")
    ran = linkwatch("check", file, "--format", "json", "-o", "r.json", "-o", "r.md", "--format", "markdown", *reach)
    assert json.loads((project / "r.json").read_text())["schema"] == 1
    assert (project / "r.md").read_text().startswith("# ")
    assert ran.out == ""
    assert ran.err == "1 link, 1 address: 1 broken\n"


def test_a_file_without_format_gets_the_one_of_its_suffix(
    linkwatch: Command, project: Path, reach: tuple[str, ...]
) -> None:
    file = guide(project, "[a](b.md)")
    ran = linkwatch("check", file, "--output", "r.json", "--format", "text", "-o", "r.txt", *reach)
    assert json.loads((project / "r.json").read_text())["schema"] == 1
    assert (project / "r.txt").read_text().startswith("1 link")
    assert ran.status == 1


def test_two_formats_cannot_share_standard_output(linkwatch: Command, project: Path) -> None:
    ran = linkwatch("check", guide(project, "x"), "--format", "json", "--format", "text")
    assert ran.status == 2
    assert "only one --format can go to standard output" in ran.err


def test_the_report_folder_is_made_and_filled(linkwatch: Command, project: Path, reach: tuple[str, ...]) -> None:
    ran = linkwatch("check", guide(project, "[a](b.md)"), "--report-dir", "out/reports", *reach)
    assert (project / "out/reports/README.md").read_text().startswith("# ")
    assert (project / "out/reports/index.html").read_text().startswith("<!doctype html>")
    jsonschema.validate(json.loads((project / "out/reports/report.json").read_text()), SCHEMA)
    assert ran.out.startswith("1 link, 1 address: 1 broken\n")


def test_a_report_that_cannot_be_written_is_known_before_any_server_is_asked(
    linkwatch: Command, project: Path, web: Web, reach: tuple[str, ...]
) -> None:
    guide(project, "", "taken")
    file = guide(project, "https://a.example")
    for where in (("--report-dir", "taken"), ("-o", "no/such/r.json"), ("-o", ".")):
        ran = linkwatch("check", file, *where, *reach)
        assert ran.status == 2
        assert ran.err.startswith("linkwatch: ")
    assert web.asked == []


@pytest.mark.parametrize(
    "where", [("--format", "markdown", "-o", "README.md"), ("--report-dir", "."), ("--report-dir", "other")]
)
def test_a_report_must_not_replace_what_a_person_wrote(
    linkwatch: Command, project: Path, reach: tuple[str, ...], where: tuple[str, ...]
) -> None:
    texts = {guide(project, "# Mine\n", name): "# Mine\n" for name in ("README.md", "other/README.md")}
    ran = linkwatch("check", "README.md", *where, *reach)
    assert (ran.status, ran.out) == (2, "")
    assert "README.md: " in ran.err
    assert {name: (project / name).read_text() for name in texts} == texts


def test_a_page_must_not_replace_that_of_a_person(linkwatch: Command, project: Path, reach: tuple[str, ...]) -> None:
    guide(project, "[a](b.md)")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("<!doctype html>\n<title>Mine</title>\n")
    ran = linkwatch("check", "guide.md", "--report-dir", "site", *reach)
    assert (ran.status, ran.out) == (2, "")
    assert "site/index.html: stands there and is no report of linkwatch" in ran.err
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]
    assert "Mine" in (project / "site/index.html").read_text()


def test_a_report_replaces_an_earlier_one(linkwatch: Command, project: Path, reach: tuple[str, ...]) -> None:
    file = guide(project, "[a](b.md)")
    for _ in range(2):
        assert linkwatch("check", file, "--report-dir", "reports", *reach).status == 1


def test_a_report_folder_needs_a_name(linkwatch: Command, project: Path) -> None:
    assert linkwatch("check", guide(project, ""), "--report-dir", "").status == 2


def test_the_same_file_in_two_spellings_is_checked_once(
    linkwatch: Command, project: Path, reach: tuple[str, ...]
) -> None:
    file = guide(project, "[a](b.md)")
    ran = linkwatch("check", file, f"./{file}", str(project / file), "--format", "json", *reach)
    assert (ran.json["inputs"], ran.json["summary"]["links"]) == ([file], 1)


def test_a_server_that_never_answers_is_unreachable_and_no_failure(
    linkwatch: Command, project: Path, web: Web, reach: tuple[str, ...]
) -> None:
    web.pages["https://a.example/"] = silent()
    ran = linkwatch("check", guide(project, "https://a.example"), *reach, "--timeout", "0.2", "--format", "json")
    assert (ran.status, ran.json["links"][0]["verdict"]) == (0, "unreachable")
    assert web.times("https://a.example/") == 2


def test_a_private_address_is_excluded_unless_allowed(linkwatch: Command, project: Path, web: Web) -> None:
    url = f"http://127.0.0.1:{web.ports['http']}/"
    web.pages[url] = page()
    file = guide(project, url)
    assert linkwatch("check", file, "--format", "json").json["links"][0]["reason"] == "private-address"
    assert linkwatch("check", file, "--format", "json", "--allow-private").json["links"][0]["verdict"] == "ok"


def test_a_folder_is_checked_with_every_markdown_file_in_it(
    linkwatch: Command, project: Path, reach: tuple[str, ...]
) -> None:
    guide(project, "[x](y.md)", "docs/a.md")
    guide(project, "[x](z.md)", "docs/deep/b.markdown")
    guide(project, "[x](z.md)", "docs/c.txt")
    ran = linkwatch("check", "docs", "--format", "json", *reach)
    assert ran.json["inputs"] == ["docs/a.md", "docs/deep/b.markdown"]


def test_an_empty_file_is_said_loudly_to_hold_no_links(
    linkwatch: Command, project: Path, reach: tuple[str, ...]
) -> None:
    ran = linkwatch("check", guide(project, ""), *reach)
    assert ran.status == 0
    assert re.search("(?i)0 links", ran.out)


def test_a_file_that_is_not_utf_8_is_read_as_far_as_possible(
    linkwatch: Command, project: Path, web: Web, reach: tuple[str, ...]
) -> None:
    web.pages["https://a.example/"] = page()
    (project / "a.md").write_bytes(b"caf\xe9 [a](https://a.example)")
    ran = linkwatch("check", "a.md", *reach)
    assert ran.status == 0
    assert "a.md:1:4: not UTF-8: byte 0xe9 at offset 3" in ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("missing.md",), "missing.md: no such file or folder"),
        (("empty",), "empty: no Markdown file"),
        (("guide.md", "--nonsense"), "No such option"),
        (("guide.md", "--fail-on", "brokn"), "brokn"),
        (("guide.md", "--fail-on", ""), "a verdict's name is missing in ''"),
        (("guide.md", "--format", "jsn"), "jsn"),
        (("guide.md", "--timeout", "0"), "--timeout"),
        (("guide.md", "--per-host", "many"), "--per-host"),
        (("guide.md", "--exclude", "("), "--exclude"),
        (("guide.md", "--connect-to", "a:b"), "--connect-to"),
        (("guide.md", "--config", "missing.toml"), "missing.toml"),
    ],
)
def test_wrong_usage_is_told_in_words_and_exits_with_2(
    linkwatch: Command, project: Path, arguments: tuple[str, ...], words: str
) -> None:
    guide(project, "x")
    (project / "empty").mkdir()
    ran = linkwatch("check", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_a_broken_configuration_is_told_with_its_places(linkwatch: Command, project: Path) -> None:
    (project / "linkwatch.toml").write_text('timeout = "20s"\nconcurency = 3\n')
    ran = linkwatch("check", guide(project, "x"))
    assert ran.status == 2
    assert "linkwatch.toml:1:11: timeout" in ran.err
    assert 'linkwatch.toml:2:1: unknown key "concurency" (did you mean "concurrency"?)' in ran.err


def test_the_configuration_names_the_paths_and_flags_win(
    linkwatch: Command, project: Path, reach: tuple[str, ...]
) -> None:
    (project / "linkwatch.toml").write_text('paths = ["a.md"]\nfail-on = ["unreachable"]\n')
    guide(project, "[x](no.md)", "a.md")
    guide(project, "[x](no.md)", "b.md")
    ran = linkwatch("check", "--format", "json", *reach)
    assert (ran.status, ran.json["inputs"]) == (0, ["a.md"])
    assert linkwatch("check", "--fail-on", "broken", *reach).status == 1


def test_a_demonstration_of_hostile_text_must_not_move_the_cursor(
    linkwatch: Command, project: Path, reach: tuple[str, ...]
) -> None:
    ran = linkwatch("check", guide(project, "[\x1b[31mred](no\x1b]8;;x\x07.md)"), *reach)
    assert "\x1b" not in ran.out + ran.err
