"""One issue from run to run: opened, edited, closed, opened again; and nothing at all where nothing has changed."""

from __future__ import annotations

from datetime import datetime

from linkwatch.github.issues import MARK, Issue, Issues
from linkwatch.records import dataclass

DECLINED = frozenset({"not_planned", "duplicate"})
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

    `remarks` are for people: issues that look like ours and were left alone, or that were one too many.
    """

    done: str
    issue: Issue | None = None
    remarks: tuple[str, ...] = ()


async def keep(issues: Issues, wish: Wish, *, writes: bool = True) -> Kept:
    """Make the issue say what is wished, with as few changes as can be; without `writes`, say what would be done.

    Of several open ones the oldest is kept. Others that a program wrote are closed; a person's are only told.
    """
    marked = await issues.find("open")
    ours = sorted((each for each in marked if each.is_ours), key=lambda each: each.number)
    if ours:
        done = await _turn(issues, wish, ours[0], writes=writes)
        remarks = [await _leave(issues, each, ours[0], writes=writes) for each in ours[1:]]
        kept = Kept(done, ours[0], tuple(remarks))
    else:
        kept = await _open(issues, wish, writes=writes) if wish.wanted else Kept("none")
    foreign = tuple(_FOREIGN.format(each) for each in marked if not each.is_ours)
    return Kept(kept.done, kept.issue, (*kept.remarks, *foreign))


async def _turn(issues: Issues, wish: Wish, issue: Issue, *, writes: bool) -> str:
    if wish.wanted and issue.says(wish.text):
        return "unchanged"
    done = "edited" if wish.wanted else "closed"
    if writes and wish.wanted:
        await issues.change(issue, wish.text)
    elif writes:
        await issues.change(issue, wish.text, state="closed", state_reason="completed")
        await issues.comment(issue, _stamped(wish.closing, wish.at), wish.at)
    return done


async def _open(issues: Issues, wish: Wish, *, writes: bool) -> Kept:
    """Open again what was closed last, or a new one where there is none; how others were closed before is no matter."""
    closed = await issues.last_closed()
    if closed and closed.why_closed in DECLINED and not await issues.is_closed_by_program(closed):
        return Kept("declined", closed)
    if closed:
        if writes:
            await issues.change(closed, wish.text, state="open")
            await issues.comment(closed, _stamped(wish.reopening, wish.at), wish.at)
        return Kept("reopened", closed)
    return await _create(issues, wish) if writes else Kept("opened")


async def _create(issues: Issues, wish: Wish) -> Kept:
    """Open a new issue, and give way to the one of another run that did so at the same moment."""
    made = await issues.create(wish.title, wish.text)
    others = [each for each in await issues.find("open") if each.is_ours and each.number < made.number]
    if not others:
        return Kept("opened", made)
    first = min(others, key=lambda each: each.number)
    remark = await _close(issues, made, first)
    return Kept(await _turn(issues, wish, first, writes=True), first, (remark,))


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


def _stamped(text: str, at: datetime) -> str:
    """Tell the comments of two runs apart that say the same."""
    return f"{text}\n\n{MARK.replace(' -->', f' {at:%Y-%m-%dT%H:%M:%SZ} -->')}"


_FOREIGN = "#{0.number} carries the mark of linkwatch but is of {0.author}, who may not write here: left alone"
