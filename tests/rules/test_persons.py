# ruff: noqa: RUF001 - the letters of other scripts are the point
import pytest
from html_pages import SENTENCE, html, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge
from linkwatch.rules.persons import asks_for_a_person, is_interim

CAPTCHA = "<div class=h-captcha></div>"


@pytest.mark.parametrize(
    "text",
    [
        "Verify that you are human",
        "Please show us that you are a person before you go on.",
        "Confirm you're not a robot",
        "Check if you are a human",
        "Checking you are not a bot",
        "Making sure you're not a bot!",
        "Wir prüfen, ob Sie ein Mensch sind.",
        "Bestätigen Sie, dass Sie kein Roboter sind",
        "Vérifions que vous êtes humain",
        "Confirmez que vous n'êtes pas un robot",
        "Confirme que es una persona",
        "Demuestra que no eres un robot",
        "Verifica che non sei un robot",
        "Confirme que você é humano",
        "Controleer of u een mens bent",
        "Potwierdź, że nie jesteś robotem",
        "Подтвердите, что вы человек",
        "Bekräfta att du är en människa",
        "Ověřte, že nejste robot",
        "İnsan olduğunuzu doğrulayın",
        "ロボットではないことを確認しています",
        "请确认您是真人",
        "로봇이 아님을 확인해 주세요",
    ],
)
def test_a_short_page_that_asks_for_a_person_is_a_wall(text: str) -> None:
    assert asks_for_a_person(text)
    assert judge(shown(html("Example", f"<p>{text}</p>"))).verdict is Verdict.BLOCKED


@pytest.mark.parametrize(
    "text",
    [
        "Check that the lamp is on.",
        "Wir prüfen Waagen. Ein Mensch wiegt selten genau.",
        "Nous vérifions les ponts.",
        "Robots that verify welds",
        "人类学博物馆",
        "",
    ],
)
def test_a_page_on_persons_or_on_checks_must_not_be_a_wall(text: str) -> None:
    assert not asks_for_a_person(text)
    assert judge(shown(html("Example", f"<p>{text}</p>"))).verdict is Verdict.OK


def test_who_quotes_such_a_request_must_not_be_a_wall() -> None:
    body = "<h1>Captchas</h1><p>“Verify that you are human before you go on” is what my reader says all day.</p>"
    assert judge(shown(html("Captchas", body))).verdict is Verdict.OK


@pytest.mark.parametrize(
    "heading",
    [
        "Are you human?",
        "Sind Sie ein Mensch?",
        "Vous êtes humain ?",
        "Êtes-vous un robot ?",
        "¿Eres humano?",
        "One more step",
        "Almost there!",
        "Verification",
        "Sicherheitsprüfung",
        "Un instant…",
        "Hold on a moment",
    ],
)
def test_a_captcha_under_the_name_of_a_step_before_the_page_is_a_wall(heading: str) -> None:
    body = (
        f"<h1>{heading}</h1><p>This keeps our library open for everybody who reads in it, day and night.</p>{CAPTCHA}"
    )
    assert is_interim(heading)
    assert judge(shown(html("Example", body))).verdict is Verdict.BLOCKED


@pytest.mark.parametrize(
    ("heading", "text"),
    [("Write to us", "We answer within a day, and on Mondays sooner."), ("One more step", SENTENCE * 3)],
)
def test_a_captcha_of_a_form_or_beside_much_text_must_not_be_a_wall(heading: str, text: str) -> None:
    body = f"<h1>{heading}</h1><p>{text} Ring us, or fill in the form, whichever you like better.</p>{CAPTCHA}"
    assert judge(shown(html("Example", body))).verdict is Verdict.OK
