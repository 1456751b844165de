"""The page as a Word document: each element of its tree becomes what Word calls so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from lxml import html
from markupsafe import Markup

from smcourse.diagnostics import Text, say
from smcourse.packing import write_zip
from smcourse.targets.handbook.drawings import SVG, Ink, label_of, redrawn


def as_docx(page: str, files: Mapping[PurePosixPath, bytes], ink: Ink, face: str) -> bytes | Text:
    """The document, its headings in a typeface; else why there is none."""
    try:
        from smcourse.targets.handbook.word_body import Body  # who has no python-docx has no need
    except ImportError:
        return say('no Word document: python-docx is missing (`pip install "smcourse[handbook]"`)')
    text, drawings = _without_drawings(page, ink)
    body = Body(drawings, files, ink, face)
    body.write(html.document_fromstring(text))
    saved = io.BytesIO()
    body.document.save(saved)
    return _dateless(saved.getvalue())


def _without_drawings(page: str, ink: Ink) -> tuple[str, list[str]]:
    """The page, an image in place of each drawing that says something, and those drawings."""
    drawings: list[str] = []

    def mark(text: str) -> str:
        label = label_of(text)
        if not label:
            return ""
        drawings.append(text)
        image = Markup('<img data-sm-drawing="{}" alt="{}">')
        return image.format(len(drawings) - 1, label)

    on_paper = Ink(paper=ink.paper, field=ink.paper)
    return SVG.sub(lambda match: mark(match[0]), redrawn(page, on_paper)), drawings


def _dateless(content: bytes) -> bytes:
    """The same zip without the time at which it was made."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {PurePosixPath(name): archive.read(name) for name in archive.namelist()}
    written = io.BytesIO()
    write_zip(files, written)
    return written.getvalue()
