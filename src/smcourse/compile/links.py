"""Links: to the web, to a lesson or a term by its id, to a file of the course."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from smcourse.codes.company import variable_in_link
from smcourse.codes.handbook import handbook_anchor
from smcourse.codes.media import download_kind, download_missing, download_unreadable, svg_unsafe
from smcourse.codes.prose import link_target, link_to_nothing
from smcourse.company import Company
from smcourse.compile.assets import Assets
from smcourse.compile.kinds import DOWNLOAD_KINDS
from smcourse.compile.markup import SCHEMES
from smcourse.compile.sizes import size_words
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Course

HANDBOOK = "handbook"  # the scheme of a link to one of its chapters
HERE = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Where a link by id leads: lessons and terms, and those that this package leaves out; the
    chapters of the handbook, None without one, and its address, `HERE` on its own pages."""

    lessons: frozenset[str]
    terms: frozenset[str]
    elsewhere: frozenset[str]
    pages: Mapping[PurePosixPath, str]
    chapters: frozenset[str] | None = None
    handbook: str = ""

    @staticmethod
    def of(course: Course, whole: Course, company: Company | None) -> Names:
        """The names of a track, which is a part of the `whole` course; a company may keep the
        handbook somewhere."""
        lessons = frozenset(lesson.id for lesson in course.lessons())
        everywhere = frozenset(lesson.id for lesson in whole.lessons())
        terms = frozenset(term.id for term in course.glossary)
        address = company.value(course.language, "handbook_url") if company else None
        chapters = whole.handbook.chapters if whole.handbook else None
        return Names(
            lessons=lessons,
            terms=terms,
            elsewhere=(everywhere | {term.id for term in whole.glossary}) - lessons - terms,
            pages={lesson.span.path: lesson.id for lesson in whole.lessons()},
            chapters=None if chapters is None else frozenset(one.id for one in chapters),
            handbook=HERE if course.handbook else address if isinstance(address, str) else "",
        )


class Links:
    """Completes `a` elements for one course."""

    def __init__(
        self, assets: Assets, names: Names, language: str, found: list[Diagnostic]
    ) -> None:
        self.assets, self.names, self.language, self.found = assets, names, language, found

    def complete(self, el: ET.Element, target: str, place: Span, variable: str = "") -> None:
        """Give a link what its kind needs. `target` has its company's words filled in; `variable`
        names one of them."""
        before = len(self.found)
        self._complete(el, target, place, variable)
        if len(self.found) > before:  # what is refused leads nowhere
            el.attrib.pop("href", None)

    def _complete(self, el: ET.Element, target: str, place: Span, variable: str) -> None:
        scheme = target.partition(":")[0].lower() if ":" in target else ""
        page = self.assets.inside(target.partition("#")[0], place.path)
        if scheme in SCHEMES:
            el.set("href", target)
            if scheme == "https":
                el.set("target", "_blank")
                el.set("rel", "noopener noreferrer")
        elif scheme == HANDBOOK:
            self._chapter(el, target.partition(":")[2], place)
        elif variable:
            self.found.append(variable_in_link(place, variable))
        elif target.startswith("#"):
            self._by_id(el, target[1:], place)
        elif page in self.names.pages:
            self._by_id(el, self.names.pages[page], place)
        elif scheme or not target or target.startswith("//"):
            self.found.append(link_target(place, target))
        else:
            self._file(el, target, place)

    def _by_id(self, el: ET.Element, id_: str, place: Span) -> None:
        if id_ in self.names.lessons:
            el.set("href", f"#sm-l-{id_}")
            el.set("data-sm-goto", id_)
        elif id_ in self.names.terms:
            el.set("href", f"#sm-g-{id_}")
            el.set("data-sm-term", id_)
            el.set("role", "button")
            el.set("aria-haspopup", "dialog")
            el.set("class", "term")
        elif id_ in self.names.elsewhere:
            el.tag = "span"  # a lesson for others: its words stay, and lead nowhere
            el.attrib.clear()
        else:
            names = self.names
            known = self.assets.guesses.among(names.lessons, names.terms, names.elsewhere)
            self.found.append(link_to_nothing(place, id_, known))

    def _chapter(self, el: ET.Element, id_: str, place: Span) -> None:
        """A chapter of the handbook, wherever the company keeps it; else its words alone."""
        names = self.names
        if names.chapters is None or id_ not in names.chapters:
            self.found.append(handbook_anchor(place, id_, names.chapters))
        elif names.handbook == HERE:
            el.set("href", f"#{id_}")
        elif names.handbook.lower().startswith("https://"):
            el.set("href", f"{names.handbook.partition('#')[0]}#{id_}")
            el.set("target", "_blank")
            el.set("rel", "noopener noreferrer")
        else:
            el.tag = "span"
            el.attrib.clear()

    def _file(self, el: ET.Element, target: str, place: Span) -> None:
        path = self.assets.resolve(target, place.path)
        if path is None:
            near = self.assets.guesses.file(target, place.path, DOWNLOAD_KINDS)
            self.found.append(download_missing(place, target, near))
            return
        kind = path.suffix.lower()
        if kind not in DOWNLOAD_KINDS:
            kinds = ", ".join(kind[1:] for kind in DOWNLOAD_KINDS)
            self.found.append(download_kind(place, path.name, kinds))
        elif not self.assets.is_sound(path):
            self.found.append(download_unreadable(place, path.name))
        elif flaw := self.assets.flaw(path):
            self.found.append(svg_unsafe(place, path.name, flaw))
        else:
            size = len(self.assets.sources.files[path])
            el.set("href", str(self.assets.use(path)))
            el.set("download", path.name)
            el.set("target", "_blank")  # where a frame may not save, the course stays
            el.set("rel", "noopener")
            note = ET.SubElement(el, "small")
            note.text = f" ({kind[1:].upper()}, {size_words(size, self.language)})"
