import pytest

from linkwatch.documents.wildmatch import Wildmatch, split


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("a", ["a"], ["", "b", "aa"]),
        ("*", ["", "a", ".a\n"], []),
        ("a*b*c", ["abc", "aabbcc", "a-b-bc"], ["ab", "ac", "acb", "abcd", "xabc"]),
        ("ab*bc", ["abbc", "ab-bc"], ["abc"]),
        ("?b", ["ab", "\nb"], ["b", "aab"]),
        ("[a-c]", ["a", "b", "c"], ["d", "-"]),
        ("[!a-c]", ["d", "-"], ["a", "b"]),
        ("[^a]", ["^", "b"], ["a"]),
        ("[]a]", ["]", "a"], ["b"]),
        ("[a-]", ["a", "-"], ["b"]),
        ("[a\\]]", ["a", "]"], ["\\"]),
        ("[[:digit:]x]", ["0", "x"], ["d", ":"]),
        ("[[:]", ["[", ":"], ["]"]),
        ("[c-a]", ["c"], ["b", "a"]),
        ("[\\a-\\c]", ["b"], ["\\"]),
        ("\\*", ["*"], ["a", "\\"]),
        ("[!\x00-\xff]", [], ["a", "\x01"]),
        ("[a", [], ["a", "[a"]),
        ("[[:word:]]", [], ["a", ":"]),
        ("a\\", [], ["a", "a\\"]),
        ("*\\", [], ["a", "\\"]),
    ],
)
def test_a_pattern_fits_whole_names(pattern: str, fitting: list[str], others: list[str]) -> None:
    found = Wildmatch(pattern)
    assert [name for name in [*fitting, *others] if found.matches(name)] == fitting


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("a/b", ["a", "b"]),
        ("a//b", ["a", "", "b"]),
        ("a\\/b", ["a", "b"]),
        ("a\\\\/b", ["a\\\\", "b"]),
        ("[a/b]/c", ["[a/b]", "c"]),
        ("[a/b", ["[a/b"]),
        ("a\\", ["a\\"]),
    ],
)
def test_a_path_is_cut_at_slashes_but_not_within_brackets(path: str, parts: list[str]) -> None:
    assert split(path) == parts


@pytest.mark.timeout(10)
def test_many_stars_take_no_longer_for_each_more() -> None:
    assert not Wildmatch("a*" * 500 + "b").matches("a" * 10_000)
