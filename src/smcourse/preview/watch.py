"""What changes in a course folder, and in the companies' files beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

from watchfiles import Change, awatch

CALM = 10  # ms without a further change, after which what was saved is taken to be whole
MOST = 60  # ms for which changes are gathered at most


async def watch(
    root: Path, others: Iterable[Path], changed: Callable[[], Awaitable[None]], stop: asyncio.Event
) -> None:
    """Call `changed` after each save of the course at `root` or of one of `others`."""
    home = root.resolve()

    def is_read(_: Change, path: str) -> bool:
        parts = Path(path).relative_to(home).parts
        return not any(part.startswith(".") for part in parts) and parts[:1] != ("dist",)

    tasks = [_each(awatch(home, watch_filter=is_read, **_pace(stop)), changed)]
    for place in (file.resolve() for file in others):
        # of the folder, since an editor puts another file in the place of the old one
        beside = awatch(place.parent, watch_filter=_Is(place), recursive=False, **_pace(stop))
        tasks.append(_each(beside, changed))
    await asyncio.gather(*tasks)


class _Is:
    """Whether a change is one of this file."""

    def __init__(self, place: Path) -> None:
        self.place = str(place)

    def __call__(self, change: Change, path: str) -> bool:
        return path == self.place


def _pace(stop: asyncio.Event) -> dict[str, Any]:
    return {"debounce": MOST, "step": CALM, "stop_event": stop}


async def _each(saves: AsyncIterator[object], changed: Callable[[], Awaitable[None]]) -> None:
    async for _ in saves:
        await changed()
