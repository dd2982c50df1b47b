"""Error pages with 200 in a site's frame: they guess, deny, or speak of what was asked for; and living pages."""

# ruff: noqa: RUF001 - the letters of other scripts are the point
from __future__ import annotations

from web import page
from web.cases import Case, broken, ok
from web.texts import html

FAMILY = "Error pages in the frame of a site"


def cases() -> list[Case]:
    return [*lacking(), *left(), *there()]


def lacking() -> list[Case]:
    return [
        gone(
            "a guess at the reason", "tide", "story/88", "Sorry, we mislaid that story", "The link may be out of date."
        ),
        gone("two reasons", "paste", "p/x9", "framed-paste", "This snippet was removed or has expired."),
        gone("a wish that is denied", "photo", "i/7", "This picture has vanished", "The picture you want was deleted."),
        gone("a vacancy", "jobs", "v/12", "The job you are looking for is no longer open.", "See the others."),
        gone("an invitation", "chat", "i/a8", "Invite invalid", "This invite may be expired."),
        gone("a user below his own name", "people", "@ida", "@ida", "This account doesn’t exist. Search for another."),
        gone("a package below its own name", "pack", "p/rightpad", "rightpad", "No package by that name is here."),
        gone("a ware without a name", "parts", "p/spoke", "We looked everywhere", WARE),
        gone("removed from the site", "framed-loom", "q/55", "This question was removed from Framed-Loom", "See why."),
        gone(
            "a thing of the system",
            "board",
            "w/9",
            "No life here",
            "The board you are after was deleted. Take me home.",
        ),
        gone("a search in German", "uni-de", "a/8", "Hier gibt es leider nichts", GERMAN, "de"),
        gone("an article in German", "bote", "a/9", "Da ist etwas schiefgelaufen", ARTICLE_GONE, "de"),
        gone("a surprise in French", "ponts", "e/8", "Oups…", "La page que vous cherchez s’est envolée.", "fr"),
        gone("a ware in Spanish", "barro", "p/5", "Producto no encontrado", "El producto que buscas no existe.", "es"),
        gone("a ware in Italian", "legno", "p/5", "Siamo spiacenti", "Il prodotto che cerchi è stato rimosso.", "it"),
        gone("a vacancy in Dutch", "werk", "v/8", "Helaas", "Deze vacature staat niet meer online.", "nl"),
        gone("a ware in Polish", "rower", "p/8", "Nie znaleźliśmy tego produktu", "Sprawdź adres.", "pl"),
        gone("a page in Russian", "dom", "k/5", "Такой страницы у нас нет", "Воспользуйтесь поиском.", "ru"),
        gone("a post in Korean", "han", "b/5", "존재하지 않는 게시물입니다", "이전 페이지로 돌아가 주세요.", "ko"),
        gone("an article in Japanese", "minato", "a/8", "掲載は終了しました", JAPANESE, "ja"),
    ]


def left() -> list[Case]:
    """Domains below whose own name stands what is to be done with them."""
    return [
        parked("a domain at auction", "framed-canal", "is currently at auction. Ends in 3 days.", named=True),
        parked("a domain in German that one may buy", "framed-turm", "Diese Domain kann erworben werden. Ein Gebot?"),
        parked("a domain that expired on a day", "framed-sail", "This domain name expired on 11/02/2026."),
        parked("a premium domain", "framed-rope", "Own this premium domain today."),
        broken(
            "a plan that has lapsed",
            "https://framed-beads.practice/",
            "account-suspended",
            page(html("Beads", "<p>The hosting plan has lapsed.</p>")),
        ),
    ]


def there() -> list[Case]:
    return [
        shown(
            "a thread that asks of a suspended site", "host", "t/99", "This account has been suspended - why?", THREAD
        ),
        shown("help on a message", "help", "a/12", "“Video unavailable”", "You see this when it was made private."),
        shown(
            "a list of hours in Spanish", "sala", "horario", "Horario", "Los domingos no se encuentra abierta.", "es"
        ),
        shown(
            "a song in German", "lied", "lieder/4", "Nicht gefunden", "Lied von 2014. Text und Musik: A. Kern.", "de"
        ),
        shown("an article on links in German", "links", "tote-links", "Tote Links", ON_LINKS, "de"),
        shown("a notice above an article", "pump", "wiki/Pump", "Pump", "This article may be deleted. A pump of 1911."),
        shown("a message that a style hides", "hidden", "boards", "My boards", TOAST),
        shown("a story with a quotation", "story", "s/8", "The Book", "“Sorry, this page no longer exists,” it said."),
        shown("a ware that is sold out in German", "krug", "p/8", "Krug", "Dieses Produkt ist nicht verfügbar.", "de"),
    ]


def gone(name: str, host: str, path: str, heading: str, text: str, lang: str = "en") -> Case:
    site = host if host.startswith("framed-") else f"framed-{host}"
    return broken(name, f"https://{site}.practice/{path}", "soft-404", page(framed(site, heading, text, lang)))


def shown(name: str, host: str, path: str, heading: str, text: str, lang: str = "en") -> Case:
    title = f"{heading} - There {host}"
    url = f"https://there-framed-{host}.practice/{path}"
    return ok(name, url, page(framed(f"there-{host}", heading, text, lang, title=title)))


def parked(name: str, host: str, text: str, *, named: bool = False) -> Case:
    domain = f"{host}.practice"
    said = f"{domain} {text}" if named else text
    return broken(name, f"https://{domain}/", "parked-domain", page(html(domain, f"<h1>{domain}</h1><p>{said}</p>")))


def framed(site: str, heading: str, text: str, lang: str, title: str = "") -> str:
    """A page as sites have them: what it says stands between a menu and a footer."""
    main = f"<main><h1>{heading}</h1><p>{text}</p></main>"
    return html(title or site, f"{MENUS[lang]}{main}<footer><p>© 2026 {site}</p></footer>", lang=lang)


def _menu(*names: str) -> str:
    return "<nav>" + "".join(f'<a href="/{number}">{name}</a> ' for number, name in enumerate(names)) + "</nav>"


MENUS = {
    "en": _menu("Home", "Visit", "Collections", "Research", "About us"),
    "de": _menu("Start", "Produkte", "Aktuelles", "Studium", "Kontakt"),
    "fr": _menu("Accueil", "Visiter", "Agenda", "Qui sommes-nous", "Contact"),
    "es": _menu("Inicio", "Archivo", "Tienda", "Agenda", "Contacto"),
    "it": _menu("Home", "Servizi", "Novità", "Documenti"),
    "nl": _menu("Home", "Vacatures", "Over ons"),
    "pl": _menu("Start", "Oferta", "Kontakt"),
    "ru": _menu("Главная", "Каталог", "Контакты"),
    "ko": _menu("홈", "제품", "고객지원"),
    "ja": _menu("ホーム", "製品情報", "会社概要"),
}
WARE = "The product you asked for isn't in our catalogue any more."
GERMAN = "Der von Ihnen aufgerufene Inhalt wurde gelöscht oder heißt jetzt anders. Nutzen Sie bitte unsere Suche."
ARTICLE_GONE = "Der Artikel, den Sie lesen wollten, ist unter dieser Adresse nicht (mehr) zu finden."
JAPANESE = "お探しの記事は掲載を終了したか、URLが間違っている可能性があります。"
THREAD = "All visitors see “This account has been suspended.” I paid. Your card was refused, it is up again."
ON_LINKS = "Wenn eine Seite nicht gefunden wird, ist der Link tot. Prüfen, ersetzen, löschen."
TOAST = '<span class="d-none">The page you requested could not be found.</span> Oak, ash and elm.'
