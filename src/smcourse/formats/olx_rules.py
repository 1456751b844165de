"""What Studio drops in silence, said: rules over the files of a course tarball.

Each was seen on a real Studio (2026-11): the import succeeds, and something is gone.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from smcourse.codes import olx as codes
from smcourse.diagnostics import Diagnostic, Span
from smcourse.formats.xml import parse_untrusted

MOST_FINDINGS = 2000  # after which nobody reads on
DEEPEST = 40  # containers in each other
CONTAINERS = ("course", "chapter", "sequential", "vertical")
FILES = (*CONTAINERS, "html", "problem", "video", "about")
KNOWN = frozenset(  # blocks of the platform itself, and what else stands among them
    (
        *(*CONTAINERS, "html", "problem", "video", "discussion", "wiki", "textbook", "annotatable"),
        *("conditional", "content_library", "drag-and-drop-v2", "edx_sga", "error", "itembank"),
        *(
            "library",
            "library_content",
            "lti",
            "lti_consumer",
            "openassessment",
            "poll",
            "poll_question",
        ),
        *(
            "problem-builder",
            "randomize",
            "split_test",
            "static_tab",
            "survey",
            "word_cloud",
            "done",
        ),
        *("pdf", "recommender", "scorm", "staffgradedxblock", "unit", "videoalpha", "hidden"),
    )
)
OURS = "smcourse_"
ATTRIBUTES = frozenset(  # of our blocks: their own fields, and those that every block inherits
    "url_name display_name xblock-family payload language markdown lost weight max_attempts due"
    " start format graded graceperiod group_access hide_from_toc rerandomize show_correctness"
    " show_reset_button showanswer tags use_latex_compiler visible_to_staff_only".split()
)
JSON_FIELDS = ("payload", "advanced_modules", "package_meta")
MOST = 200  # characters of a url_name: a usage key has 255

_NAME = re.compile(r"[A-Za-z0-9_-]+")
_STATIC = re.compile(r"""(?<=["'])/static/([A-Za-z0-9._%-]+)""")  # as the platform looks for it


def olx_findings(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Of a tarball's files by their names; of those that are no text, the names alone are read."""
    root = next((name for name in sorted(files, key=len) if _is_course(name)), None)
    if root is None:
        yield codes.olx_course_missing(place_of("course.xml"))
        return
    home = PurePosixPath(root).parent
    yield from islice(_Course(files, home).findings(), MOST_FINDINGS)


def _is_course(name: str) -> bool:
    path = PurePosixPath(name)
    return path.name == "course.xml" and len(path.parts) <= 3


def place_of(name: str) -> Span:
    """A file of the tarball as a place."""
    return Span(path=PurePosixPath(name))


class _Course:
    """One tarball; `home` is the folder of its `course.xml`."""

    def __init__(self, files: Mapping[str, bytes], home: PurePosixPath) -> None:
        self.files, self.home = files, home
        self.names: Counter[tuple[str, str]] = Counter()
        self.advanced: set[str] = set()
        self.depth = 0

    def findings(self) -> Iterator[Diagnostic]:
        """All of them, from the course down, then policies and files."""
        yield from self._file("course.xml", "course")
        for (kind, name), count in self.names.items():
            if count > 1:
                yield codes.olx_name_twice(self._place(f"{kind}/{name}.xml"), name)
        for name in self.files:
            path = PurePosixPath(name)
            if path.suffix == ".json" and "policies" in path.parts:
                yield from self._policy(name)
            elif path.suffix == ".html" and self._is_inside(path):
                yield from self._statics(name, self.files[name].decode("utf-8", "replace"))

    def _is_inside(self, path: PurePosixPath) -> bool:
        own = path.parts[len(self.home.parts) :]
        return bool(own) and own[0] in ("html", "about", "tabs")

    def _place(self, inside: str) -> Span:
        return place_of(str(self.home / inside))

    def _file(self, inside: str, kind: str) -> Iterator[Diagnostic]:
        name = str(self.home / inside)
        try:
            root = parse_untrusted(self.files[name])
        except etree.XMLSyntaxError as problem:
            yield codes.olx_unreadable(self._place(inside), str(problem))
            return
        yield from self._block(root, inside, kind)

    def _block(self, el: etree._Element, inside: str, kind: str) -> Iterator[Diagnostic]:
        """A block that stands here, or one that has a file of its own."""
        if self.depth == DEEPEST:
            yield codes.olx_unreadable(self._place(inside), "it is nested without end")
            return
        self.depth += 1
        yield from self._inside(el, inside, kind)
        self.depth -= 1

    def _inside(self, el: etree._Element, inside: str, kind: str) -> Iterator[Diagnostic]:
        yield from self._fields(el, inside)
        name = el.get("url_name") or el.get("filename")
        own = f"{kind}/{name}.xml" if name else ""
        if kind == "course" and inside == "course.xml" and name:
            if str(self.home / own) in self.files:
                yield from self._file(own, kind)
                return
            if not len(el):
                yield codes.olx_file_missing(self._place(inside), own)
        if kind == "html" and (text := el.get("filename")):
            path = f"html/{text}.html"
            if str(self.home / path) not in self.files:
                yield codes.olx_file_missing(self._place(inside), path)
        if kind in CONTAINERS:
            for child in el:
                if isinstance(child.tag, str):
                    yield from self._child(child, inside)

    def _child(self, el: etree._Element, inside: str) -> Iterator[Diagnostic]:
        kind, name = str(el.tag), el.get("url_name", "")
        place = self._place(inside)
        if kind not in KNOWN and kind not in self.advanced:
            yield codes.olx_block_unknown(place, kind)
        if kind == "wiki":
            return
        if name:
            self.names[kind, name] += 1
            if not _NAME.fullmatch(name) or len(name) > MOST:
                yield codes.olx_name(place, name)
                return
        own = f"{kind}/{name}.xml"
        if str(self.home / own) in self.files:
            if self.names[kind, name] == 1:  # one that names itself would never end
                yield from self._file(own, kind)
        elif kind in FILES and name and not len(el) and set(el.attrib) == {"url_name"}:
            yield codes.olx_file_missing(place, own)
        else:
            yield from self._block(el, inside, kind)

    def _fields(self, el: etree._Element, inside: str) -> Iterator[Diagnostic]:
        is_ours = isinstance(el.tag, str) and el.tag.startswith(OURS)
        for name, value in el.attrib.items():
            if is_ours and name not in ATTRIBUTES:
                yield codes.olx_attribute(self._place(inside), str(name))
            if name in JSON_FIELDS:
                read = _json(str(value))
                if read is None:
                    problem = f"`{name}` is no JSON"
                    yield codes.olx_unreadable(self._place(inside), problem)
                elif name == "advanced_modules" and isinstance(read, list):
                    self.advanced.update(str(one) for one in read)
            yield from self._statics(str(self.home / inside), str(value))
        path = el.get("scorm_package_path")
        if path and str(self.home / path) not in self.files:
            yield codes.olx_file_missing(self._place(inside), path)

    def _statics(self, where: str, text: str) -> Iterator[Diagnostic]:
        for name in dict.fromkeys(_STATIC.findall(text)):
            if str(self.home / "static" / name) not in self.files:
                yield codes.olx_file_missing(place_of(where), f"static/{name}")

    def _policy(self, name: str) -> Iterator[Diagnostic]:
        if _json(self.files[name].decode("utf-8", "replace")) is None:
            yield codes.olx_unreadable(place_of(name), "it is no JSON")


def _json(text: str) -> Any:
    """What a text of JSON says; None where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
