"""Plain text as Markdown that shows exactly this text, whoever wrote it."""

from __future__ import annotations

import re
import unicodedata

from linkwatch.patterns import lazy


def clean(text: str) -> str:
    """Turn white space and control characters into single blanks.

    What turns the direction of writing, or cannot be seen, goes; the joiners of Persian and Hindi stay.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(text.translate(_UNSEEN).translate(_Controls()).split())


def escape(text: str) -> str:
    """Escape what GitHub's Markdown, autolinks or formulas would read otherwise; pipes are left to the table's row.

    That is enough for the text of a link, in which GitHub looks for no other ones.
    """
    return _SPECIAL.sub(r"\\\g<0>", text)


def unlinked(text: str) -> str:
    """Escape text that stands in no link of Markdown: no mail address, mention or issue in it becomes a link either.

    GitHub looks for those when escapes are resolved, so that only markup parts them: a comment, which shows nothing.
    """
    return _LINKED_AS_SHOWN.sub(rf"\g<0>{PARTING}", escape(text))


def link_to(text: str, url: str) -> str:
    """Write a link that shows exactly this text."""
    return f"[{escape(text)}]{destination(url)}"


def destination(url: str) -> str:
    """Write what makes a text in brackets lead to exactly this address; what none can have is percent-encoded."""
    address = _SPECIAL_IN_ADDRESSES.sub(r"\\\g<0>", _IN_NO_ADDRESS.sub(_encoded, url))
    return f"({address})"


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode(errors="replace"))


class _Controls(dict[int, str]):
    """A table for `str.translate` in which every control character and lone surrogate is a blank."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        return " " if unicodedata.category(char) in {"Cc", "Cs"} else char


PARTING = "<!-- -->"
_UNSEEN = dict.fromkeys([
    *(0x00AD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF),
    *(*range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)),
])  # fmt: skip
_IN_NO_ADDRESS = lazy(r"[\s\x00-\x20\x7f\ud800-\udfff]")
_SPECIAL_IN_ADDRESSES = lazy(r"[\\()<>`]|&(?=\#?\w+;)")
_SPECIAL = lazy(
    r"""
    [\\`*\[\]<~$]
    | (?<![^\W_])_ | _(?![^\W_])  # an underscore between two letters is no emphasis
    | &(?=\#?\w+;)                # an entity
    | :(?=//) | (?<=www)\.        # an address that GitHub would link
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINKED_AS_SHOWN = lazy(
    r"""
    @(?=[\w.\\/-]*\.[a-z0-9])            # an address of mail or xmpp, perhaps with escapes
    | (?<![a-z0-9_])@(?=[a-z0-9])        # a mention
    | \#(?=[0-9]) | (?<=\bgh)-(?=[0-9])  # an issue
    """,
    re.VERBOSE | re.IGNORECASE,
)
