"""What is read out of a page."""

import asyncio

import pytest
from fake_fetch import FakeFetch
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.fetch.page import MAX_PAPERS, read_page
from linkwatch.fetch.stack import with_page
from linkwatch.model import Observation, Page, Request


def seen(body: str | bytes, content_type: str = "text/html; charset=utf-8", *, complete: bool = True) -> Observation:
    data = body.encode() if isinstance(body, str) else body
    headers = {"content-type": content_type} if content_type else {}
    return Observation("http://a.example/", status=200, headers=headers, body=data, complete=complete)


def test_the_title_is_read_with_its_white_space_collapsed() -> None:
    assert (
        read_page(seen("<head><title> A \n page &amp; more</title></head><body><title>no</title>")).title
        == "A page & more"
    )


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        ('<p id="a">', {"a"}),
        ('<a name="b">', {"b"}),
        ("<A NAME=c>", {"c"}),
        ('<input name="field">', set()),
        ('<p id="x" id="y">', {"x"}),
        ('<p id="&eacute;">', {"é"}),
        ('<p id="a b">', {"a b"}),
        ("<template><p id=t></template><p id=u>", {"u"}),
        ("<textarea><p id=t></textarea>", set()),
        ("<!-- <p id=c> --><script>'<p id=s>'</script>", set()),
        ("<div>" * 20_000 + "<p id=deep>", {"deep"}),
        ("", set()),
        ("\0\0", set()),
        ("<p id=''>", set()),
    ],
)
def test_places_are_ids_and_names_of_links(html: str, ids: set[str]) -> None:
    assert read_page(seen(html)).ids == ids


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<title>Grüße</title>".encode(), "text/html; charset=utf-8"),
        ("<title>Grüße</title>".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ("<title>Grüße</title>".encode("latin-1"), "text/html"),
        ("<title>Grüße</title>".encode(), "text/html"),
        ("<meta charset=utf-8><title>Grüße</title>".encode(), "text/html"),
        ("<title>Grüße</title>".encode("utf-16"), "text/html"),
        ("<title>Grüße</title>".encode(), 'text/html; charset="nonsense"'),
    ],
)
def test_text_is_decoded_as_browsers_do(body: bytes, content_type: str) -> None:
    assert read_page(seen(body, content_type)).title == "Grüße"


def test_a_page_cut_inside_a_character_is_still_utf_8() -> None:
    assert read_page(seen("<title>Grüße</title> ü".encode()[:-1], "text/html")).title == "Grüße"


def test_a_page_that_was_cut_says_so() -> None:
    assert read_page(seen("", complete=False)) == Page(complete=False)


@pytest.mark.parametrize(
    ("body", "content_type", "is_page"),
    [
        ("<p>", "text/html", True),
        ("<p>", "application/xhtml+xml", True),
        ("<h1>x", "", True),
        ("\ufeff <!-- x -->", "", True),
        ("<p>", "nonsense", True),
        ("<pre>", "", False),
        ("<p>", "TEXT/HTML ;charset=x", True),
        ("<!DOCTYPE html><p>", "", True),
        ("plain words", "", False),
        ("<p>", "text/plain", False),
        ("{}", "application/json", False),
    ],
)
async def test_only_html_becomes_a_page_and_the_body_is_let_go(body: str, content_type: str, is_page: bool) -> None:
    fetch = FakeFetch({"http://a.example/": seen(body, content_type)})
    got = await with_page(fetch)(Request("http://a.example/"))
    assert (got.page is not None, got.body) == (is_page, b"")


async def test_what_is_due_is_done_before_a_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    async def fetch(request: Request) -> Observation:
        asyncio.get_running_loop().call_soon(done.append, "due")
        return seen("<p>")

    def read(answer: Observation) -> Observation:
        done.append("read")
        return answer

    monkeypatch.setattr("linkwatch.fetch.page.with_facts", read)
    await with_page(fetch)(Request("http://a.example/"))
    assert done == ["due", "read"]


@pytest.mark.parametrize(
    ("head", "refresh", "after"),
    [
        ('<meta http-equiv="refresh" content="0; url=/x">', "http://a.example/x", 0),
        ("<META HTTP-EQUIV=Refresh CONTENT='5;URL=http://b.example/'>", "http://b.example/", 5),
        ("""<meta http-equiv=refresh content="3; url='/a b' more">""", "http://a.example/a%20b", 3),
        ('<meta http-equiv=refresh content="1.5,/x">', "http://a.example/x", 1),
        ('<meta http-equiv=refresh content="0 /x">', "http://a.example/x", 0),
        ('<base href="/deep/"><meta http-equiv=refresh content="0;x">', "http://a.example/deep/x", 0),
        ('<meta http-equiv=refresh content="30">', "", 0),
        ('<meta http-equiv=refresh content="30;">', "", 30),
        ('<meta http-equiv=refresh content="never">', "", 0),
        ('<meta http-equiv=refresh content="0;url=http://[">', "", 0),
        ('<noscript><meta http-equiv=refresh content="0;url=/plain"></noscript>', "", 0),
        ('<meta name=refresh content="0;url=/x">', "", 0),
        ('<meta http-equiv=refresh content="1;/x"><meta http-equiv=refresh content="2;/y">', "http://a.example/x", 1),
        ("", "", 0),
    ],
)
def test_a_meta_refresh_is_read_as_browsers_do(head: str, refresh: str, after: float) -> None:
    page = read_page(seen(f"<html><head>{head}</head><body><meta http-equiv=refresh content='0;/body'></body></html>"))
    assert (page.refresh, page.refresh_after) == (refresh, after)


def test_what_a_page_says_of_itself_is_read_from_its_head() -> None:
    page = read_page(
        seen(
            "<head><meta property='og:description' content=' About \n it '><meta name=description content=later>"
            "<meta name=ROBOTS content='NOINDEX,follow'><meta name=viewport content=x>"
            "<link rel='Canonical' href=/home><link rel=canonical href=/b><link rel=icon href=/i></head>"
            "<body><meta name=description content=no></body>"
        )
    )
    assert (page.description, page.canonical, page.noindex) == ("About it", "http://a.example/home", True)


@pytest.mark.parametrize(
    ("robots", "noindex"), [("none", True), ("index, follow", False), ("noindexing", False), ("", False)]
)
def test_only_the_word_itself_keeps_search_engines_away(robots: str, noindex: bool) -> None:
    assert read_page(seen(f"<head><meta name=robots content='{robots}'></head>")).noindex is noindex


@pytest.mark.parametrize(
    ("body", "text", "words"),
    [
        ("<h1>4<span>0</span>4</h1><p>Not&nbsp;here,<br>it isn&apos;t</p>", "404 Not here, it isn't", 5),
        ("<p>one</p><p>two</p>", "one two", 2),
        ("<script>no()</script><style>no</style><p>yes</p><noscript>no</noscript><template>no</template>", "yes", 1),
        ("<div hidden><p>no</p></div><p style='color: red; display : none'>no</p><p>yes</p>", "yes", 1),
        ("<svg><title>no</title></svg>yes", "yes", 1),
        ("<div class='error hidden'>no</div><p class=d-none>no</p><p class='ng-hide x'>no</p>yes", "yes", 1),
        ("<div style='visibility: hidden'>no</div><div style='visibility: visible'>yes</div>", "yes", 1),
        ("<div v-if=lost><h1>no</h1></div><p ng-show=lost>no</p><p x-show=lost>no</p><p v-text=a>yes</p>", "yes", 1),
        (
            "<p class='hidden md:block'>yes</p><p class='d-none d-md-block'>yes</p><p class=hidden-xs>yes</p>",
            "yes yes yes",
            3,
        ),
        ("<main class=hidden style='visibility:hidden'>yes</main>", "yes", 1),
        ("<p>ページが見つかりません</p>", "ページが見つかりません", 6),
        ("<p>Größe ist alles</p>", "Größe ist alles", 3),
        ("", "", 0),
    ],
)
def test_the_words_are_those_that_a_reader_sees(body: str, text: str, words: int) -> None:
    page = read_page(seen(f"<html><head><title>t</title></head><body>{body}</body></html>"))
    assert (page.title, page.text, page.words) == ("t", text, words)


MENU = "<ul>" + "<li><a href=/x>One of many links</a></li>" * 50 + "</ul>"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f"<nav>{MENU} and more</nav><h1>Gone</h1><p>It is <a href=/>not here</a>.</p>", "Gone It is not here."),
        (f"<p>Gone</p><aside><p>As ever</p></aside><footer>By us</footer>{MENU}", "Gone"),
        (
            f"<p>Gone</p><div role=navigation>As ever</div><div class='x sidebar'>More</div><p id=footer>Us</p>{MENU}",
            "Gone",
        ),
        (f"<dialog open>Cookies?</dialog><div role=dialog>Cookies!</div><p>Gone</p>{MENU}", "Gone"),
        (f"<main><nav><b>1</b><p>2</p></nav>Gone</main>{MENU}", "Gone"),
        (f"<p>{'word ' * 150}</p>{MENU}", ("word " * 150).strip()),
        (f"<p>{'word ' * 151}</p>{MENU}", ""),
        (f"<body class=sidebar><p>Gone</p>{MENU}", "Gone"),
        (f"<p>Gone</p><p><a href=/>Back to the start</a></p><nav>{MENU}</nav>", "Gone Back to the start"),
        (
            f"<a href=/>A site</a><nav>{MENU}</nav><p>Gone</p><p><a href=/>Back</a> <a href=/2>On</a></p>",
            "Gone Back On",
        ),
        (f"<a href=/>A site</a><nav>{MENU}</nav><p>Gone</p>", "Gone"),
        (f"<nav>{MENU}</nav><p>Gone</p><p><a href=/1>One</a></p><p><a href=/2>Two</a></p>", "Gone"),
        ("<h1>Gone</h1><p>It is not here.</p>", ""),
        (MENU, ""),
    ],
)
def test_a_message_is_what_a_page_says_itself_where_a_frame_and_links_say_more(body: str, message: str) -> None:
    assert read_page(seen(f"<html>{body}</html>")).message == message


def test_a_page_that_begins_as_xml_is_read_like_any_other_and_nobody_is_warned() -> None:
    page = read_page(seen("<?xml version='1.0'?><html><head><title>t</title><meta name=robots content=noindex></head>"))
    assert (page.title, page.noindex) == ("t", True)


def test_headings_are_collected_and_the_first_of_the_highest_level_is_the_heading() -> None:
    page = read_page(
        seen("<h2>Second <b>level</b></h2><h1> </h1><h1>First\n level</h1><h1>Another</h1><h1 hidden></h1>")
    )
    assert (page.heading, page.headings) == ("First level", ("Second level", "First level", "Another"))


def test_what_heads_a_part_of_the_sites_frame_is_no_heading_of_the_page() -> None:
    page = read_page(
        seen("<nav><h1>Site</h1><h3>Menu</h3></nav><main><h2>Page</h2></main><aside><h3>News</h3></aside><h4>Us</h4>")
    )
    assert page.headings == ("Site", "Page", "Us")


def test_what_a_page_embeds_is_collected() -> None:
    page = read_page(
        seen(
            "<script src=/a.js></script><script>var x</script><script type=application/json>{}</script>"
            "<iframe src=/f></iframe><form action=/login><input type=PASSWORD></form><a href=/l>l</a><img>"
            "<div class='cf-turnstile'></div>"
        )
    )
    assert page.sources == ("/a.js", "/f", "/login", "/l")
    assert (page.scripts, page.script, page.password, page.captcha) == (2, "var x\n{}\n", True, True)


@pytest.mark.parametrize(
    ("body", "scripted"),
    [
        ("<div id=root></div><script src=a></script>", True),
        ("<p>Menu</p><div id=app><span></span></div><script src=a></script>", True),
        ("<app-root></app-root><script src=a></script>", True),
        ("<noscript>Please enable JavaScript.</noscript><p>" + "word " * 50 + "</p><script src=a></script>", True),
        ("<script src=a></script>", True),
        ("<div id=root><p>" + "word " * 50 + "</p></div><script src=a></script>", False),
        ("<noscript><img src=pixel></noscript><p>" + "word " * 50 + "</p><script src=a></script>", False),
        ("<div id=root></div>" + "word " * 400 + "<script src=a></script>", False),
        ("<div id=root></div>", False),
        ("<p>few words</p>", False),
    ],
)
def test_a_page_that_a_script_builds_is_told_from_one_that_is_there(body: str, scripted: bool) -> None:
    assert read_page(seen(body)).scripted is scripted


def test_everything_that_is_kept_of_a_page_is_bounded() -> None:
    page = read_page(
        seen(
            "<title>" + "t" * 5_000 + "</title>"
            + "<h1>" + "h " * 5_000 + "</h1>" + "<h2>x</h2>" * 500
            + "<p>" + "word " * 50_000 + "</p>" + ("<script src=/s>" + "s" * 3_000 + "</script>") * 90
            + "<a href=/" + "l" * 5_000 + ">l</a>"
        )
    )  # fmt: skip
    assert (len(page.title), len(page.heading), len(page.headings)) == (200, 199, 200)
    assert len(page.text) <= 3_000
    assert len(page.script) <= 4_001
    assert len(page.sources) == 60
    assert page.words == 3_000
    assert page.message == ""


@given(st.text(alphabet="<>/=\"' abhp1!-&;\0", max_size=200))
def test_no_markup_makes_the_reader_fail(text: str) -> None:
    assert read_page(seen(text)).complete


@pytest.mark.parametrize(
    ("html", "papers"),
    [
        ('<a href="https://arxiv.org/abs/1706.03762v5#S3">', ("1706.03762",)),
        ('<a href=" //arxiv.org/pdf/1706.03762.pdf ">', ("1706.03762",)),
        ('<a href="https://huggingface.co/papers/1706.03762">', ("1706.03762",)),
        ('<base href="https://huggingface.co/blog/x"><a href="/papers/1706.03762">', ("1706.03762",)),
        (
            "<a href=//arxiv.org/abs/2305.14314><a href=//hf.co/papers/1706.03762><a href=//hf.co/papers/2305.14314>",
            ("2305.14314", "1706.03762"),
        ),
        ("<p>arXiv:1706.03762 https://arxiv.org/abs/1706.03762", ()),
        ('<link href="https://arxiv.org/abs/1706.03762"><img src="https://arxiv.org/abs/1706.03762">', ()),
        ('<template><a href="https://arxiv.org/abs/1706.03762"></a></template>', ()),
        ('<a href="https://arxiv.org/list/cs.CL/recent"><a href="/papers/x"><a href="http://[xiv"><a>', ()),
        (f'<a href="https://arxiv.org/abs/1706.03762?{"x" * 600}">', ()),
    ],
)
def test_the_papers_that_a_page_links_to_are_noted(html: str, papers: tuple[str, ...]) -> None:
    assert read_page(seen(html)).papers == papers


def test_so_many_papers_are_noted_at_most() -> None:
    html = "".join(f'<a href="https://arxiv.org/abs/2305.{number:05}">' for number in range(1, 3_000))
    papers = read_page(seen(html)).papers
    assert papers == tuple(f"2305.{number:05}" for number in range(1, MAX_PAPERS + 1))


@pytest.mark.parametrize(
    "address",
    [
        "http://arxiv.org/abs/1706.03762",
        "http://xxx.lanl.gov/abs/1706.03762",
        "https://ar5iv.org/abs/1706.03762",
        "https://www.alphaxiv.org/overview/1706.03762",
        "https://hf.co/papers/1706.03762",
        "https://doi.org/10.48550/ARXIV.1706.03762",
        "https://www.semanticscholar.org/arxiv/1706.03762",
        "https://api.semanticscholar.org/arXiv:1706.03762",
        "https://scirate.com/arxiv/1706.03762",
        "https://www.emergentmind.com/papers/1706.03762",
        "https://paperswithcode.com/paper/arxiv:1706.03762",
    ],
)
def test_no_address_of_a_paper_is_overlooked(address: str) -> None:
    assert read_page(seen(f'<a href="{address}">')).papers == ("1706.03762",)


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("404 page not found\n", "text/plain; charset=utf-8", "404 page not found\n"),
        ('{"a": 1}', "application/json", '{"a": 1}'),
        ('{"a": 1}', "application/problem+json", '{"a": 1}'),
        ("<Error/>", "application/xml", "<Error/>"),
        ("no type", "", "no type"),
        ("no \0type", "", ""),
        ("x" * 1_000, "text/plain", "x" * 1_000),
        ("x" * 1_001, "text/plain", ""),
        ("a,b", "text/csv", ""),
        ("%PDF", "application/pdf", ""),
        ("<p>a page", "text/html", ""),
    ],
)
async def test_a_short_answer_for_programs_is_kept_whole(body: str, content_type: str, text: str) -> None:
    found = await with_page(FakeFetch({"http://a.example/": seen(body, content_type)}))(Request("http://a.example/"))
    assert (found.text, found.body) == (text, b"")


async def test_half_an_answer_must_not_be_kept() -> None:
    cut = seen("404 page", "text/plain", complete=False)
    assert (await with_page(FakeFetch({"http://a.example/": cut}))(Request("http://a.example/"))).text == ""


HOSTILE = {
    "end tags without beginning": "<b>" * 300_000 + "</i>" * 300_000,
    "others of them": "<div>" * 300_000 + "</span>" * 300_000,
    "elements without end": "<div>" * 500_000,
    "attributes": "<a " + " ".join(f"a{number}" for number in range(300_000)) + ">",
    "comments without end": "<!--" * 500_000,
    "tables in tables": "<table><tr><td>" * 100_000,
    "an encoding far away": "<meta charset=" + " " * 3_000_000,
    "encodings": "<meta charset" * 200_000,
    "headings": "<h1>" * 300_000,
    "scripts": "<script></scrip" * 100_000,
    "objects in objects": '<head><script type="application/ld+json">' + "[" * 60_000 + "</script>",
}


@pytest.mark.timeout(20)  # what one call into C does cannot be counted
@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_a_long_hostile_page_is_read_to_an_end(html: str) -> None:
    read_page(seen(html))


def test_a_page_that_takes_too_long_to_read_says_that_it_was_not_read_whole() -> None:
    assert not read_page(seen(HOSTILE["end tags without beginning"])).complete
    assert read_page(seen("<p>a page</p>")).complete, "the parser goes on after that"


@pytest.mark.parametrize("row", ["<li><a href='#x'>word</a></li>\n", "<p>unclosed <b>bold</b>\n", "</p></div>\n"])
def test_a_long_page_of_a_usual_kind_must_not_be_cut(row: str) -> None:
    page = read_page(seen(f"<ul>{row * (3_000_000 // len(row))}<i id='end'></i></ul>"))
    assert (page.complete, "end" in page.ids) == (True, True)
