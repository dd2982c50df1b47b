"""What is nobody's public website."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.reserved import BAD_PORTS, is_private_address, is_private_host, is_single_label

PRIVATE = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "172.16.0.1",
    "172.31.255.255", "192.168.1.1", "169.254.169.254", "169.254.170.2", "169.254.0.23", "169.254.42.42",
    "100.64.0.1", "100.127.255.255", "100.100.100.200", "168.63.129.16", "192.0.0.1", "192.0.0.9", "192.0.0.192",
    "192.0.2.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::1", "::", "::2", "100::1", "100:0:0:1::1", "200::1", "4000::1", "5f00::1", "8000::1", "fc00::1", "fd00:ec2::254",
    "fd00:ec2::23", "fd20:ce::254", "fd00:42::42", "fd00:a9fe:a9fe::1", "fe80::1", "fe80::1%eth0", "fe80::a9fe:a9fe",
    "fec0::1", "feff::1", "ff02::1", "ff0e::1", "2001:db8::1", "3fff::1", "3ffe::1", "2001:2::1", "2001:1::1",
    "2001:10::1", "2001:20::1", "2001:1ff::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:0a00:1", "::127.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1",
    "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::10.0.0.1", "64:ff9b:1:a9fe:a9:fe00::", "64:ff9b:1::808:808",
    "2002:0a00:0001::1", "2002:7f00:0001::", "2002:a9fe:a9fe::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    "2001:0:7f00:1::", "2606:4700::5efe:10.0.0.1", "2606:4700::200:5efe:127.0.0.1", "fe80::5efe:10.0.0.1",
]  # fmt: skip

PUBLIC = [
    "8.8.8.8", "93.184.215.14", "1.1.1.1", "9.255.255.255", "11.0.0.0", "172.15.0.1", "172.32.0.1", "100.63.255.255",
    "100.128.0.1", "168.63.129.15", "192.0.1.1", "198.17.255.255", "198.20.0.0", "223.255.255.255",
    "2606:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888", "2001:200::1", "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8", "2002:0808:0808::1", "2001:0:808:808:0:0:f7f7:f7f7", "2606:4700::5efe:8.8.8.8",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_private_however_it_is_wrapped(address: str) -> None:
    assert is_private_address(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_must_not_be_called_private(address: str) -> None:
    assert not is_private_address(address)


@given(st.ip_addresses(v=4))
def test_what_carries_an_address_is_as_private_as_that(address: ipaddress.IPv4Address) -> None:
    private = is_private_address(str(address))
    number = int(address)
    for wrapped in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80 | 1):
        assert is_private_address(str(ipaddress.IPv6Address(wrapped))) == private


@given(st.ip_addresses())
def test_what_python_knows_to_be_not_global_is_private(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    wraps = isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address.teredo or address.sixtofour)
    if not wraps and (not address.is_global or address.is_multicast):
        assert is_private_address(str(address))


@pytest.mark.parametrize(
    "name",
    [
        "localhost", "LOCALHOST.", "x.localhost", "localhost.localdomain", "ip6-localhost", "printer.local",
        "metadata.google.internal", "host.docker.internal.", "router.home.arpa", "127.0.0.1", "[::1]",
        "[fd00:ec2::254]", "10.0.0.1.", "[fe80::a]", "fd20:ce::c",
    ],
)  # fmt: skip
def test_a_host_can_be_private_by_its_letters(name: str) -> None:
    assert is_private_host(name)


@pytest.mark.parametrize(
    "name",
    [
        "localhost.example",
        "notlocalhost",
        "a.example",
        "local.example",
        "home.arpa.example",
        "8.8.8.8",
        "a1",
        "1.2.3",
        "",
    ],
)
def test_a_host_that_only_looks_so_must_not_be_called_private(name: str) -> None:
    assert not is_private_host(name)


@pytest.mark.parametrize(
    ("name", "single"), [("intranet", True), ("intranet.", True), ("a.example", False), ("::1", False), ("", False)]
)
def test_a_name_without_a_dot_means_something_inside_a_network_only(name: str, single: bool) -> None:
    assert is_single_label(name) is single


def test_the_ports_of_the_web_are_no_bad_ones() -> None:
    assert not BAD_PORTS & {80, 443, 3000, 5000, 8000, 8080, 8443, 8888, 9000}
    assert {22, 25, 110, 143, 6000, 6667} <= BAD_PORTS
