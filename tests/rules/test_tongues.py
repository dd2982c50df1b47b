# ruff: noqa: RUF001 - the letters of other scripts are the point
import pytest
from html_pages import SENTENCE, html, shown
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Verdict
from linkwatch.rules import judge
from linkwatch.rules.lexicon import TONGUES
from linkwatch.rules.tongues import heads_an_error, is_conditional, is_of_another, sentences

SAID: dict[str, tuple[str, ...]] = {
    "de": ("Die Seite, die Sie aufrufen wollten, gibt es nicht.", "Das Thema existiert nicht mehr."),
    "fr": ("Le sujet demandé n'existe pas.", "Nous n'avons pas trouvé la page."),
    "es": ("El tema solicitado no existe.", "Esta página parece no existir…", "No hemos podido encontrar la página."),
    "it": ("L'argomento richiesto non esiste.", "La pagina è stata rimossa o spostata."),
    "pt": ("A página que você está procurando neste blog não existe.", "O tópico solicitado não existe."),
    "nl": ("Het gevraagde onderwerp bestaat niet.", "De pagina die u zoekt, is verhuisd of verwijderd."),
    "pl": ("Wybrany temat nie istnieje.", "Nie udało się znaleźć tej strony."),
    "ru": ("Запрошенной темы не существует.", "Страница удалена либо ещё не создана."),
    "uk": (
        "Сторінку, яку ви шукаєте, було видалено.",
        "Такої сторінки не існує.",
        "Цього каналу більше не існує.",
        "Допису не знайдено.",
    ),
    "tr": ("Aradığınız konu silinmiş.", "Bu sayfa artık mevcut değil."),
    "sv": ("Sidan du letar efter har flyttats.", "Tråden kan inte hittas."),
    "da": ("Siden, du leder efter, er flyttet.", "Vi kan ikke finde den side."),
    "fi": ("Etsimääsi sivua ei ole.", "Sivu on poistettu."),
    "cs": ("Hledaná stránka nebyla nalezena.", "Stránka, ktorú hľadáte, neexistuje."),
    "hu": ("A keresett oldal nem található.", "A bejegyzést a szerző törölték: a cikk megszűnt."),
    "ro": ("Pagina pe care o căutați nu există.", "Articolul a fost șters."),
    "bg": ("Страницата не беше намерена.", "Търсената страница липсва."),
    "hr": ("Tražena stranica ne postoji.", "Stran ni najdena."),
    "el": ("Η σελίδα που ζητήσατε δεν υπάρχει.", "Το άρθρο έχει διαγραφεί."),
    "ca": ("La pàgina que busqueu no existeix.", "No s'ha trobat la pàgina."),
    "vi": ("Trang bạn yêu cầu không tồn tại.", "Bài viết đã bị xóa."),
    "id": ("Halaman yang Anda cari tidak ditemukan.", "Artikel ini telah dihapus."),
    "he": ("העמוד שחיפשת אינו קיים.", "הדף לא נמצא."),
    "ar": ("الصفحة المطلوبة غير موجودة.", "لم يتم العثور على الصفحة."),
    "fa": ("صفحه مورد نظر شما یافت نشد.", "این مطلب حذف شده است."),
    "hi": ("आप जो पेज खोज रहे हैं वह मौजूद नहीं है।", "यह लेख हटा दिया गया है।"),
    "lt": ("Puslapis, kurio ieškote, nerastas.", "Straipsnis pašalintas."),
    "lv": ("Lapa nav atrasta.", "Lapa, ko meklējat, neeksistē."),
    "et": ("Otsitud lehte ei leitud.", "Artiklit ei leitud."),
    "is": ("Síðan fannst ekki.", "Síðan sem þú ert að leita að er ekki til."),
    "sq": ("Faqja nuk u gjet.", "Faqja që kërkoni nuk ekziston."),
    "gl": ("A páxina non existe.", "A páxina que buscas non se atopou."),
    "eu": ("Orria ez da aurkitu.", "Bilatzen ari zaren orria ez dago."),
    "mk": ("Страницата не е пронајдена.", "Страницата не постои."),
    "kk": ("Бет табылмады.", "Сіз іздеген бет жоқ."),
    "az": ("Səhifə tapılmadı.", "Axtardığınız səhifə mövcud deyil."),
    "bn": ("পৃষ্ঠাটি খুঁজে পাওয়া যায়নি।", "পেজটি আর নেই।"),
    "ka": ("გვერდი ვერ მოიძებნა.", "გვერდი არ არსებობს."),
    "ms": ("Halaman tidak wujud.", "Halaman yang anda minta tiada."),
    "ja": ("お探しの記事は見つかりませんでした。", "この記事は削除されました。"),
    "zh": ("抱歉，指定的主题不存在或已被删除或正在被审核", "你访问的仓库不存在，或者你没有权限访问。"),
    "ko": ("해당 게시글이 존재하지 않습니다.", "삭제되었거나 존재하지 않는 게시물입니다."),
    "th": ("ไม่พบหน้าที่คุณต้องการ", "หน้านี้ไม่มีอยู่"),
}


def test_every_language_has_its_sentences_here() -> None:
    assert set(TONGUES) <= set(SAID)


@pytest.mark.parametrize(("tongue", "said"), [(tongue, said) for tongue, both in SAID.items() for said in both])
def test_what_an_error_page_says_is_found(tongue: str, said: str) -> None:
    assert sentences(said)
    assert judge(shown(html("Fehler", f"<p>{said}</p>"))).reason.name == "soft-404"


@pytest.mark.parametrize(
    "said",
    [
        "Dieser Krug ist derzeit nicht verfügbar.",
        "Das Sommerfest findet nicht statt.",
        "Le lundi, la salle n'est pas ouverte.",
        "La página inicial es azul.",
        "Los domingos no se encuentra abierta la sala.",
        "Il menù non è disponibile in inglese.",
        "A página inicial lista as fontes.",
        "Het boek is niet te koop.",
        "Produkt niedostępny.",
        "Товар отсутствует на складе.",
        "Cuma gününden beri bulunamadı.",
        "Обводный канал больше не существует.",
        "Элемент не обнаружен в природе.",
        "Нових повідомлень не знайдено.",
        "Utställningen är avslutad.",
        "灰猫，周一走失，至今没有找到。",
        "第一章　図書館の地下には、番号のない棚があった。",
        "광고는 예고 없이 지워집니다.",
        SENTENCE,
        "",
    ],
)
def test_what_other_pages_say_must_not_be_taken_for_it(said: str) -> None:
    assert sentences(said) == []
    assert judge(shown(html("Example", f"<h1>Notiz</h1><p>{said}</p>"))).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("404 - Categoría no encontrada", True),
        ("Siden kunne ikke findes", True),
        ("Kategorie nicht gefunden", True),
        ("Nie możemy znaleźć tej strony. Sprawdź adres", False),
        ("Wybrany temat nie istnieje", True),
        ("La página que has solicitado no se ha encontrado", True),
        ("お探しの記事は見つかりませんでした", True),
        ("Warum die Seite nicht gefunden wird", False),
        ("Was tun, wenn die Seite nicht gefunden wird?", False),
        ("Pourquoi la page n'existe pas", False),
        ("如何自定义“页面不存在”提示", False),
        ("Restoring the lock gates", False),
        ("Die Seite nicht gefunden zu haben war das größte Glück meines langen Lebens", False),
        ("", False),
    ],
)
def test_a_heading_is_an_errors_if_it_says_nothing_else(heading: str, *, expected: bool) -> None:
    assert heads_an_error(heading) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Prüfen Sie die Adresse, wenn die ", True),
        ("Si la ", True),
        ("Se a ", True),
        ("Если ", True),
        ("如果", True),
        ("Es tut uns leid, die ", False),
        ("Wenn Sie Fragen haben, rufen Sie uns an. Die ", False),
        ("", False),
    ],
)
def test_a_condition_before_it_makes_it_none(before: str, *, expected: bool) -> None:
    assert is_conditional(before) is expected


def test_a_page_that_says_what_to_do_if_something_lacks_must_not_be_broken() -> None:
    said = "Si la página no existe, escríbanos."
    assert judge(shown(html("Example", f"<p>{said}</p>"))).verdict is Verdict.OK


@given(st.text(max_size=300))
def test_no_text_raises_anything(text: str) -> None:
    sentences(text)
    heads_an_error(text)
    is_conditional(text)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Das Produkt wurde nicht gefunden.", 1),
        ("Produkte Kontakt Nicht gefunden", 0),
        ("Dieses Produkt ist nicht verfügbar.", 0),
        ("El producto no existe.", 1),
        ("Товар отсутствует.", 0),
    ],
)
def test_of_what_is_offered_only_its_being_gone_counts(said: str, expected: int) -> None:
    assert len(sentences(said)) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "L'IA, page introuvable du débat public",
        "Amore, pagina non trovata della vita",
        "Sayfa bulunamadı hatası giderildi",
        "Fehler Seite nicht gefunden behoben",
        "Erreur page introuvable corrigée",
        "Error página no encontrada resuelto",
        "Исправлена ошибка страница не найдена",
    ],
)
def test_a_heading_of_what_lacks_elsewhere_or_is_mended_must_not_be_an_errors(heading: str) -> None:
    assert not heads_an_error(heading)


@pytest.mark.parametrize(
    "heading", ["Page introuvable sur ce site", "Aradığınız sayfa bulunamadı", "Seite nicht gefunden"]
)
def test_a_heading_of_what_lacks_here_is_an_errors(heading: str) -> None:
    assert heads_an_error(heading)


@pytest.mark.parametrize("said", ["抱歉，此微博已被作者删除。", "对不起，该博文已被用户删除", "抱歉，内容已删除"])
def test_whoever_deleted_it_it_is_gone(said: str) -> None:
    assert sentences(said)


def test_the_word_right_before_such_a_sentence_makes_it_one_of_another_page() -> None:
    assert is_of_another("Das ist die alte ", "Seite nicht gefunden")
    assert not is_of_another("Das ist die ", "Seite nicht gefunden")
