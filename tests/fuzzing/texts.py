"""What else linkwatch reads, with valid samples of each kind: documents, settings, memories, reports, answers."""

from __future__ import annotations

import contextlib
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from fuzzing.exchanges import MARKUP
from fuzzing.mutation import mutated, noise
from linkwatch import (
    arxiv_ids,
    baseline,
    config,
    documents,
    exclusion,
    history,
    jobs,
    packing,
    papers,
    remembering,
    state,
    story,
    titles,
    urls,
)
from linkwatch.documents.gitignore import Ignores
from linkwatch.enrich import arxiv_transport, huggingface, repositories
from linkwatch.enrich.arxiv_answer import UnusableError
from linkwatch.fetch import certificate
from linkwatch.fetch.cookies import Jar
from linkwatch.fetch.page import with_facts
from linkwatch.fetch.rate_limits import limit
from linkwatch.github import issues
from linkwatch.memory import Past, Patience
from linkwatch.model import (
    Case,
    Document,
    Failure,
    Kind,
    Link,
    LinkwatchError,
    Observation,
    Occurrence,
    Page,
    Paper,
    PaperFacts,
    Settings,
)
from linkwatch.report import render, to_bibtex, to_csl_json
from linkwatch.reserved import is_private_host
from linkwatch.rules import judge
from linkwatch.store import open_cache

NOW = datetime(2026, 11, 24, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
CERTIFICATE = Path(__file__).with_name("certificate.pem")
MOST_WORDS = 5_000
PAPER = Paper("1706.03762", 7, "Attention Is All You Need", ("A. Vaswani",), NOW, NOW, "We.", "cs.CL", ("cs.CL",), NOW)

Read = Callable[[bytes, Path], object]
"""Reads input with a folder to work in; LinkwatchError is an answer, every other exception a finding."""


@dataclass(frozen=True)
class Target:
    """One kind of input."""

    read: Read
    samples: tuple[bytes, ...]
    tokens: tuple[bytes, ...]


def attack(target: Target, seed: str, folder: Path) -> None:
    """Read one input that the seed stands for."""
    random = Random(seed)
    if random.random() < 0.05:
        data = noise(random, target.tokens)
    else:
        data = mutated(random, random.choice(target.samples), target.tokens, target.samples)
    with contextlib.suppress(LinkwatchError):
        target.read(data, folder)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if data[:1] == b"\xff" else "replace")


def _markdown(data: bytes, _folder: Path) -> None:
    found = documents.parse(_text(data), "guide.md")
    text = _text(data)
    assert all(0 <= each.start <= each.end <= len(text) for each in found.occurrences if each.start >= 0)
    papers.survey(text, "guide.md", Settings().papers)


def _html(data: bytes, _folder: Path) -> None:
    documents.parse(_text(data), "guide.html")


def _tables(data: bytes, _folder: Path) -> None:
    text = _text(data)
    once = papers.regenerate(text, {PAPER.arxiv_id: PaperFacts(PAPER)}, "guide.md", Settings().papers, ()).text
    assert papers.regenerate(once, {PAPER.arxiv_id: PaperFacts(PAPER)}, "guide.md", Settings().papers, ()).text == once


def _settings(data: bytes, folder: Path) -> None:
    file = folder / "linkwatch.toml"
    file.write_bytes(data)
    config.load(file, {})


def _shared_settings(data: bytes, folder: Path) -> None:
    file = folder / "pyproject.toml"
    file.write_bytes(data)
    config.load(file, {})


def _ignores(data: bytes, folder: Path) -> None:
    (folder / ".gitignore").write_bytes(data)
    ignores = Ignores(folder)
    for names in (["a.md"], ["a" * 60], ["docs", "deep", "er", "x.md"], ["[", "]"]):
        ignores.leaves_out(names, is_folder=False)


def _state(data: bytes, folder: Path) -> None:
    file = folder / state.FILE
    file.write_bytes(data)
    known = state.read(file)
    for copy in folder.glob(f"{state.FILE}.*"):
        copy.unlink()  # else there is no room for another, and the file would stay as it is
    state.write(file, known, {}, NOW.date(), Patience(3, 3))
    assert not state.read(file).problems


def _history(data: bytes, folder: Path) -> None:
    file = folder / history.FILE
    file.write_bytes(data)
    history.read(file)


def _last_run(data: bytes, folder: Path) -> None:
    (folder / remembering.LAST).write_bytes(data)
    settings = Settings(cache_dir=str(folder))
    story.tell("https://a.example/", settings, str(folder), NOW.date())
    render(remembering.last_run(settings), "markdown")


def _baseline(data: bytes, folder: Path) -> None:
    file = folder / "report.json"
    file.write_bytes(data)
    baseline.open_baseline(str(file))


def _cache(data: bytes, folder: Path) -> None:
    for file in folder.glob("cache.sqlite*"):
        file.unlink()
    (folder / "cache.sqlite").write_bytes(data)
    with open_cache(Settings(cache_dir=str(folder))) as cache:
        cache.answer("https://a.example/")
        cache.paper(PAPER.arxiv_id)
        cache.pasts(["https://a.example/"])
        cache.keep_paper(PAPER)


def _packed(data: bytes, _folder: Path) -> None:
    for kind in (Observation, Paper, Document, Past):
        packing.unpacked(data, kind)


def _arxiv(data: bytes, _folder: Path) -> None:
    seen = Observation("https://export.arxiv.org/", 200, body=data)
    ids = ["2107.05580", "1706.03762", "2305.14314", "hep-th/9901001"]
    with contextlib.suppress(UnusableError):
        found = arxiv_transport.ask(ids, lambda _request: seen, lambda: NOW).papers.values()
        to_bibtex.bibtex(list(found))
        to_csl_json.csl_json(list(found))
        for paper in found:
            repositories.named_by_authors(paper)
            titles.same_title("Attention is all you need", paper.title)


def _page(data: bytes, _folder: Path) -> None:
    occurrences = (Occurrence("https://a.example/x#y", Kind.LINK, "a link", "a.md", 1, 1),)
    link = Link("https://a.example/x#y", occurrences)
    for kind in ("text/html", "text/html; charset=shift_jis", "", "application/json"):
        seen = Observation(link.url, 200, final_url=link.url, headers={"content-type": kind}, body=data)
        judge(Case(link, seen=with_facts(seen)))


def _fields(data: bytes, _folder: Path) -> None:
    value = data.decode("utf-8", "surrogateescape")
    for status in (200, 301, 403, 429, 503):
        for name in ("retry-after", "ratelimit", "x-ratelimit-reset", "refresh", "server", "cache-control", "location"):
            headers = {name: value, "x-ratelimit-remaining": "0"}
            seen = Observation("https://a.example/", status, final_url="https://a.example/", headers=headers)
            limit(seen, NOW)
            judge(Case(Link("https://a.example/", ()), seen=seen))
    jar = Jar(lambda: NOW)
    jar.learn("https://a.example/x", value)
    jar.header("https://a.example/x/y")


def _address(data: bytes, _folder: Path) -> None:
    text = data.decode("utf-8", "surrogateescape")
    for url in (text, urls.normalize(text), urls.join("https://a.example/x/", text)):
        if url:
            for read in (
                urls.host,
                urls.port,
                urls.key,
                urls.without_userinfo,
                is_private_host,
                arxiv_ids.from_url,
            ):
                read(url)
            repositories.repository(url)
            exclusion.excluded_by(Link(url, ()), Settings(), NOW.date())


def _certificate(data: bytes, _folder: Path) -> None:
    for failure in Failure:
        if failure.name.startswith("CERTIFICATE") and failure is not Failure.CERTIFICATE_UNFIT:
            told, words = certificate.explain(failure, data, "a.example", NOW)
            assert told.name.startswith("CERTIFICATE")
            assert len(words) < MOST_WORDS


def _hub(data: bytes, _folder: Path) -> None:
    huggingface.read(Observation("https://huggingface.co/x", 200, body=data), PAPER.arxiv_id)


def _issue(data: bytes, _folder: Path) -> None:
    with contextlib.suppress(ValueError, RecursionError, TypeError, KeyError, OverflowError, AttributeError):
        issues.read(json.loads(data))


def _files(*patterns: str) -> tuple[bytes, ...]:
    return tuple(file.read_bytes()[:60_000] for pattern in patterns for file in sorted(ROOT.glob(pattern)))


def _words(text: str) -> tuple[bytes, ...]:
    return tuple(each.encode() for each in (*text.split("\n"), "\n", " ", "\0", "\r\n", "\t", "\\") if each)


MARKDOWN = r"""
[
](
![
<https://a.example/x
[r]: <
> -
   1.
```
<!-- linkwatch: ignore until=2026-01-01 reason=
<!-- linkwatch: off -->
| a | b |
|-|-|
**
~~
&amp;
https://a.example/(
www.
a@b.c
[^1]:
<a href="
\[
---
\u202e
ÿ
"""
TOML = """
exclude = ["(a|b)+"]
[papers]
[[x]]
a.b.c.d =
\"\"\"
1979-05-27T07:32:00Z
0x7fffffffffffffffffff
[[[[
{a={a={
timeout = 1e400
max-age = "9d"
connect-to = ["a:1:b:2"]
"""
JSON = """
{
[
"
null
true
1e999
99999999999999999999999
"url":
"verdict": "gone"
"schema": 99
"occurrences": [{}]
2026-02-30
9999-12-31T23:59:59+23:59
\\ud800
NaN
"""
XML = """
<entry>
</entry>
<!DOCTYPE a [<!ENTITY b "c">]>
&b;
<![CDATA[
<published>2026-99-99</published>
<summary type="html">&lt;script
<link href="x" title="doi" rel="related"/>
<arxiv:comment>
<id>http://arxiv.org/abs/1706.03762v0</id>
<?xml version="1.0" encoding="utf-7"?>
xmlns:x="
"""
FIELD = """
0
-1
99999999999999999999
Wed, 21 Oct 2026 07:28:00 GMT
;
,
=
url=
a=b; path=/; domain=.example; max-age=
r=0;t=1
"""
ADDRESS = """
https://
//
\\\\
@
[::1]
%00
%zz
:99999
#
?
..
\u3002
xn--
data:,
arxiv.org/abs/
1706.03762v
"""


def targets(folder: Path) -> dict[str, Target]:
    """Give all kinds of input by name; some samples are made in a folder."""
    last_run, cache = _of_a_run(folder)
    memory = (b'{"url": "https://a.example/", "verdict": "broken", "first_failed": "2026-01-02", "schema": 1}\n' * 3,)
    counts = b'"links": 3, "urls": 2, "broken": 1, "unreachable": 0, "blocked": 0, "moved": 0, "ok": 1, "excluded": 0'
    runs = (b'{"finished_at": "2026-01-02T03:04:05Z", ' + counts + b"}\n",)
    markdown, table = _files("guide/*.md", "docs/markdown.md", "README.md"), _files("guide/README.md")
    pages = _files("docs/sample/index.html", "reports/index.html")
    settings = (b'exclude = ["x"]\ntimeout = 3\n[papers]\nheaders = { "Wer" = "authors" }\n', *_files("linkwatch.toml"))
    shown = ssl.PEM_cert_to_DER_cert(CERTIFICATE.read_text())
    hub = b'{"id": "1706.03762", "githubRepo": "https://github.com/a/b"}'
    issue = b'{"number": 1, "html_url": "x", "body": "y", "user": {"login": "a", "type": "Bot"}, "state_reason": null}'
    return {
        "Markdown": Target(_markdown, markdown, _words(MARKDOWN)),
        "HTML": Target(_html, pages, _words(MARKUP)),
        "tables of papers": Target(_tables, table, _words(MARKDOWN)),
        "settings": Target(_settings, settings, _words(TOML)),
        "settings in a shared file": Target(_shared_settings, _files("pyproject.toml"), _words(TOML)),
        "ignored files": Target(_ignores, (b"*.md\n!a/\n/docs/**/x\n[a-z]?\\ \n",), _words("**/\n[!a\n\\\n!\n/\n?*")),
        "the memory": Target(_state, memory, _words(JSON)),
        "the history": Target(_history, runs, _words(JSON)),
        "the last run": Target(_last_run, (last_run,), _words(JSON)),
        "the cache": Target(_cache, (cache,), (b"\0\0", b"\xff\xff\xff\xff", b"SQLite format 3\0")),
        "a row of the cache": Target(
            _packed, tuple(filter(None, map(packing.packed, (PAPER, SEEN)))), (b"\0\0", b"\xff\xff")
        ),
        "an earlier report": Target(_baseline, _files("docs/sample/report.json"), _words(JSON)),
        "answers of arXiv": Target(_arxiv, _files("tests/enrich/recorded/*.xml"), _words(XML)),
        "answers of Hugging Face": Target(_hub, (hub,), _words(JSON)),
        "answers of GitHub": Target(_issue, (issue,), _words(JSON)),
        "certificates": Target(_certificate, (shown,), (b"\x30\x82", b"\xa3\x09", b"\x1e\x02", b"\x80")),
        "pages": Target(_page, pages, _words(MARKUP)),
        "header fields": Target(_fields, _words(FIELD), _words(FIELD)),
        "addresses": Target(_address, (b"https://user:pw@arxiv.org:443/abs/1706.03762v1?a=b#c",), _words(ADDRESS)),
    }


SEEN = Observation("https://a.example/", 200, final_url="https://a.example/", headers={"a": "b"}, page=Page("A title"))


def _of_a_run(folder: Path) -> tuple[bytes, bytes]:
    """Give what one run leaves: how it was told, and its cache."""
    guide = folder / "guide.md"
    guide.write_text("[a](gone.md) <https://a.example/>\n")
    settings = Settings(offline=True, cache_dir=str(folder))
    remembering.remember(jobs.check([str(guide)], settings), settings, None)
    with open_cache(settings) as cache:
        cache.keep_paper(PAPER)
    return (folder / remembering.LAST).read_bytes(), (folder / "cache.sqlite").read_bytes()
