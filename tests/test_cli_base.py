"""`linkwatch check --base` and `--baseline`, as a pull request runs them: real git, a web of real sockets."""

import json
from pathlib import Path
from typing import Any

import pytest

from command import Command, Ran, connect_to, posix
from repository import Repository
from web import Web, page

DEAD = [f"https://dead.example/{number}" for number in range(10)]
QUICK = ("--timeout", "2", "--interval", "0", "--format", "json")


class Guide:
    """A guide with ten dead links, two dead local ones and much that works, and a branch to change it on."""

    def __init__(self, linkwatch: Command, repository: Repository, web: Web) -> None:
        self.linkwatch, self.repository, self.web = linkwatch, repository, web
        self.reach = (*QUICK, *connect_to(web.connect_to))
        web.pages["https://a.example/"] = page('<p id="x">')
        dead = "\n".join(f"- [dead]({url})" for url in DEAD)
        repository.write("README.md", f"# Guide\n\n[a](https://a.example/) [use](docs/use.md#usage)\n\n{dead}\n")
        repository.write("docs/use.md", "# Use\n\n## Usage\n\nIt is used so, with many words.\n\n[up](../README.md)\n")
        repository.write("docs/more.md", "[usage](use.md#usage) [gone](gone.md) [no place](use.md#nowhere)\n")
        repository.commit()
        repository.branch()

    def check(self, *arguments: str) -> Ran:
        """Check as a pull request does, against `main`."""
        return self.linkwatch("check", "--base", "main", *self.reach, *arguments)


@pytest.fixture
def guide(linkwatch: Command, repository: Repository, web: Web) -> Guide:
    return Guide(linkwatch, repository, web)


def broken(ran: Ran) -> list[str]:
    return [link["url"] for link in ran.json["links"] if link["verdict"] == "broken"]


def standing(ran: Ran) -> list[str]:
    return [link["url"] for link in ran.json["standing"]]


def entry(ran: Ran, url: str) -> Any:
    return next(link for link in ran.json["links"] if link["url"] == url)


OLD = ["docs/gone.md", "docs/use.md#nowhere"]


def test_a_change_that_adds_one_dead_link_fails_with_exactly_that_one(guide: Guide) -> None:
    guide.repository.append("README.md", "\n[new](https://new.example/gone) [fine](https://a.example/#x)\n")
    ran = guide.check()
    assert (ran.status, broken(ran)) == (1, ["https://new.example/gone"])
    assert sorted(asked.url for asked in guide.web.asked) == ["https://a.example/", "https://new.example/gone"]
    assert entry(ran, "https://a.example/#x")["verdict"] == "ok"
    assert {entry(ran, url)["reason"] for url in (*DEAD, "https://a.example/")} == {"unchanged"}
    assert standing(ran) == OLD


def test_a_change_that_renames_a_heading_fails_with_exactly_the_links_to_it(guide: Guide) -> None:
    guide.repository.write("docs/use.md", "# Use\n\n## How to use it\n\nIt is used so, with many words.\n")
    ran = guide.check()
    assert (ran.status, broken(ran)) == (1, ["docs/use.md#usage"])
    found = entry(ran, "docs/use.md#usage")
    assert [place["file"] for place in found["occurrences"]] == ["README.md", "docs/more.md"]
    assert found["detail"].startswith("This change removes the heading “#usage” of “docs/use.md”. ")
    assert found["suggestion"] == {"url": "docs/use.md#how-to-use-it", "kind": "anchor"}


def test_a_change_that_changes_nothing_passes_although_old_links_are_dead(guide: Guide) -> None:
    guide.repository.append("README.md", "\nMore words.\n")
    guide.repository.commit()
    ran = guide.check()
    assert (ran.status, broken(ran), standing(ran)) == (0, [], OLD)
    assert guide.web.asked == []
    assert ran.json["base"] == f"main ({guide.repository.git('rev-parse', 'main')[:9]})"


def test_a_change_that_deletes_a_file_fails_with_exactly_the_links_to_it(guide: Guide) -> None:
    guide.repository.git("rm", "--quiet", "docs/use.md")
    ran = guide.check()
    assert (ran.status, broken(ran)) == (1, ["docs/use.md#usage"])
    assert entry(ran, "docs/use.md#usage")["detail"].startswith("This change removes “docs/use.md”. ")
    assert standing(ran) == OLD


def test_a_file_that_is_renamed_is_named_anew_where_links_lead_to_it(guide: Guide) -> None:
    guide.repository.git("mv", "docs/use.md", "docs/usage.md")
    ran = guide.check()
    assert (ran.status, broken(ran)) == (1, ["docs/use.md#usage"])
    found = entry(ran, "docs/use.md#usage")
    assert found["detail"].startswith("This change renames “docs/use.md” to “docs/usage.md”. ")
    assert found["suggestion"] == {"url": "docs/usage.md#usage", "kind": "file"}


def test_a_file_that_moves_with_its_dead_links_breaks_only_what_led_somewhere(guide: Guide) -> None:
    guide.repository.git("mv", "README.md", "START.md")
    (guide.repository.root / "more").mkdir()
    guide.repository.git("mv", "docs/more.md", "more/more.md")
    ran = guide.check()
    assert (ran.status, sorted(broken(ran))) == (1, ["README.md", "more/use.md#usage"])
    assert guide.web.asked == []
    assert standing(ran) == ["more/gone.md", "more/use.md#nowhere"]
    moved = entry(ran, "more/use.md#usage")
    assert moved["detail"].startswith("This change moves the file with the link, which led to “docs/use.md”. ")
    assert moved["suggestion"] == {"url": "docs/use.md#usage", "kind": "file"}


def test_a_link_that_moves_to_another_file_must_not_be_visited(guide: Guide) -> None:
    text = (guide.repository.root / "README.md").read_text()
    guide.repository.write("README.md", text.replace(f"- [dead]({DEAD[3]})\n", ""))
    guide.repository.append("docs/more.md", f"\n[dead, and moved]({DEAD[3]})\n")
    ran = guide.check()
    assert (ran.status, broken(ran), guide.web.asked) == (0, [], [])


def test_the_links_of_a_file_that_is_merged_into_another_must_not_be_visited(guide: Guide) -> None:
    guide.repository.append("docs/use.md", (guide.repository.root / "README.md").read_text().replace("docs/", ""))
    guide.repository.git("rm", "--quiet", "--force", "README.md")
    ran = guide.check()
    assert (ran.status, broken(ran), guide.web.asked) == (1, ["README.md"], [])


def test_a_second_place_of_an_old_dead_link_is_visited_and_fails(guide: Guide) -> None:
    guide.repository.append("docs/use.md", f"\n[the same]({DEAD[0]}) [and this](gone.md)\n")
    ran = guide.check()
    assert (ran.status, broken(ran)) == (1, [DEAD[0], "docs/gone.md"])
    assert standing(ran) == ["docs/use.md#nowhere"]


def test_the_new_place_of_an_old_link_is_what_is_annotated(guide: Guide) -> None:
    guide.repository.append("docs/use.md", f"\n[the same]({DEAD[0]})\n")
    assert guide.check("--format", "github", "-o", "told").status == 1
    told = Path("told").read_text(encoding="utf-8").splitlines()
    errors = [line for line in told if line.startswith("::error ")]
    assert len(errors) == 1
    assert errors[0].startswith("::error file=docs/use.md,line=9,")
    assert "2 already broken before this change" in told[-1]


@pytest.mark.parametrize("is_staged", [True, False])
def test_what_is_not_committed_yet_belongs_to_the_change(guide: Guide, *, is_staged: bool) -> None:
    guide.repository.write("docs/new.md", "[new](https://new.example/gone) [no](nothing.md)\n")
    if is_staged:
        guide.repository.git("add", "docs/new.md")
    ran = guide.check(".")
    assert (ran.status, broken(ran)) == (1, ["https://new.example/gone", "docs/nothing.md"])


def test_links_of_files_that_are_not_named_are_checked_where_they_are_local(guide: Guide) -> None:
    guide.repository.write("docs/use.md", f"# Use\n\n[new](https://new.example/gone) [old]({DEAD[0]})\n")
    guide.repository.append("README.md", "\nhttps://new.example/elsewhere\n")
    ran = guide.check("docs/use.md")
    assert (ran.status, broken(ran)) == (1, ["https://new.example/gone", DEAD[0], "docs/use.md#usage"])
    assert ran.json["inputs"] == ["docs/use.md"]
    assert standing(ran) == OLD


def test_a_comment_that_is_taken_away_makes_a_link_one_of_the_change(
    linkwatch: Command, repository: Repository, web: Web
) -> None:
    repository.write("a.md", "<!-- linkwatch: ignore-next-line -->\nhttps://dead.example/\n")
    repository.commit()
    repository.branch()
    repository.write("a.md", "https://dead.example/\n")
    ran = linkwatch("check", "--base", "main", *QUICK, *connect_to(web.connect_to))
    assert (ran.status, broken(ran)) == (1, ["https://dead.example/"])
    repository.write("a.md", "<!-- linkwatch: ignore-next-line -->\nhttps://dead.example/\n\nMore.\n")
    ran = linkwatch("check", "--base", "main", *QUICK, *connect_to(web.connect_to))
    assert (ran.status, entry(ran, "https://dead.example/")["reason"]) == (0, "ignored")


def test_what_main_gained_meanwhile_is_no_part_of_the_change(guide: Guide) -> None:
    guide.repository.git("switch", "--quiet", "main")
    guide.repository.write("docs/use.md", "# Rewritten\n\nhttps://main.example/gone\n")
    guide.repository.commit()
    guide.repository.git("switch", "--quiet", "topic")
    ran = guide.check()
    assert (ran.status, broken(ran), guide.web.asked) == (0, [], [])


def test_an_address_that_no_browser_accepts_stands_where_it_stood(
    linkwatch: Command, repository: Repository, web: Web
) -> None:
    repository.write("a.md", "[typo](htps://a.example/)\n")
    repository.commit()
    repository.branch()
    repository.append("a.md", "\n[typo](htp://a.example/)\n")
    ran = linkwatch("check", "--base", "main", *QUICK, *connect_to(web.connect_to))
    assert (ran.status, broken(ran), standing(ran)) == (1, ["htp://a.example/"], ["htps://a.example/"])


@posix
@pytest.mark.parametrize(
    ("name", "target"), [("AGENTS.md", "README.md"), ("docs/start.md", "../README.md"), ("guide", "docs")]
)
def test_a_symbolic_link_to_a_document_that_stays_as_it_was_is_no_change(guide: Guide, name: str, target: str) -> None:
    guide.repository.write("README.md", f"{DEAD[0]} [a](https://a.example/) [gone](docs/gone.md)\n")
    (guide.repository.root / name).symlink_to(target)
    guide.repository.commit()
    ran = guide.linkwatch("check", "--base", "HEAD", *guide.reach)
    assert (ran.status, broken(ran), guide.web.asked) == (0, [], [])
    assert "docs/gone.md" in standing(ran)


@posix
def test_a_symbolic_link_that_a_change_adds_brings_the_links_of_its_document(guide: Guide) -> None:
    (guide.repository.root / "AGENTS.md").symlink_to("README.md")
    guide.repository.commit()
    assert (guide.check().status, len(guide.web.asked)) == (1, len(DEAD) + 1)


@pytest.fixture
def superproject(guide: Guide, tmp_path: Path) -> Guide:
    """The guide with links into a submodule: one works, two do not; `main` has them."""
    (tmp_path / "other").mkdir()
    other = Repository(tmp_path / "other")
    other.write("s.md", "# S\n\n## H\n")
    other.write("README.md", "# M\n")
    other.commit()
    guide.repository.write("README.md", "[h](mod/s.md#h) [no file](mod/none.md) [no place](mod#none)\n")
    guide.repository.write("docs/more.md", "[gone](gone.md)\n")
    guide.repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.root), "mod")
    guide.repository.commit()
    guide.repository.git("branch", "--force", "main", "HEAD")
    return guide


INTO = ["mod#none", "mod/none.md", "mod/s.md#h"]


def bump(guide: Guide) -> None:
    """Let the submodule be at a commit in which the heading has another name."""
    guide.repository.write("mod/s.md", "# S\n\n## Other\n")
    guide.repository.git("-C", "mod", "commit", "--quiet", "--all", "--message", "other")


@pytest.mark.parametrize("instead", ["", "mod", "mod/other.md"])
def test_links_into_a_submodule_that_a_change_removes_must_not_pass_as_broken_before(
    superproject: Guide, instead: str
) -> None:
    superproject.repository.git("rm", "--quiet", "--force", "mod")
    if instead:
        superproject.repository.write(instead, "# Other\n")
    superproject.repository.commit()
    ran = superproject.check()
    assert (ran.status, standing(ran)) == (1, ["docs/gone.md"])
    assert {"mod/none.md", "mod/s.md#h"} <= set(broken(ran)) <= set(INTO)
    assert entry(ran, "mod/s.md#h")["detail"].startswith("There is no file “mod/s.md” in the repository. ")


@pytest.mark.parametrize("is_committed", [True, False])
def test_links_into_a_submodule_that_a_change_moves_on_must_not_pass_as_broken_before(
    superproject: Guide, *, is_committed: bool
) -> None:
    bump(superproject)
    if is_committed:
        superproject.repository.commit()
    ran = superproject.check()
    assert (ran.status, sorted(broken(ran)), standing(ran)) == (1, INTO, ["docs/gone.md"])


def test_links_into_a_submodule_that_stays_are_told_apart(superproject: Guide) -> None:
    superproject.repository.append("README.md", "\nMore words.\n")
    ran = superproject.check()
    assert (ran.status, broken(ran)) == (0, [])
    assert sorted(standing(ran)) == ["docs/gone.md", "mod#none", "mod/none.md"]


@pytest.mark.parametrize("is_moved", [True, False])
def test_links_into_a_submodule_that_is_not_checked_out_are_told_apart(superproject: Guide, *, is_moved: bool) -> None:
    if is_moved:
        bump(superproject)
        superproject.repository.commit()
    superproject.repository.git("submodule", "--quiet", "deinit", "--force", "mod")
    ran = superproject.check()
    assert (ran.status, broken(ran)) == (0, [])
    assert sorted(standing(ran)) == ["docs/gone.md", "mod/none.md", "mod/s.md#h"]


def test_a_file_that_moves_away_from_a_submodule_breaks_what_led_into_it(superproject: Guide) -> None:
    superproject.repository.git("mv", "README.md", "docs/start.md")
    ran = superproject.check()
    assert (ran.status, broken(ran)) == (1, ["docs/mod/s.md#h", "README.md"])
    told = entry(ran, "docs/mod/s.md#h")
    assert told["detail"].startswith("This change moves the file with the link, which led to “mod/s.md”. ")
    assert told["suggestion"] == {"url": "mod/s.md#h", "kind": "file"}


@posix
def test_a_symbolic_link_into_a_submodule_that_stays_is_no_change(superproject: Guide) -> None:
    superproject.repository.write("mod/s.md", f"# S\n\n## H\n\n{DEAD[0]}\n")
    (superproject.repository.root / "s.md").symlink_to("mod/s.md")
    superproject.repository.git("-C", "mod", "commit", "--quiet", "--all", "--message", "dead")
    superproject.repository.commit()
    ran = superproject.linkwatch("check", "--base", "HEAD", *superproject.reach)
    assert (ran.status, broken(ran), superproject.web.asked) == (0, [], [])


@pytest.fixture
def sparse(guide: Guide) -> Guide:
    """The guide, checked out without its folder `docs`."""
    guide.repository.write("README.md", "[use](docs/use.md#usage) [no place](docs/use.md#nowhere) [all](docs)\n")
    guide.repository.commit()
    guide.repository.git("branch", "--force", "main", "HEAD")
    guide.repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/docs/")
    assert not (guide.repository.root / "docs").exists()
    return guide


def test_what_a_sparse_checkout_leaves_out_must_not_count_as_removed(sparse: Guide) -> None:
    sparse.repository.append("README.md", "[again](docs/use.md#usage) [more](docs/more.md#x) [none](docs/none.md)\n")
    ran = sparse.check()
    assert (ran.status, broken(ran)) == (1, ["docs/more.md#x", "docs/none.md"])
    assert standing(ran) == ["docs/use.md#nowhere"]


def test_what_a_change_removes_is_told_in_a_sparse_checkout_too(sparse: Guide) -> None:
    sparse.repository.git("rm", "--quiet", "--sparse", "docs/use.md")
    ran = sparse.check()
    assert (ran.status, broken(ran)) == (1, ["docs/use.md#usage"])
    assert entry(ran, "docs/use.md#usage")["detail"].startswith("This change removes “docs/use.md”. ")
    sparse.repository.git("sparse-checkout", "disable")
    sparse.repository.git("restore", "--staged", "--worktree", "docs/use.md")
    (sparse.repository.root / "docs/use.md").unlink()
    assert broken(sparse.check()) == ["docs/use.md#usage"]


@posix
@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("rm", "--quiet", "link.md"), "This change removes “link.md”. "),
        (("mv", "link.md", "other.md"), "This change renames “link.md” to “other.md”. "),
        (("mv", "docs/use.md", "docs/usage.md"), "This change renames “link.md” to “docs/usage.md”. "),
    ],
)
def test_a_symbolic_link_that_is_no_more_is_told_as_what_became_of_it(
    guide: Guide, command: tuple[str, ...], told: str
) -> None:
    (guide.repository.root / "link.md").symlink_to("docs/use.md")
    guide.repository.write("README.md", "[a](link.md)\n")
    guide.repository.commit()
    guide.repository.git(*command)
    ran = guide.linkwatch("check", "--base", "HEAD", *guide.reach)
    assert entry(ran, "link.md")["detail"].startswith(told)


@posix
@pytest.mark.parametrize("target", ["nowhere.md", None])
def test_a_symbolic_link_that_leads_to_nothing_now_must_not_be_called_renamed(guide: Guide, target: str | None) -> None:
    link = guide.repository.root / "folder"
    link.symlink_to("docs")
    guide.repository.write("README.md", "[a](folder/use.md)\n")
    guide.repository.commit()
    link.unlink()
    if target:
        link.symlink_to(target)
    ran = guide.linkwatch("check", "--base", "HEAD", *guide.reach)
    assert entry(ran, "folder/use.md")["detail"].startswith("This change removes “folder/use.md”. ")


@pytest.fixture
def crossed(guide: Guide) -> Guide:
    """Two branches that were merged into each other, crosswise: each gained a dead link and a file before."""
    guide.repository.write("x.md", "# X\n\nhttps://dead.example/x [y](y.md)\n")
    guide.repository.commit()
    guide.repository.git("switch", "--quiet", "main")
    guide.repository.write("y.md", "# Y\n\nhttps://dead.example/y [x](x.md)\n")
    guide.repository.commit()
    guide.repository.git("branch", "before")
    guide.repository.git("merge", "--quiet", "--no-edit", "topic")
    guide.repository.git("switch", "--quiet", "topic")
    guide.repository.git("merge", "--quiet", "--no-edit", "before")
    return guide


def test_links_of_branches_that_were_merged_crosswise_are_those_of_before(crossed: Guide) -> None:
    crossed.repository.write("z.md", "https://dead.example/z\n")
    crossed.repository.commit()
    ran = crossed.check()
    assert (ran.status, broken(ran)) == (1, ["https://dead.example/z"])
    bases = crossed.repository.git("merge-base", "--all", "main", "HEAD").split()
    assert ran.json["base"] == f"main ({bases[0][:9]}, {bases[1][:9]})"


def test_one_more_place_of_a_link_that_moved_on_one_of_such_branches_is_new(guide: Guide) -> None:
    git, write, link = guide.repository.git, guide.repository.write, "[dead](htps://a.example/)\n"
    git("switch", "--quiet", "main")
    write("m.md", link)
    guide.repository.commit()
    git("switch", "--quiet", "topic")
    git("merge", "--quiet", "--no-edit", "main")
    write("m.md", "moved\n")
    write("n.md", link)
    guide.repository.commit()
    git("switch", "--quiet", "main")
    write("q.md", "q\n")
    guide.repository.commit()
    git("branch", "before")
    git("merge", "--quiet", "--no-edit", "topic")
    git("switch", "--quiet", "topic")
    git("merge", "--quiet", "--no-edit", "before")
    assert guide.check("--offline").status == 0
    write("o.md", link)
    guide.repository.commit()
    ran = guide.check("--offline")
    assert (ran.status, broken(ran)) == (1, ["htps://a.example/"])


@pytest.mark.parametrize("name", ["x.md", "y.md"])
def test_a_file_of_either_of_two_branches_that_were_merged_crosswise_is_told_when_it_goes(
    crossed: Guide, name: str
) -> None:
    crossed.repository.git("rm", "--quiet", name)
    crossed.repository.commit()
    ran = crossed.check()
    assert (ran.status, broken(ran)) == (1, [name])
    assert entry(ran, name)["detail"].startswith(f"This change removes “{name}”. ")


def test_what_earlier_runs_saw_of_links_that_are_not_visited_is_told_apart(guide: Guide) -> None:
    whole = guide.linkwatch("check", *guide.reach)
    assert len(broken(whole)) == 12
    guide.web.asked.clear()
    ran = guide.check()
    assert (ran.status, broken(ran), guide.web.asked) == (0, [], [])
    assert standing(ran) == [*OLD, *DEAD]
    told = ran.json["standing"][-1]
    assert (told["reason"], told["failing_days"]) == ("not-found", 1)
    assert told["first_failed"] == whole.json["started_at"][:10]
    assert "An earlier run saw it." in told["detail"]


def test_a_memory_of_another_version_is_told_as_far_as_it_is_understood(guide: Guide) -> None:
    Path("reports").mkdir()
    past = {"verdict": "unreachable", "reason": "some-new-reason", "first_failed": "2026-09-01", "failing_days": 2}
    Path("reports/state.jsonl").write_text(json.dumps({"url": DEAD[0], **past, "last_ok": "2026-08-30", "schema": 1}))
    told = guide.check("--report-dir", "reports").json["standing"][-1]
    assert (told["url"], told["verdict"], told["reason"]) == (DEAD[0], "unreachable", "some-new-reason")
    assert told["detail"] == "It did not work. An earlier run saw it."
    assert (told["first_failed"], told["failing_days"], told["last_ok"]) == ("2026-09-01", 2, "2026-08-30")


def test_a_run_about_a_change_keeps_the_memory_and_adds_nothing_to_the_history(guide: Guide) -> None:
    guide.linkwatch("check", *guide.reach, "--report-dir", "reports")
    folder = Path("reports")
    before = {name: (folder / name).read_bytes() for name in ("state.jsonl", "history.jsonl")}
    assert guide.check("--report-dir", "reports").status == 0
    assert {name: (folder / name).read_bytes() for name in before} == before


def nightly(guide: Guide) -> dict[Path, bytes]:
    """Check everything as a nightly run elsewhere does, and give the files that it leaves in the repository."""
    guide.linkwatch("check", *guide.reach, "--report-dir", "reports", "--cache-dir", "../night")
    guide.web.asked.clear()
    return {file: file.read_bytes() for file in Path("reports").iterdir()}


def test_a_run_about_a_change_reads_the_memory_of_nightly_runs_and_writes_nothing_there(guide: Guide) -> None:
    before = nightly(guide)
    ran = guide.check()
    assert (ran.status, broken(ran), guide.web.asked) == (0, [], [])
    assert standing(ran) == [*OLD, *DEAD]
    assert "An earlier run saw it." in ran.json["standing"][-1]["detail"]
    assert {file: file.read_bytes() for file in Path("reports").iterdir()} == before
    assert not Path(".linkwatch/state.jsonl").exists() or not Path(".linkwatch/state.jsonl").read_text()


def test_a_run_without_a_cache_reads_the_memory_of_nightly_runs_too(guide: Guide) -> None:
    before = nightly(guide)
    guide.repository.append("README.md", "\nhttps://new.example/gone\n")
    ran = guide.check("--no-cache")
    assert (ran.status, broken(ran), standing(ran)) == (1, ["https://new.example/gone"], [*OLD, *DEAD])
    assert entry(ran, "https://new.example/gone")["first_failed"] is None
    assert {file: file.read_bytes() for file in Path("reports").iterdir()} == before
    assert not Path(".linkwatch").exists()


def test_a_run_about_everything_without_a_cache_must_not_read_it(guide: Guide) -> None:
    nightly(guide)
    ran = guide.linkwatch("check", *guide.reach, "--offline", "--no-cache")
    assert (ran.json["standing"], broken(ran)) == ([], OLD)


def test_a_link_that_a_change_adds_must_not_be_one_that_was_broken_before(guide: Guide) -> None:
    nightly(guide)
    guide.repository.append("README.md", f"\n[again]({DEAD[3]})\n")
    ran = guide.check()
    assert (ran.status, broken(ran)) == (1, [DEAD[3]])
    assert DEAD[3] not in standing(ran)


def test_what_was_seen_to_work_since_a_nightly_run_must_not_be_called_broken(guide: Guide) -> None:
    nightly(guide)
    file = Path("reports/state.jsonl")
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    days = {"first_failed": "2026-09-01", "last_failed": "2026-09-01"}
    file.write_text("".join(json.dumps(line | days) + "\n" for line in lines))
    guide.web.pages[DEAD[0]] = page("fine")
    guide.linkwatch("check", *guide.reach, "README.md")
    Path(".linkwatch/state.jsonl").unlink()
    assert standing(guide.check()) == [*OLD, *DEAD[1:]]


def test_a_run_about_everything_must_not_read_the_memory_of_a_folder_that_is_not_named(guide: Guide) -> None:
    nightly(guide)
    ran = guide.linkwatch("check", *guide.reach, "--offline")
    assert (ran.json["standing"], broken(ran)) == ([], OLD)


@pytest.mark.parametrize("state", ["[]\nnonsense\n", '{"url": "https://dead.example/0", "schema": 9}\n', "\0"])
def test_a_usual_folder_that_holds_something_else_tells_nothing(guide: Guide, state: str) -> None:
    Path("reports").mkdir()
    Path("reports/state.jsonl").write_text(state)
    ran = guide.check()
    assert (ran.status, standing(ran), ran.json["problems"]) == (0, OLD, [])


@pytest.mark.parametrize("form", ["text", "markdown", "html", "junit", "sarif"])
def test_every_face_names_what_stood_there_apart(guide: Guide, form: str) -> None:
    ran = guide.check("--format", form, "-o", "told")
    assert ran.status == 0
    told = Path("told").read_text(encoding="utf-8")
    assert "docs/gone.md" in told or "docs%2Fgone.md" in told
    assert "lready broken before this change" in told
    assert "Compared with main (" in told


def test_a_clean_change_is_told_as_one_in_words(guide: Guide) -> None:
    ran = guide.linkwatch("check", "--base", "main", *connect_to(guide.web.connect_to))
    assert "CHECKED 0 LINKS" not in ran.out
    assert "\nNothing to do: this change breaks no link that was checked.\n" in ran.out


def test_an_earlier_report_does_the_same_without_git(guide: Guide) -> None:
    guide.linkwatch("check", *guide.reach, "-o", "baseline.json")
    before = Path("baseline.json").read_bytes()
    guide.web.asked.clear()
    against = ("check", "--baseline", "baseline.json", *guide.reach)
    ran = guide.linkwatch(*against)
    assert (ran.status, broken(ran), guide.web.asked) == (0, [], [])
    assert sorted(standing(ran)) == sorted([*DEAD, *OLD])
    assert ran.json["base"] == "baseline.json"
    guide.repository.append("README.md", "\nhttps://new.example/gone\n")
    guide.repository.write("docs/use.md", "# Use\n\n## How to use it\n\n[up](../README.md)\n")
    ran = guide.linkwatch(*against)
    assert (ran.status, broken(ran)) == (1, ["docs/use.md#usage", "https://new.example/gone"])
    assert Path("baseline.json").read_bytes() == before


def test_the_report_that_is_compared_with_must_not_be_replaced(guide: Guide) -> None:
    guide.linkwatch("check", *guide.reach, "-o", "baseline.json")
    ran = guide.linkwatch("check", "--baseline", "baseline.json", *guide.reach, "-o", "./baseline.json")
    assert ran.status == 2
    assert "./baseline.json: is what this run compares with" in ran.err


@pytest.mark.parametrize("options", [("--base", "main", "--baseline", "x"), ("--base", ""), ("--baseline", " ")])
def test_options_that_make_no_sense_exit_with_2(guide: Guide, options: tuple[str, ...]) -> None:
    ran = guide.linkwatch("check", *options)
    assert (ran.status, ran.out) == (2, "")


def notes(folder: Path) -> Path:
    """Two documents with a dead link each."""
    (folder / "docs").mkdir()
    (folder / "a.md").write_text("[gone](docs/gone.md)\n")
    (folder / "docs/b.md").write_text("[gone](../gone.md) [up](../a.md)\n")
    return folder


def test_in_a_repository_a_report_may_come_from_another_folder(
    linkwatch: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(notes(project) / "docs")
    linkwatch("check", "..", "--format", "json", "-o", "../before.json")
    monkeypatch.chdir(project)
    ran = linkwatch("check", ".", "--baseline", "before.json", "--format", "json")
    assert (ran.status, broken(ran), ran.json["problems"]) == (0, [], [])
    assert standing(ran) == ["docs/gone.md", "gone.md"]


def test_elsewhere_a_report_that_may_come_from_another_folder_is_told(
    linkwatch: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(notes(tmp_path) / "docs")
    linkwatch("check", "b.md", "--format", "json", "-o", "../before.json")
    monkeypatch.chdir(tmp_path)
    ran = linkwatch("check", "docs", "--baseline", "before.json")
    assert (ran.status, ran.out.count("warning: ")) == (1, 1)
    assert "warning: before.json: calls b.md what may be docs/b.md now: " in ran.out


@pytest.mark.parametrize("name", ["docs/b.md", "docs/new.md"])
def test_elsewhere_a_report_of_the_same_folder_must_not_be_warned_of(
    linkwatch: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(notes(tmp_path))
    linkwatch("check", ".", "--format", "json", "-o", "before.json")
    (tmp_path / "docs/new.md").write_text("[up](../a.md)\n")
    ran = linkwatch("check", name, "--baseline", "before.json")
    assert (ran.status, "warning" in ran.out) == (0, False)
