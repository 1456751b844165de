"""Pictures in a Word document: drawings become PNG where resvg is installed, else words."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import PurePosixPath

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph
from lxml import html

WIDEST, TALLEST = Cm(16), Cm(10)
PIXELS = 1400  # across a drawing
RASTERS = (".png", ".jpg", ".jpeg")

_UNFIT = (  # what python-docx raises of a file that is no picture behind its first bytes
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    ValueError,
    LookupError,
    ZeroDivisionError,
)


class Pictures:
    """The pictures of a page: its drawings by number, and its files by path."""

    def __init__(self, drawings: list[str], files: Mapping[PurePosixPath, bytes]) -> None:
        self.drawings, self.files = drawings, files

    def put(self, el: html.HtmlElement, paragraph: Paragraph) -> bool:
        """Whether an image stands in the paragraph now, with its words for who cannot see it."""
        content = self._raster(el)
        if content is None:
            return False
        try:
            shape = paragraph.add_run().add_picture(io.BytesIO(content), width=WIDEST)
        except _UNFIT:  # the empty run shows nothing
            return False
        if shape.height > TALLEST:
            shape.width, shape.height = _fitting(shape.width, shape.height)
        properties = shape._inline.docPr
        properties.set("descr", el.get("alt", ""))
        return True

    def _raster(self, el: html.HtmlElement) -> bytes | None:
        number = el.get("data-sm-drawing")
        if number is not None:
            return _drawn(self.drawings[int(number)])
        path = PurePosixPath(str(el.get("data-sm-paper") or el.get("src", "")))
        content = self.files.get(path)
        if content is None or path.suffix == ".svg":
            return _drawn(content.decode("utf-8", "replace")) if content else None
        return content if path.suffix in RASTERS else None


def _fitting(width: Length, height: Length) -> tuple[Length, Length]:
    return Length(round(width * TALLEST / height)), TALLEST


def _drawn(svg: str) -> bytes | None:
    """A drawing as PNG; None where nobody here can draw, or not this."""
    try:
        import resvg_py
    except ImportError:
        return None
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=PIXELS))
    except ValueError:
        return None
