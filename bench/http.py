"""A small HTTP/1.1 client on asyncio: enough to be a browser, light enough not to be measured."""

import asyncio
from dataclasses import dataclass


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    body: bytes


class Connection:
    """One keep-alive connection, as a browser has."""

    def __init__(self, host: str, port: int, cookie: str = "") -> None:
        self._host, self._port = host, port
        self._cookie = f"Cookie: {cookie}\r\n" if cookie else ""
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def open(self) -> None:
        """Connect."""
        self._reader, self._writer = await asyncio.open_connection(
            self._host, self._port
        )

    async def get(self, path: str) -> Reply:
        """GET a path."""
        return await self._send(self._head("GET", path, ""), b"")

    async def post(self, path: str, body: bytes) -> Reply:
        """POST a JSON body."""
        extra = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        return await self._send(self._head("POST", path, extra), body)

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()

    def _head(self, verb: str, path: str, extra: str) -> bytes:
        host = f"Host: {self._host}:{self._port}\r\n"
        return f"{verb} {path} HTTP/1.1\r\n{host}{self._cookie}{extra}\r\n".encode()

    async def _send(self, head: bytes, body: bytes) -> Reply:
        assert self._reader is not None
        assert self._writer is not None
        self._writer.write(head + body)
        answer = await self._reader.readuntil(b"\r\n\r\n")
        status = int(answer[9:12])
        length = _length(answer)
        return Reply(status, await self._reader.readexactly(length) if length else b"")


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
