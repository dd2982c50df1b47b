"""Cases for the rules, with a keyword for each fact."""

from __future__ import annotations

from collections.abc import Mapping

from linkwatch.model import Case, Failure, Hop, Kind, Link, LocalTarget, Observation, Occurrence, Page

URL = "https://a.example/page"


def link(url: str = URL) -> Link:
    return Link(url, (Occurrence(url, Kind.LINK, "text", "guide.md", 3, 5),))


def visited(
    url: str = URL,
    status: int | None = 200,
    *,
    failure: Failure | None = None,
    words: str = "",
    hops: tuple[Hop, ...] = (),
    final_url: str = "",
    headers: Mapping[str, str] | None = None,
    page: Page | None = None,
    text: str = "",
) -> Case:
    seen = Observation(
        url.partition("#")[0],
        status=None if failure else status,
        failure=failure,
        failure_detail=words,
        hops=hops,
        final_url=final_url or url.partition("#")[0],
        headers=headers or {},
        page=page,
        text=text,
    )
    return Case(link(url), seen=seen)


def file(url: str = "guide/a.md", **facts: object) -> Case:
    target = LocalTarget(url.partition("#")[0], **{"exists": True, **facts})  # type: ignore[arg-type] # any of its facts
    return Case(link(url), local=target)
