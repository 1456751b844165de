"""What `verify` looks for in a handbook that was written: links that lead somewhere, nothing from
another host, copies that open."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from smcourse.codes.handbook_folder import (
    handbook_copy_damaged,
    handbook_link_broken,
    handbook_loads_elsewhere,
    handbook_page_missing,
)
from smcourse.diagnostics import Diagnostic, Span
from smcourse.targets.handbook.page import DOCX, PAGE, PDF, STYLE
from smcourse.targets.leads import astray, astray_in_style, ids_of, tree_of

MAX_XML = 50_000_000

_DAMAGE = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, OSError)


def handbook_findings(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Everything that is to be said of a handbook's files."""
    root = tree_of(files.get(str(PAGE), b""))
    if root is None:
        yield handbook_page_missing(Span(path=PAGE))
        return
    for lost in (*astray(root, PAGE, files, ids_of(root)), *astray_in_style(STYLE, files)):
        told = handbook_loads_elsewhere if lost.is_elsewhere else handbook_link_broken
        yield told(lost.span, lost.target)
    for path, is_sound in ((PDF, _is_pdf), (DOCX, _is_docx)):
        if str(path) in files and not is_sound(files[str(path)]):
            yield handbook_copy_damaged(Span(path=path))


def _is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]


def _is_docx(content: bytes) -> bool:
    """Whether its text can be read; of a zip bomb no more is read than a text may have."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo("word/document.xml").file_size > MAX_XML:
                return False
            etree.fromstring(archive.read("word/document.xml"), parser)
    except _DAMAGE:
        return False
    return True
