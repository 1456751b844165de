"""The files that a course uses: only those, of the allowed kinds, at safe ASCII names."""

from __future__ import annotations

import hashlib
import posixpath
import re
import struct
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree

from smcourse.compile.svg import parse_svg, unsafe_parts, view_box
from smcourse.diagnostics import Text
from smcourse.source import Sources

SIDES = ("width", "height")
IMAGE_KINDS = (".png", ".jpg", ".jpeg", ".webp", ".svg")


class Assets:
    """Collects what is used while prose is compiled: source path -> path in the package."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self._names: dict[PurePosixPath, PurePosixPath] = {}
        self._sizes: dict[PurePosixPath, tuple[int, int] | None] = {}
        self._svgs: dict[PurePosixPath, tuple[etree._Element, list[Text]]] = {}

    def resolve(self, target: str, page: PurePosixPath) -> PurePosixPath | None:
        """The course file that `target`, written on `page`, names; None where there is none."""
        path = posixpath.normpath(posixpath.join(str(page.parent), unquote(target)))
        inside = PurePosixPath(unicodedata.normalize("NFC", path))
        return inside if inside in self.sources.files else None

    def size(self, path: PurePosixPath) -> tuple[int, int] | None:
        """`image_size` of a file, read once however often it is shown."""
        if path not in self._sizes:
            self._sizes[path] = image_size(path.suffix.lower(), self.sources.files[path])
        return self._sizes[path]

    def svg(self, path: PurePosixPath) -> tuple[etree._Element, list[Text]]:
        """`parse_svg` of a file and its `unsafe_parts`, read once."""
        if path not in self._svgs:
            root = parse_svg(self.sources.files[path])
            self._svgs[path] = root, list(unsafe_parts(root))
        return self._svgs[path]

    def use(self, path: PurePosixPath) -> PurePosixPath:
        """Take a file into the package and say where it will be."""
        if path not in self._names:
            name = PurePosixPath("media", _safe_name(path))
            if name in self._names.values():
                tail = hashlib.sha256(str(path).encode()).hexdigest()[:8]
                name = name.with_name(f"{name.stem}-{tail}{name.suffix}")
            self._names[path] = name
        return self._names[path]

    def files(self) -> Mapping[PurePosixPath, bytes]:
        """The used files at their names in the package, in name order."""
        return dict(sorted((name, self.sources.files[path]) for path, name in self._names.items()))


def _safe_name(path: PurePosixPath) -> str:
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60]
    if not stem:
        stem = hashlib.sha256(str(path).encode()).hexdigest()[:8]
    return stem + path.suffix.lower()


def image_size(suffix: str, content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, so that a page keeps its place while an image loads; None where
    the file is not of the kind that its suffix says."""
    size = _READERS[suffix](content)
    return size if size and min(size) > 0 else None


def _png_size(content: bytes) -> tuple[int, int] | None:
    """The IHDR chunk of PNG (ISO 15948, 11.2.2)."""
    if content[:8] != b"\x89PNG\r\n\x1a\n" or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _svg_size(content: bytes) -> tuple[int, int] | None:
    """The view box, else width and height in plain numbers or px."""
    try:
        root = parse_svg(content)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if box := view_box(root):
        return max(1, round(box[2])), max(1, round(box[3]))
    sides = [re.fullmatch(r"(\d{1,5})(?:\.\d+)?(?:px)?", root.get(side, "")) for side in SIDES]
    width, height = (int(side[1]) if side else 0 for side in sides)
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """The frame header (SOF0-SOF15 but for DHT, JPG and DAC) of ITU-T T.81 B.2.2."""
    if content[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
    """VP8X, VP8L and VP8 headers of RFC 9649."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    kind = content[12:16]
    if kind == b"VP8X" and len(content) >= 30:
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(
            content[27:30], "little"
        )
    if kind == b"VP8L" and len(content) >= 25:
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and len(content) >= 30:
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


_READERS = {
    ".png": _png_size,
    ".jpg": _jpeg_size,
    ".jpeg": _jpeg_size,
    ".webp": _webp_size,
    ".svg": _svg_size,
}
