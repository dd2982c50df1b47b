"""What is wrong with a certificate, in words."""

import os
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import NameOID
from fake_fetch import FakeFetch, answer, failed

from linkwatch.fetch import open_fetcher
from linkwatch.fetch.certificate import with_certificate_words
from linkwatch.fetch.routes import Routes
from linkwatch.model import ConnectTo, Failure, Observation, Request, Settings
from web import LOOPBACK, Web, page

NOW = datetime.now(UTC)

Signer = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


class SelfMade(trustme.LeafCert):
    """A certificate that vouches for itself; trustme makes none, but its files are loaded alike."""

    def __init__(self, subject: x509.Name, names: list[str], by: Signer | None = None) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = by[0].subject if by else subject
        made = x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
        made = made.not_valid_before(NOW - timedelta(days=1)).not_valid_after(NOW + timedelta(days=9))
        if names:
            made = made.add_extension(
                x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False
            )
        signed = made.sign(by[1] if by else key, hashes.SHA256())
        private = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        others = [by[0].public_bytes(Encoding.PEM)] if by else []
        super().__init__(private, signed.public_bytes(Encoding.PEM), others)


def pem_of(leaf: trustme.LeafCert) -> bytes:
    return leaf.cert_chain_pems[0].bytes()


def named(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)] if common_name else [])


def by_ours(*names: str, before: float = -1, after: float = 9) -> Callable[[Web], trustme.LeafCert]:
    start, end = NOW + timedelta(days=before), NOW + timedelta(days=after)
    return lambda web: web.authority.issue_cert(*names, not_before=start, not_after=end)


@pytest.mark.parametrize(
    ("make", "failure", "words"),
    [
        (by_ours("a.example", before=-90, after=-31.5), Failure.CERTIFICATE_EXPIRED, "expired 31 days ago"),
        (by_ours("a.example", before=-90, after=-1.5), Failure.CERTIFICATE_EXPIRED, "expired 1 day ago"),
        (by_ours("a.example", before=-90, after=-0.1), Failure.CERTIFICATE_EXPIRED, "expired today"),
        (
            by_ours("a.example", before=3),
            Failure.CERTIFICATE_EARLY,
            f"not valid before {NOW + timedelta(days=3):%Y-%m-%d}",
        ),
        (by_ours("b.example"), Failure.CERTIFICATE_HOST, "it is for b.example"),
        (by_ours("b.example", "*.c.example"), Failure.CERTIFICATE_HOST, "it is for b.example, *.c.example"),
        (
            by_ours(*(f"{letter}.example" for letter in "bcdef")),
            Failure.CERTIFICATE_HOST,
            "it is for b.example, c.example, d.example and 2 more",
        ),
        (
            lambda _: SelfMade(named("a.example"), ["a.example"]),
            Failure.CERTIFICATE_SELF_SIGNED,
            "it is signed by itself",
        ),
    ],
)
async def test_a_certificate_is_told_in_words(
    web: Web, settings: Settings, make: Callable[[Web], trustme.LeafCert], failure: Failure, words: str
) -> None:
    web.certificates["a.example"] = make(web)
    async with open_fetcher(settings) as fetcher:
        seen = await fetcher.visit(Request("https://a.example/", timeout=4))
    assert (seen.failure, seen.failure_detail) == (failure, words)
    assert web.asked == []


async def test_an_unknown_signer_is_named(web: Web, settings: Settings) -> None:
    web.certificates["a.example"] = trustme.CA(organization_unit_name="Some Office").issue_cert("a.example")
    async with open_fetcher(settings) as fetcher:
        seen = await fetcher.visit(Request("https://a.example/", timeout=4))
    assert seen.failure is Failure.CERTIFICATE_CHAIN
    assert seen.failure_detail.startswith("it is signed by “")
    assert seen.failure_detail.endswith("”, whose own certificate is missing")


async def told(failure: Failure, settings: Settings) -> Observation:
    """Tell the words where OpenSSL's own failure is given, whatever it would have said."""
    ask = with_certificate_words(FakeFetch({"https://a.example/": failed(failure)}), Routes(settings), lambda: NOW)
    return await ask(Request("https://a.example/", timeout=4))


@pytest.mark.parametrize(
    ("common_name", "names", "failure", "words"),
    [
        ("b.example", [], Failure.CERTIFICATE_HOST, "it names b.example only where no browser looks any more"),
        ("", [], Failure.CERTIFICATE_HOST, "it names no host"),
        ("b.example", ["b.example"], Failure.CERTIFICATE_EXPIRED, ""),
        ("Some  Root", ["a.example"], Failure.CERTIFICATE_CHAIN, "it is signed by “Some Root”, whose own certificate"),
    ],
)
async def test_odd_certificates_have_words_too(
    web: Web, settings: Settings, common_name: str, names: list[str], failure: Failure, words: str
) -> None:
    web.certificates["a.example"] = SelfMade(named(common_name), names)
    assert (await told(failure, settings)).failure_detail.startswith(words)


class Unsent(trustme.LeafCert):
    """A certificate without those that it rests on."""

    def __init__(self, leaf: trustme.LeafCert) -> None:
        super().__init__(leaf.private_key_pem.bytes(), pem_of(leaf), [])


@pytest.mark.parametrize(
    ("name", "days", "failure", "words"),
    [
        ("a.example", 9, Failure.CERTIFICATE_CHAIN, "it is signed by"),
        ("a.example", -12.5, Failure.CERTIFICATE_EXPIRED, "expired 12 days ago"),
        ("b.example", 9, Failure.CERTIFICATE_HOST, "it is for b.example"),
        ("b.example", -12.5, Failure.CERTIFICATE_EXPIRED, "expired 12 days ago"),
    ],
)
async def test_an_incomplete_chain_must_not_hide_what_is_wrong_besides(
    web: Web, settings: Settings, name: str, days: float, failure: Failure, words: str
) -> None:
    end = NOW + timedelta(days=days)
    web.certificates["a.example"] = Unsent(web.authority.create_child_ca().issue_cert(name, not_after=end))
    async with open_fetcher(settings) as fetcher:
        seen = await fetcher.visit(Request("https://a.example/", timeout=4))
    assert seen.failure is failure
    assert seen.failure_detail.startswith(words)


@pytest.fixture
def trusted(web: Web) -> trustme.LeafCert:
    """A certificate that is known here, and that names its host in the old field alone."""
    made = SelfMade(named("a.example"), [])
    with Path(os.environ["SSL_CERT_FILE"]).open("ab") as authority:
        authority.write(pem_of(made))
    web.certificates["a.example"] = made
    return made


@pytest.mark.usefixtures("trusted")
async def test_a_name_in_the_old_field_alone_is_no_name(settings: Settings) -> None:
    async with open_fetcher(settings) as fetcher:
        seen = await fetcher.visit(Request("https://a.example/", timeout=4))
    assert seen.failure is Failure.CERTIFICATE_HOST


async def test_a_certificate_that_may_not_be_a_servers_is_not_called_incomplete(web: Web, settings: Settings) -> None:
    leaf = web.authority.issue_cert("b.example")
    key = load_pem_private_key(leaf.private_key_pem.bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    signed = SelfMade(named("a.example"), ["a.example"], by=(x509.load_pem_x509_certificate(pem_of(leaf)), key))
    web.certificates["a.example"] = signed
    async with open_fetcher(settings) as fetcher:
        seen = await fetcher.visit(Request("https://a.example/", timeout=4))
    assert (seen.failure, seen.failure_detail) == (Failure.CERTIFICATE_UNFIT, "invalid CA certificate")


async def test_a_star_covers_a_host_with_an_underscore(web: Web, settings: Settings) -> None:
    web.certificates["b_c.a.example"] = web.authority.issue_cert("*.a.example")
    web.pages["https://b_c.a.example/"] = page()
    async with open_fetcher(settings) as fetcher:
        seen = await fetcher.visit(Request("https://b_c.a.example/", timeout=4))
    assert seen.status == 200


@pytest.mark.parametrize(
    ("make", "failure", "words"),
    [
        (by_ours("*.b.example"), Failure.CERTIFICATE_HOST, "it is for *.b.example"),
        (by_ours("*.a.example", before=-90, after=-31.5), Failure.CERTIFICATE_EXPIRED, "expired 31 days ago"),
        (
            lambda _: SelfMade(named("b_c.a.example"), ["b_c.a.example"]),
            Failure.CERTIFICATE_SELF_SIGNED,
            "it is signed by itself",
        ),
    ],
)
async def test_a_host_with_an_underscore_must_not_be_trusted_for_less(
    web: Web, settings: Settings, make: Callable[[Web], trustme.LeafCert], failure: Failure, words: str
) -> None:
    web.certificates["b_c.a.example"] = make(web)
    async with open_fetcher(settings) as fetcher:
        seen = await fetcher.visit(Request("https://b_c.a.example/", timeout=4))
    assert (seen.failure, seen.failure_detail) == (failure, words)
    assert web.asked == []


async def test_a_private_authority_in_the_chain_is_named(web: Web, settings: Settings) -> None:
    assert "whom nobody vouches for" in (await told(Failure.CERTIFICATE_SELF_SIGNED, settings)).failure_detail


async def test_without_a_second_connection_the_words_stay() -> None:
    nowhere = Settings(connect_to=(ConnectTo("", "", LOOPBACK, "1"),))
    assert (await told(Failure.CERTIFICATE_HOST, nowhere)).failure_detail == ""


async def test_a_certificate_that_cannot_be_read_has_no_words(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ssl.SSLObject, "getpeercert", lambda *_, **__: b"nonsense")
    assert (await told(Failure.CERTIFICATE_HOST, settings)).failure_detail == ""


class Mangled(trustme.LeafCert):
    """A certificate in which one thing is written as none may be."""

    def __init__(self, right: bytes, wrong: bytes) -> None:
        made = SelfMade(named("Some Root"), ["a.example"])
        der = ssl.PEM_cert_to_DER_cert(pem_of(made).decode())
        assert der.count(right) > 0
        pem = ssl.DER_cert_to_PEM_cert(der.replace(right, wrong)).encode()
        super().__init__(made.private_key_pem.bytes(), pem, [])


@pytest.mark.parametrize("failure", [Failure.CERTIFICATE_HOST, Failure.CERTIFICATE_CHAIN])
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x09"),  # a version that there is not
        (b"\x82\x09a.example", b"\xa3\x09a.example"),  # a name of a kind that nobody uses
        (b"\x82\x09a.example", b"\x82\x09a\xffexample"),  # a host that is no text
        (b"\x0c\x09Some Root", b"\x03\x09\x00ome Root"),  # bits in the place of a text
    ],
)
async def test_a_certificate_that_no_library_reads_ends_no_run(
    web: Web, settings: Settings, failure: Failure, right: bytes, wrong: bytes
) -> None:
    web.certificates["a.example"] = Mangled(right, wrong)
    assert (await told(failure, settings)).failure in {failure, Failure.CERTIFICATE_HOST}


async def test_what_is_no_matter_of_certificates_is_left_alone(settings: Settings) -> None:
    routes = Routes(settings)
    fetch = FakeFetch({"https://a.example/": answer(200), "https://b.example/": failed(Failure.TLS)})
    seen = [await with_certificate_words(fetch, routes)(Request(f"https://{host}.example/")) for host in "ab"]
    assert [each.failure for each in seen] == [None, Failure.TLS]
