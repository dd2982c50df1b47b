"""What the user wants."""

from __future__ import annotations

import re

from linkwatch.model.judgement import Verdict
from linkwatch.model.paper import Fact, Sort
from linkwatch.records import dataclass


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
    concurrency: int = 512
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
