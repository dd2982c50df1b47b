import pytest

from linkwatch.documents import html


def told(text: str) -> list[str]:
    return [
        ("/" if tag.closes else "") + (tag.name or repr(text[tag.start : tag.end]))
        for tag in html.Tokenizer().read(text)
    ]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("a<B c>d</B >", ["'a'", "b", "'d'", "/b"]),
        ("<a b='>'>", ["a"]),
        ('<a b=">" c=d>', ["a"]),
        ("<a/><br/>", ["a", "br"]),
        ("<!-- <a> --><b>", ["!--", "b"]),
        ("<!--><a>", ["!--", "a"]),
        ("<!-- --!><a>", ["!--", "a"]),
        ("<!DOCTYPE html><a>", ["a"]),
        ("<?x ?><a>", ["a"]),
        ("</><a>", ["a"]),
        ("</ b><a>", ["a"]),
        ("1 < 2 <3", ["'1 '", "'<'", "' 2 '", "'<'", "'3'"]),
        ("<", ["'<'"]),
        ("</", ["'<'", "'/'"]),
        ("<a href='", []),
        ("<! a", []),
    ],
)
def test_tags_and_text_come_in_order(text: str, tags: list[str]) -> None:
    assert told(text) == tags


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("<a HREF=b>", {"href": "b"}),
        ("<a href='b&amp;c'>", {"href": "b&c"}),
        ("<a href='?a&copy=b'>", {"href": "?a&copy=b"}),
        ("<a href='?a&copy;b'>", {"href": "?a\u00a9b"}),
        ("<a href=b href=c>", {"href": "b"}),
        ("<a href>", {"href": ""}),
        ("<p class=b>", {}),
        ("</a href=b>", {}),
        (f"<a href={'b' * html.MAX_TAG}>", {}),
    ],
)
def test_attributes_are_read_as_html_has_them(text: str, attributes: dict[str, str]) -> None:
    (tag,) = html.Tokenizer().read(text)
    assert tag.attributes == attributes


def test_a_comment_goes_on_in_the_next_piece() -> None:
    tokenizer = html.Tokenizer()
    assert list(tokenizer.read("<!-- <a>")) == []
    assert list(tokenizer.read("<b>")) == []
    assert [tag.name for tag in tokenizer.read("<c> --><d>")] == ["d"]


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("\ufeff<p id=a>\r\n<a name='b'><p name=c>", {"a", "b"}),
        ("<script>if (a<b) '<p id=c>'</SCRIPT><p id=d>", {"d"}),
        ("<script><!-- </script><p id=a>", {"a"}),
        ("<style></styles><p id=a></style ><p id=b>", {"b"}),
        ("<title><p id=a>", set()),
        ("<!-- <p id=a> -->", set()),
        ("", set()),
    ],
)
def test_fragments_are_ids_and_names_outside_text_and_comments(text: str, fragments: set[str]) -> None:
    assert html.fragments(text) == frozenset(fragments)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x<a href=b>", "b"),
        ("<a\n b='href=c' HREF = 'd'>", "d"),
        ('<a/href="b>c"/>', "b>c"),
        ("<a href=b/>", "b/"),
        ("<a href=b href=c>", "b"),
        ("<a xhref=b href=&amp;>", "&amp;"),
        ("<a href=''>", ""),
        ("<a =b href=c>", "c"),
        ("<a href>", None),
        ("<a href=>", None),
        ("<a b>", None),
        ("<a>", None),
    ],
)
def test_a_value_stands_where_it_is_said_to(text: str, value: str | None) -> None:
    tag = next(tag for tag in html.Tokenizer().read(text) if tag.name)
    start, end = html.value_span(text, tag, "href")
    assert (text[start:end] if start >= 0 else None) == value
