"""The preview from its start to its end: a socket, a server, a watch."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import uvicorn

from smcourse.diagnostics import SmcourseError, say, system_says
from smcourse.messages import Speak
from smcourse.preview.guard import Guard
from smcourse.preview.opening import Opening
from smcourse.preview.server import Desk, application
from smcourse.preview.watch import watch
from smcourse.source import read_file
from smcourse.there import is_folder

LOOPBACK = "127.0.0.1"


class _Server(uvicorn.Server):
    """Tells when it listens, and everybody who waits for something when it ends."""

    def __init__(self, config: uvicorn.Config, desk: Desk, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.desk, self.ready = desk, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.desk.begin()
        self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.desk.end()
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # who is cut off knows why
        await super().shutdown(sockets)


def run(
    root: Path,
    companies: Mapping[str, Path],
    *,
    port: int,
    editor: str,
    today: str,
    speak: Speak,
    language: str,
    ready: Callable[[str], None],
) -> None:
    """Serve until somebody ends it; `ready` hears the address. Raise SmcourseError where there is
    no course folder, no company's file or no port."""
    if not is_folder(root):
        raise SmcourseError(say("no course folder at {path}", path=str(root)))
    root = root.absolute()  # a folder that is deleted takes what `.` means with it
    companies = {name: file.absolute() for name, file in companies.items()}
    for file in companies.values():
        read_file(file)
    with listening_at(port) as listening:
        own = listening.getsockname()[1]
        opening = Opening(root, companies, today, (language, editor))
        desk = Desk(opening, speak, language, editor)
        config = uvicorn.Config(
            Guard(application(desk), own),
            log_level="error",
            lifespan="off",
            ws="none",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        server = _Server(config, desk, lambda: ready(f"http://{LOOPBACK}:{own}/"))
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_serve(server, desk, listening, root, companies))


async def _serve(
    server: _Server,
    desk: Desk,
    listening: socket.socket,
    root: Path,
    companies: Mapping[str, Path],
) -> None:
    stop = asyncio.Event()
    watching = asyncio.create_task(watch(root, companies.values(), desk.changed, stop))
    try:
        await server.serve([listening])
    finally:
        stop.set()
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching


def listening_at(port: int) -> socket.socket:
    """A socket on the loopback: at `port`, or at any free one where somebody else has that."""
    for wanted in (port, 0):
        own = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name != "nt":  # where it would let two have one port
            own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            own.bind((LOOPBACK, wanted))
            own.listen()
        except OSError as problem:
            own.close()
            if wanted == 0:
                raise SmcourseError(
                    say("cannot listen: {problem}", problem=system_says(problem))
                ) from problem
        else:
            return own
    raise AssertionError
