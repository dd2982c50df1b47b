from __future__ import annotations

import gc
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable
from http.client import HTTPResponse
from pathlib import Path

import pytest

from linkwatch.demo import Behaviour, Entry, Scenario, StandIn
from linkwatch.model import ConnectTo, Document, Kind, Occurrence, Verdict

Visit = Callable[..., HTTPResponse]
Dial = Callable[[StandIn, str], socket.socket]


def documents(*links: str) -> list[Document]:
    return [Document("guide.md", tuple(Occurrence(link, Kind.LINK, "Text", "guide.md", 1, 1) for link in links))]


def entry(behaviour: Behaviour, url: str) -> Entry:
    return Entry(url, behaviour, Verdict.BROKEN, "A note.")


def test_every_host_of_the_guide_answers_with_and_without_tls(visit: Visit) -> None:
    links = ("https://a.example/x", "https://b.example/y?z=1", "http://a.example/plain")
    with StandIn(documents(*links), Scenario()) as web:
        assert [visit(web, link).status for link in links] == [200, 200, 200]
        assert web.requests == Counter({("a.example", "/x"): 1, ("b.example", "/y?z=1"): 1, ("a.example", "/plain"): 1})


def test_a_port_that_the_guide_names_is_stood_in_for_by_its_scheme(visit: Visit) -> None:
    links = ("https://a.example:8443/", "http://a.example:8080/", "http://b.example:443/", "https://b.example/")
    with StandIn(documents(*links), Scenario()) as web:
        assert [visit(web, link).status for link in links[:3]] == [200, 200, 200]
        assert web.connect_to[-2:] == (
            ConnectTo("", "80", "127.0.0.1", web.connect_to[-2].to_port),
            ConnectTo("", "443", "127.0.0.1", web.connect_to[-1].to_port),
        )


def test_arxivs_api_is_there_whatever_the_guide_holds(visit: Visit) -> None:
    with StandIn([], Scenario()) as web:
        answer = visit(web, "https://export.arxiv.org/api/query?id_list=1706.03762")
        assert b"<title>Attention Is All You Need</title>" in answer.read()
        assert web.requests == Counter({("export.arxiv.org", "/api/query?id_list=1706.03762"): 1})


def test_a_certificate_that_ran_out_turns_its_visitors_away(visit: Visit) -> None:
    scenario = Scenario((entry(Behaviour.EXPIRED_CERTIFICATE, "https://a.example/"),))
    with StandIn(documents("https://a.example/", "https://b.example/"), scenario) as web:
        with pytest.raises(ssl.SSLCertVerificationError, match="certificate has expired"):
            visit(web, "https://a.example/")
        assert visit(web, "https://b.example/").status == 200


def test_a_flaky_page_answers_on_the_second_try(visit: Visit) -> None:
    with StandIn(documents("http://a.example/"), Scenario((entry(Behaviour.FLAKY, "http://a.example/"),))) as web:
        assert [visit(web, "http://a.example/").status for _ in range(3)] == [503, 200, 200]


def test_a_silent_page_takes_the_request_and_does_not_answer(dial: Dial) -> None:
    web = StandIn(documents("http://a.example/"), Scenario((entry(Behaviour.SILENT, "http://a.example/"),)))
    with web, dial(web, "http://a.example/") as connection:
        connection.settimeout(0.2)
        connection.sendall(b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n")
        with pytest.raises(TimeoutError):
            connection.recv(1)
        assert web.requests == Counter({("a.example", "/"): 1})


def test_nothing_is_left_at_the_end(dial: Dial) -> None:
    web = StandIn(documents("https://a.example/"), Scenario((entry(Behaviour.SILENT, "https://a.example/"),)))
    threads = set(threading.enumerate())  # those of earlier tests may end meanwhile
    with web:
        silent, idle, unfinished = (
            dial(web, url) for url in ("https://a.example/", "https://a.example/", "http://a.example/")
        )
        handshake = socket.create_connection(("127.0.0.1", int(web.connect_to[-1].to_port)))
        silent.sendall(b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n")
        unfinished.sendall(b"GET / HT")
    for connection in (silent, idle, unfinished, handshake):
        connection.close()
    gc.collect()  # what was left open would warn now, and a warning is an error
    assert set(threading.enumerate()) <= threads
    assert not Path(web.ca_file).exists()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(web.connect_to[-1].to_port)))


def test_an_error_inside_ends_it_as_well() -> None:
    web = StandIn([], Scenario())
    with pytest.raises(RuntimeError, match="inside"), web:
        raise RuntimeError("inside")
    assert not Path(web.ca_file).exists()


def test_the_authoritys_file_holds_one_certificate_and_no_key() -> None:
    with StandIn([], Scenario()) as web:
        text = Path(web.ca_file).read_text(encoding="ascii")
    assert text.count("BEGIN CERTIFICATE") == 1
    assert "KEY" not in text
