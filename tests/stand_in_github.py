"""A stand-in of GitHub's REST API on loopback that keeps state and is strict about what it is asked.

Times are handed in, accounts are named by their tokens, and `mishaps` are answers that come before its own, once each.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

NOW = datetime(2026, 11, 12, 6, tzinfo=UTC)
REPOSITORY = "ann/guide"
TOKEN = "ghs_thistokenmustnotbeshown"  # no token of anybody
LONGEST = 65_536
PREFIX = "/api/v3"
REASONS = {"completed", "not_planned", "duplicate", "reopened"}

Account = dict[str, str]
BOT: Account = {"login": "github-actions[bot]", "type": "Bot"}
OWNER: Account = {"login": "ann", "type": "User"}
STRANGER: Account = {"login": "mallory", "type": "User"}
ASSOCIATIONS = {"ann": "OWNER"}


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: Any


@dataclass
class Answer:
    """One answer; with `acts`, the request has its effect although the answer says something else."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    acts: bool = False
    breaks_off: bool = False


Mishap = Callable[[Asked], Answer | None]


class RefusedError(Exception):
    def __init__(self, status: int, message: str, **more: object) -> None:
        super().__init__(message)
        self.answer = Answer(status, {"message": message, "documentation_url": "https://docs.github.com/rest", **more})


@dataclass
class GitHub:
    """The state of one repository, and everything that happened to it."""

    issues: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    events: list[tuple[str, int]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    mishaps: list[Mishap] = field(default_factory=list)
    accounts: dict[str, Account] = field(default_factory=lambda: {TOKEN: BOT})
    now: datetime = NOW
    may_write: bool = True
    has_issues: bool = True
    is_archived: bool = False
    most_per_page: int = 100
    former_name: str = "ann/old"
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    @property
    def environ(self) -> dict[str, str]:
        return {"GITHUB_API_URL": self.url, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_TOKEN": TOKEN}

    @property
    def writes(self) -> list[Asked]:
        return [each for each in self.asked if each.method != "GET"]

    @property
    def _at(self) -> str:
        return f"{self.now:%Y-%m-%dT%H:%M:%SZ}"

    def issue(self, number: int) -> dict[str, Any]:
        return next(each for each in self.issues if each["number"] == number)

    def add(self, body: str, by: Account = BOT, state: str = "open", **more: Any) -> int:
        """Put an issue there that nobody asked for."""
        number = len(self.issues) + 1
        closed = {"closed_at": self._at, "closed_by": OWNER} if state == "closed" else {}
        new = self._new({"title": "An issue", "body": body}, number, by)
        self.issues.append(new | {"state": state, **closed, **more})
        return number

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        for mishap in self.mishaps:
            if answer := mishap(asked):
                self.mishaps.remove(mishap)
                if answer.acts:
                    self._own(asked)
                return answer
        try:
            return self._own(asked)
        except RefusedError as refused:
            return refused.answer

    def _own(self, asked: Asked) -> Answer:
        account = self._account(asked)
        if asked.path == f"{PREFIX}/user":
            return self._user(account)
        path = asked.path.removeprefix(f"{PREFIX}/repos/")
        if path.startswith(f"{self.former_name}/"):
            there = f"{PREFIX}/repos/{REPOSITORY}/{path.removeprefix(f'{self.former_name}/')}"
            query = f"?{urlencode(asked.query)}" if asked.query else ""
            status = 301 if asked.method == "GET" else 307
            return Answer(status, {"message": "Moved"}, {"Location": f"http://127.0.0.1:{self.port}{there}{query}"})
        if not path.startswith(f"{REPOSITORY}/") or not (account or asked.method == "GET"):
            raise RefusedError(404, "Not Found")
        return self._repository(asked, path.removeprefix(f"{REPOSITORY}/"), account)

    def _account(self, asked: Asked) -> Account | None:
        """Look at the head as strictly as GitHub does, and more so."""
        if not asked.headers.get("user-agent"):
            raise RefusedError(403, "Request forbidden by administrative rules: no User-Agent header")
        assert asked.headers.get("accept") == "application/vnd.github+json"
        assert asked.headers.get("x-github-api-version") == "2022-11-28"
        if (said := asked.headers.get("authorization")) is None:
            return None
        kind, _, token = said.partition(" ")
        if kind != "Bearer" or token not in self.accounts:
            raise RefusedError(401, "Bad credentials")
        return self.accounts[token]

    def _user(self, account: Account | None) -> Answer:
        if account is None:
            raise RefusedError(401, "Requires authentication")
        if account["type"] == "Bot":
            raise RefusedError(403, "Resource not accessible by integration")
        return Answer(200, account)

    def _repository(self, asked: Asked, path: str, account: Account | None) -> Answer:
        self._check_rights(asked.method)
        assert asked.method == "GET" or asked.headers.get("content-type") == "application/json"
        match (asked.method, path.split("/")):
            case "GET", ["issues"]:
                return self._list(asked)
            case "POST", ["issues"]:
                return self._create(asked.body, account or {})
            case "PATCH", ["issues", number]:
                return self._change(int(number), asked.body, account or {})
            case "GET", ["issues", number]:
                return self._single(int(number))
            case "GET", ["issues", number, "comments"]:
                said = self.comments.get(int(number), [])
                return self._page(asked, [each for each in said if each["updated_at"] >= asked.query["since"]])
            case "POST", ["issues", number, "comments"]:
                return self._comment(int(number), asked.body, account or {})
        raise RefusedError(404, "Not Found")

    def _check_rights(self, method: str) -> None:
        if not self.has_issues:
            raise RefusedError(410, "Issues has been disabled in this repository.")
        if method != "GET" and not self.may_write:
            raise RefusedError(403, "Resource not accessible by integration")
        if method != "GET" and self.is_archived:
            raise RefusedError(403, "Repository was archived so is read-only.")

    def _list(self, asked: Asked) -> Answer:
        assert asked.query.keys() <= {"state", "labels", "sort", "direction", "since", "per_page", "page"}
        assert (asked.query.get("sort"), asked.query.get("direction")) == ("created", "desc")
        labels = set(filter(None, asked.query.get("labels", "").split(",")))
        state = asked.query.get("state", "open")
        since = asked.query.get("since", "")
        listed = [
            _as_listed(each)
            for each in reversed(self.issues)
            if state in {"all", each["state"]} and labels <= {label["name"] for label in each["labels"]}
            if each["updated_at"] >= since
        ]
        return self._page(asked, listed)

    def _page(self, asked: Asked, entries: list[Any]) -> Answer:
        size, number = (
            min(int(asked.query.get("per_page", "30")), self.most_per_page),
            int(asked.query.get("page", "1")),
        )
        shown = entries[(number - 1) * size : number * size]
        last = max(1, -(-len(entries) // size))
        named = {"prev": number - 1, "next": number + 1, "last": last, "first": 1}
        base = f"http://127.0.0.1:{self.port}{asked.path}?"
        links = [
            f'<{base}{urlencode(asked.query | {"page": there})}>; rel="{name}"'
            for name, there in named.items()
            if 1 <= there <= last and last > 1
        ]
        return Answer(200, shown, {"Link": ", ".join(links)} if links else {})

    def _create(self, new: dict[str, Any], account: Account) -> Answer:
        assert new.keys() <= {"title", "body", "labels"}
        if not new.get("title"):
            raise _invalid("missing_field", "title")
        _check_text(new.get("body", ""))
        number = len(self.issues) + 1
        self.issues.append(self._new(new, number, account))
        self.events.append(("opened", number))
        return Answer(201, _as_listed(self.issues[-1]))

    def _new(self, new: dict[str, Any], number: int, account: Account) -> dict[str, Any]:
        return {
            "number": number,
            "html_url": f"https://github.example/{REPOSITORY}/issues/{number}",
            "title": new["title"],
            "body": new.get("body"),
            "state": "open",
            "state_reason": None,
            "labels": [{"name": name} for name in new.get("labels", ())],
            "user": account,
            "author_association": ASSOCIATIONS.get(account["login"], "NONE"),
            "locked": False,
            "updated_at": self._at,
            "closed_at": None,
            "closed_by": None,
        }

    def _single(self, number: int) -> Answer:
        issue = next((each for each in self.issues if each["number"] == number), None)
        if issue is None:
            raise RefusedError(404, "Not Found")
        return Answer(200, issue)

    def _change(self, number: int, change: dict[str, Any], account: Account) -> Answer:
        assert change.keys() <= {"title", "body", "state", "state_reason"}
        issue: dict[str, Any] = self._single(number).body
        _check_text(change.get("body", ""))
        if (
            change.get("state", "open") not in {"open", "closed"}
            or change.get("state_reason", "completed") not in REASONS
        ):
            raise _invalid("invalid", "state")
        was = issue["state"]
        issue.update(change, updated_at=self._at)
        if issue["state"] != was:
            closed = (self._at, account) if issue["state"] == "closed" else (None, None)
            issue["closed_at"], issue["closed_by"] = closed
            issue["state_reason"] = change.get("state_reason", "reopened" if issue["state"] == "open" else "completed")
            self.events.append(("closed" if issue["state"] == "closed" else "reopened", number))
        else:
            self.events.append(("edited", number))
        return Answer(200, _as_listed(issue))

    def _comment(self, number: int, new: dict[str, Any], account: Account) -> Answer:
        _check_text(new["body"])
        if self.issue(number)["locked"]:
            raise RefusedError(403, "Unable to create comment because issue is locked.")
        at = self.issue(number)["updated_at"] = self._at
        said = {"id": len(self.events) + 1, "body": new["body"], "user": account, "created_at": at, "updated_at": at}
        self.comments.setdefault(number, []).append(said)
        self.events.append(("commented", number))
        return Answer(201, said)


def _as_listed(issue: dict[str, Any]) -> dict[str, Any]:
    """Leave out who closed it, which only the answer about the one issue tells."""
    return {name: value for name, value in issue.items() if name != "closed_by"}


def _check_text(text: str) -> None:
    if len(text) > LONGEST:
        raise _invalid("custom", "body", message=f"body is too long (maximum is {LONGEST} characters)")


def _invalid(code: str, name: str, **more: str) -> RefusedError:
    return RefusedError(422, "Validation Failed", errors=[{"resource": "Issue", "code": code, "field": name, **more}])


def on(method: str, path: str, answer: Answer) -> Mishap:
    """Give this answer to the next request of the method for a path that fits."""
    return lambda asked: answer if asked.method == method and re.search(path, asked.path) else None


@contextmanager
def serving(github: GitHub) -> Iterator[GitHub]:
    """Serve it over HTTP/1.1 until the end."""
    troubles: list[BaseException] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5
        wbufsize = -1  # head and body in one packet

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def handle_one(self) -> None:
            parts = urlsplit(self.path)
            query = {
                name: values[-1] for name, values in parse_qs(parts.query, strict_parsing=bool(parts.query)).items()
            }
            length = int(self.headers.get("content-length", "0"))
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = json.loads(self.rfile.read(length)) if length else None
            try:
                self._say(github.answer(Asked(self.command, parts.path, query, headers, body)))
            except (AssertionError, LookupError, ValueError, StopIteration) as error:
                troubles.append(error)
                self._say(Answer(500, {"message": "the stand-in was asked for something odd"}))

        do_GET = do_POST = do_PATCH = handle_one  # noqa: N815 # the names that http.server looks for

        def _say(self, answer: Answer) -> None:
            data = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
            self.send_response(answer.status)
            fields = {"Content-Type": "application/json; charset=utf-8", "Content-Length": str(len(data))}
            for name, value in (fields | dict(answer.headers)).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data[: len(data) // 2] if answer.breaks_off else data)
            self.wfile.flush()
            self.close_connection |= answer.breaks_off

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        github.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield github
        finally:
            server.shutdown()
            thread.join(10)
    assert not troubles, troubles


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    """A repository on a server of its own, which the environment names; no proxy stands between."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serving(GitHub()) as running:
        for name, value in running.environ.items():
            monkeypatch.setenv(name, value)
        yield running
