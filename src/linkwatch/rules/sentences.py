"""What error pages tell their visitors, in whole sentences, in the languages that guides link to."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

import re

_THING = (
    r"(?:page|website|web page|webpage|url|address|link|document|file|resource|content|article|post|blog|"
    r"story|video|model|dataset|repository|repo|space|user|profile|account|listing|job|position|"
    r"channel|playlist|group|topic|thread|question|gist|notebook|image|folder|organi[sz]ation|"
    r"workspace|form|forum|app|paper|entry|record|location|communit(?:y|ies))"
)
_WARE = r"(?:site|package|product|item|course|event|project|shop|store|download|release)"
"""What may be gone while the page that says so is there."""

_IS_GONE = (
    r"(?:(?:could|can|was|is|were|has) ?(?:not|n't)(?: be| been)? (?:found|available|located)|cannot be found|"
    r"can't be found|"
    r"(?:does not|doesn't|do not|don't|did not) (?:seem to |appear to )?exist|(?:is |"
    r"are )?no longer (?:available|exists?|here)|"
    r"(?:has been|have been|was|were|may have been|might have been) (?:\w+ly )?(?:deleted|removed|taken down|"
    r"unpublished|discontinued)|"
    r"isn't available|is not available|is unavailable|not found|isn't here|is missing|has expired)"
    # What lacks in one language or country is there in another.
    r"(?! (?:in|for|as|on|outside|offline|until|with|without|from) (?!this|the|our|any|its))"
    # What lacks by its own words for the moment only is no proof.
    r"(?! (?:right now|now|currently|temporarily|at the moment|at this time|at present)\b)"
)

_YOU_WANT = r"(?:you(?:'re| are| were|'ve| have)?|we) [\w' ]{2,40}"
_WENT = r"(?:moved|removed|deleted|taken|renamed|unavailable|lost|missing|expired|gone|changed|archived|unpublished)"
_NO_CONDITION = r"(?<!if )(?<!when )(?<!whether )(?<!if the )(?<!when the )(?<!whether the )(?<!says )(?<!says “)"

SENTENCES = re.compile(
    rf"{_NO_CONDITION}\b(?:the|this|that|your|requested|sorry,|such) "
    rf"(?:requested |specified |shared |file or folder ){{0,2}}{_THING} (?:(?:that )?{_YOU_WANT} )?"
    rf"(?:at [\w/.-]+ |(?=[\w-]*\d)[\w-]{{3,40}} )?{_IS_GONE}|"
    rf"{_NO_CONDITION}\b(?:the|this|that) (?:requested |specified )?{_WARE} (?:(?:that )?{_YOU_WANT} {_IS_GONE}|"
    rf"(?:could not be|was not|cannot be|can't be) found|(?:does not|doesn't) exist(?! without))|"
    rf"\b(?:we|i|server) (?:can't|cannot|can not|couldn't|could not|are unable to|were unable to|"
    rf"weren't able to|did not|didn't) "
    rf"(?:seem to )?(?:find|locate) (?:(?:the|that|this|a|any) (?:requested |exact )?{_THING}\b|what you)|"
    rf"\b(?:this is not the|not the) (?:web ?)?page you (?:are|were) looking for|\b(?:page|"
    rf"link) you followed may be broken|"
    r"\b(?:this |the )?(?:link|invitation|page|listing|account) is no longer active\b|\bpage not found: /\S|"
    r"\blink you followed (?:may|might) be broken|\bno such (?:page|file|user|repository|model|video|article)\b|"
    r"\bthe requested (?:url|page|resource|document|file|item) (?:\S+ )?was not found|"
    r"\bthis (?:page|account|user|blog|site|video|repository) (?:has been|is) (?:deleted|removed|gone)|"
    rf"{_NO_CONDITION}\bpage (?:(?:that )?(?:you are|you're|you were) looking for|(?:that )?you (?:have )?requested) "
    rf"(?:is not|isn't|is gone|is missing|(?:could|can|does|did|was|has)(?: not|n't)|cannot|no longer|"
    rf"(?:may have|might have|has|was|could have|may|might|must have) ?(?:been |be )?{_WENT})|"
    r"\bwhat(?:ever)? you(?:'re| are| were) looking for (?:(?:does|is|was|could|can|did)(?:n't| not)|cannot) "
    r"(?:currently |seem to )?(?:exist|be (?:found|here)|here|found)|"
    r"\byou (?:may|might) have (?:mistyped|"
    r"typed) the (?:address|url)|"
    r"\b(?:page|repository|repo|model|dataset|user|video|file|article|project|package|profile|account|space|channel)"
    r"(?: [\w.@-]{1,40}/[\w./@-]{1,40}| ['\"`“][^'\"`”]{1,60}['\"`”]) "
    r"(?:was not found|not found|could not be found|does not exist|doesn't exist)|"
    r"\b(?:isn't|is not) a \w+ pages site here|"
    # de
    r"\bseite (?:[^\s.!?]+ ){0,6}(?:nicht gefunden|existiert nicht|nicht (?:mehr )?(?:verfügbar|vorhanden|existiert))|"
    r"\b(?:konnten|können) (?:die|diese) seite (?:leider )?nicht finden|"
    r"\bseite, die sie (?:suchen|aufrufen|angefordert)|\bgesuchte seite\b|\bangeforderte (?:seite|datei)\b|"
    # fr
    r"\bpage (?:[^\s.!?]+ ){0,6}(?:n'existe (?:pas|plus)|introuvable|n'a pas été trouvée|"
    r"pas disponible|plus disponible)|"
    r"\bn'avons pas (?:pu )?trouv\w{1,3} (?:la|cette) page|"
    r"\bpage que vous (?:cherchez|recherchez|demandez|avez demandée)|\bpage (?:demandée|recherchée)\b|"
    # es
    r"\bpágina (?:[^\s.!?]+ ){0,6}(?:no (?:existe|se encuentra|está disponible|fue encontrada|ha sido encontrada|"
    r"se ha encontrado))|"
    r"\bno (?:hemos podido|pudimos|podemos|logramos) encontrar (?:la|esta|esa) página|"
    r"\bpágina que (?:buscas|busca|estás buscando|está buscando|solicit\w+)|\bpágina solicitada\b|"
    # it
    r"\bpagina (?:[^\s.!?]+ ){0,6}non (?:esiste|è (?:stata trovata|disponibile))|\bpagina (?:che (?:stai|hai|"
    r"state) \w+|richiesta|cercata)\b|"
    # pt
    r"\bnão (?:conseguimos|foi possível|pudemos) encontrar (?:ess?a|esta|a) página|"
    r"\bpágina (?:[^\s.!?]+ ){0,6}não (?:existe|foi encontrada|está disponível)|\bpágina que (?:você )?(?:procura|"
    r"está procurando)|"
    # nl
    r"\bpagina (?:[^\s.!?]+ ){0,6}(?:niet (?:gevonden|worden gevonden|bestaat|meer)|bestaat niet)|\bpagina die (?:u|"
    r"je) zoekt|"
    r"\b(?:konden|kunnen) (?:de|deze) pagina (?:helaas )?niet vinden|"
    # pl
    r"\bstron[ay] (?:[^\s.!?]+ ){0,6}(?:nie (?:istnieje|została|znaleziono))|\bstrona, której szukasz|"
    # ru
    r"страниц\w (?:[^\s.!?]+ ){0,6}(?:не (?:найдена|существует)|удалена|была удалена)|\bзапрашиваемая страница|"
    r"страница, которую вы|"
    # tr
    r"aradığınız (?:sayfa|içerik)|sayfa (?:[^\s.!?]+ ){0,3}(?:bulunamadı|mevcut değil)|"
    # sv, da, no
    r"\b(?:vi )?fant ikke siden|"
    r"\bsid(?:an|en|a) (?:[^\s.!?]+ ){0,6}(?:hittas|hittades|finns inte|findes ikke|"
    r"finnes ikke|ikke fundet|ikke funnet)|sidan du (?:söker|letar)|"
    # sk, ro, bg, hr, ca, vi, id, he, fa, hi, ar
    r"σελίδα που (?:ψάχνετε|ζητήσατε|αναζητ\w+)|pagina pe care (?:o )?(?:căutați|ați|încercați)|"
    r"požadovaná stránka (?:neexistuje|sa nenašla)|pagina căutată nu există|търсената страница не съществува|"
    r"tražena stranica ne postoji|la pàgina que (?:busqueu|busques|cerqueu) no existeix|"
    r"trang bạn (?:đang )?tìm (?:kiếm )?không tồn tại|halaman yang anda cari tidak|הדף שחיפשת|"
    r"صفحه‌?ای که به دنبال آن|जो (?:पृष्ठ|पेज) (?:आप )?खोज रहे|الصفحة التي تبحث عنها|"
    # ja, zh, ko
    r"お探しの.{0,12}(?:見つかり|存在し|ありませ|削除)|(?:ページ|記事|コンテンツ|動画)(?:は|が).{0,20}(?:見つかりません|存在しません|削除され)|"
    r"(?:您|你)[所要]?(?:访问|查找|请求|要找|查看|浏览|打开|訪問|尋找)的.{0,20}(?:不存在|未找到|没有找到|找不到|过期|删除|刪除)|"
    r"(?:页面|网页|頁面|網頁)(?:不存在|未找到|没有找到|找不到|已被?删除)|"
    r"(?:요청하신|찾으시는|요청한) ?(?:페이지|문서|게시물).{0,12}(?:찾을 수 없|존재하지|삭제)|페이지를 찾을 수 없",
    re.IGNORECASE,
)
"""What an error page tells its visitor, in whole sentences."""

ON_ITS_OWN = re.compile(
    rf"\b(?:this|the) {_WARE} (?:is )?no longer (?:available|exists|active)|"
    r"\b(?:the )?authors? (?:has |have )?deleted this|[\w-]+\.[a-z]{2,12} (?:doesn't exist|is no longer available)|"
    r"\binvalid (?:thread|forum|post|user|page|topic) specified\b|"
    r"\btopic or board you are looking for appears to be\b",
    re.IGNORECASE,
)
"""What a heading says of the page, and a text of something in it."""

ENGINES = re.compile(
    r"\bthe authors have deleted this site\b|\bnobody on [\w -]{1,30} goes by that name\b|"
    r"^\W*no input file specified\W*$|"
    r"\bwhitelabel error page\b.{0,300}\bstatus=404\b|^\W*cannot (?:get|head) /\S*\W*$|"
    r"\binvalid (?:thread|forum|post|user|page) specified\. if you followed a valid link|"
    r"\btopic or board you are looking for appears to be either missing or off limits",
    re.IGNORECASE,
)
"""Sentences that engines write, and nobody else."""

MAX_QUOTED = 100


def tells_of_an_error(text: str) -> bool:
    """Whether a text tells its reader that what he looks for is not there."""
    return bool(sentence_of_an_error(text))


def sentence_of_an_error(text: str) -> str:
    """Give the sentence that tells a reader that what he looks for is not there, from where it says so, or ''."""
    found = SENTENCES.search(text.replace("\u2019", "'"))
    return _quoted(text, found) if found else ""


def says_it_twice(text: str) -> bool:
    """Whether two sentences of a text, or more, tell its reader so."""
    found = SENTENCES.search(text.replace("\u2019", "'"))
    return bool(found) and bool(SENTENCES.search(text.replace("\u2019", "'"), found.end() + 1 if found else 0))


def heads_an_error(heading: str) -> bool:
    """Whether a heading is itself such a sentence, from its start on."""
    words = _START.sub("", heading.replace("\u2019", "'"))
    if words.endswith("?") or _HANGUL.search(words):
        return False  # Korean puts what is said of it behind
    return bool(SENTENCES.match(words) or ON_ITS_OWN.match(words))


def engine_says(text: str) -> str:
    """Give what an engine of web sites says of a page that it lacks, or ''."""
    found = ENGINES.search(text)
    return _quoted(text, found) if found else ""


def _quoted(text: str, found: re.Match[str]) -> str:
    rest = text[found.end() : found.start() + MAX_QUOTED]
    return (text[found.start() : found.end()] + _END.split(rest, maxsplit=1)[0])[:MAX_QUOTED].strip()


_HANGUL = re.compile("[가-힣]")
_START = re.compile(
    r"^(?:(?:oops|sorry|whoops|uh[- ]oh|hmm+|we're sorry|unfortunately)\W+(?:but )?|[^\W\d_]{2,10}\s?[!…]+\s+)+",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?。])")
