# ruff: noqa: RUF001 - the letters of other scripts are the point
import re

import pytest
from html_pages import html, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge
from linkwatch.rules.talk import NEAR, is_of_a_help_desk, is_sent_to_a_list, is_somebodys, is_talk, tells_of


@pytest.mark.parametrize(
    "name",
    [
        "Page not found on my site",
        "Page introuvable sur mon site",
        "Seite nicht gefunden auf meiner Seite",
        "我的页面不存在",
        "Fehler 404: Seite nicht gefunden nach Umzug",
        "Erreur 404 page introuvable après mise à jour",
        "Ошибка 404 страница не найдена после переезда",
        "[Risolto] Pagina non trovata",
        "打开网页提示404 页面不存在",
        "「ページが見つかりません」と表示されます",
        "페이지를 찾을 수 없습니다 오류 해결 방법",
        "This video is unavailable: how to embed a picture instead",
        "Access denied, explained",
    ],
)
def test_who_speaks_of_his_own_is_somebody(name: str) -> None:
    assert is_somebodys(name)


@pytest.mark.parametrize(
    "name",
    [
        "Oh my! Page not found",
        "Our page was not found",
        "Page introuvable",
        "Mythology",
        "Seite nicht gefunden. Nach oben",
        "Page not found on this server",
        "Page not found - However, we have others",
        "页面不存在",
        "ページが見つかりません",
        "404 - 페이지 오류",
    ],
)
def test_a_site_that_speaks_of_its_own_must_not_be_somebody(name: str) -> None:
    assert not is_somebodys(name)


@pytest.mark.parametrize(
    "text",
    [
        "Posted by bo 2 years ago",
        "When I open it, I see a 404.",
        "3 answers",
        "Any idea?",
        "Bonjour, j’ai ce message.",
        "Ich bekomme immer 404.",
        "У меня не открывается.",
        "请问怎么办？",
        "質問者: hana 質問日時: 2011/03/05 お気に入りから開くと出ます。",
        "3 个回答",
        "작성자 도윤 2021.03.05",
        "Hallo zusammen, seit dem Umzug geht nur noch die Startseite.",
        "Quelqu’un aurait-il une idée ?",
        "Подскажите, в чём может быть дело.",
        "詳しい方、教えてください。",
        "Alguien sabe a qué se debe?",
        "Many thanks in advance.",
        "A PEN BY Lena Fox",
        "by catfan12 Use the arrow keys.",
        "von Ute Kern, gebunden",
        "Bo Ek bo at pond.example Tue May 9 18:02:11 CEST 2006 The requested page does not exist.",
        "author Bo Ek <bo@pond.example> 2011-03-05 10:22:11 commit 9ab1c2",
        "by bo » Tue Mar 05, 2013 9:41 pm The requested topic does not exist.",
        "List: pond Subject: 404 From: Bo Ek <bo () pond> Date: 2006-05-09 18:02:11 It says so.",
        "Von: Bo Ek Datum: 9. Mai 2006 Der Link geht nicht.",
        "Bo Ek Mar 5, 2013, 9:41:00 PM The link is dead.",
        "Hej! När jag klickar på länken står det så.",
    ],
)
def test_what_happened_to_the_writer_is_talk(text: str) -> None:
    assert is_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, I can't find that page.",
        "It may have been moved or deleted 30 days after it was made.",
        "La page que vous cherchez n'existe pas.",
        "Die Seite, die Sie suchen, gibt es nicht.",
        "Bonjour, la page demandée est introuvable.",
        "Hallo! Diese Seite haben wir leider nicht.",
        "Здравствуйте! Такой страницы нет.",
        "By using this site you agree to its cookies.",
        "A website by the pond. The page by that name is gone.",
        "お探しのページは見つかりませんでした。お手数ですがトップページからお探しください。",
        "Whitelabel Error Page Tue Mar 05 10:22:11 UTC 2024 There was an unexpected error.",
        "Home » News » 404 This page does not exist.",
        "Write to us at pond.example and we will look for it.",
        f"{'Try the search. ' * NEAR}Posted by bo 2 years ago",
    ],
)
def test_what_an_error_page_tells_its_visitor_must_not_be_talk(text: str) -> None:
    assert not is_talk(text)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Dataset not found", "Posted by bo 2 years ago. I get 404 - Not Found. Any idea?"),
        (
            "404 Page Not Found",
            "A pen by Lena Fox HTML <pre>&lt;h1&gt;404&lt;/h1&gt; &lt;p&gt;Page not found&lt;/p&gt;</pre>",
        ),
        ("Page introuvable sur mon site", "Depuis hier « page introuvable » partout."),
        ("페이지를 찾을 수 없습니다 오류 해결 방법", "어제부터 회사 컴퓨터에서만 이런 일이 생깁니다."),
        ("打开网站提示页面不存在怎么解决？", "打开网址提示“您访问的页面不存在”，清除缓存再试。"),
    ],
)
def test_a_page_where_people_talk_of_errors_must_not_be_one(heading: str, text: str) -> None:
    case = shown(html(f"{heading} | Pond", f"<h1>{heading}</h1><p>{text}</p>"), "https://a.example/d/1")
    assert judge(case).verdict is Verdict.OK


@pytest.mark.parametrize(
    "below",
    [
        "<p>Sorry, I can't find that page.</p>",
        f"<p>Try the search.</p><ul>{'<li>Another page of ours</li>' * 12}</ul><p>Posted by bo 2 years ago</p>",
    ],
)
def test_an_error_page_beside_what_people_wrote_is_one(below: str) -> None:
    case = shown(html("Page not found | Pond", f"<h1>Page not found</h1>{below}"), "https://a.example/d/1")
    assert judge(case).reason.name == "soft-404"


def test_a_help_desk_is_one_of_several_parts_of_a_title() -> None:
    assert is_of_a_help_desk("Lamps - Help")
    assert not is_of_a_help_desk("Help")


def test_the_host_of_a_help_desk_is_one_and_the_name_of_a_domain_must_not_be() -> None:
    assert is_of_a_help_desk("Domain expired | help.lamps.example")
    assert is_of_a_help_desk("Domain expired | Lamps Blog")
    assert not is_of_a_help_desk("lamp-blog.example - domain expired")
    assert not is_of_a_help_desk("Domain expired | wiki.example")


def test_a_title_tells_of_what_it_names_beside_a_blog() -> None:
    lamps = re.compile("Lamps")
    assert tells_of("Lamps | Blog", lamps)
    assert not tells_of("Roses | Blog", lamps)
    assert not tells_of("Lamps | rose-blog.example", lamps)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("[dev] 404 on the download page", True),
        ("[R-sig-geo] Re: not found", True),
        ("[Error] Page not found", False),
        ("[HTTP 404] Page not found", False),
        ("[404] Page not found", False),
        ("Page not found [dev]", False),
    ],
)
def test_the_mark_of_a_mailing_list_stands_before_what_was_sent_to_it(name: str, expected: bool) -> None:
    assert is_sent_to_a_list(name) is expected
