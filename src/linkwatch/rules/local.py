"""Links to files of the repository and to places in them."""

from __future__ import annotations

import difflib

from linkwatch import urls
from linkwatch.model import Case, Judgement, LocalTarget, Reason, Suggestion, Verdict

FILE_MISSING = Reason("file-missing", "The repository has no such file.")
ANCHOR_MISSING = Reason("anchor-missing", "The page is there, but it has no place of this name.")
OUTSIDE = Reason("outside-repository", "The path leaves the repository; nothing is looked at there.")
FINE = Reason("file-there", "The file is there.")


def local(case: Case) -> Judgement | None:
    """Judge every link that leads to a file: the only rule for those."""
    target = case.local
    if target is None:
        return None
    if target.outside:
        return Judgement(Verdict.EXCLUDED, OUTSIDE, "The path leaves the repository, so it was not looked at.")
    if not target.exists:
        return _missing(case, target)
    fragment = urls.fragment(case.link.url)
    if target.anchors is None or not fragment or has_anchor(target.anchors, fragment):
        return Judgement(Verdict.OK, FINE, "The file is there.")
    return _no_anchor(case, target, fragment)


def has_anchor(anchors: frozenset[str], fragment: str) -> bool:
    """Whether a page has the place; `top` is always there (HTML standard, 7.4.6.4), GitHub prefixes its own ids."""
    return fragment in anchors or fragment.lower() == "top" or fragment.removeprefix("user-content-") in anchors


def _missing(case: Case, target: LocalTarget) -> Judgement:
    if not target.actual_name:
        detail = f"There is no file “{target.path}” in the repository. Correct the path or remove the link."
        return Judgement(Verdict.BROKEN, FILE_MISSING, detail)
    better = urls.with_fragment(target.actual_name, case.link.url)
    detail = f"The file is called “{target.actual_name}”; upper and lower case differ."
    return Judgement(Verdict.BROKEN, FILE_MISSING, detail, Suggestion(better, "file"))


def _no_anchor(case: Case, target: LocalTarget, fragment: str) -> Judgement:
    assert target.anchors is not None
    near = difflib.get_close_matches(fragment.lower(), sorted(target.anchors)[:5_000], n=1, cutoff=0.6)
    if not near:
        detail = f"“{target.path}” has no heading or element “#{fragment}”."
        return Judgement(Verdict.BROKEN, ANCHOR_MISSING, detail)
    better = f"{urls.key(case.link.url)}#{near[0]}"
    detail = f"“{target.path}” has no heading or element “#{fragment}”. Did you mean “#{near[0]}”?"
    return Judgement(Verdict.BROKEN, ANCHOR_MISSING, detail, Suggestion(better, "anchor"))
