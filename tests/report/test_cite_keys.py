from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Paper
from linkwatch.report import to_bibtex, to_csl_json
from linkwatch.report.cite_keys import cite_keys


def paper(author: str = "Ada Lovelace", title: str = "Notes", id_: str = "1706.00001", year: int = 2017) -> Paper:
    first = datetime(year, 6, 1, tzinfo=UTC)
    return replace(sample.paper().paper, arxiv_id=id_, title=title, authors=(author,), published=first)


@pytest.mark.parametrize(
    ("author", "title", "key"),
    [
        ("Ashish Vaswani", "Attention Is All You Need", "vaswani2017attention"),
        ("Dimitri von Rütte", "The Best", "vonrutte2017best"),
        ("Łukasz Størmer-Æsir", "A Self-Instruct: X", "stormeraesir2017self"),
        ("Jürgen Groß", "An “Übersicht”", "gross2017ubersicht"),
        ("The ATLAS Collaboration", "Search", "atlascollaboration2017search"),
        ("OpenAI", "GPT-4", "openai2017gpt"),
        ("王小明", "注意力", "arxiv2017"),
        ("Ada Lovelace", r"$\alpha$ decay", "lovelace2017decay"),
        ("Ada Lovelace", "0", "lovelace20170"),
        ("Ada Lovelace", "", "lovelace2017"),
        ("Ada Lovelace", "x" * 500, "lovelace2017" + "x" * 40),
    ],
)
def test_a_key_is_surname_year_of_the_first_version_and_first_word(author: str, title: str, key: str) -> None:
    assert cite_keys([paper(author, title)]) == {"1706.00001": key}


def test_the_first_of_papers_with_one_key_keeps_it() -> None:
    papers = [paper(id_=f"1706.{number:05}") for number in range(1, 30)]
    keys = cite_keys(reversed(papers))
    assert [keys[each.arxiv_id] for each in papers][:3] == [
        "lovelace2017notes",
        "lovelace2017notes-b",
        "lovelace2017notes-c",
    ]
    assert [keys[each.arxiv_id] for each in papers][25:28] == [f"lovelace2017notes-{end}" for end in ("z", "aa", "ab")]


WRITTEN = {"bibtex": to_bibtex.bibtex, "csl-json": to_csl_json.csl_json}


@pytest.mark.parametrize("form", WRITTEN)
def test_keys_that_are_in_use_stay_when_an_older_paper_comes_or_one_is_taken_out(form: str) -> None:
    write = WRITTEN[form]
    second, third, newest = (replace(paper(id_=f"1706.0000{at}"), journal_ref="Now {1} \n  eprint") for at in (2, 3, 4))
    before = cite_keys([second, third])
    assert before == {"1706.00002": "lovelace2017notes", "1706.00003": "lovelace2017notes-b"}
    earlier = write([second, third])
    assert cite_keys([paper(), newest, third, second], earlier) == before | {
        "1706.00001": "lovelace2017notes-c",
        "1706.00004": "lovelace2017notes-d",
    }
    assert cite_keys([third, newest], earlier) == {
        "1706.00003": "lovelace2017notes-b",
        "1706.00004": "lovelace2017notes-c",
    }
    assert write([third, second], earlier) == earlier


def test_a_key_in_use_stays_whatever_its_paper_is_called_now_and_must_not_be_two_papers() -> None:
    earlier = to_bibtex.bibtex([paper(title="Other"), paper(id_="1706.00002")])
    assert cite_keys([paper(title="New"), paper(id_="1706.00003")], earlier) == {
        "1706.00001": "lovelace2017other",
        "1706.00003": "lovelace2017notes-b",
    }
    twice = earlier.replace("lovelace2017notes", "lovelace2017other")
    assert cite_keys([paper(title="New"), paper(id_="1706.00002")], twice) == {
        "1706.00001": "lovelace2017new",
        "1706.00002": "lovelace2017other",
    }


@pytest.mark.parametrize("form", WRITTEN)
def test_keys_stay_where_git_has_changed_the_line_ends(form: str) -> None:
    papers = [paper(id_="1706.00002"), paper(id_="1706.00003")]
    earlier = WRITTEN[form](papers).replace("\n", "\r\n")
    assert cite_keys([paper(), *papers], earlier)["1706.00002"] == "lovelace2017notes"


def test_what_is_no_bibliography_is_read_in_linear_time() -> None:
    for line in ('    "id": "x",\n', "@misc{x,\n", "  title = {}\n"):
        assert cite_keys([paper()], line * 100_000) == {"1706.00001": "lovelace2017notes"}


def test_a_paper_without_authors_has_a_key_too() -> None:
    assert cite_keys([replace(paper(), authors=())]) == {"1706.00001": "arxiv2017notes"}


texts = st.text(st.sampled_from("abAB äß注\\{$-0 "), max_size=6)
papers = st.lists(
    st.builds(paper, texts, texts, st.builds("1706.{:05}".format, st.integers(1, 99)), st.integers(2017, 2018)),
    unique_by=lambda each: each.arxiv_id,
)


@given(papers, st.randoms(use_true_random=False))
def test_keys_are_unique_and_plain_and_do_not_depend_on_the_order(found: list[Paper], chance: random.Random) -> None:
    keys = cite_keys(found)
    assert len(set(keys.values())) == len(keys) == len(found)
    assert all(key.isascii() and key.replace("-", "").isalnum() and key == key.lower() for key in keys.values())
    chance.shuffle(found)
    assert cite_keys(found) == keys


@given(papers)
def test_a_later_paper_changes_no_key(found: list[Paper]) -> None:
    later = paper("b", "a", "2901.00001", 2018)
    later = replace(later, published=datetime(2018, 12, 31, tzinfo=UTC))
    assert cite_keys(found).items() <= cite_keys([later, *found]).items()
