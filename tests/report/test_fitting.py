from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkwatch.report.fitting import Section, page, size

THREE_AND_FOUR = (Section("# A\n\n", ("- aaaa\n",) * 3), Section("# B\n\n", ("- bbbb\n",) * 4))


def test_a_page_with_room_for_all_has_all() -> None:
    assert page(THREE_AND_FOUR, "end\n", 10_000) == (
        "# A\n\n- aaaa\n- aaaa\n- aaaa\n\n# B\n\n- bbbb\n- bbbb\n- bbbb\n- bbbb\n\nend\n"
    )


def test_a_page_that_is_too_large_loses_whole_rows_from_the_end_and_counts_them() -> None:
    assert page(THREE_AND_FOUR, "end\n", 2 * (5 + 200) + 4 + 5 * 7) == (
        "# A\n\n- aaaa\n- aaaa\n- aaaa\n\n# B\n\n- bbbb\n- bbbb\n\n"
        "2 more entries left out to keep this page small; the JSON report has all.\n\nend\n"
    )


def test_nothing_less_urgent_is_kept_where_something_urgent_is_left_out() -> None:
    sections = (Section("# A\n\n", ("- " + "a" * 500 + "\n",)), Section("# B\n\n", ("- bbbb\n",)))
    assert "bbbb" not in page(sections, "end\n", 600)
    assert "bbbb" in page(sections, "end\n", 1000)


def test_one_row_too_many_is_counted_as_one() -> None:
    small = page((Section("# A\n\n", ("- aaaa\n",)),), "end\n", 100)
    assert small == "# A\n\n\n1 more entry left out to keep this page small; the JSON report has all.\n\nend\n"


def test_the_head_of_a_table_stands_above_rows_and_nowhere_without_one() -> None:
    section = Section("# A\n\n", ("| aaaa |\n",), "| a |\n| --- |\n")
    assert page((section,), "end\n", 250) == "# A\n\n| a |\n| --- |\n| aaaa |\n\nend\n"
    assert "| a |" not in page((section,), "end\n", 100)


def test_where_heads_are_too_much_whole_sections_go_and_are_counted() -> None:
    sections = (Section("# A\n"), Section("# B\n", ("- b\n",) * 3), Section("# C\n"))
    assert page(sections, "end\n", 250) == (
        "# A\n\n\n4 more entries left out to keep this page small; the JSON report has all.\n\nend\n"
    )


@given(
    st.lists(
        st.builds(Section, st.text(max_size=30), st.lists(st.text(max_size=40)).map(tuple), st.text(max_size=30)),
        min_size=1,
    ),
    st.integers(600, 3000),
)
def test_no_page_is_larger_than_the_limit(sections: list[Section], limit: int) -> None:
    assert size(page(sections, "end\n", limit)) <= limit
