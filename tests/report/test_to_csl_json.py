from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import sample
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Paper
from linkwatch.report import to_bibtex, to_csl_json

# The part of citationstyles.org's csl-data schema (1.0.2) that our fields fall under; it allows no others.
NAME = {
    "type": "object",
    "properties": {
        part: {"type": "string"} for part in ("family", "given", "non-dropping-particle", "suffix", "literal")
    },
    "additionalProperties": False,
}
TEXTS = ("title", "publisher", "number", "DOI", "URL", "abstract", "note")
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["article"]},
            "author": {"type": "array", "items": NAME},
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "items": {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 3},
                        "minItems": 1,
                        "maxItems": 2,
                    }
                },
                "additionalProperties": False,
            },
            **{name: {"type": "string"} for name in TEXTS},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}


def items(*papers: Paper) -> list[dict[str, Any]]:
    found = json.loads(to_csl_json.csl_json(papers))
    jsonschema.validate(found, SCHEMA)
    assert isinstance(found, list)
    return found


def paper(**changed: object) -> Paper:
    return replace(sample.paper().paper, **changed)  # type: ignore[arg-type] # the names are those of the fields


def test_a_paper_keeps_its_facts() -> None:
    people = ("Dimitri von Rütte", "Martin King Jr.", "OpenAI")
    (item,) = items(paper(authors=people, doi="10.1000/1 10.1000/2", journal_ref="J. 1", withdrawn=True))
    assert item == {
        "id": "vonrutte2017attention",
        "type": "article",
        "title": "Attention Is All You Need",
        "author": [
            {"family": "Rütte", "given": "Dimitri", "non-dropping-particle": "von"},
            {"family": "King", "given": "Martin", "suffix": "Jr."},
            {"literal": "OpenAI"},
        ],
        "issued": {"date-parts": [[2017, 6, 12]]},
        "publisher": "arXiv",
        "number": "arXiv:1706.03762",
        "DOI": "10.1000/1",
        "URL": "https://arxiv.org/abs/1706.03762",
        "abstract": "It reaches 28.4 BLEU at a cost of $O(n^2 \\cdot d)$ a layer.",
        "note": "Withdrawn; J. 1",
    }


def test_what_arxiv_does_not_say_is_left_out() -> None:
    (item,) = items(paper(doi=None, journal_ref=None, abstract="", authors=()))
    assert not {"DOI", "note", "abstract", "author"} & item.keys()


def test_the_papers_have_the_keys_and_the_order_of_bibtex() -> None:
    full = sample.full()
    text = to_bibtex.render(full)
    ids = [item["id"] for item in json.loads(to_csl_json.render(full))]
    assert len(ids) == 2
    assert ids == [line[6:-1] for line in text.splitlines() if line.startswith("@misc{")]


@given(st.text(max_size=30), st.lists(st.text(max_size=20), max_size=3))
def test_whatever_arxiv_says_fits_the_schema(text: str, people: list[str]) -> None:
    items(paper(title=text, abstract=text, journal_ref=text, doi=text, authors=tuple(people)))
