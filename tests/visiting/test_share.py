"""Which process visits which hosts, and when more than one pays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Settings
from linkwatch.visiting import share
from linkwatch.visiting.share import MOST, OWN, START, site

SETTINGS = Settings(interval=0)


def links(*hosts: tuple[str, int]) -> list[str]:
    return [f"https://{host}/{number}" for host, often in hosts for number in range(often)]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/a", "example.org"),
        ("https://www.example.org/a", "example.org"),
        ("https://example.org./a", "example.org"),
        ("https://export.arxiv.org/api", "arxiv.org"),
        ("http://localhost:8080/", "localhost"),
        ("http://127.0.0.1/", "127.0.0.1"),
        ("http://[2001:db8::1]:80/", "2001:db8::1"),
    ],
)
def test_hosts_that_redirect_to_each_other_or_share_turns_are_one_site(url: str, name: str) -> None:
    assert site(url) == name


def test_addresses_of_numbers_that_end_alike_must_not_be_one_site() -> None:
    assert site("http://127.0.1.1/") != site("http://127.0.2.1/")


def test_each_process_gets_about_as_much_and_the_first_less_since_it_keeps_the_books() -> None:
    addresses = links(*((f"h{number}.example", 20) for number in range(500)))
    (theirs,) = share.share(addresses, SETTINGS, 2)
    assert 0.5 < len(theirs) / 500 < 0.6


def test_there_are_no_more_processes_than_processors_nor_than_is_sensible() -> None:
    addresses = links(*((f"h{number}.example", 20) for number in range(500)))
    assert [len(share.share(addresses, SETTINGS, processors)) for processors in (1, 2, 3, 64)] == [0, 1, 2, MOST - 1]


def test_where_the_hosts_intervals_take_longer_one_process_does_it_all() -> None:
    addresses = links(("slow.example", 2_000), *((f"h{number}.example", 1) for number in range(2_000)))
    assert share.share(addresses, SETTINGS, 2)
    assert not share.share(addresses, replace(SETTINGS, interval=0.05), 2)


def test_who_wants_few_requests_at_once_gets_no_more_processes() -> None:
    addresses = links(*((f"h{number}.example", 20) for number in range(500)))
    assert not share.share(addresses, replace(SETTINGS, concurrency=share.LEAST_SLOTS), 4)


def test_a_process_must_not_be_started_for_what_is_over_before_it_is_there() -> None:
    assert not share.share(links(("a.example", 1), ("b.example", START - 2)), SETTINGS, 2)


@given(st.dictionaries(st.integers(0, 30), st.integers(1, 900), max_size=12), st.integers(1, 6))
def test_every_site_has_one_owner_and_those_with_interfaces_are_the_first_ones(
    hosts: dict[int, int], processors: int
) -> None:
    addresses = links(("arxiv.org", 40), ("huggingface.co", 3), *((f"h{host}.example", n) for host, n in hosts.items()))
    shares = share.share(addresses, SETTINGS, processors)
    sites = [each for one in shares for each in one]
    assert len(sites) == len(set(sites))
    assert set(sites) <= {site(url) for url in addresses} - OWN
    assert all(shares)
    assert shares == share.share(addresses, SETTINGS, processors)
