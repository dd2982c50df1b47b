from datetime import UTC, datetime, timedelta, timezone

import pytest

from linkwatch.fetch.cookies import Jar
from linkwatch.fetch.http_dates import read_date
from linkwatch.fetch.metadata import read_day
from linkwatch.fetch.rate_limits import retry_after

NOW = datetime(2026, 11, 24, tzinfo=UTC)
IMPOSSIBLE = [
    "Wed, 21 Oct 99999999999999999999 07:28:00 GMT",
    "Wed, 21 Oct 9999999999 07:28:00 GMT",
    "Wed, 99999999999 Oct 2026 07:28:00 GMT",
    "Wed, 21 Oct 2026 99999999999999999999:28:00 GMT",
    "Wed, 21 Oct 2026 07:28:00 +99999999999999",
    "Mon",
    "",
    "\x00",
    "(" * 500,
]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Wed, 21 Oct 2026 07:28:00 GMT", datetime(2026, 10, 21, 7, 28, tzinfo=UTC)),
        ("21 Oct 2026 07:28:00", datetime(2026, 10, 21, 7, 28, tzinfo=UTC)),
        ("Wed, 21 Oct 2026 07:28:00 -0000", datetime(2026, 10, 21, 7, 28, tzinfo=UTC)),
        ("Wed, 21 Oct 2026 07:28:00 +0200", datetime(2026, 10, 21, 7, 28, tzinfo=timezone(timedelta(hours=2)))),
    ],
)
def test_a_date_has_a_moment(text: str, moment: datetime) -> None:
    assert read_date(text) == moment


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_what_is_no_date_is_none_to_all_who_ask(text: str) -> None:
    assert (read_date(text), read_day(text), retry_after(text, NOW)) == (None, None, None)
    jar = Jar(lambda: NOW)
    jar.learn("https://a.example/", f"a=b; expires={text.replace(';', '')}")
    assert jar.header("https://a.example/") == ("" if "\0" in text else "a=b")  # no control character is in a cookie
