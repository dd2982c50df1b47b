"""Pages that say nothing but that the service which they were of has ended."""

from __future__ import annotations

import re

from linkwatch.model import Page
from linkwatch.patterns import lazy
from linkwatch.rules import standing
from linkwatch.rules.names import OPEN
from linkwatch.rules.texts import parts_of, pieces_of, straight
from linkwatch.rules.works import is_in_address, is_site

WORDS = 60
"""A page that says more has more to tell: of what came after the service, or how it was."""

ENDED = lazy(
    r"(?!\W*[\"“„«「『])(?:"
    r"\W*(?:we(?:'re| are) )?(?:sorry\W+)?(?:this|the|our) (?:web )?service (?:has been|was|has) (?:now |permanently )?"
    r"(?:discontinued|shut down|retired|closed down|terminated|ended)(?: (?:on|in|as of|since) [\w ,./-]{3,20})?\W*|"
    r"\W*(?:dieser|der|unser) (?:\w{0,12}-?)?dienst (?:wurde|ist) (?:endgültig )?eingestellt(?: worden)?\W*|"
    r"\W*(?:ce|notre|le) service (?:a été|est) (?:définitivement )?(?:arrêté|fermé|interrompu)\W*|"
    r"\W*(?:este|nuestro|el) servicio (?:ha sido|fue|está) (?:descontinuado|cerrado|cancelado)\W*|"
    r"\W*(?:este|nosso|o) serviço (?:foi|está) (?:descontinuado|encerrado|desativado)\W*|"
    r"\W*(?:questo|il nostro|il) servizio è stato (?:chiuso|dismesso|interrotto)\W*|"
    r"\W*(?:この|本|当)?サービスは(?:すでに)?終了(?:しました|いたしました|致しました|しております)\W*|"
    r"\W*(?:本|该|此)服务已(?:经)?(?:停止|关闭|下线|终止)(?:运营|服务)?\W*)",
    re.IGNORECASE,
)
"""The whole of a heading of such a page, which quotes nobody."""

_TITLES = lazy(
    r"(?:service|site|website) (?:closed|discontinued|ended|retired|terminated|notice|has ended)|"
    r"(?:dienst|service) (?:eingestellt|arrêté|fermé)|servicio cerrado|serviço encerrado|servizio chiuso|"
    r"サービス終了(?:のお知らせ)?|服务(?:已)?(?:停止|关闭|下线)",
    re.IGNORECASE,
)

_TOLD = lazy(
    r"\b(?:ours?|we|us|your?|thanks?|wir|unser\w{0,2}|danke|vielen dank|nous|notre|nos|vous|votre|merci|"
    r"nuestr[oa]s?|gracias|noss[oa]s?|obrigad[oa]s?|nostr[oaie]|vostr[oaie]|grazie)\b|ありがとう|ご利用|感谢|您",
    re.IGNORECASE,
)
"""How a service speaks to those who used it; news speak of it as of another's."""

_AFTER = lazy(
    r"\b(?:instead|replac\w+|migrat\w+|(?:has|have) moved|successors?|merged|part of|exports?|downloads?|alternatives?|"
    r"stattdessen|ersetzt|nachfolger|umgezogen|remplac\w+|migré|sustitu\w+|reemplaz\w+|substitu\w+|sostitu\w+|"
    r"posted|reported|according|announced)\b|移行|後継|代わり|迁移|替代",
    re.IGNORECASE,
)
"""What comes after the service, which the reader may want, and who else tells of its end."""


def end_of_a_service(page: Page, url: str) -> str:
    """Give the heading that says that the service has ended, where the page says nothing else, or ''."""
    heading = straight(page.heading or "".join(page.headings[:1]))
    if page.words > WORDS or len(page.headings) > 1 or not ENDED.fullmatch(heading):
        return ""
    below = page.text.partition(heading)[2]
    is_named = any(not _says_no_more(piece, url) for piece in pieces_of(page.title))
    if is_named or is_in_address(heading, url) or _AFTER.search(below) or standing.is_written_by_somebody(page):
        return ""
    return heading if not below.strip() or _TOLD.search(below) else ""


def _says_no_more(piece: str, url: str) -> bool:
    """Whether a part of a title names nothing but the site, or the end itself."""
    said = (ENDED, _TITLES, OPEN)
    return is_site(piece, url) or any(each.fullmatch(part) for part in parts_of(piece) for each in said)
