"""Error pages, empty domains and logins in words of their own; and living pages where people talk about errors."""

# ruff: noqa: RUF001 - the letters of other scripts are the point
from __future__ import annotations

from web import page, redirect
from web.cases import Case, blocked, broken, ok, unreachable
from web.texts import NAVIGATION, html

FAMILY = "Said in other words"


def cases() -> list[Case]:
    return [*gone(), *empty(), *closed(), *talk()]


def gone() -> list[Case]:
    return [
        lost(
            "a record of a repository",
            "Invalid Identifier",
            "The identifier 17/4 does not correspond to a valid Bitstream.",
        ),
        lost("a topic below the board's name", "", "The requested topic does not exist.", board=True),
        lost(
            "a thread", "Message", "No Thread specified. If you followed a valid link, please notify the administrator"
        ),
        lost("a route", "NOT FOUND", "You just hit a route that doesn't exist.", title="Not found"),
        lost("a share in Chinese", "", "啊哦，分享的文件已经被删除了。", title="链接不存在"),
        lost("an object without such a number", "Object not found", "There is no object with this number here."),
        lost("something that is not here", "Not found", "Sorry, but you are looking for something that isn’t here."),
        lost("a vacancy in German", "Diese Stellenanzeige ist nicht mehr aktiv", "Die Stelle wurde besetzt."),
        lost("a picture that never was", "Zoinks! You've taken a wrong turn.", "It may not have existed at all."),
        lost(
            "a page of a wiki", "", "This page does not exist yet. You can create a new empty page.", title="Old - Wiki"
        ),
        broken(
            "a post of a board that says so in a box",
            "https://box.said.practice/view?no=9",
            "soft-404",
            page(html("안내", "<script>alert('글이 존재하지 않습니다.');history.go(-1);</script>")),
        ),
        broken(
            "a page of missing children",
            "https://children.said.practice/a/1.htm",
            "soft-404",
            page(html("404", '<script src="//www.pond.practice/404/search_children.js"></script>')),
        ),
        lost("a report", "Report not found", "The report you're looking for might be private, or might not exist."),
        lost("a stale link", "Our apologies…", "It seems you have followed an incorrect or outdated link."),
        lost("a posting", "This posting has been deleted by its author.", "Look at others."),
        lost("a page in Mexican", "¡Ups! No encontramos lo que buscas", "La liga está rota o la página ya no existe."),
        lost("a page that never was in Russian", "Такой страницы нет", "Возможно, вы ошиблись в адресе."),
        lost("a wrong page", "This is not the page you’re looking for.", "It seems that you found another."),
        lost("a journal", "Unknown Journal", "The journal you requested doesn't exist."),
        lost("a page without who looks", "Not found", "Cannot find the page you are looking for."),
        lost("a ticket", "Trac Error", "Ticket 4411 does not exist."),
        lost("a file of a portal", "", "Error 404: SRVE0190E: File not found: /a.jsp", title=""),
        Case(
            "thrown to a named error in German",
            "https://said-thrown.practice/p/44",
            "broken",
            "thrown-to-error",
            final="https://said-thrown.practice/fehler404.html",
            pages={
                "https://said-thrown.practice/p/44": redirect("/fehler404.html", 302),
                "https://said-thrown.practice/fehler404.html": page(html("Laden", "<h1>Hoppla</h1>", lang="de")),
            },
        ),
    ]


def lost(name: str, heading: str, text: str, *, title: str = "Heron", board: bool = False) -> Case:
    host = f"said-{name.replace(' ', '-').replace(chr(39), '')}"
    headings = "<h1>Pond board</h1><h2>Information</h2>" if board else f"<h1>{heading}</h1>" if heading else ""
    shown = html("Pond board - Information" if board else title, f"{NAVIGATION}{headings}<p>{text}</p>")
    return broken(name, f"https://{host}.practice/view.php?t=41", "soft-404", page(shown))


def empty() -> list[Case]:
    return [
        broken(
            "a stand-in in a frame",
            "https://said-frame.practice/",
            "parked-domain",
            page('<frameset rows="100%"><frame src="http://ww1.said-frame.practice/?folio=7"></frameset>'),
        ),
        broken("a domain parked on a host", "https://said-dns.practice/", "parked-domain", page(notice(PARKED_ON))),
        unreachable(
            "an app without content", "https://said-app.practice/", "default-page", page(html("App", f"<h1>{APP}</h1>"))
        ),
        broken("nothing uploaded", "https://said-up.practice/", "no-site", page(html("x", f"<p>{UPLOADED}</p>"))),
        broken("no site here", "https://said-here.practice/", "no-site", page(notice("There is no website here yet"))),
        broken(
            "a web space",
            "https://said-space.practice/",
            "account-suspended",
            page(notice("Dieser Webspace wurde gesperrt")),
        ),
    ]


PARKED_ON = "Parked Domain name on Quay DNS system"
APP = "Your web app is running and waiting for your content"
UPLOADED = "The owner of this domain has not uploaded a website yet."


def notice(heading: str) -> str:
    return html(heading, f"<h1>{heading}</h1>")


def closed() -> list[Case]:
    return [
        blocked(
            "a login for a network",
            "https://said-groups.practice/g/1",
            "login",
            page(
                html(
                    "Log into Pond",
                    "<h2>You must log in to continue.</h2><form><input name=m><input type=password></form>",
                )
            ),
        ),
        blocked(
            "a course without guests",
            "https://said-course.practice/c/1",
            "login",
            page(notice("Guests cannot access this course. Please log in.")),
        ),
        blocked(
            "an entry behind a password",
            "https://said-protected.practice/2021/herons/",
            "login",
            page(html("Protected: Herons", PROTECTED)),
        ),
        Case(
            "a library's way to a journal",
            "https://ezproxy.said.practice/login?url=https://journal.practice/1",
            "blocked",
            "login",
            final="https://idp.said.practice/idp/profile/SAML2/Redirect/SSO?SAMLRequest=x",
            pages={
                "https://ezproxy.said.practice/login?url=https://journal.practice/1": redirect(
                    "https://idp.said.practice/idp/profile/SAML2/Redirect/SSO?SAMLRequest=x", 302
                ),
                "https://idp.said.practice/idp/profile/SAML2/Redirect/SSO?SAMLRequest=x": page(
                    html("Web Login", "<h1>Web Login</h1><form><input type=password name=p></form>")
                ),
            },
        ),
        may_pass(
            "wrong twice", "Error", "Something went wrong", "An unexpected error occurred. Please try again later."
        ),
        may_pass("a closed shop", "Mugs", "Sorry, this store is currently unavailable.", "Are you the owner? Log in."),
    ]


def may_pass(name: str, title: str, heading: str, text: str) -> Case:
    url = f"https://said-{name.replace(' ', '-')}.practice/p/1"
    return Case(
        name, url, "unreachable", "soft-error", pages={url: page(html(title, f"<h1>{heading}</h1><p>{text}</p>"))}
    )


def talk() -> list[Case]:
    return [
        fine("a set that somebody misses", "Dataset not found | Data Forum", "Dataset not found", POST),
        fine("one's own site in French", "Page introuvable sur mon site", "Page introuvable sur mon site", FRENCH),
        fine(
            "a question in Chinese",
            "打开网站提示页面不存在怎么解决？ - 问答",
            "打开网站提示页面不存在怎么解决？",
            CHINESE,
        ),
        fine("an essay in French", ESSAY, ESSAY, "Depuis dix ans, rien. " * 40),
        fine("a headline in Chinese", LOST, LOST, "池塘边的档案馆关闭了。"),
        fine("a link that people voted for", "Page not found | Pond News", "", "41 points by ada 3 days ago | hide"),
        fine("a pen of an error page", "404 Page Not Found", "404 Page Not Found", PEN),
        fine("a list of errors", "Error responses - Pond", "Error responses", ERRORS, "api/ErrorResponses.html"),
        fine("a manual of captchas", "CAPTCHA for Pond — pond 0.6 documentation", "CAPTCHA for Pond", CAPTCHAS),
        fine("the band", "404 Not Found – official", "404 Not Found", "Noise rock. New album. 12 May: Hull."),
        fine(
            "a page of a book", "Seite 404", "Seite 404", "aus dem Roman „Das lange Buch“. Er findet den Brief nicht."
        ),
        fine("a style for error pages", "Error pages | Loom", "Error pages", STYLE),
        fine("a part of a kit", "EmptyState – Kit", "EmptyState", PART),
        fine("a manual of a call", "access(2)", "access(2)", "<pre>ENOENT  The file does not exist.</pre>", "access.2"),
        fine("a comic", "File Not Found – a webcomic", "File Not Found", "Comic 212: The lost cable. Next.", ""),
        fine("a band's root", "The File Not Found", "The File Not Found", "Surf punk from Ghent. Listen. Shop.", ""),
        fine("an empty list", "Projects", "Projects", "</p><h2>Nothing to see here</h2><p>Make one.", "me/projects"),
        *(kept(*each) for each in KEPT.items()),
        Case(
            "sent on by a number",
            "https://said-click.practice/r/8812",
            "ok",
            "fine",
            final="https://said-shop.practice/",
            pages={
                "https://said-click.practice/r/8812": redirect("https://said-shop.practice/", 302),
                "https://said-shop.practice/": page(html("Cups", "<h1>Spring sale of cups</h1>")),
            },
        ),
        fine("a tip of a forum", "Forum tips", "Forum tips", f"“{THREAD}” means that it was moved."),
        fine("a form for broken links", "Report a broken link", "Report a broken link", f"{ASKED} Tell us."),
        fine("an incident", "Incident: pages not found", "Incident: pages not found", "Resolved. It took 20 minutes."),
        fine("a visa", "Expired visa", "Expired visa", "Book an appointment. The form is not available online."),
        fine("a word in German", "Broken Link", "Broken Link", "Ein Link, dessen Seite nicht mehr existiert."),
        fine("a note in Spanish", "Aviso", "Aviso", "La página antigua ya no existe; use esta."),
        fine("a later version", "Notice", "Notice", "The previous version of this document has been withdrawn. § 1 …"),
        fine("a game", "Blocked", "Blocked", "Slide the blocks. Level 1 of 40."),
    ]


PEN = "A PEN BY Lena Fox <pre>&lt;h1&gt;404&lt;/h1&gt; &lt;p&gt;Page not found&lt;/p&gt;</pre>"
ERRORS = "<dl><dt>NoSuchBucket<dd>The specified bucket does not exist.</dl>"
CAPTCHAS = "Adds a picture to a form. Please verify you are human: how it looks."
PROTECTED = (
    "<h1>Protected: Herons</h1><form><p>This content is password protected. To view it please enter your password "
    "below:</p><input type=password name=post_password></form>"
)
LOST = "页面不存在：消失的池塘档案"
ESSAY = "Le héron, page introuvable du débat public"
THREAD = "Invalid Thread specified. If you followed a valid link, please notify the administrator"
ASKED = "The page you are looking for does not exist?"
POST = "Posted by bo 2 years ago. The download says 404 - Not Found. Any idea?</p><h2>2 comments</h2><p>It moved."
FRENCH = "Bonjour, depuis hier j'ai « page introuvable » partout. Vide ton cache."
CHINESE = "打开网址提示“您访问的页面不存在”，请问怎么办？清除缓存再试。"
STYLE = "</p><h2>Page not found</h2><p>Use this pattern:</p><blockquote><h1>Page not found</h1></blockquote><p>Say why."
PART = (
    "</p><h2>Nothing found</h2><p>We couldn't find what you are looking for. Go home</p><h2>Props</h2><p>title: string"
)


KEPT = {
    "for a script's case": "v-if='missing'",
    "for another script's case": "ng-show='vm.missing'",
    "by a style sheet": "class='d-none'",
    "by another style sheet": "class='error hidden'",
    "by its style": "style='visibility: hidden'",
}
"""How pages keep an error that they do not show."""


def kept(name: str, how: str) -> Case:
    error = f"<div {how}><h1>Page not found</h1><p>The page you are looking for does not exist.</p></div>"
    url = f"https://said-{name.replace(' ', '-').replace(chr(39), '')}.practice/orders"
    return ok(f"kept {name}", url, page(html("Orders – Kit", f"{error}<h2>Orders</h2><ul><li>12 pumps</li></ul>")))


def fine(name: str, title: str, heading: str, text: str, path: str = "d/1") -> Case:
    url = f"https://said-{name.replace(' ', '-').replace(chr(39), '')}.practice/{path}"
    return ok(name, url, page(html(title, f"<h1>{heading}</h1><p>{text}</p>")))
