"""What error pages are called, in the languages that guides link to: a vocabulary, and whole names."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from linkwatch.patterns import lazy

_THINGS = """
    documentation doi handle incident transfer crate gem posting object
    agent artifact artefact assistant bot chat checkpoint conversation leaderboard prompt recording task tutorial
    workflow
    page webpage site website url address link document file resource content article post blog story video
    model
    dataset repository repo project package space user profile account product item listing job position event course
    board category tag chapter lesson track song podcast episode recipe deployment application photo picture
    album tweet community invite invitation survey poll petition ticket issue commit branch snippet pen sandbox design
    dashboard competition section directory team club thesis publication paste presentation query server
    channel playlist group topic thread question gist notebook shop store recipe image photo folder organization
    organisation workspace form survey app paper book entry record download release app's web
    share folder pad room meeting session quiz deck slide slides map station route trip order bucket blob figure chart
    plot demo build pipeline run sketch fiddle widget theme plugin extension font icon place venue restaurant hotel
    property vacancy review reply author member person player team match game season movie film series artist lecture
    seminar workshop speaker
    kurs stelle stellenangebot angebot veranstaltung produkt objekt immobilie inserat anzeige rezept termin projekt
    modell datensatz nutzer benutzer konto profil thema beitrag eintrag kategorie bild foto ordner freigabe adresse
    ressource nachricht bericht buch folge sendung spiel verein gruppe kanal umfrage formular bestellung
    objet bien annonce fiche recette projet modèle utilisateur compte sujet billet catégorie dossier partage lien
    événement formation offre produit cours vidéo dépôt jeu groupe chaîne sondage commande
    objeto anuncio receta proyecto modelo usuario cuenta perfil tema entrada categoría imagen carpeta enlace dirección
    evento curso oferta producto vídeo repositorio grupo canal encuesta pedido noticia
    oggetto annuncio ricetta progetto modello utente profilo argomento categoria immagine cartella condivisione
    indirizzo corso offerta prodotto gruppo canale sondaggio ordine notizia
    anúncio receita projeto usuário utilizador conta tópico imagem pasta endereço produto repositório notícia vaga
    advertentie recept gebruiker profiel onderwerp bericht categorie afbeelding adres evenement cursus aanbod groep
    kanaal vacature
    obiekt ogłoszenie przepis projekt użytkownik temat wpis kategoria obraz zdjęcie zasób wydarzenie grupa kanał
    объект объявление рецепт проект модель пользователь аккаунт профиль тема запись категория изображение фото папка
    ссылка адрес ресурс событие курс товар видео группа канал новость вакансия презентация публикация
    элемент
    допис публікація елемент повідомлення
    präsentation présentation presentación publicación presentazione pubblicazione apresentação publicação presentatie
    prezentacja
    seite webseite datei inhalt artikel dokument page ressource contenu página recurso contenido artículo pagina
    risorsa
    contenuto articolo conteúdo artigo pagina's bestand strona strony plik artykuł страница страницы документ файл
    статья
    сторінка сторінку sayfa içerik sidan siden sida stránka strana sivua
"""

_FILLERS = """
    a an the this that your our my we i you you're you've it it's its to for of in on at or and but are is was were
    has have
    had be been being do does did could can may might will longer no not any more anymore here there where what
    looking
    look requested request asked wanted seeking searching trying reach access find found exist exists existing
    available
    unavailable gone missing deleted removed moved expired lost broken dead oops ops sorry uh oh whoops hmm hm ouch
    error
    err code status http/1.1 something went wrong isn't wasn't doesn't don't can't cannot couldn't wasn't hasn't
    aren't
    we're we've i'm seems seem like appears appear unable unfortunately nothing please been there's taken down
    unpublished such either
    die der das den diese dieser dieses gesuchte angeforderte gewünschte wurde konnte kann ist existiert leider nicht
    gefunden vorhanden verfügbar mehr werden fehler fehlerseite uups ups hoppla wir haben sie suchen es tut uns leid
    la le les l cette ce demandée recherchée demandé recherché est n'est n'a n'existe n'existent pas plus trouvée
    trouvé
    introuvable inexistante inexistant été disponible non oups erreur désolé désolée nous que vous cherchez recherchez
    el esta este que buscas buscaba solicitada solicitado no se ha sido fue pudo ser existe encontrada encontrado
    encontrar
    encuentra disponible lo sentimos ups vaya error
    questa richiesta cercata cercato non è stata stato trovata trovato esiste più disponibile inesistente errore
    spiacenti
    impossibile trovare che stai cercando
    essa esta não foi encontrada encontrado está existe disponível inexistente erro ops desculpe solicitada procurada
    de deze opgevraagde is werd bestaat kon kan niet meer gevonden worden beschikbaar onvindbaar oeps fout helaas
    sorry
    ta tej podana żądana nie została istnieje znaleziono odnaleziona znaleziona znaleziony można znaleźć błąd
    przepraszamy ma takiej tato ouha jejda
    такая такой такого такое запрашиваемая запрошенная запрашиваемый запрошенный запрашиваемое
    эта этой данная не найдена найден найдено найти существует удалена
    отсутствует
    ошибка к сожалению извините знайдено знайдена
    aradığınız bulunamadı mevcut değil bulunmuyor hata üzgünüz maalesef
    kunde inte hittas hittades finns längre blev ikke fundet findes ble funnet finnes kunne fel feil fejl tyvärr
    beklager
    nebyla nalezena nenalezena neexistuje chyba ei löytynyt löydy fant private
    існує
    помилка virhe lỗi eroare greška hiba грешка kesalahan σφάλμα خطأ خطای שגיאה
    404 410 1
"""

VOCABULARY = frozenset(_THINGS.split()) | frozenset(_FILLERS.split())
"""Every word that the name of an error page may have; a name with any other word names something else."""

MISSING = frozenset({
    "404", "410", "not found", "not be found", "can't find", "cannot find", "couldn't find", "could not find",
    "can't be found",
    "couldn't be found", "cannot be found", "unable to find", "does not exist", "doesn't exist", "do not exist",
    "don't exist", "no longer exists", "no longer exist", "no longer available", "not available", "isn't available",
    "wasn't found", "isn't here", "is gone", "has gone", "page missing", "missing page", "is missing", "been deleted",
    "been removed", "was deleted", "was removed", "been moved or", "isn't there", "nothing here", "nothing found",
    "nothing to be found", "dead link", "broken link", "lost page", "page unavailable", "is unavailable",
    "taken down",
    "no such", "video unavailable", "not exist", "content unavailable", "has expired",
    "page deleted", "page removed", "resource deleted", "content removed", "post deleted", "topic deleted",
    "question deleted", "project deleted", "account deleted", "deleted account", "link expired",
    "transfer expired", "nie ma takiej",
    "nicht gefunden", "nicht vorhanden", "nicht verfügbar", "nicht mehr verfügbar", "existiert nicht",
    "nicht mehr vorhanden",
    "non trouvée", "non trouvé", "introuvable", "n'existe pas", "n'existe plus", "inexistante", "pas été trouvée",
    "pas trouvé", "pas disponible", "plus disponible",
    "no encontrada", "no encontrado", "no se encuentra", "no se encontró", "no existe", "no se ha encontrado",
    "no fue encontrada", "no ha sido encontrada", "no se pudo encontrar", "no está disponible",
    "non trovata", "non trovato", "non esiste", "inesistente", "stata trovata", "non è disponibile",
    "impossibile trovare",
    "não encontrada", "não encontrado", "não existe", "não foi encontrada", "não foi encontrado",
    "não está disponível",
    "niet gevonden", "bestaat niet", "niet worden gevonden", "onvindbaar", "niet beschikbaar",
    "niet meer beschikbaar",
    "nie znaleziono", "nie istnieje", "nie została znaleziona", "nie została odnaleziona", "nie można znaleźć",
    "не найдена", "не найден", "не найдено", "не существует", "удалена", "не знайдено", "не існує", "отсутствует",
    "bulunamadı", "mevcut değil", "bulunmuyor",
    "inte hittas", "hittades inte", "finns inte", "ikke fundet", "findes ikke", "ikke funnet", "finnes ikke",
    "nebyla nalezena", "nenalezena", "neexistuje", "ei löytynyt", "ei löydy",
})  # fmt: skip
"""What makes such a name one of an error."""

_TAKEN = """
    removed deleted
    gelöscht entfernt supprimé supprimée effacé effacée eliminado eliminada borrado borrada
    eliminato eliminata rimosso rimossa cancellato cancellata removido removida excluído excluída apagado
    apagada verwijderd usunięty usunięta usunięte usunięto удалён удален удалена удалено видалений видалена видалено
    silindi kaldırıldı silinmiş borttagen borttaget raderad raderat slettet fjernet smazán smazána smazáno odstraněn
    odstraněna odstraněno poistettu törölve
"""

TAKEN = frozenset(_TAKEN.split())
"""What is said of a thing that was taken away, in two words: works and news of changes are called so, too."""

UNSPACED_NAME = lazy(
    r"(?:(ページ|記事|ファイル|動画|コンテンツ|サイト).{0,6}(見つかりません|見つけられません|存在しません|ありません|削除され)|"
    r"(页面|网页|頁面|網頁|文件|内容|文章|视频|仓库|模型|用户|项目|商品|链接|連結|分享|帖子).{0,6}(不存在|未找到|没有找到|沒有找到|找不到|已经?被?(?:发布者|作者|用户)?删除|已經?被?刪除|已下[线架])|"
    r"(找不到|未找到|没有找到|沒有找到|無法找到|无法找到).{0,10}(页面?|网页|頁面?|網頁|文件|内容)|"
    r"(페이지|문서|게시물|게시글|글|상품|영상|콘텐츠).{0,6}(찾을 수 없|존재하지 않|삭제되)|"
    r"ไม่พบหน้า[\u0e00-\u0e7f ]*)"
    # How such a name ends; what goes on is about it.
    r"(?:でした|ました|ています|\S{0,6}니다|\S{0,6}세요|었?거나 .{0,14}|[了啦哦]|或.{0,12})?(?:\s*[^\w\s].*|\s*\d*)$"
)  # fmt: skip
UNSPACED_LENGTH = 40

ASKED = lazy("如何|为什么|怎么|怎样|為什麼|なぜ|왜|[?？]")
"""What makes such a name a question."""

_EXCLAIMED = lazy(r"^[^\W\d_]{2,10}\s?[!…]+\s+(?!\W*404\W*$)")
"""A word of surprise before the name."""

WHOLE_NAME = lazy(
    r"\W*+(?:(?:error|eroare|greška|chyba|feil|lỗi|hiba|грешка|erro|kesalahan|kode) ?)?(?:404)?\W*+(?:"
    r"такой страницы (?:у нас |здесь |больше )?нет|"
    r"(?:vi )?fant ikke siden|siden (?:finnes|eksisterer) ikke|stránka (?:sa nenašla|nebola nájdená)|"
    r"pagina nu (?:a fost găsită|există)|страницата не (?:е намерена|съществува)|"
    r"(?:tražena )?stranica (?:nije pronađena|ne postoji)|no s'ha trobat la pàgina|pàgina no trobada|"
    r"la pàgina no existeix|"
    r"(?:az|a keresett|a kért) oldal nem (?:található|létezik)|(?:η )?σελίδα δεν (?:βρέθηκε|υπάρχει)|"
    r"không tìm thấy trang|trang (?:này )?không tồn tại|(?:halaman|laman) (?:ini )?tidak (?:ditemukan|dijumpai|ada)|"
    r"404\W*(?:错误|錯誤|页面|頁面|エラー|오류)|(?:错误|錯誤|エラー|오류)\W*404|"
    r"(?:הדף|העמוד) (?:המבוקש )?(?:לא נמצא|אינו קיים|לא קיים)|صفحه(?: مورد نظر)? (?:یافت|پیدا) نشد|"
    r"الصفحة (?:المطلوبة )?غير موجودة|لم يتم العثور على الصفحة|(?:पृष्ठ|पेज) नहीं मिला)"
    r"\W*+(?:404)?\W*+",
    re.IGNORECASE,
)
"""Whole names of error pages in languages whose words the vocabulary lacks."""

SONGS = ("missing page", "lost page", "dead link", "broken link")
"""Names of error pages that other things bear as well."""

_WORDS = lazy(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_LONGEST_NAME = 14
_WORDS_OF_TAKEN = 2
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in MISSING)

_THING_WORDS = frozenset(_THINGS.split())
_NUMBERS = frozenset({"404", "410"})


@lru_cache(maxsize=64)  # soft 404s ask it of the same names again and again
def names_an_error(name: str) -> bool:
    """Whether a title or a heading says, in nothing but such words, that the page is not there."""
    words, text = _words(name)
    if text.rstrip().endswith("?"):
        return False  # a question is asked of it, and answered below
    if 0 < len(words) <= _LONGEST_NAME and VOCABULARY.issuperset(words):
        return any(piece in MISSING for piece in _pieces(words)) or _is_taken(words)
    return _is_taken(words) or bool(WHOLE_NAME.fullmatch(text)) or (len(text) <= UNSPACED_LENGTH and _is_unspaced(text))


def names_perhaps(name: str) -> bool:
    """Whether such a name is one that a song, a number or a hero of a game may bear, too."""
    words, text = _words(name)
    if _is_taken(words):
        return True
    if not VOCABULARY.issuperset(words) or WHOLE_NAME.fullmatch(text):
        return False
    if not _NUMBERS.isdisjoint(words):
        return _THING_WORDS.issuperset(set(words) - _NUMBERS)
    return _THING_WORDS.isdisjoint(words) or any(text.strip(" !.?…").endswith(song) for song in SONGS)


def ends_in_a_thing(name: str) -> bool:
    """Whether the last word of a name is one for what may be missing."""
    return bool(_THING_WORDS.intersection(_words(name)[0][-1:]))


def _pieces(words: list[str]) -> Iterator[str]:
    """Give all runs of words that are no longer than the longest phrase."""
    for first in range(len(words)):
        for last in range(first + 1, min(first + _LONGEST_PHRASE, len(words)) + 1):
            yield " ".join(words[first:last])


def _is_taken(words: list[str]) -> bool:
    """Whether a name says of a thing, and nothing else, that it was taken away (`Presentation removed`)."""
    if len(words) != _WORDS_OF_TAKEN or " ".join(words) in MISSING:
        return False
    return words[0] in _THING_WORDS and words[1] in TAKEN and MISSING.isdisjoint(words)


def _is_unspaced(text: str) -> bool:
    return not text.isascii() and bool(UNSPACED_NAME.search(text)) and not ASKED.search(text)


def _words(name: str) -> tuple[list[str], str]:
    text = _EXCLAIMED.sub("", name[:200].casefold().replace("\u2019", "'"))
    return _WORDS.findall(text), text
