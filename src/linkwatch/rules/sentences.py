"""What error pages tell their visitors, in whole sentences, and what engines of sites say on them."""

from __future__ import annotations

import re
from functools import lru_cache

from linkwatch.patterns import lazy
from linkwatch.rules import sayings, tongues
from linkwatch.rules.guesses import guesses
from linkwatch.rules.talk import goes_on
from linkwatch.rules.texts import straight, unquoted

_THING = (
    r"(?:page|website|web page|webpage|url|address|link|document|file|resource|content|article|post|blog|"
    r"story|video|model|dataset|repository|repo|space|user|profile|account|listing|job|position|"
    r"channel|playlist|group|topic|thread|question|gist|notebook|image|folder|organi[sz]ation|"
    r"workspace|(?:type)?form|forum|app|paper|entry|record|location|communit(?:y|ies)|thesis|publication|category|tag|chapter|"
    r"lesson|track|song|podcast|episode|recipe|ad|advert|collection|portfolio|deployment|application|photo|picture|"
    r"album|show|fundraiser|campaign|vacancy|comment|message|answer|tweet|invite|invitation|survey|poll|petition|ticket|"
    r"commit|branch|snippet|pen|sandbox|design|board|dashboard|competition|section|directory|item|note|object|report|posting|share|"
    r"pad|demo|sketch|fiddle|bucket|build|figure|chart|member|artist|vacancy|agent|art[ei]fact|assistant|bot|chat|"
    r"checkpoint|conversation|leaderboard|prompt|recording|task|tutorial|workflow)"
)
_WARE = r"(?:site|package|product|item|course|event|project|shop|store|download|release)"
"""What may be gone while the page that says so is there."""

_IS_GONE = (
    r"(?:(?:could|can|was|is|were|has) ?(?:not|n't)(?: be| been)? (?:found|available|located)|cannot be found|"
    r"can't be found|"
    r"(?:does not|doesn't|do not|don't|did not) (?:seem to |appear to )?exist|(?:is |"
    r"are )?no longer (?:available|exists?|here|online|open|published|hosted|offered|listed|stored)|"
    r"(?:isn't|is not|is no longer) (?:in|on|part of|among) (?:our|the|this) (?:\w+ )?(?:web ?site|site|"
    r"catalogue?|shop|store|archives?|server|collection|database|library|range)|"
    r"(?:has been|have been|was|were|may have been|might have been) (?:\w+ly )?(?:deleted|removed|taken down|"
    r"unpublished|discontinued|withdrawn|moved to (?:the |its )?(?:bin|trash))|"
    r"isn't available|is not available|is unavailable|not found|isn't here|is missing|has expired)"
    # What lacks in one language or country is there in another.
    r"(?! (?:in|for|as|on|outside|offline|until|with|without|from) "
    r"(?!this|the|our|any|its|reasons|violati|breach|breaking|copyright|legal|moderation|being))"
    # What lacks by its own words for the moment only is no proof.
    r"(?! (?:right now|now|currently|temporarily|at the moment|at this time|at present)\b)"
)

_YOU_WANT = r"(?:you(?:'re| are| were|'ve| have)?|we) [\w' ]{2,40}"
_WENT = r"(?:moved|removed|deleted|taken|renamed|unavailable|lost|missing|expired|gone|changed|archived|unpublished)"
_NO_CONDITION = (
    r"(?<!if )(?<!when )(?<!whether )(?<!if the )(?<!when the )(?<!whether the )(?<!says )(?<!says “)"
    r"(?<!after )(?<!once )(?<!before )(?<!until )"
)

_STALE = r"(?:incorrect|outdated|out-of-date|broken|old|bad|wrong|dead|expired|invalid)"

SENTENCES = lazy(
    rf"{_NO_CONDITION}\b(?:the|this|that|your|requested|sorry,|such) "
    rf"(?:requested |specified |shared |file or folder ){{0,2}}{_THING} (?:(?:that )?{_YOU_WANT} )?"
    rf"(?:at [\w/.-]+ |(?=[\w-]*\d)[\w-]{{3,40}} )?{_IS_GONE}|"
    rf"{_NO_CONDITION}\b(?:the|this|that) (?:requested |specified )?{_WARE} (?:(?:that )?{_YOU_WANT} {_IS_GONE}|"
    rf"(?:could not be|was not|cannot be|can't be) found|(?:does not|doesn't) exist(?! without))|"
    rf"\b(?:we|i|server) (?:can't|cannot|can not|couldn't|could not|are unable to|were unable to|"
    rf"(?:weren't|were not|aren't|are not) able to|did not|didn't) "
    rf"(?:seem to )?(?:find|locate) (?:(?:the|that|this|a|any) (?:requested |exact )?{_THING}\b|what you|"
    r"(?:that|this) (?:\w+ )?\w+(?:[.!,]|$))|"
    rf"\b(?:this is not the|not the) (?:web ?)?page you(?: are|'re| were) looking for|\b(?:page|"
    rf"link) you followed may be broken|"
    r"\b(?:this |the )?(?:\w+ )?(?:link|invitation|page|listing|account) is no longer active\b|\bpage not found: /\S|"
    r"\blink you followed (?:may|might) be broken|"
    r"\bno such (?:page|file(?! or directory)|user|repository|model|video|article|list)\b|"
    r"\bthe requested (?:url|page|resource|document|file|item) (?:\S+ )?was not found|"
    r"\bthis (?:page|account|user|blog|journal|presentation|site|video|repository) (?:has been|is) "
    r"(?:deleted|removed|gone)|"
    rf"{_NO_CONDITION}\bpage (?:(?:that )?(?:you are|you're|you were) looking for|(?:that )?you (?:have )?requested) "
    rf"(?:is not|isn't|is gone|is missing|is lost|(?:could|can|does|did|was|has)(?: not|n't)|cannot|no longer|"
    rf"(?:may have|might have|has|was|could have|may|might|must have) ?(?:been |be )?{_WENT})|"
    r"\bwhat(?:ever)? you(?:'re| are| were) looking for (?:(?:does|is|was|could|can|did)(?:n't| not)|cannot) "
    r"(?:currently |seem to )?(?:exist|be (?:found|here)|here|found)|"
    r"\byou (?:may|might) have (?:mistyped|"
    r"typed) the (?:address|url)|"
    r"\b(?:page|repository|repo|model|dataset|user|video|file|article|project|package|profile|account|space|channel)"
    r"(?: [\w.@-]{1,40}/[\w./@-]{1,40}| ['\"`“][^'\"`”]{1,60}['\"`”]) "
    r"(?:was not found|not found|could not be found|does not exist|doesn't exist)|"
    r"\b(?:find|locate) anything (?:at|under|behind) (?:this|that) (?:address|url|link|location|path)\b|"
    rf"\bno (?:{_THING}|{_WARE}) (?:by|with|of|at|under) (?:that|this) (?:exact )?"
    r"(?:name|id|address|url|handle|slug|number|identifier|code)\b|"
    rf"\b(?:does not|doesn't) have an? (?:{_THING}|{_WARE}) (?:by|with|of|at|called|under) (?:that|this)\b|"
    r"\b(?:isn't|is not) a \w+ pages site here|\b(?:may|might) (?:not|never) have existed\b|"
    r"\byou(?: are|'re| were) looking for something that (?:is not|isn't|wasn't|is no longer) here\b|"
    rf"\b(?:the|this) {_THING} (?:that )?{_YOU_WANT} (?:may|might) (?:be private|not exist|no longer exist)|"
    rf"{_NO_CONDITION}\b(?:the|this) (?:\w+ )?\w+ (?:that )?you(?:'re| are| were|'ve| have)? "
    r"(?:requested|asked for|looking for) "
    r"(?:was not found|could not be found|does not exist|doesn't exist|is no longer available)\b|"
    rf"\b(?:can't|cannot|could not|couldn't|unable to) (?:find|locate) (?:the|that|this) {_THING} (?:that )?"
    r"you(?:'re| are| were|'ve| have)? (?:looking|request|ask|want)|"
    rf"\b{_THING} #?\d{{1,9}} (?:was not found|could not be found|does not exist)\b|"
    rf"\bfollowed an? (?:{_STALE},? (?:or )?){{1,2}}link\b|"
    rf"\byou(?: have|'ve)?(?: just)? (?:hit|reached|found|followed|requested|landed on) an? (?:{_THING}|route) that "
    r"(?:does not|doesn't|no longer) exists?\b",
    re.IGNORECASE,
)
"""What an error page tells its visitor, in whole sentences; `tongues` has those of other languages."""

ON_ITS_OWN = lazy(
    rf"\b(?:this|the) (?:{_WARE}|user|member|profile) (?:is )?no longer (?:available|exists|active)|"
    r"\b(?:the |this )?(?:authors?|members?|owners?|users?) (?:has |have )?(?:deleted|closed|removed) (?:this|(?:his|"
    r"her|their|the) (?:account|profile|page|channel))\b|[\w.-]+\.[a-z]{2,12} (?:doesn't exist|is no longer available)|"
    r"\binvalid (?:thread|forum|post|user|page|topic) specified\b|"
    r"\btopic or board you are looking for appears to be\b",
    re.IGNORECASE,
)
"""What a heading says of the page, and a text of something in it."""

ENGINES = lazy(
    r"\bthe authors have deleted this site\b|\bnobody on [\w -]{1,30} goes by that name\b|"
    r"^\W*no input file specified\W*$|"
    r"\bwhitelabel error page\b.{0,300}\bstatus=404\b|^\W*cannot (?:get|head) /\S*\W*$|"
    r"\b(?:invalid|no) (?:thread|forum|post|user|page) specified\. if you followed a valid link|"
    r"\bthat page doesn't exist or is private\b|"
    r"\bthe specified (?:thread|post|forum|announcement|attachment) does not exist\b|"
    r"\bdas (?:an|aus)?ge\w{3,8} (?:thema|forum) existiert nicht\b|"
    r"\bthis account is under investigation or was found in violation of\b|"
    r"\ble sujet spécifié n'existe pas\b|\bel tema especificado no existe\b|"
    r"\bensure that your dynamic links domain is correctly configured\b|\buser deactivated or deleted their account\b|"
    r"(?:글|게시물)이 존재하지 않습니다\W+(?:글|게시물)이 삭제되었거나 이동된 경우입니다|"
    r"삭제되었거나 존재하지 않는 (?:게시물|페이지|글|문서)(?!이?라[는고며])|啊叻\W*视频不见了|"
    r"\bsrve0190e: file not found\b|\b404 - no such project\b|\bsorry, that something isn't here\b|"
    r"\btrac error\W+(?:ticket|changeset|milestone|version|attachment|report|page) \S{1,60} "
    r"(?:does not exist|not found)\.|"
    r"\bpage you were looking for in this blog does not exist\b|\berror 410\W+the author deleted this\b|"
    r"\bthe page does not \(yet\) exist\b|"
    r"\bdoes not correspond to a valid (?:bitstream|object in dspace)\b|"
    r"\bkey you provided for file access was invalid\b|"
    r"\byou can create a new empty page\b|"
    r"\btopic or board you are looking for appears to be either missing or off limits|"
    r"\bhttp status 404\b.{0,80}\btype:? status report\b|\bno handler matched request to /|"
    r"^\W*(?:\S+ ){0,20}?bug #\d{1,9} does not exist\.|"
    r"\bcan't find data record in database\b|\bthe train has not arrived at the station\b|"
    r"\bconfirm that your domain has provisioned\b|"
    r"\bthere's nothing here, yet\W+build something amazing\b|"
    r"\binformation\W+the requested (?:topic|post|forum) does not exist\b|"
    r"抱歉\W{1,2}指定的主题不存在或已被删除或正在被审核\W*(?:$|点击|返回)|"
    r"\bhas not archived that url\W+this page is (?:not )?available on the web\b|"
    rf"\b(?:{sayings.FOLLOWED})",
    re.IGNORECASE,
)
"""Sentences that engines write, and nobody else."""

_OF_ENGINES = (
    "deleted this site", "nobody on", "no input file", "whitelabel", "cannot get", "cannot head", "if you followed",
    "board you are looking for", "the train has", "data record in", "no handler matched", "status report",
    "bug #", "provisioned", "build something amazing", "does not correspond", "for file access", "new empty page",
    "the specified", "exist or is private", "existiert nicht", "under investigation", "sujet spécifié",
    "tema especificado",
    "the requested topic", "the requested post", "the requested forum", "指定的主题不存在", "not archived that url",
    "dynamic links domain", "deactivated or deleted", "존재하지 않", "啊叻",
    "srve0190e", "no such project", "that something isn't", "trac error", "in this blog does not", "error 410",
    "владелец удалил", "(yet)",
    "enlace válido", "gültigen link", "lien valide", "collegamento", "link valido", "link corretto", "link válido",
    "podążał", "если вы уверены",
)  # fmt: skip
"""What each of them has: a first look, since the pattern takes long."""

MAX_QUOTED = 100


def tells_of_an_error(text: str) -> bool:
    """Whether a text tells its reader that what he looks for is not there."""
    return bool(sentence_of_an_error(text))


def sentence_of_an_error(text: str) -> str:
    """Give the sentence that tells a reader that what he looks for is not there, from where it says so, or ''."""
    found = next(iter(_found(text)), None)
    return _quoted(text, found) if found else ""


def says_it_twice(text: str) -> bool:
    """Whether two sentences of a text, or more, tell its reader so."""
    return len(_found(text)) > 1


@lru_cache(maxsize=64)  # as `phrases.names_an_error`
def heads_an_error(heading: str) -> bool:
    """Whether a heading is itself such a sentence, from its start on."""
    words = _START.sub("", heading.replace("\u2019", "'"))
    if words.endswith("?"):
        return False
    if SENTENCES.match(words) or ON_ITS_OWN.match(words) or _WARES.fullmatch(words):
        return True
    return tongues.heads_an_error(words)


def engine_says(text: str) -> str:
    """Give what an engine of web sites says of a page that it lacks, or ''; not where it may be there for others."""
    plain = unquoted(straight(text))
    folded = plain.lower()
    found = ENGINES.search(plain) if any(map(folded.__contains__, _OF_ENGINES)) else None
    return _quoted(text, found) if found and not _FOR_OTHERS.match(plain, found.end()) else ""


_FOR_OTHERS = lazy(
    r"[,;]? (?:or (?:that )?you(?:'re| are| do| may| have)?(?: not\b|n't\b| no\b)|"
    r"or you (?:lack|cannot|can't|need|must)\b|"
    r"oder (?:sie|du) (?:haben|hast|dürfen|darfst|sind|bist) (?:kein|nicht)|ou vous n'|"
    r"o (?:usted )?no (?:tienes?|está)|o non (?:hai|ha|sei)\b|"
    r"ou (?:você )?não (?:tem|está)|of (?:u|je) (?:hebt|heeft|bent) (?:geen|niet))",
    re.IGNORECASE,
)
"""How such a sentence goes on where a visitor who is known might see the page."""


def _found(text: str) -> list[re.Match[str]]:
    """Find the sentences that say so, but for those that say it of a case that may come, or ask."""
    plain = unquoted(straight(text))
    found = list(SENTENCES.finditer(plain)) or tongues.sentences(plain) or guesses(plain)
    found = [each for each in found if not _FOR_OTHERS.match(plain, each.end())]
    quoted = ((each, _quoted(plain, each)) for each in found)
    said = (each for each, words in quoted if not words.endswith("?") and not goes_on(words))
    here = (each for each in said if not tongues.is_of_another(plain[: each.start()], each[0]))
    return [each for each in here if not tongues.is_conditional(plain[: each.start()])]


def spoken_around(text: str) -> str:
    """Give what stands around such a sentence: its whole, which may begin with whose wish it was."""
    found = next(iter(_found(text)), None)
    return text[max(found.start() - _AROUND, 0) : found.start()] + _quoted(text, found) if found else ""


def _quoted(text: str, found: re.Match[str]) -> str:
    rest = text[found.end() : found.start() + MAX_QUOTED]
    return (text[found.start() : found.end()] + _END.split(rest, maxsplit=1)[0])[:MAX_QUOTED].strip()


_AROUND = 40
_WARES = lazy(rf"(?:{sayings.WARES})\W*", re.IGNORECASE)
_START = lazy(
    r"^(?:(?:oops|sorry|whoops|uh[- ]oh|hmm+|we're sorry|unfortunately|ci dispiace|vaya|"
    rf"{sayings.REGRETS})\W+(?:but )?|[^\W\d_]{{2,10}}\s?[!…]+\s+)+",
    re.IGNORECASE,
)
_END = lazy(r"(?<=[.!?。])")
