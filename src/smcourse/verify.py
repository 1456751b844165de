"""ROOM 7, verify: reopen what was written and say what an LMS would stumble over.

Sees the artefact only: an archive or a folder, and the rules of a standard over the files in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from smcourse.archive import Archive, open_archive
from smcourse.diagnostics import Diagnostic, Severity
from smcourse.few import few_alike
from smcourse.folder import open_folder, target_of_folder
from smcourse.tarball import is_tarball, open_tarball
from smcourse.there import is_folder

Rules = Callable[[Mapping[str, bytes]], Iterable[Diagnostic]]


def verify(path: Path, rules: Rules) -> list[Diagnostic]:
    """Everything that is to be said of what was written to `path`, a folder of whatever target or
    an archive; SmcourseError where there is none."""
    with open_folder(path) if is_folder(path) else open_any(path) as archive:
        return findings(archive, rules)


def open_any(path: Path) -> AbstractContextManager[Archive]:
    """A handbook's folder or a site's; a zip, or a tarball, as it begins."""
    if target_of_folder(path):
        return open_folder(path)
    return open_tarball(path) if is_tarball(path) else open_archive(path)


def findings(archive: Archive, rules: Rules) -> list[Diagnostic]:
    """What is to be said of an archive, and of the files in it where it is sound."""
    if not archive.is_sound:
        return list(archive.found)
    return [*archive.found, *few_alike(rules(archive.texts))]


def as_bugs(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings on a package that we wrote ourselves are our own mistakes; warnings (it is large)
    are the author's to weigh."""
    return [
        finding if finding.severity == Severity.WARNING else replace(finding, severity=Severity.BUG)
        for finding in found
    ]
