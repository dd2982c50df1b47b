"""A proxy on loopback that answers CONNECT as it is told, and then passes everything on."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from web import LOOPBACK

OPENED = b"HTTP/1.1 200 Connection established\r\n\r\n"


@dataclass
class Proxy:
    """A running proxy: its port, and the heads of what it was asked."""

    port: int = 0
    heads: list[str] = field(default_factory=list)

    def address(self, login: str = "") -> str:
        """Give its address, with a login before it."""
        return f"http://{login}{LOOPBACK}:{self.port}"


async def hang_up(writer: asyncio.StreamWriter) -> None:
    """Close a connection, and see it closed."""
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


@asynccontextmanager
async def proxy(answer: bytes | None, port: int = 0) -> AsyncIterator[Proxy]:
    """Run a proxy before a port; one that gives no way hangs up after its answer, and is silent where that is None."""
    running = Proxy()
    tasks: list[asyncio.Task[None]] = []

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65_536):
                writer.write(data)
        except OSError:
            pass
        await hang_up(writer)

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.append(task)
        await through(reader, writer)

    async def through(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        running.heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
        if answer is None:
            await reader.read()
        else:
            writer.write(answer)
        if answer == OPENED:
            there, back = await asyncio.open_connection(LOOPBACK, port)
            await asyncio.gather(pass_on(reader, back), pass_on(there, writer))
        await hang_up(writer)

    async with await asyncio.start_server(take, LOOPBACK, 0) as server:
        running.port = server.sockets[0].getsockname()[1]
        yield running
    await asyncio.gather(*tasks)
