"""How pages tell a stranger that they are for those who are logged in, in the languages that guides link to."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones

from __future__ import annotations

import re

from linkwatch.model import Page
from linkwatch.patterns import lazy
from linkwatch.rules.texts import straight, unquoted

MOST_WORDS = 150
"""A page that says more than this shows something."""

_SEE = r"(?:view|see|access|enter|read)"
_PART = r"(?:this|the|that|other) (?:pages?|forums?|topic|thread|board|section|course|wiki)\b"

_BY_TONGUE = {
    "en": r"\byou(?:'re| are) not logged in or you do not have permission\b|"
    r"\b(?:must|need to|have to|requires you to) be (?:registered and )?(?:logged|signed) ?in (?:in order )?to "
    rf"{_SEE} {_PART}|\bplease (?:log|sign) ?in to {_SEE} {_PART}|"
    rf"\bguests? (?:cannot|can't|can not|may not|are not allowed to) {_SEE} {_PART}",
    "de": r"\b(?:angemeldet|eingeloggt|anmelden|einloggen)(?: sein)?, um (?:diese[nrs]?|den|die|das) "
    r"(?:seite|inhalt|bereich|thema|forum|kurs)\w* (?:\w+ )?(?:zu \w+|an\w{0,3}zu\w+|auf\w{0,3}zu\w+|betreten)\b",
    "fr": r"\b(?:être connectée?|vous (?:connecter|identifier)) (?:pour|afin de?) (?:pouvoir )?"
    r"(?:accéder à|voir|consulter|lire|afficher|d'accéder à) (?:cette|ce|cet) (?:page|contenu|sujet|forum|espace)\b",
    "es": r"\b(?:iniciar sesión|identificar(?:te|se)|(?:estar|ser) \w{4,9}[ai]d[oa]) para (?:poder )?"
    r"(?:ver|acceder a|leer) (?:este|esta) (?:página|contenido|tema|foro|sección)\b",
    "it": r"\b(?:effettuare (?:il login|l'accesso)|autenticar[st]i|accedere|essere \w{4,9}t[oa]) per (?:poter )?"
    r"(?:visualizzare|vedere|accedere a|leggere) (?:questo|questa) (?:pagina|contenuto|sezione|argomento|forum)\b",
    "pt": r"\b(?:fazer (?:o )?login|iniciar sessão|entrar|estar \w{3,9}d[oa]) para (?:poder )?"
    r"(?:acessar|aceder a|ver|visualizar|ler) (?:este|esta) (?:página|conteúdo|tópico|fórum|sec?ção|seção)\b",
    "nl": r"\b(?:ingelogd|aangemeld) (?:te )?zijn om (?:deze|dit) (?:pagina|onderwerp|inhoud|forum) te \w+",
    "pl": r"\bzalogowa(?:ć|n\w{1,2})(?: się)?,? (?:aby|żeby|by) (?:zobaczyć|wyświetlić|przeglądać|przeczytać) "
    r"t[eęą] (?:stron|treś|temat|for)\w+",
    "ru": r"\bдля (?:просмотра|чтения|доступа к) (?:(?:этой|данной|этого|данного) )?(?:страниц|раздел|тем|форум)\w* "
    r"(?:вам )?(?:необходимо|нужно|требуется|надо)? ?(?:войти|войдите|авториз\w+|зарегистрир\w+)",
    "zh": r"尚未登[录錄][^。]{0,4}[没沒]有[权權]限|"
    r"(?:需要|必[须須]|[请請])先?登[录錄入](?:之?[后後])?才?(?:能|可以?)?(?:[继繼][续續]|查看|[访訪][问問]|[浏瀏][览覽])(?!附件|[评評][论論])",
    "ja": r"この(?:ページ|記事|コンテンツ)[^。]{0,12}(?:表示|閲覧|ご覧)[^。]{0,10}ログイン(?:が必要|してください)",
}
REFUSALS = lazy("|".join(_BY_TONGUE.values()), re.IGNORECASE)
"""Sentences in which engines refuse the whole of a page; attachments and comments are only parts of one."""

BARE = lazy(
    r"[请請]先?登[录錄入](?![^。]{0,4}(?:[评評][论論]|回复|附件))|로그인이 필요|ログインが必要です|"
    r"\b(?:please|you (?:must|need to|have to)) (?:log|sign) ?in(?: first| to continue)?[.!]|"
    r"\bbitte (?:melden sie sich|melde dich) (?:zuerst )?an[.!]",
    re.IGNORECASE,
)
"""What says so beside the box of a password, where there is next to nothing else."""

EITHER = lazy(
    r"\b(?:is|are|was|(?:may|might) be) private,? or (?:does|do|may|might) ?n[o'\u2019]?t exist\b|"
    r"\b(?:does|do|may|might) ?(?:not|n['\u2019]t) exist,? or (?:it )?(?:is|are|(?:may|might) be) private\b",
    re.IGNORECASE,
)
"""What a page says that does not tell strangers which it is: beside the box of a password, either may be."""

BARE_WORDS = 30

PROTECTED = lazy(
    r"\b(?:content|post|page) is password[- ]protected\b|\b(?:inhalt|beitrag|seite) ist passwortgeschützt\b|"
    r"\b(?:contenu|article|page) est protégée? par (?:un )?mot de passe\b|"
    r"\b(?:contenido|entrada|página) está protegid[oa] (?:por|con) contraseña\b|"
    r"\b(?:contenuto|articolo|pagina) è protett[oa] da password\b|"
    r"\b(?:conteúdo|post|página) (?:está|é) protegid[oa] por (?:senha|palavra-passe)\b|"
    r"\b(?:inhoud|bericht|pagina) is (?:beschermd met een wachtwoord|wachtwoordbeveiligd)\b|"
    r"\b(?:treść|wpis|strona) jest (?:chroniona|zabezpieczona|chroniony) hasłem\b|"
    r"\b(?:содержимое|запись|страница) защищен[оа] паролем\b|受密码保护|パスワードで保護されています|비밀번호로 보호",
    re.IGNORECASE,
)
"""What WordPress says beside the box of a password in the place of an entry."""


def refuses(page: Page) -> bool:
    """Whether a page says of itself that a visitor has to log in first."""
    if page.words > MOST_WORDS:
        return False
    text = unquoted(straight(page.text))
    if page.password and (
        PROTECTED.search(text) or (page.words <= BARE_WORDS and (BARE.search(text) or EITHER.search(text)))
    ):
        return True
    return bool(REFUSALS.search(text))
