import pytest

from linkwatch.documents import definitions, destinations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(a)", ("a", 3)),
        ("( a 'b' )", ("a", 9)),
        ('(a "b\\"c")', ("a", 10)),
        ("(<a b>)", ("a b", 7)),
        ("()", ("", 2)),
        ("(a(b))", ("a(b)", 6)),
        ("(" + "(" * 32 + ")" * 32 + ")", ("(" * 32 + ")" * 32, 66)),
        ("(" + "(" * 33 + ")" * 33 + ")", None),
        ("(a", None),
        ("(", None),
        ("(<a)", None),
        ("(a b)", None),
        ("[a]", None),
    ],
)
def test_what_follows_the_text_of_a_link_is_read(text: str, found: tuple[str, int] | None) -> None:
    read = destinations.inline(text, 0)
    assert (read and (read[0].target, read[1])) == found
    assert not read or text[read[0].start : read[0].end] == read[0].target


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\\_b\\c", "a_b\\c"),
        ("&amp;&copy;&#65;&#x42;", "&\u00a9AB"),
        ("&#0;&#xD800;&#x110000;", "\ufffd\ufffd\ufffd"),
        ("&nothing; &amp", "&nothing; &amp"),
        ("\\&amp;", "&"),
        (" a\n", "a"),
    ],
)
def test_entities_are_resolved_before_escapes(raw: str, clean: str) -> None:
    assert destinations.clean(raw) == clean


def test_labels_are_compared_without_case_and_double_white_space() -> None:
    assert destinations.label_key(" A\n\tb ") == destinations.label_key("a B")
    assert destinations.label_key("\u1e9e") == destinations.label_key("ss")
    assert destinations.label_key("a\u00a0b") != destinations.label_key("a b")


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("[a]: b", {"a": "b"}, ""),
        ("[a]:\n  <b>\n  'c'\nd", {"a": "b"}, "d"),
        ("[a]: b 'c\nd'\ne", {"a": "b"}, "e"),
        ("[a]: b\n'c' d", {"a": "b"}, "'c' d"),
        ("[a]: b c", {}, "[a]: b c"),
        ("[a]: b\n[a]: c\n[d]: e", {"a": "b", "d": "e"}, ""),
        ("[ ]: b", {}, "[ ]: b"),
        ("[a]:", {}, "[a]:"),
        ("[a] : b", {}, "[a] : b"),
        ("[a[]: b", {}, "[a[]: b"),
        ("x\n[a]: b", {}, "x\n[a]: b"),
        ("[a]: b'c'", {"a": "b'c'"}, ""),
    ],
)
def test_definitions_are_read_from_the_start_of_a_paragraph(text: str, found: dict[str, str], rest: str) -> None:
    definitions_found, start = definitions.read(text)
    assert ({label: each.target for label, each in definitions_found.items()}, text[start:]) == (found, rest)
    assert all(text[each.start : each.end] == each.target for each in definitions_found.values())
