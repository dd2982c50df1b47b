"""What a page says of itself, and what it must not be believed or bothered with."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.fetch import json_ld
from linkwatch.fetch.metadata import KNOWN, LONGEST, MAX_AUTHORS, read_day, read_metadata
from linkwatch.fetch.page import read_page
from linkwatch.model import Observation, PageMetadata

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))
DAY = date(2017, 6, 12)


def ld(*nodes: object) -> list[str]:
    return [json.dumps(node) for node in nodes]


def page_of(head: str) -> PageMetadata:
    body = f"<!doctype html><head>{head}</head><body><p>Words.".encode()
    seen = Observation("http://a.example/", 200, headers={"content-type": "text/html; charset=utf-8"}, body=body)
    return read_page(seen).metadata


FULL = """
<title>Attention | Blog</title>
<meta property="og:title" content="Attention &amp; more"><meta property="og:site_name" content="A Blog">
<meta name="description" content=" About
 attention. "><meta property="article:published_time" content="2017-06-12T17:57:34Z">
<meta name="author" content="Ada Lovelace">
"""


def test_a_head_is_read_as_its_author_meant_it() -> None:
    assert page_of(FULL) == PageMetadata("Attention & more", "About attention.", "A Blog", "Ada Lovelace", DAY)


def test_what_stands_in_the_body_or_in_noscript_is_not_of_the_head() -> None:
    meta = '<meta property="og:site_name" content="no">'
    assert page_of(f"<noscript>{meta}</noscript><title>t</title></head><body>{meta}") == PageMetadata(title="t")


def test_json_ld_is_read_from_the_head() -> None:
    script = json.dumps({"@type": "BlogPosting", "headline": "From JSON", "author": {"name": "B"}})
    found = page_of(f'<title>t</title><script>1</script><script type="application/ld+json">{script}</script>')
    assert found == PageMetadata(title="From JSON", author="B")


def test_a_microdata_name_counts_where_there_is_no_other() -> None:
    found = page_of('<meta itemprop="datePublished" content="2017-06-12"><meta itemprop="x" name="author" content="A">')
    assert found == PageMetadata(author="A", published=DAY)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ((), PageMetadata(title="Element")),
        ((("og:title", "A"), ("citation_title", "B")), PageMetadata(title="B")),
        ((("twitter:title", "A"), ("dc.title", "B")), PageMetadata(title="A")),
        ((("dc.title", "B"),), PageMetadata(title="B")),
        ((("og:title", " "), ("twitter:title", "A")), PageMetadata(title="A")),
        ((("og:description", "A"),), PageMetadata("Element", "A")),
        ((("application-name", "A"), ("og:site_name", "B")), PageMetadata("Element", site_name="B")),
        ((("citation_author", "A, B"), ("citation_author", "C")), PageMetadata("Element", author="A, B; C")),
        ((("author", "A"), ("author", "A")), PageMetadata("Element", author="A")),
        ((("article:author", "https://f.example/a"), ("dc.creator", "B")), PageMetadata("Element", author="B")),
        ((("author", "@handle"),), PageMetadata("Element")),
        ((("citation_date", "2017/06/12"), ("dc.date", "2016-01-01")), PageMetadata("Element", published=DAY)),
        ((("citation_publication_date", "2017"), ("dc.date", "2017-06-12")), PageMetadata("Element", published=DAY)),
        ((("unknown", "A"),), PageMetadata(title="Element")),
    ],
)
def test_the_more_exact_vocabulary_counts(fields: tuple[tuple[str, str], ...], expected: PageMetadata) -> None:
    assert read_metadata(fields, (), "Element") == expected


def test_control_characters_and_halves_of_characters_go() -> None:
    found = read_metadata([("og:title", "a\x1b[31m\u202e b\ud800\r\n\u200bc")])
    assert found.title == "a [31m b\N{REPLACEMENT CHARACTER} c"


def test_every_part_is_bounded() -> None:
    fields = [(name, "x" * 100_000) for name in sorted(KNOWN)] + [("author", f"n{at}") for at in range(999)]
    found = read_metadata(fields, (), "y" * 100_000)
    assert [len(found.title), len(found.description), len(found.site_name)] == [300, 500, 100]
    assert len(found.author) <= LONGEST["author"]
    many = read_metadata([("author", f"n{at}") for at in range(999)])
    assert len(many.author.split("; ")) == MAX_AUTHORS


@pytest.mark.parametrize(
    "text",
    [
        "2017-06-12",
        "2017-06-12T17:57:34Z",
        "2017-06-12T23:59:59.999-11:00",
        "2017-06-12 17:57",
        "20170612",
        "2017/6/12",
        "2017.06.12",
        " 2017-06-12 ",
        "June 12, 2017",
        "Jun. 12th 2017",
        "12 June 2017",
        "12. jun 2017",
        "Mon, 12 Jun 2017 17:57:34 GMT",
    ],
)
def test_a_day_is_read_as_it_is_written(text: str) -> None:
    assert read_day(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "", "2017", "2017-06", "2017-13-01", "2017-02-30", "0001-01-01", "9999-01-01", "12/06/2017", "06/12/17",
        "yesterday", "1497290254", "Junk 12, 2017", "June 2017", "٢٠١٧-٠٦-١٢", "2017-0612", "Mon, 99 Jun 2017 x",
        "2017-06-123", "2017112", "20170612123456", "July 4, 19999",
    ],
)  # fmt: skip
def test_what_is_no_day_must_not_be_read_as_one(text: str) -> None:
    assert read_day(text) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert read_day(day.strftime("%Y%m%d")) == day
    assert read_day(f"{day:%B} {day.day}, {day.year}") == day


@given(ANY_TEXT)
def test_any_text_may_stand_for_a_day(text: str) -> None:
    read_day(text)


@given(st.lists(st.tuples(st.sampled_from(sorted(KNOWN)), ANY_TEXT)), st.lists(ANY_TEXT), ANY_TEXT)
def test_any_head_is_read_and_can_be_written(fields: list[tuple[str, str]], scripts: list[str], title: str) -> None:
    found = read_metadata(fields, scripts, title)
    for text in (found.title, found.description, found.site_name, found.author):
        assert text == " ".join(text.split())
        text.encode()


# --- JSON-LD


def test_an_article_counts_before_its_page_and_others_not_at_all() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "name": "The page", "description": "Of the page"},
            {"@type": ["Thing", "https://schema.org/NewsArticle"], "headline": "R&amp;D", "author": {"@id": "#p"}},
            {"@type": "Person", "@id": "#p", "name": "Ada"},
            {"@type": "Product", "name": "Buy this", "description": "Cheap"},
            {"@type": "WebSite", "name": "The site"},
        ],
    }
    assert json_ld.read(ld(graph)) == {
        "headline": ["R&D"],
        "name": ["The page"],
        "description": ["Of the page"],
        "author": ["Ada"],
        "site": ["The site"],
    }


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada", ["Ada"]),
        (["Ada", {"name": "Bob"}], ["Ada", "Bob"]),
        ({"@type": "Person", "name": ["Ada"]}, ["Ada"]),
        ({"@id": "#nobody"}, []),
        ({"@id": ["#x"]}, []),
        ({"name": 7}, []),
        ([None, 7, True, [], {}], []),
        (None, []),
    ],
)
def test_authors_are_names_objects_or_lists_of_them(author: object, names: list[str]) -> None:
    assert json_ld.read(ld({"@type": "Article", "author": author})).get("author", []) == names


def test_a_creator_and_a_publisher_stand_in() -> None:
    node = {"@type": "Article", "creator": "Ada", "publisher": {"name": "A House"}, "datePublished": "2017-06-12"}
    assert json_ld.read(ld(node)) == {"author": ["Ada"], "site": ["A House"], "datepublished": ["2017-06-12"]}


def test_the_thing_that_a_page_is_about_is_found_inside_it() -> None:
    node = {"@type": "WebPage", "name": "Page", "mainEntity": {"@type": "Article", "headline": "H"}}
    assert json_ld.read(ld([node])) == {"headline": ["H"], "name": ["Page"]}


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "Article", "name": "n"} -->',
        '//<![CDATA[\n{"@type": "Article", "name": "n"}\n//]]>',
        '<![CDATA[{"@type": "Article", "name": "n"}]]>',
        '{"@type": "Article",\n "name": "n", "description": "\x01 "}',
    ],
)
def test_what_old_pages_put_around_it_is_no_harm(script: str) -> None:
    assert json_ld.read([script])["name"] == ["n"]


@pytest.mark.parametrize(
    "script",
    [
        "", "{", "null", "7", '"Article"', "[[]]", '{"@type": 7, "name": "n"}', '{"@type": [{}], "name": "n"}',
        '{"@graph": 7}', '{"@type": "Article", "name": {"a": 1}}', "[" * 100_000, '{"@graph":' * 50_000,
        "9" * 10_000, '{"@type": "Article", "name": "n", "x": "' + "y" * json_ld.MAX_LENGTH + '"}',
    ],
)  # fmt: skip
def test_what_is_no_such_json_says_nothing(script: str) -> None:
    assert json_ld.read([script]) == {}


def test_a_script_with_very_many_objects_is_read_up_to_a_bound() -> None:
    nodes = [{"@type": "Thing"}] * (json_ld.MAX_NODES + 5) + [{"@type": "Article", "name": "late"}]
    assert json_ld.read(ld(nodes)) == {}


def test_very_many_scripts_are_read_up_to_a_bound() -> None:
    scripts = ["{}"] * json_ld.MAX_SCRIPTS + ld({"@type": "Article", "name": "late"})
    assert json_ld.read(scripts) == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | ANY_TEXT,
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["@type", "@graph", "@id", "name", "author"]), inner)
    ),
)


@given(JSON)
def test_any_json_is_read(value: object) -> None:
    found = json_ld.read(ld(value, {"@type": "Article", "author": value}))
    assert all(isinstance(text, str) for texts in found.values() for text in texts)
