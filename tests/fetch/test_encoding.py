"""How bodies become text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.fetch.encoding import PRESCAN_BYTES, decode

META = b'<meta charset="shift_jis">'
NIHON = "日本".encode("shift_jis")


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("é".encode(), "text/html", "é"),
        ("café au lait".encode("latin-1"), "text/html", "café au lait"),  # no UTF-8: what browsers then take
        ("é".encode()[:1], "text/html", "\ufffd"),  # cut in the middle of a character
        ("é".encode("latin-1"), "text/html; charset=ISO-8859-1", "é"),
        ("é".encode(), 'text/html; charset="utf-8"; x=y', "é"),
        ("é".encode(), "text/html; charset=nonsense", "é"),
        ("é".encode(), "text/html; charset=", "é"),
        (b"\xff", "text/html; charset=utf-8", "\ufffd"),
        (META + NIHON, "text/html", META.decode() + "日本"),
        (b"<META http-equiv=x content='text/html;CHARSET=Shift_JIS'>" + NIHON, "", None),
        (b"<?xml version='1.0' encoding='shift_jis'?>" + NIHON, "", "<?xml version='1.0' encoding='shift_jis'?>日本"),
        (META + "é".encode(), "text/html; charset=utf-8", META.decode() + "é"),  # HTTP comes before the page
        (codecs.BOM_UTF8 + "é".encode(), "text/html; charset=latin-1", "\ufeffé"),  # the mark before both
        (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), "text/html", "\ufeffé"),
        (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), "text/html; charset=utf-8", "\ufeffé"),
        (b"<meta charset='zlib'>x", "text/html", "<meta charset='zlib'>x"),  # a codec of Python's that is none of text
        (b"<meta charset=\xff\xff>x", "text/plain; charset=utf-8", "<meta charset=\ufffd\ufffd>x"),
    ],
)
def test_text_is_decoded_as_browsers_do(body: bytes, content_type: str, text: str | None) -> None:
    assert decode(body, content_type) == (body.decode("shift_jis") if text is None else text)


def test_the_word_of_a_page_counts_only_near_its_beginning() -> None:
    late = b" " * PRESCAN_BYTES + META + NIHON
    assert "日本" not in decode(late, "text/html")


@given(st.binary(max_size=200), st.text(max_size=40))
def test_every_body_has_a_text(body: bytes, charset: str) -> None:
    assert isinstance(decode(body, f"text/html; charset={charset}"), str)
