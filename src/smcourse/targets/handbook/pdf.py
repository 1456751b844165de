"""The page as a PDF, tagged, with bookmarks: printed by WeasyPrint where that is installed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from smcourse.diagnostics import Text, say
from smcourse.targets.handbook.drawings import Ink, redrawn
from smcourse.targets.handbook.page import STYLE, TAG
from smcourse.targets.handbook.tables import with_widths

HOME = "https://handbook.invalid/"  # a host that there cannot be (RFC 2606): nothing is fetched
VARIANT = "pdf/ua-1"

_HREF = re.compile(r' href="[^"]*"')
_WORDS = re.compile(r"(?<=>)[^<>]+(?=<)")
_EDGE = re.compile(r"(?<=[^>\s])\s(?=<(?:a|code|em|span|strong)\b)")
_ONE = re.compile(r"https://[^\s<>]{1,40}(?![^\s<>])|\+\d[\d \N{NO-BREAK SPACE}]{4,18}\d(?!\d)")


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
    """A page without links to the files beside it, which a PDF has not; an address or a number to
    call stands on one line.

    WeasyPrint 70 forgets that a line may end at a space in front of an element if just that space
    has no room, and ends it at the first one it finds: hence a space is an element of its own.
    """

    def tag(match: re.Match[str]) -> str:
        is_file = match["name"] == "a" and " download=" in match["rest"]
        return _HREF.sub("", match[0]) if is_file else match[0]

    def words(match: re.Match[str]) -> str:
        return _ONE.sub(r'<span class="sm-one">\g<0></span>', match[0])

    head, mark, body = TAG.sub(tag, redrawn(page, ink)).partition("<body>")
    return head + mark + _EDGE.sub("<span> </span>", _WORDS.sub(words, with_widths(body)))


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
