"""What the fuzzers call: bytes in, nothing out, an AssertionError where something is wrong.

No fuzzer is needed here, so the tests can replay what one has found. An input of `course` and
`words` holds several files, cut at lines of `%%%%`.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from hostile.case import PNG
from hostile.safe import flaws, unsafe_in

from smcourse.check import check, check_company, check_languages
from smcourse.compile.course import compile_course
from smcourse.compile.kinds import AUDIO_KINDS, DOWNLOAD_KINDS, IMAGE_KINDS, image_size, is_sound
from smcourse.compile.svg import find_flaw, not_themable, parse_svg, themed
from smcourse.diagnostics import Diagnostic, Severity, Span, any_errors
from smcourse.messages import speaker
from smcourse.order import Order
from smcourse.packing import write_zip
from smcourse.parse.company import COMPANY_FILE, read_company
from smcourse.parse.course import parse
from smcourse.parse.limits import decode
from smcourse.parse.tracks import track
from smcourse.parse.yaml import read_mapping
from smcourse.report import text
from smcourse.source import Sources
from smcourse.targets import Package, all_targets
from smcourse.verify import verify

TARGET = all_targets()["scorm12"]
CUT = b"\n%%%%\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path class="a" d="M0 0"/></svg>'
FILES = {
    "course.yaml": b"id: bees\ntitle: Bees\nlanguages: [en]\naudiences: {leader: Leaders}\n",
    "company.yaml": b"id: acme\nlanguages: [en]\ncompany_name: <b>Acme</b> & [co](javascript:x)\n"
    b"handbook_url: https://a.example\nown: {bad: 'javascript:alert(1)', list: [a, '<script>']}\n",
    "en/hive.md": b"---\nid: hive\ntitle: The hive\n---\nBees.\n",
    "en/b.svg": SVG,
    "en/b.png": PNG,
    "en/b.mp4": b"\0\0\0\x20ftypisom",
    "en/b.mp3": b"ID3\4",
    "en/b.pdf": b"%PDF-1.7",
    "en/b.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nBees.\n",
}
FRONT = b"---\nid: hive\ntitle: The hive\nobjectives: {O1: Tell a bee}\n---\n"
ORDER = ("en/hive.md", "en/index.md", "en/glossary.md", "en/01-a/index.md", "en/01-a/more.md")


def lesson(data: bytes) -> None:
    """The body of a lesson."""
    _understood({"en/hive.md": FRONT + data}, is_whole=is_chosen(data))


def course(data: bytes) -> None:
    """Pages of a course, and its own file."""
    parts = data.split(CUT)
    files = dict(zip((*ORDER, "course.yaml", "en/b.svg"), parts, strict=False))
    _understood(files, audiences=((), ("leader",)), is_whole=is_chosen(data))


def words(data: bytes) -> None:
    """A company's file, and the lesson that asks for its words."""
    company, _, body = data.partition(CUT)
    _understood({"company.yaml": company, "en/hive.md": FRONT + body}, is_whole=is_chosen(data))


def yaml(data: bytes) -> None:
    """A file of keys, and the same as a company's."""
    path = PurePosixPath("course.yaml")
    read, found = decode(path, data)
    keyed, problems = read_mapping(read, Span(path=path))
    company, more = read_company(COMPANY_FILE, data)
    if company:
        more += check_company(company, tuple(company.values), Order(release=True))
    assert keyed.entries is not None
    _are_said([*found, *problems, *more])


def drawing(data: bytes) -> None:
    """An image of any kind; an SVG that is found good becomes a part of the page."""
    for kind in IMAGE_KINDS:
        image_size(kind, data)
    for kind in (*DOWNLOAD_KINDS, *AUDIO_KINDS):
        is_sound(kind, data)
    if find_flaw(data) is None:
        root = parse_svg(data)
        if next(not_themable(root), None) is None:
            assert unsafe_in(themed(root, "A bee <b>", "sm-i-hive-1-")) == []


def package(data: bytes) -> None:
    """A zip of unknown origin."""
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(data)
        file.flush()
        found = verify(Path(file.name), TARGET.verify)
    _are_said(found)


ENTRIES: Mapping[str, Callable[[bytes], None]] = {
    entry.__name__: entry for entry in (lesson, course, words, yaml, drawing, package)
}


def is_chosen(data: bytes) -> bool:
    """Whether the input is also packed and verified, which takes longer than all the rest."""
    return zlib.crc32(data) % 16 == 0


def _understood(
    files: Mapping[str, bytes],
    *,
    audiences: tuple[tuple[str, ...], ...] = ((),),
    is_whole: bool,
) -> None:
    """All rooms from parsing on, in memory; what is wrong with the course is said, never raised."""
    whole = {PurePosixPath(name): content for name, content in {**FILES, **files}.items()}
    sources = Sources(name="bees", files=dict(sorted(whole.items())))
    company, found = read_company(COMPANY_FILE, sources.files[COMPANY_FILE])
    courses, problems = parse(sources)
    found += [*problems, *check_languages(courses)]
    for one in courses:
        found += check(one, company, Order())
        for audience in audiences:
            part = track(one, audience)
            found += (finding for rule in TARGET.checks for finding in rule(part))
            compiled, problems = compile_course(part, sources, whole=one, company=company)
            found += problems
            is_sound = not any_errors(found)
            assert (left := flaws(compiled, is_sound=is_sound)) == [], left
            if is_whole and is_sound:
                _is_valid(TARGET.render(compiled))
    _are_said(found)


def _is_valid(rendered: Package) -> None:
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        write_zip(rendered.files, file.file)
        file.flush()
        bugs = [one for one in verify(Path(file.name), TARGET.verify) if one.severity > 2]
    assert bugs == [], bugs


def _are_said(found: list[Diagnostic]) -> None:
    """Each finding is one line with a place, in both languages."""
    for finding in found:
        assert finding.span.line >= 1 and finding.span.column >= 1, finding
        assert finding.severity < Severity.BUG, finding
    for language in ("en", "es"):
        lines = text.findings(found, PurePosixPath("bees"), speaker(language))
        assert all("\n" not in part for line in lines for part, _ in line)
