"""Texts and pages that have nothing to do with each other, and many that must not be taken for such."""

from dataclasses import replace

import pytest

from linkwatch.model import Judgement, Kind, Link, Observation, Occurrence, Page, PageMetadata, Reason, Result, Verdict
from linkwatch.rules.unrelated import LEAST_WORDS, unrelated

URL = "https://gradients.example/posts/backpropagation"
TEXT = "How to train recurrent networks with attention"
CASINO = Page(
    title="Spin and win",
    headings=("Bonus of the day",),
    text="This is the place for players. You have a bonus for the first game and the best odds of all, "
    "with slots from every maker that are paid out to your account at once.",
    words=400,
    metadata=PageMetadata(title="Spin and win", description="Slots and a bonus."),
)


def result(
    page: Page | None = CASINO,
    *texts: str,
    url: str = URL,
    verdict: Verdict = Verdict.OK,
    status: int = 200,
    final_url: str = "",
) -> Result:
    places = tuple(
        Occurrence(url, Kind.LINK, text, "guide.md", line, 3) for line, text in enumerate(texts or (TEXT,), 7)
    )
    seen = Observation(url, status=status, page=page, final_url=final_url or url)
    return Result(Link(url, places), Judgement(verdict, Reason("r", "s"), "d"), seen)


def test_a_page_that_says_nothing_of_text_and_address_is_told() -> None:
    assert str(unrelated(result())) == (
        "guide.md:7:3: the page has nothing to do with the link's text “How to train recurrent networks with "
        "attention”: it is called “Spin and win”; the site may have changed hands, so open it and correct the link or "
        "its text"
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Recurrent networks"},
        {"description": "All about attention."},
        {"headings": ("Networks", "Bonus")},
        {"text": CASINO.text + " A neural network decides."},
        {"text": CASINO.text + " Trained by professionals."},
        {"text": CASINO.text + " Back propagation."},
        {"metadata": PageMetadata(title="Win", site_name="Gradients")},
        {"metadata": PageMetadata(title="Win", author="A. T. Tention, attention")},
    ],
)
def test_one_word_in_common_is_enough_to_be_silent(changed: dict[str, object]) -> None:
    assert unrelated(result(replace(CASINO, **changed))) is None  # type: ignore[arg-type] # the fields of Page


@pytest.mark.parametrize(
    "changed",
    [
        {"words": LEAST_WORDS - 1},
        {"scripted": True},
        {"headings": ()},
        {"title": "", "metadata": PageMetadata()},
        {"text": "Hier ist der Platz für Spieler, mit einem Bonus für das erste Spiel und den besten Quoten."},
        {"text": "赢家的地方 第一场比赛的奖金"},
        {"text": ""},
    ],
)
def test_a_page_that_cannot_be_read_as_english_prose_is_not_judged(changed: dict[str, object]) -> None:
    assert unrelated(result(replace(CASINO, **changed))) is None  # type: ignore[arg-type] # the fields of Page


@pytest.mark.parametrize(
    "text",
    [
        "",
        "here",
        "this post",
        "Attention networks",
        "Rekurrente Netze trainieren und verstehen",
        "循环神经网络的训练方法",
        "Was ist das Training rekurrenter Netze",
        "Introduktion til neurale netværk for begyndere",
        "https://gradients.example/how-to-train-the-networks",
        "Introduction to the best online course",
        "12 34 56 of the 78",
    ],
)
def test_a_text_that_is_no_english_prose_is_not_judged(text: str) -> None:
    assert unrelated(result(CASINO, text)) is None


@pytest.mark.parametrize("fitting", ["How to win a bonus with little money", "Bonus", "the slots"])
def test_one_text_that_fits_is_enough(fitting: str) -> None:
    assert unrelated(result(CASINO, TEXT, fitting)) is None
    assert unrelated(result(CASINO, fitting, TEXT)) is None


@pytest.mark.parametrize("other", ["here", "", URL, "Attention", "循环神经网络", "Was ist das Training der Netze"])
def test_a_text_that_is_no_prose_must_not_silence_one_that_is(other: str) -> None:
    assert unrelated(result(CASINO, TEXT, other)) is not None
    told = unrelated(result(CASINO, other, TEXT))
    assert told is not None
    assert (told.line, TEXT in str(told)) == (8, True)


FINE_TUNING = replace(CASINO, text=CASINO.text + " Finetuning follows pretraining.")


@pytest.mark.parametrize("text", ["The art of fine-tuning", "How fine tuning works, explained", "What are k-means?"])
def test_words_that_the_page_writes_as_one_are_on_it(text: str) -> None:
    text += " and its recipes for beginners"
    page = replace(FINE_TUNING, text=f"{FINE_TUNING.text} Use kmeans.")
    assert unrelated(result(page, text)) is None
    assert unrelated(result(CASINO, text)) is not None


@pytest.mark.parametrize(
    "text", ["Networks in form of trees, and recurrent ones", "How networks can dance: a recurrent idea"]
)
def test_small_words_must_not_be_taken_for_halves(text: str) -> None:
    page = replace(CASINO, text=f"{CASINO.text} Inform the candidates.")
    assert unrelated(result(page, text)) is not None


@pytest.mark.parametrize(
    "url",
    [
        "https://gradients.example/Bonus_day",
        "https://spin.example/x",
        "https://slots.example/x",
        "https://www.slots.example/x",
        "https://e.example/sl%6Fts",
    ],
)
def test_a_page_that_fits_the_address_is_not_told(url: str) -> None:
    assert unrelated(result(url=url)) is None


def test_a_name_may_be_run_together_in_the_host() -> None:
    seen = replace(CASINO, metadata=PageMetadata(title="Gradients"))
    assert unrelated(result(seen, url="https://mygradient.example/")) is not None
    assert unrelated(result(seen, url="https://mygradientssite.example/")) is None
    assert unrelated(result(seen, url="https://www.my-gradi-ents.example/")) is None


def test_where_a_redirect_ends_counts_as_the_address_too() -> None:
    assert unrelated(result(final_url="https://gradients.example/bonus")) is None


@pytest.mark.parametrize("verdict", [Verdict.BROKEN, Verdict.BLOCKED, Verdict.UNREACHABLE])
def test_what_no_reader_gets_has_a_verdict_that_says_so(verdict: Verdict) -> None:
    assert unrelated(result(verdict=verdict)) is None


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.MOVED])
def test_what_a_reader_gets_is_compared(verdict: Verdict) -> None:
    assert unrelated(result(verdict=verdict)) is not None


def test_what_was_not_seen_is_not_compared() -> None:
    assert unrelated(result(None)) is None
    assert unrelated(replace(result(), seen=None)) is None
    assert unrelated(result(status=203)) is None
