"""Whose domains are nobody's site."""

import pytest

from linkwatch.fetch import suffixes
from linkwatch.fetch.suffixes import is_public


@pytest.mark.parametrize("names", [*suffixes.OF_COUNTRIES.values(), *suffixes.OF_REGIONS.values()])
def test_the_tables_are_sorted_and_say_each_name_once(names: str) -> None:
    assert names.split() == sorted(set(names.split()))
    assert not set(names.split()) & suffixes.REGISTRIES or names in suffixes.OF_REGIONS.values()


def test_domains_are_told_in_lower_case_and_once() -> None:
    domains = suffixes.OF_STRANGERS | suffixes.OF_CLOUDS
    assert not suffixes.OF_STRANGERS & suffixes.OF_CLOUDS
    assert all(domain == domain.lower() and "." in domain for domain in domains)


@pytest.mark.parametrize("domain", sorted(suffixes.OF_STRANGERS))
def test_one_host_of_a_service_is_a_site(domain: str) -> None:
    assert is_public(domain)
    assert not is_public(f"me.{domain}")


@pytest.mark.parametrize("domain", sorted(suffixes.OF_CLOUDS))
def test_nothing_in_a_cloud_is_a_site_of_several_hosts(domain: str) -> None:
    assert is_public(domain)
    assert is_public(f"me.eu-1.{domain}")
    assert not is_public(f"not{domain}")


@pytest.mark.parametrize("country", suffixes.OF_COUNTRIES)
def test_what_stands_below_a_public_name_is_a_site(country: str) -> None:
    assert is_public(country)
    assert not is_public(f"example.{country}")
    for name in suffixes.OF_COUNTRIES[country].split():
        assert is_public(f"{name}.{country}")
        assert country == "jp" or not is_public(f"example.{name}.{country}")


@pytest.mark.parametrize(
    ("domain", "public"),
    [
        ("co.uk", True),
        ("gov.example", False),
        ("co.example", False),
        ("pvt.k12.ma.us", False),
        ("k12.ma.us", True),
        ("school.kent.sch.uk", False),
        ("kent.sch.uk", True),
        ("pref.aichi.jp", False),
        ("nagoya.aichi.jp", True),
        ("sp.gov.br", True),
        ("www.ck", True),
        ("bologna.it", True),
        ("repubblica.it", False),
        ("", True),
    ],
)
def test_a_public_name_is_no_site(domain: str, public: bool) -> None:
    assert is_public(domain) == public
