"""Pages that turn programs away, whatever their status: nothing can be said of what is behind them."""

# ruff: noqa: RUF001 - the currencies of other scripts look like Latin letters
from __future__ import annotations

import re

from linkwatch import challenges, urls
from linkwatch.model import Case, Judgement, Observation, Page, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules.addresses import split
from linkwatch.rules.persons import asks_for_a_person, is_interim
from linkwatch.rules.ruling import OPEN_IT, Ruling
from linkwatch.rules.talk import is_of_a_help_desk, tells_of
from linkwatch.rules.texts import parts_of, straight, unquoted
from linkwatch.rules.works import OF_WORKS, is_in_address, is_work

CHALLENGE = Ruling(
    Verdict.BLOCKED, "challenge", "The server asks for a browser and a person before it shows the page.", OPEN_IT
)
REGION = Ruling(Verdict.BLOCKED, "region", "The server shows the page in some countries only.", OPEN_IT)

WALL_WORDS = 200
"""A wall says little; whatever says more than this is an article, even one about walls."""

TITLES = lazy(
    r"(just a moment|attention required!?|access (to this page )?(is |has been )?denied|"
    r"(please )?verify(ing)? (that )?you('re| are) (a )?(human|not a (ro)?bot)|are you (a )?(human|(ro)?bot)\??|"
    r"security (check|checkpoint|challenge|verification)( required)?|one moment,? please|ddos-guard|"
    r"making sure you're not a bot!?|human verification|bot verification|vercel security checkpoint|please wait|"
    r"waiting room powered by cloudflare|robot (check|or human\??)|"
    r"client challenge|pardon our interruption|checking your browser|"
    r"(sorry, )?you (have been|are) blocked|request (rejected|blocked|unsuccessful)|sucuri website firewall|"
    r"(ddos protection by .{1,30})|unusual (traffic|activity)( detected)?|"
    r"nur einen moment|einen moment bitte|zugriff verweigert|un instant|veuillez patienter|accès refusé|un momento|"
    r"acceso denegado|accesso negato|um momento|acesso negado|een moment geduld|toegang geweigerd|chwileczkę|"
    r"bara ett ögonblick|bir dakika lütfen|один момент|доступ (запрещ[её]н|ограничен)|ой!|"
    r"radware captcha page|shieldsquare captcha|verifying your (browser|connection|request)|"
    r"your access to this (site|service) has been (temporarily )?(limited|blocked)( by the site owner)?|"
    r"百度安全验证|验证码拦截|滑动验证页面|安全验证|访问验证|环境异常|请稍候|访问被拒绝|"
    r"しばらくお待ちください|アクセスが拒否されました|잠시만 기다리십시오)",
    re.IGNORECASE,
)
"""Titles of the common challenge pages; beside other words, which may be a site's name, they need a second sign."""

NAMES = lazy(
    r"access (is |has been )?denied|security (check|checkpoint|verification)|please wait|blocked|"
    r"unusual (traffic|activity)|human verification|bot verification|client challenge|are you (a )?(human|(ro)?bot)\??",
    re.IGNORECASE,
)
"""Titles of walls and of other things: beside a site's name they need a second sign on a page that says 200."""

NAMED_WORDS = 10

DENIALS = lazy(
    r"permission|not (allowed|authori[sz]ed)|forbidden|reference #|\bray id|incident|security service|"
    r"(access|request|visit\w*|you|your ip|ip address) \S{0,20} ?(been |is |are )?(denied|blocked|limited|refused)|"
    r"\b(ro)?bots?\b|\bhumans?\b|captcha|your (browser|connection|ip|network)",
    re.IGNORECASE,
)
"""What a wall's page says besides its name."""

SHORT_TITLES = lazy(r"(error )?403(( -|:)? forbidden)?|forbidden|blocked|captcha", re.IGNORECASE)
"""Titles of walls and of other things: they count on a page that says 200 and next to nothing."""

SHORT_TITLED_WORDS = 8
_FEW_BESIDE = 4

MARKS = lazy(
    r"_cf_chl_opt|/cdn-cgi/challenge-platform/(?!scripts/jsd)|anubis_challenge|/\.within\.website/x/cmd/anubis/|"
    r"captcha-delivery\.com|datadome\.co/captcha|\bvar dd\s*=\s*\{|px-captcha|captcha\.px-cdn\.net|"
    r"/149e9513-01fa[-\w]*/([^?]*/)?(ips|fp)\b|sucuri_cloudproxy_js|"
    r"awswafcookiedomainlist|gokuprops|/_sec/(cp_challenge/|verify\?provider)|sec-if-cpt|bm-verify|\.well-known/sgcaptcha|"
    r"\.well-known/ddos-guard|/\.well-known/vercel/security/|(validate|captcha)\.perfdrive\.com|acw_sc__v2|aliyun_waf|"
    r"__qrator|/git/go-away/|cdn-cgi/l/chk_|jschl[-_]|waf_nc_wrapper|alicdn\.com/(captcha|sd/punish)|/_____tmd_____/punish|aliyun_captcha|"
    r"slowaes\.decrypt|/errors/validatecaptcha|yunsuoautojump|security_verify_(data|img)|\$_ts ?= ?window\b|"
    r"^/_fs-ch-\w",
    re.IGNORECASE,
)
"""What the scripts and frames of challenges are called; some also stand in pages that are shown."""

SENSORS = lazy(
    r"_pxappid|pxinit|kpsdk|/149e9513-01fa[-\w]*/|_incapsula_resource|token\.awswaf\.com|perfdrive\.com|/tspd/\w",
    re.IGNORECASE,
)
"""Scripts that stand on every page of a site that such a firewall protects; alone on an empty page they are a wall."""

SENSOR_WORDS = 5

APPS = frozenset({"root", "app", "__next", "__nuxt", "___gatsby", "svelte", "main-app", "app-root", "react-root"})
"""Ids of the elements that scripts build whole pages in."""

MARKED_WORDS = 80
"""A page with such a mark and fewer words than this shows the challenge only."""

PHRASES = lazy(
    r"(checking|verifying|testing|making sure) (that |if )?(your|the) (site )?(browser|connection)|"
    r"verifying you are human|enable js and disable any ad blocker|"
    r"enable javascript and cookies to continue|believe you are using automation|incapsula incident id|"
    r"on this server\. reference #|blocked by network security|pardon our interruption|"
    r"unusual (traffic|activity)( activity| coming)? from your|"
    r"ungewöhnliche[nr]? (aktivität(en)?|datenverkehr|zugriffe?) (von|aus|über) (ihrer|ihrem|deiner|deinem) "
    r"(netz|ip|internet|computer|anschluss|verbindung)\w*(-adresse)? (\w+ )?(festgestellt|erkannt|bemerkt|registriert)|"
    r"(détecté|remarqué|constaté) (une? )?(activité|trafic) (inhabituel(le)?|anormale?|suspecte?) "
    r"(depuis|provenant de|en provenance de|sur) votre (réseau|adresse|ip|connexion|ordinateur)|"
    r"(detectado|registrado) (un |una )?(actividad|tráfico) (inusual|anormal|sospechos[oa]) "
    r"(desde|procedente de|de|en) (su|tu) (red|dirección|ip|conexión|equipo)|"
    r"rilevato (un |un'|una )?(attività|traffico) (insolit|anomal|sospett)[oa] (proveniente )?"
    r"(dalla (tua|sua|vostra) (rete|connessione)|dal (tuo|suo|vostro) (indirizzo|ip|computer|dispositivo))|"
    r"detect(amos|ámos|ado|ada|ou) (uma? )?(atividade|tráfego) (incomum|anormal|suspeit[oa]) "
    r"((da|na) sua (rede|conexão|ligação)|(do|no) seu (ip|endereço|computador))|"
    r"requested url was rejected\. please consult|press (&|and) hold|"
    r"(enable|turn on|accept) (java\s?script and )?cookies (and (reload|refresh|try)|"
    r"to (continue|proceed|access|(use|view) (this|our) (web ?)?(site|page|journal|service)))|"
    r"(complete|solve) (the|a|this) (security check|(re)?captcha)|"
    r"(request|access|ip( address)?|you) (has|have|is|was|are) (been )?(temporarily )?(blocked|banned) (by|"
    r"because|due|from|for)|"
    r"(automated|suspicious) (access|requests?|queries|activity|traffic)|"
    r"(request|visit|traffic|activity) (as|is|was|looks|seems|appears) (to be )?(automated|suspicious)|"
    r"made us think (that )?you (are|were) a (ro)?bot|while we (are )?verify(ing)? your (browser|connection|request)|"
    r"your access to this (site|service) has been (temporarily )?limited|generated by wordfence|"
    r"type the characters you see|security (check|verification) to (access|continue)|"
    r"подтвердите, что (вы|запросы)|"
    r"проверя\w+ ваш браузер|провер\w+ вашего браузера|(überprüfen|prüfen) ihren browser|"
    r"ihr browser wird (über|ge)prüft|"
    r"(vérification de|vérifions) votre navigateur|(comprobando|verificando) (tu|su|o seu|seu) navegador|"
    r"(检查|检测|验证)您?的?浏览器|ブラウザー?を(確認|チェック)して|브라우저를 확인하|"
    r"请先?完成[^。]{0,4}验证|拖动.{0,6}滑块.{0,4}验证|"
    r"完成验证后即可继续|人机验证|"
    r"(网络环境|当前访问|访问请求)[^。]{0,6}异常|"
    r"检测到(有?异常(请求|访问|流量)[^。]{0,6}[你您]|[你您][^。]{0,12}异常(请求|访问|流量))|访问(过于|太)频繁|点击(下方|下面|此处|按钮)[^。]{0,4}验证|"
    r"私はロボットではありません|不(正|審)なアクセスが?[^。]{0,6}(検知|検出)|"
    r"로봇이 아닙니다|비정상적인? (접근|접속|요청|트래픽)",
    re.IGNORECASE,
)
"""What a challenge tells its visitor."""

TOPICS = lazy(r"captcha|\bturnstile\b|\bbot (detection|protection)\b|\banti-?bot\b", re.IGNORECASE)
"""What manuals are about whose programs make walls or know them."""

PHRASED_WORDS = 100
LONE_WORDS = 15

_NOT_HERE = lazy(
    r"(not|isn't|unavailable) (currently )?(available |accessible )?(in|from) your (country|region|location|area)|"
    r"in ihrem (land|gebiet) nicht verfügbar|pas (disponible|accessible) dans votre (pays|région)|"
    r"no (está )?disponible en (tu|su) (país|región)",
    re.IGNORECASE,
)

_IT = lazy(
    r"content|page|(web)?site|video|service|article|resource|material|programme?|stream|"
    r"inhalt|seite|dienst|angebot|contenu|vidéo|contenido|página|sitio|servicio",
    re.IGNORECASE,
)
"""What is kept from other countries as a whole; a shop's delivery is not."""

_DELIVERY = lazy(r"deliver|shipping|shipment|payment|lieferung|versand|livraison|envío", re.IGNORECASE)
_FEW_BEFORE = 2

ADDRESSES = lazy(
    r"/(sorry/index|showcaptcha|validatecaptcha|captcha|recaptcha|challenge|bot-?check|are-?you-?(human|a-robot)|"
    r"distil_r_\w+|antibot|unhuman|cookie-?absent|blocked|access-?denied)([./]|$)",
    re.IGNORECASE,
)
"""Paths that challenges live at."""

OWN_ADDRESSES = lazy(
    r"/\.well-known/(sgcaptcha|ddos-guard|vercel/security)/|/cdn-cgi/challenge-platform/|/_sec/cp_challenge/|"
    r"/\.within\.website/",
    re.IGNORECASE,
)
"""Paths that nothing but a challenge has: what answers there is none of the site's pages."""

_ASKED = lazy(
    r"(why|what|how|when|warum|was|wie|wann|pourquoi|comment|por qué|qué|cómo|perché|cosa|come|por que|como|waarom|"
    r"wat|hoe|dlaczego|jak|почему|что|как)\b.*[?\uff1f]|(为什么|為什麼|なぜ|왜)",
    re.IGNORECASE,
)
"""How titles of pages about walls begin."""

QUEUES = lazy(r"(^|\.)queue-it\.net$")
"""Hosts where visitors of others wait for their turn."""

WARES = lazy(
    r"[$€£¥] ?\d|\d[.,]\d\d ?(?:[$€£¥]|eur|usd|chf|zł|kr|kč|ft|руб|₽|tl)\b|\d[.,]\d\d ?[€£$]|\d ?円|\bisbn\b",
    re.IGNORECASE,
)
"""What is sold, whatever it is called."""

REFUSALS = lazy(
    r"\b(?:you|your)\b[^.!?]{0,60}\b(?:not|\w+n't|denied|blocked|banned|limited|refused|authori[sz]ed|permission|"
    r"access|ip|minutes?|seconds?|again|human|robot|browser)\b|\bnot (?:allowed|authori[sz]ed)\b|reference #|"
    r"\bray id\b|\bplease wait\b|\b(?:try|come|check) (?:it )?(?:again|back)\b|\bretry\b",
    re.IGNORECASE,
)
"""How walls speak to their visitor, as no ware does."""

GONE = frozenset({404, 410})
FIRST_REDIRECT = 300


def challenge(case: Case) -> Judgement | None:
    """Call a challenge page a wall, whatever status it has."""
    seen = case.seen
    if seen is None or seen.status is None:
        return None
    if _is_mitigated(seen) or _is_sent_away(case, seen):
        return CHALLENGE.because()
    if seen.page is None or region(case) or not _is_challenge(seen.page, seen.status, case.link.url):
        return None
    return CHALLENGE.because()


def region(case: Case) -> Judgement | None:
    """Call a page a wall that says that it is for other countries."""
    page = case.seen.page if case.seen and case.seen.status not in GONE else None
    if page is None or page.words > PHRASED_WORDS or not any(map(_is_for_others, (page.heading, page.text))):
        return None
    return REGION.because()


def _is_mitigated(seen: Observation) -> bool:
    return any(seen.headers.get(name) for name in challenges.HEADERS)


def _is_sent_away(case: Case, seen: Observation) -> bool:
    path = split(seen.final_url).path
    if seen.hops and OWN_ADDRESSES.search(path):
        return True
    if not seen.hops or seen.status in GONE:
        return False
    if QUEUES.search(urls.host(seen.final_url)) and not QUEUES.search(urls.host(case.link.url)):
        return True
    return bool(ADDRESSES.search(path)) and not ADDRESSES.search(split(case.link.url).path)


def _is_for_others(text: str) -> bool:
    """Whether a sentence says of the page, or of nothing else, that it is not for this country."""
    for sentence in re.split(r"[.!?]\s", straight(text)):
        found = _NOT_HERE.search(sentence)
        if found and not _DELIVERY.search(sentence):
            before = sentence[: found.start()]
            return bool(_IT.search(before)) or len(before.split()) <= _FEW_BEFORE
    return False


def _is_challenge(page: Page, status: int, url: str) -> bool:
    if page.words > WALL_WORDS:
        return False
    if (page.words <= MARKED_WORDS and _has(MARKS, page)) or (_is_empty(page) and _has(SENSORS, page)):
        return True
    if status < FIRST_REDIRECT and (tells_of(page.title, TITLES) or _ASKED.match(page.title)):
        return False
    return (not _is_called_so(page, status, url) and _is_titled(page, status)) or _is_said(page, status)


def _is_called_so(page: Page, status: int, url: str) -> bool:
    """Whether a page that says 200 is the one asked for, which has this name, or shows something with a price."""
    if status >= FIRST_REDIRECT or page.captcha:
        return False
    named = next((part for part in parts_of(page.title) if NAMES.fullmatch(part)), "")
    is_own = bool(named) and (is_in_address(named, url) or bool(WARES.search(page.text)))
    return is_own and not REFUSALS.search(straight(page.text))


def _is_said(page: Page, status: int) -> bool:
    """Whether a text asks for a person, on a page that is neither gone nor about a work of that name."""
    if status in GONE or page.words > PHRASED_WORDS:
        return False
    is_of_a_manual = is_of_a_help_desk(page.title) and bool(TOPICS.search(page.title))
    is_of_a_work = is_of_a_manual or any(map(is_work, parts_of(page.title))) or any(map(OF_WORKS.match, page.marks))
    return not (is_of_a_work and status < FIRST_REDIRECT) and _asks_for_a_person(page)


def _is_titled(page: Page, status: int) -> bool:
    parts = parts_of(page.title)
    named = next((part for part in parts if TITLES.fullmatch(part)), "")
    if named:
        is_whole = named == parts[0] and not NAMES.fullmatch(named)
        is_sure = status >= FIRST_REDIRECT or page.words <= NAMED_WORDS or is_whole
        return is_sure or _has(MARKS, page) or page.captcha or bool(DENIALS.search(_beside(page, named)))
    if page.words > SHORT_TITLED_WORDS or status >= FIRST_REDIRECT:
        return False
    short = next((part for part in parts if SHORT_TITLES.fullmatch(part)), "")
    return bool(short) and _says_no_more_than(short, page)


def _says_no_more_than(name: str, page: Page) -> bool:
    """Whether a page says hardly more than its title, or that somebody may not see it."""
    beside = _beside(page, name)
    return len(beside.split()) <= _FEW_BESIDE or bool(DENIALS.search(beside))


def _beside(page: Page, name: str) -> str:
    """Give a page's text without what its title has said already."""
    return re.sub(re.escape(name), " ", straight(page.text), flags=re.IGNORECASE)


def _is_empty(page: Page) -> bool:
    """Whether nothing stands on a page but a firewall's own scripts and frames."""
    if page.words > SENSOR_WORDS or page.heading or page.description or not APPS.isdisjoint(page.ids):
        return False
    return all(SENSORS.search(source) for source in page.sources)


def _has(marks: re.Pattern[str], page: Page) -> bool:
    return any(marks.search(text) for text in (page.script, *page.sources, *sorted(page.ids)[:100]))


def _asks_for_a_person(page: Page) -> bool:
    said = unquoted(straight(page.text))
    if PHRASES.search(said) or asks_for_a_person(said):
        return True
    if page.captcha and page.words <= MARKED_WORDS // 2 and is_interim(page.heading):
        return True
    # A lone captcha, or box beside "I'm not a robot", is a wall; one among other words or under a name is a form's.
    is_lone = page.words <= LONE_WORDS and (not page.heading or bool(DENIALS.search(straight(page.heading))))
    return is_lone and (page.captcha or "not a robot" in page.text)
