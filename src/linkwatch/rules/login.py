"""Pages for people who are logged in: visitors are sent to a login, or are shown one."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote

from linkwatch import urls
from linkwatch.model import Case, Judgement, Observation, Page, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules.addresses import split
from linkwatch.rules.by_script import target
from linkwatch.rules.refusals import refuses
from linkwatch.rules.ruling import OPEN_IT, Ruling
from linkwatch.rules.texts import parts_of, straight
from linkwatch.rules.walls import GONE

LOGIN = Ruling(Verdict.BLOCKED, "login", "The page is only for people who are logged in.", OPEN_IT)

HOSTS = lazy(
    r"^(accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com|.*\.(auth0|okta|oktapreview|onelogin|"
    r"b2clogin|ciamlogin|amazoncognito|cloudflareaccess)\.com|id\.atlassian\.com|appleid\.apple\.com)$"
)
"""Hosts that do nothing but log people in."""

HOST_NAMES = lazy(r"^(accounts?|auth|authn|cas|discovery|idp|login|logon|oauth|passport|signin|sso|shib\w*|wayf)\.")
"""What hosts are called that log people in for the others of their site."""

PATHS = lazy(
    r"/(log-?in|sign-?in|log_in|sign_in|user-?login|wp-login|authwall|do-?login|members?-?login|logon|connexion|"
    r"anmelden|einloggen|iniciar-sesion|accedi|entrar|inloggen|logga-in|giris|zaloguj)(\.\w{2,7}|;[^/]*)?/?$"
    r"|/(session|sessions)/new/?$|/users/sign_in|/accounts?/(login|signin)|/login/(?!.*/)|/i/flow/login"
    r"|/(adfs/ls|idp/profile|saml2?|shibboleth|simplesaml\w*|cas)(/|$)|/realms/[^/]+/protocol/|/openid-connect/",
    re.IGNORECASE,
)
"""Paths of login pages."""

SOFT_PATHS = lazy(
    r"/(auth|authenticate|authorize|authentication|oauth2?|sso|account|register|sign-?up|join|subscribe|members?|"
    r"restricted|gate|welcome|password)([./]|$)",
    re.IGNORECASE,
)
"""Paths that are login pages where the page or the address says more."""

DENIED_PATHS = lazy(
    r"/(no[-_]?access|access[-_]?(denied|required|restricted)|not[-_]?authori[sz]ed|unauthori[sz]ed|forbidden|"
    r"permission[-_]?(denied|required)|session[-_]?expired|kein[-_]?zugriff)(\.\w{2,7})?/?$",
    re.IGNORECASE,
)
"""Paths of pages that tell a visitor that he may not see what he came for."""

DENIED_QUERIES = lazy(
    r"(^|[&;])(error|err|reason|msg|message|alert|status|code)(_?(code|msg|message))?="
    r"(40[13]|[\w+%.-]{0,30}(session|log[-_]?in|sign[-_]?in|expired|denied|forbidden|authori[sz]ed|permission)"
    r"[\w+%.-]{0,30})(&|;|$)",
    re.IGNORECASE,
)
"""Queries that tell the same."""

SENDERS = lazy(
    r"^https?://[^/]+/([^?]*/)?(idp/profile|saml2?|adfs/ls|simplesaml\w*|shibboleth)(/|\?|$)|samlrequest", re.IGNORECASE
)
"""Where forms lead that a page sends by itself, without anything to read."""

SENDER_WORDS = 15

ABOUT = lazy(
    r"/(docs?|documentation|blog|help|wiki|guides?|articles?|support|reference|tutorials?|news)/", re.IGNORECASE
)

PROXIED = lazy(r"(^|&)q?url=https?(:|%3a)", re.IGNORECASE)
"""A library's proxy logs its readers in on the way to what such a query names (EZproxy, starting point URLs)."""

ASKERS = frozenset({"entityid", "samlrequest", "wtrealm"})
"""Parameters that say who wants to know a visitor's name (SAML 2.0 discovery and bindings, WS-Federation)."""

BACK = frozenset({
    "next", "return", "returnto", "returnurl", "returnpath", "returnuri", "redirect", "redirectto", "redirecturi",
    "redirecturl", "redir", "continue", "goto", "dest", "destination", "back", "backurl", "backto", "service",
    "target", "relaystate", "samlrequest", "sessionredirect", "originalurl", "camefrom", "forward", "ret", "wreply",
    "osdestination",
})  # fmt: skip
"""Parameters that hold the way back (in lower case, without '-' and '_')."""

NO_LOGIN = lazy(r"consent|cookie|gdpr|privacy|(^|[/_.-])age|region|locale|lang|country|geo", re.IGNORECASE)
"""Stations that ask for something else than a name and let everybody pass."""

TITLES = lazy(
    r"(please )?((log|sign) ?-?(in|on)( (or|to|/) .{1,40})?|login( page| required| form)?|"
    r"log ?into .{1,40}|you (must|need to|have to) (log|sign|be (logged|signed)) in( (to|first|before) ?.{0,40})?|"
    r"(sign in|log in|login) (to continue|required)|authentication required|account login|"
    r"(institutional|member) login|"
    r"(bei|in) .{1,40} anmelden|(se connecter|connexion) à .{1,40}|iniciar sesión en .{1,40}|accedi a .{1,40}|"
    r"inloggen (bij|op) .{1,40}|zaloguj się do .{1,40}|вход в .{1,40}|"
    r"anmelden|anmeldung|einloggen|connexion|se connecter|identification|iniciar sesión|inicio de sesión|acceder|"
    r"accedi|accesso|entrar|iniciar sessão|inloggen|aanmelden|zaloguj( się)?|logowanie|вход|войти|авторизация|"
    r"ログイン|サインイン|登录|登入|登錄|로그인|giriş( yap)?|logga in|inloggning|"
    r"(for )?(members|subscribers) only|(members?|restricted) area|nur für mitglieder|mitgliederbereich|"
    r"réservé aux (membres|abonnés)|espace membres|solo (para )?(miembros|socios)|solo per (i )?soci|"
    r"alleen voor leden|tylko dla członków|только для участников)",
    re.IGNORECASE,
)
LOGIN_WORDS = 150
BARE_LOGIN_WORDS = 30
_SENTENCE = lazy(r"\b(\w{1,40}[ ,]{1,3}){5}\w{1,40}[.。]")

NEEDED = lazy(
    r"(sorry,? )?(you need (access|permission)( to .{1,40})?|you (do not|don't) have (access|permission)( to .{1,40})?|"
    r"(access|permission|authori[sz]ation) (is )?required|no access|"
    r"(your )?(session|login) (has |is )?(expired|timed out|ended)|(ihre |deine )?sitzung (ist )?abgelaufen|"
    r"(votre )?session (a )?expirée?|([st]u )?sesión (ha )?(expirad[ao]|caducad[ao]|expiró)|"
    r"(la (tua )?)?sessione (è )?scaduta|(a )?(sua )?sessão (expirou|expirada)|(uw |je )?sessie (is )?verlopen|"
    r"(twoja )?sesja wygasła|(ваша )?сессия истекла|"
    r"request access|keine berechtigung|kein zugriff|zugriff nicht erlaubt|accès (requis|refusé)|"
    r"necesitas (acceso|permiso)|sin permiso|permission denied|not authori[sz]ed|"
    r"this (account|profile|community|group|board|video|playlist|channel|repository) is private)",
    re.IGNORECASE,
)
"""Headings of pages that are for some people only."""

ASKING = lazy(
    r"request access|members (can|may)\b|"
    r"(with|have|need) (access|permission)|(switch|another) (to an )?account|(log|sign) ?in\b|subscription|"
    r"melden sie sich an|melde dich|anmelden|connectez-vous|vous (re)?connecter|se connecter|"
    r"(inicia|inicie|iniciar) sesión|accedi|effettua \w+|faça login|entrar|log (opnieuw )?in\b|zaloguj|"
    r"войдите|permission",
    re.IGNORECASE,
)
"""What such a page asks its visitor to do."""

NEEDED_WORDS = 60


def login(case: Case) -> Judgement | None:
    """Call a login a wall where the link was not to the login itself."""
    seen = case.seen
    if seen is None or seen.status is None or seen.status in GONE or _is_for_a_login(case.link.url):
        return None
    if seen.hops and (judgement := _sent(case.link.url, seen)):
        return judgement
    return _shown(seen.page, seen.final_url) if seen.page and split(seen.final_url).path.strip("/") else None


def _is_for_a_login(link: str) -> bool:
    return _is_login(link) and not PROXIED.search(split(link).query)


def _sent(url: str, seen: Observation) -> Judgement | None:
    if _is_station(urls.key(url), seen.final_url, seen.page):
        return LOGIN.because("The server sends visitors to a login page.")
    if _is_denied(url, seen.final_url):
        return LOGIN.because("The server sends visitors to a page that says that they may not see this one.")
    return None


def _shown(page: Page, url: str) -> Judgement | None:
    if _shows_login(page) or _sends_to_login(page):
        return LOGIN.because("The server shows a login in the page's place.")
    sent_to = target(page)
    if _is_login((urls.join(url, sent_to) or "") if sent_to else url):
        return LOGIN.because("The page sends visitors to a login page.")
    if _asks_for_access(page) or refuses(page):
        return LOGIN.because("The server says that not everyone may see the page.")
    return None


def _is_station(url: str, final: str, page: Page | None) -> bool:
    """Whether a redirect went to a login: by its own address, or by the way back that it keeps."""
    parts = split(final)
    if NO_LOGIN.search(parts.netloc + parts.path) or _path(final) == _path(url):
        return False
    query = parse_qsl(parts.query)
    ways = [unquote(value) for name, value in query if is_back(name)]
    if not ASKERS.isdisjoint(name.lower() for name, _ in query):
        return True
    if _is_login(final) or any(_path(url) and _path(url) in way for way in ways):
        return True
    if urls.host(final) != urls.host(url) and HOST_NAMES.match(urls.host(final)):
        return True
    return bool(SOFT_PATHS.search(parts.path)) and (bool(ways) or (page is not None and page.password))


def _is_login(url: str) -> bool:
    path = split(url).path
    return bool(HOSTS.match(urls.host(url)) or (PATHS.search(path) and not ABOUT.search(path)))


def _path(url: str) -> str:
    return unquote(split(url).path).rstrip("/")


def is_back(name: str) -> bool:
    """Whether a parameter of this name holds the way back to what was asked for."""
    return name.lower().replace("-", "").replace("_", "") in BACK


def _is_denied(url: str, final: str) -> bool:
    """Whether a redirect went to a page that refuses, which the link itself did not name."""
    before, after = split(url), split(final)
    if NO_LOGIN.search(after.path) or ABOUT.search(after.path):
        return False
    if DENIED_PATHS.search(after.path) and not DENIED_PATHS.search(before.path):
        return True
    return bool(DENIED_QUERIES.search(after.query)) and not DENIED_QUERIES.search(before.query)


def _shows_login(page: Page) -> bool:
    if page.words > (LOGIN_WORDS if page.password else BARE_LOGIN_WORDS):
        return False
    titles, headings = (any(map(TITLES.fullmatch, parts_of(name))) for name in (page.title, page.heading))
    if page.password:
        return titles or headings
    # Without a password's box: the name is asked for first, or another site asks.
    return titles and headings and not _SENTENCE.search(page.text)


def _sends_to_login(page: Page) -> bool:
    """Tell the form that sends itself to an identity provider (SAML 2.0 bindings, section 3.5)."""
    return page.words <= SENDER_WORDS and not page.heading and any(map(SENDERS.search, page.sources))


def _asks_for_access(page: Page) -> bool:
    if page.words > NEEDED_WORDS:
        return False
    heading = next((part for part in parts_of(page.heading) if NEEDED.fullmatch(part)), "")
    return bool(heading) and bool(ASKING.search(straight(page.text).replace(heading, " ")))
