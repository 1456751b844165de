"""Lines in colour, for a terminal that shows them. Imported only where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.text import Text

from smcourse.report.text import Line

STYLES = {
    "path": "bold",
    "bug": "bold magenta",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "code": "dim",
    "gutter": "blue",
    "label": "bold green",
    "hunk": "cyan",
    "removed": "red",
    "added": "green",
}


def coloured(lines: Iterable[Line], stream: TextIO) -> None:
    """Write lines to a terminal; long ones are left to the terminal to wrap."""
    console = Console(file=stream, soft_wrap=True, highlight=False)
    for line in lines:
        console.print(Text.assemble(*((text, STYLES.get(kind, "")) for text, kind in line)))


@contextmanager
def progress_bar(label: str, stream: TextIO) -> Iterator[Callable[[float], None]]:
    """A bar that is gone when the work is done; call it with the part that is, from 0 to 1."""
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as shown:
        task = shown.add_task(label, total=1.0)
        yield lambda done: shown.update(task, completed=done)
