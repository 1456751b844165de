"""The handbook: a folder with one page to read on a screen, the same as a PDF and as a Word
document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from smcourse.compile.compiled import Compiled
from smcourse.compile.style import handbook_sheet
from smcourse.diagnostics import Diagnostic, Text, error, say
from smcourse.model import Course
from smcourse.targets import Package, Target, package_name
from smcourse.targets.handbook.drawings import Ink
from smcourse.targets.handbook.page import DOCX, PAGE, PDF, STYLE, page_of
from smcourse.targets.handbook.pdf import as_pdf
from smcourse.targets.handbook.rules import handbook_findings
from smcourse.targets.handbook.word import as_docx

FACES = {"editorial": "Georgia"}  # of a theme's headings, where Word has one like it
PLAIN = "Calibri"


def render(compiled: Compiled) -> Package:
    """The folder's files; what this machine cannot make is told of."""
    name = package_name(compiled, TARGET.name)
    book = compiled.handbook
    if book is None:
        return Package(name=name, suffix=TARGET.suffix, files={})
    css = handbook_sheet(
        compiled.brand, theme=compiled.theme, scheme=compiled.course.settings.scheme
    )
    ink = Ink.of(compiled.brand)
    bare = page_of(compiled, book)
    copies: dict[PurePosixPath, bytes] = {}
    remarks: list[Text] = []
    for path, made in (
        (PDF, as_pdf(bare, css, compiled.assets, ink)),
        (DOCX, as_docx(bare, compiled.assets, ink, FACES.get(compiled.theme, PLAIN))),
    ):
        if isinstance(made, Text):
            remarks.append(made)
        else:
            copies[path] = made
    return Package(
        name=name,
        suffix=TARGET.suffix,
        files={
            PAGE: page_of(compiled, book, tuple(copies)).encode(),
            STYLE: css.encode(),
            **copies,
            **compiled.assets,
        },
        remarks=tuple(remarks),
    )


def handbook_missing(course: Course) -> Iterator[Diagnostic]:
    """A course that is built as a handbook has one in each of its languages.

    Its chapters are the Markdown files of the folder `handbook` in the language's own, its front
    page is `index.md` there. `--lang` builds one language alone.
    """
    if course.handbook is None:
        language = course.language
        yield error(
            course.span,
            "handbook-missing",
            say("the course has no handbook in `{language}`", language=language),
            help=say("write its chapters into `{language}/handbook/`", language=language),
        )


TARGET = Target(
    name="handbook",
    summary="The company's handbook, one for everybody: a web page, a PDF and a Word document",
    suffix="",
    render=render,
    checks=(handbook_missing,),
    verify=handbook_findings,
    takes_languages=False,
    keeps_state=False,
    is_handbook=True,
)
