import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.config.toml_places import KeyPath, Places

TEXT = """\
# ünder
top = 'ä' # c
"quo\\u0074ed". 'lit eral' .bare = 1
list = [ # c
  "ä", "b", # c
  [1, 2],
  { x = 1, y.z = 2 },
]
[tool . linkwatch]
timeout = "20s"
"ä" = { timeout = 3 }
[[many]]
a = 1
[[many]]
a = 2
[empty]
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("top",), (2, 1), (2, 7)),
        (("quoted",), (3, 1), (3, 1)),
        (("quoted", "lit eral"), (3, 16), (3, 16)),
        (("quoted", "lit eral", "bare"), (3, 28), (3, 35)),
        (("list",), (4, 1), (4, 8)),
        (("list", 0), (5, 3), (5, 3)),
        (("list", 1), (5, 8), (5, 8)),
        (("list", 2, 1), (6, 7), (6, 7)),
        (("list", 3, "y"), (7, 12), (7, 12)),
        (("list", 3, "y", "z"), (7, 14), (7, 18)),
        (("tool", "linkwatch"), (9, 9), (9, 9)),
        (("tool", "linkwatch", "timeout"), (10, 1), (10, 11)),
        (("tool", "linkwatch", "ä", "timeout"), (11, 9), (11, 19)),
        (("many", "a"), (13, 1), (13, 5)),
        (("empty",), (16, 2), (16, 2)),
    ],
)
def test_every_key_and_value_has_its_place(path: KeyPath, key: tuple[int, int], value: tuple[int, int]) -> None:
    places = Places(TEXT, depth=4)
    assert (places.of(path, key=True), places.of(path)) == (key, value)


def test_what_has_no_place_of_its_own_is_where_the_nearest_above_it_is() -> None:
    assert Places(TEXT, depth=4).of(("top", 3, "x")) == (2, 7)
    assert Places(TEXT, depth=1).of(("tool", "linkwatch", "timeout")) == (9, 2)
    assert Places(TEXT, depth=4).of(("nowhere",)) == (0, 0)


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 9999 + "]" * 9999, "a = [" + "1," * 20_000 + "]", "a.b.c = 1\n" * 5000]
)
def test_excess_takes_no_recursion_and_little_time(text: str) -> None:
    before = time.process_time()
    assert Places(text, depth=3).of(("a",), key=True) == (1, 1)
    assert time.process_time() - before < 5


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8"), max_size=5), st.text(st.characters(codec="utf-8"), max_size=5)
    )
)
def test_every_key_is_found_where_it_was_written(table: dict[str, str]) -> None:
    lines = [f"{quoted(key)} = {quoted(value)}" for key, value in table.items()]
    text = "\n".join(lines)
    assert tomllib.loads(text) == table
    places = Places(text, depth=1)
    for number, key in enumerate(table, start=1):
        assert places.of((key,), key=True) == (number, 1)
        assert places.of((key,)) == (number, len(quoted(key)) + 4)


def quoted(text: str) -> str:
    return '"' + "".join(char if char.isalnum() else f"\\U{ord(char):08x}" for char in text) + '"'
