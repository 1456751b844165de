"""Archives made to keep whoever opens them busy: name -> how to make one, the code it earns."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from hostile.broken_zips import good, zipped

Entry = tuple[str, int, bytes, int, int]
"""Name, method (0 stored, 8 deflated), packed bytes, size, check sum."""


def stored(name: str, content: bytes) -> Entry:
    return name, 0, content, len(content), zlib.crc32(content)


def deflated(content: bytes) -> tuple[int, bytes, int, int]:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return 8, packer.compress(content) + packer.flush(), len(content), zlib.crc32(content)


def assembled(entries: Iterable[Entry]) -> bytes:
    """A zip (APPNOTE 4.3) of members that are packed already: a gigabyte in a moment."""
    body, directory, count, at = [], [], 0, 0
    for name, method, packed, size, crc in entries:
        raw = name.encode()
        fields = struct.pack("<HHHHIIIH", 0x800, method, 0, 33, crc, len(packed), size, len(raw))
        local = b"PK\x03\x04" + struct.pack("<H", 20) + fields + b"\0\0" + raw + packed
        directory.append(
            b"PK\x01\x02"
            + struct.pack("<HH", 788, 20)
            + fields
            + struct.pack("<HHHHII", 0, 0, 0, 0, 0o100644 << 16, at)
            + raw
        )
        body.append(local)
        at, count = at + len(local), count + 1
    central = b"".join(directory)
    total = count & 0xFFFF
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, total, total, len(central), at, 0)
    return b"".join(body) + central + end


def _with(files: Iterable[Entry]) -> bytes:
    return assembled([*(stored(name, content) for name, content in good().items()), *files])


def _manifest(piece: str, before: str, size: int = 2_950_000) -> Callable[[], bytes]:
    """A manifest filled up with one element before a place in it."""

    def make() -> bytes:
        xml = good()["imsmanifest.xml"].decode()
        at = xml.index(before)
        whole = xml[:at] + piece * (size // len(piece)) + xml[at:]
        files = good() | {"imsmanifest.xml": whole.encode()}
        return assembled(stored(name, content) for name, content in files.items())

    return make


def _many(suffix: str, content: bytes, number: int = 198) -> Callable[[], bytes]:
    """The same five megabytes under many names, each below every limit."""

    def make() -> bytes:
        packed = deflated(random.Random(1).randbytes(26_000) + content)
        return _with((f"media/{i}.{suffix}", *packed) for i in range(number))

    return make


ATTRIBUTES = " ".join(f'a{i}="b"' for i in range(6_000))
HEAVY: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "a gigabyte": (_many("bin", bytes(4_950_000)), "file-not-listed"),
    "a gigabyte of pages": (_many("html", b"<a src = " * 550_000), "file-not-listed"),
    "a gigabyte of blanks": (_many("html", b"<a src=" + b" " * 4_900_000), "file-not-listed"),
    "50,000 wrong names": (
        lambda: _with(stored(f"../Ä{i}:\\", b"") for i in range(49_000)),
        "path-unsafe",
    ),
    "names of 64,000": (
        lambda: _with(stored(f"{i}/" + "a/" * 32_000, b"") for i in range(100)),
        "directory-entry",
    ),
    "51,000 files": (
        lambda: _with(stored(f"media/{i}.png", b"") for i in range(51_000)),
        "archive-too-large",
    ),
    "a list of 9 MB": (lambda: assembled([stored("a", b"")] * 190_000), "archive-too-large"),
    "a list of 12 MB": (lambda: assembled([stored("a", b"")] * 250_000), "directory-too-large"),
    "a manifest of 4 MB": (
        _manifest("<!-- -->", "</organization>", 4_000_000),
        "manifest-too-large",
    ),
    "tags without end": (_manifest("<a/>", "</organization>"), "manifest-not-xml"),
    "one text": (_manifest("x", "</organization>"), "manifest-not-xml"),
    "items": (
        _manifest('<item identifier="a b"/>' + " " * 29, "</organization>"),
        "manifest-not-valid",
    ),
    "resources": (
        _manifest('<resource href="a"/>' + " " * 32, "</resources>"),
        "manifest-not-valid",
    ),
    "files": (
        _manifest('<file href="index.html"/>' + " " * 28, "</resource>"),
        "file-listed-twice",
    ),
    "guests": (
        _manifest('<b:c xmlns:b="u:x"/>' + " " * 32, "</organization>"),
        "manifest-not-valid",
    ),
    "one identifier": (
        _manifest('<item identifier="SCO2"/>' + " " * 28, "</organization>"),
        "manifest-not-valid",
    ),
    "attributes": (
        _manifest(f"<item {ATTRIBUTES}/>", "</organization>", 900_000),
        "manifest-not-valid",
    ),
    "nested": (
        _manifest("<item>" * 190 + "</item>" * 190, "</organization>", 300_000),
        "manifest-not-valid",
    ),
}


def write_large(path: Path) -> str:
    """A good package behind 200 MB of nothing, which no memory has to hold; its code."""
    with path.open("wb") as file:
        file.truncate(200_000_001)
        file.seek(0, 2)
        file.write(zipped(good()))
    return LARGE


LARGE = "archive-large"
