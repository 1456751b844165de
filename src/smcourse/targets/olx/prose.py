"""Prose for Open edX's own HTML component, where none of our styles and scripts are: notes are
quotes, cards a list, tabs and details headings, so that all of it reads well by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from smcourse.compile.compiled import (
    DetailsPart,
    FigurePart,
    FootnotesPart,
    Html,
    MediaPart,
    NotePart,
    PanelsPart,
    Part,
    ReflectPart,
)
from smcourse.targets.olx.names import linked

Word = Callable[..., str]

_OURS = re.compile(
    r' (?:class="[^"]*"|id="sm-[^"]*"|role="(?:doc-[a-z]+|table|row[a-z]*|columnheader|cell)"'
    r'|data-sm-label="[^"]*"|tabindex="0")'
)
_NOTE_MARK = re.compile(r"<sup><a>(\d+)</a></sup>")
_EMPTY_LINK = re.compile(r"<a>(.*?)</a>", re.S)


def plain(parts: tuple[Part, ...], word: Word, level: int = 3) -> str:
    """Parts as HTML; what had no heading and needs one has it from `level` on."""
    return "\n".join(piece for part in parts for piece in _part(part, word, level) if piece)


def bare(html: str) -> str:
    """HTML without what only our page knows, its addresses those of Open edX."""
    text = _OURS.sub("", linked(html))
    text = _NOTE_MARK.sub(r"<sup>\1</sup>", text)
    return _EMPTY_LINK.sub(r"\1", text).strip()


def _part(part: Part, word: Word, level: int) -> Iterator[str]:
    inner = min(level + 1, 6)
    match part:
        case Html(html=html):
            yield bare(html)
        case NotePart(kind=kind, title=title, parts=parts):
            lead = f"<p><strong>{_escaped(title or word(kind))}</strong></p>"
            yield f"<blockquote>\n{lead}\n{plain(parts, word, inner)}\n</blockquote>"
        case DetailsPart(title=title, parts=parts):
            yield f"<h{level}>{_escaped(title)}</h{level}>"
            yield plain(parts, word, inner)
        case PanelsPart(kind="cards", panels=panels):
            yield "<ul>"
            for panel in panels:
                lead = f"<p><strong>{bare(panel.title)}</strong></p>"
                yield f"<li>{lead}\n{plain(panel.parts, word, inner)}</li>"
            yield "</ul>"
        case PanelsPart(panels=panels):
            for panel in panels:
                yield f"<h{level}>{bare(panel.title)}</h{level}>"
                yield plain(panel.parts, word, inner)
        case FigurePart(image=image, caption=caption, parts=parts):
            told = f"<figcaption>{bare(caption)}</figcaption>" if caption else ""
            yield f"<figure>{bare(image)}{told}</figure>"
            yield plain(parts, word, level)
        case MediaPart():
            yield from _media(part, word, level)
        case ReflectPart(parts=parts):
            lead = f"<p><strong>{_escaped(word('reflect'))}</strong></p>"
            yield f"<blockquote>\n{lead}\n{plain(parts, word, inner)}\n</blockquote>"
        case FootnotesPart(notes=notes):
            lines = "\n".join(f'<li value="{n.number}">{bare(n.html)}</li>' for n in notes)
            yield f"<ol>\n{lines}\n</ol>"


def _media(part: MediaPart, word: Word, level: int) -> Iterator[str]:
    captions = (
        f'<track kind="captions" src="{part.captions}" srclang="{word("tag")}"'
        f' label="{_escaped(word("captions"))}" default>'
        if part.captions
        else ""
    )
    poster = f' poster="{part.poster}"' if part.poster else ""
    player = f'<{part.kind} controls preload="metadata"{poster} src="{part.src}">'
    told = f"<figcaption>{_escaped(part.title)}</figcaption>"
    yield f"<figure>{linked(player + captions)}</{part.kind}>{told}</figure>"
    if part.transcript:
        yield f"<h{level}>{_escaped(word('transcript'))}</h{level}>"
        yield plain(part.transcript, word, level + 1)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
