"""What an answer that is no success means to the person who set it up; pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from linkwatch import urls
from linkwatch.github.place import Place
from linkwatch.github.waits import message
from linkwatch.model import LinkwatchError, Observation


class ForbiddenError(LinkwatchError):
    """GitHub says 403; `said` quotes its words, '' where there are none."""

    def __init__(self, message: str, hint: str, said: str) -> None:
        super().__init__(message, hint)
        self.said = said


def explain(seen: Observation, place: Place) -> LinkwatchError:
    """Say what went wrong and what to do next, in GitHub's words where it has some; never with the token."""
    said = _said(seen, place)
    if seen.status in _MEANING:
        what, hint = _MEANING[HTTPStatus(seen.status)]
        told = f"{what.format(repository=place.repository)}{said}"
        return ForbiddenError(told, hint, said) if seen.status == HTTPStatus.FORBIDDEN else LinkwatchError(told, hint)
    if seen.failure:
        detail = f": {seen.failure_detail}" if seen.failure_detail else ""
        return LinkwatchError(f"{urls.host(place.api)} does not answer ({seen.failure}{detail})", AGAIN)
    if seen.status is not None and seen.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return LinkwatchError(f"{urls.host(place.api)} is in trouble (status {seen.status}){said}", AGAIN)
    if not seen.complete and seen.status == HTTPStatus.OK:
        return LinkwatchError(f"{urls.host(place.api)} breaks its answers off", AGAIN)
    return LinkwatchError(f"{urls.host(place.api)} answers with status {seen.status}{said}", CHECK)


def limited(seconds: float, now: datetime, place: Place) -> LinkwatchError:
    """Say that GitHub asks to wait for longer than a run waits."""
    until = f"{(now + timedelta(seconds=seconds)).astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return LinkwatchError(f"{urls.host(place.api)} takes no more requests until {until}", "Run the command again then.")


def elsewhere(url: str, place: Place) -> LinkwatchError:
    """Say that GitHub leads to another server."""
    other = urls.host(url) or "another address"
    return LinkwatchError(
        f"{urls.host(place.api)} leads to {other}, where the token must not go",
        "Check GITHUB_API_URL, and whether the repository has moved.",
    )


def too_many(number: int, place: Place) -> LinkwatchError:
    """Say that a list is too long to be looked through: a second issue must not be opened beside one not found."""
    return LinkwatchError(
        f"{place.repository} has more than {number} issues to look through",
        "Give the issue a label of its own, by which it is found: --label NAME.",
    )


def unlike(place: Place) -> LinkwatchError:
    """Say that an answer is not what GitHub's API gives."""
    return LinkwatchError(f"{urls.host(place.api)} does not answer as GitHub's API does", CHECK)


def _said(seen: Observation, place: Place) -> str:
    said = message(seen, place.without_token)
    return f" (GitHub says: {said})" if said else ""


AGAIN = "Run the command again later; what was done so far is found again."
CHECK = "Check GITHUB_API_URL and the name of the repository."
_MEANING = {
    HTTPStatus.UNAUTHORIZED: (
        "GitHub does not accept the token",
        "Check GITHUB_TOKEN: it may be over. In a workflow: env: GITHUB_TOKEN: ${{ github.token }}.",
    ),
    HTTPStatus.FORBIDDEN: (
        "the token may not keep an issue in {repository}",
        "It needs the permission issues: write. Workflows of pull requests from forks never have it.",
    ),
    HTTPStatus.NOT_FOUND: (
        "there is no {repository}, or the token may not see it",
        "Check the name (--repository OWNER/NAME) and that the token has the permission issues: write.",
    ),
    HTTPStatus.GONE: (
        "{repository} takes no issues",
        "Switch issues on in the settings of the repository, or leave this command out.",
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: (
        "GitHub refuses what it is to write into {repository}",
        "Check --title and --label.",
    ),
}
