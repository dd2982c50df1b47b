"""What error pages say, in the languages that guides link to: a vocabulary for names, sentences for the text."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

import re

_THINGS = """
    page pages webpage site website url address link document file resource content article post blog story video
    model
    dataset repository repo project package space user profile account product item listing job position event course
    channel playlist group topic thread question gist notebook shop store recipe image photo folder organization
    organisation workspace form survey app paper book entry record download release app's web
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
    we're we've i'm seems seem like appears appear unable unfortunately nothing please been taken down unpublished
    either
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
    przepraszamy
    такая такой запрашиваемая запрошенная эта этой данная не найдена найден найдено найти существует удалена
    отсутствует
    ошибка к сожалению извините знайдено знайдена
    aradığınız bulunamadı mevcut değil bulunmuyor hata üzgünüz maalesef
    kunde inte hittas hittades finns längre blev ikke fundet findes ble funnet finnes kunne fel feil fejl tyvärr
    beklager
    nebyla nalezena nenalezena neexistuje chyba ei löytynyt löydy
    404 410 1
"""

VOCABULARY = frozenset(_THINGS.split()) | frozenset(_FILLERS.split())
"""Every word that the name of an error page may have; a name with any other word names something else."""

MISSING = (
    "404", "not found", "not be found", "can't find", "cannot find", "couldn't find", "could not find",
    "can't be found",
    "couldn't be found", "cannot be found", "unable to find", "does not exist", "doesn't exist", "do not exist",
    "don't exist", "no longer exists", "no longer exist", "no longer available", "not available", "isn't available",
    "wasn't found", "isn't here", "is gone", "has gone", "page missing", "missing page", "is missing", "been deleted",
    "been removed", "was deleted", "was removed", "been moved or", "isn't there", "nothing here", "nothing found",
    "nothing to be found", "dead link", "broken link", "lost page", "page unavailable", "is unavailable",
    "taken down",
    "no such page", "video unavailable", "not exist", "content unavailable", "has expired", "page deleted",
    "page removed",
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
    "не найдена", "не найден", "не найдено", "не существует", "удалена", "не знайдено", "отсутствует",
    "bulunamadı", "mevcut değil", "bulunmuyor",
    "inte hittas", "hittades inte", "finns inte", "ikke fundet", "findes ikke", "ikke funnet", "finnes ikke",
    "nebyla nalezena", "nenalezena", "neexistuje", "ei löytynyt", "ei löydy",
)  # fmt: skip
"""What makes such a name one of an error."""

UNSPACED_NAME = re.compile(
    r"(ページ|記事|ファイル|動画|コンテンツ|サイト).{0,6}(見つかりません|見つけられません|存在しません|ありません|削除され)|"
    r"(页面|网页|頁面|網頁|文件|内容|文章|视频|仓库|模型|用户|项目|商品).{0,6}(不存在|未找到|没有找到|沒有找到|找不到|已被?删除|已被?刪除|已下[线架])|"
    r"(找不到|未找到|没有找到|沒有找到|無法找到|无法找到).{0,10}(页面?|网页|頁面?|網頁|文件|内容)|"
    r"(페이지|문서|게시물|영상|콘텐츠).{0,6}(찾을 수 없|존재하지 않|삭제되)|"
    r"ไม่พบหน้า"
)  # fmt: skip
UNSPACED_LENGTH = 40

_THING = (
    r"(?:page|site|website|web page|webpage|url|address|link|document|file|resource|content|article|post|blog|"
    r"story|video|model|"
    r"dataset|repository|repo|project|package|space|user|profile|account|product|item|listing|job|position|event|"
    r"course|channel|playlist|group|topic|thread|question|gist|notebook|shop|store|image|folder|organi[sz]ation|"
    r"workspace|"
    r"form|app|paper|entry|record|download|release|location)"
)
_IS_GONE = (
    r"(?:(?:could|can|was|is|were|has) ?(?:not|n't)(?: be| been)? (?:found|available|located)|cannot be found|"
    r"can't be found|"
    r"(?:does not|doesn't|do not|don't|did not) (?:seem to |appear to )?exist|(?:is |"
    r"are )?no longer (?:available|exists?|active|here)|"
    r"(?:has been|have been|was|were|may have been|might have been) (?:\w+ly )?(?:deleted|removed|taken down|"
    r"unpublished|discontinued)|"
    r"isn't available|is not available|is unavailable|not found|isn't here|is missing|has expired)"
)

SENTENCES = re.compile(
    rf"\b(?:the|this|that|your|requested|sorry,|such) (?:requested )?{_THING} (?:(?:that )?(?:you(?:'re| are|"
    rf" were|'ve| have)?|"
    rf"we) [\w' ]{{2,40}} )?(?:at [\w/.-]+ )?{_IS_GONE}|"
    rf"\b(?:we|i|server) (?:can't|cannot|can not|couldn't|could not|are unable to|were unable to|"
    rf"weren't able to|did not|didn't) "
    rf"(?:seem to )?(?:find|locate) (?:the|that|this|a|any|what)\b|"
    rf"\b(?:this is not the|not the) (?:web ?)?page you (?:are|were) looking for|\b(?:page|"
    rf"link) you followed may be broken|"
    r"\blink (?:you followed )?(?:may|might) be broken|\bno such (?:page|file|user|repository|model|video|article)\b|"
    r"\bthe requested (?:url|page|resource|document|file|item) (?:\S+ )?was not found|"
    r"\bthis (?:page|account|user|blog|site|video|repository) (?:has been|is) (?:deleted|removed|gone)|"
    r"\bpage (?:you are|you're) looking for|\bpage you requested|\byou (?:may|might) have (?:mistyped|"
    r"typed) the (?:address|url)|"
    r"\b(?:page|repository|repo|model|dataset|user|video|file|article|project|package|profile|account|space|channel)"
    r"(?: [\w.@-]{1,40}/[\w./@-]{1,40}| ['\"`“][^'\"`”]{1,60}['\"`”]) "
    r"(?:was not found|not found|could not be found|does not exist|doesn't exist)|"
    r"\b(?:isn't|is not) a \w+ pages site here|"
    # de
    r"\bseite (?:\S+ ){0,6}(?:nicht gefunden|existiert nicht|nicht (?:mehr )?(?:verfügbar|vorhanden|existiert))|"
    r"\bseite, die sie (?:suchen|aufrufen|angefordert)|\bgesuchte seite\b|\bangeforderte (?:seite|datei)\b|"
    # fr
    r"\bpage (?:\S+ ){0,6}(?:n'existe (?:pas|plus)|introuvable|n'a pas été trouvée|pas disponible|plus disponible)|"
    r"\bpage que vous (?:cherchez|recherchez|demandez|avez demandée)|\bpage (?:demandée|recherchée)\b|"
    # es
    r"\bpágina (?:\S+ ){0,6}(?:no (?:existe|se encuentra|está disponible|fue encontrada|ha sido encontrada|"
    r"se ha encontrado))|"
    r"\bpágina que (?:buscas|busca|estás buscando|está buscando|solicit\w+)|\bpágina solicitada\b|"
    # it
    r"\bpagina (?:\S+ ){0,6}non (?:esiste|è (?:stata trovata|disponibile))|\bpagina (?:che (?:stai|hai|"
    r"state) \w+|richiesta|cercata)\b|"
    # pt
    r"\bpágina (?:\S+ ){0,6}não (?:existe|foi encontrada|está disponível)|\bpágina que (?:você )?(?:procura|"
    r"está procurando)|"
    # nl
    r"\bpagina (?:\S+ ){0,6}(?:niet (?:gevonden|worden gevonden|bestaat|meer)|bestaat niet)|\bpagina die (?:u|"
    r"je) zoekt|"
    # pl
    r"\bstron[ay] (?:\S+ ){0,6}(?:nie (?:istnieje|została|znaleziono))|\bstrona, której szukasz|"
    # ru
    r"страниц\w (?:\S+ ){0,6}(?:не (?:найдена|существует)|удалена|была удалена)|\bзапрашиваемая страница|"
    r"страница, которую вы|"
    # tr
    r"aradığınız (?:sayfa|içerik)|sayfa (?:\S+ ){0,3}(?:bulunamadı|mevcut değil)|"
    # sv, da, no
    r"\bsid(?:an|en|a) (?:\S+ ){0,6}(?:hittas|hittades|finns inte|findes ikke|finnes ikke|ikke fundet|"
    r"ikke funnet)|sidan du (?:söker|letar)|"
    # ja, zh, ko
    r"お探しの.{0,12}(?:見つかり|存在し|ありませ|削除)|(?:ページ|記事|コンテンツ|動画)(?:は|が).{0,20}(?:見つかりません|存在しません|削除され)|"
    r"(?:您|你)所?(?:访问|查找|请求|要找|訪問|尋找)的.{0,20}(?:不存在|未找到|没有找到|找不到|删除|刪除)|(?:页面|网页|頁面|網頁)(?:不存在|未找到|没有找到|找不到|已被?删除)|"
    r"(?:요청하신|찾으시는|요청한) ?(?:페이지|문서|게시물).{0,12}(?:찾을 수 없|존재하지|삭제)|페이지를 찾을 수 없",
    re.IGNORECASE,
)
"""What an error page tells its visitor, in whole sentences."""

_WORDS = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_LONGEST_NAME = 14


def names_an_error(name: str) -> bool:
    """Whether a title or a heading says, in nothing but such words, that the page is not there."""
    text = name[:200].casefold().replace("\u2019", "'")
    words = _WORDS.findall(text)
    if 0 < len(words) <= _LONGEST_NAME and VOCABULARY.issuperset(words):
        plain = f" {' '.join(words)} "
        return any(f" {phrase} " in plain for phrase in MISSING)
    return len(text) <= UNSPACED_LENGTH and bool(UNSPACED_NAME.search(text))


def tells_of_an_error(text: str) -> bool:
    """Whether a text tells its reader that what he looks for is not there."""
    return bool(SENTENCES.search(text.replace("\u2019", "'")))
