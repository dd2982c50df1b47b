"""What a run holds on to of each visit."""

from linkwatch.lean import without_evidence
from linkwatch.model import Hop, Observation, Page, PageMetadata


def test_what_reports_tell_of_a_page_stays_and_what_the_rules_looked_at_goes() -> None:
    said = PageMetadata(title="A title")
    page = Page(title="A title", text="A long text", metadata=said, heading="A heading", papers=("1706.03762",))
    seen = Observation("http://a.example/", 200, hops=(Hop(301, "http://b.example/"),), headers={"a": "b"}, page=page)
    told = without_evidence(seen)
    assert told.page == Page(metadata=said, heading="A heading", papers=("1706.03762",))
    assert (told.url, told.status, told.hops, told.headers) == (seen.url, 200, seen.hops, {})


def test_what_is_no_page_does_not_become_one() -> None:
    assert without_evidence(Observation("http://a.example/", 200, text="plain")).page is None
    assert not without_evidence(Observation("http://a.example/", 200, text="plain")).text
