"""Which links ignore comments (`<!-- linkwatch: ignore -->` and its kin) cover, and which comments help nobody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from linkwatch.documents import directives
from linkwatch.documents.directives import Directive
from linkwatch.documents.source import Source
from linkwatch.model import Document, Ignore, Occurrence, Problem
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

_NOT_BLANK = lazy(r"[^\s>]")
_NEVER_USED = {
    "ignore": "no link stands on its line (ignore-next-line is for the line below)",
    "ignore-next-line": "no link stands on the line below it",
    "off": "no link stands between it and the next “on”",
}


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment: its span in the document, and what stands between its marks."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to which line a link goes, and where its address is `defined`, if that is elsewhere."""

    place: tuple[int, int]
    last_line: int
    defined: tuple[int, int] | None = None


@dataclass(slots=True)
class _Rule:
    """What a comment asks for; `ignore` is None where that is nothing: it says `on`, or has a fault."""

    word: str
    place: tuple[int, int]
    ignore: Ignore | None
    used: bool = False


def apply(document: Document, extents: Sequence[Extent], comments: Iterable[Comment], source: Source) -> Document:
    """Mark what the comments cover; the document's links, their extents and the comments are in its order.

    What is wrong with a comment becomes a problem; a comment with a fault ignores nothing. Without comments no extent
    is needed.
    """
    cover = _Cover(document.file, source)
    for comment in comments:
        cover.read(comment)
    occurrences = document.occurrences
    if cover.rules:
        occurrences = tuple(map(cover.mark, occurrences, extents))
    ignores = tuple(rule.ignore for rule in cover.rules if rule.used and rule.ignore)
    problems = (*document.problems, *cover.problems, *cover.unused())
    ordered = sorted(problems, key=lambda problem: (problem.line, problem.column))
    return replace(document, occurrences=occurrences, problems=tuple(ordered), ignores=ignores)


class _Cover:
    """What the comments of a document cover: lines, and the stretches from `off` to `on`."""

    def __init__(self, file: str, source: Source) -> None:
        self.file = file
        self.source = source
        self.rules: list[_Rule] = []
        self.problems: list[Problem] = []
        self._lines: dict[int, _Rule] = {}
        self._turns: list[_Rule] = []
        self._below: dict[int, int] = {}

    def read(self, comment: Comment) -> None:
        """Take the next comment of the document."""
        said = directives.read(comment.text)
        if not said:
            return
        rule = self._rule(said, comment)
        if said.fault:
            self._tell(rule, said.fault)
        if said.word in {"off", "on"}:
            self._take_turn(rule)
        elif rule.ignore:
            self._take_lines(rule, self.source.place(comment.end - 1)[0])

    def mark(self, link: Occurrence, extent: Extent) -> Occurrence:
        """Give a link with the comment that covers it or its definition, of several the one that lasts longest."""
        rules = self._rules_at(extent.place, extent.last_line)
        if extent.defined:
            rules += self._rules_at(extent.defined, extent.defined[0])
        for rule in rules:
            rule.used = True
        ignores = [rule.ignore for rule in rules if rule.ignore]
        return replace(link, ignored=max(ignores, key=_end)) if ignores else link

    def _rules_at(self, place: tuple[int, int], last_line: int) -> list[_Rule]:
        rules = [self._lines[line] for line in range(place[0], last_line + 1) if line in self._lines]
        turn = bisect_left(self._turns, place, key=lambda rule: rule.place)
        return rules + self._turns[max(turn - 1, 0) : turn]

    def unused(self) -> Iterable[Problem]:
        """Tell of the comments that have covered no link."""
        for rule in self.rules:
            if not rule.used:
                message = f"“linkwatch: {rule.word}” ignores nothing: {_NEVER_USED[rule.word]}"
                yield Problem(self.file, *rule.place, message)

    def _rule(self, said: Directive, comment: Comment) -> _Rule:
        place = self.source.place(comment.start)
        ignores = said.word != "on" and not said.fault
        return _Rule(said.word, place, Ignore(*place, said.reason, said.until) if ignores else None)

    def _take_turn(self, rule: _Rule) -> None:
        is_off = bool(self._turns) and self._turns[-1].word == "off"
        if is_off == (rule.word == "off"):
            self._tell(rule, f"“linkwatch: {rule.word}” changes nothing: links are {rule.word} already")
            return
        self._turns.append(rule)
        if rule.ignore:
            self.rules.append(rule)

    def _take_lines(self, rule: _Rule, last: int) -> None:
        """Note the lines that a rule covers: the first and the last of its comment, or the one below."""
        lines = {self._line_below(last)} if rule.word == "ignore-next-line" else {rule.place[0], last}
        free = [line for line in lines if line not in self._lines]
        if not free:
            self._tell(rule, f"“linkwatch: {rule.word}” changes nothing: another comment ignores that line already")
            return
        self._lines |= dict.fromkeys(free, rule)
        self.rules.append(rule)

    def _line_below(self, line: int) -> int:
        """Give the next line that holds anything but the marks of block quotes."""
        if line not in self._below:
            start = self.source.lines[line] if line < len(self.source.lines) else len(self.source.text)
            found = _NOT_BLANK.search(self.source.text, start)
            self._below[line] = self.source.place(found.start())[0] if found else line + 1
        return self._below[line]

    def _tell(self, rule: _Rule, message: str) -> None:
        self.problems.append(Problem(self.file, *rule.place, message))


def _end(ignore: Ignore) -> date:
    return ignore.until or date.max
