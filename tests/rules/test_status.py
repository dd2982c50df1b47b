import pytest
from making import visited

from linkwatch.model import Verdict
from linkwatch.rules import judge
from linkwatch.rules.status import status


@pytest.mark.parametrize(
    ("number", "verdict", "reason"),
    [
        (200, Verdict.OK, "fine"),
        (204, Verdict.OK, "fine"),
        (206, Verdict.OK, "fine"),
        (304, Verdict.UNREACHABLE, "strange-status"),
        (300, Verdict.UNREACHABLE, "strange-status"),
        (100, Verdict.UNREACHABLE, "strange-status"),
        (400, Verdict.BLOCKED, "client-error"),
        (401, Verdict.BLOCKED, "denied"),
        (403, Verdict.BLOCKED, "denied"),
        (404, Verdict.BROKEN, "not-found"),
        (405, Verdict.BLOCKED, "client-error"),
        (407, Verdict.BLOCKED, "denied"),
        (410, Verdict.BROKEN, "gone"),
        (418, Verdict.BLOCKED, "client-error"),
        (429, Verdict.BLOCKED, "rate-limited"),
        (451, Verdict.BLOCKED, "legal"),
        (500, Verdict.UNREACHABLE, "server-error"),
        (503, Verdict.UNREACHABLE, "server-error"),
        (526, Verdict.UNREACHABLE, "server-error"),
        (600, Verdict.UNREACHABLE, "strange-status"),
        (999, Verdict.BLOCKED, "denied"),
    ],
)
def test_a_status_has_its_verdict(number: int, verdict: Verdict, reason: str) -> None:
    judgement = judge(visited(status=number))
    assert (judgement.verdict, judgement.reason.name) == (verdict, reason)


def test_success_is_left_to_the_other_rules() -> None:
    assert status(visited(status=200)) is None
