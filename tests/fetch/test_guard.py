import pytest

from linkwatch.fetch.guard import Guard, PrivateAddressError


def test_a_public_address_passes() -> None:
    Guard(allow_private=False).check(["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fe80::1%eth0", "::ffff:10.0.0.1"]
)
def test_a_private_address_must_not_pass(address: str) -> None:
    guard = Guard(allow_private=False)
    with pytest.raises(PrivateAddressError, match="is a private address"):
        guard.check([address])
    with pytest.raises(PrivateAddressError, match="is a private address"):
        guard.check_connection(address, 443)


def test_one_private_address_among_several_is_enough() -> None:
    with pytest.raises(PrivateAddressError, match=r"10\.0\.0\.1"):
        Guard(allow_private=False).check(["93.184.215.14", "10.0.0.1"])


def test_what_the_user_named_is_connected_to_on_that_port_only() -> None:
    guard = Guard(allow_private=False)
    guard.trust(["127.0.0.1"], 8080)
    guard.check_connection("127.0.0.1", 8080)
    with pytest.raises(PrivateAddressError):
        guard.check_connection("127.0.0.1", 22)


def test_a_name_must_not_lead_to_what_the_user_named_for_another() -> None:
    guard = Guard(allow_private=False)
    guard.trust(["127.0.0.1"], 8080)
    with pytest.raises(PrivateAddressError):
        guard.check(["127.0.0.1"])


def test_everything_passes_when_private_addresses_are_allowed() -> None:
    Guard(allow_private=True).check(["127.0.0.1"])
    Guard(allow_private=True).check_connection("127.0.0.1", 22)
