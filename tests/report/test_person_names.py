from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.report.escape import one_line
from linkwatch.report.person_names import Person, is_others, parse


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ashish Vaswani", Person("Ashish", "", "Vaswani")),
        ("Aidan N. Gomez", Person("Aidan N.", "", "Gomez")),
        ("Łukasz  Kaiser\n", Person("Łukasz", "", "Kaiser")),
        ("Nguyễn Văn Anh", Person("Nguyễn Văn", "", "Anh")),
        ("Jean-Luc d'Ornano", Person("Jean-Luc", "", "d'Ornano")),
        ("Dimitri von Rütte", Person("Dimitri", "von", "Rütte")),
        ("Ludwig van der Berg", Person("Ludwig", "van der", "Berg")),
        ("Chris Van Den Broeck", Person("Chris", "", "Van Den Broeck")),
        ("Maria de la Cruz Garcia", Person("Maria", "de la", "Cruz Garcia")),
        ("e. e. cummings", Person("e. e.", "", "cummings")),
        ("Tran Van Nam", Person("Tran Van", "", "Nam")),  # a middle name in Vietnam
        ("Hung Van Nguyen", Person("Hung Van", "", "Nguyen")),
        ("Quoc Le Tran", Person("Quoc Le", "", "Tran")),
        ("Giuseppe Di Battista", Person("Giuseppe", "", "Di Battista")),
        ("Teven Le Scao", Person("Teven", "", "Le Scao")),
        ("Luc Van Gool", Person("Luc", "", "Van Gool")),
        ("Raja Ben Abdessalem", Person("Raja", "", "Ben Abdessalem")),
        ("Sergio La Rosa Jr.", Person("Sergio", "", "La Rosa", "Jr.")),
        ("Di Wang", Person("Di", "", "Wang")),
        ("Da Silva", Person("Da", "", "Silva")),
        ("Simon Le", Person("Simon", "", "Le")),
        ("Martin Luther King Jr.", Person("Martin Luther", "", "King", "Jr.")),
        ("Sammy Davis, Jr.", Person("Sammy", "", "Davis", "Jr.")),
        ("H. S. M. Coxeter III", Person("H. S. M.", "", "Coxeter", "III")),
        ("Berg, Ludwig van", Person("Ludwig van", "", "Berg")),
        ("van der Berg, Ludwig", Person("Ludwig", "van der", "Berg")),
        ("Wei Ai", Person("Wei", "", "Ai")),
    ],
)
def test_a_name_is_divided_as_a_bibliography_sorts_it(name: str, person: Person) -> None:
    assert parse(name) == person


@pytest.mark.parametrize(
    "name",
    [
        "OpenAI", "DeepSeek-AI", "Plato", "Meta AI", "Gemini Team", "The ATLAS Collaboration", "ATLAS Collaboration",
        "for the CMS Collaboration", "on behalf of the authors", "Google Research", "King, Jr.", "van der Berg",
        "王小明", "王 小明", "Иван Петров", "Alice and Bob", "Smith, J., Jones, K.", "Anna O_Neill", "a {b} c", ":",
        "Jr.", "Author 1",
    ],
)  # fmt: skip
def test_a_group_or_a_name_without_parts_stays_whole(name: str) -> None:
    assert parse(name) == Person(literal=name)


@pytest.mark.parametrize(("name", "expected"), [("et al.", True), ("et. al", True), ("and others", True),
                                                ("Others Etal", False), ("Et Alia", False)])  # fmt: skip
def test_all_who_are_not_named_are_told_from_a_name(name: str, expected: bool) -> None:
    assert is_others(name) is expected


@given(st.text(max_size=40))
def test_every_name_has_a_family_name_or_is_whole_and_loses_no_letter(name: str) -> None:
    person = parse(name)
    assert not (person.family and person.literal)
    told = person.literal or f"{person.given}{person.particle}{person.family}{person.suffix}"
    assert sorted(filter(str.isalpha, told)) == sorted(filter(str.isalpha, one_line(name)))
