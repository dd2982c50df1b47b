"""Symbolic links that lead out of a repository: nothing there is read, written or told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from command import Command, posix
from linkwatch import confines
from linkwatch.cache_file import FILE
from linkwatch.model import LinkwatchError
from linkwatch.outputs import REPORT_FILES
from repository import Repository

pytestmark = posix

SECRET = "# Secret heading\n\n[leak](https://secret.example/token)\n"
BOTH = pytest.mark.parametrize("target", ["secret.md", "nothing.md"])
"""Whether there is something outside makes no difference."""


@pytest.fixture
def outside(repository: Repository) -> Path:
    """A folder beside the repository, with a file that is nobody's business."""
    folder = repository.root.parent / "outside"
    folder.mkdir()
    (folder / "secret.md").write_text(SECRET)
    return folder


def link(repository: Repository, name: str, target: Path) -> None:
    (repository.root / name).parent.mkdir(parents=True, exist_ok=True)
    (repository.root / name).symlink_to(target)


def everything(folder: Path) -> str:
    """Give all that stands in the files of a folder and below."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return "\n".join(file.read_text(encoding="latin-1") for file in files)


# --- what leaves -----------------------------------------------------------------------------


def test_a_path_belongs_to_the_nearest_repository(repository: Repository) -> None:
    assert confines.repository("a/b.md") == repository.root
    assert confines.repository(repository.root.parent / "a.md") is None


def test_files_are_named_from_the_root_of_the_repository_of_the_first(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository.root
    assert confines.in_repository(["a.md", "b/a.md", str(root / "b/c.md")]) == {str(root / "b/c.md"): "b/c.md"}
    (root / "b").mkdir()
    monkeypatch.chdir(root / "b")
    assert confines.in_repository(["a.md", "../c.md"]) == {"a.md": "b/a.md", "../c.md": "c.md"}


def test_files_outside_a_repository_must_not_be_renamed(
    repository: Repository, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert confines.in_repository([]) == {}
    assert confines.in_repository(["a.md", "../outside/b.md"]) == {}
    monkeypatch.chdir(outside)
    assert confines.in_repository(["a.md", str(repository.root / "b.md")]) == {}


def test_no_path_leads_from_one_drive_to_another(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    def relpath(path: str, start: Path) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", relpath)
    assert confines.in_repository(["a.md", "../b.md"]) == {}


@BOTH
def test_a_link_leaves_whatever_it_leads_to(repository: Repository, outside: Path, target: str) -> None:
    link(repository, "out.md", outside / target)
    link(repository, "away", outside)
    for path in ("out.md", f"away/{target}", "away"):
        assert confines.leaves(path, repository.root)
        with pytest.raises(LinkwatchError, match=f"^{path}: is a symbolic link that leads out of the repository$"):
            confines.check(path)


def test_what_stays_inside_must_not_be_refused(repository: Repository) -> None:
    repository.write("docs/a.md", "")
    link(repository, "in.md", repository.root / "docs" / "a.md")
    link(repository, "loop.md", repository.root / "loop.md")
    for path in ("docs/a.md", "in.md", "loop.md", "nothing.md", ".", repository.root, repository.root.parent / "x"):
        confines.check(path)


def test_outside_of_a_repository_links_are_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").symlink_to(tmp_path / "elsewhere.md")
    confines.check("notes/a.md")
    with pytest.raises(LinkwatchError, match=r"^notes/a\.md: is a symbolic link that leads out of its folder$"):
        confines.check_own("notes/a.md")


def test_a_repository_that_is_reached_by_a_link_is_one_all_the_same(repository: Repository) -> None:
    other = repository.root.parent / "other"
    other.symlink_to(repository.root, target_is_directory=True)
    repository.write("a.md", "")
    confines.check(other / "a.md")
    assert not confines.leaves(other / "a.md", other)


def test_another_drive_is_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "splitdrive", lambda path: (path[:2], path[2:]))
    assert confines.leaves("/d/a.md", "/c")


# --- what is read ----------------------------------------------------------------------------


@BOTH
def test_a_file_that_nobody_named_must_not_be_read_outside(
    linkwatch: Command, repository: Repository, outside: Path, target: str
) -> None:
    repository.write("a.md", "[a](https://a.example/)")
    link(repository, "leak.md", outside / target)
    link(repository, "docs/deep/leak.md", outside / target)
    link(repository, "docs/away", outside)
    repository.write("docs/b.md", "[b](https://b.example/)")
    repository.commit()
    for arguments in ((), (".",), ("*.md", "docs/**/*.md"), ("a.md", "docs")):
        ran = linkwatch("links", *arguments)
        assert (ran.out, ran.err) == ("a.md:1:1 link https://a.example/\ndocs/b.md:1:1 link https://b.example/\n", "")


def test_links_are_not_followed_out_without_git_either(
    linkwatch: Command, repository: Repository, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("a.md", "[a](https://a.example/)")
    link(repository, "leak.md", outside / "secret.md")
    link(repository, "away", outside)
    monkeypatch.setenv("PATH", "")
    assert linkwatch("links", ".").out == "a.md:1:1 link https://a.example/\n"


@BOTH
@pytest.mark.parametrize("name", ["leak.md", "away"])
def test_what_leads_out_is_refused_when_it_is_named(
    linkwatch: Command, repository: Repository, outside: Path, target: str, name: str
) -> None:
    link(repository, "leak.md", outside / target)
    link(repository, "away", outside if target == "secret.md" else outside / target)
    ran = linkwatch("check", name, "--offline")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"linkwatch: {name}: is a symbolic link that leads out of the repository\n"
        "  Name the file or folder that it leads to, or remove the link.\n"
    )


def test_a_file_outside_is_read_where_the_user_names_it(
    linkwatch: Command, repository: Repository, outside: Path
) -> None:
    assert "secret.example" in linkwatch("links", str(outside / "secret.md")).out


@BOTH
def test_a_link_of_a_document_tells_nothing_of_what_is_outside(
    linkwatch: Command, repository: Repository, outside: Path, target: str
) -> None:
    link(repository, "leak.md", outside / target)
    link(repository, "docs/README.md", outside / target)
    link(repository, "away", outside)
    hidden = [f"../outside/{target}#x", "leak.md#secret-headin", "docs/README.md#secret-headin", f"away/{target}#x"]
    hidden += [f"..%2foutside%2f{target}", f"%2e%2e/outside/{target}", f"./leak.md/../../outside/{target}"]
    hidden += [f"away/../../outside/{target}", str(outside / target).replace("/", "/../", 1)]
    repository.write("a.md", "\n\n".join(f"[x]({each})" for each in [*hidden, "docs#secret-headin"]))
    ran = linkwatch("check", "a.md", "--offline", "--format", "json")
    reasons = [entry["reason"] for entry in ran.json["links"]]
    assert set(reasons[:-1]) == {"outside-repository"}
    assert reasons[-1] == "file-there"
    assert "secret-heading" not in ran.out


@BOTH
def test_a_name_in_other_letters_tells_nothing_of_what_is_outside(
    linkwatch: Command, repository: Repository, outside: Path, target: str
) -> None:
    link(repository, "away", outside)
    link(repository, "up", repository.root.parent)
    names = [f"Away/{target}", f"Away/{target.title()}", f"AWAY/{target}#secret-headin", f"Up/outside/{target.title()}"]
    repository.write("a.md", "\n\n".join(f"[x]({each})" for each in [*names, f"awai/{target}"]))
    ran = linkwatch("check", "a.md", "--offline", "--format", "json")
    assert {(entry["reason"], entry["suggestion"]) for entry in ran.json["links"]} == {("file-missing", None)}
    details = {entry["detail"].replace(entry["url"].partition("#")[0], "") for entry in ran.json["links"]}
    assert details == {"There is no file “” in the repository. Correct the path or remove the link."}


def test_a_path_that_leaves_and_comes_back_is_not_called_missing(linkwatch: Command, repository: Repository) -> None:
    link(repository, "up", repository.root.parent)
    repository.write("a.md", f"[x](up/{repository.root.name}/a.md)")
    ran = linkwatch("check", "a.md", "--offline", "--format", "json")
    assert [entry["reason"] for entry in ran.json["links"]] == ["outside-repository"]


def test_gits_own_files_are_neither_read_nor_told_of(linkwatch: Command, repository: Repository) -> None:
    repository.git("config", "remote.origin.url", "https://me:token@secret.example/a")
    link(repository, "config.md", repository.root / ".git" / "config")
    link(repository, "git", repository.root / ".git")
    names = [".git/config", "git/config", ".git/nothing", "git/HEAD#L1", "config.md#L1", "./.git"]
    repository.write("a.md", "\n\n".join(f"[x]({each})" for each in names))
    ran = linkwatch("check", "a.md", "--offline", "--format", "json")
    assert {entry["reason"] for entry in ran.json["links"]} == {"outside-repository"}
    assert "secret.example" not in linkwatch("links").out
    for arguments in (("links", "config.md"), ("check", "a.md", "-o", "git/config"), ("check", "--report-dir", "git")):
        refused = linkwatch(*arguments)
        assert (refused.status, "is a symbolic link that leads out of the repository" in refused.err) == (2, True)


def test_what_the_user_keeps_among_gits_own_files_must_not_be_refused(
    linkwatch: Command, repository: Repository
) -> None:
    repository.write("a.md", "[x](a.md)")
    ran = linkwatch("check", "a.md", "--cache-dir", ".git/linkwatch")
    assert (ran.status, "warning" in ran.err + ran.out) == (0, False)
    assert (repository.root / ".git" / "linkwatch" / FILE).is_file()


@BOTH
def test_an_earlier_report_tells_nothing_of_what_is_outside(
    linkwatch: Command, repository: Repository, outside: Path, target: str
) -> None:
    repository.write("a.md", "")
    link(repository, "earlier.json", outside / target)
    ran = linkwatch("check", "a.md", "--baseline", "earlier.json")
    assert ran.err.startswith("linkwatch: earlier.json: is a symbolic link that leads out of the repository\n")


@BOTH
@pytest.mark.parametrize("name", ["linkwatch.toml", "pyproject.toml"])
def test_a_configuration_must_not_be_read_outside(
    linkwatch: Command, repository: Repository, outside: Path, name: str, target: str
) -> None:
    (outside / "secret.md").write_text('[tool.linkwatch]\npassword = "x"\n')
    (repository.root / "linkwatch.toml").unlink()
    link(repository, name, outside / target)
    ran = linkwatch("check", "--offline")
    assert (ran.status, "password" in ran.err) == (2, False)
    assert f"{name}: is a symbolic link that leads out of the repository" in ran.err


# --- what is written -------------------------------------------------------------------------


@pytest.fixture
def guide(repository: Repository, outside: Path) -> Repository:
    repository.write("a.md", "[a](gone.md)\n")
    return repository


@BOTH
@pytest.mark.parametrize("name", [*REPORT_FILES, "state.jsonl", "history.jsonl"])
def test_a_report_must_not_be_written_through_a_link(
    linkwatch: Command, guide: Repository, outside: Path, target: str, name: str
) -> None:
    link(guide, f"reports/{name}", outside / target)
    ran = linkwatch("check", "a.md", "--report-dir", "reports")
    assert f"reports/{name}: is a symbolic link that leads out of its folder" in ran.out + ran.err
    assert ran.status == (2 if name in REPORT_FILES else 1)
    assert {file.name: file.read_text() for file in outside.iterdir()} == {"secret.md": SECRET}
    assert "Secret" not in everything(guide.root)


def test_a_report_must_not_be_written_over_another_file_of_the_repository(
    linkwatch: Command, guide: Repository
) -> None:
    guide.write("code.py", "")
    link(guide, "reports/state.jsonl", guide.root / "code.py")
    assert linkwatch("check", "a.md", "--report-dir", "reports").status == 1
    assert (guide.root / "code.py").read_text() == ""


@pytest.mark.parametrize("name", ["reports", "report.json", "deep/report.json"])
def test_no_output_must_be_written_outside_by_a_link_in_the_repository(
    linkwatch: Command, guide: Repository, outside: Path, name: str
) -> None:
    link(guide, name.partition("/")[0], outside)
    option = "--report-dir" if name == "reports" else "--output"
    ran = linkwatch("check", "a.md", option, name)
    assert (ran.status, ran.out) == (2, "")
    assert "is a symbolic link that leads out of the repository" in ran.err
    assert [file.name for file in outside.iterdir()] == ["secret.md"]


@pytest.mark.parametrize("name", ["README.md", "nothing.md"])
def test_a_folder_for_reports_tells_nothing_of_what_is_outside(
    linkwatch: Command, guide: Repository, outside: Path, name: str
) -> None:
    (outside / name).write_text("# A person's own\n")
    link(guide, "reports", outside)
    ran = linkwatch("check", "a.md", "--report-dir", "reports")
    assert ran.err.startswith("linkwatch: reports: is a symbolic link that leads out of the repository\n")


@BOTH
def test_the_last_run_tells_nothing_of_what_is_outside(
    linkwatch: Command, guide: Repository, outside: Path, target: str
) -> None:
    (outside / target).with_name("last-run.json" if target == "secret.md" else "other.json").write_text("{}")
    link(guide, ".linkwatch", outside)
    for command in (("report",), ("history", "gone.md")):
        assert "is a symbolic link that leads out of the repository" in linkwatch(*command).err


@pytest.mark.parametrize("name", ["README.md", "report.json", "papers.bib"])
def test_a_pipe_in_the_place_of_a_report_must_not_keep_the_run_waiting(
    linkwatch: Command, guide: Repository, name: str
) -> None:
    (guide.root / "reports").mkdir()
    os.mkfifo(guide.root / "reports" / name)
    ran = linkwatch("check", "a.md", "--report-dir", "reports")
    assert (ran.status, ran.err.splitlines()[0]) == (2, f"linkwatch: reports/{name}: is no regular file")


def test_a_pipe_in_the_place_of_the_last_run_must_not_keep_the_run_waiting(
    linkwatch: Command, guide: Repository
) -> None:
    (guide.root / ".linkwatch").mkdir()
    os.mkfifo(guide.root / ".linkwatch" / "last-run.json")
    ran = linkwatch("check", "a.md")
    assert (ran.status, "last-run.json: is no regular file; `linkwatch report` will not" in ran.out) == (1, True)


def test_a_report_is_written_outside_where_the_user_names_it(
    linkwatch: Command, guide: Repository, outside: Path
) -> None:
    assert linkwatch("check", "a.md", "--no-cache", "--report-dir", str(outside)).status == 1
    assert (outside / "report.json").is_file()


@BOTH
@pytest.mark.parametrize(
    "name",
    [FILE, f"{FILE}-wal", f"{FILE}-journal", f"{FILE}.aside", f"{FILE}.aside-2", "state.jsonl", "last-run.json", ""],
)
def test_the_cache_must_not_be_kept_through_a_link(
    linkwatch: Command, guide: Repository, outside: Path, target: str, name: str
) -> None:
    link(guide, f".linkwatch/{name}".rstrip("/"), outside / target if name else outside)
    ran = linkwatch("check", "a.md")
    assert ran.status == 1
    assert "is a symbolic link that leads out of" in ran.out
    assert {file.name: file.read_text() for file in outside.iterdir()} == {"secret.md": SECRET}
    assert "Secret" not in everything(guide.root)
    told = linkwatch("history", "gone.md")
    assert "Secret" not in told.out + told.err


def test_what_is_kept_is_for_nobody_else_to_write(linkwatch: Command, guide: Repository) -> None:
    before = os.umask(0o022)
    try:
        linkwatch("check", "a.md", "--report-dir", "reports")
    finally:
        os.umask(before)
    made = [*(guide.root / "reports").iterdir(), *(guide.root / ".linkwatch").iterdir()]
    assert made
    assert {oct(file.stat().st_mode & 0o777) for file in made} == {"0o644"}


def test_a_narrower_mask_of_the_user_holds(linkwatch: Command, guide: Repository) -> None:
    before = os.umask(0o077)
    try:
        linkwatch("check", "a.md", "--report-dir", "reports")
    finally:
        os.umask(before)
    made = [*(guide.root / "reports").rglob("*"), *(guide.root / ".linkwatch").rglob("*")]
    assert not [file for file in made if file.stat().st_mode & 0o077]


# --- what git is asked -----------------------------------------------------------------------


def test_settings_of_what_looks_like_a_repository_must_not_run_a_program(
    linkwatch: Command, guide: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.write("docs/b.md", "[b](https://b.example/)")
    guide.git("init", "--quiet", "--bare", "docs")
    guide.write("docs/evil.sh", "#!/bin/sh\ntouch ../run\n")
    (guide.root / "docs" / "evil.sh").chmod(0o755)
    for key, value in (("bare", "false"), ("worktree", "."), ("fsmonitor", str(guide.root / "docs" / "evil.sh"))):
        guide.git("config", "--file", "docs/config", f"core.{key}", value)
    assert linkwatch("links", "docs").out == "docs/b.md:1:1 link https://b.example/\n"
    monkeypatch.chdir("docs")
    assert linkwatch("links").out == "b.md:1:1 link https://b.example/\n"
    assert not (guide.root / "run").exists()
