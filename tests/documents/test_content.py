from linkwatch.documents import content
from linkwatch.documents.content import Content


def origins(piece: Content) -> list[int]:
    return [piece.origin(offset) for offset in range(len(piece.text))]


def test_lines_are_joined_without_the_white_space_at_their_end() -> None:
    piece = content.of_lines("> ab\n> c  ", [(2, 4), (7, 10)])
    assert (piece.text, origins(piece)) == ("ab\nc", [2, 3, 4, 7])


def test_parts_are_joined_by_line_ends() -> None:
    piece = content.joined([content.of_line("a\\|b", 0, 1), Content("|b", (0,), (2,))])
    assert (piece.text, origins(piece)) == ("a\n|b", [0, 1, 2, 3])


def test_what_comes_behind_keeps_its_places() -> None:
    piece = content.of_lines("ab\ncd\nef", [(0, 2), (3, 5), (6, 8)])
    assert piece.behind(0) is piece
    assert (piece.behind(4).text, origins(piece.behind(4))) == ("d\nef", [4, 5, 6, 7])


def test_a_span_that_is_empty_stays_empty() -> None:
    assert content.of_line("abc", 1, 3).span(1, 1) == (2, 2)
    assert content.of_line("abc", 1, 3).span(0, 2) == (1, 3)
