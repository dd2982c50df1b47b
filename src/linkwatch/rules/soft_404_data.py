"""Answers that are no pages, and say with 200 nothing but that there is nothing: text, JSON, XML."""

from __future__ import annotations

import json
import re

from linkwatch.model import Case, Judgement
from linkwatch.patterns import lazy
from linkwatch.rules.addresses import split
from linkwatch.rules.phrases import names_an_error, names_perhaps
from linkwatch.rules.sentences import engine_says, heads_an_error
from linkwatch.rules.soft_404 import ABOUT_ERRORS, SOFT_404

ENVELOPE = frozenset({
    "code", "data", "description", "detail", "details", "documentationurl", "domain", "error", "errorcode",
    "errordescription", "errormessage", "errors", "httpstatus", "instance", "message", "messages", "method", "msg",
    "name", "ok", "path", "reason", "requestid", "result", "status", "statuscode", "statusmessage", "statustext",
    "success", "timestamp", "title", "traceid", "type", "url",
})  # fmt: skip
"""Members of objects that tell of an error (RFC 9457 and what frameworks send); an object with others tells more."""

FAILED = frozenset({"error", "errors", "errorcode", "errormessage", "errordescription"})
LONE = frozenset({"message", "detail", "msg", "documentationurl"})
"""Members that tell of an error without saying that they do."""

NUMBERS = frozenset({"code", "errorcode", "httpstatus", "status", "statuscode"})
WORDS = (
    "message", "errormessage", "errordescription", "detail", "details", "msg", "error", "title", "description",
    "reason", "statustext", "statusmessage", "code", "status", "errors", "messages",
)  # fmt: skip
"""Members that say what is wrong, those for people first."""

_XML = lazy(r"\s*(?:<\?xml[^>]*>)?\s*<Error>\s*<Code>(NoSuch\w{1,40}|\w{1,40}NotFound|NotFound)</Code>", re.IGNORECASE)
"""What object stores answer (Amazon S3's and Azure's error responses)."""

_LACKS = lazy(
    r"(?:.{1,100}\b)?(?:not found|(?:does not|doesn't|did not|didn't|not) exist|no longer (?:exists|available)|"
    r"no such \w{1,20})\W*",
    re.IGNORECASE,
)
_PLAIN = lazy(r"[\w .,:;!/'\u2019\u2013\u2014-]+")
"""One line of words, without the marks of data."""

_CAMEL = lazy(r"[_-]|(?<=[a-z])(?=[A-Z])")
_DEEPEST = 3
_LONGEST_LINE = 100


def soft_404_data(case: Case) -> Judgement | None:
    """Prove an address broken whose whole answer, no page, says that there is nothing."""
    seen = case.seen
    if seen is None or not seen.text or ABOUT_ERRORS.search(split(case.link.url).path):
        return None
    words = _said(seen.text.strip())
    return SOFT_404.because(f"The server says that all is well, but answers only “{words}”.") if words else None


def _said(text: str) -> str:
    if text.startswith("{"):
        return _said_in(_parsed(text))
    if found := _XML.match(text):
        return found[1]
    return text if _is_an_error(text) else ""


def _is_an_error(line: str) -> bool:
    """Whether a text is one line that says that something is not there; a bare number counts something else."""
    if len(line) > _LONGEST_LINE or not _PLAIN.fullmatch(line):
        return False
    if heads_an_error(line) or engine_says(line):
        return True
    return names_an_error(line) and (not names_perhaps(line) or "not found" in line.lower())


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _said_in(value: object, depth: int = 0) -> str:
    """Give what an object says that does nothing but tell of an error; '' for any other."""
    if not isinstance(value, dict) or depth > _DEEPEST:
        return ""
    members = {_folded(name): inner for name, inner in value.items() if inner or inner == 0}
    if not ENVELOPE.issuperset(members):
        return ""
    has_number = any(str(members.get(name)) in {"404", "410"} for name in NUMBERS)
    failed = not FAILED.isdisjoint(members) or members.get("status") in {"error", "fail", "failed"}
    is_error = depth > 0 or failed or value.get("success") is False or has_number
    if not is_error and not set(members) <= LONE:
        return ""
    told = (_told(members[name], depth, is_error=is_error) for name in WORDS if name in members)
    return next(filter(None, told), "")


def _told(value: object, depth: int, *, is_error: bool) -> str:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str):
        return _said_in(value, depth + 1)
    line = _CAMEL.sub(" ", value.strip())
    return value.strip() if _is_an_error(line) or (is_error and _is_lacking(line)) else ""


def _is_lacking(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and bool(_LACKS.fullmatch(line))


def _folded(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")
