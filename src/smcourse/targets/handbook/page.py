"""The handbook as one page: what is printed and what becomes a Word document, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from smcourse.compile.compiled import Compiled, HandbookPage
from smcourse.compile.direction import is_right_to_left
from smcourse.compile.logo import on_cover
from smcourse.targets.handbook.tables import dressed
from smcourse.words import phrase

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'"
)
PAGE, STYLE = PurePosixPath("index.html"), PurePosixPath("handbook.css")
PDF, DOCX = PurePosixPath("handbook.pdf"), PurePosixPath("handbook.docx")
COPIES = {PDF: "asPdf", DOCX: "asDocx"}  # and what the page calls each
TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>(?:[^<>"']|"[^"]*"|'[^']*')*)>"""
)


def page_of(compiled: Compiled, book: HandbookPage, copies: tuple[PurePosixPath, ...] = ()) -> str:
    """The page, which offers these copies of itself."""
    from smcourse.pages import page, sprite  # Jinja is for rendering; `check` does without

    language, scheme = compiled.course.language, compiled.course.settings.scheme
    pieces = page(
        "handbook.html.j2",
        words=compiled.words,
        book=book,
        compiled=compiled,
        copies=[(str(path), compiled.words[COPIES[path]]) for path in copies],
        deeper=_deeper,
        dressed=dressed,
        direction="rtl" if is_right_to_left(language) else "ltr",
        facts=tuple(_facts(compiled, book)),
        language=language,
        logo=compiled.logo and on_cover(compiled.logo, compiled.theme, scheme),
        policy=POLICY,
        schemes="light dark" if scheme == "device" else scheme,
        sprite=sprite(),
        title=compiled.title,
    )
    return b"".join(pieces).decode()


def _facts(compiled: Compiled, book: HandbookPage) -> Iterator[str]:
    """What its front says of it."""
    if book.version:
        yield phrase(compiled.words, "version", n=book.version)
    if book.date:
        yield book.date
    if book.owner:
        yield phrase(compiled.words, "handbookOwner", x=book.owner)


def _deeper(html: str) -> Markup:
    """HTML with each heading one level down, as it stands below a chapter's title, and its
    tables as a handbook shows them."""

    def tag(match: re.Match[str]) -> str:
        name = match["name"]
        if re.fullmatch("h[2-5]", name):
            name = f"h{int(name[1]) + 1}"
        return f"<{match['end']}{name}{match['rest']}>"

    return dressed(TAG.sub(tag, html))
