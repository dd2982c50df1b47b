# ruff: noqa: RUF001 - apostrophes as pages write them, and letters of other scripts
import pytest
from html_pages import html, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge
from linkwatch.rules.explaining import NEAR, explains_a_loss, explains_an_error, lists_errors

EXPLAINED = (
    "Your readers see this message in the player.",
    "Git shows this message when you push to a repository to which you have no access.",
    "When a browser asks for what a server does not have, it answers with this status.",
    "“File not found” is an error message of early disk systems.",
    "Este mensaje aparece cuando la dirección que escribió el visitante no existe en su tienda.",
    "Diese Meldung erscheint, wenn jemand eine alte Adresse aufruft.",
    "Ce message s’affiche quand un visiteur ouvre une ancienne adresse.",
    "Il messaggio appare se qualcuno apre un vecchio indirizzo.",
    "A mensagem aparece quando alguém abre um endereço antigo.",
    "De melding verschijnt als een bezoeker een oud adres opent.",
    "Komunikat pojawia się, gdy ktoś otwiera stary adres.",
    "Сообщение появляется, если посетитель открыл старый адрес.",
)
SHOWN = (
    "This error means that the page you asked for does not exist.",
    "It may have been moved or deleted. Return to the home page.",
    "This happens when a page was moved or when the address was mistyped.",
    "The user does not exist.",
    "Dear visitor, we have no such page.",
    "Sehr geehrte Besucher, diese Seite gibt es nicht mehr.",
    "Diese Meldung erscheint, weil die aufgerufene Adresse nicht mehr existiert.",
    "Cher visiteur, cette page n’existe plus.",
    "If you believe this is an error, contact the webmaster.",
)


@pytest.mark.parametrize("text", EXPLAINED)
def test_who_tells_of_the_errors_of_others_explains(text: str) -> None:
    assert explains_an_error(text)


@pytest.mark.parametrize("text", SHOWN)
def test_who_speaks_to_a_lost_visitor_must_not_explain(text: str) -> None:
    assert not explains_an_error(text)


def test_what_stands_further_away_must_not_explain() -> None:
    assert not explains_an_error("x " * NEAR + EXPLAINED[0])


@pytest.mark.parametrize("text", EXPLAINED)
def test_a_short_page_that_explains_an_error_is_there(text: str) -> None:
    case = shown(html("404 Not Found", f"<h1>404 Not Found</h1><p>{text}</p>"))
    assert judge(case).verdict is Verdict.OK


@pytest.mark.parametrize("text", SHOWN)
def test_a_page_that_shows_it_must_not_be_taken_for_one(text: str) -> None:
    case = shown(html("404 Not Found", f"<h1>404 Not Found</h1><p>{text}</p>"))
    assert judge(case).verdict is Verdict.BROKEN


def test_what_the_visitor_himself_asked_for_is_missing_whoever_else_sees_it() -> None:
    text = "The page you requested does not exist. A visitor sees this after a page was moved."
    assert judge(shown(html("Not Found", f"<h1>Page not found</h1><p>{text}</p>"))).verdict is Verdict.BROKEN


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Account suspended", "When a customer does not pay for 14 days, we suspend the account."),
        ("Account suspended", "An account can be suspended if its invoices stay open."),
        ("Compte suspendu", "Votre compte peut être suspendu si une facture reste impayée."),
        ("Konto gesperrt", "Ein Konto kann bei offenen Rechnungen gesperrt werden."),
        ("Domain expired", "A domain that was not renewed in time goes through three phases."),
        ("Website expired", "If your plan ends, visitors see this notice in place of your pages."),
    ],
)
def test_who_tells_how_sites_are_lost_has_one(title: str, text: str) -> None:
    assert explains_a_loss(text)
    assert judge(shown(html(title, f"<h1>{title}</h1><p>{text}</p>"))).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Account suspended", "Contact your hosting provider for more information."),
        ("Account suspended", "Either the domain has been overused, or the reseller ran out of resources."),
        ("Domain expired", "If you are the owner, renew it at your registrar."),
        ("Website expired", "This account has expired. If you are the site owner, click below to login."),
    ],
)
def test_a_site_that_is_lost_must_not_be_taken_for_one_that_tells_how(title: str, text: str) -> None:
    assert not explains_a_loss(text)
    assert judge(shown(html(title, f"<h1>{title}</h1><p>{text}</p>"))).verdict is Verdict.BROKEN


@pytest.mark.parametrize(
    "name",
    [
        "Error responses - Simple Storage",
        "API status codes",
        "Common errors | Docs",
        "List of HTTP errors",
        "Fehlercodes der Schnittstelle",
        "Codes d’erreur de l’API",
        "Códigos de error",
        "Códigos de erro",
        "Codici di errore",
        "Foutmeldingen",
        "Kody błędów",
        "Коды ошибок",
        "错误码对照表",
        "エラーコード一覧",
        "오류 코드 목록",
    ],
)
def test_a_list_of_errors_is_there_whatever_one_of_them_says(name: str) -> None:
    text = f"<h1>{name}</h1><table><tr><td>NoSuchBucket<td>The specified bucket does not exist.</table>"
    assert lists_errors(name)
    assert judge(shown(html(name, text))).verdict is Verdict.OK


@pytest.mark.parametrize("name", ["Error", "Error message", "An error has occurred", "Erreur", "错误"])
def test_an_error_must_not_be_a_list_of_them(name: str) -> None:
    assert not lists_errors(name)
    assert judge(shown(html(name, f"<h1>{name}</h1>The specified bucket does not exist."))).verdict is Verdict.BROKEN
