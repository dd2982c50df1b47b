import pytest
from html_pages import ARTICLE, html, sent, shown
from making import link, visited

from linkwatch.model import Case, Hop, Verdict
from linkwatch.rules import judge
from linkwatch.rules.thrown import thrown


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://a.example/blog/2021/old-post", "https://a.example/"),
        ("https://a.example/blog/2021/old-post", "https://www.a.example/"),
        ("http://www.a.example/blog/2021/old-post", "https://a.example/"),
        ("https://a.example/blog/2021/old-post", "https://a.example/en/"),
        ("https://a.example/blog/2021/old-post", "https://a.example/pt-br/"),
        ("https://a.example/blog/2021/old-post", "https://a.example/it-it/index.html"),
        ("https://a.example/blog/2021/old-post", "https://a.example/index.html"),
        ("https://a.example/blog/2021/old-post", "https://a.example/?ref=404"),
        ("https://a.example/blog/2021/old-post", "https://a.example/fr/accueil"),
        ("https://a.example/blog/2021/old-post", "https://a.example/inicio.php"),
        ("https://a.example/blog/2021/old-post.aspx", "https://a.example/Default.aspx"),
        ("https://a.example/blog/2021/old-post", "https://a.example/?continue=/shop/herons"),
        ("https://a.example/web/guest/river-sand", "https://a.example/"),
        ("https://a.example/visit/some-river-sand", "https://a.example/"),
        ("https://www.a.example/blog/why-herons-are-late", "https://news.a.example/"),
        ("https://www.a.example/help/kb/1029", "https://support.a.example/"),
        ("https://a.example/old-paper.html", "https://a.example/"),
        ("https://a.example/books/isbn/978012/pages-4.html", "https://a.example/"),
        ("https://a.example/en/catalogue/widget", "https://a.example/en/"),
        ("https://docs.a.example/guide/setup/linux", "https://a.example/"),
        ("https://a.example/team/projects/river-sand", "https://b.example/"),
        ("https://paperswithcode.example/method/river-sand", "https://b.example/"),
        ("https://a.example/understanding", "https://a.example/"),
        ("https://a.example/widget7", "https://a.example/"),
        ("https://a.example/river/sand/startseite", "https://a.example/"),
        ("https://a.example/app/river-sand", "https://app.b.example/"),
        ("https://a.example/group/river-sand", "https://nlp.b.example/"),
        ("https://nlp.a.example/nlp/river-sand", "https://nlp.a.example/"),
    ],
)
@pytest.mark.parametrize("by", [301, 302])
def test_a_deep_link_that_ends_at_the_home_page_is_broken(url: str, final: str, by: int) -> None:
    judgement = judge(sent(final, url, by=by))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "thrown-home")


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("http://a.example/", "https://a.example/"),
        ("https://a.example/", "https://a.example/en/"),
        ("https://a.example/topics/machine-learning", "https://a.example/ai"),
        ("https://a.example/topics/machine-learning", "https://a.example/ai-ml/"),
        ("https://a.example/departments/staff-2019", "https://a.example/hr"),
        ("https://a.example/departments/staff-2019", "https://a.example/my-page"),
        ("https://a.example", "https://b.example/"),
        ("https://a.example/en/", "https://a.example/"),
        ("https://a.example/en-us/", "https://a.example/en-us"),
        ("https://a.example/index.html", "https://a.example/"),
        ("https://a.example/home", "https://a.example/"),
        ("https://a.example/blog", "https://a.example/"),
        ("https://a.example/docs/", "https://docs.a.example/"),
        ("https://a.example/introduction", "https://a.example/"),
        ("https://a.example/toc.html", "https://a.example/"),
        ("https://a.example/app", "https://app.a.example/"),
        ("https://a.example/river", "https://a.example/"),
        ("https://bit.ly/3xY-zAb/q", "https://a.example/"),
        ("https://doi.org/10.1000/182", "https://a.example/"),
        ("https://user.github.io/river/sand", "https://river.example/"),
        ("https://user.github.io/some/thing-else", "https://b.example/"),
        ("https://cs.a.example/~smith/research", "https://smith.example/"),
        ("https://cs.a.example/~smith/pub", "https://b.example/"),
        ("https://a.example/projects/river-sand", "https://river-sand.example/"),
        ("https://a.example/projects/riversand", "https://www.river-sand.example/"),
        ("https://a.example/blog/2021/old-post", "https://a.example/?p=12"),
        ("https://a.example/about-us/", "https://a.example/?page_id=2"),
        ("https://a.example/blog/2021/old-post", "https://a.example/?continue=%2Fblog%2F2021%2Fold-post"),
        ("https://a.example/blog/2021/old-post", "https://consent.a.example/?id-of-the-visit"),
        ("https://a.example/blog/2021/old-post", "https://a.example/welcome"),
        ("https://a.example/web/guest/home", "https://a.example/"),
        ("https://en.a.example/wiki/Main_Page", "https://www.a.example/"),
        ("https://de.a.example/wiki/Hauptseite", "https://www.a.example/"),
        ("https://a.example/cgi-bin/index.pl", "https://a.example/"),
        ("https://a.example/html/index2.html", "https://a.example/"),
        ("https://link.a.example/click/123/river-sand", "https://b.example/"),
        ("https://a.example/visit/some-river-sand", "https://b.example/"),
        ("https://go.a.example/apply-now", "https://www.a.example/"),
        ("https://www.a.example/customer-service/contact", "https://support.a.example/"),
        ("https://www.a.example/departments/ministry-of-health", "https://moh.a.example/"),
        ("https://a.example/blog/2021/old-post", "https://a.example/blog/2021/new-post"),
        ("https://a.example/go/x7", "https://b.example/"),
        ("https://a.example/r/8812", "https://b.example/"),
        ("https://a.example/groups/nlp", "https://nlp.a.example/"),
        ("https://a.example/nlp/river-sand", "https://nlp.b.example/"),
        ("https://a.example/blog.old.html", "https://a.example/"),
    ],
)
def test_a_front_door_or_a_new_home_must_not_be_broken(url: str, final: str) -> None:
    assert thrown(sent(final, url)) is None


def test_a_home_page_that_speaks_of_what_was_asked_for_must_not_be_broken() -> None:
    text = html("River sand", f"<h1>All about river sand</h1>{ARTICLE}")
    assert thrown(sent("https://b.example/", "https://a.example/projects/river-sand", text)) is None
    text = html("Example", f"<h1>Welcome</h1><h2>River sand</h2>{ARTICLE}")
    assert thrown(sent("https://a.example/", "https://a.example/projects/river-sand", text)) is None


@pytest.mark.parametrize(
    ("path", "home"),
    [
        ("reviews/2016/galaxy-x1/", "<h1>Phones and reviews</h1><h2>Latest reviews of 2016</h2>"),
        ("recipes/lemon-drizzle-cake", "<h1>Our kitchen</h1><h2>Latest recipes</h2>"),
        ("tutorials/linear-models-by-hand", "<h1>Tutorials for everybody</h1>"),
        ("recipes/tiramisu", "<h1>Recipes</h1>"),
    ],
)
def test_a_home_page_that_names_the_section_must_not_save_a_link(path: str, home: str) -> None:
    text = html("A site of reviews, recipes and tutorials", home + ARTICLE)
    assert judge(sent("https://a.example/", f"https://a.example/{path}", text)).reason.name == "thrown-home"


@pytest.mark.parametrize(
    ("path", "home"),
    [
        ("recipes/lemon-drizzle-cake", "<h2>The cake of the week: lemon</h2>"),
        ("de/leistungen/uebersicht.html", "<h2>Leistungen</h2>"),
        ("about-us.html", "<h2>About us</h2>"),
    ],
)
def test_a_home_page_that_has_taken_the_page_in_must_not_be_broken(path: str, home: str) -> None:
    text = html("A site", home + ARTICLE)
    assert judge(sent("https://a.example/", f"https://a.example/{path}", text)).verdict is Verdict.OK


def test_what_only_two_names_together_say_must_not_save_a_link() -> None:
    link = "https://studio-prompt.example/academy/lesson-7-negative-prompts"
    home = html("Studio Prompt", f"<h1>Studio Prompt</h1>{ARTICLE}")
    assert judge(sent("https://studio-prompt.example/", link, home)).reason.name == "thrown-home"


def test_a_home_page_that_speaks_of_the_shelf_alone_must_not_save_a_link() -> None:
    home = html("Books for engineers", "<h1>Books for engineers</h1><h2>Steel bridges</h2>")
    link = "https://a.example/books/isbn/978012/chapter-4.html"
    assert judge(sent("https://a.example/", link, home)).reason.name == "thrown-home"
    assert judge(sent("https://a.example/", "https://a.example/books/steel-bridges", home)).verdict is Verdict.OK


def test_an_address_that_cannot_be_taken_apart_must_not_be_judged() -> None:
    assert thrown(sent("http://[", "https://a.example/some/page-1")) is None
    assert thrown(sent("https://a.example/", "http://[")) is None


@pytest.mark.parametrize(
    "path",
    [
        "404",
        "404.html",
        "error",
        "error/404",
        "not-found",
        "notfound",
        "page-not-found",
        "en/404",
        "oops",
        "error.aspx",
        "Error404.html",
        "pages/pagenotfound",
        "pages/404",
        "x?error_code=404",
        "?error=404",
        "fehlerseite",
        "fehler404.html",
        "erreur-404",
        "page-introuvable",
        "pagina-no-encontrada",
    ],
)
@pytest.mark.parametrize("by", [301, 302])
def test_a_redirect_to_an_error_page_is_broken(path: str, by: int) -> None:
    judgement = judge(sent(f"https://a.example/{path}", "https://a.example/some-page", by=by))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "thrown-to-error")


MISSING = html("Page not found", "<h1>Page not found</h1><p>The page you are looking for does not exist.</p>")


@pytest.mark.parametrize("path", ["errors", "gone", "missing", "deleted", "oops.html", "en/error", "docs/404"])
def test_a_name_that_other_pages_have_too_is_an_error_pages_where_it_shows_one(path: str) -> None:
    case = sent(f"https://a.example/{path}", "https://a.example/some-page", MISSING)
    assert judge(case).verdict is Verdict.BROKEN
    thrown_there = thrown(case)
    assert thrown_there is not None
    assert thrown_there.reason.name == "thrown-to-error"


@pytest.mark.parametrize(
    ("url", "final", "title"),
    [
        ("https://a.example/guide/exceptions", "https://a.example/guide/errors", "Errors"),
        ("https://a.example/docs/troubleshoot", "https://a.example/docs/common-errors", "Common errors"),
        ("https://a.example/title/tt1234567", "https://a.example/film/the-missing", "The Missing"),
        ("https://a.example/a/tv-show-55", "https://a.example/shows/gone", "Gone"),
        ("https://a.example/wiki/http-404", "https://a.example/docs/http/404", "Reference"),
        ("https://a.example/a/x-1", "https://a.example/p/404", "Copper kettle"),
        ("https://a.example/a/x-1", "https://a.example/blog/how-to-build-a-404", "How to build a 404"),
    ],
)
@pytest.mark.parametrize("text", [ARTICLE, "<p>Ten short stories.</p>"], ids=["long", "short"])
def test_a_page_called_like_an_error_must_not_be_one(url: str, final: str, title: str, text: str) -> None:
    judgement = judge(sent(final, url, html(title, f"<h1>{title}</h1>{text}"), by=301))
    assert judgement.verdict is Verdict.MOVED


@pytest.mark.parametrize("path", ["error", "error.html", "x/oops"])
def test_an_error_page_that_tells_of_trouble_proves_nothing(path: str) -> None:
    text = html("Error", "<h1>Something went wrong</h1><p>Please try again later.</p>")
    judgement = judge(sent(f"https://a.example/{path}", "https://a.example/x/thing", text))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.UNREACHABLE, "soft-error")


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://cs.a.example/groups/nlp/", "https://nlp.a.example/"),
        ("https://cs.a.example/labs/cvg/", "https://vision.a.example/#top"),
        ("https://a.example/kontakt.html", "https://a.example/#kontakt"),
        ("https://a.example/preise-2023.html", "https://a.example/#preise"),
        ("https://a.example/some/page-1", "https://a.example/#/some/page"),
        ("https://a.example/cms/startseite", "https://a.example/"),
        ("https://a.example/labs/cvg/", "https://a.example/"),
        ("https://a.example/labs/cvg/", "https://b.example/"),
        ("https://a.example/accueil.php", "https://a.example/"),
        ("https://a.example/pages/inicio.html", "https://a.example/"),
    ],
)
def test_a_part_of_the_front_page_or_a_new_host_must_not_be_broken(url: str, final: str) -> None:
    text = html("Welcome", f"<h1 id=top>CVG</h1><p id=kontakt>Call.</p><p id=preise>A table.</p>{ARTICLE}")
    assert judge(sent(final, url, text, by=301)).verdict is Verdict.MOVED


def test_a_place_that_the_home_page_has_not_got_must_not_save_a_link() -> None:
    url = "https://a.example/blog/2021/old-post"
    assert judge(sent("https://a.example/#none", url)).reason.name == "thrown-home"
    assert judge(sent("https://a.example/#part", f"{url}#part")).reason.name == "thrown-home"


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://a.example/404", "https://www.a.example/404"),
        ("https://a.example/codes/404-area", "https://a.example/404"),
        ("https://a.example/x/12", "https://a.example/rules/not-found"),
        ("https://a.example/guide/errors", "https://a.example/docs/errors"),
        ("https://a.example/x", "https://a.example/errorbars"),
        ("https://a.example/x", "https://a.example/40404"),
        ("https://a.example/x", "https://a.example/terrors-of-the-sea"),
        ("https://a.example/x", "https://a.example/x?status=200"),
        ("https://a.example/x", "https://a.example/atlanta?code=404"),
    ],
)
def test_a_page_about_errors_must_not_be_an_error_page(url: str, final: str) -> None:
    assert thrown(sent(final, url)) is None


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://paperswithcode.com/paper/river-sand", "https://huggingface.co/papers/trending"),
        ("https://paperswithcode.com/sota/river-on-sand", "https://huggingface.co/papers/trending"),
        ("https://a.example/jobs/1234-engineer", "https://a.example/careers"),
        ("https://a.example/shop/garden/red-garden-chair", "https://a.example/products"),
        ("https://a.example/news/12345", "https://a.example/news"),
        ("https://a.example/blog/why-herons-are-late", "https://a.example/blog"),
    ],
)
def test_a_deep_link_that_ends_at_a_list_is_broken(url: str, final: str) -> None:
    judgement = judge(sent(final, url))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "thrown-to-list")


TRENDING = "https://hub.example/papers/trending"


@pytest.mark.parametrize("headings", ["<h3>Sand in turbines</h3><h3>A river of tokens</h3>", "<h3>On rivers</h3>"])
def test_a_feed_that_speaks_of_something_alike_must_not_save_a_link(headings: str) -> None:
    feed = html("Trending papers", f"<h1>Trending papers</h1>{headings}{ARTICLE}")
    assert judge(sent(TRENDING, "https://a.example/paper/river-sand", feed)).reason.name == "thrown-to-list"


@pytest.mark.parametrize("title", ["Trending papers", "On sand"])
def test_a_feed_that_speaks_of_the_very_thing_must_not_be_broken(title: str) -> None:
    named = "River sand: a survey" if title == "Trending papers" else "Others"
    feed = html(title, f"<h1>{title}</h1><h3>{named}</h3>{ARTICLE}")
    assert thrown(sent(TRENDING, "https://a.example/paper/river-sand", feed)) is None


def test_a_list_that_is_no_feed_speaks_of_what_was_asked_for_in_a_word() -> None:
    articles = html("All", f"<h1>All</h1><h3>On rivers</h3>{ARTICLE}")
    assert thrown(sent("https://a.example/articles", "https://a.example/blog/river-sand-2", articles)) is None


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://paperswithcode.com/", "https://huggingface.co/papers/trending"),
        ("https://a.example/blog", "https://b.example/news"),
        ("https://a.example/guide/river-sand", "https://a.example/docs/river/sand/tutorials"),
        ("https://a.example/2021/models", "https://a.example/models"),
        ("https://a.example/old-models-page", "https://a.example/research/models"),
        ("https://a.example/stellenangebote-2024.html", "https://a.example/jobs/"),
        ("https://a.example/people/jsmith/pubs.html", "https://a.example/publications/"),
        ("https://a.example/our-software.html", "https://a.example/projects/"),
        ("https://a.example/about/open-positions", "https://a.example/jobs"),
    ],
)
def test_a_list_that_was_asked_for_must_not_be_broken(url: str, final: str) -> None:
    assert thrown(sent(final, url)) is None


def test_a_home_that_is_no_page_has_nothing_to_say_for_itself() -> None:
    url = "https://a.example/blog/2021/old-post"
    file = visited(url, hops=(Hop(302, url),), final_url="https://a.example/")
    assert judge(file).reason.name == "thrown-home"


def test_what_was_not_visited_must_not_be_judged() -> None:
    assert thrown(Case(link())) is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/error?code=404&path=/x", "The page could not be found."),
        ("/error", "We could not find the page you asked for."),
    ],
)
def test_an_address_of_errors_that_tells_of_a_missing_page_is_broken(path: str, text: str) -> None:
    page = html("Error", f"<h1>Something went wrong</h1><p>{text}</p>")
    judgement = judge(sent(f"https://a.example{path}", "https://a.example/papers/4/deep.html", page))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "thrown-to-error")


def test_an_address_of_errors_that_tells_of_trouble_must_not_be_broken() -> None:
    page = html("Error", "<h1>Something went wrong</h1><p>Please try again later.</p>")
    judgement = judge(sent("https://a.example/error", "https://a.example/papers/4/deep.html", page))
    assert judgement.verdict is Verdict.UNREACHABLE


def test_a_lists_index_is_the_list() -> None:
    case = sent("https://a.example/blog/index.html", "https://a.example/blog/an-old-long-story")
    assert judge(case).detail.startswith("The page is gone: its address leads to the list “/blog/index.html”.")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("error", "thrown-to-error"),
        ("docs/error?code=404", "fine"),
        ("docs/not-found", "fine"),
        ("gone", "fine"),
    ],
)
def test_an_errors_address_proves_nothing_in_a_manual_or_where_it_may_be_a_name(path: str, expected: str) -> None:
    case = sent(f"https://a.example/{path}", "https://a.example/blog/an-old-long-story", html("Pond", "<p>Words.</p>"))
    assert judge(case).reason.name == expected


OLD = "https://a.example/blog/an-old-long-story"


@pytest.mark.parametrize(
    ("link", "final", "expected"),
    [
        ("https://bit.ly/2023-report-of-frogs/x", "https://b.example/", "fine"),
        ("https://c.example/2023-report-of-frogs/x", "https://b.example/", "thrown-home"),
        (OLD, "https://consent.a.example/", "fine"),
        (OLD, "https://www.a.example/", "thrown-home"),
        ("https://c.example/an-old-long-story", "https://b.example/", "fine"),
        ("https://c.example/x/an-old-long-story", "https://b.example/", "thrown-home"),
        ("https://a.example/an-old-long-story-1", "https://a.example/x/blog", "fine"),
        ("https://a.example/an-old-long-story-1", "https://a.example/blog", "thrown-to-list"),
        ("https://a.example/red-boat", "https://a.example/explore", "fine"),
        ("https://a.example/x/red-boat", "https://a.example/explore", "thrown-to-list"),
    ],
)
def test_a_link_is_thrown_only_where_nothing_sends_it_on_and_it_is_of_one_thing(
    link: str, final: str, expected: str
) -> None:
    assert judge(sent(final, link, html("Pond", "<p>Words.</p>"))).reason.name == expected


@pytest.mark.parametrize(
    ("path", "title", "text"),
    [
        ("shop/error", "Pond", "Words."),
        ("shop/missing", "Pond", "The page you are looking for does not exist."),
    ],
)
def test_a_name_of_errors_inside_a_site_and_a_text_must_not_be_enough(path: str, title: str, text: str) -> None:
    case = sent(f"https://a.example/{path}", OLD, html(title, f"<h1>Pond</h1><p>{text}</p><p>Two three.</p>"))
    assert judge(case).reason.name == "fine"


def test_a_name_of_errors_inside_a_site_and_a_title_are_told_as_what_the_page_shows() -> None:
    case = sent("https://a.example/shop/missing", OLD, html("Page not found", "<h1>Pond</h1><p>Words and words.</p>"))
    assert judge(case).reason.name == "soft-404"


@pytest.mark.parametrize("final", ["removed.png", "static/no-image.jpg", "photo_unavailable.gif"])
def test_a_file_whose_address_leads_to_a_picture_of_nothing_is_broken(final: str) -> None:
    url = "https://i.a.example/k3Jd9qP.jpg"
    picture = visited(url, hops=(Hop(302, url),), final_url=f"https://i.a.example/{final}")
    assert judge(picture).reason.name == "thrown-to-error"


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://a.example/posters/gone.jpg", "https://i.a.example/posters/gone.jpg"),
        ("https://a.example/films/gone/poster.jpg", "https://i.a.example/gone.jpg"),
        ("https://a.example/k3.jpg", "https://i.a.example/k3.jpg"),
        ("https://a.example/today", "https://i.a.example/removed.png"),
        ("https://a.example/k3.jpg", "https://i.a.example/removed.png.html"),
    ],
)
def test_a_picture_that_was_asked_for_must_not_be_one_of_nothing(url: str, final: str) -> None:
    assert judge(visited(url, hops=(Hop(302, url),), final_url=final)).reason.name == "fine"


@pytest.mark.parametrize(
    ("url", "script", "expected"),
    [
        ("https://a.example/post/7", "location.replace('/404.html')", Verdict.BROKEN),
        ("https://a.example/post/7", "location.href = '/not-found'", Verdict.BROKEN),
        ("https://a.example/post/7", "location.replace('/post/8')", Verdict.OK),
        ("https://a.example/404", "location.replace('/404.html')", Verdict.OK),
        ("https://a.example/post/7", ' window.location = "/404" ; ', Verdict.BROKEN),
        ("https://a.example/post/7", "if (!app()) location.href = '/404.html'", Verdict.OK),
        ("https://a.example/post/7", "top === self || location.replace('/404.html'); app()", Verdict.OK),
        ("https://a.example/post/7", "/* location.href = '/404.html' */ app()", Verdict.OK),
        ("https://a.example/post/7", "setTimeout(\"location.href='/404.html'\", 3600000)", Verdict.OK),
        ("https://a.example/post/7", "fetch('/me').then(show, () => location.href = '/404.html')", Verdict.OK),
        ("https://a.example/post/7", "function lost() { location.replace('/404.html') }", Verdict.OK),
    ],
)
def test_a_script_that_sends_visitors_to_an_error_page_throws_them_there(
    url: str, script: str, expected: Verdict
) -> None:
    assert judge(shown(html("", "", f"<script>{script}</script>"), url)).verdict is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Brandmerge is now part of Big Brand", Verdict.OK),
        ("Big Brand", Verdict.BROKEN),
        ("Brandmerge | Welcome", Verdict.BROKEN),
        ("We bought other brands", Verdict.BROKEN),
    ],
)
def test_a_site_that_tells_of_the_one_it_has_taken_over_must_not_be_broken(title: str, expected: Verdict) -> None:
    url = "https://www.brandmerge.example/about/history"
    judgement = judge(sent("https://bigbrand.example/", url, html(title, ARTICLE), by=302))
    assert judgement.verdict is expected
