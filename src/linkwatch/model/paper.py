"""What it is a link to: papers, and what goes with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from linkwatch.model.judgement import Verdict
from linkwatch.records import dataclass


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
