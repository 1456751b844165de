"""Blocks become parts: prose compiled, files found, panels and footnotes given their keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from smcourse.codes.media import (
    image_missing,
    media_kind,
    media_missing,
    media_unreadable,
    svg_unsafe,
)
from smcourse.codes.prose import heading_order
from smcourse.compile.compiled import (
    DetailsPart,
    FigurePart,
    Footnote,
    FootnotesPart,
    Html,
    MediaPart,
    NotePart,
    PanelPart,
    PanelsPart,
    Part,
    ReflectPart,
)
from smcourse.compile.dates import long_date
from smcourse.compile.kinds import AUDIO_KINDS, CAPTION_KINDS, IMAGE_KINDS, VIDEO_KINDS
from smcourse.compile.prose import Renderer
from smcourse.compile.runs import locate
from smcourse.compile.tables import table_html
from smcourse.countries import country_name
from smcourse.diagnostics import Span
from smcourse.model import (
    Block,
    Country,
    Details,
    Figure,
    Media,
    Note,
    Only,
    Panels,
    Prose,
    Reflect,
    Table,
)
from smcourse.words import phrase

_HEADING = re.compile(r"<h(?P<level>[2-4])[^>]*>(?P<text>.*?)</h", re.S)
_FIGURE = re.compile(  # what Markdown makes of an image that stands alone
    r'<(?P<tag>figure|p)(?P<look> class="sm-wide")?>(?P<image>.*)</(?P=tag)>', re.S
)
_REVIEWED = Markup("<p><small>{}</small></p>")


class Blocks:
    """Compiles the blocks of one page; `page` is the start of every key on it."""

    def __init__(self, page: str, renderer: Renderer) -> None:
        self.page, self.renderer = page, renderer
        self._panels = 0
        self._level = 1  # of the last heading of the step; the lesson's title is 1

    def step(self, blocks: Iterable[Block]) -> tuple[Part, ...]:
        """The parts of one step, with the footnotes that it refers to."""
        self._level = 1
        return self.parts(blocks)

    def parts(self, blocks: Iterable[Block]) -> tuple[Part, ...]:
        """What a target lays out."""
        return tuple(part for block in blocks for part in self._part(block))

    def footnotes(self) -> tuple[Part, ...]:
        """The footnotes that were referred to since the last call."""
        notes = []
        for number, key, prose in self.renderer.footnotes.of_step():
            notes.append(Footnote(number=number, key=key, html=self.renderer.block(prose)))
        return (FootnotesPart(notes=tuple(notes)),) if notes else ()

    def _part(self, block: Block) -> Iterator[Part]:
        match block:
            case Prose():
                if html := self.renderer.block(block):
                    self._headings(html, block)
                    yield Html(html=html)
            case Note(kind=kind, title=title):
                title = self.renderer.title(title, block.span)
                yield NotePart(kind=kind, title=title, parts=self.parts(block.blocks))
            case Details(title=title):
                title = self.renderer.title(title, block.span)
                yield DetailsPart(title=title, parts=self.parts(block.blocks))
            case Panels():
                yield self._panels_part(block)
            case Figure():
                html = self.renderer.block(block.image).strip()
                made = _FIGURE.fullmatch(html)
                yield FigurePart(
                    is_wide=bool(made and made["look"]),
                    image=Markup(made["image"]) if made else html,
                    caption=self.renderer.block(block.caption),
                    parts=self.parts(block.blocks),
                )
            case Media():
                yield self._media(block)
            case Reflect(id=id_):
                yield ReflectPart(id=id_, parts=self.parts(block.blocks))
            case Only(blocks=inner):
                yield from self.parts(inner)
            case Country():
                yield self._card(block)
            case Table():
                yield Html(html=self._table(block))
            case _:
                pass

    def _headings(self, html: Markup, prose: Prose) -> None:
        """A heading that skips a level is said; people who find their way by headings miss one."""
        for match in _HEADING.finditer(html):
            level = int(match["level"])
            if level > self._level + 1:
                text = Markup(match["text"]).striptags()
                self.renderer.found.append(heading_order(locate(prose, text), self._level + 1))
            self._level = level

    def _panels_part(self, block: Panels) -> Part:
        panels = []
        for panel in block.panels:
            self._panels += 1
            panels.append(
                PanelPart(
                    key=f"{self.page}-{self._panels}",
                    level=self._level + 1,
                    title=self.renderer.line(panel.title),
                    parts=self.parts(panel.blocks),
                )
            )
        return PanelsPart(kind=block.kind, panels=tuple(panels))

    def _card(self, block: Country) -> Part:
        """A note that is called by the country's name, and says who has reviewed it."""
        renderer = self.renderer
        parts = self.parts(block.blocks)
        if block.review is None:  # it is looked through and not shown
            return NotePart(kind="note", title=block.code, parts=parts)
        language, words = renderer.filling.language, renderer.filling.words
        name = country_name(block.code, language)
        title = renderer.title(block.title, block.span)
        day = long_date(block.review.day, language)
        line = phrase(words, "countryReviewed", day=day, who=block.review.who)
        said = renderer.made(lambda: _REVIEWED.format(line), block.span)
        return NotePart(
            kind="note",
            title=f"{name} · {title}" if title else name,
            parts=(*parts, Html(html=said)),
        )

    def _table(self, block: Table) -> Markup:
        renderer = self.renderer
        caption = renderer.line(block.caption) if block.caption else Markup("")
        heads = [renderer.line(column.heading) for column in block.columns]
        return renderer.made(
            lambda: table_html(block, caption, heads, renderer.filling), block.span
        )

    def _media(self, block: Media) -> Part:
        kinds = VIDEO_KINDS if block.kind == "video" else AUDIO_KINDS
        return MediaPart(
            kind=block.kind,
            title=self.renderer.title(block.title, block.span),
            src=self._file(block.src, kinds, block.span),
            captions=self._file(block.captions, CAPTION_KINDS, block.span),
            poster=self._file(block.poster, IMAGE_KINDS, block.span),
            transcript=self.parts(block.transcript),
        )

    def _file(self, target: str, kinds: tuple[str, ...], span: Span) -> str:
        """A file's path in the package; "" where there is none, which is then said."""
        if not target:
            return ""
        assets, found = self.renderer.assets, self.renderer.found
        path = assets.resolve(target, span.path)
        if path is None:
            missing = image_missing if kinds is IMAGE_KINDS else media_missing
            found.append(missing(span, target, assets.guesses.file(target, span.path, kinds)))
        elif path.suffix.lower() not in kinds:
            found.append(media_kind(span, path.name, ", ".join(kind[1:] for kind in kinds)))
        elif not assets.is_sound(path):
            found.append(media_unreadable(span, path.name))
        elif flaw := assets.flaw(path):
            found.append(svg_unsafe(span, path.name, flaw))
        else:
            return str(assets.use(path))
        return ""
