"""Error pages that say 200, in languages and by engines that the others lack; and pages that only sound like them."""

# ruff: noqa: RUF001 - the letters of other scripts are the point
from __future__ import annotations

from web import page
from web.cases import Case, broken, ok
from web.texts import html, notice

FAMILY = "Error pages of other languages and engines"


def cases() -> list[Case]:
    return [*lacking(), *there()]


def lacking() -> list[Case]:
    return [
        gone("Joomla in Spanish", "joomla", "rutas/9", "404 - Categoría no encontrada", "Un marcador caducado.", "es"),
        gone("a forum in Polish", "phpbb", "viewtopic.php", "Informacja", "Wybrany temat nie istnieje.", "pl"),
        gone(
            "a forum in German", "smf", "index.php", "Ein Fehler ist aufgetreten!", "Das Thema existiert nicht.", "de"
        ),
        gone("a forum in Chinese", "discuz", "thread-88.html", "提示信息", "抱歉，指定的主题不存在或已被删除", "zh"),
        gone("a board in Korean", "board-ko", "bbs/1", "알림", "해당 게시글이 존재하지 않습니다.", "ko"),
        gone("a shop in French", "presta", "12-lampe.html", "Ce produit n'est plus disponible.", "Désolés.", "fr"),
        gone("in Hungarian", "hu", "termek/2", "Hiba", "A keresett oldal nem található.", "hu"),
        gone("a shop in Russian", "bitrix", "catalog/881/", "Элемент не найден", "Каталог", "ru"),
        gone("a channel in Ukrainian", "kanal", "s/chan", "Канал видалено", "Цього каналу більше не існує.", "uk"),
        gone("in Greek", "el", "nea/2", "404", "Η σελίδα που ζητήσατε δεν υπάρχει.", "el"),
        gone("in Vietnamese", "vi", "bai/2", "Rất tiếc!", "Trang bạn yêu cầu không tồn tại.", "vi"),
        gone("in Hebrew", "he", "item/2", "אופס", "העמוד שחיפשת אינו קיים.", "he"),
        gone("in Persian", "fa", "post/2", "۴۰۴", "صفحه مورد نظر شما یافت نشد.", "fa"),
        gone("in Lithuanian", "lt", "nr/2", "404", "Puslapis, kurio ieškote, nerastas.", "lt"),
        gone("a thread in English", "xen", "threads/oak.7/", "Oops! We ran into some problems.", THREAD),
        gone("an issue", "issue", "browse/OPS-12", "We can't find that issue", "It may have been deleted."),
        gone(
            "a repository's withdrawn item", "dspace", "handle/9", "Withdrawn", "The item you want has been withdrawn."
        ),
        gone("a course", "moodle", "course/view.php", "Error", "Can't find data record in database table course."),
        gone("a registry", "registry", "crates/serde-mini", "serde-mini: Crate not found", "Go back."),
        broken(
            "a blog without a heading",
            "https://memorias-do-rio.practice/2011/03/enchente.html",
            "soft-404",
            page(html("Memórias do Rio", "<p>Desculpe, a página que você está procurando neste blog não existe.</p>")),
        ),
        broken(
            "a board between its menus",
            "https://board.practice/viewtopic.php?t=12",
            "soft-404",
            page(
                html(
                    "Pond - Information",
                    f"{BOARD}<h2>Information</h2><p>The requested topic does not exist.</p>{BOARD}",
                )
            ),
        ),
        broken(
            "a board between its menus, in Chinese",
            "https://luntan.practice/thread-12-1-1.html",
            "soft-404",
            page(
                html(
                    "提示信息 - Pond",
                    f"{BOARD}<p>抱歉，指定的主题不存在或已被删除或正在被审核</p><p>[ 点击这里返回上一页 ]</p>{BOARD}",
                )
            ),
        ),
        broken(
            "a domain that is for sale, in Ukrainian",
            "https://prodazh.practice/a",
            "parked-domain",
            page(notice("Домен", "Домен prodazh.practice виставлено на продаж", "Зробіть пропозицію.", lang="uk")),
        ),
        broken(
            "a domain that has run out and is called a blog, in Russian",
            "https://heron-blog.practice/post/rnn",
            "parked-domain",
            page(
                notice(
                    "heron-blog.practice — срок регистрации домена истёк",
                    "Срок регистрации домена heron-blog.practice истёк",
                    "Если вы владелец домена, продлите его.",
                    lang="ru",
                )
            ),
        ),
        broken(
            "a domain that has run out, in Polish",
            "https://wygasla.practice/",
            "parked-domain",
            page(
                notice("wygasla.practice", "Domena wygasla.practice wygasła", "Abonent nie opłacił domeny.", lang="pl")
            ),
        ),
        broken(
            "a site that is suspended, in Italian",
            "https://sospeso.practice/",
            "account-suspended",
            page(notice("Sito sospeso", "Sito sospeso", "Contattare l'assistenza.", lang="it")),
        ),
    ]


def there() -> list[Case]:
    return [
        shown("a song in Portuguese", "letra", "letra/9", "Página não encontrada - letra", "Procurei teu nome.", "pt"),
        shown(
            "help in German", "hilfe", "hilfe", "Hilfe", "Falls die Seite nicht gefunden wird, rufen Sie uns an.", "de"
        ),
        shown("a ware in Russian", "kuvshin", "t/5", "Кувшин синий", "Товар отсутствует на складе.", "ru"),
        shown("a missing person in Turkish", "kayip", "k/5", "Kayıp: Ali", "Cuma gününden beri bulunamadı.", "tr"),
        shown("a museum in Chinese", "tongzhong", "z/2", "失踪的铜钟", "1974年盘点时未找到。青铜。", "zh"),
        shown("a thread about an error", "thread", "t/81", "Why does it say 'topic does not exist'", "Help me."),
        shown("a cat", "cat", "lost/tom", "Lost: Tom", "We can't find him since Friday. White paws."),
    ]


def gone(name: str, host: str, path: str, heading: str, text: str, lang: str = "en") -> Case:
    url = f"https://said-{host}.practice/{path}"
    return broken(name, url, "soft-404", page(notice(f"{heading} – Heron", heading, text, lang=lang)))


def shown(name: str, host: str, path: str, heading: str, text: str, lang: str = "en") -> Case:
    url = f"https://there-{host}.practice/{path}"
    return ok(name, url, page(notice(f"{heading} – Heron", heading, text, lang=lang)))


BOARD = "<p>Board index FAQ Login Register Quick links Unread posts New posts Members</p>" * 5

THREAD = "The requested thread could not be found."
