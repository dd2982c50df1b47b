"""What a host says of how often it may be asked."""

from datetime import UTC, datetime

import pytest

from linkwatch.fetch.rate_limits import Limit, limit, retry_after
from linkwatch.model import Observation

NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
EPOCH = int(NOW.timestamp())


def seen(status: int, **headers: str) -> Observation:
    return Observation("", status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("observation", "expected"),
    [
        (seen(429), Limit(None)),
        (seen(429, retry_after="7"), Limit(7)),
        (seen(429, retry_after="soon"), Limit(None)),
        (seen(429, retry_after="7", x_ratelimit_remaining="0", x_ratelimit_reset="99"), Limit(7)),
        (seen(503, retry_after="Mon, 23 Nov 2026 12:00:30 GMT"), Limit(30)),
        (seen(503), None),
        (seen(403), None),
        (seen(403, retry_after="7"), Limit(7)),
        (seen(403, x_ratelimit_remaining="0", x_ratelimit_reset=str(EPOCH + 20)), Limit(20)),
        (seen(403, x_ratelimit_remaining="0", x_ratelimit_reset=str((EPOCH + 20) * 1000)), Limit(20)),
        (seen(403, x_ratelimit_remaining="0", x_ratelimit_reset=str(EPOCH - 20)), Limit(0)),
        (seen(403, x_ratelimit_remaining="0", x_ratelimit_reset="1000000000"), Limit(0)),
        (seen(403, x_ratelimit_remaining="0", x_ratelimit_reset="1000000000500"), Limit(0)),
        (seen(403, x_ratelimit_remaining="12", x_ratelimit_reset="20"), None),
        (seen(403, x_ratelimit_remaining="\u0660", x_ratelimit_reset="20"), None),
        (seen(403, x_ratelimit_remaining="0"), None),
        (seen(403, x_ratelimit_remaining="none"), None),
        (seen(403, x_rate_limit_remaining="0", x_rate_limit_reset="4"), Limit(4)),
        (seen(429, ratelimit_remaining="0", ratelimit_reset="5"), Limit(5)),
        (seen(429, ratelimit_remaining="0", ratelimit_reset="2.5"), Limit(2.5)),
        (seen(429, ratelimit="limit=100, remaining=0, reset=50"), Limit(50)),
        (seen(429, ratelimit='"default";r=0;t=6'), Limit(6)),
        (seen(429, ratelimit='"default";r=0'), Limit(None)),
        (seen(429, ratelimit="limit=100, remaining=10, reset=50"), Limit(None)),
        (seen(200, x_ratelimit_remaining="0", x_ratelimit_reset="20"), None),
        (seen(500, retry_after="7"), None),
        (Observation(""), None),
    ],
)
def test_a_limit_is_told_by_status_and_headers(observation: Observation, expected: Limit | None) -> None:
    assert limit(observation, NOW) == expected


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 23 Nov 2026 12:01:00 GMT", 60.0),
        ("Mon, 23 Nov 2026 13:01:00 +0100", 60.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("99999999999999999999", 999_999_999.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("Mon, 99 Nov 2026 12:01:00 GMT", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds
