"""The nouns of linkwatch and the promises between its stages; imports nothing of ours but `records`.

One datum flows, in one direction, and every step of it is frozen:
Occurrence → Link → Observation (facts) → Judgement (opinion) → Result → Report.
"""

from __future__ import annotations

from linkwatch.model.case import Case, Rule
from linkwatch.model.document import Document, Ignore, Kind, Link, Occurrence, Parse, Problem
from linkwatch.model.error import LinkwatchError
from linkwatch.model.judgement import Judgement, Reason, Suggestion, Verdict
from linkwatch.model.paper import Article, CodeLink, Fact, Paper, PaperFacts, PaperLink, PapersFound, Sort
from linkwatch.model.report import Progress, Render, Report, Result, Results, Run, Tallies, Tally
from linkwatch.model.settings import ConnectTo, Settings, TableSettings
from linkwatch.model.visit import Failure, Fetch, Hop, LocalTarget, Observation, Page, PageMetadata, Request

__all__ = [
    "Article",
    "Case",
    "CodeLink",
    "ConnectTo",
    "Document",
    "Fact",
    "Failure",
    "Fetch",
    "Hop",
    "Ignore",
    "Judgement",
    "Kind",
    "Link",
    "LinkwatchError",
    "LocalTarget",
    "Observation",
    "Occurrence",
    "Page",
    "PageMetadata",
    "Paper",
    "PaperFacts",
    "PaperLink",
    "PapersFound",
    "Parse",
    "Problem",
    "Progress",
    "Reason",
    "Render",
    "Report",
    "Request",
    "Result",
    "Results",
    "Rule",
    "Run",
    "Settings",
    "Sort",
    "Suggestion",
    "TableSettings",
    "Tallies",
    "Tally",
    "Verdict",
]
