"""The page around wrapped content, and the files that it loads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from smcourse.compile.direction import is_right_to_left
from smcourse.compile.join import join_player
from smcourse.compile.rules import marks_missing, marks_of
from smcourse.compile.squeeze import squeeze
from smcourse.compile.style import style_sheet
from smcourse.model import Settings
from smcourse.words import nearest_language, wrapper_words
from smcourse.wrap.content import Captions, Content

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "{more}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)
MORE = {"pages": "frame-src 'self'", "document": "frame-src 'self'", "video": "media-src 'self'"}

# The frame keeps the LMS's origin: to a stranger the LMS would give neither images nor styles, and
# nobody could tell how far it was scrolled. It may never take the LMS's page away
# (`allow-top-navigation`), and runs scripts only where the content has some.
SANDBOX = (
    "allow-same-origin allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox"
)
SCRIPTED = "allow-scripts allow-modals"
COMMIT_EVERY = 10
MOST_PAGES = 500
WORDS = (  # of the player's own words, those that wrap.js says
    "copied exitNotSaved exitReview exitSavedPlain exitUnconnected leave leaveAnyway noticeDamaged "
    "noticeFailing noticeGone noticeNoCredit noticeReview noticeSavedAgain noticeUnconnected tag "
    "tryNow"
).split()


def address_of(path: PurePosixPath) -> str:
    """A path of the package as an address, percent-encoded (RFC 3986; `+` too, which Java's
    decoder takes for a space)."""
    return quote(str(path), safe="/")


def page_files(
    content: Content, *, title: str, language: str, rule: str
) -> Mapping[PurePosixPath, bytes]:
    """The page and what it loads, by their paths in the package."""
    style = partial(style_sheet, Settings().brand_color, sheets=("player.css", "wrap.css"))
    page = _page(content, title, language, rule)
    script = join_player("wrap.js")
    missing = marks_missing(marks_of(style()), script)
    css = style(missing=frozenset(mark for mark in missing if mark.encode() not in page))
    return {
        PurePosixPath("index.html"): page,
        PurePosixPath("wrap.css"): css.encode(),
        PurePosixPath("wrap.js"): squeeze(script).encode(),
    }


def _page(content: Content, title: str, language: str, rule: str) -> bytes:
    from smcourse.pages import json_block, page  # Jinja only where something is rendered

    pieces = page(
        "wrap.html.j2",
        words=dict(wrapper_words(language)),
        address=address_of(content.launch),
        captions=[_track(captions, language) for captions in content.captions],
        data=json_block(_data(content, title, language, rule)),
        direction="rtl" if is_right_to_left(language) else "ltr",
        kind=content.kind,
        language=language,
        policy=POLICY.format(more=MORE[content.kind]),
        sandbox=f"{SANDBOX} {SCRIPTED}" if content.has_scripts else SANDBOX,
        title=title,
    )
    return b"".join(pieces)


def _track(captions: Captions, language: str) -> Mapping[str, str]:
    """A `<track>`: its language is that of the page where its name says none."""
    spoken = captions.language
    label = wrapper_words(spoken or language).get("language" if spoken else "captions", spoken)
    if spoken and not nearest_language(spoken):
        label = spoken
    return {
        "address": address_of(captions.path),
        "language": spoken or language,
        "label": label,
    }


def _data(content: Content, title: str, language: str, rule: str) -> Mapping[str, Any]:
    """The page's JSON block; its typedef is `WrappedData` in player/wrapped/viewers.js."""
    pages = content.pages if content.kind == "pages" else []
    words = wrapper_words(language)
    return {
        "title": title,
        "language": language,
        "kind": content.kind,
        "rule": rule,
        "launch": str(content.launch),
        "pages": pages if len(pages) <= MOST_PAGES else [],
        "report": "completed",
        "commitEvery": COMMIT_EVERY,
        "words": {key: words[key] for key in words if key in WORDS or key.startswith("wrap")},
    }
