import pytest

from linkwatch.rules.visitor import is_consoled, is_sent_back, is_sent_on, is_spoken_to, is_wished_for


@pytest.mark.parametrize(
    "text", ["The page you want", "Der von Ihnen gewählte Inhalt", "la page que vous cherchez", "お探しのページ"]
)
def test_the_visitor_is_spoken_to(text: str) -> None:
    assert is_spoken_to(text)


@pytest.mark.parametrize(
    "text",
    [
        "Take me home",
        "Zurück zur Startseite",
        "Volver al inicio",
        "返回首页",
    ],
)
def test_the_visitor_is_shown_the_way_back(text: str) -> None:
    assert is_sent_back(text)
    assert is_sent_on(text)
    assert is_consoled(text)


@pytest.mark.parametrize(
    "text",
    [
        "Check the address",
        "Use our search",
        "Nutzen Sie bitte unsere Suche",
        "Vérifiez l'adresse",
        "Compruebe la dirección",
        "Verifique o endereço",
        "Controlla l'indirizzo",
        "Controleer het adres",
        "Sprawdź adres",
        "Проверьте правильность адреса",
        "Kontrollera adressen",
        "トップページからお探しください",
        "请检查网址",
        "주소를 다시 확인해 주세요",
    ],
)
def test_the_visitor_is_told_what_else_to_do(text: str) -> None:
    assert is_sent_on(text)
    assert not is_sent_back(text)


@pytest.mark.parametrize("text", ["Sorry!", "Leider nicht.", "Unfortunately so."])
def test_a_regret_consoles_and_must_not_be_taken_for_more(text: str) -> None:
    assert is_consoled(text)
    assert not is_sent_on(text)


@pytest.mark.parametrize("text", ["", "The heron waits.", "Der Reiher wartet."])
def test_a_text_about_something_else_must_not_speak_to_a_lost_visitor(text: str) -> None:
    assert not is_spoken_to(text)
    assert not is_consoled(text)


@pytest.mark.parametrize("text", ["the page you're looking for", "the page you\u2019re looking for"])
def test_what_the_visitor_wished_for_is_known_by_either_apostrophe(text: str) -> None:
    assert is_wished_for(text)


def test_what_others_wished_for_must_not_be_the_visitors() -> None:
    assert not is_wished_for("the page that they\u2019re looking for")
