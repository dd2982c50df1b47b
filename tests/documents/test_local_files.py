import os
from collections.abc import Callable
from pathlib import Path

import pytest

from linkwatch.confines import repository_root
from linkwatch.documents import inputs, markdown
from linkwatch.documents.local import LONGEST_PATH, MAX_BYTES, LocalFiles
from linkwatch.model import Document, Kind, LocalTarget, Occurrence

Name = Callable[..., str]


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository to stand in."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str = "") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def local(*documents: Document) -> LocalFiles:
    return LocalFiles(Path.cwd(), documents, markdown.parse)


def look(name: str) -> LocalTarget:
    return local().look(name)


def link(url: str, file: str = "guide/README.md") -> Occurrence:
    return Occurrence(url, Kind.LINK, "text", file, 1, 1)


# --- the root ---


def test_the_root_is_the_nearest_folder_that_holds_git(root: Path) -> None:
    assert repository_root("guide/deep/README.md") == root
    write("guide/.git", "gitdir: elsewhere")
    assert repository_root("guide/deep/README.md") == root / "guide"
    assert repository_root(str(root / "README.md")) == root


def test_without_git_the_root_is_the_current_folder_or_else_the_file_s(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / ".git").rmdir()
    write("guide/deep/a.md")
    if any((folder / ".git").exists() for folder in root.parents):
        pytest.skip("a repository is around the temporary folder")
    assert repository_root("guide/deep/a.md") == root
    monkeypatch.chdir("guide/deep")
    assert repository_root("../a.md") == root / "guide"


# --- names ---


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("papers.md", "guide/papers.md"),
        ("./papers.md", "guide/papers.md"),
        ("papers.md#x", "guide/papers.md#x"),
        ("#x", "guide/README.md#x"),
        ("", "guide/README.md"),
        ("#", "guide/README.md#"),
        ("?plain=1#x", "guide/README.md#x"),
        ("papers.md?raw=true#L1", "guide/papers.md#L1"),
        ("/docs/a.md", "docs/a.md"),
        ("/", "."),
        ("//docs", "docs"),
        ("..", "."),
        (".", "guide"),
        ("images/", "guide/images"),
        ("../docs/./a.md", "docs/a.md"),
        ("../../other/a.md", "../other/a.md"),
        ("../../../a.md#b", "../../a.md#b"),
        ("/http:a:b.md#c:d", "http%3Aa%3Ab.md#c:d"),
        ("a:b.md", "guide/a:b.md"),
        ("a%20b.md", "guide/a b.md"),
        ("a b.md", "guide/a b.md"),
        ("%C3%BC.md", "guide/\u00fc.md"),
        ("a%23b.md#c", "guide/a%23b.md#c"),
        ("a%3Fb.md", "guide/a%3Fb.md"),
        ("a%2525b.md", "guide/a%2525b.md"),
        ("100%.md", "guide/100%25.md"),
        ("%FF.md", "guide/\ufffd.md"),
        ("%2Fdocs/a.md", "docs/a.md"),
        ("a.md#caf%C3%A9", "guide/a.md#caf%C3%A9"),
        ("a.md#b#c", "guide/a.md#b#c"),
        ("a.md#b?c", "guide/a.md#b?c"),
    ],
)
def test_a_name_is_the_path_from_the_root(url: str, name: str) -> None:
    assert local().name(link(url)) == name


def test_a_name_does_not_depend_on_how_the_file_was_given(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = local()
    monkeypatch.chdir(root.parent)
    given = os.path.join(root.name, "guide", "README.md")  # noqa: PTH118 - as a user types it
    assert files.name(link("a.md", given)) == files.name(link("a.md", str(root / "guide/README.md"))) == "guide/a.md"


def test_a_file_on_another_drive_has_a_name_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", fail)
    assert local().name(link("a.md", "/d/b.md")).endswith("/d/a.md")


@pytest.mark.parametrize("name", ["a b.md", "100%.md", "%41.md", "a#b.md", "\u00fc.md", "a&b;c.md", "[x].md"])
def test_what_a_name_names_is_found(name: str) -> None:
    write(f"guide/{name}", "# A")
    written = name.replace("%", "%25").replace("#", "%23")
    files = local()
    assert files.look(files.name(link(f"{written}#a"))) == LocalTarget(
        f"guide/{name}", exists=True, anchors=frozenset({"a"})
    )


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_question_mark_may_be_part_of_a_name() -> None:
    write("a?b.md", "# A")
    files = local()
    assert files.look(files.name(link("../a%3Fb.md"))).exists


# --- what is there ---


def test_a_file_that_is_not_there_does_not_exist() -> None:
    assert look("a.md#b") == LocalTarget("a.md")
    write("a.md")
    assert look("a.md/b.md") == LocalTarget("a.md/b.md")
    assert look("a\0b") == LocalTarget("a\0b")
    assert look("a" * 5000) == LocalTarget("a" * 5000)


def test_another_letter_case_does_not_exist_but_is_told() -> None:
    write("Docs/Read Me.md", "# A")
    assert look("docs/read%20me.md") == LocalTarget("docs/read me.md", actual_name="Docs/Read Me.md")
    assert look("Docs/other.md") == LocalTarget("Docs/other.md")


def test_the_exact_name_wins_over_another_letter_case() -> None:
    write("a.md", "# A")
    write("A.md", "# B")
    if len(list(Path.cwd().iterdir())) == 2:
        pytest.skip("this file system knows no letter case")
    assert look("A.md").anchors == frozenset({"b"})
    assert look("a.md").anchors == frozenset({"a"})


def test_a_folder_has_the_anchors_of_its_readme() -> None:
    write("docs/README.md", "# A")
    write("empty/x.txt")
    assert look("docs#a") == LocalTarget("docs", exists=True, is_directory=True, anchors=frozenset({"a"}))
    assert look("empty") == LocalTarget("empty", exists=True, is_directory=True)
    assert look(".") == LocalTarget(".", exists=True, is_directory=True)


def test_what_leaves_the_repository_is_not_looked_at(root: Path) -> None:
    (root.parent / "secret.md").write_text("# A", encoding="utf-8")
    assert look("../secret.md") == LocalTarget("../secret.md", outside=True)
    assert look("..") == LocalTarget("..", outside=True)
    assert look("/etc/passwd") == LocalTarget("/etc/passwd", outside=True)


def test_a_symbolic_link_must_not_lead_out_of_the_repository(root: Path) -> None:
    (root.parent / "secret.md").write_text("# A", encoding="utf-8")
    write("docs/a.md", "# A")
    try:
        Path("out.md").symlink_to(root.parent / "secret.md")
        Path("away").symlink_to(root.parent, target_is_directory=True)
        Path("in.md").symlink_to(root / "docs/a.md")
        Path("loop.md").symlink_to(root / "loop.md")
        Path("gone.md").symlink_to(root / "nowhere.md")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert look("out.md") == LocalTarget("out.md", outside=True)
    assert look("away/secret.md") == LocalTarget("away/secret.md", outside=True)
    assert look("in.md").anchors == frozenset({"a"})
    assert look("loop.md") == LocalTarget("loop.md")
    assert look("gone.md") == LocalTarget("gone.md")


def test_what_is_missing_behind_a_link_that_leads_out_is_outside_and_long_ways_end_soon(root: Path) -> None:
    write("docs/a.md", "# A")
    try:
        Path("away").symlink_to(root.parent, target_is_directory=True)
        Path("here").symlink_to(".", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert look("away/no/way/x.md") == LocalTarget("away/no/way/x.md", outside=True)
    assert look("docs/no/way/x.md") == LocalTarget("docs/no/way/x.md")
    assert look("here/docs/a.md").exists
    for part in ("a/", "docs/", "here/"):
        assert look(part * 500 + "x.md") == LocalTarget(part * 500 + "x.md")


def test_a_path_that_no_system_opens_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    files = local()
    looked = list[str]()

    def realpath(path: str) -> str:
        looked.append(path)
        return path

    monkeypatch.setattr(os.path, "realpath", realpath)
    longest = "a/" * (LONGEST_PATH // 2)
    assert files.look(f"{longest}b.md") == LocalTarget(f"{longest}b.md")
    assert looked == []
    files.look(f"{longest[6:]}b.md")
    assert looked != []


@pytest.mark.parametrize("name", ["C:/x.md", "..\\x.md", "\\\\host\\share\\x.md", "a.md:stream", "docs\\a.md", "nul:"])
def test_where_backslashes_separate_no_drive_share_or_stream_is_looked_at(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.md", "# A")
    files = local()

    def fail(path: str) -> str:
        raise AssertionError(f"{path} was looked at")

    monkeypatch.setattr(os, "sep", "\\")
    monkeypatch.setattr(os.path, "realpath", fail)
    assert files.look(name) == LocalTarget(name)


def test_a_folder_must_not_have_the_anchors_of_a_readme_outside(root: Path) -> None:
    (root.parent / "secret.md").write_text("# A", encoding="utf-8")
    write("docs/a.md")
    try:
        Path("docs/README.md").symlink_to(root.parent / "secret.md")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert look("docs#a") == LocalTarget("docs", exists=True, is_directory=True)


# --- anchors ---


def test_the_anchors_of_given_documents_are_not_read_again() -> None:
    write("a.md", "# A")
    given = Document("a.md", anchors=frozenset({"given"}))
    assert local(given).look("a.md").anchors == frozenset({"given"})


def test_other_markdown_files_are_read_once() -> None:
    write("a.md", "# A")
    files = local()
    assert files.look("a.md#a").anchors == frozenset({"a"})
    write("a.md", "# B")
    assert files.look("a.md#b").anchors == frozenset({"a"})


def test_pages_have_the_anchors_of_their_elements() -> None:
    write("a.html", "<p id=b><a name=c><script>'<p id=d>'</script><!-- <p id=e> --><p id=f>")
    assert look("a.html#b").anchors == frozenset({"b", "c", "f"})


def test_other_files_cannot_be_judged() -> None:
    write("a.txt", "# A")
    assert look("a.txt#a") == LocalTarget("a.txt", exists=True)


@pytest.mark.parametrize("fragment", ["L1", "L10-L20", "L10-20", "L1C2-L3C4"])
def test_lines_of_text_files_are_there(fragment: str) -> None:
    write("a.py", "x = 1\n")
    write("a.md", "# A")
    assert look(f"a.py#{fragment}").anchors == frozenset({fragment})
    assert look(f"a.md#{fragment}").anchors == frozenset({"a", fragment})


def test_lines_of_other_files_are_not() -> None:
    Path("a.bin").write_bytes(b"\0\1")
    write("docs/x.py")
    assert look("a.bin#L1").anchors is None
    assert look("docs#L1").anchors is None
    assert look("docs/x.py#Lx").anchors is None


def test_a_file_that_is_too_long_is_not_read() -> None:
    with Path("a.md").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert look("a.md#L1") == LocalTarget("a.md", exists=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs there")
def test_a_fifo_is_not_read() -> None:
    os.mkfifo("a.md")
    try:
        assert look("a.md#L1") == LocalTarget("a.md", exists=True)
    finally:
        Path("a.md").unlink()


def test_a_file_that_vanishes_cannot_be_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", "# A")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    monkeypatch.setattr(Path, "open", fail)
    assert look("a.md#L1") == LocalTarget("a.md", exists=True)


def test_links_of_standard_input_count_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("", encoding="utf-8")
    typed = markdown.parse("# A\n[a](a.md) [b](#a) [c](#b)", inputs.STDIN)
    local = LocalFiles(tmp_path, [typed], markdown.parse)
    names = [local.name(found) for found in typed.occurrences]
    assert names == ["a.md", "<stdin>#a", "<stdin>#b"]
    assert [local.look(name).exists for name in names] == [True, True, True]
    assert local.look("<stdin>#b").anchors == frozenset({"a"})


def test_nothing_is_called_standard_input_that_was_not_read_from_it(tmp_path: Path) -> None:
    assert not LocalFiles(tmp_path, [], markdown.parse).look("<stdin>").exists


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("guid/papers.md", "guide/papers.md"),
        ("guide/paper#x", "guide/papers.md"),
        ("guide/nothing.md", ""),
        ("x/y", ""),
    ],
)
def test_a_missing_file_is_told_with_the_one_that_is_called_nearly_so(name: str, near: str) -> None:
    write("guide/papers.md")
    assert look(name).near == near


def test_what_is_guessed_is_never_outside_and_always_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("# Secret")
    Path("away").symlink_to(outside)
    Path("notes.md").symlink_to("nowhere.md")
    assert look("awya/secret.md").near == ""
    assert look("note.md").near == ""


def test_after_very_many_comparisons_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkwatch.documents.local.MOST_COMPARED", 5)
    write("guide.md")
    files = local()
    assert [files.look("gide.md").near for _ in range(4)] == ["guide.md"] * 3 + [""]
