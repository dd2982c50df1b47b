import pytest

from linkwatch.documents import block_starts

BREAKS = ["***", "---", "___", "* * *", "-\t- -  ", "_____ "]
NO_BREAKS = ["**", "*-*", "* * a", "--- a", "***\u00a0"]


@pytest.mark.parametrize("line", BREAKS)
def test_three_marks_alone_break_a_page(line: str) -> None:
    assert block_starts.BREAK.match(line)


@pytest.mark.parametrize("line", NO_BREAKS)
def test_other_marks_break_no_page(line: str) -> None:
    assert not block_starts.BREAK.match(line)


@pytest.mark.parametrize(
    ("line", "fence"),
    [("```", "```"), ("```` a", "````"), ("~~~ `a`", "~~~"), ("``` `a", None), ("``", None), ("````a`", None)],
)
def test_a_fence_of_backticks_has_none_behind_it(line: str, fence: str | None) -> None:
    found = block_starts.FENCE.match(line)
    assert (found[0] if found else None) == fence


@pytest.mark.parametrize(
    ("line", "fence", "closes"),
    [
        ("```", "```", True),
        ("```` \t", "```", True),
        ("``", "```", False),
        ("```", "````", False),
        ("~~~", "```", False),
        ("``` a", "```", False),
        ("a", "```", False),
        ("`" * 255, "`" * 300, True),  # cmark-gfm counts no further
        ("`" * 254, "`" * 300, False),
    ],
)
def test_a_fence_is_closed_by_one_that_is_as_long(line: str, fence: str, closes: bool) -> None:
    assert block_starts.closes_fence(line, fence) is closes


@pytest.mark.parametrize(
    ("line", "anywhere", "in_paragraph"),
    [
        ("- a", "-", "-"),
        ("+\ta", "+", "+"),
        ("*", "*", None),
        ("-  ", "-", None),
        ("1. a", "1.", "1."),
        ("01) a", "01)", "01)"),
        ("2. a", "2.", None),
        ("123456789. a", "123456789.", None),
        ("1234567890. a", None, None),
        ("-a", None, None),
        ("1.a", None, None),
        ("-\u00a0a", None, None),
        ("-\fa", None, None),
        ("1.\va", None, None),
    ],
)
def test_in_a_paragraph_fewer_marks_begin_a_list(line: str, anywhere: str | None, in_paragraph: str | None) -> None:
    found = [block_starts.marker(line, 0, len(line), in_paragraph=inside) for inside in (False, True)]
    assert [each[0] if each else None for each in found] == [anywhere, in_paragraph]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a", "a"), ("a ##", "a"), ("a # ##\t ", "a #"), ("a#", "a#"), ("##", ""), ("", ""), ("a \\#", "a \\#")],
)
def test_a_heading_ends_before_the_marks_that_close_it(text: str, shown: str) -> None:
    start, end = block_starts.heading_span(f"# {text}", 2, len(text) + 2)
    assert f"# {text}"[start:end] == shown


@pytest.mark.parametrize("line", ["- [ ] a", "  1. [x] a", "*\t[X]\ta", "1) [ ] ", "1x [ ] a"])
def test_a_box_in_an_item_is_one(line: str) -> None:
    assert block_starts.TASK.match(line)


@pytest.mark.parametrize("line", ["- [x]", "- [x]a", "- [y] a", "> - [ ] a", "- - [ ] a", "-[ ] a", "[ ] a"])
def test_other_brackets_are_no_box(line: str) -> None:
    assert not block_starts.TASK.match(line)
