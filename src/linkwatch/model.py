"""The nouns of linkwatch and the promises between its stages; imports nothing of ours but `records`.

One datum flows, in one direction, and every step of it is frozen:
Occurrence → Link → Observation (facts) → Judgement (opinion) → Result → Report.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, overload

from linkwatch.records import dataclass


class LinkwatchError(Exception):
    """The job cannot be done: the message says what happened, `hint` what to do next (exit status 2)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Verdict(StrEnum):
    """What a reader who follows the link gets; a closed set, worst first."""

    BROKEN = "broken"
    UNREACHABLE = "unreachable"
    BLOCKED = "blocked"
    MOVED = "moved"
    OK = "ok"
    EXCLUDED = "excluded"


class Kind(StrEnum):
    """How a link is written in the document."""

    LINK = "link"
    IMAGE = "image"
    AUTOLINK = "autolink"
    BARE = "bare"
    HTML = "html"


class Failure(StrEnum):
    """Why a visit brought no answer; a closed set, so that every rule table can be total."""

    NO_SUCH_HOST = "no-such-host"
    NAME_SERVER = "name-server"
    NO_ROUTE = "no-route"
    REFUSED = "refused"
    CONNECT_TIMEOUT = "connect-timeout"
    TIMEOUT = "timeout"
    RESET = "reset"
    EMPTY = "empty"
    GARBLED = "garbled"
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_HOST = "certificate-host"
    CERTIFICATE_SELF_SIGNED = "certificate-self-signed"
    CERTIFICATE_CHAIN = "certificate-chain"
    CERTIFICATE_UNFIT = "certificate-unfit"
    TLS = "tls"
    PROXY = "proxy"
    PRIVATE_ADDRESS = "private-address"
    BAD_PORT = "bad-port"
    BAD_URL = "bad-url"
    BAD_REDIRECT = "bad-redirect"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"


# --- what a document holds -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment of a document that takes links out of the check, `until` a day (that day included) or for good.

    `reason` is what the comment gives as its reason, on one line and bounded; the place is the comment's.
    """

    line: int
    column: int
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a document links to something.

    `url` is what a browser would request (WHATWG URL, percent-encoded); relative destinations stay as
    written, entities and escapes resolved. `line` and `column` count from 1, columns in characters. `ignored` is
    the comment that covers this place, of several the one that lasts longest. `start` and `end` are offsets in the
    text of the file, line ends and byte order mark counted as they are: between them stands the destination as it is
    written, that of a reference in its definition; -1 where nothing is written, as in `<a href>`. `end_line` and
    `end_column` are the place behind the whole link, as `line` and `column` are that of its first character; 0 where
    that is not known. `standing` means that the link stood there before the change that a run is about.
    """

    url: str
    kind: Kind
    text: str
    file: str
    line: int
    column: int
    ignored: Ignore | None = None
    start: int = -1
    end: int = -1
    end_line: int = 0
    end_column: int = 0
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to tell about an input that is no verdict on a link; line and column 0 mean the whole file."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(part) for part in (self.line, self.column) if part)])
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file: its links in document order, and the fragments that lead to a place in it.

    `ignores` are the comments that cover at least one of the links, whether they still count or not. `code` has what
    the document's tables of papers link to as their code, by paper.
    """

    file: str
    occurrences: tuple[Occurrence, ...] = ()
    anchors: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    code: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """One address and every place that links to it, in the order of the inputs.

    `url` is the entry's name in every report: the absolute URL with its fragment, or for a file of the
    repository its path from the repository's root (`guide/papers.md#x`).
    """

    url: str
    occurrences: tuple[Occurrence, ...]

    @property
    def places(self) -> tuple[Occurrence, ...]:
        """Give where people are to look: nowhere that a comment ignores, unless all of it is ignored."""
        return tuple(each for each in self.occurrences if not each.ignored) or self.occurrences


# --- what a visit sees -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Request:
    """One GET, for links; `url` has no fragment, `max_bytes` bounds the answer's body after decompression.

    `timeout` is in seconds: all heads of a visit, over redirects and tries, come within it. `method` and `body` are
    for an API that is written to: nothing but `fetch.http` itself carries them.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 5 * 1024 * 1024
    timeout: float = 20.0
    method: str = "GET"
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: the address that answered, and the status it answered with (200 for a page that sends on)."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself, each part on one line and bounded; '' and None where it does not say.

    `author` may be several, with a semicolon between them; `published` is the day as the page writes it, in whatever
    time zone.
    """

    title: str = ""
    description: str = ""
    site_name: str = ""
    author: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules need to know of an HTML page; every part of it is bounded.

    `complete` is False where the body was cut, so that ids may lack. `refresh` is the absolute address that a
    `meta` refresh leads to after `refresh_after` seconds. `text` is the beginning of what a reader sees, `words`
    how much of that there is (counted to a few thousand at most; two signs of a script without spaces are a word).
    `headings` are those of all levels, the first `h1` is `heading`. `sources` are the addresses of scripts, frames,
    styles, forms and links as written, `loaded` those of scripts, frames and forms alone; `script` is the beginning
    of the inline scripts. `scripted` means that the page shows little before a script has built it. `marks` is what
    a page tells programs of its state, as `fetch.marks` reads it. `reads_hash` means that an inline script looks at
    the fragment, `targets` are the values of `data-` attributes and the fragments of links into the page. `metadata`
    is for people, whereas `title` and `description` are as the page's own elements have them. `papers` are the
    identifiers of the arXiv papers that the page links to, in order of first occurrence.
    """

    title: str = ""
    ids: frozenset[str] = frozenset()
    complete: bool = True
    heading: str = ""
    headings: tuple[str, ...] = ()
    description: str = ""
    canonical: str = ""
    noindex: bool = False
    refresh: str = ""
    refresh_after: float = 0.0
    text: str = ""
    words: int = 0
    sources: tuple[str, ...] = ()
    script: str = ""
    scripts: int = 0
    scripted: bool = False
    password: bool = False
    captcha: bool = False
    loaded: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    reads_hash: bool = False
    targets: frozenset[str] = frozenset()
    metadata: PageMetadata = PageMetadata()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """The facts of one visit, no opinion: either `status` or `failure` is set.

    `final_url` is the address that gave the last answer, header names are lower case (repeated headers
    joined with a comma, Set-Cookie with a line break), `elapsed_ms` is milliseconds, `attempts` counts the
    requests for the last hop: 0 where the answer is another link's of the same server. `text` is the whole of an
    answer that is short and text, JSON or XML, not a page; '' is any other.
    """

    url: str
    status: int | None = None
    failure: Failure | None = None
    failure_detail: str = ""
    hops: tuple[Hop, ...] = ()
    final_url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    complete: bool = True
    page: Page | None = None
    text: str = ""
    elapsed_ms: int = 0
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class LocalTarget:
    """What a link into the repository leads to; `anchors` is None where a fragment cannot be judged.

    `outside` means the path leaves the repository: nothing was looked at. `actual_name` is the path where only the case
    of letters differs, `near` that of what is called nearly so; '' where there is none. `before` is what the link led
    to before the change that a run is about, where that is known and it leads to nothing now; `new_name` is the path by
    which a target of then is known now, '' where it is not there any more.
    """

    path: str
    exists: bool = False
    is_directory: bool = False
    outside: bool = False
    anchors: frozenset[str] | None = None
    actual_name: str = ""
    near: str = ""
    before: LocalTarget | None = None
    new_name: str = ""


# --- what it is a link to --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paper:
    """Metadata of one arXiv paper, latest version: times in UTC, authors in order, `as_of` when arXiv said so.

    `title`, `abstract` and `comment` have their white space collapsed; LaTeX stays as arXiv has it.
    """

    arxiv_id: str
    version: int
    title: str
    authors: tuple[str, ...]
    published: datetime
    updated: datetime
    abstract: str
    primary_category: str
    categories: tuple[str, ...]
    as_of: datetime
    doi: str | None = None
    journal_ref: str | None = None
    comment: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class CodeLink:
    """A repository with a paper's code; `source` says who names it.

    `guide` (a person did, in the table), `comment` or `abstract` (the authors did, at arXiv), or `huggingface`
    (its paper page suggests it, until a person accepts). `verdict` is None where this run did not look.
    """

    url: str
    source: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A page of the guide's own that explains a paper: it links to it."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """All that the columns of a Papers table can tell about one paper."""

    paper: Paper
    code: tuple[CodeLink, ...] = ()
    explained: tuple[Article, ...] = ()


class Fact(StrEnum):
    """What a column of a table of papers can tell; in the order in which new columns are added."""

    TITLE = "title"
    AUTHORS = "authors"
    PUBLISHED = "published"
    VENUE = "venue"
    CATEGORIES = "categories"
    CODE = "code"
    EXPLAINED = "explained"


class Sort(StrEnum):
    """In which order the papers of a table stand: as the person has them, newest first, or by title."""

    NONE = "none"
    PUBLISHED = "published"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper as the guide links to it; `title_matches` is None where the link's text is no title (an id, 'here').

    `linked_version` is the version that the address names, None where it names the latest.
    """

    paper: Paper
    link_text: str
    title_matches: bool | None
    linked_version: int | None = None
    code: tuple[CodeLink, ...] = ()
    explained: tuple[Article, ...] = ()


# --- what it means ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict was given: a kebab-case name for programs, a sentence for people. Defined beside its rule.

    `step` is the next step for people, '' where there is none; a judgement's detail ends with it.
    """

    name: str
    sentence: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A better address for a link; `kind` says where it comes from (`redirect`, `file`, `name`, `anchor`, `scheme`)."""

    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a link, why, and one sentence for people with the next step where there is one."""

    verdict: Verdict
    reason: Reason
    detail: str
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule may know about a link: the link, and what was found out about it.

    Of `seen` and `local` there is at most one; `paper` is what arXiv lists under the link's identifier.
    `excluded_by` names the rule of the user that excludes the link, empty when none does.
    """

    link: Link
    seen: Observation | None = None
    local: LocalTarget | None = None
    paper: Paper | None = None
    excluded_by: str = ""
    offline: bool = False
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A link with its verdict; `first_failed` is a day in UTC, `failing_days` counts the days with a failing run.

    `last_ok` is the last day on which it is known to have worked, `recovered` that it works again since this run.
    """

    link: Link
    judgement: Judgement
    seen: Observation | None = None
    from_cache: bool = False
    first_failed: date | None = None
    failing_days: int = 0
    last_ok: date | None = None
    recovered: bool = False


@dataclass(frozen=True, slots=True)
class Tallies:
    """What is counted of results: addresses by verdict (each is there, worst first), and the places that link to them.

    `recovered` counts those that work again since this run, `from_cache` those that an earlier visit speaks for.
    """

    counts: Mapping[Verdict, int]
    places: int = 0
    recovered: int = 0
    from_cache: int = 0


class Results(Sequence[Result]):
    """Results that are counted and told apart without walking all of them: there may be too many for memory."""

    @property
    @abstractmethod
    def tallies(self) -> Tallies:
        """What is counted of them."""

    @abstractmethod
    def of(self, verdict: Verdict) -> Sequence[Result]:
        """Give the results with a verdict, in their order."""

    @abstractmethod
    def worst(self, verdict: Verdict) -> Sequence[Result]:
        """Give the results with a verdict, those first that most places link to."""

    @property
    @abstractmethod
    def recovered(self) -> Sequence[Result]:
        """The links that work again since this run."""


@dataclass(frozen=True, slots=True)
class Run:
    """The counts of one run as the history keeps them: places, addresses, and addresses by verdict; the time is UTC."""

    finished_at: datetime
    links: int
    urls: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a reader is told about one run; renderers are pure functions of it.

    `results` and `papers` are sorted by first occurrence; times are UTC. `interrupted` means that some links
    were not visited; `notice` is one sentence that every face shows on top (a demonstration says so here).
    `papers_missing` are identifiers of papers that the documents link to and nothing could be learnt of this time.
    `history` are the last runs beside whose reports this one is kept, oldest first, this one included. `base` names
    what a run about a change compares with, '' for a run about everything; `standing` are links that did not work
    before the change either: no other count or list holds them. `in_repository` has the paths from the repository's
    root, with slashes, of those files that are named otherwise, since the run took place elsewhere.
    """

    version: str
    started_at: datetime
    finished_at: datetime
    inputs: tuple[str, ...]
    results: Sequence[Result] = ()
    papers: tuple[PaperLink, ...] = ()
    problems: tuple[Problem, ...] = ()
    interrupted: bool = False
    notice: str = ""
    papers_missing: tuple[str, ...] = ()
    history: tuple[Run, ...] = ()
    base: str = ""
    standing: Sequence[Result] = ()
    in_repository: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many addresses got each verdict; every verdict is there, worst first."""
        return dict(self.tallies.counts)

    @property
    def places(self) -> int:
        """How many places in the documents link to something."""
        return self.tallies.places

    @property
    def tallies(self) -> Tallies:
        """What is counted of the results."""
        return self._told.tallies

    @property
    def recovered(self) -> Sequence[Result]:
        """The links that work again since this run."""
        return self._told.recovered

    def of(self, verdict: Verdict) -> Sequence[Result]:
        """Give the results with a verdict, in the order of the documents."""
        return self._told.of(verdict)

    def worst(self, verdict: Verdict) -> Sequence[Result]:
        """Give the results with a verdict, those first that most places link to."""
        return self._told.worst(verdict)

    @property
    def _told(self) -> Results:
        return self.results if isinstance(self.results, Results) else _Listed(self.results)


class _Listed(Results):
    """Results in memory."""

    def __init__(self, results: Sequence[Result]) -> None:
        self._results = results

    @property
    def tallies(self) -> Tallies:
        counts = dict.fromkeys(Verdict, 0)
        for each in self._results:
            counts[each.judgement.verdict] += 1
        places = sum(len(each.link.occurrences) for each in self._results)
        from_cache = sum(each.from_cache for each in self._results)
        return Tallies(counts, places, len(self.recovered), from_cache)

    def of(self, verdict: Verdict) -> Sequence[Result]:
        return tuple(each for each in self._results if each.judgement.verdict is verdict)

    def worst(self, verdict: Verdict) -> Sequence[Result]:
        return tuple(sorted(self.of(verdict), key=lambda each: -len(each.link.occurrences)))

    @property
    def recovered(self) -> Sequence[Result]:
        return tuple(each for each in self._results if each.recovered)

    def __len__(self) -> int:
        return len(self._results)

    def __iter__(self) -> Iterator[Result]:
        return iter(self._results)

    @overload
    def __getitem__(self, at: int) -> Result: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Result]: ...
    def __getitem__(self, at: int | slice) -> Result | Sequence[Result]:
        return self._results[at]


# --- what the user wants ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ConnectTo:
    """Connect elsewhere than the URL says (curl's --connect-to); an empty part stands for any, or for the same."""

    host: str
    port: str
    to_host: str
    to_port: str


@dataclass(frozen=True, slots=True)
class TableSettings:
    """How tables of papers are kept.

    `columns` are the facts to keep, added where the table lacks one; with none, all that the table has are kept, and
    authors and date are added. `headers` are headers of the person's own and the fact that each stands for.
    `huggingface` lets a check ask Hugging Face about the code of papers whose authors name none.
    """

    heading: str = "Papers"
    columns: tuple[Fact, ...] = ()
    headers: tuple[tuple[str, Fact], ...] = ()
    sort: Sort = Sort.NONE
    huggingface: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user asked for, typed once; seconds where a time is meant.

    `timeout` bounds one request up to its head (the first try gets half of it), `connect_timeout` its connection,
    `interval` is the least time between two starts on one host, `per_host` the most requests in flight there,
    `late_pause` the time before failures that may pass are tried again at the end of the run. An outage is proof after
    `failing_days` different days with failing runs, the last of them `failing_span` days after the first.
    A run ends `deadline` after its start with what it has; 0 is never. `base` is the commit, `baseline` the earlier
    report that a run about a change compares with; '' are neither.
    """

    paths: tuple[str, ...] = ()
    base: str = ""
    baseline: str = ""
    fail_on: frozenset[Verdict] = frozenset({Verdict.BROKEN})
    exclude: tuple[re.Pattern[str], ...] = ()
    include: tuple[re.Pattern[str], ...] = ()
    offline: bool = False
    per_host: int = 6
    interval: float = 0.05
    concurrency: int = 256
    timeout: float = 20.0
    connect_timeout: float = 10.0
    retries: int = 2
    late_pause: float = 3.0
    max_redirects: int = 20
    max_pause: float = 60.0
    deadline: float = 0.0
    max_age: float = 86_400.0
    failing_days: int = 3
    failing_span: int = 3
    cache: bool = True
    cache_dir: str = ".linkwatch"
    allow_private: bool = False
    connect_to: tuple[ConnectTo, ...] = ()
    user_agent: str = ""
    contact: str = ""
    papers: TableSettings = TableSettings()


# --- the promises between the stages ---------------------------------------------------------

Fetch = Callable[[Request], Coroutine[Any, Any, Observation]]
"""One request in, the facts of it out; never raises for a bad link. Every concern of a request wraps this promise."""

Rule = Callable[[Case], Judgement | None]
"""A pure opinion: None when the rule has nothing to say."""

Parse = Callable[[str, str], Document]
"""Text and file name in, links and anchors out; total over all text."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a run has come: `done` of `total` addresses are judged.

    `counts` has how many got each verdict, `waiting` how many still wait on each host. Both are views of what the
    run counts with, so that a step costs the same however many hosts there are: look now, keep nothing.
    """

    done: int
    total: int
    counts: Mapping[Verdict, int] = field(default_factory=dict)
    waiting: Mapping[str, int] = field(default_factory=dict)


Progress = Callable[[Tally], None]
"""Told after each step how far the run has come."""

Render = Callable[[Report], str]
"""A report in one format; pure, deterministic to the byte."""


@dataclass(frozen=True, slots=True)
class PapersFound:
    """What an enricher learnt: papers by identifier without version, and the identifiers it could not ask for now.

    An identifier in neither was asked for and not listed; that alone never proves that there is no such paper: it is
    proved for those in `gone`, for which arXiv's own page said so.
    """

    papers: Mapping[str, Paper] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    trouble: str = ""
    gone: frozenset[str] = frozenset()
