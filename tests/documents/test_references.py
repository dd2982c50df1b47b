import cmark_oracle
import pytest

from linkwatch.documents import markdown
from linkwatch.documents.destinations import Destination
from linkwatch.documents.references import LEAST, References


def test_a_label_leads_where_it_is_defined_to() -> None:
    known = References({"a": Destination("b", 0, 1)}, "")
    assert known
    assert known.use("a") == Destination("b", 0, 1)
    assert known.use("c") is None
    assert not References({}, "")


@pytest.mark.parametrize(
    ("target", "title_size", "text", "uses"),
    [
        ("a" * 1000, 0, "", LEAST // 1000),
        ("a" * 600, 400, "", LEAST // 1000),
        ("\u00e9" * 500, 0, "", LEAST // 1000),
        ("a" * 1000, 0, "a" * (LEAST + 5000), LEAST // 1000 + 5),
        ("a" * 1000, 0, "\u4e2d" * (LEAST // 2), LEAST * 3 // 2000),
    ],
)
def test_what_all_uses_bring_is_bounded(target: str, title_size: int, text: str, uses: int) -> None:
    known = References({"a": Destination(target, 0, 0, title_size), "b": Destination("", 0, 0)}, text)
    assert all(known.use("a") for _ in range(uses))
    assert known.use("a") is None
    assert known.use("b") is not None


@pytest.mark.parametrize("definition", ["u" * 100, "u" * 60 + " '" + "t" * 40 + "'", "\u00fc" * 40 + ' "\\*&copy;"'])
def test_the_bound_is_githubs(definition: str) -> None:
    text = "[y] " * 1500 + f"\n\n[y]: {definition}\n"
    found = cmark_oracle.ours(markdown.parse(text, "x.md").occurrences)
    assert found == cmark_oracle.links(text)
    assert 0 < found.total() < 1500
