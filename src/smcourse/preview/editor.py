"""The address at which an editor opens a file at a line."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import quote

_NAME = re.compile(r"\{(path|line|column)\}")


def editor_address(template: str, path: PurePath, line: int, column: int) -> str:
    """The `template` with {path}, {line} and {column} filled in; a path begins with `/` on Windows
    too, where an address such as `vscode://fileC:/x` would lead nowhere."""
    place = path.as_posix()
    rooted = place if place.startswith("/") else f"/{place}"
    values = {"path": quote(rooted, safe="/:"), "line": str(line), "column": str(column)}
    return _NAME.sub(lambda name: values[name[1]], template)
