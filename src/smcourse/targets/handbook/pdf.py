"""The page as a PDF, tagged, with bookmarks: printed by WeasyPrint where that is installed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from smcourse.diagnostics import Text, say
from smcourse.targets.handbook.drawings import Ink, redrawn
from smcourse.targets.handbook.page import STYLE, TAG

HOME = "https://handbook.invalid/"  # a host that there cannot be (RFC 2606): nothing is fetched
VARIANT = "pdf/ua-1"

_HREF = re.compile(r' href="[^"]*"')


def as_pdf(page: str, css: str, files: Mapping[PurePosixPath, bytes], ink: Ink) -> bytes | Text:
    """The PDF of a page with its style sheet and pictures; else why there is none."""
    try:
        import weasyprint  # with Pango, half a second; and not everybody prints
    except ImportError:
        return say('no PDF: WeasyPrint is missing (`pip install "smcourse[handbook]"`)')
    except OSError:  # its own libraries
        return say("no PDF: WeasyPrint finds no Pango (Debian: `apt install libpangoft2-1.0-0`)")
    document = weasyprint.HTML(
        string=_for_paper(page, ink), base_url=HOME, url_fetcher=_Files(css, files)
    )
    identifier = hashlib.sha256(page.encode()).digest()[:16]
    made: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier)
    return made


def _for_paper(page: str, ink: Ink) -> str:
    """A page without links to the files beside it, which a PDF has not."""

    def tag(match: re.Match[str]) -> str:
        is_file = match["name"] == "a" and " download=" in match["rest"]
        return _HREF.sub("", match[0]) if is_file else match[0]

    return TAG.sub(tag, redrawn(page, ink))


class _Files:
    """Gives WeasyPrint the files of the handbook, and nothing else of this world."""

    _fail_on_errors = False  # as it asks of a fetcher: what is not there is left out

    def __init__(self, css: str, files: Mapping[PurePosixPath, bytes]) -> None:
        self._files = {f"{HOME}{path}": content for path, content in files.items()}
        self._files[f"{HOME}{STYLE}"] = css.encode()

    def __call__(self, url: str) -> object:
        from weasyprint.urls import URLFetcherResponse

        content = self._files[url]  # what it raises is WeasyPrint's to swallow
        kind = {"Content-Type": "text/css; charset=utf-8"} if url.endswith(".css") else {}
        return URLFetcherResponse(url, content, kind)
