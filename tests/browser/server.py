"""A web server for the browser tests: packages, the LMS's page, and what that page tells."""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from smcourse import preview

LMS = "/harness/lms.html"
HERE = Path(__file__).parent
FOLDERS = {
    "harness": HERE / "harness",
    "rte": Path(preview.__file__).parent / "rte",
    "node": HERE.parent / "node_modules",
}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xml": "text/xml",
    ".pdf": "application/pdf",
    ".mp4": "video/mp4",
    ".vtt": "text/vtt; charset=utf-8",
}


@cache
def _lms_page() -> bytes:
    """The LMS's page with all its modules in it: each request is a cost to every test."""
    page = (FOLDERS["harness"] / "lms.html").read_text(encoding="utf-8")
    known = {}
    for name in ("data-model", "quirks", "strict"):
        source = (FOLDERS["rte"] / f"{name}.js").read_text(encoding="utf-8")
        source = source.replace("'./data-model.js'", "'data-model'")
        known[name] = f"data:text/javascript,{quote(source)}"
    script = (FOLDERS["harness"] / "lms.js").read_text(encoding="utf-8")
    script = re.sub(r'"/rte/([a-z-]+)\.js"', r'"\1"', script)
    inside = f'<script type="importmap">{json.dumps({"imports": known})}</script>'
    inside += f'<script type="module">{script}</script>'
    return page.replace('<script type="module" src="/harness/lms.js"></script>', inside).encode()


@dataclass(slots=True)
class Story:
    """What an LMS has seen and kept of one launch."""

    settings: Mapping[str, Any]
    calls: dict[int, dict[str, Any]] = field(default_factory=dict)
    turn: int = 0
    record: dict[str, Any] | None = None
    saves: int = 0  # that scorm-again sent
    values: dict[str, str] = field(default_factory=dict)
    findings: list[dict[str, Any]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that was killed in the middle of a request is nothing to tell of."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Server:
    """Serves until it is closed; everything it holds is in memory."""

    def __init__(self) -> None:
        self.packages: list[Mapping[str, bytes]] = []
        self.stories: list[Story] = []
        self.policy = ""  # sent as an HTTP header with each file of a package
        self.caching = ""  # the same for Cache-Control
        self.news = threading.Condition()  # notified of all that is told
        self.released = threading.Event()  # lets go what `?held=TEXT` keeps back, from there on
        self._http = _Http(("127.0.0.1", 0), self._handler())
        self.origin = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def add_package(self, files: Mapping[str, bytes]) -> str:
        """The path at which these files are served from now on."""
        self.packages.append(files)
        return f"/package/{len(self.packages) - 1}/index.html"

    def add_story(self, settings: Mapping[str, Any]) -> int:
        """The number under which the LMS's page asks for these settings and tells its story."""
        self.stories.append(Story(settings))
        return len(self.stories) - 1

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    def _told(self, number: int, body: dict[str, Any]) -> None:
        """Beacons may arrive in any order: the latest turn is what counts."""
        story = self.stories[number]
        with self.news:
            story.calls |= {call["n"]: call for call in body["calls"]}
            if body["turn"] > story.turn:
                story.turn, story.values = body["turn"], body["values"]
                story.findings, story.violations = body["findings"], body["violations"]
                story.record = body["record"] or story.record
            self.news.notify_all()

    def _saved_by_scorm_again(self, number: int, body: dict[str, Any]) -> None:
        with self.news:
            self.stories[number].record = body
            self.stories[number].saves += 1
            self.news.notify_all()

    def _answer_to_get(self, path: str) -> tuple[bytes, str] | None:
        first, _, rest = path.lstrip("/").partition("/")
        suffix = Path(rest).suffix
        if path == LMS:
            return _lms_page(), TYPES[".html"]
        if first == "sitting":
            return json.dumps(self.stories[int(rest)].settings).encode(), "application/json"
        if first == "favicon.ico":  # a window with nothing but a PDF asks for it
            return b"", "image/x-icon"
        if first == "package":
            number, _, name = rest.partition("/")
            content = self.packages[int(number)].get(unquote(name))
            return (content, TYPES.get(suffix, "application/octet-stream")) if content else None
        file = (FOLDERS[first] / rest) if first in FOLDERS else None
        return (file.read_bytes(), TYPES[suffix]) if file and file.is_file() else None

    def _handler(server) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                found = server._answer_to_get(path)
                content, kind = found or (b"", "text/plain")
                part = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
                self.send_response(206 if found and part else 200 if found else 404)
                if part:  # a video is played and sought in pieces
                    start, end = int(part[1]), int(part[2] or len(content) - 1)
                    self.send_header("Content-Range", f"bytes {start}-{end}/{len(content)}")
                    content = content[start : end + 1]
                self.send_header("Accept-Ranges", "bytes")
                if server.policy and path.startswith("/package/"):
                    self.send_header("Content-Security-Policy", server.policy)
                if server.caching:
                    self.send_header("Cache-Control", server.caching)
                self._send(content, kind)

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                _, kind, number = self.path.split("/")
                if kind == "tell":
                    server._told(int(number), body)
                else:
                    server._saved_by_scorm_again(int(number), body)
                self.send_response(200)
                self._send(b'{"result": true, "errorCode": 0}', "application/json")

            def _send(self, content: bytes, kind: str) -> None:
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                query = unquote(self.path.partition("?")[2])
                at = content.find(query.removeprefix("held=").encode()) if "held=" in query else -1
                if at > 0:  # the rest of a page is long in coming
                    self.wfile.write(content[:at])
                    self.wfile.flush()
                    server.released.wait(timeout=20)
                self.wfile.write(content[max(0, at) :])

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
