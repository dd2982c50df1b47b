"""What error pages are called, works are called, too; and error pages that are called in unusual ways."""

# ruff: noqa: RUF001 - the letters of other scripts are the point
from __future__ import annotations

import re

from web import page
from web.cases import Case, broken, ok
from web.texts import html, notice

FAMILY = "Called like an error"


def cases() -> list[Case]:
    return [*works(), *errors()]


def works() -> list[Case]:
    return [
        work("404 – official site of the band", "404", "New record out now. Tour. Shop."),
        work("404 – a puzzle game", "404", "Find the exit. 40 levels, no words."),
        work("The Missing Page – A novel by I. Rowe", "The Missing Page", NOVEL),
        work("Page Not Found – S2E4 – The Interns", "Page Not Found", "The interns lose the home page. 22 min."),
        work("Page Not Found Sticker", "Page Not Found", "Vinyl, 7 cm. Add to cart."),
        work("Sorry – lyrics – The Milk Carts", "Sorry", "Sorry, I could not find the words. Nothing here but rain."),
        work("Nothing Here", "Nothing Here", "nothing here but the hum of a lamp and the door you left open"),
        work("Gone (2012)", "Gone", "Thriller, 94 minutes."),
        work("Removed (EP) by Slate", "Removed", "1. Gone 2. Missing 3. Not here anymore"),
        work("404 Area Code", "404", "Area code 404 serves the city and its closest suburbs."),
        work("Just a moment… – a photo blog", "Just a moment…", "One picture a day since 2009. Yesterday: fog."),
        work("Nicht gefunden – Lied von Kern", "Nicht gefunden", "Dauer 3:12. Text und Musik: A. Kern."),
        work("게시글이 삭제되는 이유", "게시글이 삭제되는 이유", "운영 원칙에 따라 광고 글은 삭제될 수 있습니다."),
        work("Not Found handler | Router", "Not Found", "For pages that do not exist: '404 page not found'."),
        work("页面不存在 - 专辑", "页面不存在", "2018年发行的专辑，共10首歌曲。"),
        work("페이지를 찾을 수 없습니다 오류 해결", "페이지를 찾을 수 없습니다 오류 해결", "캐시를 지우세요."),
        work("I'm not a robot – a game", "I'm not a robot", "Forty levels. Prove that you are human."),
        work("Scheduled maintenance", "Scheduled maintenance", "Sunday 02:00: mail. Monday 04:00: wiki."),
        work("Repository not found - Forge Docs", "Repository not found", "The remote says so of misspelt names."),
        ok(
            "a cup",
            "https://cups.practice/cup/page-not-found-cup",
            page(notice("Page Not Found", "Page Not Found", "Stoneware, 0.3 l.")),
        ),
        ok(
            "a novel whose address leaves out accents",
            "https://libros.practice/libro/pagina-no-encontrada",
            page(notice("Página no encontrada", "Página no encontrada", "Lucía Ferrer. 256 páginas.", lang="es")),
        ),
        ok(
            "a manual's page whose address leaves out the number",
            "https://manual.practice/erros/pagina-nao-encontrada",
            page(notice("Página não encontrada (404)", "Página não encontrada (404)", "Mude o tema.", lang="pt")),
        ),
        ok(
            "a webhook of a user who was taken away",
            "https://payments.practice/hooks/12",
            page(notice("User deleted | Payments", "User deleted", "Sent after the user has been deleted.")),
        ),
        ok(
            "a record called like a server's trouble",
            "https://records.practice/music/service-unavailable",
            page(notice("Service Unavailable", "Service Unavailable", "Ten songs.")),
        ),
        ok(
            "a report on an outage that is over",
            "https://history.practice/incidents/12",
            page(
                notice("Incident: 503 Service Unavailable", "503 Service Unavailable", "Resolved - It is back. Nov 3")
            ),
        ),
        ok(
            "an article on another domain's price",
            "https://press.practice/news/heron-sold",
            page(notice("heron.example sold", "heron.example sold", "The domain name is for sale no more.")),
        ),
        ok(
            "a question that has moved",
            "https://old-tracker.practice/",
            page(notice("404 Not Found · Issue #12 · heron/counter", "404 Not Found", "Page not found since May.")),
        ),
        ok("a service that answers", "https://answers.practice/ping", page("<h1>It works!</h1>")),
    ]


NOVEL = "The page you are looking for was torn out in 1931. A librarian follows it through four countries."


def errors() -> list[Case]:
    return [
        bare("words and nothing else", "<p>Page not found</p>"),
        bare("number and words without a heading", "<div>404</div><div>Not Found</div>", "Not Found"),
        bare("a number, and words in another language", "<h2>404</h2><p>Página não encontrada</p>", "Reiher"),
        bare("a number, and words before it", "<p>PAGE NOT FOUND</p><h1>404</h1><p>Out of nothing.</p>", "M"),
        bare("a number that is a name", "<h1>Four-oh-four</h1><p>The page you wanted doesn't exist.</p>", "x"),
        bare("a table thrown", "<h1>404</h1><p>Oops! This webpage can’t be delivered.</p>", "404 page"),
        bare("an error in Chinese", "<h1>404错误!</h1><p>此路不通</p>", "404错误!"),
        bare("a page's number in Chinese", "<p>404</p><p>不好意思，您访问的页面不存在~</p>", "404页面"),
        bare("a post in Korean", "<h1>해당 글은 삭제되었거나 존재하지 않습니다</h1>", "안내"),
        bare("a document in Russian", "<h1>Запрашиваемый документ не найден</h1>", "Ошибка"),
        bare("no heading, and told twice", f"<p>{TWICE}</p><p>{'You can search for it. ' * 16}</p>", "Studio"),
        bare("nobody", "<h3>Sorry, nobody on Pond goes by that name.</h3><p>The name may be wrong.</p>", "u/heron"),
        bare("a talk's slides", "<h1>Presentation removed</h1><p>This presentation has been removed.</p>", "Slides"),
        bare("a service that has ended", "<h1>This service has been discontinued</h1>", "Service closed"),
        bare("a journal", "<h1>Error</h1><p>This journal has been deleted.</p>", "Error"),
        bare("a shared file", "<h1>This shared file or folder link has been removed.</h1>", "Error"),
        bare("a discussion's id", "<h1>Error</h1><p>The Forum GoNe123 was not found</p>", "Error | Reviews"),
        bare("something else", "<p>Hmm...this page doesn’t exist. Try searching for something else.</p>", "Z"),
        bare("something went wrong", "<h1>Sorry, something went wrong</h1><p>File Not Found.</p>", "Error"),
        bare("a blog", "<h2>Page</h2><p>The page you were looking for in this blog does not exist.</p>", "My blog"),
        bare("whatever", "<h1>There's nothing here.</h1><p>Whatever you were looking for isn't here.", "Not found."),
        bare("a wrong turn", "<h1>Zoinks! You've taken a wrong turn.</h1><p>The page you want doesn't exist.", "P"),
        bare("a word of surprise", "<h1>Hups! Sivua ei löydy</h1>", "Kaupunki"),
        bare("another word of surprise", "<h1>אופס! העמוד לא נמצא</h1>", "עירייה"),
        bare("below a number in Greek", "<h1>404</h1><p>Η σελίδα που ψάχνετε δεν υπάρχει.</p>", "Δήμος"),
        bare("a host without the app", '<iframe src="//errors.practice/no-such-app.html"></iframe>', "No such app"),
    ]  # fmt: skip


TWICE = (
    "We couldn't find the page you were looking for. Either there is an error in the URL, or the page you are looking "
    "for has been moved or deleted."
)


def work(title: str, heading: str, text: str) -> Case:
    number = sum(title.encode()) + len(text)
    return ok(title, f"https://works-{number}.practice/w/{len(title)}", page(notice(title, heading, text)))


def bare(name: str, body: str, title: str = "") -> Case:
    return broken(
        name, f"https://{re.sub('[^a-z]+', '-', name)}.named.practice/p/12", "soft-404",
        page(html(title, body)),
    )  # fmt: skip
