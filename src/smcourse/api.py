"""smcourse as a library: check and build a course, wrap content, read, write and verify packages.

Everything here is typed and returns frozen values. What is wrong with a course, a folder or a zip
is in `found`, a tuple of `Diagnostic` (a severity, a code in words, a place, a message, a help, and
a `Fix` where mending needs no judgement); `SmcourseError` is raised only where the world gets in
the way: no such folder, no permission, a full disk.

    from pathlib import Path
    from smcourse import api

    result = api.build_course(Path("courses/hello"), Path("dist"))
    for finding in result.found:
        print(finding.span.path, finding.span.line, finding.code, finding.message)
    package, found = api.read_package(result.built[0].path)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from smcourse import pipeline
from smcourse.archive import open_archive, place_of
from smcourse.codes.archive import path_unsafe
from smcourse.diagnostics import (
    Diagnostic,
    Fix,
    Severity,
    SmcourseError,
    Span,
    any_errors,
)
from smcourse.folder import target_of_folder
from smcourse.formats.imscp import (
    File,
    Item,
    Manifest,
    Metadata,
    Organization,
    Organizations,
    Prerequisites,
    Resource,
    Resources,
    manifest_from_xml,
    manifest_identifier,
    manifest_to_xml,
    one_sco,
)
from smcourse.formats.schemas import CONTROL_DOCUMENTS, control_document
from smcourse.formats.scorm12_rules import scorm12_findings
from smcourse.formats.xml import to_bytes
from smcourse.order import Order
from smcourse.package import Staging
from smcourse.pipeline import Built, Result
from smcourse.tarball import is_tarball
from smcourse.targets import Package, target_of
from smcourse.verify import findings, open_any
from smcourse.wrap import WrapOrder, Wrapped, wrap

__all__ = [
    "Built",
    "ContentPackage",
    "Diagnostic",
    "File",
    "Fix",
    "Item",
    "Manifest",
    "Metadata",
    "Order",
    "Organization",
    "Organizations",
    "Prerequisites",
    "Resource",
    "Resources",
    "Result",
    "Severity",
    "SmcourseError",
    "Span",
    "WrapOrder",
    "Wrapped",
    "any_errors",
    "build_course",
    "check_course",
    "manifest_from_xml",
    "manifest_identifier",
    "manifest_to_xml",
    "one_sco",
    "opened_package",
    "read_package",
    "to_bytes",
    "verify_package",
    "wrap",
    "write_package",
]

MANIFEST = "imsmanifest.xml"
_ANYTHING = Order()
_RULES = scorm12_findings


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPackage:
    """A content package: IMS Content Packaging 1.1.2 as SCORM 1.2 uses it (CAM 2.3).

    `files` are the bytes of every file by its path in the package, `imsmanifest.xml` and the four
    control documents (CAM 2.3.2) left out: `write_package` makes them from `manifest`.
    """

    manifest: Manifest
    files: Mapping[str, bytes]


def check_course(
    folder: Path, *, target: str = "scorm12", order: Order = _ANYTHING
) -> tuple[Diagnostic, ...]:
    """Everything that `build_course` would say of the course in `folder`, sorted by place.

    Nothing is written. SmcourseError where there is no such folder; KeyError for a target that
    nobody has: `smcourse.targets.all_targets` lists them, and each its variants, as `olx-native`.
    """
    return pipeline.check(folder, target_of(target), order).found


def build_course(
    folder: Path, dest: Path, *, target: str = "scorm12", order: Order = _ANYTHING
) -> Result:
    """Build the course in `folder`: a package a language and audience, into the folder `dest`.

    With an error in `found` (with a warning where the order is strict) nothing is written, and a
    package that stood there before stays. `built` holds path and size in bytes, lessons, questions,
    minutes, and the most characters that a learner's record can take. Errors as in `check_course`.
    """
    return pipeline.build(folder, target_of(target), dest, order)


def read_package(path: Path) -> tuple[ContentPackage | None, tuple[Diagnostic, ...]]:
    """The zip at `path`, all of it in memory, and what could not be kept of its manifest.

    None where it is no zip that can be trusted (paths that lead out, encryption, bombs: see
    `verify_package`), or has no manifest of SCORM 1.2 at its root. For large packages use
    `opened_package`. SmcourseError where the file cannot be opened.
    """
    with opened_package(path) as (package, found):
        if package is None:
            return None, found
        files = dict(package.files.items())
        return ContentPackage(manifest=package.manifest, files=files), found


@contextmanager
def opened_package(
    path: Path,
) -> Iterator[tuple[ContentPackage | None, tuple[Diagnostic, ...]]]:
    """As `read_package`, but a file's bytes are read each time that they are asked for; the zip is
    closed at the end of the `with`."""
    with open_archive(path) as archive:
        if not archive.is_sound or MANIFEST not in archive.contents:
            yield None, tuple(findings(archive, _RULES))
            return
        manifest, left_out = manifest_from_xml(archive.contents[MANIFEST])
        if manifest is None:
            yield None, (*archive.found, *left_out)
            return
        files = _Without(archive.contents, frozenset([MANIFEST, *CONTROL_DOCUMENTS]))
        yield ContentPackage(manifest=manifest, files=files), (*archive.found, *left_out)


def write_package(package: ContentPackage, path: Path) -> tuple[Diagnostic, ...]:
    """Write a content package as a zip at `path`, and say what `verify_package` says of it.

    The manifest comes first, then the control documents, then the files in their order: the same
    values make the same bytes. It is written under a temporary name and then put in place; a path
    of a file that would lead out of the package is an error, and nothing is written. SmcourseError
    where `path` cannot be written.
    """
    unsafe = tuple(path_unsafe(place_of(name)) for name in package.files if _leads_out(name))
    if unsafe:
        return unsafe
    root = to_bytes(manifest_to_xml(package.manifest))
    control = {name: control_document(name) for name in CONTROL_DOCUMENTS}
    files = {**package.files, MANIFEST: root, **control}
    order = dict.fromkeys([MANIFEST, *control, *package.files])
    written = Package(
        name=path.stem,
        suffix=path.suffix,
        files={PurePosixPath(name): files[name] for name in order},
    )
    with Staging(path.parent) as staging:
        found = verify_package(staging.add(written))
        staging.put_in_place()
    return found


def verify_package(path: Path) -> tuple[Diagnostic, ...]:
    """Everything that is to be said of the SCORM 1.2 package at `path`, ours or anybody's, or of a
    course tarball of Open edX, or of the folder of a handbook or of a site.

    What breaks the standard (CAM 2.3, RTE 3.1) is an error; what only some LMS stumbles over is a
    note; of a tarball, what Studio would drop in silence. Nothing is unpacked, and no archive can
    keep this busy. SmcourseError where the file cannot be opened.
    """
    other = target_of_folder(path) or ("olx" if is_tarball(path) else "")
    rules = target_of(other).verify if other else _RULES
    with open_any(path) as archive:
        return tuple(findings(archive, rules))


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    return not name or path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name


class _Without(Mapping[str, bytes]):
    """The files of a mapping but for some."""

    def __init__(self, files: Mapping[str, bytes], left_out: frozenset[str]) -> None:
        self._files = files
        self._names = tuple(name for name in files if name not in left_out)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
