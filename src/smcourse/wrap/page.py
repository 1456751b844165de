"""The page around wrapped content, and the files that it loads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from smcourse.compile.join import join_player, read_module
from smcourse.compile.theme import theme_css
from smcourse.model import Settings
from smcourse.words import words_for
from smcourse.wrap.content import Captions, Content

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "{more}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)
MORE = {"pages": "frame-src 'self'", "document": "frame-src 'self'", "video": "media-src 'self'"}

# Content that others made needs scripts, forms and its own origin: without it, its own files would
# be a stranger's to it. It cannot take the LMS's page away: no `allow-top-navigation`.
SANDBOX = (
    "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups "
    "allow-popups-to-escape-sandbox"
)
COMMIT_EVERY = 10
MOST_PAGES = 500
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "yi")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)


def address_of(path: PurePosixPath) -> str:
    """A path of the package as an address, percent-encoded (RFC 3986; `+` too, which Java's
    decoder takes for a space)."""
    return quote(str(path), safe="/")


def page_files(
    content: Content, *, title: str, language: str, rule: str
) -> Mapping[PurePosixPath, bytes]:
    """The page and what it loads, by their paths in the package."""
    return {
        PurePosixPath("index.html"): _page(content, title, language, rule),
        PurePosixPath("wrap.css"): _css().encode(),
        PurePosixPath("wrap.js"): join_player("wrap.js").encode(),
    }


def _page(content: Content, title: str, language: str, rule: str) -> bytes:
    from smcourse.pages import json_block, page  # Jinja only where something is rendered

    words = dict(words_for(language))
    return page(
        "wrap.html.j2",
        words=words,
        address=address_of(content.launch),
        captions=[_track(captions, language) for captions in content.captions],
        data=json_block(_data(content, title, language, rule)),
        direction="rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr",
        kind=content.kind,
        language=language,
        policy=POLICY.format(more=MORE[content.kind]),
        sandbox=SANDBOX,
        title=title,
    )


def _track(captions: Captions, language: str) -> Mapping[str, str]:
    """A `<track>`: its language is that of the page where its name says none."""
    spoken = captions.language or language
    label = words_for(spoken)["captions" if not captions.language else "language"]
    return {"address": address_of(captions.path), "language": spoken, "label": label}


def _data(content: Content, title: str, language: str, rule: str) -> Mapping[str, Any]:
    """The page's JSON block; its typedef is `WrappedData` in player/wrapped/viewers.js."""
    pages = content.pages if content.kind == "pages" else []
    return {
        "title": title,
        "language": language,
        "kind": content.kind,
        "rule": rule,
        "launch": str(content.launch),
        "pages": pages if len(pages) <= MOST_PAGES else [],
        "report": "completed",
        "commitEvery": COMMIT_EVERY,
        "words": words_for(language),
    }


def _css() -> str:
    theme = theme_css(Settings().brand_color, pinned_light=False)
    rules = read_module(PurePosixPath("player.css")) + read_module(PurePosixPath("wrap.css"))
    return re.sub(r"\n+", "\n", _COMMENT.sub("", theme + rules)).lstrip()
