"""Pages that say 200 and show a server's own error, or that the site is being mended."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

import re

from linkwatch.model import Case, Judgement, Page, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules.addresses import split
from linkwatch.rules.names import names_of
from linkwatch.rules.ruling import AGAIN, Ruling
from linkwatch.rules.soft_404 import ABOUT_ERRORS, FEW
from linkwatch.rules.texts import parts_of, straight
from linkwatch.rules.works import is_in_address, is_work

TROUBLE = Ruling(
    Verdict.UNREACHABLE, "soft-error", "The server says that all is well, but shows an error of its own.", AGAIN
)

NAMES = lazy(
    r"(error |http )?50[0234]( error)?[ :\u2013-]*(internal server error|bad gateway|service (temporarily )?"
    r"unavailable|gateway time-?out)?|internal server error|bad gateway|"
    r"service (temporarily )?unavailable|gateway time-?out|"
    r"error establishing a database connection|database (connection )?error|application error|server error|"
    r"((site|website|we're|currently|scheduled|down for|under) ){2,4}maintenance( mode)?|"
    r"(site|website|we're|down for|under) maintenance( mode)?|maintenance mode|"
    r"(sorry, )?(the |this |our )?(site|website|service|page|shop|store|blog|app) is (currently |temporarily )?"
    r"(down|unavailable|under maintenance|offline)"
    r"( for maintenance)?|we are (currently )?down for maintenance|"
    r"wartungsmodus|site en maintenance|sitio en mantenimiento|server error in '.*' application|"
    r"(на сайте )?(ведутся|проводятся) (плановые )?технические работы|przerwa techniczna|trwają prace techniczne|"
    r"(ただいま|現在)?メンテナンス中(です)?|(系统|网站|服务器)(正在)?维护中?|(시스템|서비스|서버) ?점검 ?중(입니다)?",
    re.IGNORECASE,
)
"""The whole of a title or a heading that only a server in trouble has."""

AMBIGUOUS_NAMES = lazy(
    r"quota exceeded|(scheduled )?maintenance|we'll be (right )?back( soon)?|"
    r"wartungsarbeiten|en maintenance|in manutenzione",
    re.IGNORECASE,
)
"""What workshops, electricians and museums in winter call their pages, too."""

PASSING = lazy(
    r"try again|again later|check back|\bback (online|shortly|later|in a)|temporar|\bunavailable|\boffline\b|"
    r"inconvenience|\b(undergoing|performing|carrying out)\b|"
    r"(our|the|this) (site|website|server|service|system|page) (is|are|will)\b|"
    r"später|in kürze|vorübergehend|nicht erreichbar|réessay|momentan|quelques (minutes|instants)|más tarde|"
    r"più tardi|a breve",
    re.IGNORECASE,
)
"""What tells that it will pass."""

WRONG = lazy(
    r"((oops|sorry)\W+)?(something (went|has gone) wrong|an? (\w+ )?error (has )?occurr?ed|"
    r"(unexpected |unknown )?error)",
    re.IGNORECASE,
)
"""What a server in trouble says of it where it does not know; it counts in the title and in the heading together."""

_REPORTS = lazy(
    r"\bpost-?mortem\b|\bincident (?:report|review|history)\b|\broot cause\b|事后分析|事後分析", re.IGNORECASE
)
"""Titles of reports on a trouble that is over."""

_INCIDENTS = lazy(
    r"\b(?:incidents?|outages?|störung(?:en)?|zwischenfall|ausfall|panne|interruption|incidencias?|interrupción|"
    r"incidentes?|guasto|disservizio|storing(?:en)?|awari[ae]|инцидент\w{0,2}|сбо[йи]|аварі[яї]|авари[яи]|kesinti|"
    r"driftstörning(?:ar)?|driftsforstyrrelse)\b|障害|故障|장애",
    re.IGNORECASE,
)
"""Titles of such reports, and of pages of a server that has one now."""

_OVER = lazy(
    r"\b(?:investigating|identified|monitoring|update|resolved) [\u2013\u2014-] |"
    r"\b(?:is|was|were|been|now|fully) (?:resolved|fixed|restored)\b|\bpost-?mortem\b|\broot cause (?:was|is)\b|"
    r"\b(?:ist|sind|wurden?|konnten?) (?:\S+ ){0,3}behoben\b|\b(?:a|ont) été (?:résolu|rétabli|corrigé)|"
    r"\b(?:ha|han|fue|foi|é|è|sono) (?:sido |stat[aeio] )?"
    r"(?:resuelt|solucionad|resolvid|risolt|ripristinat)[aeios]{1,2}\b|"
    r"\b(?:is|zijn) (?:opgelost|verholpen)\b|\bzostał[aoy]? usunięt[aey]\b|"
    r"(?<!будет )(?<!будут )(?<!буде )\b(?:устран[её]н|усунен|вирішен)[аоыі]\b|"
    r"復旧しました|解消しました|已(?:经)?(?:恢复|解决|修复)|(?:복구|해결)(?:되었|됐)",
    re.IGNORECASE,
)
"""What a report of an incident tells of its steps and its end, which a server that has one cannot know."""

FATAL = lazy(r"\W*(?:PHP )?(Fatal error):\s+Uncaught .{1,1500}Stack trace:")

BARE = lazy(
    r"\W*(?:[\w()]+:? ){0,10}?((?:could not|can(?:no|')t|unable to) connect to (?:the )?(?:mysql|database)|"
    r"SQLSTATE(?=\[))\b"
    r"[^.]{0,80}\W*",
    re.IGNORECASE,
)
"""The whole of what a program prints that could not even make its error page."""

ENGINES = lazy(r"\bSorry, SMF was unable to (connect to the database)\b")
"""What an engine of forums says, and nobody else; old ones say it with 200."""


def trouble(case: Case) -> Judgement | None:
    """Call a page unreachable that shows a server's own error, or its maintenance, as if it were the content."""
    page = case.seen.page if case.seen else None
    if page is None or ABOUT_ERRORS.search(split(case.link.url).path):
        return None
    if printed := FATAL.match(page.text) or BARE.fullmatch(page.text):
        return TROUBLE.because(f"The server says that all is well, but shows “{printed[1]}”.")
    if page.words > FEW:
        return None
    if engine := ENGINES.search(page.text):
        return TROUBLE.because(f"The server says that all is well, but shows that it cannot {engine[1]}.")
    will_pass = bool(PASSING.search(straight(page.text)))
    said = next((part for part in names_of(page) if NAMES.fullmatch(part)), "") or next(
        (part for part in names_of(page) if will_pass and (AMBIGUOUS_NAMES.fullmatch(part) or _is_wrong(page, part))),
        "",
    )
    if not said or is_in_address(said, case.link.url) or any(map(is_work, parts_of(page.title))) or _is_report(page):
        return None
    return TROUBLE.because(f"The server says that all is well, but shows “{said}”.")


def _is_wrong(page: Page, part: str) -> bool:
    """Whether title and heading both say that something is wrong, and no script is to come that would mend it."""
    names = (parts_of(page.title), parts_of(page.heading))
    return bool(WRONG.fullmatch(part)) and not page.scripted and all(any(map(WRONG.fullmatch, each)) for each in names)


def _is_report(page: Page) -> bool:
    """Whether the page tells of a trouble that somebody had, as histories of a service's status do."""
    names = (page.title, *page.headings[:2])
    if any(map(_REPORTS.search, names)):
        return True
    return any(map(_INCIDENTS.search, names)) and bool(_OVER.search(page.text))
