"""OLX, in which Open edX imports and exports courses: values in, files out.

A course is a tree of pointers: each chapter, sequential and vertical is a file of its own that
names its children, as Studio writes it. What a component is goes inline into its vertical, but for
HTML, whose text is a file. Nothing here knows what a course of ours is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from smcourse.formats.xml import to_bytes

SCHEDULE = {  # what a validation asks for: open, and for good, until somebody sets other days
    "start": "2020-01-01T00:00:00Z",
    "end": "2099-12-31T00:00:00Z",
    "course_image": "images_course_image.jpg",  # the platform's own, as long as there is no other
}

Files = Iterator[tuple[PurePosixPath, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlComponent:
    """Prose: `html` is what stands in its file."""

    url_name: str
    title: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class XBlockComponent:
    """A block of a `kind`, whose fields are attributes."""

    kind: str
    url_name: str
    title: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemComponent:
    """A core problem: `body` holds its response types."""

    url_name: str
    title: str
    body: Sequence[etree._Element]
    weight: float | None = None


Component = HtmlComponent | XBlockComponent | ProblemComponent


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A vertical."""

    url_name: str
    title: str
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subsection:
    """A sequential; `format` is its assignment type, "" where it is not graded."""

    url_name: str
    title: str
    units: tuple[Unit, ...]
    format: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A chapter."""

    url_name: str
    title: str
    subsections: tuple[Subsection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A type of assignment: `weight` of the whole, from 0 to 1, and how many there are."""

    type: str
    short: str
    count: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OlxCourse:
    """`cutoff` is what passes, from 0 to 1. A course shell decides organisation, course and run."""

    org: str
    course: str
    run: str
    title: str
    language: str
    advanced_modules: tuple[str, ...]
    sections: tuple[Section, ...]
    grading: tuple[Assignment, ...]
    cutoff: float
    overview: str
    short_description: str
    static: Mapping[PurePosixPath, bytes] = field(default_factory=dict)


def course_files(course: OlxCourse) -> dict[PurePosixPath, bytes]:
    """Every file of the tarball, below the folder `course`, in their order."""
    return {PurePosixPath("course", path): content for path, content in _files(course)}


def _files(course: OlxCourse) -> Files:
    pointer = {"url_name": course.run, "org": course.org, "course": course.course}
    yield PurePosixPath("course.xml"), to_bytes(etree.Element("course", pointer))
    yield PurePosixPath("course", f"{course.run}.xml"), to_bytes(_course(course))
    for section in course.sections:
        yield from _section(section)
    yield PurePosixPath("about", "overview.html"), course.overview.encode()
    yield PurePosixPath("about", "short_description.html"), course.short_description.encode()
    policies = PurePosixPath("policies", course.run)
    yield policies / "grading_policy.json", _json(_grading(course))
    yield policies / "policy.json", _json({f"course/{course.run}": {}})
    for path, content in course.static.items():
        yield PurePosixPath("static", path), content


def _course(course: OlxCourse) -> etree._Element:
    root = etree.Element("course", display_name=course.title, language=course.language)
    for name, value in SCHEDULE.items():
        root.set(name, value)
    if course.advanced_modules:
        root.set("advanced_modules", json.dumps(course.advanced_modules))
    for section in course.sections:
        etree.SubElement(root, "chapter", url_name=section.url_name)
    return root


def _grading(course: OlxCourse) -> Mapping[str, object]:
    return {
        "GRADER": [
            {
                "type": one.type,
                "short_label": one.short,
                "min_count": one.count,
                "drop_count": 0,
                "weight": one.weight,
            }
            for one in course.grading
        ],
        "GRADE_CUTOFFS": {"Pass": course.cutoff},
    }


def _section(section: Section) -> Files:
    root = etree.Element("chapter", display_name=section.title)
    for subsection in section.subsections:
        etree.SubElement(root, "sequential", url_name=subsection.url_name)
    yield PurePosixPath("chapter", f"{section.url_name}.xml"), to_bytes(root)
    for subsection in section.subsections:
        yield from _subsection(subsection)


def _subsection(subsection: Subsection) -> Files:
    root = etree.Element("sequential", display_name=subsection.title)
    if subsection.format:
        root.set("format", subsection.format)
        root.set("graded", "true")
    for unit in subsection.units:
        etree.SubElement(root, "vertical", url_name=unit.url_name)
    yield PurePosixPath("sequential", f"{subsection.url_name}.xml"), to_bytes(root)
    for unit in subsection.units:
        yield from _unit(unit)


def _unit(unit: Unit) -> Files:
    root = etree.Element("vertical", display_name=unit.title)
    files: list[tuple[PurePosixPath, bytes]] = []
    for component in unit.components:
        match component:
            case HtmlComponent(url_name=name):
                etree.SubElement(root, "html", url_name=name)
                files += _html(component)
            case ProblemComponent(url_name=name):
                etree.SubElement(root, "problem", url_name=name)
                files.append(_problem(component))
            case XBlockComponent(kind=kind, url_name=name):
                el = etree.SubElement(root, kind, url_name=name, display_name=component.title)
                for key, value in component.fields.items():
                    el.set(key, value)
    yield PurePosixPath("vertical", f"{unit.url_name}.xml"), to_bytes(root)
    yield from files


def _html(component: HtmlComponent) -> Files:
    name = component.url_name
    root = etree.Element("html", filename=name, display_name=component.title)
    yield PurePosixPath("html", f"{name}.xml"), to_bytes(root)
    yield PurePosixPath("html", f"{name}.html"), component.html.encode()


def _problem(component: ProblemComponent) -> tuple[PurePosixPath, bytes]:
    root = etree.Element("problem", display_name=component.title)
    if component.weight is not None:
        root.set("weight", str(component.weight))
    root.extend(component.body)
    text = etree.tostring(root, encoding="unicode")  # no spaces of ours in its mixed content
    return PurePosixPath("problem", f"{component.url_name}.xml"), f"{text}\n".encode()


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
