"""What is written is read back by bibtexparser, which knows nothing of us."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sample
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors
from bibtexparser.middlewares.names import parse_single_name_into_parts
from bibtexparser.model import Entry
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Paper
from linkwatch.report import person_names, to_bibtex
from linkwatch.report.latex import latex


def read(text: str) -> dict[str, Entry]:
    library = parse_string(text, append_middleware=[SeparateCoAuthors()])
    assert not library.failed_blocks
    assert [each.comment[: len(to_bibtex.MARKER)] for each in library.comments] == [to_bibtex.MARKER]
    return library.entries_dict


def paper(**changed: object) -> Paper:
    return replace(sample.paper().paper, **changed)  # type: ignore[arg-type] # the names are those of the fields


def only(one: Paper) -> Entry:
    (entry,) = read(to_bibtex.bibtex([one])).values()
    return entry


def names(entry: Entry) -> list[tuple[str, str, str]]:
    """Give surname, suffix and given names of each author as BibTeX divides them."""
    found = [parse_single_name_into_parts(each) for each in entry["author"]]
    return [(" ".join([*each.von, *each.last]), " ".join(each.jr), " ".join(each.first)) for each in found]


def test_a_report_is_written_as_this() -> None:
    assert_golden("full.bib", to_bibtex.render(sample.full()))


def test_without_papers_there_is_only_the_mark() -> None:
    text = to_bibtex.bibtex([])
    assert text.startswith(to_bibtex.MARKER)
    assert text.count("\n") == 1
    assert read(text) == {}


def test_a_paper_keeps_its_facts() -> None:
    one = paper(doi="10.1000/a_b{c} 10.1000/second", journal_ref="J. A & B 1 (2018)")
    entry = only(one)
    assert (entry.entry_type, entry.key) == ("misc", "vaswani2017attention")
    assert {name: entry[name] for name in entry.fields_dict if name != "author"} == {
        "title": "Attention Is All You Need",
        "year": "2017",  # of the first version; the latest is of 2023
        "eprint": "1706.03762",
        "archivePrefix": "arXiv",
        "primaryClass": "cs.CL",
        "doi": "10.1000/a_b%7Bc%7D",
        "url": "https://arxiv.org/abs/1706.03762",
        "note": r"J. A \& B 1 (2018)",
    }
    assert names(entry)[0] == ("Vaswani", "", "Ashish")


def test_what_arxiv_does_not_say_is_left_out() -> None:
    entry = only(paper(primary_category="", doi=None, journal_ref=None, authors=()))
    assert set(entry.fields_dict) == {"title", "year", "eprint", "archivePrefix", "url"}


def test_a_withdrawn_paper_says_so() -> None:
    assert only(paper(withdrawn=True, journal_ref="J. 1"))["note"] == "Withdrawn; J. 1"


def test_papers_are_sorted_by_key_and_each_stands_once() -> None:
    second = paper(arxiv_id="2305.00001", authors=("Zoë Adams",), published=datetime(2023, 5, 1, tzinfo=UTC))
    one, other = to_bibtex.bibtex([paper(), second, paper()]), to_bibtex.bibtex([second, paper()])
    assert one == other
    assert list(read(one)) == ["adams2023attention", "vaswani2017attention"]


@pytest.mark.parametrize(
    ("author", "parts"),
    [
        ("Dimitri von Rütte", ("von Rütte", "", "Dimitri")),
        ("Martin Luther King Jr.", ("King", "Jr.", "Martin Luther")),
        ("The ATLAS Collaboration", ("{The ATLAS Collaboration}", "", "")),
        ("王小明", ("{王小明}", "", "")),
        ("Alice and Bob", ("{Alice and Bob}", "", "")),
    ],
)
def test_names_are_divided_as_bibtex_does(author: str, parts: tuple[str, str, str]) -> None:
    assert names(only(paper(authors=(author,)))) == [parts]


def test_authors_who_are_not_named_are_others() -> None:
    assert only(paper(authors=("Ada Lovelace", "et al.")))["author"] == ["Lovelace, Ada", "others"]


def test_three_thousand_authors_are_read_back_in_order() -> None:
    authors = tuple(f"Ada Author{'x' * (number % 50)}" for number in range(3000))
    assert only(paper(authors=authors))["author"] == [f"{each.split()[1]}, Ada" for each in authors]


signs = st.text(st.sampled_from("abZÄéß王 {}$\\\"'%&#_^~@=,;\n\r\x00\u202e.-(3"), max_size=25)
likely = st.from_regex(r"[A-Z][a-z]{1,5}( [a-z]{1,3}){0,2} [A-Z][a-z]+", fullmatch=True)
authors = st.lists(signs | st.text(max_size=20) | likely, min_size=1, max_size=5)
divided = st.from_regex(
    r"[A-Z][a-z]{1,5}( [A-Z]\.)?( (von|de la|van der))? [A-ZÄ][a-zß]{1,6}( Jr\.)?", fullmatch=True
).filter(lambda name: not person_names.parse(name).literal)  # `Aa Team` and `Aa And` have no parts


@given(signs | st.text(max_size=40), authors, st.none() | signs)
def test_whatever_arxiv_says_is_read_back(title: str, people: list[str], other: str | None) -> None:
    one = paper(title=title, authors=tuple(people), doi=other, journal_ref=other, primary_category=other or "")
    entry = only(one)
    assert entry["eprint"] == one.arxiv_id
    assert entry.fields_dict.get("title") is None or entry["title"] == latex(title, keep_case=True)
    told = [
        each for each in people if person_names.is_others(each) or person_names.parse(each) != person_names.Person()
    ]
    assert len(entry["author"] if "author" in entry.fields_dict else []) == len(told)


@given(st.lists(divided, min_size=1))
def test_every_part_of_a_name_is_read_back_in_its_place(people: list[str]) -> None:
    persons = map(person_names.parse, people)
    expected = [(f"{each.particle} {each.family}".strip(), each.suffix, each.given) for each in persons]
    assert names(only(paper(authors=tuple(people)))) == expected
