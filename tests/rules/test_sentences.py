# ruff: noqa: RUF001 - the letters of other scripts are the point
import re

import pytest

from linkwatch.rules.sentences import (
    ENGINES,
    engine_says,
    heads_an_error,
    sentence_of_an_error,
    spoken_around,
)

OF_ENGINES = (
    "The authors have deleted this site.",
    "글이 존재하지 않습니다. 글이 삭제되었거나 이동된 경우입니다.",
    "Nobody on Tumble Press goes by that name.",
    "No input file specified.",
    "The specified thread does not exist.",
    "Oops! That page doesn't exist or is private.",
    "Das angegebene Thema existiert nicht.",
    "Information The requested topic does not exist.",
    "Information The requested post does not exist.",
    "Information The requested forum does not exist.",
    "抱歉，指定的主题不存在或已被删除或正在被审核 [ 点击这里返回上一页 ]",
    "The Wayback Machine has not archived that URL. This page is not available on the web",
    "This account is under investigation or was found in violation of the Inkport Rules.",
    "Le sujet spécifié n'existe pas.",
    "El tema especificado no existe.",
    "Ensure that your Dynamic Links domain is correctly configured.",
    "User deactivated or deleted their account. This page is unavailable.",
    "삭제되었거나 존재하지 않는 게시물입니다.",
    "啊叻？视频不见了？",
    "Whitelabel Error Page. There was an unexpected error (type=Not Found, status=404).",
    "Cannot GET /some/page",
    "Cannot HEAD /some/page",
    "Invalid Thread specified. If you followed a valid link, please notify the administrator",
    "The topic or board you are looking for appears to be either missing or off limits to you.",
    "HTTP Status 404 – Not Found Type Status Report",
    "No handler matched request to /wiki/X",
    "Bug #17 does not exist.",
    "Can't find data record in database table course.",
    "The identifier 17/4 does not correspond to a valid Bitstream in the archive.",
    "The identifier 17/4 does not correspond to a valid Object in DSpace.",
    "The key you provided for file access was invalid.",
    "No Thread specified. If you followed a valid link, please notify us.",
    "You can create a new empty page, or use a template.",
    "Error 404: SRVE0190E: File not found: /a.jsp",
    "404 - No such project",
    "Sorry, that something isn't here.",
    "Trac Error Ticket 4411 does not exist.",
    "Sorry, the page you were looking for in this blog does not exist.",
    "Error 410. The author deleted this story.",
    "Возможно, владелец удалил файлы или закрыл к ним доступ.",
    "The page does not (yet) exist.",
    "The train has not arrived at the station.",
    "Please confirm that your domain has provisioned.",
    "There's nothing here, yet. Build something amazing",
    "Si usted siguió un enlace válido, avise.",
    "Wenn Sie einem gültigen Link gefolgt sind, sagen Sie es uns.",
    "Si vous avez suivi un lien valide, dites-le.",
    "Se hai seguito un link valido, avvisa.",
    "Se hai seguito un collegamento corretto, avvisa.",
    "Se você seguiu um link válido, avise.",
    "Jeśli podążałeś za prawidłowym odnośnikiem, napisz.",
    "Если вы уверены, что использовали правильную ссылку, напишите.",
)


def alternatives(pattern: str) -> list[str]:
    """Give the parts that the bars outside of all brackets part, and those of a part that is one group."""
    parts, depth, escaped, in_class = [""], 0, False, False
    for char in pattern:
        if not escaped and not in_class:
            depth += {"(": 1, ")": -1}.get(char, 0)
        in_class = (in_class or char == "[") and (char != "]" or escaped) if not escaped else in_class
        if char == "|" and depth == 0 and not in_class and not escaped:
            parts.append("")
        else:
            parts[-1] += char
        escaped = char == "\\" and not escaped
    groups = [re.fullmatch(r"(?:\\b)?\(\?:(.*)\)", part, re.DOTALL) for part in parts]
    return [each for part, group in zip(parts, groups, strict=True) for each in (_inside(part, group))]


def _inside(part: str, group: re.Match[str] | None) -> list[str]:
    if group is None:
        return [part]
    inner = alternatives(group[1])
    return inner if all(_is_whole(each) for each in inner) else [part]


def _is_whole(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


@pytest.mark.parametrize("said", OF_ENGINES)
def test_what_an_engine_says_is_found_behind_the_first_look(said: str) -> None:
    assert engine_says(said)


@pytest.mark.parametrize("alternative", alternatives(ENGINES.pattern))
def test_each_sentence_of_an_engine_has_an_example_here(alternative: str) -> None:
    pattern = re.compile(alternative, re.IGNORECASE)
    assert any(pattern.search(said) for said in OF_ENGINES)


def test_the_sentences_of_engines_are_told_apart() -> None:
    assert alternatives(r"a(b|c)|[d|e]|\|f|\b(?:g|h)|(?:i)|(?:j)") == [
        "a(b|c)", "[d|e]", r"\|f", "g", "h", "i", "j",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "",
        "The train is at the station.",
        "Bug #17 exists.",
        "We build something.",
        "Since May it says: The requested topic does not exist.",
        "为什么提示抱歉，指定的主题不存在或已被删除或正在被审核怎么办",
        "The Wayback Machine has not archived that URL, I am afraid.",
    ],
)
def test_what_an_engine_does_not_say_must_not_be_found(said: str) -> None:
    assert engine_says(said) == ""


@pytest.mark.parametrize(
    "said",
    [
        "The product you asked for isn't in our catalogue any more.",
        "This page is no longer online.",
        "This post was removed for reasons of moderation.",
        "This video was removed for violating our terms.",
        "The board you are after was deleted.",
        "You just hit a route that doesn't exist.",
        "There is no object with this number.",
        "You are looking for something that isn't here.",
        "It is gone, or it may never have existed.",
        "The report you are looking for might be private.",
        "It seems you have followed an incorrect or outdated link.",
        "We were not able to find the page.",
        "The abstract you requested was not found.",
        "Cannot find the page you are looking for.",
        "Ticket 17 does not exist.",
        "This is not the page you’re looking for.",
        "The file is no longer stored here.",
        "You followed an old link, or this page has been removed.",
        "La página no existe. Vuelva a la versión anterior.",
        "This posting has been deleted by its author.",
        "This journal has been deleted.",
        "Такой страницы нет.",
        "Der aufgerufene Inhalt wurde gelöscht oder heißt jetzt anders.",
        "Der gewünschte Beitrag ist nicht mehr online.",
        "Deze vacature staat niet meer online.",
        "Такой страницы у нас нет.",
    ],
)
def test_a_sentence_that_says_that_it_is_gone_is_found(said: str) -> None:
    assert sentence_of_an_error(f"Home News {said} Go on.")


@pytest.mark.parametrize(
    "said",
    [
        "This item was removed from Monday on.",
        "This page is not available for printing.",
        "This file was removed for spring cleaning.",
        "You reached a village that no longer exists on maps.",
        "The dog followed an old road to the river.",
        "If the abstract you requested was not found, write to us.",
        "The map you asked for is in the mail.",
        "The page you are looking for does not exist? Tell us.",
        "Ein Link, dessen Seite nicht mehr existiert.",
        "La página antigua ya no existe; use esta.",
        "Die alte Seite existiert nicht mehr.",
        "The previous version of this document has been withdrawn.",
        "The report you are writing may not be long.",
        "Такой страницы в его жизни не было.",
        "He said “the page you are looking for does not exist” and left.",
        "„Die gesuchte Seite wurde nicht gefunden“, las sie vor.",
        "Das Fest ist nicht mehr weit.",
        "В этой книге нет картинок.",
    ],
)
def test_a_sentence_that_says_something_else_must_not_be_found(said: str) -> None:
    assert sentence_of_an_error(said) == ""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("존재하지 않는 게시물입니다", True),
        ("요청하신 페이지를 찾을 수 없습니다.", True),
        ("페이지를 찾을 수 없습니다 오류 고치기", False),
        ("왜 페이지를 찾을 수 없습니까", False),
        ("Такой страницы у нас нет", True),
        ("This question was removed for reasons of moderation", True),
        ("This question was removed?", False),
    ],
)
def test_a_heading_that_ends_with_it_is_an_errors(heading: str, *, expected: bool) -> None:
    assert heads_an_error(heading) is expected


def test_what_stands_around_the_sentence_says_whose_wish_it_was() -> None:
    said = "Start. Der von Ihnen aufgerufene Inhalt wurde gelöscht oder verschoben. Nutzen Sie die Suche."
    assert spoken_around(said).endswith("Der von Ihnen aufgerufene Inhalt wurde gelöscht oder verschoben.")
    assert spoken_around("Nothing of the kind.") == ""


@pytest.mark.parametrize(
    "rest",
    [
        " or you are not authorised to read it.",
        ", or you do not have permission.",
        " or you have no access to it.",
        " or that you're not logged in.",
        " oder Sie haben keine Berechtigung.",
        " ou vous n'avez pas le droit de le lire.",
    ],
)
def test_what_an_engine_lacks_or_keeps_from_strangers_must_not_be_proof(rest: str) -> None:
    assert not engine_says(f"Information The requested topic does not exist{rest}")
    assert engine_says("Information The requested topic does not exist. You are not logged in.")
