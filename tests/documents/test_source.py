import pytest

from linkwatch.documents import source


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ""),
        ("\ufeffa", "a"),
        ("a\ufeff", "a\ufeff"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\0b", "a\ufffdb"),
        ("---\na: b\n---\nc", "\n\n\nc"),
        ("---\na:\n  - b\n...\nc", "\n\n\n\nc"),
        ("---  \n\n# a\n\u00e9 b: c\n--- \nd", "\n\n\n\n\nd"),
        ("---\na: b\nc", "---\na: b\nc"),
        ("---\n- a\n---\nb", "---\n- a\n---\nb"),
        ("---\nhttp://a\n---\nb", "---\nhttp://a\n---\nb"),
        ("---\n---\nb", "---\n---\nb"),
        ("----\na: b\n---", "----\na: b\n---"),
        (" ---\na: b\n---", " ---\na: b\n---"),
        ("---", "---"),
    ],
)
def test_a_text_is_brought_into_the_form_that_is_parsed(text: str, read: str) -> None:
    assert source.read(text).text == read


@pytest.mark.parametrize("text", ["", "a", "\ufeffa\r\nb\rc\n\r\nd", "\ufeff---\r\na: b\n---\nc", "\r", "a\n\n"])
def test_a_span_is_that_of_the_same_characters_in_the_file(text: str) -> None:
    document = source.read(text)
    for offset, char in enumerate(document.text):
        start, end = document.span(offset, offset + 1)
        assert text[start:end] in ({char} if char != "\n" else {"\n", "\r", "\r\n", "---\r\n", "a: b\n", "---\n"})
    assert document.span(-1, -1) == (-1, -1)


def test_lines_and_columns_count_from_one_in_characters() -> None:
    document = source.read("\u00e9\U0001f600a\n\nb")
    assert [document.place(offset) for offset in range(6)] == [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (3, 1)]
