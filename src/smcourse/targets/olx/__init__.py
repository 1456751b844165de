"""Open edX: a course tarball that Studio imports, with our blocks or, for platforms without them,
with core problems or the SCORM package inside."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from pathlib import PurePosixPath

from smcourse.compile.compiled import Compiled
from smcourse.compile.pictures import Setting
from smcourse.formats.olx import Assignment, XBlockComponent, course_files
from smcourse.formats.olx_rules import olx_findings
from smcourse.packing import TARBALL, write_zip
from smcourse.targets import Package, Target, package_name, scorm12
from smcourse.targets.olx.blocks import BLOCKS
from smcourse.targets.olx.losses import lost_in_scorm, lost_without_blocks
from smcourse.targets.olx.names import WHOLE
from smcourse.targets.olx.native import NATIVE
from smcourse.targets.olx.outline import Maker, olx_course, whole

PLATFORM = Setting(draws=False)
SCORM_BLOCK, FRAME = "scorm", 720  # px high
NO_CLOCK = "1980-01-01T00:00:00.000000Z"


def render(compiled: Compiled) -> Package:
    """The tarball with our blocks."""
    return _package(compiled, BLOCKS, TARGET)


def render_native(compiled: Compiled) -> Package:
    """The tarball with the platform's own problems."""
    return _package(compiled, NATIVE, TARGET.variants["native"])


def render_scorm(compiled: Compiled) -> Package:
    """The tarball with the SCORM package in the stock `scorm` block."""
    name = WHOLE
    file = io.BytesIO()
    write_zip(scorm12.render(compiled).files, file)
    package = file.getvalue()
    meta = {
        "name": "package.zip",
        "sha1": hashlib.sha1(package, usedforsecurity=False).hexdigest(),
        "size": len(package),
        "last_updated": NO_CLOCK,
    }
    path = PurePosixPath("scorm", name, "package.zip")
    block = XBlockComponent(
        kind=SCORM_BLOCK,
        url_name=name,
        title=compiled.title,
        fields={
            "index_page_path": "index.html",
            "package_meta": json.dumps(meta, sort_keys=True),
            "scorm_package_path": str(path),
            "height": str(FRAME),
            "has_score": "true",
        },
    )
    bare = Maker(question=lambda *_: (), test=lambda *_: (), modules=(SCORM_BLOCK,))
    course = olx_course(compiled, bare)
    graded = Assignment(type="SCORM", short="SCORM", count=1, weight=1.0)
    course = replace(
        course,
        sections=whole(course.title, block, graded.type),
        grading=(graded,),
        static={},
    )
    target = TARGET.variants["scorm"]
    return Package(
        name=package_name(compiled, target.name),
        suffix=target.suffix,
        files={**course_files(course), PurePosixPath("course", path): package},
    )


def _package(compiled: Compiled, maker: Maker, target: Target) -> Package:
    return Package(
        name=package_name(compiled, target.name),
        suffix=target.suffix,
        files=course_files(olx_course(compiled, maker)),
    )


_USUAL = Target(
    name="olx",
    summary="Open edX course: a tarball that Studio imports, graded on the server by our XBlock",
    suffix=TARBALL,
    render=render,
    verify=olx_findings,
    setting=PLATFORM,
    takes_languages=False,
    keeps_state=False,
)

TARGET = replace(
    _USUAL,
    variants={
        "native": replace(
            _USUAL,
            name="olx-native",
            summary="Open edX course with the platform's own problems, where our XBlock is not",
            render=render_native,
            checks=(lost_without_blocks,),
        ),
        "scorm": replace(
            _USUAL,
            name="olx-scorm",
            summary="Open edX course with the SCORM package in the stock `scorm` block",
            render=render_scorm,
            checks=(*scorm12.TARGET.checks, lost_in_scorm),
            setting=scorm12.TARGET.setting,
            takes_languages=True,
            keeps_state=True,
        ),
    },
)
