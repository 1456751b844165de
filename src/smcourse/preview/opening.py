"""A preview begins: the folder is read, the compiler is, and meanwhile there may be a page that was
kept."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from smcourse.diagnostics import SmcourseError
from smcourse.memo import Memo
from smcourse.preview.folder import found_at
from smcourse.preview.kept import FILES, Kept, keep, mark_of, recall
from smcourse.preview.view import FIRST, View
from smcourse.source import Folder

if TYPE_CHECKING:  # all of the compiler, which takes longer to be read than the server
    from smcourse.preview.workshop import Draft, Workshop


class Opening:
    """Gives the workshop of a course, and until that is open the page that was kept of it.

    `told` is what else an answer depends on, such as its language.
    """

    def __init__(
        self, root: Path, companies: Mapping[str, Path], today: str, told: tuple[str, ...]
    ) -> None:
        self.root, self.companies, self.today = root, companies, today
        self._told = (*told, *companies)
        self._memo = Memo()
        self.fresh: tuple[Draft, Mapping[str, Any]] | None = None  # the newest, to be kept
        self._mark = ""  # of what is kept
        self._is_over = False
        self._made: Workshop | None = None
        self._reading: asyncio.Future[tuple[Folder | SmcourseError, Kept | None]] | None = None
        self._opening: asyncio.Future[Workshop] | None = None

    async def kept(self) -> Kept | None:
        """The page of before, as long as there is no newer."""
        kept = (await self._read())[1]
        return None if self._opening and self._opening.done() else kept

    async def workshop(self) -> Workshop:
        """The workshop, with a first draft of what is looked at first."""
        if self._opening is None:
            self._opening = asyncio.ensure_future(self._open())
        return await asyncio.shield(self._opening)

    def keep(self) -> None:
        """Keep what is `fresh` for the next start, if it is still what is in the folder."""
        (draft, answer), self.fresh = self.fresh or (None, {}), None
        folder = self._made.folder(draft.revision) if self._made and draft else None
        if folder is None or draft is None or draft.drawn is None or draft.is_broken:
            return
        mark = mark_of(folder, self._told)
        if mark != self._mark:
            files = {name: draft.drawn.text(name) for name in FILES}
            told = {**answer, "revision": FIRST}
            keep(self.root, Kept(mark=mark, view=View(**answer["view"]), answer=told, files=files))
            self._mark = mark

    def end(self) -> None:
        """Nobody waits any more."""
        self._is_over = True
        if self._made:
            self._made.end()
        self.keep()

    async def _read(self) -> tuple[Folder | SmcourseError, Kept | None]:
        if self._reading is None:
            self._reading = asyncio.ensure_future(run_in_threadpool(self._read_now))
        return await asyncio.shield(self._reading)

    def _read_now(self) -> tuple[Folder | SmcourseError, Kept | None]:
        folder = found_at(self.root, self._memo)
        if isinstance(folder, SmcourseError):
            return folder, None
        kept = recall(self.root, mark_of(folder, self._told))
        self._mark = kept.mark if kept else ""
        return folder, kept

    async def _open(self) -> Workshop:
        return await run_in_threadpool(self._open_now, *await self._read())

    def _open_now(self, folder: Folder | SmcourseError, kept: Kept | None) -> Workshop:
        gc.disable()  # what is made now stays
        try:
            from smcourse.preview.workshop import Workshop

            made = Workshop(self.root, self.companies, self.today, self._memo, folder)
            self._made = made
            if self._is_over:
                made.end()
            draft = made.draft(made.choices().nearest(View()))
        finally:
            gc.freeze()
            gc.enable()
        drawn = None if draft.is_broken else draft.drawn
        if kept and (drawn is None or any(drawn.text(name) != kept.files[name] for name in FILES)):
            made.skip()
            self._mark = ""
        return made
