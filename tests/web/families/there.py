"""Content that is there: whatever the server does to HTTP, a browser shows the page."""

from __future__ import annotations

import gzip

from web import in_turn, page, raw, reset, trickle
from web.answers import HTML, after, as_type, by_method, coded, dribble, empty, flood, head, unclosed, until
from web.cases import Case, ok
from web.texts import ARTICLE, SHORT

FAMILY = "Content that is there"

BODY = SHORT.encode()
LENGTH = f"Content-Length: {len(BODY)}"
TYPE = f"Content-Type: {HTML}"
CHUNKED = "Transfer-Encoding: chunked"
PACKED = "Content-Encoding: gzip"
ZIPPED = gzip.compress(ARTICLE.encode(), mtime=0)
WHOLE = b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def plain(*fields: str, status: str = "200 OK", version: str = "HTTP/1.1") -> bytes:
    return head(TYPE, LENGTH, *fields, status=status, version=version) + BODY


def bomb() -> bytes:
    return gzip.compress(b"<title>Big</title>" + b" " * 60_000_000, compresslevel=9, mtime=0)


def cases() -> list[Case]:
    return [*heads_that_lie(), *after_trouble(), *bodies(), *headers(), *kinds()]


def heads_that_lie() -> list[Case]:
    get = page(ARTICLE)
    return [
        ok("plain page", "https://plain.practice/", get),
        ok("plain page over http", "http://plain-http.practice/field-notes", get),
        *(
            ok(f"HEAD says {status}", f"https://head-{status}.practice/page", by_method(HEAD=page("", status), GET=get))
            for status in (403, 404, 405, 500, 501, 503)
        ),
        ok("HEAD is reset", "https://head-reset.practice/page", by_method(HEAD=reset(), GET=get)),
    ]


def after_trouble() -> list[Case]:
    get = page(ARTICLE)
    busy = page("<title>Busy</title>", 503, retry_after="1")
    return [
        ok(
            "429 with seconds, then fine",
            "https://slow-down.practice/a",
            in_turn(page("", 429, retry_after="1"), get),
            pause=1,
        ),
        ok("429 with a date, then fine", "https://slow-until.practice/a", in_turn(until(1), get), pause=1),
        ok("503 with seconds, then fine", "https://busy.practice/a", in_turn(busy, get), pause=1),
        ok("503 with a date, then fine", "https://busy-until.practice/a", in_turn(until(1, 503), get), pause=1),
        ok(
            "403 with Retry-After, then fine",
            "https://secondary-limit.practice/a",
            in_turn(page("Secondary rate limit", 403, retry_after="1", x_ratelimit_remaining="0"), get),
            pause=1,
        ),
        ok("429 without a word, then fine", "https://slow-wordless.practice/a", in_turn(page("", 429), get)),
        ok("reset, then fine", "https://reset-once.practice/a", in_turn(reset(), get)),
        ok("empty reply, then fine", "https://empty-once.practice/a", in_turn(empty(), get)),
        ok("500, then fine", "https://error-once.practice/a", in_turn(page("Oops", 500), get)),
        ok("502 twice, then fine", "https://gateway-twice.practice/a", in_turn(page("", 502), page("", 502), get)),
        ok("408, then fine", "https://waited-once.practice/a", in_turn(page("", 408), get)),
        ok("522 of a proxy, then fine", "https://origin-once.practice/a", in_turn(page("", 522), get)),
        ok("head comes slowly", "https://slow-head.practice/a", after(0.7, get)),
        ok("first answer never comes in time", "https://slow-once.practice/a", in_turn(after(30, get), get)),
    ]


def bodies() -> list[Case]:
    start = head(TYPE, CHUNKED) + chunk(BODY)
    return [
        ok("body trickles without end", "https://trickle.practice/a", dribble(start, chunk(b" "), 0.2)),
        ok("body never ends and comes fast", "https://flood.practice/a", flood(start, chunk(b" " * 65_536))),
        ok(
            "gigabytes are announced",
            "https://huge.practice/disk.html",
            flood(head(TYPE, "Content-Length: 8000000000") + BODY, b" " * 65_536),
        ),
        ok(
            "gigabytes of a download",
            "https://huge.practice/disk.iso",
            flood(head("Content-Type: application/octet-stream", "Content-Length: 8000000000"), b"\0" * 65_536),
        ),
        ok("gzip bomb", "https://bomb.practice/a", as_type(HTML, bomb(), "Content-Encoding: gzip")),
        ok("gzip", "https://gzip.practice/a", coded(ARTICLE, "gzip")),
        ok("brotli", "https://brotli.practice/a", coded(ARTICLE, "br")),
        ok("deflate with zlib's head", "https://deflate.practice/a", coded(ARTICLE, "deflate")),
        ok("deflate without zlib's head", "https://deflate-raw.practice/a", coded(ARTICLE, "deflate/raw")),
        ok("zstd", "https://zstd.practice/a", coded(ARTICLE, "zstd")),
        ok("gzip and rubbish behind it", "https://gzip-more.practice/a", as_type(HTML, ZIPPED + b"\0rubbish", PACKED)),
        ok("gzip is cut", "https://gzip-cut.practice/a", as_type(HTML, ZIPPED[:-40], PACKED)),
        ok("x-gzip", "https://x-gzip.practice/a", as_type(HTML, ZIPPED, "Content-Encoding: x-gzip")),
        ok(
            "length and chunks at once",
            "https://both.practice/a",
            raw(head(TYPE, "Content-Length: 3", CHUNKED) + WHOLE),
        ),
        ok(
            "chunks with notes and trailers",
            "https://trailers.practice/a",
            raw(head(TYPE, CHUNKED) + b"5;note=1\r\nHello\r\n0\r\nX-Sum: 1\r\n\r\n"),
        ),
        ok("half a body, then silence", "https://half.practice/a", trickle(head(TYPE, "Content-Length: 90000") + BODY)),
        ok("a coding nobody knows", "https://coding.practice/a", as_type(HTML, BODY, "Content-Encoding: utf-8")),
        ok("closed before the end", "https://early.practice/a", raw(head(TYPE, "Content-Length: 90000") + BODY)),
        ok("chunks are cut", "https://cut.practice/a", raw(start + b"2000\r\n<p>and")),
        ok("chunk size is no number", "https://bad-chunk.practice/a", raw(start + b"zzz\r\n<p>and")),
        ok("TLS ends without close_notify", "https://abrupt.practice/a", unclosed(head(TYPE) + BODY)),
        ok("HTTP/1.0 without length", "https://old.practice/a", raw(head(TYPE, version="HTTP/1.0") + BODY)),
        ok("no length, closed at the end", "https://unsized.practice/a", raw(head(TYPE, "Connection: close") + BODY)),
        ok("an empty page", "https://empty-page.practice/a", raw(head(TYPE, "Content-Length: 0"))),
    ]


def headers() -> list[Case]:
    policy = "Content-Security-Policy: default-src " + "https://cdn.practice " * 3_000
    cookies = [f"Set-Cookie: experiment{n}=b{n % 2}; Path=/; Secure" for n in range(400)]
    start = head(TYPE, LENGTH)[:-2]
    return [
        ok("a header line of 60 KB", "https://long-header.practice/a", raw(plain(policy))),
        ok("400 cookies", "https://cookies.practice/a", raw(plain(*cookies))),
        ok("raw Latin-1 in a header", "https://latin1.practice/a", raw(start + b"X-Place: K\xf6ln\r\n\r\n" + BODY)),
        ok("raw UTF-8 in a header", "https://utf8.practice/a", raw(start + "X-Place: Köln 鷺\r\n\r\n".encode() + BODY)),
        ok("bare line feeds", "https://bare-lf.practice/a", raw(plain().replace(b"\r\n", b"\n"))),
        ok("a folded line", "https://folded.practice/a", raw(start + b"X-Note: one\r\n  two\r\n\r\n" + BODY)),
        ok("a blank before the colon", "https://blank.practice/a", raw(start + b"X-Note : one\r\n\r\n" + BODY)),
        ok("a line without colon", "https://colon.practice/a", raw(start + b"Powered by coffee\r\n\r\n" + BODY)),
        ok("http/1.1 in lower case", "https://lower.practice/a", raw(plain(version="http/1.1"))),
        ok("two equal lengths", "https://twice.practice/a", raw(plain(LENGTH))),
        ok("no reason phrase", "https://phrase.practice/a", raw(plain(status="200"))),
        ok("no status at all", "https://no-status.practice/a", raw(plain(status="OK"))),
        ok("a byte order mark first", "https://mark-first.practice/a", raw(b"\xef\xbb\xbf" + plain())),
        ok("103 first", "https://hints.practice/a", raw(head("Link: </s.css>", status="103 Early Hints") + plain())),
        ok("100 first, unasked", "https://continue.practice/a", raw(head(status="100 Continue") + plain())),
        ok("203", "https://mirror.practice/a", raw(plain(status="203 Non-Authoritative Information"))),
        ok("206 although nobody asked for a part", "https://part.practice/a", raw(plain(status="206 Partial Content"))),
        ok("no Server, no Date, nothing", "https://bare.practice/a", raw(b"HTTP/1.1 200 OK\r\n\r\n" + BODY)),
        ok("a blank line first", "https://early-line.practice/a", raw(b"\r\n" + plain())),
        ok(
            "cookies that are none",
            "https://odd-cookies.practice/a",
            raw(plain("Set-Cookie: =", 'Set-Cookie: a[b]="x{;;')),
        ),
        ok("a NUL in a header", "https://nul.practice/a", raw(start + b"X-Build: a\0b\r\n\r\n" + BODY)),
    ]


def kinds() -> list[Case]:
    utf16 = ARTICLE.replace("utf-8", "utf-16").encode("utf-16")
    png = b"\x89PNG\r\n\x1a\n" + b"\0" * 400
    return [
        ok("a PDF", "https://kinds.practice/paper.pdf", as_type("application/pdf", b"%PDF-1.7\n" + b"\0" * 999)),
        ok("an image", "https://kinds.practice/heron.png", as_type("image/png", png)),
        ok("no content type", "https://kinds.practice/untyped", raw(head(LENGTH) + BODY)),
        ok("UTF-16", "https://kinds.practice/utf16", as_type("text/html", utf16)),
        ok("JSON", "https://kinds.practice/data.json", as_type("application/json", b'{"error": null}')),
        ok(
            "plain text about errors",
            "https://kinds.practice/n.txt",
            as_type("text/plain", b"404: what is it?\n"),
        ),
        ok("XHTML", "https://kinds.practice/xhtml", as_type("application/xhtml+xml", BODY)),
        ok("a feed", "https://kinds.practice/feed", as_type("application/rss+xml", b"<rss/>")),
        ok("204", "https://kinds.practice/ping", page("", 204)),
        ok("302 without Location, with a page", "https://kinds.practice/nowhere", page(ARTICLE, 302)),
        ok("301 with an empty Location, with a page", "https://kinds.practice/empty", page(ARTICLE, 301, location="")),
        ok(
            "an SVG",
            "https://kinds.practice/a.svg",
            as_type("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ),
        ok("windows-1252", "https://kinds.practice/old", as_type("text/html", "<title>Fähre</title>".encode("cp1252"))),
    ]
