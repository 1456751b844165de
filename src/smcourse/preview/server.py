"""What the preview serves: its own page, the course in every draft, and news of both."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from smcourse.diagnostics import Diagnostic
from smcourse.messages import Speak
from smcourse.preview import pages
from smcourse.preview.decoded import decoded
from smcourse.preview.words import shell_words
from smcourse.preview.workshop import Draft, View, Workshop

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".vtt": "text/vtt; charset=utf-8",
    ".webp": "image/webp",
}
SHELL_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
MOST_DECODED = 100_000  # characters; an LMS keeps 4,096
OWN = re.compile(r"(?:page|rte)/[a-z-]+\.(?:js|css)")
PART = re.compile(r"bytes=(\d+)-(\d*)")

Event = Mapping[str, Any]


class Desk:
    """The workshop and everybody who looks at it."""

    def __init__(self, workshop: Workshop, speak: Speak, language: str, editor: str) -> None:
        self.workshop, self.speak, self.language, self.editor = workshop, speak, language, editor
        self._news: set[asyncio.Queue[Event | None]] = set()
        self._looked = asyncio.Event()
        self.view = workshop.choices().nearest(View())

    def tell(self, event: Event | None) -> None:
        """Everybody hears of it; None ends the hearing."""
        for queue in self._news:
            queue.put_nowait(event)

    async def changed(self) -> None:
        """Something on disk has changed: first the page is told, then what is wrong with it."""
        revision = self.workshop.renew()
        draft = await run_in_threadpool(self.workshop.draft, self.view)
        self.tell({"kind": "draft", **self.summary(draft), **self.listed((), draft)})
        found = await run_in_threadpool(self.workshop.findings, self.view)
        if revision == self.workshop.revision:
            self.tell({"kind": "findings", **self.listed(found, draft)})

    def summary(self, draft: Draft) -> Event:
        """A draft in a few words."""
        drawn = draft.drawn
        return {
            "revision": draft.revision,
            "isShown": drawn is not None,
            "isBroken": draft.is_broken,
            "problem": self.speak(draft.problem) if draft.problem else "",
            "course": drawn.compiled.course.id if drawn else "",
        }

    def listed(self, found: tuple[Diagnostic, ...], draft: Draft) -> Event:
        """Findings as the overlay shows them, each with the address at which an editor opens it."""
        seen = dict.fromkeys((*draft.found, *found))
        problem = self.speak(draft.problem) if draft.problem else ""
        return {"problem": problem, "findings": [self._finding(one) for one in seen]}

    def _finding(self, one: Diagnostic) -> Event:
        span = one.span
        return {
            "severity": one.severity.word,
            "place": f"{span.path}:{span.line}:{span.column}",
            "code": one.code,
            "message": self.speak(one.message),
            "help": self.speak(one.help),
            "href": self._address(span.path, span.line, span.column),
        }

    def _address(self, path: PurePosixPath, line: int, column: int) -> str:
        from urllib.parse import quote

        place = self.workshop.root.resolve() / path
        values = {"path": quote(place.as_posix()), "line": str(line), "column": str(column)}
        return re.sub(r"\{(path|line|column)\}", lambda name: values[name[1]], self.editor)

    # Each of these answers one address.

    async def shell(self, _: Request) -> Response:
        page = pages.shell(shell_words(self.speak), self.language)
        return Response(page, media_type=TYPES[".html"], headers=_policy(SHELL_POLICY))

    async def own(self, request: Request) -> Response:
        """A script or style sheet of the shell or of its run-time."""
        name = request.path_params["name"]
        if not OWN.fullmatch(name):
            return Response(status_code=404)
        file = files("smcourse").joinpath("preview", *PurePosixPath(name).parts)
        if not file.is_file():
            return Response(status_code=404)
        return Response(file.read_bytes(), media_type=TYPES[PurePosixPath(name).suffix])

    async def look(self, request: Request) -> Response:
        """Somebody wants to see a view: what there is to choose, and its newest draft."""
        choices = await run_in_threadpool(self.workshop.choices)
        self.view = choices.nearest(_view(request))
        draft = await run_in_threadpool(self.workshop.draft, self.view)
        asyncio.get_running_loop().create_task(self._look_closer(draft))
        return JSONResponse(
            {
                "view": _as_json(self.view),
                "title": draft.drawn.compiled.title if draft.drawn else self.workshop.root.name,
                "choices": {
                    "language": choices.languages,
                    "audience": choices.audiences,
                    "company": choices.companies,
                    "lms": choices.presets,
                },
                **self.summary(draft),
                **self.listed((), draft),
            }
        )

    async def _look_closer(self, draft: Draft) -> None:
        found = await run_in_threadpool(self.workshop.findings, self.view)
        if draft.revision == self.workshop.revision:
            self.tell({"kind": "findings", **self.listed(found, draft)})

    async def events(self, _: Request) -> Response:
        """News as they come (HTML, server-sent events)."""
        return StreamingResponse(self._events(), media_type="text/event-stream")

    async def _events(self) -> AsyncIterator[str]:
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._news.add(queue)
        try:
            yield "retry: 500\n\n"
            while (event := await queue.get()) is not None:
                yield f"data: {json.dumps(event)}\n\n"
        finally:
            self._news.discard(queue)

    async def change(self, request: Request) -> Response:
        """What has to be put in place of what to come from one draft to the newest."""
        before = self._draft(request)
        taken = frozenset(filter(None, request.query_params.get("taken", "").split(",")))
        after = await run_in_threadpool(self.workshop.draft, _view(request))
        if not before or not before.drawn or not after.drawn:
            return JSONResponse({"isReload": True, "revision": after.revision})
        made = await run_in_threadpool(after.drawn.change_from, before.drawn, taken)
        return JSONResponse({"revision": after.revision, **(made or {"isReload": True})})

    async def play(self, request: Request) -> Response:
        """A file of one draft, as its package has it."""
        draft = self._draft(request)
        if draft is None or draft.drawn is None:
            return Response(status_code=404)
        name = PurePosixPath(request.path_params["name"])
        scheme = request.query_params.get("scheme", "")
        content = await run_in_threadpool(draft.drawn.file, name, scheme)
        if content is None:
            return Response(status_code=404)
        return _partly(content, TYPES.get(name.suffix, "application/octet-stream"), request)

    def _draft(self, request: Request) -> Draft | None:
        view = _view(request)
        revision = int(request.path_params["revision"])
        return self.workshop.at(view, revision)

    async def decode(self, request: Request) -> Response:
        """What a saved record says."""
        draft = self._draft(request)
        text = (await request.body()).decode("utf-8", "replace")[:MOST_DECODED]
        if draft is None or draft.drawn is None:
            return Response(status_code=404)
        compiled = draft.drawn.compiled
        return JSONResponse(await run_in_threadpool(decoded, text, compiled, self.speak))


def application(desk: Desk) -> Starlette:
    """All addresses; nothing but them is answered."""
    view = "/{language}/{audience}/{company}/{lms}/{revision:int}"
    return Starlette(
        routes=[
            Route("/", desk.shell),
            Route("/look", desk.look),
            Route("/events", desk.events),
            Route("/own/{name:path}", desk.own),
            Route(f"/change{view}", desk.change),
            Route(f"/decode{view}", desk.decode, methods=["POST"]),
            Route(f"/play{view}/{{name:path}}", desk.play),
        ]
    )


def _view(request: Request) -> View:
    """The view that an address names, in its path or behind `?`; `-` is none."""
    named = {**request.query_params, **request.path_params}
    keys = ("language", "audience", "company", "lms")
    return View(**{key: "" if (word := str(named.get(key, ""))) == "-" else word for key in keys})


def _as_json(view: View) -> Event:
    return {
        "language": view.language,
        "audience": view.audience,
        "company": view.company,
        "lms": view.lms,
    }


def _policy(policy: str) -> Mapping[str, str]:
    return {"Content-Security-Policy": policy}


def _partly(content: bytes, kind: str, request: Request) -> Response:
    """A file, or the part of it that a film is sought in (RFC 9110, 14.1.2)."""
    part = PART.fullmatch(request.headers.get("range", ""))
    headers = {"Accept-Ranges": "bytes"}
    if not part or int(part[1]) >= len(content):
        return Response(content, media_type=kind, headers=headers)
    first, last = int(part[1]), min(int(part[2] or len(content) - 1), len(content) - 1)
    headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    return Response(content[first : last + 1], 206, media_type=kind, headers=headers)
