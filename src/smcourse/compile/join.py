"""The player's modules joined into one classic script.

Each request costs an LMS a round trip, so the build joins the modules that an entry file reaches.
The player keeps to a subset for it: named imports of whole lines, `export const` and `export {}`,
top-level names unique across files, no template that runs over lines (tests hold it to that).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

_IMPORT = re.compile(r'^import \{[^}]*\} from "(?P<path>[^"]+)"\n', re.M)
_EXPORT = re.compile(r"^export (?=const |\{\})", re.M)
_EMPTY_EXPORT = re.compile(r"^\{\}\n", re.M)
_COMMENT = re.compile(r"/\*\*(?:(?!\*/).)*\*/ ?|^[ \t]*//[^\n]*\n", re.M | re.S)
_SPACE = re.compile(r"\n\s+")


@cache
def join_player(entry: str) -> str:
    """The script that starts at `entry` (a file name in the folder `player`)."""
    order: list[PurePosixPath] = []
    _visit(PurePosixPath(entry), order, ())
    body = "".join(_bare(read_module(path)) for path in order)
    return f'(() => {{\n"use strict"\n{_SPACE.sub(chr(10), body)}}})()\n'


def read_module(path: PurePosixPath) -> str:
    """One module's source."""
    return files("smcourse").joinpath("player", *path.parts).read_text(encoding="utf-8")


def imports_of(path: PurePosixPath) -> list[PurePosixPath]:
    """The modules that one imports, as paths inside the folder `player`."""
    return [_inside(path.parent, match["path"]) for match in _IMPORT.finditer(read_module(path))]


def _visit(
    path: PurePosixPath, order: list[PurePosixPath], above: tuple[PurePosixPath, ...]
) -> None:
    if path in above:
        raise ValueError(f"the player's modules import each other in a circle at {path}")
    for needed in imports_of(path):
        if needed not in order:
            _visit(needed, order, (*above, path))
    if path not in order:
        order.append(path)


def _inside(folder: PurePosixPath, target: str) -> PurePosixPath:
    parts = list(folder.parts)
    for part in PurePosixPath(target).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return PurePosixPath(*parts)


def _bare(source: str) -> str:
    """Without imports, exports and comments; lines stay, so that a stack trace can be read."""
    return _EMPTY_EXPORT.sub("", _EXPORT.sub("", _COMMENT.sub("", _IMPORT.sub("", source))))
