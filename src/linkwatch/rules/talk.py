"""Talk about errors: somebody tells of his own trouble, where an error page would tell its visitor of his."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

import re

from linkwatch.patterns import lazy
from linkwatch.rules.texts import pieces_of

OWN = lazy(
    r"\b(?:(?<!oh )my|mine|mon|mes|mein(?:e[mnrs]?)?|meus?|minhas?|mio|mia|mijn|mój|moja|mojej|moim|moje|"
    r"мо(?:й|я|ё|ем|ём|ей|их)|benim|mitt|můj)\b|我的|私の",
    re.IGNORECASE,
)
"""Words for what is the writer's own; a site says `our`."""

SINCE = lazy(
    r"\b(?:not found|nicht gefunden|introuvable|не найден[ао]?|non trovat[ao]|não encontrad[ao]|no encontrad[ao]|"
    r"niet gevonden|nie znalezion[ao]|bulunamadı|hittades inte|nenalezen[ao]?|nenájden[áé]|pronađena|găsită) "
    r"(?:after|since|nach|seit|après|depuis|после|dopo|após|depois|tras|después|desde|na|sinds|po|od|efter|nakon|după)\b|"
    r"[:,\u2013\u2014-] (?:how|what|why|when|causes|fixes|explained|meaning|solutions?|wie|was|warum|comment|pourquoi|"
    r"cómo|por qué|qué|come|perché|cosa|como|por que|hoe|waarom|jak|dlaczego|как|почему|что)\b|"
    r"\[(?:solved|résolu|gelöst|erledigt|решено|risolto|resuelto|resolvido|opgelost|çözüldü|已解决|解決済)\]|"
    r"(?:显示|顯示|提示|出现|出現)\W{0,3}(?:404|您|页|頁|找不到)|」?と(?:表示|出|言わ|なり|なる)|"
    r"(?:오류|에러).{0,6}(?:해결|원인)|뜰 때|뜨는",
    re.IGNORECASE,
)
"""What somebody tells of an error in a title: since when it is there, what shows it, and that it is no more."""

_HELLO = (
    r"\b(?:hi|hello|hey|hallo|bonjour|salut|ciao|hola|olá|oi|cześć|witam|merhaba|hej|ahoj|chào) (?:all|everyone|"
    r"everybody|folks|guys|zusammen|leute|allerseits|à tous|tout le monde|a tutti|a todos|pessoal|wszystkim|allemaal|"
    r"arkadaşlar|alla|všem|mọi người)\b|\bin advance\b|\bim voraus\b|\bd['’]avance\b|\bin anticipo\b|"
    r"\bde antemano\b|\bdesde já\b|\bz góry\b|\bbij voorbaat\b|\bşimdiden\b|\bпривет всем\b|\bвсем привет\b|"
    r"\bзаранее (?:спасибо|благодар)|\b(?:has|does|can) (?:anyone|anybody|somebody|someone)\b|"
    r"\b(?:hat|weiß|kann|kennt) (?:jemand|einer)\b|\bquelqu['’]un\b|\bqualcuno (?:sa|ha|può)\b|"
    r"\b(?:alguien|alguém) (?:sabe|puede|pode|tiene|tem)\b|\bkto(?:ś|kolwiek) (?:wie|miał|może)\b|"
    r"\b(?:weet|heeft|kan) iemand\b|\bподскажите\b|\bкто[- ](?:нибудь|то) (?:знает|сталкивал)|"
    r"\bпомогите\b|教えてください|教えて下さい|どうすればよい|どうすればいい|哪位|请教|請教|请指|謝謝大家|先谢|알려주세요|도와주세요"
)
"""How people turn to other people; an error page turns to one."""

_SENT = (
    r"\b[\w.+-]{2,40}(?:@| at )[\w.-]+\.[a-z]{2,12}>? (?:\w{3},? (?:\w{3} +\d{1,2}|\d{1,2} \w{3})|\d{4}-\d\d-\d\d)\b|"
    r"» .{0,20}\b(?:19|20)\d\d,? \d{1,2}:\d\d\b|"
    r"\b(?:from|von|de|da|från|van|od|fra): .{2,60} (?:date|datum|fecha|data|dato|sent|to|subject): |"
    r"(?-i:^\W*(?:[A-ZÀ-Þ][\w.-]+ ){1,3}(?:unread, )?[A-Z][a-z]{2} \d{1,2}, (?:19|20)\d\d, \d)"
)
"""What archives of mails and of forums put above what was written: by whom, and when."""

_TALK = lazy(
    rf"{_HELLO}|{_SENT}|"
    r"\b(?:on .{6,80} wrote|am .{6,80} schrieb.{0,40}|le .{6,80} a écrit|el .{6,80} escribió|il .{6,80} ha scritto):|"
    r"\b(?:posted|asked|opened|commented|answered|submitted|started|reported) (?:by|on)\b|"
    r"\b\d+ (?:minute|hour|day|week|month|year)s? ago\b|\b\d+ (?:comments?|replies|answers|upvotes)\b|"
    r"\b(?:when|if|since|while|whenever|why do|how do|but|because) i(?:'m)? (?!can't\b|cannot\b)|"
    r"\bi(?:'m| am) (?:getting|trying|using|seeing|having)\b|\bi (?:get|got|run|see|saw|use|tried|click|clicked)\b|"
    r"\ba (?:pen|sketch|snippet|fiddle|shader|remix|poem|playlist) by\b|"
    r"\bany (?:ideas?|help)\b|\bje n'arrive\b|\bj'(?:ai|essaie|obtiens)\b|"
    r"\bich (?:habe|bekomme|kriege|sehe|versuche)\b|"
    r"\b(?:tengo|estoy|me (?:sale|aparece))\b|\b(?:ho provato|mi (?:appare|esce|dà))\b|\beu (?:tenho|estou)\b|"
    r"\b(?:när|då) jag\b|\b(?:når|hvis) jeg\b|\b(?:någon|noen|nogen) (?:mer|annan|som|der)\b|"
    r"\bik (?:krijg|heb|zie)\b|\b(?:mam problem|wyskakuje mi|dostaję)\b|\bу меня\b|\bя (?:получаю|вижу)\b|请问|求助|"
    r"質問(?:日時|者)|回答数|ベストアンサー|\d+ ?个回答|发表于|작성(?:일|자)|글쓴이|답변 ?\d",
    re.IGNORECASE,
)
"""How people speak of what happened to them, and what stands around what they wrote."""

_FACTS = lazy(
    r"\b\d[\d.,]*[km]? (?:appreciations|downloads|favou?rites|forks|likes|plays|reads|users|views|votes)\b|"
    r"\b(?:chapters|developer|duration|genre|kudos|likes|plays|publisher|release date|runtime|words): ?\w|"
    r"\b(?:exposition|exhibition|ausstellung|exposición|exposição|wystawa|tentoonstelling|utställning)\b"
    r"(?:[^.!?]|\b\w\.){0,60}"
    r"\b(?:du|from|vom|dal|del|od|van|från|until|bis) \d{1,2}\b",
    re.IGNORECASE,
)
"""What sites tell of the works of others: how many like them, who made them and when."""

_BYLINE = lazy(r"\W*(?:by|von) (?!\w+ing\b|default\b|accident\b|mistake\b|the way\b|hier\b)[\w@]", re.IGNORECASE)
"""The name of who made something, at once below that of what he made."""

_HELP = lazy(
    r"\b(?:help(?: cent(?:er|re)| ?desk| pages?)?|support|knowledge ?base|docs|documentation|faqs?|wiki(?:pedia)?|"
    r"blog|notes|change ?log|reference|webhooks?|learn(?:ing)?|academy|lessons?|guides?|manual|"
    r"handbook|tutorials?|hilfe|hilfeseiten|notizen|aide|assistance|carnet|ayuda|soporte|cuaderno|aiuto|guida|"
    r"quaderno|ajuda|suporte|caderno|hulp|pomoc|notatki|справка|помощь|заметки|блог)\b|"
    r"帮助|幫助|ヘルプ|ブログ|手帖|笔记|筆記|博客|도움말|블로그",
    re.IGNORECASE,
)
"""What sites call the parts of them that explain and tell."""

_MARKED = lazy(r"\[(?!(?:http )?(?:error|4\d\d)\b)[a-z][\w.+-]{1,30}\] (?:re: |fwd?: )?\w", re.IGNORECASE)

_HOST = lazy(
    r"(?!(?:help|support|docs?|wiki|faqs?|kb|ayuda|hilfe|aide|ajuda|aiuto)\.[\w-]+\.)(?:[\w-]+\.)+[a-z]{2,12}",
    re.IGNORECASE,
)
"""The name of a host, whatever words it is made of, but for the host of a help desk (`help.a.example`)."""

NEAR = 200
"""Characters below a heading; what is further away may be of other pages."""


def is_somebodys(name: str) -> bool:
    """Whether a title or a heading speaks of something that is the writer's own, or of what came before an error."""
    return bool(OWN.search(name)) or goes_on(name)


def is_sent_to_a_list(name: str) -> bool:
    """Whether a name begins with the mark of a mailing list: `[dev] 404 on the download page`."""
    return bool(_MARKED.match(name))


def is_of_a_help_desk(title: str) -> bool:
    """Whether one of several parts of a title is the name of a place where things are explained and told of."""
    parts = pieces_of(title)
    return len(parts) > 1 and any(map(_is_a_place, parts))


def tells_of(title: str, names: re.Pattern[str]) -> bool:
    """Whether a title has, beside what the names match, the name of a place where such things are told of."""
    parts = pieces_of(title)
    others = [part for part in parts if not names.fullmatch(part)]
    return len(others) < len(parts) and any(map(_is_a_place, others))


def goes_on(sentence: str) -> bool:
    """Whether what is said of an error goes on to tell when, where or how it is mended."""
    return bool(SINCE.search(sentence))


def is_talk(text: str) -> bool:
    """Whether a text, the beginning of which stands below a heading, is what somebody wrote or made."""
    return bool(_BYLINE.match(text) or _TALK.search(text[:NEAR].replace("\u2019", "'")))


def before_facts(text: str) -> str | None:
    """Give what stands below a heading before the first fact of a work, None where no fact follows."""
    found = _FACTS.search(text[:NEAR])
    return text[: found.start()] if found else None


def _is_a_place(part: str) -> bool:
    """Whether a part of a title is what a site calls such a place; a domain is no place, if it is lost itself."""
    return bool(_HELP.search(part)) and not _HOST.fullmatch(part)
