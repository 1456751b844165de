"""The handbook: one page to read on a screen, the same as a PDF and as a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from smcourse.compile.compiled import Compiled, HandbookPage
from smcourse.compile.direction import is_right_to_left
from smcourse.compile.logo import on_cover
from smcourse.compile.style import handbook_sheet
from smcourse.diagnostics import Diagnostic, error, say
from smcourse.model import Course
from smcourse.targets import Package, Target, package_name
from smcourse.words import phrase

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'"
)
PAGE, STYLE = PurePosixPath("index.html"), PurePosixPath("handbook.css")
COPIES = {"handbook.pdf": "asPdf", "handbook.docx": "asDocx"}  # and what the page calls each

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>(?:[^<>"']|"[^"]*"|'[^']*')*)>"""
)


def render(compiled: Compiled) -> Package:
    """The folder's files."""
    book = compiled.handbook
    files: dict[PurePosixPath, bytes] = {}
    if book is not None:
        files[PAGE] = b"".join(_page(compiled, book))
        files[STYLE] = _style(compiled).encode()
        files.update(compiled.assets)
    return Package(
        name=package_name(compiled, TARGET.name),
        suffix=TARGET.suffix,
        files=files,
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


def _page(compiled: Compiled, book: HandbookPage, copies: tuple[str, ...] = ()) -> Iterator[bytes]:
    from smcourse.pages import page, sprite  # Jinja is for rendering; `check` does without

    language, scheme = compiled.course.language, compiled.course.settings.scheme
    return page(
        "handbook.html.j2",
        words=compiled.words,
        book=book,
        compiled=compiled,
        copies=[(name, compiled.words[COPIES[name]]) for name in copies],
        deeper=_deeper,
        direction="rtl" if is_right_to_left(language) else "ltr",
        facts=tuple(_facts(compiled, book)),
        language=language,
        logo=compiled.logo and on_cover(compiled.logo, compiled.theme, scheme),
        policy=POLICY,
        schemes="light dark" if scheme == "device" else scheme,
        sprite=sprite(),
        title=compiled.title,
    )


def _facts(compiled: Compiled, book: HandbookPage) -> Iterator[str]:
    """What its front says of it."""
    if book.version:
        yield phrase(compiled.words, "version", n=book.version)
    if book.date:
        yield book.date
    if book.owner:
        yield phrase(compiled.words, "handbookOwner", x=book.owner)


def _deeper(html: str) -> Markup:
    """HTML with each heading one level down, as it stands below a chapter's title."""

    def tag(match: re.Match[str]) -> str:
        name = match["name"]
        if re.fullmatch("h[2-5]", name):
            name = f"h{int(name[1]) + 1}"
        return f"<{match['end']}{name}{match['rest']}>"

    return Markup(_TAG.sub(tag, html))


def _style(compiled: Compiled) -> str:
    return handbook_sheet(
        compiled.brand, theme=compiled.theme, scheme=compiled.course.settings.scheme
    )


TARGET = Target(
    name="handbook",
    summary="The company's handbook, one for everybody: a web page, a PDF and a Word document",
    suffix="",
    render=render,
    checks=(handbook_missing,),
    takes_languages=False,
    keeps_state=False,
    is_handbook=True,
)
