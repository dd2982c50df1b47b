import pytest

from linkwatch.rules.guesses import guesses


@pytest.mark.parametrize(
    "text",
    [
        "It may have been moved.",
        "The link might be out of date.",
        "This invite may be expired.",
        "The page could have been permanently deleted.",
        "This paste has expired or was removed.",
        "The image was deleted or never existed.",
        "It has been withdrawn or its identifier has changed.",
        "Die Seite wurde gelöscht oder umbenannt.",
        "Vielleicht wurde sie verschoben.",
        "Elle a expiré, supprimée ou déplacée.",
        "Elle a peut-être été déplacée.",
        "Puede que haya sido eliminada.",
        "Foi removida ou excluída.",
        "Potrebbe essere stata spostata.",
        "Misschien is hij verwijderd.",
        "Mogła zostać przeniesiona.",
        "Возможно, она удалена.",
        "Den är borttagen eller felstavad.",
        "Možná byla smazána.",
        "Silinmiş olabilir.",
        "削除された可能性があります。",
        "可能已被删除",
        "삭제되었을 수 있습니다.",
    ],
)
def test_who_lacks_a_page_guesses_why(text: str) -> None:
    assert guesses(text)


@pytest.mark.parametrize(
    "text",
    [
        "This article may be deleted.",
        "If the page was moved or deleted, tell us.",
        "Pages that were moved or deleted are listed.",
        "The heron may have moved on.",
        "Die Brücke wurde 1904 verschoben.",
        "Le pont a été déplacé.",
        "",
    ],
)
def test_who_tells_what_happened_must_not_be_taken_to_guess(text: str) -> None:
    assert guesses(text) == []
