# ruff: noqa: RUF001 - the letters of other scripts are the point
import pytest
from html_pages import FRAME, SENTENCE, html, page, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge
from linkwatch.rules.refusals import refuses

BOX = "<form><input name=user><input type=password name=p></form>"


@pytest.mark.parametrize(
    "said",
    [
        "You need to be logged in to view this page.",
        "Sie müssen angemeldet sein, um diese Seite zu sehen.",
        "Bitte einloggen, um den Inhalt anzuzeigen",
        "Vous devez être connecté pour accéder à cette page.",
        "Veuillez vous connecter pour voir ce contenu",
        "Debes iniciar sesión para ver este contenido.",
        "Debes estar registrado para leer este tema.",
        "Devi effettuare il login per visualizzare questa pagina.",
        "É necessário fazer login para acessar esta página.",
        "U moet ingelogd zijn om deze pagina te bekijken.",
        "Musisz się zalogować, aby zobaczyć tę stronę.",
        "Для просмотра этой страницы необходимо войти.",
        "抱歉，您需要登录后才能继续本操作",
        "このページを表示するにはログインが必要です。",
    ],
)
def test_a_page_that_refuses_itself_to_strangers_is_a_wall(said: str) -> None:
    judgement = judge(shown(html("Herons", f"<h1>Herons</h1><p>{said}</p>{FRAME}")))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "login")


@pytest.mark.parametrize(
    "said",
    [
        "Sie müssen angemeldet sein, um Anhänge zu sehen.",
        "Vous devez être connecté pour laisser un commentaire.",
        "Debes iniciar sesión para ver los precios.",
        "Devi effettuare il login per scrivere.",
        "É necessário fazer login para comentar.",
        "U moet ingelogd zijn om te reageren.",
        "Musisz się zalogować, aby dodać komentarz.",
        "Для просмотра вложений необходимо войти.",
        "您需要登录后才能查看附件",
        "コメントするにはログインが必要です。",
        f"Sie müssen angemeldet sein, um diese Seite zu sehen. {SENTENCE * 10}",
    ],
)
def test_a_part_that_is_refused_must_not_be_a_wall(said: str) -> None:
    assert judge(shown(html("Herons", f"<h1>Herons</h1><p>{said}</p>{FRAME}"))).verdict is Verdict.OK


@pytest.mark.parametrize(
    "said", ["请先登录", "로그인이 필요합니다.", "Please log in to continue.", "ログインが必要です"]
)
def test_a_bare_wish_is_a_wall_beside_a_passwords_box_only(said: str) -> None:
    assert refuses(page(html("Herons", f"<p>{said}</p>{BOX}")))
    assert not refuses(page(html("Herons", f"<p>{said}</p>")))
    assert not refuses(page(html("Herons", f"<h1>Herons</h1><p>{said}</p><p>{SENTENCE * 2}</p>{BOX}")))


@pytest.mark.parametrize(
    "said",
    [
        "This content is password protected. To view it please enter your password below:",
        "This content is password-protected. To view it, please enter the password below.",
        "Dieser Inhalt ist passwortgeschützt. Um ihn anzuschauen, gib bitte dein Passwort unten ein:",
        "Ce contenu est protégé par un mot de passe. Pour le voir, veuillez saisir votre mot de passe ci-dessous :",
        "Este contenido está protegido por contraseña. Para verlo, introduce tu contraseña a continuación:",
        "Questo contenuto è protetto da password. Per visualizzarlo inserisci di seguito la password:",
        "Este conteúdo está protegido por senha. Para vê-lo, digite sua senha abaixo:",
        "De inhoud is beschermd met een wachtwoord. Vul het wachtwoord hieronder in om hem te tonen:",
        "Treść jest chroniona hasłem. Aby ją zobaczyć, proszę poniżej wprowadzić hasło:",
        "Это содержимое защищено паролем. Для его просмотра введите, пожалуйста, пароль:",
        "此内容受密码保护。如需查阅，请在下列字段中输入您的密码。",
        "このコンテンツはパスワードで保護されています。",
    ],
)
def test_an_entry_behind_a_password_is_a_wall_beside_its_box_only(said: str) -> None:
    entry = f"<h1>Protected: Herons</h1><p>{said}</p>"
    assert refuses(page(html("Herons", f"{entry}{BOX}{FRAME}")))
    assert not refuses(page(html("Herons", f"{entry}{FRAME}")))
    assert not refuses(page(html("Herons", f"{entry}{BOX}<h2>Newts</h2><p>{SENTENCE * 10}</p>")))


@pytest.mark.parametrize("said", ["This is private or does not exist.", "It doesn't exist, or it may be private."])
def test_what_may_be_private_is_a_wall_beside_a_passwords_box_only(said: str) -> None:
    assert refuses(page(html("Herons", f"<h1>{said}</h1>{BOX}")))
    assert not refuses(page(html("Herons", f"<h1>{said}</h1>")))


def test_a_wish_to_log_in_for_a_comment_must_not_be_a_wall() -> None:
    assert not refuses(page(html("苔藓", f"<h1>苔藓</h1><p>请先登录后评论</p>{BOX}")))
