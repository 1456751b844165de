"""What the preview serves: its own page, the course in every draft, and news of both."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Coroutine, Mapping
from importlib.resources import files
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from smcourse.messages import Speak
from smcourse.preview.editor import editor_address
from smcourse.preview.opening import Opening
from smcourse.preview.shell import shell
from smcourse.preview.view import FIRST, View
from smcourse.preview.words import of_ours
from smcourse.words import language_name

if TYPE_CHECKING:  # all of the compiler, which takes longer to be read than this
    from smcourse.preview.workshop import Choices, Draft, Workshop

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
PAGE_FIRST = 0.8  # s, in which a browser asks for what a page is made of
CHANGE_FIRST = 0.2  # s, in which a page that is open takes up a change
QUIET = 3  # s without another save, after which a page is kept for the next start
MOST_DECODED = 100_000  # bytes; an LMS keeps 4,096 characters
OWN = re.compile(r"(?:page|rte)/[a-z-]+\.(?:js|css)")
PART = re.compile(r"bytes=([0-9]{1,15})-([0-9]{0,15})")
NUMBER = re.compile(r"[0-9]{1,15}")

Event = Mapping[str, Any]


class Desk:
    """A course and everybody who looks at it."""

    def __init__(self, opening: Opening, speak: Speak, language: str, editor: str) -> None:
        self.opening, self.speak, self.language, self.editor = opening, speak, language, editor
        self._news: set[asyncio.Queue[Event | None]] = set()
        self._busy: set[asyncio.Task[None]] = set()

    def tell(self, event: Event | None) -> None:
        """Everybody hears of it; None ends the hearing."""
        for queue in self._news:
            queue.put_nowait(event)

    async def changed(self) -> None:
        """Something on disk has changed: whoever looks on will look again."""
        workshop = await self.opening.workshop()
        if await run_in_threadpool(workshop.renew):
            self.tell({"kind": "saved"})

    def begin(self) -> None:
        """The first draft is made while the browser is still coming, or after it has come for the
        page that was kept."""
        self._soon(self._first_draft())

    def end(self) -> None:
        """Nobody waits for anything any more."""
        self.opening.end()
        self.tell(None)

    async def _first_draft(self) -> None:
        kept = await self.opening.kept()
        if kept:
            await asyncio.sleep(PAGE_FIRST)
        workshop = await self.opening.workshop()
        if kept and workshop.revision != FIRST:
            self.tell({"kind": "saved"})

    def _soon(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._busy.add(task)  # asyncio itself holds no task
        task.add_done_callback(self._busy.discard)

    async def _look_closer(self, view: View, draft: Draft | None, rest: float) -> None:
        await asyncio.sleep(rest)  # to check takes a processor for longer than to show
        workshop = await self.opening.workshop()
        if draft is None:
            draft = await run_in_threadpool(workshop.draft, view)
        checked = await run_in_threadpool(workshop.checked, view, draft)
        if checked:
            event = {"kind": "findings", "view": view.as_json(), "revision": checked.revision}
            self.tell({**event, **self._listed(workshop, view, checked)})
            self._answer(workshop, await run_in_threadpool(workshop.choices), view, checked)
            await asyncio.sleep(QUIET)
            await run_in_threadpool(self.opening.keep)

    def _answer(self, workshop: Workshop, choices: Choices, view: View, draft: Draft) -> Event:
        """A draft as the page learns of it, with what there is to choose; that of what is looked at
        first is the next to be kept."""
        drawn = draft.drawn
        answer = {
            "view": view.as_json(),
            "choices": {
                "language": [(tag, tag and language_name(tag)) for tag in choices.languages],
                "audience": list(choices.audiences.items()),
                "company": [(name, name) for name in choices.companies],
                "lms": [(name, name) for name in choices.presets],
            },
            "revision": draft.revision,
            "isShown": drawn is not None,
            "isBroken": draft.is_broken,
            "course": drawn.compiled.course.id if drawn else "",
            "title": drawn.compiled.title if drawn else workshop.root.name,
            "change": None,
            **self._listed(workshop, view, draft),
        }
        if view == choices.nearest(View()):
            self.opening.fresh = draft, answer
        return answer

    def _listed(self, workshop: Workshop, view: View, draft: Draft) -> Event:
        """Findings as the overlay shows them, each with the address at which an editor opens it."""
        root = workshop.root.resolve()
        company = workshop.companies.get(view.company)
        own = {PurePosixPath(company.name): company.resolve()} if company else {}
        return {
            "problem": self.speak(draft.problem) if draft.problem else "",
            "findings": [
                {
                    "severity": one.severity.word,
                    "place": f"{one.span.path}:{one.span.line}:{one.span.column}",
                    "code": one.code,
                    "message": self.speak(one.message),
                    "help": self.speak(one.help),
                    "href": editor_address(
                        self.editor,
                        own.get(one.span.path, root / one.span.path),
                        one.span.line,
                        one.span.column,
                    ),
                }
                for one in draft.found
            ],
        }

    async def failed(self, _: Request, bug: Exception) -> Response:
        """What to answer where we could not."""
        return PlainTextResponse(self.speak(of_ours(bug)), 500)

    # Each of these answers one address.

    async def shell(self, _: Request) -> Response:
        """The preview's own page."""
        page = shell(self.speak, self.language)
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
        """Somebody wants to see a view: what there is to choose, its newest draft, and, for a page
        that shows the draft `from`, what has to be put in place of what."""
        wanted = _view(request)
        kept = await self.opening.kept()
        if kept and wanted == View() and "from" not in request.query_params:
            self._soon(self._look_closer(kept.view, None, PAGE_FIRST))
            return JSONResponse(kept.answer)
        workshop = await self.opening.workshop()
        choices = await run_in_threadpool(workshop.choices)
        view = choices.nearest(wanted)
        draft = await run_in_threadpool(workshop.draft, view)
        known = _number(request.query_params.get("from", ""))
        taken = frozenset(request.query_params.get("taken", "").split(","))
        before = next(iter(workshop.drafts(view, known)))
        change = None
        is_known = before.revision == known and view == wanted and not draft.is_broken
        if is_known and draft.drawn and before.drawn:
            change = await run_in_threadpool(draft.drawn.change_from, before.drawn, taken)
        self._soon(self._look_closer(view, draft, CHANGE_FIRST if change else PAGE_FIRST))
        return JSONResponse({**self._answer(workshop, choices, view, draft), "change": change})

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

    async def play(self, request: Request) -> Response:
        """A file of one draft, as its package has it."""
        name = PurePosixPath(request.path_params["name"])
        scheme = request.query_params.get("scheme", "")
        which = _view(request), _number(request.path_params["revision"]), name, scheme
        kept = await self.opening.kept()
        content = kept.file(*which) if kept else None
        if content is None:
            workshop = await self.opening.workshop()
            content = await run_in_threadpool(workshop.file, *which)
        if content is None:
            return Response(status_code=404)
        return _partly(content, TYPES.get(name.suffix, "application/octet-stream"), request)

    async def decode(self, request: Request) -> Response:
        """What a saved record says."""
        from smcourse.preview.decoded import decoded

        text = b""
        async for piece in request.stream():
            text += piece
            if len(text) > MOST_DECODED:
                return Response(status_code=413)
        revision = _number(request.path_params["revision"])
        drafts = (await self.opening.workshop()).drafts(_view(request), revision)
        drawn = next((draft.drawn for draft in drafts if draft.drawn), None)
        if drawn is None:
            return Response(status_code=404)
        record = text.decode("utf-8", "replace")
        return JSONResponse(await run_in_threadpool(decoded, record, drawn.compiled, self.speak))


def application(desk: Desk) -> Starlette:
    """All addresses; nothing but them is answered."""
    view = "/{language}/{audience}/{company}/{lms}/{revision}"
    return Starlette(
        exception_handlers={Exception: desk.failed},
        routes=[
            Route("/", desk.shell),
            Route("/look", desk.look),
            Route("/events", desk.events),
            Route("/own/{name:path}", desk.own),
            Route(f"/decode{view}", desk.decode, methods=["POST"]),
            Route(f"/play{view}/{{name:path}}", desk.play),
        ],
    )


def _view(request: Request) -> View:
    """The view that an address names, in its path or behind `?`; `-` is none."""
    named = {**request.query_params, **request.path_params}
    keys = ("language", "audience", "company", "lms")
    return View(**{key: "" if (word := str(named.get(key, ""))) == "-" else word for key in keys})


def _number(text: str) -> int:
    """A revision; 0, which none is, for anything else."""
    return int(text) if NUMBER.fullmatch(text) else 0


def _policy(policy: str) -> Mapping[str, str]:
    return {"Content-Security-Policy": policy}


def _partly(content: bytes, kind: str, request: Request) -> Response:
    """A file, or the part of it that a film is sought in (RFC 9110, 14.1.2)."""
    headers = {"Accept-Ranges": "bytes"}
    if part := PART.fullmatch(request.headers.get("range", "")):
        first, last = int(part[1]), min(int(part[2] or len(content)), len(content) - 1)
        if first <= last:
            headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
            return Response(content[first : last + 1], 206, media_type=kind, headers=headers)
    return Response(content, media_type=kind, headers=headers)
