"""Reading what is to be wrapped: which files go into the package, and what each learner opens.

Files keep their names. Safe ones would be better, but the links to them stand in pages and scripts
that somebody else wrote, and only running a script tells which names it makes: a rename would
break some content in silence, while `verify` says which names some LMS may stumble over. Only what
nothing links to, a single PDF or video, gets a safe name.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from smcourse.archive import MAX_MEMBERS, MAX_TOTAL, WHOLE, place_of
from smcourse.codes import wrap as codes
from smcourse.codes.archive import archive_too_large
from smcourse.codes.files import (
    file_name,
    file_not_plain,
    file_not_read,
    file_unreadable,
    link_not_followed,
)
from smcourse.compile.kinds import is_captions, is_sound
from smcourse.diagnostics import (
    Diagnostic,
    SmcourseError,
    Span,
    any_errors,
    say,
    system_says,
)
from smcourse.formats.scorm12_house import is_server_script
from smcourse.source import MAX_FILE, read_file

PAGES = (".html", ".htm", ".xhtml")
KINDS = {".pdf": "document", ".mp4": "video"}
LEFT_BY_SYSTEMS = ("__macosx", "thumbs.db", "desktop.ini")
PROGRAMS = (*PAGES, ".js")
MAX_PROGRAM = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """A file of captions; `language` is "" where its name does not say one."""

    path: PurePosixPath
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is wrapped. `kind` is pages, document or video; `files` are the paths that things get in
    the package, below `content/`, and where each lies now."""

    kind: str
    launch: PurePosixPath
    files: Mapping[PurePosixPath, Path]
    captions: tuple[Captions, ...] = ()

    @property
    def pages(self) -> list[str]:
        """The pages that a learner may come to."""
        return [str(path) for path in self.files if path.suffix.lower() in PAGES]


@dataclass(slots=True)
class _Found:
    """Files while a folder is walked."""

    files: dict[PurePosixPath, Path] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    size: int = 0


def read_content(source: Path, launch: str) -> tuple[Content | None, list[Diagnostic]]:
    """What there is to wrap at `source`, and what is to be said of it; None with an error.

    SmcourseError where there is nothing at all. Nothing outside a folder is read.
    """
    if source.is_dir():
        return _read_folder(source, launch)
    if not source.is_file():
        raise SmcourseError(say("nothing to wrap at {path}", path=str(source)))
    return _read_single(source)


def _read_single(source: Path) -> tuple[Content | None, list[Diagnostic]]:
    suffix, span = source.suffix.lower(), place_of(source.name)
    if suffix not in KINDS:
        return None, [codes.content_kind(span, is_page=suffix in PAGES)]
    if source.stat().st_size > MAX_FILE:
        return None, [archive_too_large(span, 1, source.stat().st_size, (1, MAX_FILE))]
    if not is_sound(suffix, read_file(source)[:4096]):
        return None, [codes.content_unreadable(span, suffix[1:].upper())]
    launch = PurePosixPath(f"{safe_name(source.stem)}{suffix}")
    files, found = {launch: source}, []
    captions = []
    for path, language in _beside(source) if suffix == ".mp4" else ():
        name = launch.with_suffix(f".{language}.vtt" if language else ".vtt")
        if not is_captions(read_file(path)):
            found.append(codes.captions_unreadable(place_of(path.name)))
        files[name] = path
        captions.append(Captions(path=name, language=language))
    if suffix == ".mp4" and not captions:
        found.append(codes.captions_missing(span, f"{source.stem}.vtt"))
    content = Content(kind=KINDS[suffix], launch=launch, files=files, captions=tuple(captions))
    return (None if any_errors(found) else content), found


def _beside(source: Path) -> list[tuple[Path, str]]:
    """The captions beside a video: `talk.vtt` first, then `talk.LANGUAGE.vtt` in name order."""
    form = re.compile(re.escape(source.stem) + r"(?:\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?\.vtt")
    found = [(path, form.fullmatch(path.name)) for path in sorted(source.parent.iterdir())]
    named = [(path, match[1] or "") for path, match in found if match and path.is_file()]
    return sorted(named, key=lambda pair: pair[1])


def safe_name(name: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; "content" where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].rstrip("-") or "content"


def _read_folder(source: Path, launch: str) -> tuple[Content | None, list[Diagnostic]]:
    found = _Found()
    for path in _walk(source, found):
        _take(path, source, found)
    files = dict(sorted(found.files.items()))
    diagnostics = found.diagnostics
    if len(files) > MAX_MEMBERS or found.size > MAX_TOTAL:
        limits = MAX_MEMBERS, MAX_TOTAL
        return None, [*diagnostics, archive_too_large(WHOLE, len(files), found.size, limits)]
    if PurePosixPath("imsmanifest.xml") in files:
        diagnostics.append(codes.already_a_package(place_of("imsmanifest.xml")))
    content = Content(kind="pages", launch=_normal(launch), files=files)
    if str(content.launch) not in content.pages:
        diagnostics.append(codes.launch_missing(WHOLE, launch, content.pages))
    diagnostics += _callers(files)
    return (None if any_errors(diagnostics) else content), diagnostics


def _normal(launch: str) -> PurePosixPath:
    """As it is written inside the folder: no `./` before it, forward slashes."""
    return PurePosixPath(launch.replace("\\", "/"))


def _walk(source: Path, found: _Found) -> Iterator[Path]:
    """Every file that is to be looked at; what is hidden is noted once, however much it holds."""

    def unreadable(problem: OSError) -> None:
        place = Path(problem.filename or source).relative_to(source).as_posix()
        said = system_says(problem)
        found.diagnostics.append(file_unreadable(place_of(place), said, is_folder=True))

    for folder, folders, names in os.walk(source, onerror=unreadable, followlinks=False):
        here = Path(folder)
        for name in sorted([*folders, *names]):
            if _is_hidden(name):
                place = (here / name).relative_to(source).as_posix()
                found.diagnostics.append(codes.hidden_left_out(place_of(place)))
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        yield from (here / name for name in folders if (here / name).is_symlink())
        yield from (here / name for name in sorted(names) if not _is_hidden(name))


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.lower() in LEFT_BY_SYSTEMS


def _take(path: Path, source: Path, found: _Found) -> None:
    """One file into the package, or a finding on why it is not."""
    name = path.relative_to(source).as_posix()
    span = place_of(name)
    try:
        name.encode()
        refused = _refused(path, source, span)
    except UnicodeEncodeError:
        refused = file_name(span)
    except OSError as problem:
        is_gone = isinstance(problem, FileNotFoundError)
        refused = file_unreadable(span, system_says(problem), is_gone=is_gone)
    if refused:
        found.diagnostics.append(refused)
        return
    found.files[PurePosixPath(name)] = path
    found.size += path.stat().st_size


def _refused(path: Path, source: Path, span: Span) -> Diagnostic | None:
    if path.is_symlink() and (path.is_dir() or not _is_inside(path, source)):
        return link_not_followed(span)
    kind = path.stat()
    if not stat.S_ISREG(kind.st_mode):
        return file_not_plain(span)
    if is_server_script(path.name):
        return codes.script_left_out(span)
    if kind.st_size > MAX_FILE:
        return file_not_read(span, MAX_FILE)
    with path.open("rb"):  # whether it can be read is said now
        return None


def _is_inside(link: Path, source: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(source.resolve())
    except RuntimeError:  # a loop of links
        return False


def _callers(files: Mapping[PurePosixPath, Path]) -> Iterator[Diagnostic]:
    """Programs in the content that look for an LMS of their own."""
    for name, path in files.items():
        if name.suffix.lower() in PROGRAMS and path.stat().st_size <= MAX_PROGRAM:
            text = read_file(path)
            if b"LMSInitialize" in text or b"API_1484_11" in text:
                yield codes.content_calls_lms(place_of(str(name)))
