"""Reading what is to be wrapped: which files go into the package, and what each learner opens.

Files keep their names. Safe ones would be better, but the links to them stand in pages and scripts
that somebody else wrote, and only running a script tells which names it makes: a rename would
break some content in silence, while `verify` says which names some LMS may stumble over. Only what
nothing links to, a single PDF or video, gets a safe name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from smcourse.archive import MAX_MEMBERS, MAX_TOTAL, WHOLE, place_of
from smcourse.codes import wrap as codes
from smcourse.codes.archive import archive_too_large
from smcourse.compile.kinds import is_captions, is_sound
from smcourse.diagnostics import Diagnostic, SmcourseError, any_errors, did_you_mean, say
from smcourse.source import MAX_FILE, read_file
from smcourse.there import is_file, is_folder
from smcourse.wrap.folder import walk
from smcourse.wrap.html import calls_lms, language_of, runs_script, title_of

PAGES = (".html", ".htm", ".xhtml")
KINDS = {".pdf": "document", ".mp4": "video", ".webm": "video"}
USUAL_LAUNCHES = ("index.html", "index.htm", "default.html", "default.htm")
MAX_PROGRAM = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """A file of captions; `language` is "" where its name does not say one."""

    path: PurePosixPath
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is wrapped. `kind` is pages, document or video; `files` are the paths that things get in
    the package, below `content/`, and where each lies now. `title` and `language` are what the
    content says of itself, `language` maybe "". `has_scripts` says whether a page runs any."""

    kind: str
    launch: PurePosixPath
    files: Mapping[PurePosixPath, Path]
    title: str
    language: str = ""
    captions: tuple[Captions, ...] = ()
    has_scripts: bool = False

    @property
    def pages(self) -> list[str]:
        """The pages that a learner may come to."""
        return [str(path) for path in self.files if path.suffix.lower() in PAGES]


def read_content(source: Path, launch: str) -> tuple[Content | None, list[Diagnostic]]:
    """What there is to wrap at `source`, and what is to be said of it; None with an error.

    SmcourseError where there is nothing at all. Nothing outside a folder is read.
    """
    if is_folder(source):
        return _read_folder(source, launch)
    if not is_file(source):
        raise SmcourseError(say("nothing to wrap at {path}", path=str(source)))
    return _read_single(source)


def _read_single(source: Path) -> tuple[Content | None, list[Diagnostic]]:
    suffix, span = source.suffix.lower(), place_of(source.name)
    if suffix not in KINDS:
        return None, [codes.content_kind(span, is_page=suffix in PAGES)]
    if source.stat().st_size > MAX_FILE:
        return None, [codes.content_too_large(span, MAX_FILE)]
    if not is_sound(suffix, read_file(source)[:4096]):
        return None, [codes.content_unreadable(span, suffix[1:].upper())]
    kind, launch = KINDS[suffix], PurePosixPath(f"{safe_name(source.stem)}{suffix}")
    files, captions, found = {launch: source}, [], []
    for path, language in _beside(source) if kind == "video" else ():
        name = launch.with_suffix(f".{language}.vtt" if language else ".vtt")
        if not is_captions(read_file(path)):
            found.append(codes.captions_unreadable(place_of(path.name)))
        files[name] = path
        captions.append(Captions(path=name, language=language))
    if kind == "video" and not captions:
        found.append(codes.captions_missing(span, f"{source.stem}.vtt"))
    content = Content(
        kind=kind,
        launch=launch,
        files=files,
        title=spoken_name(source.stem),
        captions=tuple(captions),
    )
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


def spoken_name(name: str) -> str:
    """A file's name as a title: words apart, the first letter a capital."""
    words = re.sub(r"[\s_-]+", " ", name).strip()
    shown = "".join(letter for letter in words if letter.isprintable())
    return f"{shown[:1].upper()}{shown[1:]}"[:200] or "Content"


def _read_folder(source: Path, launch: str) -> tuple[Content | None, list[Diagnostic]]:
    files, size, found = walk(source)
    if len(files) > MAX_MEMBERS or size > MAX_TOTAL:
        return None, [archive_too_large(WHOLE, len(files), size, (MAX_MEMBERS, MAX_TOTAL))]
    if PurePosixPath("imsmanifest.xml") in files:
        found.append(codes.already_a_package(place_of("imsmanifest.xml")))
    pages = [path for path in files if path.suffix.lower() in PAGES]
    first = _launch(launch, pages)
    if first is None:
        names = [str(path) for path in pages]
        helped = did_you_mean(launch, names, say("name the first page by `--launch`"))
        found.append(codes.launch_missing(WHOLE, launch or USUAL_LAUNCHES[0], helped))
    if first is None or any_errors(found):
        return None, found
    text = read_file(files[first])
    programs = list(_programs(files))
    found += [codes.content_calls_lms(place_of(str(name))) for name, calls, _ in programs if calls]
    scripted = [name for name, _, runs in programs if runs]
    found += [codes.content_has_scripts(place_of(str(name))) for name in scripted[:1]]
    content = Content(
        kind="pages",
        launch=first,
        files=files,
        title=title_of(text)[:200] or spoken_name(source.resolve().name),
        language=language_of(text),
        has_scripts=bool(scripted),
    )
    return content, found


def _launch(asked: str, pages: list[PurePosixPath]) -> PurePosixPath | None:
    """The page that was asked for; else an index, else the only page that there is."""
    if asked:
        path = PurePosixPath(asked.replace("\\", "/"))  # as it is written inside the folder
        return path if path in pages else None
    usual = [path for name in USUAL_LAUNCHES if (path := PurePosixPath(name)) in pages]
    only = pages if len(pages) == 1 else []
    return next(iter([*usual, *only]), None)


def _programs(
    files: Mapping[PurePosixPath, Path],
) -> Iterator[tuple[PurePosixPath, bool, bool]]:
    """Each page, drawing and script: whether it calls an LMS, and whether it runs by itself."""
    for name, path in files.items():
        suffix = name.suffix.lower()
        if suffix in (*PAGES, ".js", ".svg") and path.stat().st_size <= MAX_PROGRAM:
            content = read_file(path)
            yield name, calls_lms(content), suffix != ".js" and runs_script(content)
