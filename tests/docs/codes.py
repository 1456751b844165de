"""Each code with an example: something that earns it is made, and the program is asked.

A course earns it in `tests/checks/<code>/`; archives, tarballs, handbooks, sites, updates and
content to wrap are made by the cases that their own tests have.
"""

from __future__ import annotations

import gzip
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from checks.earned import HERE, earned
from conftest import ROOT, build_olx, tarred, write_files
from hostile.broken_zips import BROKEN, READ
from hostile.heavy_zips import HEAVY, write_large
from hostile.wrapped import WRAPPED
from packages.handbooks import BROKEN as BOOKS
from packages.handbooks import Files
from packages.sites import BROKEN as SITES
from packages.sites import COURSE
from packages.tarballs import BROKEN as TARBALLS
from packages.tarballs import LOST, NO_TARBALL
from packages.updated import updated
from packages.updates import UPDATES

from smcourse.api import WrapOrder, build_course, check_course, read_package, verify_package, wrap
from smcourse.codes import wrap as codes_of_wrap
from smcourse.diagnostics import Diagnostic
from smcourse.explain import explanations
from smcourse.formats.olx_rules import olx_findings
from smcourse.messages import speaker
from smcourse.report import text

WIDTH = 52  # a phone's screen has room for so many characters of code
SOURCE = 44
TOUR = ROOT / "courses" / "tour"
HANDBOOK = ROOT / "tests" / "golden" / "tour" / "handbook" / "index.html"
OF_WRAP = {name.replace("_", "-") for name in vars(codes_of_wrap)}

Case = TypeVar("Case")


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    """A finding, and the archive that a command names before its path."""

    finding: Diagnostic
    archive: str = ""


def earned_codes(home: Path) -> Mapping[str, Earned]:
    """Each code with the first finding of it; everything is made in `home`."""
    found: dict[str, Earned] = {}
    for one in _all(home):
        found.setdefault(one.finding.code, one)
    return found


def printed(one: Earned, language: str) -> str:
    """As the program prints it in a language, in lines that fit on a phone."""
    folder, speak = PurePosixPath(one.archive), speaker(language)
    first = text.plain(text.findings([one.finding], folder, speak, short=True))
    _, *rest = text.plain(text.findings([_cut(one.finding)], folder, speak)).split("\n")
    has_help = bool(one.finding.help.template)
    source, help_ = rest[: len(rest) - has_help], rest[len(rest) - has_help :]
    lines = [*textwrap.wrap(first, **_WRAP), *source]
    lines += [line for long in help_ for line in textwrap.wrap(long, **_WRAP)]
    return "".join(f"{line}\n" for line in lines)


_WRAP = {"width": WIDTH, "break_on_hyphens": False}


def _cut(finding: Diagnostic) -> Diagnostic:
    """With so much of its line as has room, around what is meant."""
    span, line = finding.span, finding.source_line
    if len(line) <= SOURCE:
        return finding
    start = 0 if span.column < SOURCE - 8 else span.column - 9
    end = start + SOURCE - 2
    shown = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    moved = start - bool(start)
    width = max(0, min(span.end_column, end + 1) - span.column)
    at = span.at(span.line, span.column - moved, width)
    return replace(finding, source_line=shown, span=at)


def _all(home: Path) -> Iterator[Earned]:
    yield from _of_courses(home)
    yield from _of_zips(home)
    yield from _of_tarballs(home)
    yield from _of_handbooks(home)
    yield from _of_sites(home)
    yield from _of_updates(home)
    yield from _of_wrapped(home)


def _of_courses(home: Path) -> Iterator[Earned]:
    for folder in sorted(HERE.iterdir()):
        if folder.name in explanations():
            yield from _those(earned(folder, home / folder.name), folder.name)
    for code in LOST:
        found = check_course(TOUR, target=f"olx-{code.removesuffix('-loses')}")
        yield from _those(found, code)


def _of_zips(home: Path) -> Iterator[Earned]:
    archive = home / "bees.zip"
    made = [(content, code) for _, content, code in BROKEN]
    made += [(make(), code) for make, code in HEAVY.values() if code.endswith("-too-large")]
    for content, code in _first(made):
        archive.write_bytes(content)
        yield from _those(verify_package(archive), code, archive.name)
    for _, content, code in READ:
        archive.write_bytes(content)
        yield from _those(read_package(archive)[1], code, archive.name)
    code = write_large(archive)
    yield from _those(verify_package(archive), code, archive.name)


def _of_tarballs(home: Path) -> Iterator[Earned]:
    built = build_olx(ROOT / "courses" / "hello", home).built[0].path
    for code, spoil in TARBALLS:
        yield from _those(olx_findings(spoil(tarred(built))), code, built.name)
    built.write_bytes(gzip.compress(b"only text"))
    yield from _those(verify_package(built), NO_TARBALL, built.name)


def _of_handbooks(home: Path) -> Iterator[Earned]:
    pictures = (TOUR / "media").iterdir()
    files = {f"media/{path.name}": path.read_bytes() for path in pictures}
    files["index.html"] = HANDBOOK.read_bytes()
    files |= dict.fromkeys(("handbook.css", "handbook.pdf", "handbook.docx"), b"nothing")
    yield from _of_folders(home, files, BOOKS, "tour-en-handbook")


def _of_sites(home: Path) -> Iterator[Earned]:
    course = write_files(home / "small", COURSE)
    site = build_course(course, home / "sites", target="web").built[0].path
    files = {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*.*")}
    yield from _of_folders(home, files, SITES, site.name)


def _of_folders(
    home: Path, files: Files, cases: Iterable[tuple[str, Callable[[Files], Files]]], name: str
) -> Iterator[Earned]:
    for spoil, code in _first((spoil, code) for code, spoil in cases):
        folder = home / code
        write_files(folder, dict(spoil(files)))
        yield from _those(verify_package(folder), code, name)


def _of_updates(home: Path) -> Iterator[Earned]:
    for update, code in _first((one, lost.split()[0]) for one in UPDATES for lost in one.lost):
        _, found = updated(update, home / f"update-{code}")
        yield from _those(found, code)


def _of_wrapped(home: Path) -> Iterator[Earned]:
    for one, code in _first((one, one.code) for one in WRAPPED if one.code in OF_WRAP):
        folder = home / f"wrap-{code}"
        folder.mkdir()
        rule = one.arguments[-1] if one.arguments else ""
        found = wrap(one.make(folder), home / "wrapped", WrapOrder(rule=rule)).found
        yield from _those(found, code)


def _first(cases: Iterable[tuple[Case, str]]) -> Iterator[tuple[Case, str]]:
    """Of each code the first case."""
    firsts: dict[str, Case] = {}
    for case, code in cases:
        firsts.setdefault(code, case)
    return ((case, code) for code, case in firsts.items())


def _those(found: Iterable[Diagnostic], code: str, archive: str = "") -> Iterator[Earned]:
    return (Earned(finding=one, archive=archive) for one in found if one.code == code)
