"""Text from outside made fit to be shown: on one line, without tricks for the eye, inert in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from linkwatch import urls
from linkwatch.patterns import lazy


def one_line(text: str) -> str:
    """Give text as one line that shows all it holds: what has no width is dropped, what commands is shown as U+FFFD.

    Runs of white space become one space; user names and passwords in addresses are taken out. `##[`, which the log of
    GitHub Actions takes for a command wherever it stands in a line, is parted by a space, and so are `##vso[` of Azure
    Pipelines and `##teamcity[`.
    """
    collapsed = " ".join(_NO_WIDTH.sub("", text).split())
    return sub_commands("## ", without_secrets(_INVISIBLE.sub("\ufffd", collapsed)))


def address(url: str) -> str:
    """Give a URL as people may read it: no user name and password, invisible characters percent-encoded."""
    return sub_commands("#%23", sub_invisible(lambda char: quote(char, errors="replace"), public_url(url)))


def lines(text: str) -> str:
    """Give lines of a file as they are, but for what a terminal or the log of a workflow takes for a command."""
    inert = _WORKFLOW_COMMAND.sub(r"\1: :", _IN_LINES.sub("\ufffd", text))
    return sub_commands("## ", inert)


def place(text: str) -> str:
    """Give a place as people may read it; a file's name at the start of a line is no command to the log of Actions."""
    shown = shorten(one_line(text), _LONGEST_PLACE)
    return f"./{shown}" if shown.startswith("::") else shown


def sub_invisible(shown: Callable[[str], str], text: str) -> str:
    """Write each character that cannot be seen or that commands a terminal or the eye as `shown` gives it."""
    return _INVISIBLE.sub(lambda match: shown(match[0]), text)


def sub_commands(parted: str, text: str) -> str:
    """Write `##` as `parted` where it begins what the log of a workflow takes for a command anywhere in a line."""
    return _COMMAND_OF_LOGS.sub(parted, text) if "##" in text else text


def public_url(url: str) -> str:
    """Give a URL without user name and password, also where it is no valid URL."""
    return urls.without_userinfo(url)


def without_secrets(text: str) -> str:
    """Take user names and passwords out of every URL in a text, also where it lacks slashes or its scheme."""
    return _PASSWORD.sub(r"\1", _USERINFO.sub("", text)) if "@" in text else text


def shorten(text: str, limit: int) -> str:
    """Give at most `limit` characters, the last of them an ellipsis where something was cut off."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def markdown(text: str) -> str:
    """Give text as inline Markdown that shows just that text on GitHub: no markup, link, mention, issue, emoji or math.

    Character references, not backslashes: they hold in paragraphs, table cells and HTML blocks alike.
    """
    escaped = _SPECIAL.sub(_reference, one_line(text))
    return _LINE_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", escaped)


def code(text: str) -> str:
    """Give text as a Markdown code span that is safe in a table cell."""
    shown = one_line(text)
    return f"`{shown}`" if _PLAIN_CODE.fullmatch(shown) else f"<code>{markdown(text)}</code>"


def link(text: str, url: str) -> str:
    """Give a Markdown link to an http or https URL; any other address is shown as code, a link to nowhere."""
    shown = address(url)
    if not urls.is_web(url) or len(shown) > _LONGEST_DESTINATION:
        return code(text)
    visible = markdown(text) or markdown(shown)  # a link without text cannot be seen
    inert = visible.replace(_PARTING, "")  # GitHub looks for nothing inside a link, and people copy it
    return f"[{inert}]({_destination(shown)})"


def _destination(url: str) -> str:
    """Write a URL as a link destination (CommonMark section 6.3) in which no character can end it or a table cell."""
    return _NOT_IN_DESTINATION.sub(lambda match: f"&#{ord(match[0])};" if match[0].isascii() else quote(match[0]), url)


def _reference(match: re.Match[str]) -> str:
    if match[0] == "$":
        return "<span>&#36;</span>"  # GitHub's own advice against math: a dollar in an element of its own
    # What GitHub looks for in the finished text, references resolved, needs a space without width to part it.
    parting = _PARTING if match.lastgroup == "parted" else ""
    return f"&#{ord(match[0])};{parting}"


_LONGEST_DESTINATION = 4096
_LONGEST_PLACE = 1000
_PARTING = "&#8203;"
_WITHOUT_WIDTH = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff"
    "\u3164\uffa0"  # of a width, but blank: a text of nothing else could not be seen
)
_COMMANDS = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: a terminal obeys them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides, isolates
    "\u2028\u2029\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"  # line ends, annotations, no characters, tags
    "\ud800-\udfff"  # half a surrogate pair: cannot be written as UTF-8
)
_INVISIBLE = lazy(f"[{_WITHOUT_WIDTH}{_COMMANDS}]")
_NO_WIDTH = lazy(f"[{_WITHOUT_WIDTH}]")
_IN_LINES = lazy(rf"(?!\r\n)(?![\n\t])[{_COMMANDS}]")
_WORKFLOW_COMMAND = lazy(r"^([^\S\n]*)::", re.MULTILINE)  # the runner passes over blanks before it
_COMMAND_OF_LOGS = lazy(r"##(?=\w*\[)")
_USERINFO = lazy(r"(?<=://)(?:[^\s/?#\\]*@|[^\s/?#\\@:\[]{1,99}:(?!\d*(?:[\s/?#\\]|\Z))\S{0,999}@)")
_PASSWORD = lazy(
    r"((?:\w{0,4}tps?|ssh|wss?)(?:[:;][/\\]{0,9}|[/\\]{1,9})|//|\\)[^\s/?#\\:@]{0,99}:[^\s/?#\\]{0,999}@", re.IGNORECASE
)
_PLAIN_CODE = lazy(r"[\w ./:@#%+=,()-]+")
_NOT_IN_DESTINATION = lazy(r"[^A-Za-z0-9/:?#@!;=+,.%-]")
_LINE_START = lazy(r"\A([0-9]{1,9}(?=[.)](?: |\Z))|(?=[-+=#:]))(.)")
_SPECIAL = lazy(
    r"[\\`*_\[\]<>|~&$]"
    r"|:(?=//)|(?<=www)\."  # bare URLs: GitHub looks for them before it resolves references
    r"|(?P<parted>@(?=\S)|\#(?=\w)|(?<=\bGH)-(?=\d)|:(?=[a-z0-9_+-]+:))",  # mentions, mail addresses, issues, emoji
    re.IGNORECASE,
)
