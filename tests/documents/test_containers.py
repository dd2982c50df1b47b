"""Which block quotes, items and footnotes are open behind each line, and what is left of the line."""

import pytest

from linkwatch.documents.containers import MAX_NESTING, MAX_ON_A_LINE, REPEATED, Box, Containers
from linkwatch.documents.cursor import CODE_INDENT, Cursor


def read(*lines: str, in_paragraph: bool = False) -> tuple[Containers, str]:
    """Open what each line opens, as the parser of blocks does; give what is open then, and the rest of the last."""
    text = "\n".join(lines)
    containers = Containers(Cursor(text))
    start = 0
    for line in lines:
        containers.line.begin(start, start + len(line))
        containers.cut(containers.match())
        depth = 1
        while containers.line.indent < CODE_INDENT and (box := containers.begin(depth, in_paragraph=in_paragraph)):
            containers.put(box)
            depth += 1
        start += len(line) + 1
    return containers, containers.line.rest


def kinds(containers: Containers) -> list[str]:
    return [box.kind for box in containers.open]


@pytest.mark.parametrize(
    ("line", "opened", "rest"),
    [
        ("a", [], "a"),
        ("> a", ["quote"], "a"),
        (">a", ["quote"], "a"),
        (">> a", ["quote", "quote"], "a"),
        ("- a", ["item"], "a"),
        ("1) a", ["item"], "a"),
        ("- > 1. a", ["item", "quote", "item"], "a"),
        ("[^a]: b", ["note"], "b"),
        ("> [^a]: - b", ["quote", "note", "item"], "b"),
        ("-", ["item"], ""),
        ("-a", [], "-a"),
        ("[^a] b", [], "[^a] b"),
        ("[a]: b", [], "[a]: b"),
    ],
)
def test_the_marks_at_the_start_of_a_line_open_containers(line: str, opened: list[str], rest: str) -> None:
    containers, left = read(line)
    assert (kinds(containers), left) == (opened, rest)


@pytest.mark.parametrize(
    ("lines", "opened", "rest"),
    [
        (["> a", "> b"], ["quote"], "b"),
        (["> a", "b"], [], "b"),
        (["> a", "    > b"], [], "> b"),
        (["> > a", "> b"], ["quote"], "b"),
        (["- a", "  b"], ["item"], "b"),
        (["- a", " b"], [], "b"),
        (["- a", "\tb"], ["item"], "b"),
        (["10. a", "    b"], ["item"], "b"),
        (["10. a", "   b"], [], "b"),
        (["-   a", "    b"], ["item"], "b"),
        (["-   a", "   b"], [], "b"),
        (["-     a", "  b"], ["item"], "b"),
        (["-\ta", "    b"], ["item"], "b"),
        (["-", "  b"], ["item"], "b"),
        (["[^a]: b", "    c"], ["note"], "c"),
        (["[^a]: b", "   c"], [], "c"),
        (["[^a]: b", ""], ["note"], ""),
        (["[^a]: b", "  "], [], ""),
        (["   - [^a]: b", "         c"], ["item", "note"], "c"),
        (["   - [^a]: b", ""], ["item", "note"], ""),
        (["> - a", ">   b"], ["quote", "item"], "b"),
        (["> - a", "    b"], [], "b"),
    ],
)
def test_a_container_goes_on_by_its_mark_or_its_indent(lines: list[str], opened: list[str], rest: str) -> None:
    containers, left = read(*lines)
    assert (kinds(containers), left) == (opened, rest)


def test_a_blank_line_ends_an_item_that_is_empty_and_no_other() -> None:
    line = Cursor("")
    containers = Containers(line)
    containers.put(Box("item", 2))
    line.begin(0, 0)
    assert (containers.match(), containers.settled) == (0, False)
    containers.innermost.children = 1
    assert (containers.match(), containers.settled) == (1, True)


def test_the_blanks_of_a_blank_line_count_for_the_outermost_item_that_they_do_not_reach() -> None:
    line = Cursor("    ")
    containers = Containers(line)
    for box in (Box("item", 5), Box("note")):
        containers.put(box)
    line.begin(0, 4)
    assert containers.match() == 1


@pytest.mark.parametrize(("line", "opened"), [("1. a", ["item"]), ("2. a", []), ("-", []), ("- a", ["item"])])
def test_fewer_marks_break_into_a_paragraph(line: str, opened: list[str]) -> None:
    assert kinds(read(line, in_paragraph=True)[0]) == opened


def test_every_container_is_a_child_of_the_one_around_it() -> None:
    containers, _ = read("> - a", "> - b")
    quote, item = containers.open
    assert (containers.root.children, quote.children, item.children) == (1, 2, 0)
    assert containers.innermost is item
    containers.cut(0)
    assert containers.innermost is containers.root


def test_what_is_in_a_footnote_knows_it() -> None:
    containers, _ = read("> [^a]: - b")
    quote, note, item = containers.open
    assert (quote.note, note.note, item.note) == (None, note, note)
    assert note.label == "a"


def test_of_two_footnotes_for_one_label_the_second_is_never_shown() -> None:
    containers, _ = read("[^A]: b")
    first = containers.innermost
    containers.cut(0)
    containers.put(Box("note", label="a"))
    second = containers.innermost
    containers.cut(0)
    assert (first.label, second.label, containers.labels) == ("a", REPEATED, {"a", REPEATED})


@pytest.mark.parametrize(
    ("mark", "most"), [(">", MAX_NESTING), ("- ", MAX_ON_A_LINE - 1), ("[^a]:", MAX_ON_A_LINE - 1)]
)
def test_marks_are_text_where_too_many_stand_before_them(mark: str, most: int) -> None:
    containers, rest = read(mark * (most + 5) + "a")
    assert (len(containers.open), rest) == (most, mark * 5 + "a")


def test_a_quote_may_stand_behind_many_items() -> None:
    containers, rest = read("- " * (MAX_ON_A_LINE - 1) + "> - a")
    assert (kinds(containers)[-1], rest) == ("quote", "- a")
