"""What is no feed of arXiv's, however hostile, is told from one before anything reads it."""

import pytest
from stand_in_arxiv import entry, feed, now

from linkwatch.enrich import arxiv_transport
from linkwatch.enrich.arxiv_answer import UnusableError
from linkwatch.enrich.arxiv_feed import read
from linkwatch.model import Observation

ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
LAUGHS = "".join(f'<!ENTITY a{number + 1} "{f"&a{number};" * 10}">' for number in range(9))
HOSTILE = {
    "laughs": f'<!DOCTYPE feed [<!ENTITY a0 "ha">{LAUGHS}]><feed {ATOM}>&a9;</feed>',
    "a file": f'<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/passwd">]><feed {ATOM}>&a;</feed>',
    "a document type alone": f"<!DOCTYPE feed><feed {ATOM}/>",
    "a deep tree": f"<feed {ATOM}>" + "<a>" * 200_000 + "</a>" * 200_000 + "</feed>",
    "a deep entry": f"<feed {ATOM}><entry>" + "<a>" * 50 + "</a>" * 50 + "</entry></feed>",
    "no end": f"<feed {ATOM}>" + "<a>" * 500_000,
    "attributes": f"<feed {ATOM} " + " ".join(f'a{number}=""' for number in range(200_000)) + ">",
    "an encoding that nobody knows": f'<?xml version="1.0" encoding="utf-7"?><feed {ATOM}/>x',
    "text": "Rate exceeded.",
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_feed_is_none(text: str) -> None:
    assert read(text.encode(), ["2305.14314"]) is None


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "inside", ["&lt;" * 300_000, "&lt;a " * 200_000, "&lt;!--" * 200_000, "&amp;#" * 200_000, " " * 1_000_000]
)
def test_a_long_hostile_entry_is_read_to_its_end(inside: str) -> None:
    body = feed(
        entry("2305.14314", summary=f'<summary type="html">{inside}</summary>', title=f"<title>{inside}</title>")
    )
    seen = Observation("https://export.arxiv.org/", 200, body=body)
    try:
        found = arxiv_transport.ask(["2305.14314"], lambda _request: seen, now)
    except UnusableError:
        return
    assert found.papers.keys() | found.unreadable == {"2305.14314"}
