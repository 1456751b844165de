"""The player's modules joined into one classic script.

Each request costs an LMS a round trip, so the build joins the modules that an entry file reaches;
of what stands in `REGISTRIES`, a line each, a course gets what it uses.
The player keeps to a subset for it: named imports of whole lines, `export const` and `export {}`,
top-level names unique across files, no template that runs over lines (tests hold it to that).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

REGISTRIES = tuple(map(PurePosixPath, ("optional.js", "questions/kinds.js", "blocks.js")))
_PART = re.compile(r"^  (?P<name>\w+): (?P<use>\w+),\n", re.M)
_IMPORT = re.compile(r'^import \{(?P<names>[^}]*)\} from "(?P<path>[^"]+)"\n', re.M)
_EXPORT = re.compile(r"^export (?=const |\{\})", re.M)
_EMPTY_EXPORT = re.compile(r"^\{\}\n", re.M)
_COMMENT = re.compile(r"/\*\*(?:(?!\*/).)*\*/ ?|^[ \t]*//[^\n]*\n", re.M | re.S)
_SPACE = re.compile(r"\n\s+")


@cache
def join_player(entry: str, needs: frozenset[str] | None = None) -> str:
    """The script that starts at `entry` (a file name in the folder `player`), with what `needs`
    names of the `REGISTRIES`; `None` is all of it.
    """
    modules: dict[PurePosixPath, str] = {}
    _visit(PurePosixPath(entry), modules, (), needs)
    body = "".join(map(_bare, modules.values()))
    return f'(() => {{\n"use strict"\n{_SPACE.sub(chr(10), body)}}})()\n'


def read_module(path: PurePosixPath) -> str:
    """One module's source."""
    return files("smcourse").joinpath("player", *path.parts).read_text(encoding="utf-8")


def imports_of(path: PurePosixPath) -> list[PurePosixPath]:
    """The modules that one imports, as paths inside the folder `player`."""
    return _imports(path, read_module(path))


def optional_parts() -> list[str]:
    """The names in `REGISTRIES`, in their order."""
    found = [match["name"] for path in REGISTRIES for match in _PART.finditer(read_module(path))]
    return list(dict.fromkeys(found))


def _imports(path: PurePosixPath, source: str) -> list[PurePosixPath]:
    return [_inside(path.parent, match["path"]) for match in _IMPORT.finditer(source)]


def _visit(
    path: PurePosixPath,
    modules: dict[PurePosixPath, str],
    above: tuple[PurePosixPath, ...],
    needs: frozenset[str] | None,
) -> None:
    """Add a module behind those that it imports."""
    if path in above:
        raise ValueError(f"the player's modules import each other in a circle at {path}")
    source = read_module(path)
    if path in REGISTRIES and needs is not None:
        source = _only(source, needs)
    for needed in _imports(path, source):
        if needed not in modules:
            _visit(needed, modules, (*above, path), needs)
    modules.setdefault(path, source)


def _only(source: str, needs: frozenset[str]) -> str:
    """A registry with the lines that `needs` names, and their imports."""
    spared = {match["use"] for match in _PART.finditer(source) if match["name"] not in needs}
    source = _PART.sub(lambda match: match[0] if match["name"] in needs else "", source)
    return _IMPORT.sub(lambda match: "" if match["names"].strip() in spared else match[0], source)


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
