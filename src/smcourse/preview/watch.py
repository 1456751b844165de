"""What changes in a course folder, and in the companies' files beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from watchfiles import Change, awatch

from smcourse.source import TEXTS

CALM = 10  # ms without a further change, after which what was saved is taken to be whole
MOST = 60  # ms for which changes are gathered at most
GLANCE = 1000  # ms, after which a folder is looked for that may have been put in the place of ours

Changed = Callable[[], Awaitable[None]]
IsRead = Callable[[Change, str], bool]


async def watch(root: Path, others: Iterable[Path], changed: Changed, stop: asyncio.Event) -> None:
    """Call `changed` after each save of the course at `root` or of one of `others`."""
    home = root.resolve()

    def is_read(_: Change, path: str) -> bool:
        place = Path(path)
        parts = place.relative_to(home).parts if place.is_relative_to(home) else ()
        return not any(part.startswith(".") for part in parts) and parts[:1] != ("dist",)

    files = [file.resolve() for file in others]
    # Of a file the folder is watched, since an editor puts another file in its place.
    beside = (_follow(file.parent, _Is(file), changed, stop) for file in files)
    await asyncio.gather(_follow(home, is_read, changed, stop, recursive=True), *beside)


class _Is:
    """Whether a change is one of this file, or of one beside it that may be its logo."""

    def __init__(self, place: Path) -> None:
        self.place = str(place)

    def __call__(self, change: Change, path: str) -> bool:
        return path == self.place or Path(path).suffix.lower() not in TEXTS


async def _follow(
    folder: Path, is_read: IsRead, changed: Changed, stop: asyncio.Event, *, recursive: bool = False
) -> None:
    """A folder, and whatever comes to be called so when it is gone."""
    is_another = False  # of which nothing is known yet
    is_polled = False
    while not stop.is_set():
        known = _identity(folder)
        if known is None:
            await asyncio.sleep(GLANCE / 1000)
            continue
        saves = awatch(
            folder,
            watch_filter=is_read,
            recursive=recursive,
            debounce=MOST,
            step=CALM,
            rust_timeout=GLANCE,
            yield_on_timeout=True,
            force_polling=is_polled or None,
            stop_event=stop,
        )
        try:
            async for some in saves:
                if some or is_another:
                    await changed()
                is_another = False
                if _identity(folder) != known:
                    break
        except (OSError, RuntimeError, ExceptionGroup):  # it went, or no more is watched for us
            is_polled = _identity(folder) == known
            await asyncio.sleep(GLANCE / 1000 if is_polled else 0)
        if not stop.is_set():
            is_another = True
            await changed()


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        known = folder.stat()
    except OSError:
        return None
    return known.st_dev, known.st_ino
