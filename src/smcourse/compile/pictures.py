"""Images: found, read, measured; a drawing marked `{.themed}` goes into the page itself."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from smcourse.codes.media import (
    alt_placeholder,
    image_has_alt,
    image_kind,
    image_missing,
    image_too_large,
    image_unreadable,
    svg_not_themable,
    svg_unsafe,
)
from smcourse.compile.alts import says_nothing
from smcourse.compile.assets import Assets
from smcourse.compile.kinds import IMAGE_KINDS
from smcourse.compile.svg import UNREADABLE, not_themable, parse_svg, themed, view_box
from smcourse.diagnostics import Diagnostic, Span, say

MAX_PIXELS = 50_000_000
STATIC = "/static/"  # of Open edX: a file of the course, by its name


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a course is going to be shown. `draws` is whether a drawing marked `{.themed}` stands
    in the page itself; `statics` whether `/static/…` is a file that the platform has."""

    draws: bool = True
    statics: bool = False


SCO = Setting()


class Pictures:
    """Completes `img` elements for one course; `prefix` makes the ids of its drawings unique."""

    def __init__(self, assets: Assets, found: list[Diagnostic], setting: Setting = SCO) -> None:
        self.assets, self.found, self.setting = assets, found, setting
        self.prefix, self._decorates = "", False
        self._drawn = 0

    def begin(self, prefix: str, *, decorates: bool) -> None:
        """What follows stands on a page of this name; an opening's drawing needs no words."""
        self.prefix, self._decorates = prefix, decorates
        self._drawn = 0

    def complete(self, el: ET.Element, words: list[str], place: Span) -> Markup | None:
        """Give an image its address and size; the drawing to put in its place where it is themed.

        `words` are the classes that its author wrote.
        """
        before = len(self.found)
        drawing = self._completed(el, words, place)
        if len(self.found) > before:  # what is refused shows nothing
            el.attrib.pop("src", None)
        return drawing

    def _completed(self, el: ET.Element, words: list[str], place: Span) -> Markup | None:
        is_decor = self._decorates or "decor" in words
        alt, target = el.get("alt", "").strip(), el.get("src", "")
        if not alt and not is_decor:
            self.found.append(image_has_alt(place))
        elif alt and says_nothing(alt, PurePosixPath(target)):
            self.found.append(alt_placeholder(place, alt))
        if self.setting.statics and target.startswith(STATIC):
            el.set("loading", "lazy")
            return None
        path = self.assets.resolve(target, place.path)
        if path is None:
            near = self.assets.guesses.file(target, place.path, IMAGE_KINDS)
            self.found.append(image_missing(place, target, near))
            return None
        if not self.is_image(path, place):
            return None
        if "themed" in words and self.setting.draws:
            return self._drawing(el, path, place)
        self.plain(el, path, place)
        return None

    def plain(self, el: ET.Element, path: PurePosixPath, place: Span) -> None:
        """Give an image that has a file its address and size, where that file is fit for it."""
        if not self._is_fit(path, place):
            return
        size = self.assets.size(path)
        if size is None:
            self.found.append(image_unreadable(place, path.name))
        elif path.suffix.lower() != ".svg" and size[0] * size[1] > MAX_PIXELS:
            self.found.append(image_too_large(place, path.name, size, MAX_PIXELS))
        else:
            el.set("src", str(self.assets.use(path)))
            el.set("width", str(size[0]))
            el.set("height", str(size[1]))
            el.set("loading", "lazy")

    def is_image(self, path: PurePosixPath, place: Span) -> bool:
        """Whether a file's name is that of an image; if not, it is in `found`."""
        is_known = path.suffix.lower() in IMAGE_KINDS
        if not is_known:
            kinds = ", ".join(kind[1:] for kind in IMAGE_KINDS)
            self.found.append(image_kind(place, path.name, kinds))
        return is_known

    def _is_fit(self, path: PurePosixPath, place: Span) -> bool:
        flaw = self.assets.flaw(path)
        if flaw is UNREADABLE:
            self.found.append(image_unreadable(place, path.name))
        elif flaw:
            self.found.append(svg_unsafe(place, path.name, flaw))
        return flaw is None

    def _drawing(self, el: ET.Element, path: PurePosixPath, place: Span) -> Markup | None:
        if path.suffix.lower() != ".svg":
            self.found.append(svg_not_themable(place, path.name, say("it is not an SVG")))
            return None
        if not self._is_fit(path, place):
            return None
        root = parse_svg(self.assets.sources.files[path])
        part = next(not_themable(root), "")
        box = view_box(root)
        if part or not box:
            said = say("{part}", part=part) if part else say("it has no viewBox")
            self.found.append(svg_not_themable(place, path.name, said))
            return None
        el.set("width", str(round(box[2])))
        el.set("height", str(round(box[3])))
        self._drawn += 1
        return themed(root, el.get("alt", ""), f"sm-i-{self.prefix}-{self._drawn}-")
