"""Links to files of the repository and to places in them."""

from __future__ import annotations

from linkwatch import urls
from linkwatch.model import Case, Judgement, LocalTarget, Suggestion, Verdict
from linkwatch.rules.anchor import ANCHOR_MISSING, nearest
from linkwatch.rules.ruling import Ruling

FILE_MISSING = Ruling(
    Verdict.BROKEN, "file-missing", "The repository has no such file.", "Correct the path or remove the link."
)
OUTSIDE = Ruling(Verdict.EXCLUDED, "outside-repository", "The path leaves the repository, so it was not looked at.")
FINE = Ruling(Verdict.OK, "file-there", "The file is there.")


def local(case: Case) -> Judgement | None:
    """Judge every link that leads to a file: the only rule for those."""
    target = case.local
    if target is None:
        return None
    if target.outside:
        return OUTSIDE.because()
    fragment = urls.fragment(case.link.url)
    if not target.exists:
        return _missing(case, target, fragment)
    if _has_place(target, fragment):
        return FINE.because()
    return _no_anchor(case, target, fragment)


def has_anchor(anchors: frozenset[str], fragment: str) -> bool:
    """Whether a page has the place; `top` is always there (HTML standard, 7.4.6.4), GitHub prefixes its own ids."""
    return fragment in anchors or fragment.lower() == "top" or fragment.removeprefix("user-content-") in anchors


def _has_place(target: LocalTarget, fragment: str) -> bool:
    return target.anchors is None or not fragment or has_anchor(target.anchors, fragment)


def _missing(case: Case, target: LocalTarget, fragment: str) -> Judgement:
    if before := _worked_before(target, fragment):
        is_elsewhere = before.new_name not in {"", target.path}
        better = urls.with_fragment(before.new_name, case.link.url)
        return FILE_MISSING.because(_lost(before, target), Suggestion(better, "file") if is_elsewhere else None)
    if not target.actual_name:
        near = Suggestion(urls.with_fragment(target.near, case.link.url), "name") if target.near else None
        return FILE_MISSING.because(f"There is no file “{target.path}” in the repository.", near)
    better = urls.with_fragment(target.actual_name, case.link.url)
    detail = f"There is no file “{target.path}” in the repository, only one that differs in upper and lower case."
    return FILE_MISSING.because(detail, Suggestion(better, "file"))


def _no_anchor(case: Case, target: LocalTarget, fragment: str) -> Judgement:
    near = nearest(fragment, target.anchors or frozenset())
    detail = f"“{target.path}” has no heading or element “#{fragment}”."
    if before := _worked_before(target, fragment):
        is_own = before.path == target.path
        detail = f"This change removes the heading “#{fragment}” of “{target.path}”." if is_own else _led_to(before)
        near = (is_own and _new_name(target, before)) or near
    better = Suggestion(f"{urls.key(case.link.url)}#{near}", "anchor") if near else None
    return ANCHOR_MISSING.because(detail, better)


def _new_name(target: LocalTarget, before: LocalTarget) -> str:
    """Give the one place that the change adds to a page where it takes one away: that was renamed, most likely."""
    now, then = target.anchors or frozenset(), before.anchors or frozenset()
    added = now - then
    return next(iter(added)) if len(added) == len(then - now) == 1 else ""


def _worked_before(target: LocalTarget, fragment: str) -> LocalTarget | None:
    """Give what the link led to before the change, where that was fine."""
    before = target.before
    return before if before and before.exists and _has_place(before, fragment) else None


def _lost(before: LocalTarget, target: LocalTarget) -> str:
    if before.path != target.path:
        return _led_to(before)
    if before.new_name not in {"", target.path}:
        return f"This change renames “{before.path}” to “{before.new_name}”."
    return f"This change removes “{before.path}”."


def _led_to(before: LocalTarget) -> str:
    return f"This change moves the file with the link, which led to “{before.path}”."
