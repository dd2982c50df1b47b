"""Pages that explain an error to somebody who has a site or a program, and do not show one to a lost visitor."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

import re

from linkwatch.patterns import lazy
from linkwatch.rules.texts import straight

_OTHERS = (
    r"\b(?:(?:an?|your|our|every|each|some|most|other|all|when|if) (?:visitor|customer|reader|user|browser|client|"
    r"person|guest|student|developer|program|crawler)s?|visitors|customers|readers|people|browsers|somebody|someone|"
    r"anyone) (?:then |will |may |might |can |also |often |only )?(?:sees?|gets? (?:this|to see|an error)|asks?|"
    r"opens?|types?|clicks?|requests?|"
    r"follows?|shows?|reads?|lands?|answers?|tr(?:y|ies)|(?:does|do)(?: not|n't) pay)\b|"
    r"\b(?:wenn|falls|damit|sobald|weil) (?:jemand|ein(?:e|em|en)? (?:besucher|kund|nutzer|leser|browser)\w*)|"
    r"\b(?:ihre|eure|deine) (?:besucher|kunden|leser|nutzer)\b|"
    r"\b(?:quand|si|lorsqu[e']) ?(?:quelqu'un|un (?:visiteur|client|internaute|utilisateur)|une personne)\b|"
    r"\bvos (?:visiteurs|clients|lecteurs)\b|\ble visiteur\b|"
    r"\b(?:cuando|si) (?:alguien|un (?:visitante|cliente|usuario))\b|\bel visitante\b|"
    r"\b[st]us (?:visitantes|clientes)\b|"
    r"\b(?:quando|se) (?:qualcuno|un (?:visitatore|utente|cliente))\b|\bil visitatore\b|"
    r"\bi (?:tuoi|vostri|suoi) (?:visitatori|clienti)\b|"
    r"\b(?:quando|se) (?:alguém|um (?:visitante|usuário|cliente))\b|\bo visitante\b|\bseus (?:visitantes|clientes)\b|"
    r"\b(?:als|wanneer|zodra) (?:iemand|een (?:bezoeker|klant|gebruiker))\b|\b(?:je|uw) (?:bezoekers|klanten)\b|"
    r"\b(?:gdy|jeśli|kiedy) (?:ktoś|odwiedzający)\b|\b(?:когда|если) (?:кто-то|посетитель)\b|\bваши посетители\b|"
    r"(?:訪問者|閲覧者)が|(?:当|當)(?:用户|有人|访客)|방문자가"
)
"""Others who may see an error: a page that shows one speaks to the one who does."""

_SHOWN_BY = (
    r"\b(?:shows?|prints?|reports?|displays?|returns?|answers? with) (?:this|that|the|an?) (?:\w+ )?"
    r"(?:message|error|status|notice|warning|code)\b[^.!?]{0,40}\b(?:when|if|where|whenever)\b|"
    r"\byou (?:may |might |will |can )?(?:see|get) this (?:message|notice|warning) (?:when|if|after)\b|"
    r"\bif (?:you see|your (?:site|page|account) shows) (?:this|an?)\b|"
    r"\bis (?:an? |the )?(?:\w+ )?(?:error )?(?:message|code|status) (?:of|in|by|from)\b"
)
"""What shows an error, and of what it is one."""

_EXPLAINED = lazy(f"{_OTHERS}|{_SHOWN_BY}", re.IGNORECASE)

_LOSSES = lazy(
    r"\b(?:an?|any|every|each|when (?:the|an?)|expired) (?:\w+ )?(?:domain|website|site|account)(?: names?)? "
    r"(?:that|which|whose|goes|can|may|will|has (?:not|been)|was|is not|is suspended|expires)\b|"
    r"\b(?:we|hosts|providers|registrars|(?:the|a|your) (?:host|provider|registrar)) (?:may |can |will |then )?"
    r"(?:suspends?|parks?|deletes?|disables?|locks?|sells?)\b|"
    r"\b(?:can|could|may|might) be (?:suspended|disabled|deactivated) (?:if|when|for)\b|"
    r"\bif your (?:plan|subscription|domain|account|site) (?:ends|expires|lapses|is)\b|"
    r"\b(?:kann|können|wird|werden) [^.!?]{0,40}(?:gesperrt|deaktiviert) werden\b|"
    r"\bpe(?:ut|uvent) être (?:suspendu|désactivé)|\bpueden? ser? ?(?:suspendid|desactivad)|"
    r"\bpo(?:ssono|trebbe|trebbero|uò|') ?essere (?:sospes|disattivat)|\bpode ser (?:suspens|desativad)|"
    r"\bkan worden (?:opgeschort|geblokkeerd)|\b(?:ein|jede|eine) (?:abgelaufene )?domain[, ]|"
    r"\bun (?:nom de )?domaine qui\b|\bun dominio que\b|\bun dominio che\b|\bum domínio que\b|\been domein dat\b",
    re.IGNORECASE,
)
"""Sites and domains in general, and what may happen to them: one that is lost speaks of itself."""

_LISTS = lazy(
    r"\b(?:error|status|response|return|exit) (?:codes|responses)\b|\berror (?:messages|reference|index)\b|"
    r"\b(?:common|http|api) (?:errors|exceptions)\b|\b(?:list|table) of (?:\w+ )?errors\b|"
    r"\b(?:fehler|status|antwort)-?(?:codes|meldungen|nummern)\b|\b(?:codes|messages) d['\u2019]erreur\b|"
    r"\b(?:códigos|mensajes|mensagens) de (?:erro|estado|status)r?\b|\b(?:codici|messaggi) di (?:errore|stato)\b|"
    r"\b(?:fout|status)(?:codes|meldingen)\b|\b(?:kody|komunikaty) błęd(?:ów|u)\b|\b(?:коды|сообщения об) ошиб\w+|"
    r"(?:错误|錯誤|状态|狀態)(?:码|碼|代码|代碼|信息)(?:一览|列表|对照|說明|说明|表|大全)|エラー(?:コード|メッセージ)一覧|"
    r"(?:오류|에러) ?(?:코드|메시지) ?(?:목록|표|정리)",
    re.IGNORECASE,
)
"""Names of lists of errors: what a page shows to a visitor is one of them."""

NEAR = 500
"""Characters below a heading; what is further away may be of other pages."""


def explains_an_error(text: str) -> bool:
    """Whether a text, the beginning of which stands below a heading, tells of the error of others."""
    return bool(_EXPLAINED.search(straight(text[:NEAR])))


def lists_errors(name: str) -> bool:
    """Whether a title or a heading is that of a list of errors, as the references of programs have."""
    return bool(_LISTS.search(straight(name)))


def explains_a_loss(text: str) -> bool:
    """Whether such a text tells how sites, accounts or domains are lost, or who sees it when they are."""
    return explains_an_error(text) or bool(_LOSSES.search(straight(text[:NEAR])))
