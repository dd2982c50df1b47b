"""Domains and accounts that their owners have left: parked, for sale, expired, suspended, empty."""

from __future__ import annotations

import re
from itertools import chain

from linkwatch import urls
from linkwatch.model import Case, Judgement, Page, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules import sayings
from linkwatch.rules.addresses import split
from linkwatch.rules.explaining import explains_a_loss
from linkwatch.rules.names import OPEN
from linkwatch.rules.ruling import REPLACE, Ruling
from linkwatch.rules.talk import goes_on, is_of_a_help_desk, is_somebodys, tells_of
from linkwatch.rules.texts import parts_of, pieces_of, straight, unquoted
from linkwatch.rules.works import is_site

PARKED = Ruling(
    Verdict.BROKEN, "parked-domain", "The domain is parked, for sale or expired; the site is gone.", REPLACE
)
SUSPENDED = Ruling(Verdict.BROKEN, "account-suspended", "The site's account at its host is suspended.", REPLACE)
MARKETS = lazy(
    r"(^|\.)(hugedomains|dan|sedo|sedoparking|afternic|bodis|parkingcrew|undeveloped|buydomains|brandbucket|"
    r"domainmarket|uniregistry|namebright|dynadot|squadhelp|atom|sav|spaceship|domaineasy|above|parklogic|skenzo|"
    r"voodoo|domainnamesales|efty|flippa|domainagents|perfectname|parkingpage\.namecheap|forsale\.godaddy|"
    r"forsale\.dynadot|expireddomains|domize|searchhounds|domain-is-for-sale-at)\.(com|net|io|org)$"
)
"""Hosts that park domains or sell them."""

MARKS = lazy(
    r"sedoparking\.com|parkingcrew\.net|bodis(cdn)?\.com|parklogic\.com|dsparking\.com|fastpark\.net|skenzo\.com|"
    r"wsimg\.com/parking-lander|parking-lander|lander_system|adsense/domains/caf\.js|hugedomains\.com|afternic\.com|"
    r"//(www\.)?dan\.com/buy-domain|domainname?sales\.com|cashparking\.com|parkingpage\.namecheap\.com|"
    r"above\.com/marketplace|"
    r"voodoo\.com|smartname\.com|parked-content\.godaddy|img\.sedo|uniregistry\.com|efty\.com|undeveloped\.com|"
    r"d38psrni17bvxu\.cloudfront\.net|(location(\.href)?\s*=|replace\()\s*[\"']/lander\b",
    re.IGNORECASE,
)
"""What the scripts, frames and forms of parked pages lead to."""

_ENGINE_MARK = "data-adblockkey"
_ENGINE_SCRIPT = lazy(r"\bwindow\.park\s*=|\btcblock\s*=|caf\.js|parking", re.IGNORECASE)
"""What the engines of parked pages put into all of them; the mark alone stands on other pages, too."""

_DOMAIN = lazy(r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}\b")

_WEB = ("http:", "https:", "//")
_STAND_IN = lazy(r"^ww\d{1,2}\.")
"""Hosts that lapsed domains send their visitors to."""

_FRAMED = lazy(r"^ww(1|\d\d)\.")
"""Those of them that show up in frames; universities have a `ww2.` for theirs."""

MARKED_WORDS = 200

NAMES = lazy(
    r"[\w.-]+\.[a-z]{2,12} (is |may be )?(for sale|(currently |now )?parked|available( for (sale|purchase))?|"
    r"has expired|"
    r"is expired)|(this |the |premium )?(domain( name)?|web ?site) (is |may be |is now )?(for sale|parked|"
    r"expired|has expired|"
    r"available for (sale|purchase)|is available)|domain (name )?(for sale|parked|expired|seized)|"
    r"parked (domain|page)( name)?( (on|at|by|with) .{1,30})?|buy (this|the) domain( name)?|website expired|"
    r"((die(se)? )?domain )?[\w.-]+\.[a-z]{2,12} (steht zum verkauf|ist zu verkaufen)|"
    r"diese (domain|website|webseite|internetseite) "
    r"(steht zum verkauf|ist zu verkaufen|ist geparkt)|domain (zu verkaufen|steht zum verkauf)|"
    r"(ce )?nom de domaine (est )?(à vendre|expiré)|(este )?dominio (está )?(en venta|"
    r"caducado)|"
    r"(questo )?dominio (è )?in vendita|(este )?domínio (está )?à venda|(dit |deze )?domeinnaam (is )?te koop|"
    r"(ta )?domena (jest )?na sprzedaż|домен (продается|продаётся|припаркован)|(此|该)?域名(正在)?(出售|转让)(中)?|"
    r"このドメインは(販売中|売り出し中|.{0,12}で取得されています)(です)?。?|"
    r"[\w.-]+\.[a-z]{2,12} is for sale (at|on) .{1,30}|domain parked by .{1,30}|parked at (porkbun|loopia)|"
    r"diese domain wurde bereits registriert|(strato - )?domain reserved|(该)?域名已(经)?(过期|到期)|"
    r"this domain( name)? has been (seized( by .{1,60})?|"
    r"suspended|registered with .{1,30})|.{0,20}votre domaine( [\w.-]+)? a bien été créé.{0,30}",
    re.IGNORECASE,
)
"""The whole of a title or a heading of a domain that has no site."""

PHRASES = lazy(
    r"\b(buy|purchase|acquire|own|get|lease|make an offer (on|for)|interested in|inquire about) (this|the) "
    r"(premium )?domain|"
    r"(?<!\bevery )(?<!\bany )(?<!\beach )(?<!\byour )(?<!\ba )(?<!\bwhose )(?<!\bno )"
    r"\b(this )?domain( name)?( [\w.-]+\.\w{2,12})? (is|may be|could be|might be) (now |currently )?(for sale(?! no)|"
    r"available for (purchase|sale)|"
    r"parked|up for (sale|auction))|\b[\w-]+\.\w{2,12} is (now |currently )?"
    r"(for sale|parked|(at|up for|in) auction)|"
    r"(?<!\ba )(?<!\bany )(?<!\bthe )\bdomain (name )?(registration )?(has|is) (been )?expired|"
    r"\bthe domain( name)? (has|is) (been )?expired|\bthis domain( name)? expired\b|"
    r"\b[\w-]+\.\w{2,12} expired on [\d/.-]+ and is pending renewal or deletion\b|"
    r"\bdomain( name)? is (not|no longer) (renewed|"
    r"registered)|"
    r"\brenew (your|this|the) domain|\bparked (free|courtesy|on behalf)|"
    r"이 도메인은 .{0,20}등록된 도메인|연결된 (웹 ?사이트|홈페이지)가 없습니다|\bgeregistreerd en geparkeerd door\b|"
    r"\bgereserveerd voor een klant van\b|"
    r"\b(parked at (porkbun|loopia)|purchased and parked by a customer|registered with gandi\.net)\b|"
    r"\bdiese (domain|internetpräsenz) (wurde|ist) (bereits|soeben|gerade|bei \w+) (registriert|freigeschaltet)|"
    r"\bhier entsteht eine neue (homepage|internetpräsenz)\b|\bdomaine( [\w.-]+)? a bien été créé\b|"
    r"このドメインは.{0,12}で?(取得|登録)されて|域名已(经)?(过期|到期)|\bdomain name has been registered with\b|"
    r"\bthis domain has been suspended\b|\bnot yet been validated by the registrant\b|"
    r"\bis a totally awesome idea still being worked on\b|\bgenerated by the domain owner|"
    r"\b(get a price|make an offer|request a price)\b[^.!?]{0,60}\bdomain\b|"
    r"\bdomain (was|has) ((just|recently|newly|already) )?(been )?(recently )?(been )?(registered|parked|seized)|"
    r"\bthis domain is (registered|"
    r"reserved)\b|"
    r"\b(diese|die) domain( [\w.-]+)? (steht|ist) (\w+ )?(zum|zu) verkauf|"
    r"\b(vom|durch den) domain[- ]?inhaber (\w+ )?generiert|\bsedo[- ]domain[- ]parking|"
    r"\bdomain steht zum verkauf|\bbietet (diese|die) domain zum (ver)?kauf an\b|"
    r"\bsponsored listings werden von dritter seite automatisch generiert|"
    r"\bnom de domaine est (à vendre|expiré)|"
    r"\bdominio (está|esta|è) (en|in) vend?ita?|\bdomínio está à venda|\bdomeinnaam (is|staat) te koop|"
    r"домен (продается|продаётся|припаркован|истек|истёк)|(此|该|本)域名(正在)?出售|域名正在出售|本域名",
    re.IGNORECASE,
)
PHRASED_WORDS = 120

_REGISTERED = lazy(sayings.REGISTERED, re.IGNORECASE)
"""What registrars show in the place of a site that does not exist yet."""

_NAMES_ABROAD = lazy(sayings.PARKED, re.IGNORECASE)

_SENTENCE_END = lazy(r"[.!?]+(?:\s|$)|。")

_OFFER = lazy(
    r"(the domain name )?[\w-]+\.[a-z]{2,12} is for sale[!.]?( (at|on) [\w.-]+\.(com|net|io))?[!.]?", re.IGNORECASE
)
"""The title of a market's page for one domain, which may praise it at some length."""

SUSPENDED_NAMES = lazy(
    r"(this |your )?(hosting |web(site)? |site |user )?(account|website|site)( is| has been| was)?( temporarily|"
    r" currently)? ?(been )?(suspended|disabled|deactivated)|"
    r"account suspended|suspended (account|website|site|page)|website (is )?suspended|"
    rf"{sayings.SUSPENDED}",
    re.IGNORECASE,
)
SUSPENDED_PHRASES = lazy(
    r"\b(this|the|your) (\w+ )?(account|website|site|user) (has been|is|was) (\w+ly )?(suspended|deactivated|"
    r"disabled)(?! (if|when|unless)\b)|"
    r"\bhosting (account|plan) (has )?(been )?(expired|lapsed|ended|run out|cancelled)",
    re.IGNORECASE,
)
CLOSED = lazy(
    r"(?:^\W*|[.!?|] +|\boops\W+|\bsorry\W+)(?:this|our) (?:help ?(?:cent(?:er|re)|desk)|(?:web ?)?site|forum|"
    r"community|shop|store|workspace|blog) (?:(?:no longer exists|does not exist any ?more)|(?:has been|was) "
    r"(?:permanently )?(?:closed|shut down)"
    r"(?: (?:down|for good|permanently|by (?:its|the) (?:owners?|authors?|administrators?)))?)"
    r"(?= ?[.!|]|$)",
    re.IGNORECASE,
)
"""What a place of people says of itself that they have left for good."""

OPEN_ELSEWHERE = lazy(
    r"\b(?:new|mov(?:ed?|ing)|archives?|continues?|instead|join|visit|follow|find|see you|re-?open\w*|opens?|opening|"
    r"until|temporar\w+|renovat\w+|maintenance|holidays?|vacation|season|back|again|soon|(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)days?)\b|\b(?:read|posts?|topics?|orders?)\b",
    re.IGNORECASE,
)
"""What says that it is only closed for now, has another place, or can still be read."""

CLOSED_WORDS = 40

_SUSPENDED_PATH = lazy(r"/(cgi-sys/)?suspended(page)?(\.\w+|/|$)", re.IGNORECASE)


def parked(case: Case) -> Judgement | None:
    """Prove a page broken whose domain has no site any more."""
    seen, page = case.seen, case.seen.page if case.seen else None
    if seen is None or seen.status is None or _is_market(case.link.url):
        return None
    if seen.hops and _is_market(seen.final_url):
        return PARKED.because(f"The domain now leads to {urls.host(seen.final_url)}, which parks and sells domains.")
    if page is None:
        return None
    is_proven = _is_marked(page) or _is_offered(case, page) or _is_stood_in(case, page)
    is_parked = is_proven or (_says_so(case, page) and not _explains(page))
    return PARKED.because() if is_parked and not _is_about_another(case, page) else None


def suspended(case: Case) -> Judgement | None:
    """Prove a page broken whose host has shut its site."""
    seen, page = case.seen, case.seen.page if case.seen else None
    if seen is None or page is None or page.words > PHRASED_WORDS:
        return None
    named = is_called(page, SUSPENDED_NAMES)
    told = page.words <= PHRASED_WORDS // 2 and _is_told_to_be_suspended(page)
    sent = bool(seen.hops) and bool(_SUSPENDED_PATH.search(split(seen.final_url).path))
    if (named or sent or told) and not _explains(page):
        return SUSPENDED.because()
    is_closed = page.words <= CLOSED_WORDS and _is_told_to_be_closed(page) and not _explains(page)
    return SUSPENDED.because("The site says of itself that it was closed.") if is_closed else None


def _is_told_to_be_closed(page: Page) -> bool:
    """Whether a page says so of itself, below no heading of something else, and leads nowhere else."""
    heading = page.heading or "".join(page.headings[:1])
    if any(map(_is_question, (page.title, heading))) or is_somebodys(page.title) or is_discussed(page):
        return False
    names = parts_of(heading)
    is_open = not names or any(OPEN.fullmatch(part) or _CLOSED_NAME.search(part) for part in names)
    said = _said(page)
    below = said.replace(straight(heading), ". ", 1) if heading else said
    is_said = any(map(CLOSED.search, (straight(heading), below)))
    return is_open and is_said and not OPEN_ELSEWHERE.search(said)


_CLOSED_NAME = lazy(r"\b(?:closed|shut down|no longer exists)\W*$", re.IGNORECASE)
"""How the heading of such a page ends."""


def _is_told_to_be_suspended(page: Page) -> bool:
    """Whether a page says so of itself, below no heading that is of something else."""
    if tells_of(page.title, SUSPENDED_NAMES) or is_somebodys(page.title):
        return False
    heading = page.heading or "".join(page.headings[:1])
    is_open = not heading or any(OPEN.fullmatch(part) or _DOMAIN.fullmatch(part.lower()) for part in parts_of(heading))
    return not _is_question(heading) and bool(SUSPENDED_PHRASES.search(_said(page) if is_open else heading))


def _is_marked(page: Page) -> bool:
    """Whether a page has what only the pages of markets and parking services have."""
    if page.words <= MARKED_WORDS and any(MARKS.search(text) for text in (page.script, *page.loaded)):
        return True
    if page.words <= MARKED_WORDS // 4 and _ENGINE_MARK in page.marks and _has_engine(page):
        return True
    return page.words <= MARKED_WORDS * 2 and any(map(_OFFER.fullmatch, parts_of(page.title)))


def _says_so(case: Case, page: Page) -> bool:
    if page.words > PHRASED_WORDS:
        return False
    named = is_called(page, NAMES) or (is_called(page, _NAMES_ABROAD) and _says_own_name(case, page))
    told = page.words <= PHRASED_WORDS // 2 and _is_told(case, page)
    return named or told or (page.words <= PHRASED_WORDS // 3 and _is_offered_below_its_name(case, page))


_OF_PARKING = lazy(r"\b(?:resources|ressourcen) (?:and|und|et|y|e|en) informati\w*[.!]?$", re.IGNORECASE)
"""What a parking service puts behind a domain's name in the titles of its pages."""


def _is_told(case: Case, page: Page) -> bool:
    """Whether a page says that a domain is lost, and names no other one than its own as that domain."""
    host = urls.host(case.link.url)
    if not _OF_PARKING.search(page.title) and (is_of_a_help_desk(page.title) or _has_a_name(page, host)):
        return False
    if _REGISTERED.search(_said(page)):
        return True
    named = (_DOMAIN.findall(found[0].lower()) for found in PHRASES.finditer(_said(page)))
    return any(all(host.endswith(name) or name.endswith(host) for name in names) for names in named)


def _has_a_name(page: Page, host: str) -> bool:
    """Whether a page is called something and, in another part of its title, by its site's name, which is no address."""
    pieces = pieces_of(page.title)
    return len(pieces) > 1 and any("." not in piece and is_site(piece, f"https://{host}/") for piece in pieces)


def _says_own_name(case: Case, page: Page) -> bool:
    """Whether a page names its own domain, as one that speaks of domains in general does not."""
    host = urls.host(case.link.url).removeprefix("www.")
    return host in f"{page.title} {page.text[:1_000]}".lower()


def _is_offered_below_its_name(case: Case, page: Page) -> bool:
    """Whether a page is called by its domain alone, and one of its sentences says of it what a heading would."""
    host = urls.host(case.link.url).removeprefix("www.")
    if host not in map(str.lower, (page.title, *page.headings[:1])):
        return False
    text = page.text[:1_000].lower()
    said = (_SENTENCE_END.split(text.replace(host, between)) for between in (" ", " . "))  # a menu may stand before it
    return any(_NAMES_ABROAD.fullmatch(sentence.strip()) for sentence in chain.from_iterable(said))


def _is_about_another(case: Case, page: Page) -> bool:
    """Whether a page deep inside a site speaks of other domains than its own: a market's offer, an article."""
    host = urls.host(case.link.url)
    named = set(_DOMAIN.findall(" ".join([page.title, *page.headings[:3]]).lower()))
    is_deep = bool(split(case.link.url).path.strip("/")) and not (case.seen and case.seen.hops)
    return is_deep and bool(named) and not any(host.endswith(name) or name.endswith(host) for name in named)


def _has_engine(page: Page) -> bool:
    return any(_ENGINE_SCRIPT.search(text) for text in (page.script, *page.loaded))


def _is_offered(case: Case, page: Page) -> bool:
    """Whether a page says little and leads to where this very domain is sold."""
    host = urls.host(case.link.url).removeprefix("www.")
    return page.words <= MARKED_WORDS // 2 and any(
        source.startswith(_WEB) and _is_market(source) and host in source.lower() for source in page.sources
    )


def _is_stood_in(case: Case, page: Page) -> bool:
    """Whether the domain sends its visitors to `ww1.` of itself, or shows that in a frame, and next to nothing else."""
    if case.seen is None or page.words > MARKED_WORDS // 4:
        return False
    own = urls.host(case.link.url).removeprefix("www.")
    framed = [urls.host(source) for source in page.loaded if source.startswith(_WEB)]
    hosts = [urls.host(case.seen.final_url), *filter(_FRAMED.match, framed)]
    return any(_STAND_IN.match(host) and _STAND_IN.sub("", host) == own for host in hosts)


def is_called(page: Page, names: re.Pattern[str]) -> bool:
    """Whether the title, a heading or a part of either is such a name, and none of its parts is a question.

    A name beside that of a blog or a help desk, and a heading that the title goes on from, is what the page is about.
    """
    if tells_of(page.title, names):
        return False
    longer = [part.casefold() for part in pieces_of(page.title) if not names.fullmatch(part)]
    headings = (name for name in page.headings[:3] if not any(name.casefold() in part for part in longer))
    called = (parts_of(name) for name in (page.title, *headings))
    return any(names.fullmatch(part) for parts in called if not any(map(_is_question, parts)) for part in parts)


def _said(page: Page) -> str:
    """Give the text without what somebody else says in it, or asks in a heading."""
    text = straight(page.text)
    for heading in filter(_is_question, page.headings[:3]):
        text = text.replace(straight(heading), " ")
    return unquoted(text)


def is_discussed(page: Page) -> bool:
    """Whether the title or a heading quotes or asks something, as a server's own page does not."""
    return any(_is_question(name) or unquoted(name) != name for name in (page.title, *page.headings[:1]))


def _is_question(part: str) -> bool:
    return part.endswith(("?", "\uff1f"))


def _explains(page: Page) -> bool:
    """Whether a page is an article about such domains: it is called how one does something, or says what happens."""
    if any(map(_EXPLAINS.match, (page.heading, *parts_of(page.title)[:1]))):
        return True
    if any(goes_on(name) or _ANSWERS.search(name) for name in (page.title, page.heading)):
        return True
    heading = page.heading or "".join(page.headings[:1])
    return bool(heading) and explains_a_loss(page.text.partition(heading)[2])


_EXPLAINS = lazy(
    r"\W*(?:how (?:to|do|does|can|domain)|what (?:is an?|are|does|to do)|when (?:an?|your|domains)|"
    r"why (?:domains?|your)|"
    r"wie (?:man|kann|werden)|was (?:ist ein|sind|tun)|comment|qu.est-ce|que faire|cómo|qué (?:es un|hacer)|"
    r"como (?:um|saber|fazer)|o que (?:é um|fazer)|(?:che )?cos.è|come|cosa (?:fare|sono)|co to (?:jest|są)|jak|"
    r"что (?:такое|делать)|как|wat (?:is een|zijn|te doen)|hoe)\b|什么是|什麼是|如何|怎么|怎麼|.{1,20}とは",
    re.IGNORECASE,
)


_ANSWERS = lazy(
    r"\? (?:here(?:'s|\u2019s| is)?|how|what|why|so|das|wie|was|warum|voici|comment|pourquoi|así|cómo|por qué|ecco|"
    r"come|perché|assim|como|veja|zo|hoe|wat|jak|oto|вот|как|что)\b",
    re.IGNORECASE,
)
"""How a title goes on that has asked something."""


def _is_market(url: str) -> bool:
    return bool(MARKETS.search(urls.host(url)))
