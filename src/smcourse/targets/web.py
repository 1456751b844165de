"""A site: a folder with the page of the course, for any web server or none, and no LMS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from smcourse.compile.compiled import Compiled
from smcourse.targets import Package, Target, package_name
from smcourse.targets.course_page import PARTS, Place, identifier_of, page_files
from smcourse.targets.site_rules import site_findings
from smcourse.words import site_words

FOR_AN_LMS = {"objectives", "scores"}  # parts that tell it of modules


def render(compiled: Compiled) -> Package:
    """The folder's files; each language says what is true without an LMS."""
    first, *others = (
        replace(one, words=site_words(one.course.language)) for one in compiled.languages
    )
    return Package(
        name=package_name(compiled, TARGET.name),
        suffix=TARGET.suffix,
        files=page_files(replace(first, others=tuple(others)), PLACE),
    )


def _told(_: Compiled, package: Compiled) -> Mapping[str, Any]:
    """The name under which a browser keeps what its learner asks it to."""
    return {"shelf": identifier_of(package)}


PLACE = Place(entry="web.js", told=_told, parts=frozenset(PARTS.keys() - FOR_AN_LMS), is_site=True)
TARGET = Target(
    name="web",
    summary="A site: a folder for any web server, or to open from a disk, without an LMS",
    suffix="",
    render=render,
    verify=site_findings,
    keeps_state=False,
)
