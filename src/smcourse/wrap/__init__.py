"""Content that was no course before, in a SCORM 1.2 package that opens, completes and resumes.

A folder of HTML, a PDF or a video becomes one SCO: a page of ours around it, under the same rules
of saving as our own courses. What lies in the package below `content/` is the author's: its names,
sizes and kinds are checked, its HTML is neither cleaned nor changed. It shares the LMS's origin, as
any SCO does, and runs scripts only where it has some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from smcourse.archive import WHOLE
from smcourse.codes.wrap import rule_fits
from smcourse.diagnostics import Diagnostic, Severity, SmcourseError, any_errors, say
from smcourse.formats.imscp import manifest, manifest_identifier
from smcourse.formats.schemas import CONTROL_DOCUMENTS, control_document
from smcourse.formats.scorm12_rules import scorm12_findings
from smcourse.formats.xml import to_bytes
from smcourse.package import Staging
from smcourse.source import read_file
from smcourse.targets import Package
from smcourse.there import is_folder
from smcourse.verify import as_bugs, verify
from smcourse.words import known_languages, missing_words, nearest_language
from smcourse.wrap.content import Content, read_content, safe_name
from smcourse.wrap.page import address_of, page_files

RULES = ("opened", "scrolled", "played", "confirmed")
FITTING = {
    "pages": ("scrolled", "opened", "confirmed"),
    "document": ("confirmed", "opened"),
    "video": ("played", "opened", "confirmed"),
}
INSIDE = PurePosixPath("content")
MAX_TITLE = 200  # IMS CP 1.1.2, `title`

_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrapOrder:
    """What is asked for; "" leaves a choice to the content.

    `title` is what the LMS shows, at most 200 characters: else the `<title>` of the first page, or
    the file's name. `launch` is the page of a folder that is shown first: else `index.html`, or its
    only page. `id` tells the package from others and stays the same in every version: else the
    source's name. `language` is that of the page around it: else that of the first page where the
    player speaks it, else `usual_language`. `rule` is one of RULES: else the first of FITTING.
    `version` has at most 20 letters, digits, dots and hyphens. With `strict` a warning is enough
    that nothing is written.
    """

    title: str = ""
    launch: str = ""
    id: str = ""
    language: str = ""
    usual_language: str = "en"
    rule: str = ""
    version: str = "1"
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """What a run found, and the package that it wrote; `path` is None with an error. `size` is in
    bytes, `files` how many of the author's are in it, `title` and `language` what was chosen."""

    found: tuple[Diagnostic, ...]
    path: Path | None = None
    size: int = 0
    files: int = 0
    rule: str = ""
    title: str = ""
    language: str = ""


def wrap(source: Path, dest: Path, order: WrapOrder) -> Wrapped:
    """Wrap what lies at `source` into a package in the folder `dest`.

    With an error in `found`, nothing is written. SmcourseError for an order that nobody can fill,
    and where the world gets in the way.
    """
    _refuse(order)
    if is_folder(source) and dest.resolve().is_relative_to(source.resolve()):
        raise SmcourseError(say("--out must not lie inside the folder that is wrapped"))
    content, found = read_content(source, order.launch)
    if content is None:
        return Wrapped(found=tuple(found))
    order = _filled(order, content, source)
    if missing := missing_words(order.language):
        raise SmcourseError(
            say(
                "the player lacks the word `{word}` in `{language}`",
                word="`, `".join(missing),
                language=order.language,
            )
        )
    if order.rule not in FITTING[content.kind]:
        return Wrapped(found=(*found, rule_fits(WHOLE, order.rule, FITTING[content.kind])))
    with Staging(dest) as staging:
        path = staging.add(_package(_below(content), order))
        found += _weighed(verify(path, scorm12_findings))
        if any_errors(found, strict=order.strict):
            return Wrapped(found=tuple(found))
        size = path.stat().st_size
        (path,) = staging.put_in_place()
    return Wrapped(
        found=tuple(found),
        path=path,
        size=size,
        files=len(content.files),
        rule=order.rule,
        title=order.title,
        language=order.language,
    )


def _filled(order: WrapOrder, content: Content, source: Path) -> WrapOrder:
    """The order with nothing left open."""
    own = nearest_language(content.language)
    return replace(
        order,
        title=order.title.strip() or content.title,
        id=order.id or _id_of(source),
        language=order.language or own or order.usual_language,
        rule=order.rule or FITTING[content.kind][0],
    )


def _refuse(order: WrapOrder) -> None:
    """SmcourseError where a value of the order has not its form."""
    is_blank = bool(order.title) and not order.title.strip()
    if is_blank or len(order.title) > MAX_TITLE or not order.title.isprintable():
        raise SmcourseError(say("a title has from 1 to {most} characters", most=MAX_TITLE))
    if order.id and not _ID.fullmatch(order.id):
        raise SmcourseError(
            say("an id begins with a letter a–z; then letters, digits and hyphens, at most 64")
        )
    if not _VERSION.fullmatch(order.version):
        raise SmcourseError(say("a version has at most 20 letters, digits, dots and hyphens"))
    if order.language and not nearest_language(order.language):
        known = ", ".join(known_languages())
        raise SmcourseError(say("the page speaks one of: {languages}", languages=known))
    if order.rule and order.rule not in RULES:
        raise SmcourseError(say("a rule is one of: {rules}", rules=", ".join(RULES)))


def _id_of(source: Path) -> str:
    name = safe_name(source.resolve().stem if source.is_file() else source.resolve().name)
    return name if name[0].isalpha() else f"w-{name}"


def _below(content: Content) -> Content:
    """The same, where it lies in the package."""
    return replace(
        content,
        launch=INSIDE / content.launch,
        files={INSIDE / name: path for name, path in content.files.items()},
        captions=tuple(replace(one, path=INSIDE / one.path) for one in content.captions),
    )


def _package(content: Content, order: WrapOrder) -> Package:
    own = page_files(content, title=order.title, language=order.language, rule=order.rule)
    root = manifest(
        identifier=manifest_identifier(order.id, order.language),
        version=order.version,
        title=order.title,
        launch="index.html",
        files=[address_of(name) for name in (*own, *content.files)],
    )
    control = {PurePosixPath(name): control_document(name) for name in CONTROL_DOCUMENTS}
    return Package(
        name=f"{order.id}-{order.language}-scorm12-{order.version}",
        suffix=".zip",
        files=_Files(
            {PurePosixPath("imsmanifest.xml"): to_bytes(root), **control, **own}, content.files
        ),
    )


class _Files(Mapping[PurePosixPath, bytes]):
    """Our own files, then those of the content, each read when it is asked for: a folder may hold
    more than a machine has memory."""

    def __init__(
        self, own: Mapping[PurePosixPath, bytes], others: Mapping[PurePosixPath, Path]
    ) -> None:
        self._own, self._others = own, others

    def __getitem__(self, path: PurePosixPath) -> bytes:
        return self._own[path] if path in self._own else read_file(self._others[path])

    def __iter__(self) -> Iterator[PurePosixPath]:
        yield from self._own
        yield from self._others

    def __len__(self) -> int:
        return len(self._own) + len(self._others)


def _weighed(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is to be said of the author's own files keeps its rank and is named as they know it;
    anything else in the package is ours, and so is the mistake."""
    weighed: list[Diagnostic] = []
    for finding in found:
        path = finding.span.path
        if path.is_relative_to(INSIDE):
            span = replace(finding.span, path=path.relative_to(INSIDE))
            weighed.append(replace(finding, span=span))
        elif finding.span == WHOLE and finding.severity < Severity.ERROR:
            weighed.append(finding)
        else:
            weighed += as_bugs([finding])
    return weighed
