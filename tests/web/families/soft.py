"""Pages that say 200 and are error pages; and pages that only talk like one."""

from __future__ import annotations

import tomllib
from pathlib import Path

from web import page, redirect
from web.cases import Case, broken, ok
from web.texts import ARTICLE, article, framed, html, notice

FAMILY = "Error pages with 200"

LANGUAGES = {
    lang: (title, title, text)
    for lang, (title, text) in tomllib.loads(
        Path(__file__).with_name("error_pages.toml").read_text(encoding="utf-8")
    ).items()
}
"""Title, heading and text of a site's error page."""


def cases() -> list[Case]:
    return [*said_in_words(), *sites(), *only_talking()]


def said_in_words() -> list[Case]:
    return [
        *(
            broken(
                f"in {lang}", f"https://soft-{lang}.practice/blog/herons", "soft-404", page(notice(*words, lang=lang))
            )
            for lang, words in LANGUAGES.items()
        ),
        broken(
            "404 in title and heading",
            "https://soft-number.practice/blog/herons",
            "soft-404",
            page(notice("404 | River Press", "404", "Oops! This page flew away.")),
        ),
        broken(
            "Error 404 and a search box",
            "https://soft-search.practice/wiki/Heron",
            "soft-404",
            page(notice("Error 404 - River Press", "Error 404: Page Not Found", '<form><input name="q"></form>')),
        ),
        Case(
            "behind a permanent redirect",
            "https://soft-behind.practice/p/12",
            "broken",
            "soft-404",
            final="https://soft-behind.practice/posts/12",
            pages={
                "https://soft-behind.practice/p/12": redirect("/posts/12"),
                "https://soft-behind.practice/posts/12": page(notice(*LANGUAGES["en"])),
            },
        ),
        broken(
            "a sad face",
            "https://soft-face.practice/blog/herons",
            "soft-404",
            page(notice("404", "404 :(", "We can't find that page.")),
        ),
        broken(
            "a document store's words",
            "https://store.practice/file/d/1/view",
            "soft-404",
            page(notice("Store", "File not found", "Sorry, the file you have requested does not exist.")),
        ),
        broken(
            "between menus and a hundred links",
            "https://soft-framed.practice/blog/herons",
            "soft-404",
            page(framed("River Press - page not found", "<h1>Page not found</h1><p>It may have been moved.</p>")),
        ),
        broken(
            "an engine's words between menus and a hundred links",
            "https://soft-framed-board.practice/index.php?topic=5512.0",
            "soft-404",
            page(
                framed(
                    "An Error Has Occurred!",
                    "<h3>An Error Has Occurred!</h3>The topic or board you are looking for appears to be either "
                    "missing or off limits to you.",
                )
            ),
        ),
        broken(
            "with a fragment, too",
            "https://soft-fragment.practice/blog/herons#nests",
            "soft-404",
            page(notice(*LANGUAGES["en"])),
        ),
        broken(
            "Apache's words with 200",
            "https://soft-apache.practice/a/b.html",
            "soft-404",
            page(html("404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>")),
        ),
    ]


def sites() -> list[Case]:
    """What well-known sites say with 200 for what is gone."""
    return [
        broken(
            "a video that is gone",
            "https://www.youtube.com/watch?v=h3r0nB1rd00",
            "video-gone",
            page(video("ERROR", "Video unavailable")),
        ),
        broken(
            "a repository that does not exist",
            "https://code-forge.practice/heron/counter",
            "soft-404",
            page(
                notice(
                    "Forge", "Repository does not exist", "The repository heron/counter does not exist or was removed."
                )
            ),
        ),
        broken(
            "a model that does not exist",
            "https://models.practice/heron/wader-7b",
            "soft-404",
            page(notice("Models", "This model does not exist", "The model heron/wader-7b was not found.")),
        ),
        broken(
            "a video's words",
            "https://tube.practice/v/8812",
            "soft-404",
            page(notice("Tube", "This video isn't available anymore", "The uploader removed it.")),
        ),
        broken(
            "an engine's own mark, in no language",
            "https://garden-press.practice/2017/03/leeks",
            "soft-404",
            page(html("Hage", "<h1>Beklager</h1>").replace("<body>", '<body class="blog error404">')),
        ),
        broken(
            "a story that its author deleted",
            "https://stories.practice/@heron/reeds",
            "soft-404",
            page(notice("Stories", "Error 410", "The author has chosen to delete it.")),
        ),
        broken(
            "a user who left",
            "https://people.practice/@heron",
            "soft-404",
            page(notice("People", "User not found", "This account doesn't exist.")),
        ),
        broken(
            "an account that was suspended",
            "https://club-site.practice/herons",
            "account-suspended",
            page(
                notice(
                    "Account Suspended",
                    "This Account has been suspended.",
                    "Contact your hosting provider for more information.",
                )
            ),
        ),
    ]


def only_talking() -> list[Case]:
    words = "Page not found. The page you are looking for does not exist. Error 404."
    return [
        ok(
            "a list of links below a line",
            "https://links-404.practice/heron-sightings",
            page(framed("Sightings", "<h1>Sightings</h1><p>The page for 1961 could not be found.</p>")),
        ),
        ok(
            "a gallery called like an error",
            "https://gallery-404.practice/page-not-found",
            page(framed("Page not found", "<h1>Page not found</h1><p>A series, oil on wood.</p>")),
        ),
        ok("an encyclopedia on HTTP 404", "https://wiki.practice/HTTP_404", page(article("HTTP 404 - Wiki"))),
        ok(
            "how to design a 404 page",
            "https://design.practice/404-page",
            page(article("How to design a good 404 page", f"<p>{words}</p>")),
        ),
        ok(
            "a library's error reference",
            "https://docs-404.practice/errors",
            page(article("NotFoundError: 404 Not Found", f"<pre>{words}</pre>")),
        ),
        ok(
            "the city that was not found",
            "https://history.practice/city",
            page(article("The lost city that was not found")),
        ),
        ok("a phrase late in a long article", "https://phrase-late.practice/a", page(article() + f"<p>{words}</p>")),
        ok("flat 404 on Elm Street", "https://flats.practice/404", page(article("Flat 404, Elm Street"))),
        ok(
            "a short page of a bakery",
            "https://bakery.practice/",
            page(html("404 Main Street Bakery", "<p>Open from 6.")),
        ),
        ok(
            "a bug report on a missing page",
            "https://bugs.practice/issues/12",
            page(article("Page not found after the update - Issue 12 - heron/counter", rounds=1)),
        ),
        ok(
            "a German essay",
            "https://essays.practice/404",
            page(article("Seite nicht gefunden: eine Geschichte der 404")),
        ),
        ok(
            "a band",
            "https://music.practice/not-found",
            page(html("Not Found (band) - Songs", "<ul><li>One<li>Two</ul>")),
        ),
        ok("a status code's own page", "https://http-docs.practice/Status/404", page(article("404 Not Found - HTTP"))),
        ok(
            "a short answer of a help centre",
            "https://help.practice/file-not-found",
            page(
                html(
                    "What 'file not found' means | Help", "<h1>What 'file not found' means</h1><p>Plug the disk in.</p>"
                )
            ),
        ),
        ok("a diary", "https://diary.practice/it-works", page(article("It works!"))),
        ok("a short page that is one", "https://short.practice/a", page(html("Ping", "<p>pong</p>"))),
        ok(
            "an essay on suspended accounts",
            "https://essays.practice/s",
            page(article("When an account has been suspended")),
        ),
        living_video(),
        Case(
            "a video that asks programs for a person",
            "https://www.youtube.com/watch?v=b0tHer0n000",
            "blocked",
            "challenge",
            pages={
                "https://www.youtube.com/watch?v=b0tHer0n000": page(
                    video("LOGIN_REQUIRED", "Sign in to confirm you\u2019re not a bot")
                )
            },
        ),
        *named_otherwise(),
        ok("a 404 that came in the year 404", "https://years.practice/404", page(article("404 - the year"))),
        ok(
            "a page built by script",
            "https://app.practice/",
            page(html("Heron App", '<div id="root"></div><script src="/main.js"></script>')),
        ),
        ok(
            "a search without results",
            "https://search.practice/?q=heron",
            page(notice("Search: heron", "heron", "No results found for heron.") + ARTICLE),
        ),
    ]


def named_otherwise() -> list[Case]:
    """Short pages that say an error's words under a name of their own."""
    return [
        ok(
            "a product that is sold out",
            "https://pots.practice/teapot",
            page(notice("Teapot, red - Pots", "Teapot, red", "Sorry, this product is no longer available.")),
        ),
        ok(
            "an answer's status in an API reference",
            "https://pumps.practice/docs/api/get-pump",
            page(html("Get a pump - API", "<h1>Get a pump</h1><h2>Responses</h2><h3>404 Not Found</h3><pre>{}</pre>")),
        ),
        ok(
            "an exhibition",
            "https://gallery.practice/now",
            page(notice("Nothing Found - Gallery", "Nothing Found", "Drawings by Ida Berg, 3 May to 9 June.")),
        ),
        ok(
            "an essay of a thousand words",
            "https://notes.practice/2016/07/loss",
            page(article("404 Not Found", "<p>The page you are looking for does not exist.</p>", rounds=6)),
        ),
        ok(
            "a workshop's maintenance",
            "https://cycles.practice/services",
            page(notice("Maintenance - Hill Cycles", "Maintenance", "We service brakes, gears and wheels. From 40.")),
        ),
    ]


def video(status: str, reason: str, title: str = " - YouTube") -> str:
    """A video's page, where the player's data stand behind much script."""
    data = f'var player = {{"playabilityStatus":{{"status":"{status}","reason":"{reason}"}}}};'
    return html(title, "<script>var ytInitialData = {};</script>" * 200 + f"<script>{data}</script>")


def living_video() -> Case:
    """A video whose page is little but script; programs may also ask for its picture, which gone videos have not."""
    link = "https://www.youtube.com/watch?v=aL1veHer0n0"
    film = page(html("Herons at dawn - YouTube", "<script>var a = {};</script>" * 40))
    picture = page(b"\xff\xd8\xff\xe0", content_type="image/jpeg")
    pictures = {f"https://img.youtube.com/vi/aL1veHer0n0/{size}.jpg": picture for size in (0, "default", "hqdefault")}
    return Case("a living video", link, "ok", "fine", pages={link: film, **pictures})
