"""What may pass: no reader gets the page now, and nobody can say that it is gone."""

from __future__ import annotations

from web import Door, Respond, doors, page, raw, redirect, reset, silent, trickle
from web.answers import HTML, as_type, empty, head
from web.cases import NOWHERE, Case
from web.certificates import without_intermediate
from web.texts import ARTICLE, SHORT

FAMILY = "May pass"


def cases() -> list[Case]:
    return [*statuses(), *connections(), *names(), *secured()]


def statuses() -> list[Case]:
    return [
        *(
            Case(
                f"{status}",
                f"https://trouble-{status}.practice/a",
                "unreachable",
                "server-error",
                pages={f"https://trouble-{status}.practice/a": page("<title>Oops</title>", status)},
            )
            for status in (408, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 530)
        ),
        Case(
            "302 to nowhere",
            "https://nowhere.practice/a",
            "unreachable",
            "strange-status",
            pages={"https://nowhere.practice/a": page("", 302, location=" ")},
        ),
        Case(
            "503 behind a redirect",
            "https://trouble.practice/a",
            "unreachable",
            "server-error",
            final="https://trouble.practice/b",
            pages={"https://trouble.practice/a": redirect("/b"), "https://trouble.practice/b": page("", 503)},
        ),
    ]


def connections() -> list[Case]:
    return [
        answers("never an answer", "https://silent.practice/a", "timeout", silent()),
        answers("always a reset", "https://reset.practice/a", "reset", reset()),
        answers("always an empty reply", "https://empty.practice/a", "empty-answer", empty()),
        answers("no HTTP at all", "https://garbled.practice/a", "garbled-answer", raw(b"\x00\x01\x02 hello\r\n\r\n")),
        answers(
            "no chunk where chunks were said",
            "https://no-chunk.practice/a",
            "garbled-answer",
            raw(head("Content-Type: text/html", "Transfer-Encoding: chunked") + b"zz\r\n" + ARTICLE.encode()),
        ),
        answers(
            "gzip is said, but plain it is",
            "https://not-gzip.practice/a",
            "garbled-answer",
            as_type(HTML, SHORT.encode(), "Content-Encoding: gzip"),
        ),
        answers("a status of four figures", "https://status.practice/a", "garbled-answer", raw(head(status="2000 OK"))),
        answers(
            "HTTP/2 unasked", "https://h2.practice/a", "garbled-answer", raw(b"\x00\x00\x06\x04\x00" + b"\x00" * 10)
        ),
        answers("a head that never ends", "https://half-head.practice/a", "timeout", trickle(b"HTTP/1.1 200 OK\r\nX-")),
        Case(
            "to a host that never answers",
            "https://to-silent.practice/a",
            "unreachable",
            "timeout",
            NOWHERE,
            {
                "https://to-silent.practice/a": redirect("https://silent-2.practice/"),
                "https://silent-2.practice/": silent(),
            },
        ),
        door(
            "another protocol on port 80",
            "http://mail.practice/",
            "garbled-answer",
            doors.banner(b"220 mail ESMTP\r\n"),
        ),
        door("another protocol on port 443", "https://shell.practice/", "tls", doors.banner(b"SSH-2.0-Heron\r\n")),
        door("reset before HTTP", "http://door-reset.practice/", "reset", doors.reset()),
        Case(
            "nobody listens",
            "https://refused.practice/a",
            "unreachable",
            "refused",
            NOWHERE,
            names={"refused.practice": "refusing"},
        ),
    ]


def names() -> list[Case]:
    return [
        Case(
            "failing name server",
            "https://lame.practice/a",
            "unreachable",
            "name-server",
            NOWHERE,
            names={"lame.practice": "failing"},
        ),
        Case(
            "to a host whose name server fails",
            "https://to-lame.practice/a",
            "unreachable",
            "name-server",
            NOWHERE,
            {"https://to-lame.practice/a": redirect("https://lame-2.practice/a")},
            names={"lame-2.practice": "failing"},
        ),
    ]


def secured() -> list[Case]:
    chain = "https://chain-lacks.practice/a"
    plain = b"HTTP/1.1 400 Bad Request\r\n\r\n"
    return [
        door("TLS too old", "https://old-tls.practice/", "tls", doors.answering(doors.OLD_TLS)),
        door("TLS does not know the name", "https://no-sni.practice/", "tls", doors.answering(doors.UNKNOWN_NAME)),
        door("plain HTTP on port 443", "https://no-tls.practice/", "tls", doors.answering(plain)),
        door("the handshake never ends", "https://mute.practice/", "connect-timeout", doors.silent()),
        Case(
            "an incomplete chain",
            chain,
            "unreachable",
            "certificate-chain",
            NOWHERE,
            {chain: page(ARTICLE)},
            tls={"chain-lacks.practice": without_intermediate("chain-lacks.practice")},
            says="browsers",
        ),
    ]


def answers(name: str, link: str, reason: str, respond: Respond) -> Case:
    return Case(name, link, "unreachable", reason, NOWHERE, {link: respond})


def door(name: str, link: str, reason: str, opened: Door) -> Case:
    host = link.split("/")[2]
    return Case(name, link, "unreachable", reason, NOWHERE, doors={host: opened})
