import pytest

from linkwatch.fetch.marks import marks_of, said_in_scripts


@pytest.mark.parametrize(
    ("tag", "attributes", "marks"),
    [
        ("body", {"class": "blog error404", "id": "top"}, [".blog", ".error404", ".top"]),
        ("html", {"data-adblockkey": "MFww", "lang": "en"}, ["data-adblockkey"]),
        ("body", {}, []),
        ("div", {"class": "x noarticletext"}, [".noarticletext"]),
        ("div", {"class": "error404 blog"}, []),
        ("meta", {"name": "next-error", "content": "not-found"}, ["next-error=not-found"]),
        ("meta", {"name": "robots", "content": "noindex"}, []),
        ("meta", {"property": "og:type", "content": "music.song"}, ["og:type=music.song"]),
        ("meta", {"property": "og:title", "content": "Herons"}, []),
        ("template", {"data-dgst": "A;404"}, ["data-dgst=A;404"]),
        ("template", {"id": "x"}, []),
    ],
)
def test_the_marks_of_an_element_are_read(tag: str, attributes: dict[str, str], marks: list[str]) -> None:
    assert marks_of(tag, attributes) == marks


def test_marks_are_few_and_short_however_long_a_page_makes_them() -> None:
    assert len(marks_of("body", {"class": "x " * 5_000})) == 60
    assert marks_of("body", {"id": "x" * 5_000}) == ["." + "x" * 200]
    assert marks_of("template", {"data-dgst": "x" * 5_000}) == ["data-dgst=" + "x" * 200]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('"playabilityStatus":{"status":"OK"}', ["player=OK: "]),
        ('"playabilityStatus": {"status": "ERROR","reason":"None"}', ["player=ERROR: None"]),
        ('"playabilityStatus":{"status":"LOGIN_REQUIRED","messages":["Sign in"]}', ["player=LOGIN_REQUIRED: Sign in"]),
        ('"playabilityStatus":{"status":"OK"},' + "x" * 400 + '"reason":"far"', ["player=OK: "]),
        ('"alertRenderer":{"type":"ERROR","text":1}', ["alert=ERROR"]),
        ('"alertRenderer":{"type":"INFO"}', []),
        ('{"props":{},"page":"/404","query":{},"buildId":"x"}', ["next-page=/404"]),
        ('{"props":{},"page":"/blog/404","query":{},"buildId":"x"}', []),
        ("", []),
    ],
)
def test_what_a_players_data_say_is_read(text: str, marks: list[str]) -> None:
    assert said_in_scripts(text) == marks
