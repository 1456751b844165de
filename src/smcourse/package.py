"""ROOM 6, package: a Package becomes one file on disk, the same bytes each time.

Written under a temporary name in the same folder, then put in place: whoever looks sees the old
file or the new one, never half of one.
"""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
import zlib
from pathlib import Path

from smcourse.diagnostics import SmcourseError, say
from smcourse.targets import Package

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
MAX_RATIO = 100  # 360Learning refuses 200


def write(package: Package, folder: Path) -> Path:
    """Write the package into `folder` and return its path; SmcourseError where it cannot be."""
    path = folder / f"{package.name}{package.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(zip_bytes(package))
            os.chmod(temporary, 0o644)  # noqa: PTH101
            os.replace(temporary, path)  # noqa: PTH105
        except BaseException:
            os.unlink(temporary)  # noqa: PTH108
            raise
    except OSError as problem:
        said = problem.strerror or str(problem)
        raise SmcourseError(
            say("cannot write {path}: {problem}", path=str(path), problem=said)
        ) from problem
    return path


def zip_bytes(package: Package) -> bytes:
    """A zip of PKZIP 2.04g kind: stored or deflated, ASCII names, no clock, no owner.

    The order is the package's own, so that `imsmanifest.xml` comes first.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in package.files.items():
            entry = zipfile.ZipInfo(str(name), ZIP_EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            entry.compress_type = _method(content)
            archive.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()


def _method(content: bytes) -> int:
    """Stored where deflate gains nothing, or so much that an LMS takes it for a zip bomb."""
    packed = len(zlib.compress(content, 9))
    if packed >= len(content) or len(content) > MAX_RATIO * packed:
        return zipfile.ZIP_STORED
    return zipfile.ZIP_DEFLATED
