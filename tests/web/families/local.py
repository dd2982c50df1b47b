"""Links to files of the repository and to their headings, as GitHub shows them."""

from __future__ import annotations

from web.cases import NOWHERE, Case

FAMILY = "Files and headings"

HEADINGS = """\
# Grey herons

## Grey herons

## What's new? (2024)

## `code` and **bold**

## Emoji 🎉 party

## हिन्दी

## Ünïcödé & friends

## [A link](https://plain.practice/) in it

## ![](pic.png) Picture

Setext heading
--------------

<h2 id="own">Own id</h2>

<a name="old-name"></a>

## A_B-C  D

## 1️⃣ One

## C++ & C#

```
## Not a heading
```
"""


def cases() -> list[Case]:
    return [*files(), *headings()]


def files() -> list[Case]:
    birds = {"docs/birds.md": HEADINGS, "docs/sub/README.md": "# Sub\n", "docs/pic.png": "", "my file.md": "# My\n"}
    return [
        there("a file", "docs/birds.md", birds),
        there("a folder", "docs/sub"),
        there("a folder with a slash", "docs/sub/"),
        there("root-relative", "/docs/birds.md"),
        there("with a dot", "./docs/birds.md"),
        there("with ?raw=true", "docs/pic.png?raw=true"),
        there("a blank, percent-encoded", "my%20file.md"),
        there("a line of a file", "docs/birds.md#L3"),
        lost("no such file", "docs/fish.md"),
        lost("no such folder", "docs/fish/"),
        lost("a name in the wrong case", "docs/Birds.md"),
        lost("a folder in the wrong case", "Docs/birds.md"),
        Case("out of the repository", "../outside.md", "excluded", "outside-repository", NOWHERE),
        Case("a mail address", "mailto:heron@plain.practice", "excluded", "mail-address", NOWHERE),
        Case("a telephone", "tel:+4930123456", "excluded", "other-scheme", NOWHERE),
        Case("a private address as a number", "http://2130706433/", "excluded", "private-address", NOWHERE),
        Case("a private address in hexadecimal", "http://0xa.0.0.1/", "excluded", "private-address", NOWHERE),
        Case("this machine", "http://localhost:8000/", "excluded", "private-address", NOWHERE),
        Case("a private address", "http://192.168.0.1/admin", "excluded", "private-address", NOWHERE),
    ]


def headings() -> list[Case]:
    right = (
        "grey-herons",
        "grey-herons-1",
        "whats-new-2024",
        "code-and-bold",
        "emoji--party",
        "हिन्दी",
        "ünïcödé--friends",
        "a-link-in-it",
        "-picture",
        "setext-heading",
        "own",
        "old-name",
        "a_b-c--d",
        "1️⃣-one",
        "c--c",
    )
    wrong = ("grey-herons-2", "what's-new-2024", "emoji-party", "not-a-heading", "picture", "sub", "c-c")
    return [
        *(there(f"#{slug}", f"docs/birds.md#{slug}") for slug in right),
        *(Case(f"#{slug} must not be", f"docs/birds.md#{slug}", "broken", "anchor-missing", NOWHERE) for slug in wrong),
        there("a heading of the guide itself", "#behaviours"),
        Case("no heading of the guide itself", "#no-such-behaviour", "broken", "anchor-missing", NOWHERE),
    ]


def there(name: str, link: str, files: dict[str, str] | None = None) -> Case:
    return Case(name, link, "ok", "file-there", NOWHERE, files=files or {})


def lost(name: str, link: str) -> Case:
    return Case(name, link, "broken", "file-missing", NOWHERE)
