"""Deep links that end where nothing of what they promised is, and domains that have changed hands."""

from __future__ import annotations

from web import Respond, page, redirect
from web.cases import Case, broken, ok, unreachable
from web.texts import article, html, notice

FAMILY = "Thrown elsewhere, parked, for sale"

NGINX = html(
    "Welcome to nginx!",
    "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. "
    "Further configuration is required.</p><p><em>Thank you for using nginx.</em></p>",
)


def cases() -> list[Case]:
    return [*thrown(), *domains(), *only_talking()]


def thrown() -> list[Case]:
    """A deep link that ends on the home page or on the error page's own address shows nothing of what it promised."""
    home = page(html("River Press", "<h1>River Press</h1><p>News from the lower river.</p>" * 3))
    other = page(html("Trending reports", "<h1>Trending reports</h1>" + "<p>A report.</p>" * 40))
    return [
        to("to the home page by 302", "https://home-302.practice/2014/05/herons-return", "/", 302, home, "thrown-home"),
        to("to the home page by 301", "https://home-301.practice/2014/05/herons-return", "/", 301, home, "thrown-home"),
        to(
            "to another site's home page",
            "https://river-press.practice/2014/05/herons-return",
            "https://new-owner.practice/",
            301,
            home,
            "thrown-home",
        ),
        to("to a named home page", "https://home-fr.practice/2014/05/herons", "/fr/accueil", 302, home, "thrown-home"),
        Case(
            "to a consent at a host of its own must not be",
            "https://agreeing.practice/politics/budget",
            "ok",
            "fine",
            final="https://consent.agreeing.practice/?continue=%2Fpolitics%2Fbudget",
            pages={
                "https://agreeing.practice/politics/budget": redirect(
                    "https://consent.agreeing.practice/?continue=%2Fpolitics%2Fbudget", 302
                ),
                "https://consent.agreeing.practice/?continue=%2Fpolitics%2Fbudget": page(
                    html("Before you go on", "<h1>Before you go on</h1><p>842 partners like cookies.</p>")
                ),
            },
        ),
        Case(
            "to WordPress's plain address must not be",
            "https://plain-wp.practice/about-us/",
            "moved",
            "moved-permanently",
            final="https://plain-wp.practice/?page_id=2",
            pages={
                "https://plain-wp.practice/about-us/": redirect("/?page_id=2"),
                "https://plain-wp.practice/?page_id=2": page(html("Printers", "<h1>Who</h1><p>Four people.</p>")),
            },
        ),
        Case(
            "where a click is counted must not be",
            "https://link.letters.practice/click/123/old-town",
            "ok",
            "fine",
            final="https://charity.practice/",
            pages={
                "https://link.letters.practice/click/123/old-town": redirect("https://charity.practice/", 302),
                "https://charity.practice/": home,
            },
        ),
        Case(
            "a part of a site that has a host of its own must not be",
            "https://ministries.practice/departments/health",
            "moved",
            "moved-permanently",
            final="https://moh.ministries.practice/",
            pages={
                "https://ministries.practice/departments/health": redirect("https://moh.ministries.practice/"),
                "https://moh.ministries.practice/": home,
            },
        ),
        Case(
            "a wiki's main page must not be",
            "https://moss-wiki.practice/wiki/Main_Page",
            "moved",
            "moved-permanently",
            final="https://moss-wiki.practice/",
            pages={
                "https://moss-wiki.practice/wiki/Main_Page": redirect("https://moss-wiki.practice/"),
                "https://moss-wiki.practice/": home,
            },
        ),
        Case(
            "the folder of an engine must not be",
            "https://liferay.practice/web/guest/home",
            "moved",
            "moved-permanently",
            final="https://liferay.practice/",
            pages={
                "https://liferay.practice/web/guest/home": redirect("https://liferay.practice/"),
                "https://liferay.practice/": home,
            },
        ),
        to("to /404", "https://to-404.practice/2014/05/herons-return", "/404", 302, home, "thrown-to-error"),
        to("to /error", "https://to-error.practice/a/b", "/error?code=1", 302, home, "thrown-to-error"),
        to("to /404.html", "https://to-404-html.practice/a/b", "/404.html", 302, home, "thrown-to-error"),
        to(
            "to ASP's error page",
            "https://to-asp.practice/a/b",
            "/errors/404.aspx?aspxerrorpath=/a/b",
            302,
            home,
            "thrown-to-error",
        ),
        to("to /page-not-found", "https://to-not-found.practice/a/b", "/page-not-found", 301, home, "thrown-to-error"),
        to(
            "to another site's listing",
            "https://paperswithcode.com/paper/herons-in-the-wild",
            "https://huggingface.co/papers/trending",
            302,
            other,
            "thrown-to-list",
        ),
        to(
            "to a feed that speaks of something alike",
            "https://old-papers.practice/paper/herons-in-the-wild",
            "https://new-papers.practice/papers/trending",
            302,
            page(article("Trending", "<h3>Wild turbines</h3><h3>On herons</h3>")),
            "thrown-to-list",
        ),
        Case(
            "a root to the root of the new name must not be",
            "https://old-name.practice/",
            "moved",
            "moved-permanently",
            final="https://new-name.practice/",
            pages={
                "https://old-name.practice/": redirect("https://new-name.practice/"),
                "https://new-name.practice/": home,
            },
        ),
        Case(
            "a root to its http twin must not be",
            "http://twin.practice/",
            "moved",
            "moved-permanently",
            final="https://twin.practice/",
            pages={"http://twin.practice/": redirect("https://twin.practice/"), "https://twin.practice/": home},
        ),
        Case(
            "index.html to the root must not be",
            "https://index.practice/index.html",
            "moved",
            "moved-permanently",
            final="https://index.practice/",
            pages={"https://index.practice/index.html": redirect("/"), "https://index.practice/": home},
        ),
        Case(
            "a user's page that became a host must not be",
            "https://uni-pages.practice/~heron/",
            "moved",
            "moved-permanently",
            final="https://heron.uni-pages.practice/",
            pages={
                "https://uni-pages.practice/~heron/": redirect("https://heron.uni-pages.practice/"),
                "https://heron.uni-pages.practice/": page(article("Heron's home")),
            },
        ),
        Case(
            "a language's root to the root must not be",
            "https://root-lang.practice/en/",
            "moved",
            "moved-permanently",
            final="https://root-lang.practice/",
            pages={"https://root-lang.practice/en/": redirect("/"), "https://root-lang.practice/": home},
        ),
        Case(
            "a project's page that got a site of its own must not be",
            "https://hosting.practice/projects/heron-counter",
            "moved",
            "moved-permanently",
            final="https://heron-counter.practice/",
            pages={
                "https://hosting.practice/projects/heron-counter": redirect("https://heron-counter.practice/"),
                "https://heron-counter.practice/": page(article("heron-counter, a program that counts herons")),
            },
        ),
    ]


def domains() -> list[Case]:
    buy = '<p>The domain <b>{0}</b> is for sale. <a href="https://parking.practice/{0}">Buy this domain</a></p>'
    sedo = '<script src="https://img.sedoparking.com/templates/bg/main.js"></script>'
    return [
        parked(
            "for sale",
            "for-sale.practice",
            html("for-sale.practice is for sale!", f"<h1>for-sale.practice</h1>{buy.format('for-sale.practice')}"),
        ),
        parked(
            "parked with advertisements",
            "parked.practice",
            html(
                "parked.practice",
                "<h1>Related searches</h1><ul><li>Bird food<li>Boats</ul>"
                "<p>This page is provided courtesy of the domain owner. Buy this domain.</p>",
                head=sedo,
            ),
        ),
        parked(
            "an engine's own mark",
            "engine.practice",
            '<html data-adblockkey="MFww"><head><title>engine.practice</title></head><body><div id="target"></div>'
            '<script>window.park = "eyJ1"</script></body></html>',
        ),
        parked(
            "expired",
            "lapsed.practice",
            html(
                "lapsed.practice - domain expired",
                "<h1>This domain has expired</h1><p>Is this your domain? Renew it now.</p>",
            ),
        ),
        parked(
            "expired, says a registrar with the day",
            "pending.practice",
            html(
                "pending.practice",
                "<h1>pending.practice expired on 10/02/2026 and is pending renewal or deletion.</h1><p>Backorder</p>",
            ),
        ),
        parked(
            "a registrar's lander",
            "lander.practice",
            "<!DOCTYPE html><html><head><script>"
            'window.onload=function(){window.location.href="/lander"}</script></head></html>',
        ),
        parked(
            "coming soon, says the registrar",
            "courtesy.practice",
            html(
                "courtesy.practice",
                "<h1>courtesy.practice</h1>"
                "<p>This domain is parked free, courtesy of the registrar. Get this domain.</p>",
            ),
        ),
        broken(
            "for sale in German",
            "https://verkauf.practice/",
            "parked-domain",
            page(html("verkauf.practice", "<h1>Die Domain verkauf.practice steht zum Verkauf!</h1><p>1.990 EUR</p>")),
        ),
        unreachable("nginx's own page", "https://fresh-nginx.practice/", "default-page", page(NGINX)),
        ok(
            "Apache's own page",
            "https://fresh-apache.practice/",
            page("<html><body><h1>It works!</h1></body></html>"),
        ),
        Case(
            "thrown to a broker",
            "https://brokered.practice/notes/herons",
            "broken",
            "parked-domain",
            final="https://www.hugedomains.com/domain_profile.cfm?d=brokered.practice",
            pages={
                "https://brokered.practice/notes/herons": redirect(
                    "https://www.hugedomains.com/domain_profile.cfm?d=brokered.practice", 302
                ),
                "https://www.hugedomains.com/domain_profile.cfm?d=brokered.practice": page(
                    html(
                        "brokered.practice is for sale | HugeDomains",
                        "<h1>brokered.practice</h1><p>Buy now: $2,895</p>",
                    )
                ),
            },
        ),
    ]


SALE = "<p>This domain is for sale.</p>"


def only_talking() -> list[Case]:
    return [
        ok(
            "a tutorial on domains for sale",
            "https://names.practice/selling",
            page(article("Selling a domain", SALE)),
        ),
        ok(
            "a short page that thanks a domain market",
            "https://pong.practice/",
            page(
                html(
                    "Old games",
                    '<h1>Old games</h1><p>Our name is from <a href="https://www.hugedomains.com/">a shop</a>.</p>',
                )
            ),
        ),
        ok(
            "a broker's own home page",
            "https://namebroker.practice/",
            page(
                html(
                    "Namebroker - buy and sell domain names",
                    "<h1>Buy premium domains</h1><p>Over 400,000 are for sale. Make an offer, pay in parts, own the "
                    "name in a day. Sell your domains, too.</p>",
                )
            ),
        ),
        ok(
            "news of a domain for sale",
            "https://riverwire.practice/names/two-letters",
            page(
                html(
                    "This domain is for sale: two letters for two million - River Wire",
                    "<h1>This domain is for sale: two letters for two million</h1><p>Brokers call that ambitious.</p>",
                )
            ),
        ),
        broken(
            "a help center that was closed",
            "https://help-closed.practice/hc/articles/12",
            "account-suspended",
            page(
                html(
                    "Help Center Closed",
                    "<h1>Oops</h1><p>This help desk no longer exists. You have tried to reach a help desk account "
                    "that has been closed.</p>",
                )
            ),
        ),
        ok(
            "a forum that was closed in favour of another",
            "https://forum-closed.practice/",
            page(notice("Forum closed", "Forum closed", "This forum has been closed. Join us in the new one.")),
        ),
        ok(
            "documentation of suspended accounts",
            "https://payments.practice/webhooks/account-suspended",
            page(
                html(
                    "Account suspended | Payments",
                    "<h1>Account suspended</h1><p>This webhook is sent when an account has been suspended.</p>",
                )
            ),
        ),
        ok(
            "answers about suspended sites",
            "https://billing.practice/faq",
            page(
                html(
                    "FAQ",
                    "<h1>FAQ</h1><h2>Why was it suspended?</h2><p>Your website has been suspended because of an unpaid "
                    "invoice. Pay it, and it is back in an hour.</p>",
                )
            ),
        ),
        ok(
            "a game's server",
            "https://blocks.practice/",
            page(
                html(
                    "Blocks",
                    "<h1>Welcome to our server</h1><p>We have built since 2012, without rules but one: nobody digs "
                    "below another's house.</p>",
                )
            ),
        ),
        ok("how to set up nginx", "https://howto.practice/nginx", page(article("Setting up nginx", NGINX))),
    ]


def parked(name: str, host: str, body: str) -> Case:
    return broken(name, f"https://{host}/2011/03/herons", "parked-domain", page(body))


def to(name: str, link: str, location: str, status: int, end: Respond, reason: str) -> Case:
    target = location if location.startswith("https:") else "/".join(link.split("/")[:3]) + location
    return Case(name, link, "broken", reason, final=target, pages={link: redirect(location, status), target: end})
