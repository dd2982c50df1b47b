from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.languages import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "Aufmerksamkeit ist alles, was man braucht",
        "Tout ce dont vous avez besoin",
        "Los modelos de lenguaje aprenden con pocos ejemplos",
        "Modelli linguistici di grandi dimensioni",
        "Modelos de Linguagem são Aprendizes",
        "Großes über Modelle",
        "LES MODÈLES DE LANGUE",
        "Внимание это всё",
        "注意力就是你所需要的一切",
        "Een overzicht van taalmodellen",
    ],
)
def test_small_words_and_letters_tell_another_language(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Attention Is All You Need",
        "Schrödinger Bridges",
        "Rényi Divergence and Erdős Graphs",
        "De Novo Design",
        "Efficient de novo Design",
        "A Review by Vaswani et al.",
        "Learning van der Waals Forces",
        "naïve Bayes",
        "$\\alpha$-decay and \u03b1-decay",
        "The Meaning of la and de in Names",
        "LARGE LANGUAGE MODELS",
        "Screening résumés Using Transformers",
        "Screening résumés at Scale",
        "Predicting Tour de France Winners",
        "Simulating von Kármán Vortex Streets",
        "Paintings by van der Rohe and de la Cruz",
        "Generating Paintings in van Gogh Style",
        "Traffic Forecasting in Rio de Janeiro",
        "Analysis via de Rham Cohomology",
        "Learning el Niño Patterns",
        "LEARNING DES KEYS AT MIT",
    ],
)
def test_names_and_terms_that_english_took_over_tell_none(text: str) -> None:
    assert not is_foreign(text)


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert is_foreign(text) in {True, False}
