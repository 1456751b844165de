"""What pages of HTML say of themselves, as far as their text tells: title, language, scripts.

Read from text of unknown origin and never shown as markup; what may repeat is possessive, so that
no page takes long. A page that hides a script from these
patterns only loses it: the frame of a folder without scripts runs none.
"""

from __future__ import annotations

import re
from html import unescape

MOST_HEAD = 100_000
JOINERS = "\u200c\u200d"  # which some scripts and many emoji need

_TITLE = re.compile(r"<title[^<>]*>([^<]*)</title", re.I)
_LANGUAGE = re.compile(r"<html\b[^<>]*\slang\s*+=\s*+[\"']?\s*+([A-Za-z0-9-]+)", re.I)
_CHARSET = re.compile(rb"<meta\b[^<>]*charset\s*+=\s*+[\"']?\s*+([A-Za-z0-9_-]+)", re.I)
_SCRIPT = re.compile(
    rb"<script\b|[\s/\"']on[a-z]++\s*+=|javascript:|http-equiv\s*+=\s*+[\"']?\s*+refresh", re.I
)
_CALLS = (b"LMSInitialize", b"API_1484_11")
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))


def title_of(page: bytes) -> str:
    """What stands in `<title>`, white space folded and without what cannot be shown; "" without
    one."""
    match = _TITLE.search(_text(page))
    words = " ".join(unescape(match[1]).split()) if match else ""
    return "".join(sign for sign in words if sign.isprintable() or sign in JOINERS)


def language_of(page: bytes) -> str:
    """What stands in `<html lang>`; "" without it."""
    match = _LANGUAGE.search(_text(page))
    return match[1] if match else ""


def runs_script(content: bytes) -> bool:
    """Whether a page or a drawing has a script, a handler or a refresh, which need scripts to be
    allowed in its frame."""
    return _SCRIPT.search(content.replace(b"\0", b"")) is not None


def calls_lms(content: bytes) -> bool:
    """Whether a page or script looks for an LMS of its own."""
    return any(name in content for name in _CALLS)


def _text(page: bytes) -> str:
    """The beginning of a page: by its mark, else by what it says, else as UTF-8."""
    head = page[:MOST_HEAD]
    said = _CHARSET.search(head)
    marked = next((coding for mark, coding in _MARKS if head.startswith(mark)), "")
    try:
        return head.decode(marked or (said[1].decode() if said else "utf-8"), "replace")
    except (LookupError, UnicodeError):  # `idna` and `undefined` refuse to replace
        return head.decode("utf-8", "replace")
