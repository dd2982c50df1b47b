"""Turned away: the page may well be there, but not for programs."""

from __future__ import annotations

from web import Respond, page, redirect
from web.answers import as_type
from web.cases import Case, blocked, ok
from web.texts import article, html, notice

FAMILY = "Turned away"


def cases() -> list[Case]:
    return [*statuses(), *challenges(), *logins(), *no_walls()]


def statuses() -> list[Case]:
    xml = b'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
    sorry = page(notice("Forbidden", "Forbidden", "You don't have permission to access this resource."), 403)
    limited = page("<title>Too many requests</title>", 429, retry_after="1")
    return [
        blocked("401", "https://away.practice/401", "denied", page("", 401, www_authenticate='Basic realm="x"')),
        blocked("402", "https://away.practice/402", "denied", page("", 402)),
        blocked("403", "https://away.practice/403", "denied", sorry),
        blocked("407", "https://away.practice/407", "denied", page("", 407)),
        blocked("451", "https://away.practice/451", "legal", page("", 451)),
        blocked("999", "https://www.linkedin.com/in/heron", "denied", page("", 999)),
        blocked("429 to the end", "https://limited.practice/a", "rate-limited", limited, pause=1),
        blocked("429 to the end, wordless", "https://limited-2.practice/a", "rate-limited", page("", 429)),
        blocked(
            "429 for an hour",
            "https://limited-3.practice/a",
            "rate-limited",
            page("", 429, retry_after="3600"),
            pause=3600,
        ),
        blocked(
            "S3's AccessDenied",
            "https://bucket.practice/a.zip",
            "denied",
            as_type("application/xml", xml, status="403 Forbidden"),
        ),
        blocked(
            "not in this country, with 200",
            "https://region.practice/film/12",
            "region",
            page(notice("Not available", "Not available", "This content is not available in your country.")),
        ),
        Case(
            "a DOI to a publisher's wall",
            "https://doi.org/10.1000/182",
            "blocked",
            "challenge",
            final="https://journal.practice/article/182",
            pages={
                "https://doi.org/10.1000/182": redirect("https://journal.practice/article/182", 302),
                "https://journal.practice/article/182": page(CLOUDFLARE, 403, cf_mitigated="challenge"),
            },
        ),
        Case(
            "403 behind a redirect",
            "https://away.practice/go",
            "blocked",
            "denied",
            final="https://away-2.practice/a",
            pages={
                "https://away.practice/go": redirect("https://away-2.practice/a"),
                "https://away-2.practice/a": sorry,
            },
        ),
    ]


CLOUDFLARE = html(
    "Just a moment...",
    "<noscript>Enable JavaScript and cookies to continue</noscript>"
    '<script src="/cdn-cgi/challenge-platform/h/b/x.js"></script>',
)
ANUBIS = html(
    "Making sure you&#39;re not a bot!",
    '<script id="anubis_challenge" type="application/json">{}</script>'
    '<script src="/.within.website/x/cmd/anubis/static/js/main.mjs"></script><p>Loading...</p>',
)


def challenges() -> list[Case]:
    def said(title: str, body: str, status: int, **headers: str) -> Respond:
        return page(html(title, body), status, **headers)

    perimeter = "<script>window._pxAppId='PX1';pxInit=1</script><div id='px-captcha'></div>"
    return [
        wall("Cloudflare with 403", "cf-403", page(CLOUDFLARE, 403, cf_mitigated="challenge", server="cloudflare")),
        wall("Cloudflare with 503", "cf-503", page(CLOUDFLARE, 503, server="cloudflare")),
        wall("Cloudflare with 200", "cf-200", page(CLOUDFLARE, server="cloudflare")),
        wall(
            "Cloudflare's block",
            "cf-block",
            said("Attention Required! | Cloudflare", "Sorry, you have been blocked", 403),
        ),
        wall(
            "Turnstile with 200",
            "turnstile",
            said("Verify", '<div class="cf-turnstile"></div><p>Verify you are human', 200),
        ),
        wall("Anubis", "anubis", page(ANUBIS)),
        wall("Vercel with 429", "vercel", said("Vercel Security Checkpoint", "", 429, x_vercel_mitigated="challenge")),
        wall(
            "Vercel with 200", "vercel-200", said("Vercel Security Checkpoint", "<p>We're verifying your browser", 200)
        ),
        wall(
            "DataDome",
            "datadome",
            said(
                "shop",
                "<script src='https://ct.captcha-delivery.com/c.js'></script>",
                403,
                x_datadome="protected",
                set_cookie="datadome=x",
            ),
        ),
        wall("PerimeterX", "px", said("Access to this page has been denied", perimeter, 403)),
        wall("PerimeterX with 200", "px-200", said("Access to this page has been denied", perimeter, 200)),
        wall(
            "Kasada with 429",
            "kasada",
            said(
                "", '<script src="/149e9513-01fa/p.js"></script><script>window.KPSDK={}</script>', 429, x_kpsdk_ct="x"
            ),
        ),
        wall(
            "Imperva with 200",
            "imperva",
            said(
                "",
                '<iframe src="/_Incapsula_Resource?CWUDNSAI=9&incident_id=1"></iframe>'
                "Request unsuccessful. Incapsula incident ID: 1",
                200,
                x_iinfo="1",
                set_cookie="visid_incap_1=a",
            ),
        ),
        wall(
            "Sucuri",
            "sucuri",
            said("Sucuri WebSite Firewall - Access Denied", "<h1>Access Denied</h1>", 403, x_sucuri_id="1"),
        ),
        wall(
            "AWS with 202",
            "aws-202",
            said("", "<script src='/challenge.js'></script>", 202, x_amzn_waf_action="challenge"),
        ),
        wall(
            "AWS with 405",
            "aws-405",
            said("Human Verification", "<div id='captcha-container'></div>", 405, x_amzn_waf_action="captcha"),
        ),
        wall(
            "Akamai",
            "akamai",
            said("Access Denied", "<h1>Access Denied</h1>Reference #18.2d", 403, server="AkamaiGHost"),
        ),
        wall(
            "DDoS-Guard",
            "ddos-guard",
            said("DDoS-Guard", "<h1>Checking your browser before accessing", 403, server="ddos-guard"),
        ),
        wall("Reddit", "reddit", said("Blocked", "<p>You've been blocked by network security.</p>", 403)),
        wall("a captcha alone", "captcha", said("Robot check", '<form><div class="g-recaptcha"></div></form>', 200)),
        wall(
            "hCaptcha with 404",
            "hcaptcha",
            said("Are you human?", '<div class="h-captcha"></div><p>One more step</p>', 404),
        ),
    ]


def logins() -> list[Case]:
    form = page(notice("Sign in", "Sign in", '<form><input name="user"><input type="password"></form>'))
    return [
        sent(
            "to a login", "https://members.practice/notes/1", "https://members.practice/login?next=%2Fnotes%2F1", form
        ),
        sent(
            "to a login by 301", "https://members-2.practice/a/b", "https://members-2.practice/users/sign_in", form, 301
        ),
        sent("to Google", "https://drive.practice/d/1", "https://accounts.google.com/ServiceLogin?continue=x", form),
        sent(
            "to Microsoft",
            "https://team.practice/s/1",
            "https://login.microsoftonline.com/common/oauth2/authorize?client_id=1",
            form,
        ),
        sent("to Okta", "https://corp.practice/w/1", "https://corp.okta.com/app/x/sso/saml", form),
        sent(
            "to a sign-on host",
            "https://uni.practice/x/1",
            "https://sso.uni.practice/cas/?service=https%3A%2F%2Funi.practice",
            form,
        ),
        sent("to GitHub", "https://gist.github.com/heron/12", "https://github.com/login?return_to=%2Fheron%2F12", form),
        sent(
            "to Confluence's login",
            "https://runbook.practice/display/ENG/Runbook",
            "https://runbook.practice/login.action?os_destination=%2Fdisplay%2FENG%2FRunbook",
            form,
        ),
        blocked("a login in the page's place", "https://intranet.practice/reports/2024/12", "login", form),
        ok("the link itself is to a login", "https://members.practice/account/login", form),
    ]


ENTRY = (
    "<h1>Captcha</h1><p>A captcha is a riddle that people solve more easily than programs. The word was coined in 2003;"
    " the letters stand for a public Turing test. See also: form, spam, turnstile.</p><p>Next entry: cascade.</p>"
)
FILM = "<h1>Forbidden</h1><p>Drama, 1932, 83 minutes. Shown on Friday at eight, with an introduction.</p>"


def no_walls() -> list[Case]:
    words = (
        "<p>Just a moment... Checking your browser. Verify you are human. Access denied. g-recaptcha, cf-turnstile.</p>"
    )
    return [
        ok("a long article with a challenge's words", "https://on-walls.practice/a", page(article(before=words))),
        ok(
            "a title that begins like a wall's",
            "https://on-walls.practice/b",
            page(article("Just a moment in time, a novel")),
        ),
        ok(
            "a firewall's header on a normal page",
            "https://on-walls.practice/c",
            page(article(), x_iinfo="1-2", akamai_grn="0.1", x_sucuri_id="1"),
        ),
        ok(
            "a bot manager's cookie on a normal page",
            "https://on-walls.practice/d",
            page(article(), set_cookie="_abck=1; Path=/"),
        ),
        ok(
            "a contact form with a captcha",
            "https://on-walls.practice/e",
            page(article(before='<form><div class="g-recaptcha"></div></form>')),
        ),
        ok(
            "a login form in the corner",
            "https://on-walls.practice/f",
            page(article(before='<form action="/login"><input type="password"></form>')),
        ),
        ok("a glossary's entry", "https://glossary.practice/captcha", page(html("Captcha | Web glossary", ENTRY))),
        ok("a short page on a film", "https://films.practice/forbidden", page(html("Forbidden | Film club", FILM))),
        ok(
            "an article on logging in",
            "https://on-walls.practice/login-forms",
            page(article("Sign in forms, a history")),
        ),
        ok(
            "a comments captcha and a cookie banner",
            "https://on-walls.practice/g",
            page(article(before='<div id="cookie-banner">Accept cookies</div><div class="h-captcha"></div>')),
        ),
    ]


def wall(name: str, host: str, respond: Respond, reason: str = "challenge") -> Case:
    return blocked(name, f"https://{host}.practice/product/heron", reason, respond)


def sent(name: str, link: str, target: str, form: Respond, status: int = 302) -> Case:
    return Case(name, link, "blocked", "login", final=target, pages={link: redirect(target, status), target: form})
