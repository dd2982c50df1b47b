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
    if not target.exists:
        return _missing(case, target)
    fragment = urls.fragment(case.link.url)
    if target.anchors is None or not fragment or has_anchor(target.anchors, fragment):
        return FINE.because()
    return _no_anchor(case, target, fragment)


def has_anchor(anchors: frozenset[str], fragment: str) -> bool:
    """Whether a page has the place; `top` is always there (HTML standard, 7.4.6.4), GitHub prefixes its own ids."""
    return fragment in anchors or fragment.lower() == "top" or fragment.removeprefix("user-content-") in anchors


def _missing(case: Case, target: LocalTarget) -> Judgement:
    if not target.actual_name:
        return FILE_MISSING.because(f"There is no file “{target.path}” in the repository.")
    better = urls.with_fragment(target.actual_name, case.link.url)
    detail = f"The file is called “{target.actual_name}”; upper and lower case differ."
    return FILE_MISSING.because(detail, Suggestion(better, "file"))


def _no_anchor(case: Case, target: LocalTarget, fragment: str) -> Judgement:
    near = nearest(fragment, target.anchors or frozenset())
    detail = f"“{target.path}” has no heading or element “#{fragment}”."
    if not near:
        return ANCHOR_MISSING.because(detail)
    better = f"{urls.key(case.link.url)}#{near}"
    return ANCHOR_MISSING.because(f"{detail} Did you mean “#{near}”?", Suggestion(better, "anchor"))
