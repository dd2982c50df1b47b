import pytest

from linkwatch.rules.texts import parts_of, pieces_of, straight, unquoted


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Herons", ["Herons", "Herons"]),
        ("Herons - River Press", ["Herons - River Press", "Herons", "River Press"]),
        ("Herons | River Press | North", ["Herons | River Press | North", "Herons", "River Press", "North"]),
        ("a.example - Domain parked...", ["a.example - Domain parked", "a.example", "Domain parked"]),
        ("left-pad", ["left-pad", "left-pad"]),
        ("", []),
    ],
)
def test_a_title_is_cut_where_marks_stand_by_themselves(title: str, parts: list[str]) -> None:
    assert parts_of(title) == parts


@pytest.mark.parametrize(
    ("title", "pieces"), [("Herons", ["Herons"]), ("Herons - Press", ["Herons", "Press"]), ("|", ["|"]), ("", [])]
)
def test_the_whole_of_a_title_is_a_piece_only_where_it_has_no_other(title: str, pieces: list[str]) -> None:
    assert pieces_of(title) == pieces


def test_apostrophes_are_straight() -> None:
    assert straight("It isn\u2019t") == "It isn't"


@pytest.mark.parametrize("text", ["“This domain has expired”", "„Das Forum existiert nicht“", "«Page introuvable»"])
def test_what_others_say_is_blank(text: str) -> None:
    assert unquoted(f"a {text} b") == f"a {' ' * len(text)} b"


@pytest.mark.parametrize("text", ['"존재하지 않는 페이지"', "'삭제된 게시물입니다'"])
def test_what_others_say_in_korean_is_blank(text: str) -> None:
    assert unquoted(f"{text}라는 말") == f"{' ' * len(text)}라는 말"
    assert unquoted(f"{text} 말") == f"{text} 말"


@pytest.mark.parametrize("text", ["the “left-pad” package", "it isn't", "a “word"])
def test_names_and_lone_marks_must_stay(text: str) -> None:
    assert unquoted(text) == text
