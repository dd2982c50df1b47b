"""One issue from run to run: opened, edited, closed, opened again; and nothing at all where nothing has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from linkwatch.github.issues import DUPLICATE, MARK, Issue, Issues
from linkwatch.records import dataclass

DECLINED = frozenset({"not_planned", DUPLICATE})
"""With these words a person closes an issue for good; a run closes it as completed. A program's word is no refusal."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the issue is to say after a run: whether it is `wanted` at all, and what is told below it when it turns.

    The texts are safe Markdown; `at` is when the run ended.
    """

    title: str
    text: str
    wanted: bool
    closing: str
    reopening: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What was done with which issue (`opened`, `edited`, `closed`, `reopened`, `unchanged`, `declined`, `none`).

    `remarks` are for people: issues that look like ours and were left alone, or that were one too many, and a comment
    that a locked conversation did not take.
    """

    done: str
    issue: Issue | None = None
    remarks: tuple[str, ...] = ()

    def remarking(self, *remarks: str) -> Kept:
        """Give the same with further remarks."""
        return replace(self, remarks=(*self.remarks, *remarks))


async def keep(issues: Issues, wish: Wish, *, writes: bool = True) -> Kept:
    """Make the issue say what is wished, with as few changes as can be; without `writes`, say what would be done.

    Of several open ones the oldest is kept. Others that a program wrote are closed; a person's are only told.
    """
    marked = await issues.find("open")
    ours = sorted((each for each in marked if each.is_ours), key=lambda each: each.number)
    if ours:
        kept = await _turn(issues, wish, ours[0], writes=writes)
        kept = kept.remarking(*[await _leave(issues, each, ours[0], writes=writes) for each in ours[1:]])
    else:
        kept = await _open(issues, wish, writes=writes) if wish.wanted else Kept("none")
    return kept.remarking(*[_FOREIGN.format(each) for each in marked if not each.is_ours])


async def _turn(issues: Issues, wish: Wish, issue: Issue, *, writes: bool) -> Kept:
    if wish.wanted and issue.says(wish.text):
        return Kept("unchanged", issue)
    kept = Kept("edited" if wish.wanted else "closed", issue)
    if writes and wish.wanted:
        await issues.change(issue, wish.text)
    elif writes:
        await issues.change(issue, wish.text, state="closed", state_reason="completed")
        return await _saying(issues, kept, issue, wish.closing, wish.at)
    return kept


async def _open(issues: Issues, wish: Wish, *, writes: bool) -> Kept:
    """Open again what was closed last, or a new one where there is none; how others were closed before is no matter."""
    closed = await issues.last_closed()
    if closed and closed.why_closed in DECLINED and not await issues.is_closed_by_program(closed):
        return Kept("declined", closed)
    if closed:
        return await _reopen(issues, wish, closed, writes=writes)
    return await _create(issues, wish) if writes else Kept("opened")


async def _reopen(issues: Issues, wish: Wish, issue: Issue, *, writes: bool) -> Kept:
    kept = Kept("reopened", issue)
    if not writes:
        return kept
    await issues.change(issue, wish.text, state="open")
    return await _saying(issues, kept, issue, wish.reopening, wish.at)


async def _create(issues: Issues, wish: Wish) -> Kept:
    """Open a new issue, and give way to the one of another run that did so at the same moment."""
    made = await issues.create(wish.title, wish.text)
    others = [each for each in await issues.find("open") if each.is_ours and each.number < made.number]
    if not others:
        return Kept("opened", made)
    first = min(others, key=lambda each: each.number)
    remark = await _close(issues, made, first)
    return (await _turn(issues, wish, first, writes=True)).remarking(remark)


async def _leave(issues: Issues, issue: Issue, kept: Issue, *, writes: bool) -> str:
    """Close an issue that is one too many where a program opened it."""
    if not issue.by_program:
        return f"#{issue.number} is one of several: {issue.author} opened it, so a person has to close it"
    return await _close(issues, issue, kept, writes=writes)


async def _close(issues: Issues, issue: Issue, kept: Issue, *, writes: bool = True) -> str:
    """Close an issue for another, and take the mark out of it, lest it is taken for ours another time."""
    if writes:
        text = f"#{kept.number} is kept instead of this one."
        await issues.change(issue, text, state="closed", state_reason="not_planned")
    return f"#{issue.number} was one too many: closed for #{kept.number}"


async def _saying(issues: Issues, kept: Kept, issue: Issue, text: str, at: datetime) -> Kept:
    """Comment on what was done with an issue, or remark that its conversation takes no comment."""
    is_said = await issues.comment(issue, _stamped(text, at), at)
    return kept if is_said else kept.remarking(_LOCKED.format(issue))


def _stamped(text: str, at: datetime) -> str:
    """Tell the comments of two runs apart that say the same."""
    return f"{text}\n\n{MARK.replace(' -->', f' {at:%Y-%m-%dT%H:%M:%SZ} -->')}"


_LOCKED = "#{0.number} is as it should be, but its conversation is locked, so the comment could not be written"
_FOREIGN = "#{0.number} carries the mark of linkwatch but is of {0.author}, who may not write here: left alone"
