import pytest
from html_pages import SENTENCE, html, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge

SAID = "This service has been discontinued"
THANKS = "<p>The pages of our users are no longer available.</p>"


def verdict(title: str, body: str, url: str = "https://heron.example/~ida/notes.html") -> tuple[Verdict, str]:
    judgement = judge(shown(html(title, body), url))
    return judgement.verdict, judgement.reason.name


@pytest.mark.parametrize("title", ["Service closed", "Heron", "Service closed | Heron", SAID, ""])
def test_a_page_that_says_nothing_but_that_its_service_has_ended_is_broken(title: str) -> None:
    assert verdict(title, f"<h1>{SAID}</h1>{THANKS}") == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    "heading",
    [
        "This service was shut down on 31 March 2019.",
        "Our service has been retired",
        "Dieser Dienst wurde eingestellt",
        "Ce service a été fermé",
        "Este servicio ha sido descontinuado",
        "Este serviço foi encerrado",
        "Questo servizio è stato chiuso",
        "本サービスは終了いたしました。",
        "该服务已下线",
    ],
)
def test_it_says_so_in_its_language(heading: str) -> None:
    judgement = judge(shown(html("Heron", f"<h1>{heading}</h1>"), "https://heron.example/a/b"))
    assert judgement.verdict is Verdict.BROKEN
    assert heading in judgement.detail


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Mail - Products - Heron", f"<h1>{SAID}</h1>{THANKS}"),
        ("Mail - Heron", f"<h1>Mail</h1><p>{SAID}.</p>{THANKS}"),
        (f"{SAID} - River Wire", f"<h1>{SAID}</h1>{THANKS}"),
        ("Changelog", f"<h1>Changelog</h1><h2>{SAID}</h2>{THANKS}"),
        ("Heron", f"<h1>{SAID}</h1><h2>Lamps</h2>{THANKS}"),
        ("Heron", f"<h1>{SAID}</h1><p>Heron closed its mail on Monday. Half a million people had written there.</p>"),
        ("Heron", f"<h1>{SAID}</h1><p>Use Pond instead, where your notes are.</p>"),
        ("Heron", f"<h1>{SAID}</h1><p>You can download your notes until May.</p>"),
        ("Heron", f"<h1>{SAID}</h1><p>Posted by ida 2 years ago. We miss it.</p>"),
        ("Heron", f"<h1>{SAID}</h1><p>We tell its story. {SENTENCE * 4}</p>"),
        ("Heron", f"<h1>When this service has been discontinued</h1>{THANKS}"),
        ("Heron", f"<h1>This service will be discontinued</h1>{THANKS}"),
        ("Heron", f"<h1>“{SAID}”: what now?</h1>{THANKS}"),
        ("Heron", f"<h1>“{SAID}”</h1>{THANKS}"),
    ],
)
def test_news_of_a_services_end_and_what_else_is_there_must_not_be_broken(title: str, body: str) -> None:
    assert verdict(title, body) == (Verdict.OK, "fine")


def test_an_address_that_bears_the_words_must_not_be_broken() -> None:
    url = "https://heron.example/news/this-service-has-been-discontinued"
    assert verdict("Heron", f"<h1>{SAID}</h1>{THANKS}", url) == (Verdict.OK, "fine")
