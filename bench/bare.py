"""Gets every link of a document with aiohttp and judges nothing: `python bench/bare.py DOCUMENT REPORT`.

No checker on aiohttp that visits from one process can be faster where there is no latency; nothing is kept, retried,
guarded or read beyond the status.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path

import aiohttp

AT_ONCE = 256
PER_HOST = 6


async def get_all(urls: list[str]) -> int:
    """Count the links that are answered with 200."""
    room = asyncio.Semaphore(AT_ONCE)

    async def get(session: aiohttp.ClientSession, url: str) -> bool:
        async with room, session.get(url) as answer:
            await answer.read()
            return answer.status == 200  # noqa: PLR2004

    connector = aiohttp.TCPConnector(limit=0, limit_per_host=PER_HOST)
    async with aiohttp.ClientSession(connector=connector) as session:
        return sum(await asyncio.gather(*(get(session, url) for url in urls)))


if __name__ == "__main__":
    found = re.findall(r"\((http[^)]+)\)", Path(sys.argv[1]).read_text())
    Path(sys.argv[2]).write_text(json.dumps({"summary": {"ok": asyncio.run(get_all(found))}}))
