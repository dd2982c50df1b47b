"""Pages that tell of lost pages, domains and accounts, beside those that are lost in the same words."""

# ruff: noqa: RUF001 - the letters of other scripts are the point
from __future__ import annotations

from web import page, redirect
from web.cases import Case, broken, ok
from web.texts import NAVIGATION, html

FAMILY = "Told of, or lost"


def cases() -> list[Case]:
    return [*told(), *written(), *lost(), *without_a_site(), sent_to_an_error(), sent_to_a_picture()]


def told() -> list[Case]:
    return [
        there("an essay", "This domain is for sale - Notes", "Those words stand on millions of pages. I asked why."),
        there("a tour", "Welcome to nginx! - Notes", "The configuration, for people who come from Apache."),
        there("a help desk", "This account has been suspended – Help Center", "A payment failed. Update your card."),
        there("a help desk of walls", "Verify you are human – Help Center", "Asked again and again? Allow cookies."),
        there("a lesson", "404 Not Found", "When a browser asks for what a server does not have, this is the answer."),
        there("a lesson in German", "Seite nicht gefunden", "Erscheint, wenn jemand eine alte Adresse aufruft."),
        there(
            "a vineyard", "Ce domaine est à vendre", "Domaine viticole de 12 hectares, maison de maître, chai rénové."
        ),
        there("a broker", "Namebroker – premium domains", "Every domain is for sale at a fixed price."),
        there(
            "a bus", "Line 404 - City Bus", "From the station to the lake. The stop you are looking for? See the map."
        ),
        there("a hoodie", "Page Not Found Hoodie", "Soft cotton. Sizes S to XXL. 39 €", path="hoodie"),
        there("a tool", "expiry: Check whether a domain has expired", "Prints “this domain has expired” or a date."),
        there("an experience", "Cuenta suspendida: mi experiencia - Cuaderno", "Un lunes mi proveedor la suspendió."),
    ]


def written() -> list[Case]:
    issue = "<h1>404 - page not found on the manual #77</h1>Closed<p>The link says: The requested page does not exist."
    mail = "<h1>[Pond] Sidan finns inte</h1><b>Bo</b> bo at pond.example<br><i>Tue May 9 18:02:11 CEST 2006</i><p>Hej!"
    news = '<h1>누리집 "페이지를 찾을 수 없습니다" 이틀째</h1>"삭제되었거나 존재하지 않는 페이지"라는 말만 나온다.'
    toot = "Bo @bo The page you requested could not be found, says my bank. Great."
    question = "<h1>ページが見つかりません</h1>質問者: hana 質問日時: 2011/03/05<p>お気に入りから開くと出ます。"
    post = "<h1>Pond</h1><h3>Page not found</h3>by bo » Tue Mar 05, 2013 9:41 pm<p>The requested topic does not exist."
    return [
        _written("an issue", "issues/77", "404 - page not found on the manual · Issue #77 · pond/pond", issue),
        _written("an issue called so", "issues/78", "404 Not Found · Issue #78 · pond/pond", "<h1>404 Not Found</h1>"),
        _written("a mail", "pipermail/2006-May/12.html", "[Pond] Sidan finns inte", mail),
        _written("news in Korean", "news/8", '누리집 "페이지를 찾을 수 없습니다" 이틀째 < 사회', news),
        _written("a toot", "@bo/12", "Bo: “The page you requested could not be found…” - Pond", f"<p>{toot}</p>"),
        _written("a question in Japanese", "qa/q12.html", "ページが見つかりません - Pond", question),
        _written("a post", "viewtopic.php?t=8", "Pond - Page not found", post),
    ]


def _written(name: str, path: str, title: str, body: str) -> Case:
    return ok(name, f"https://told-{_slug(name)}.practice/{path}", page(html(title, f"{NAVIGATION}{body}")))


def there(name: str, title: str, text: str, *, path: str = "p/1") -> Case:
    heading = title.rpartition(" - ")[0] or title.rpartition(" – ")[0] or title
    return ok(
        name, f"https://told-{_slug(name)}.practice/{path}", page(html(title, f"<h1>{heading}</h1><p>{text}</p>"))
    )


def lost() -> list[Case]:
    return [
        gone(
            "a trail", "<p>404</p><h1>You seem to be off it</h1>The page you’re looking for has moved or never existed."
        ),
        gone("a rocket", "<h1>Houston, we have a problem</h1>404 The page you requested is lost in space."),
        gone(
            "a bakery", "<h1>Da ist etwas angebrannt</h1>Fehler 404. Diese Seite haben wir nicht (mehr) im Sortiment."
        ),
        gone("a train", "<h1>Has descarrilado</h1>404. La página que buscas ya no está en esta vía."),
        gone("a member", "<h1>This user is no longer active.</h1>The member has deleted the account."),
        gone("a thread in a table", "<table><tr><td>Board<tr><td>The specified thread does not exist.</table>"),
        gone("a vacancy", "The job you are looking for is no longer open.<h1>Current openings</h1>0 jobs"),
        gone(
            "a page of a wiki in any language",
            '<div class="dokuwiki notFound"><h1>Wiki</h1><h1>Teema</h1>Luo sivu</div>',
        ),
        gone("a page of a script", '<h1>Off</h1><script>{"props":{},"page":"/404","query":{}}</script>'),
        gone("an error above talk", "<h1>Page not found</h1>The page you requested does not exist.<p>Kai, 3 days ago"),
        gone("a video in Chinese", "<div>啊叻？视频不见了？</div>返回上一页"),
        broken("an item", "https://told-item.practice/item?id=9", "soft-404", page("No such item.")),
    ]


def gone(name: str, body: str) -> Case:
    shown = page(html("River Press", f"{NAVIGATION}{body}"))
    return broken(name, f"https://told-{_slug(name)}.practice/old/page", "soft-404", shown)


def without_a_site() -> list[Case]:
    texts = {
        "in Dutch": "Deze domeinnaam is gereserveerd voor een van onze klanten",
        "in Portuguese": "Este domínio está registrado, mas ainda não há um site aqui.",
        "in Italian": "Questo dominio è stato registrato da un nostro cliente.",
        "in Korean": "이 도메인은 당사를 통해 등록된 도메인입니다.",
        "just now": "This domain has just been registered. The website is not yet published.",
    }
    return [_reserved(name, text) for name, text in texts.items()]


def _reserved(name: str, text: str) -> Case:
    host = f"told-{_slug(name)}.practice"
    shown = page(html(host, f"<h1>{host}</h1><p>{text}</p>"))
    return broken(f"a domain without a site {name}", f"https://{host}/tools", "parked-domain", shown)


def sent_to_an_error() -> Case:
    url, final = "https://told-error.practice/papers/4/deep.html", "https://told-error.practice/error"
    shown = page(html("Error", "<h1>Something went wrong</h1><p>We could not find the page you asked for.</p>"))
    pages = {url: redirect("/error", 302), final: shown}
    return Case("an address of errors that says so", url, "broken", "thrown-to-error", final=final, pages=pages)


def sent_to_a_picture() -> Case:
    url, final = "https://told-picture.practice/k3Jd9qP.jpg", "https://told-picture.practice/removed.png"
    pages = {url: redirect("/removed.png", 302), final: page(b"\x89PNG\r\n\x1a\n", content_type="image/png")}
    return Case("a picture of nothing", url, "broken", "thrown-to-error", final=final, pages=pages)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
