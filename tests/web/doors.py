"""Servers that fail below HTTP: what they do with a bare connection."""

from __future__ import annotations

import asyncio
import socket
import struct

from web import Door


def silent() -> Door:
    """Take the connection and never say a word, not even TLS."""

    async def door(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    return door


def banner(words: bytes) -> Door:
    """Speak first, in another protocol."""

    async def door(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(words)
        await writer.drain()
        await reader.read(65_536)

    return door


def answering(words: bytes) -> Door:
    """Wait for the visitor's first bytes, answer with these, and close."""

    async def door(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(65_536)
        writer.write(words)
        await writer.drain()

    return door


def reset() -> Door:
    """Break every connection off with a TCP reset."""

    async def door(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(65_536)
        linger = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()

    return door


OLD_TLS = b"\x15\x03\x01\x00\x02\x02\x46"
"""A fatal alert `protocol_version` (RFC 8446 section 6.2)."""

UNKNOWN_NAME = b"\x15\x03\x03\x00\x02\x02\x70"
"""A fatal alert `unrecognized_name` (RFC 6066 section 3)."""
