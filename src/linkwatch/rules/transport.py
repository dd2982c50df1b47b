"""No answer came: what each failure of the network means."""

from __future__ import annotations

from linkwatch.model import Case, Failure, Judgement, Observation, Verdict
from linkwatch.rules.ruling import AGAIN, OPEN_IT, Ruling
from linkwatch.rules.unvisited import BAD_PORT, PRIVATE
from linkwatch.urls import host

_MEND = "Correct or replace the address."
_BROKEN, _UNREACHABLE = Verdict.BROKEN, Verdict.UNREACHABLE

MEANING: dict[Failure, tuple[Ruling, str]] = {
    Failure.NO_SUCH_HOST: (
        Ruling(_BROKEN, "no-such-host", "The domain does not exist.", _MEND),
        "There is no host “{host}”.",
    ),
    Failure.NAME_SERVER: (
        Ruling(_UNREACHABLE, "name-server", "The domain's name server did not answer.", AGAIN),
        "The name “{host}” could not be looked up now.",
    ),
    Failure.NO_ROUTE: (
        Ruling(_UNREACHABLE, "no-route", "No route leads to the server.", AGAIN),
        "The network knows no way to {host}.",
    ),
    Failure.REFUSED: (
        Ruling(_UNREACHABLE, "refused", "The server refused the connection.", AGAIN),
        "{host} refused the connection.",
    ),
    Failure.CONNECT_TIMEOUT: (
        Ruling(_UNREACHABLE, "connect-timeout", "The server did not accept a connection in time.", AGAIN),
        "{host} did not take the connection in time.",
    ),
    Failure.TIMEOUT: (
        Ruling(_UNREACHABLE, "timeout", "The server did not answer in time.", AGAIN),
        "{host} did not answer in time.",
    ),
    Failure.RESET: (
        Ruling(_UNREACHABLE, "reset", "The server broke the connection off.", AGAIN),
        "{host} broke the connection off.",
    ),
    Failure.EMPTY: (
        Ruling(_UNREACHABLE, "empty-answer", "The server closed the connection without an answer.", AGAIN),
        "{host} closed the connection without an answer.",
    ),
    Failure.GARBLED: (
        Ruling(_UNREACHABLE, "garbled-answer", "The answer is no HTTP that can be read.", AGAIN),
        "{host} answered in a way that cannot be read ({words}).",
    ),
    Failure.CERTIFICATE_EARLY: (
        Ruling(
            _UNREACHABLE,
            "certificate-early",
            "The certificate is not valid yet; browsers warn readers away until then.",
            "It passes by itself, if the clock of this machine is right.",
        ),
        "The certificate of {host} is not valid yet ({words}), so browsers stop readers for now.",
    ),
    Failure.CERTIFICATE_EXPIRED: (
        Ruling(
            _BROKEN,
            "certificate-expired",
            "The certificate is out of its time; browsers warn readers away.",
            "Tell the site's owner, or replace the link.",
        ),
        "The certificate of {host} is out of its time ({words}), so browsers stop readers.",
    ),
    Failure.CERTIFICATE_HOST: (
        Ruling(_BROKEN, "certificate-host", "The certificate is for another host; browsers warn readers away.", _MEND),
        "The certificate is not for {host} ({words}), so browsers stop readers.",
    ),
    Failure.CERTIFICATE_SELF_SIGNED: (
        Ruling(
            _BROKEN, "certificate-self-signed", "Nobody vouches for the certificate; browsers warn readers away.", _MEND
        ),
        "The certificate of {host} is self-signed, so browsers stop readers.",
    ),
    Failure.CERTIFICATE_CHAIN: (
        Ruling(
            _UNREACHABLE,
            "certificate-chain",
            "The server does not send all certificates that its own rests on.",
            "Most browsers fetch what is missing: open it in one, and tell the site's owner.",
        ),
        "The certificate chain of {host} is incomplete ({words}).",
    ),
    Failure.CERTIFICATE_UNFIT: (
        Ruling(
            _UNREACHABLE,
            "certificate-unfit",
            "The certificate is too weak, or not made for this use; browsers may see it otherwise.",
            OPEN_IT,
        ),
        "The certificate of {host} was refused ({words}).",
    ),
    Failure.TLS: (
        Ruling(_UNREACHABLE, "tls", "No secure connection could be made.", AGAIN),
        "No secure connection to {host} could be made ({words}).",
    ),
    Failure.PROXY: (
        Ruling(
            _UNREACHABLE,
            "proxy",
            "The proxy did not let the request through.",
            "Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.",
        ),
        "The proxy did not let the request to {host} through ({words}).",
    ),
    Failure.PROXY_DENIED: (
        Ruling(
            Verdict.BLOCKED, "proxy-denied", "The proxy turns requests to this server away.", "Open it past the proxy."
        ),
        "The proxy turns requests to {host} away ({words}).",
    ),
    Failure.PROXY_LOGIN: (
        Ruling(
            Verdict.BLOCKED,
            "proxy-login",
            "The proxy wants a login.",
            "Check the user name and password in HTTP_PROXY and HTTPS_PROXY.",
        ),
        "The proxy wants a login ({words}), so {host} was not asked.",
    ),
    Failure.BEYOND_PROXY: (
        Ruling(_UNREACHABLE, "beyond-proxy", "The proxy could not reach the server.", AGAIN),
        "The proxy could not reach {host} ({words}).",
    ),
    Failure.PRIVATE_ADDRESS: (
        PRIVATE,
        "{host} leads to a private address, so it was not visited.",
    ),
    Failure.BAD_PORT: (BAD_PORT, "Browsers open nothing at {host} on that port: it belongs to another protocol."),
    Failure.BAD_URL: (
        Ruling(_BROKEN, "invalid-url", "No browser accepts this address.", "Correct its spelling."),
        "",
    ),
    Failure.BAD_REDIRECT: (
        Ruling(_BROKEN, "bad-redirect", "A redirect leads to something that is no web address.", _MEND),
        "The server redirects to “{words}”, which is no web address.",
    ),
    Failure.REDIRECT_LOOP: (
        Ruling(_BROKEN, "redirect-loop", "The redirects go round in a circle.", _MEND),
        "",
    ),
    Failure.TOO_MANY_REDIRECTS: (
        Ruling(_BROKEN, "too-many-redirects", "The server redirects on and on.", _MEND),
        "",
    ),
}
"""Every failure has its ruling, and the words for one case where the general ones can be bettered."""

_OF_TARGET = {
    Failure.PRIVATE_ADDRESS: "{start} sends its readers to {host}, a private address, so that was not visited.",
    Failure.BAD_PORT: "{start} sends its readers to a port at {host} that browsers refuse.",
}
"""The words where a redirect led there."""


def transport(case: Case) -> Judgement | None:
    """Judge a visit that brought no answer: proof of death is broken, what may pass is unreachable."""
    if case.seen is None or case.seen.failure is None:
        return None
    ruling, words = MEANING[case.seen.failure]
    if case.seen.hops:
        words = _OF_TARGET.get(case.seen.failure, words)
    start = host(case.seen.url)
    return ruling.because(words.format(host=_host(case.seen), words=case.seen.failure_detail, start=start))


def _host(seen: Observation) -> str:
    # A redirect's target is told where it is the target that failed.
    target = seen.failure_detail if seen.failure in _OF_TARGET and seen.hops else ""
    return host(target) or host(seen.final_url) or host(seen.url)
