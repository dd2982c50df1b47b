"""No answer came: what each failure of the network means."""

from __future__ import annotations

from linkwatch.model import Case, Failure, Judgement, Observation, Reason, Verdict
from linkwatch.urls import host

_AGAIN = "It may pass; a later run tries again."
_MEND = "Correct or replace the address."

MEANING: dict[Failure, tuple[Verdict, Reason, str]] = {
    Failure.NO_SUCH_HOST: (
        Verdict.BROKEN,
        Reason("no-such-host", "The domain does not exist."),
        f"There is no host “{{host}}”. {_MEND}",
    ),
    Failure.NAME_SERVER: (
        Verdict.UNREACHABLE,
        Reason("name-server", "The domain's name server did not answer."),
        f"The name “{{host}}” could not be looked up now. {_AGAIN}",
    ),
    Failure.NO_ROUTE: (
        Verdict.UNREACHABLE,
        Reason("no-route", "No route leads to the server."),
        f"The network knows no way to {{host}}. {_AGAIN}",
    ),
    Failure.REFUSED: (
        Verdict.UNREACHABLE,
        Reason("refused", "The server refused the connection."),
        f"{{host}} refused the connection. {_AGAIN}",
    ),
    Failure.CONNECT_TIMEOUT: (
        Verdict.UNREACHABLE,
        Reason("connect-timeout", "The server did not accept a connection in time."),
        f"{{host}} did not take the connection in time. {_AGAIN}",
    ),
    Failure.TIMEOUT: (
        Verdict.UNREACHABLE,
        Reason("timeout", "The server did not answer in time."),
        f"{{host}} did not answer in time. {_AGAIN}",
    ),
    Failure.RESET: (
        Verdict.UNREACHABLE,
        Reason("reset", "The server broke the connection off."),
        f"{{host}} broke the connection off. {_AGAIN}",
    ),
    Failure.EMPTY: (
        Verdict.UNREACHABLE,
        Reason("empty-answer", "The server closed the connection without an answer."),
        f"{{host}} closed the connection without an answer. {_AGAIN}",
    ),
    Failure.GARBLED: (
        Verdict.UNREACHABLE,
        Reason("garbled-answer", "The answer is no HTTP that can be read."),
        f"{{host}} answered in a way that cannot be read ({{words}}). {_AGAIN}",
    ),
    Failure.CERTIFICATE_EXPIRED: (
        Verdict.BROKEN,
        Reason("certificate-expired", "The certificate is out of its time; browsers warn readers away."),
        "The certificate of {host} is out of its time ({words}), so browsers stop readers. Tell the site's owner.",
    ),
    Failure.CERTIFICATE_HOST: (
        Verdict.BROKEN,
        Reason("certificate-host", "The certificate is for another host; browsers warn readers away."),
        "The certificate is not for {host} ({words}), so browsers stop readers. " + _MEND,
    ),
    Failure.CERTIFICATE_SELF_SIGNED: (
        Verdict.BROKEN,
        Reason("certificate-self-signed", "Nobody vouches for the certificate; browsers warn readers away."),
        "The certificate of {host} is self-signed, so browsers stop readers. " + _MEND,
    ),
    Failure.CERTIFICATE_CHAIN: (
        Verdict.UNREACHABLE,
        Reason("certificate-chain", "The server does not send all certificates; most browsers mend that."),
        "The certificate chain of {host} is incomplete ({words}). Most browsers fetch what is missing.",
    ),
    Failure.TLS: (
        Verdict.UNREACHABLE,
        Reason("tls", "No secure connection could be made."),
        f"No secure connection to {{host}} could be made ({{words}}). {_AGAIN}",
    ),
    Failure.PROXY: (
        Verdict.UNREACHABLE,
        Reason("proxy", "The proxy did not let the request through."),
        "The proxy did not let the request to {host} through ({words}). Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.",
    ),
    Failure.PRIVATE_ADDRESS: (
        Verdict.EXCLUDED,
        Reason("private-address", "The address leads into a private network, where nothing is visited."),
        "{host} leads to a private address, so it was not visited. --allow-private visits it.",
    ),
    Failure.BAD_URL: (
        Verdict.BROKEN,
        Reason("invalid-url", "No browser accepts this address."),
        "No browser accepts this address. Correct its spelling.",
    ),
    Failure.BAD_REDIRECT: (
        Verdict.BROKEN,
        Reason("bad-redirect", "A redirect leads to something that is no web address."),
        f"The server redirects to “{{words}}”, which is no web address. {_MEND}",
    ),
    Failure.REDIRECT_LOOP: (
        Verdict.BROKEN,
        Reason("redirect-loop", "The redirects go round in a circle."),
        f"The redirects go round in a circle. {_MEND}",
    ),
    Failure.TOO_MANY_REDIRECTS: (
        Verdict.BROKEN,
        Reason("too-many-redirects", "The redirects do not end."),
        f"The server redirects on and on. {_MEND}",
    ),
}
"""Every failure has its verdict, its reason and its sentence."""


def transport(case: Case) -> Judgement | None:
    """Judge a visit that brought no answer: proof of death is broken, what may pass is unreachable."""
    if case.seen is None or case.seen.failure is None:
        return None
    verdict, reason, sentence = MEANING[case.seen.failure]
    return Judgement(verdict, reason, sentence.format(host=_host(case.seen), words=case.seen.failure_detail))


def _host(seen: Observation) -> str:
    # A redirect's target is told where it is the target that failed.
    target = seen.failure_detail if seen.failure is Failure.PRIVATE_ADDRESS and seen.hops else ""
    return host(target) or host(seen.final_url) or host(seen.url)
