"""Files into one file, or into a folder, the same bytes each time: no clock, no owner, in the order
that is given."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from smcourse.packed import Packed, pack

MAX_RATIO = 100  # 360Learning refuses 200
MODE = 0o644
TARBALL = ".tar.gz"

Files = Mapping[PurePosixPath, bytes | Packed]


def write_files(files: Files, suffix: str, file: BinaryIO) -> None:
    """A tarball, or else a zip."""
    (write_tarball if suffix == TARBALL else write_zip)(files, file)


def write_folder(files: Files, folder: Path) -> None:
    """Files in a folder that is there."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_whole(content))


def write_zip(files: Files, file: BinaryIO) -> None:
    """A zip of PKZIP 2.04g kind: stored or deflated, a file at a time. The order is kept, so that
    `imsmanifest.xml` comes first."""
    with zipfile.ZipFile(file, "w", compresslevel=9) as archive:
        for name, content in files.items():
            archive.compression = _method(content)
            with archive.open(str(name), "w") as member:
                for piece in content.pieces() if isinstance(content, Packed) else [content]:
                    member.write(piece)
            entry = archive.getinfo(str(name))
            entry.create_system = 3
            entry.external_attr = (0o100000 | MODE) << 16


def write_tarball(files: Files, file: BinaryIO) -> None:
    """A tar (POSIX.1-1988 where names allow) in a gzip without a name or a time."""
    with (
        gzip.GzipFile("", "wb", 9, file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for name, content in files.items():
            whole = _whole(content)
            member = tarfile.TarInfo(str(name))
            member.size, member.mode = len(whole), MODE
            archive.addfile(member, io.BytesIO(whole))


def _whole(content: bytes | Packed) -> bytes:
    return b"".join(content.pieces()) if isinstance(content, Packed) else content


def _method(content: bytes | Packed) -> int:
    """Stored where deflate gains nothing, or so much that an LMS takes it for a zip bomb."""
    packed = content if isinstance(content, Packed) else pack([content])
    least = len(packed.deflated)  # near enough, in a fraction of the time
    if least >= packed.size or packed.size > MAX_RATIO * least:
        return zipfile.ZIP_STORED
    return zipfile.ZIP_DEFLATED
