"""Who may ask: a page of this preview, in a browser on this machine, and nobody else.

A site that somebody visits can send requests to this machine, and a name of its own can be made to
lead here (DNS rebinding): so the host that is asked for and the origin that asks are both ours, or
nothing is told.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost", "[::1]")
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """ASGI middleware in front of all that the preview serves on `port`."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        bare = NAMES if port == 80 else ()  # which a browser does not say
        self.hosts = frozenset((*bare, *(f"{name}:{port}" for name in NAMES)))
        self.origins = frozenset(f"http://{host}" for host in self.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if self.is_foreign(Headers(scope=scope)):
            refused = PlainTextResponse("Only a page of this preview is answered.\n", 403)
            await refused(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name.lower() for name, _ in message["headers"]}
                more = [(k.lower().encode(), v.encode()) for k, v in HEADERS.items()]
                message["headers"] += [pair for pair in more if pair[0] not in known]
            await send(message)

        await self.app(scope, receive, with_headers)

    def is_foreign(self, headers: Mapping[str, str]) -> bool:
        """Whether a request names another host than ours, or comes from another origin."""
        if headers.get("host", "") not in self.hosts:
            return True
        if headers.get("origin", "") not in {"", *self.origins}:
            return True
        return headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
