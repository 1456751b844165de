"""Names of files and folders: what cannot be shown, and what not every system can keep.

A course is sent as an archive, synchronised and kept in git by people with different systems; a
name that one of them refuses or merges with another loses a file without a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from smcourse.codes.files import file_name, file_name_portable, file_names_differ
from smcourse.diagnostics import Diagnostic, Span, Text, say

LONGEST_PATH = 200

_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]) *(?:\..*)?", re.I)
_FORBIDDEN = re.compile(r'[<>:"\\|?*]')


def shown(folder: PurePosixPath, name: str) -> PurePosixPath | None:
    """The path of a file or folder in its one form; None where its name cannot be shown."""
    return None if _UNSHOWN.search(name) else folder / unicodedata.normalize("NFC", name)


def strange_names(folder: PurePosixPath, names: Iterable[str]) -> Iterator[Diagnostic]:
    """What is to be said of the names in one folder, each alone and beside the others."""
    first: dict[str, PurePosixPath] = {}
    for name in names:
        path = shown(folder, name)
        if path is None:
            yield file_name(Span(path=folder / ascii(name)[1:-1]))
            continue
        if why := _not_portable(path):
            yield file_name_portable(Span(path=path), why)
        other = first.setdefault(path.name.casefold(), path)
        if other is not path:
            yield file_names_differ(Span(path=path), other.name, is_same=other == path)


def _not_portable(path: PurePosixPath) -> Text | None:
    if DEVICE.fullmatch(path.name):
        return say("it is the name of a device")
    if forbidden := _FORBIDDEN.search(path.name):
        return say("it holds `{character}`", character=forbidden[0])
    if path.name[-1] in ". ":
        return say("it ends in a dot or a space")
    if len(str(path)) > LONGEST_PATH:
        return say("its path has more than {limit} characters", limit=LONGEST_PATH)
    return None
