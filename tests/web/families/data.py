"""Answers that are no pages: some say with 200 that there is nothing, most are what was asked for."""

from __future__ import annotations

import json

from web.answers import as_type
from web.cases import Case, broken, ok

FAMILY = "Text, JSON and XML with 200"

TEXT = "text/plain; charset=utf-8"
JSON = "application/json"


def cases() -> list[Case]:
    return [*that_say_no(), *that_are_there()]


def that_say_no() -> list[Case]:
    return [
        says("Go's own words", TEXT, "404 page not found\n"),
        says("a raw file's host", TEXT, "404: Not Found"),
        says("two words", TEXT, "Not Found"),
        says("a script's runner", "text/html", "File not found.\n"),
        says("another runner of scripts", "text/html", "No input file specified.\n"),
        says("a sentence", TEXT, "The requested URL was not found on this server."),
        says("an error and no more", JSON, '{"error": "not found"}'),
        says("a framework's detail", JSON, '{"detail": "Not Found"}'),
        says("a forge's message", JSON, '{"message": "Not Found", "documentation_url": "https://d.practice/"}'),
        says(
            "a framework's whole envelope",
            JSON,
            '{"timestamp": "2026-01-01T00:00:00Z", "status": 404, "error": "Not Found", "path": "/v1/herons/9"}',
        ),
        says("an error inside an error", JSON, '{"error": {"code": 404, "message": "Heron not found", "errors": []}}'),
        says("a list of one error", JSON, '{"data": null, "errors": [{"message": "No such heron"}]}'),
        says("a name for programs", JSON, '{"ok": false, "error": "heron_not_found"}'),
        says(
            "a problem's description",
            "application/problem+json",
            '{"type": "about:blank", "title": "Gone", "status": 410, "detail": "This page has been removed."}',
        ),
        says(
            "an object store",
            "application/xml",
            '<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code><Message>No.</Message></Error>',
        ),
    ]


def that_are_there() -> list[Case]:
    return [
        shows("a text on missing pages", TEXT, "Page not found\n\na poem\n\nI looked for you in every line.\n"),
        shows("a number", TEXT, "404\n"),
        shows("a search through files", TEXT, "needle not found in haystack: 0 of 40 files\nsearched: 40\n"),
        shows("a log of a server", TEXT, "GET /x 404 page not found\nGET /y 200 ok\n" * 40),
        shows("no error", JSON, '{"id": 3, "name": "heron", "error": null, "errors": []}'),
        shows("a record called so", JSON, '{"id": 9, "title": "Not Found", "artist": "404"}'),
        shows("a job that met an error", JSON, '{"job": 7, "error": "first source not found", "rows": 8871}'),
        shows("nothing found", JSON, '{"message": "No results", "results": [], "total": 0}'),
        shows("a greeting", JSON, '{"message": "Welcome to the herons"}'),
        shows("a summary of a check", JSON, '{"message": "3 links checked, 1 not found"}'),
        shows("what it wants to be asked", JSON, '{"error": "missing parameter q"}'),
        shows("nothing", JSON, "{}"),
        shows("a list of errors", JSON, json.dumps([{"code": 404, "error": "not_found"}])),
        shows("half an object", JSON, '{"error": "not found"'),
        shows("an answer in XML", "text/xml", "<result><status>not found</status><id>4</id></result>"),
        ok(
            "an API that explains its errors",
            "https://on-errors.data.practice/errors/404",
            as_type(JSON, b'{"status": 404, "title": "Not Found"}'),
        ),
    ]


def says(name: str, kind: str, body: str) -> Case:
    return broken(name, at(name), "soft-404", as_type(kind, body.encode()))


def shows(name: str, kind: str, body: str) -> Case:
    return ok(name, at(name), as_type(kind, body.encode()))


def at(name: str) -> str:
    return f"https://{name.replace(' ', '-').replace(chr(39), '').lower()}.data.practice/v1/herons/9"
