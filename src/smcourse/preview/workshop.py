"""A course while it is being written: what is on disk now, compiled for whoever looks at it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from smcourse.compile.compiled import Compiled
from smcourse.diagnostics import Diagnostic, SmcourseError, Text, any_errors, say
from smcourse.lms import PRESETS
from smcourse.memo import Memo
from smcourse.order import Order
from smcourse.parse.head import read_head
from smcourse.pipeline import check, understand
from smcourse.preview.pages import Drawn
from smcourse.source import read
from smcourse.targets.scorm12 import TARGET

KEPT = 20  # drafts of a view: a learner's page may be some saves behind
ALL = "*"  # every language in one package
OWN = ""  # the course's own company.yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What somebody looks at. `company` names one of the files that the workshop knows."""

    language: str = ""
    audience: str = ""
    company: str = OWN
    lms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What there is to look at."""

    languages: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    presets: tuple[str, ...] = tuple(PRESETS)

    def nearest(self, view: View) -> View:
        """The view as far as the course of today has it."""
        languages = self.languages or ("",)
        audiences = self.audiences or ("",)
        return View(
            language=view.language if view.language in languages else languages[0],
            audience=view.audience if view.audience in audiences else audiences[0],
            company=view.company if view.company in self.companies else OWN,
            lms=view.lms if view.lms in self.presets else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A view of the course as it was at one `revision`; with errors in it, as it was before them.
    `drawn` is None where there never was one without. A `problem` is the world's."""

    revision: int
    drawn: Drawn | None
    found: tuple[Diagnostic, ...] = ()
    problem: Text | None = None

    @property
    def is_broken(self) -> bool:
        """Whether what is on disk cannot be shown."""
        return self.problem is not None or any_errors(self.found)


@dataclass(slots=True)
class _Shelf:
    drafts: deque[Draft] = field(default_factory=lambda: deque(maxlen=KEPT))
    lock: threading.Lock = field(default_factory=threading.Lock)


class Workshop:
    """Compiles a course folder again and again. May be asked by several threads."""

    def __init__(self, root: Path, companies: Mapping[str, Path], today: str) -> None:
        self.root, self.companies, self.today = root, companies, today
        self.revision = 1
        self._memo = Memo()
        self._shelves: dict[View, _Shelf] = {}

    def renew(self) -> int:
        """Something on disk has changed: drafts of before are old."""
        self.revision += 1
        return self.revision

    def choices(self) -> Choices:
        """What the course of now offers, as far as it can be understood."""
        try:
            head = read_head(read(self.root)[0], [])
        except SmcourseError:
            head = None
        if head is None:
            return Choices(companies=tuple(self.companies))
        several = (ALL,) if head.settings.packages == "all-languages-in-one" else ()
        return Choices(
            languages=(*head.languages, *several),
            audiences=tuple(head.audiences),
            companies=tuple(self.companies),
        )

    def draft(self, view: View) -> Draft:
        """The newest draft of a view."""
        shelf = self._shelves.setdefault(view, _Shelf())
        with shelf.lock:
            newest = shelf.drafts[-1] if shelf.drafts else None
            if newest is None or newest.revision != self.revision:
                newest = self._made(view, newest)
                shelf.drafts.append(newest)
            return newest

    def at(self, view: View, revision: int) -> Draft | None:
        """A draft that was given before; None where it is gone."""
        shelf = self._shelves.get(view)
        drafts = tuple(shelf.drafts) if shelf else ()
        return next((draft for draft in drafts if draft.revision == revision), None)

    def findings(self, view: View) -> tuple[Diagnostic, ...]:
        """All that `smcourse check` would say, which takes longer than a draft; nothing where the
        world gets in the way, as the draft tells."""
        order = Order(company=self.companies.get(view.company), lms=view.lms, today=self.today)
        try:
            return check(self.root, TARGET, order, memo=self._memo).found
        except Exception:  # the draft tells of it
            return ()

    def _made(self, view: View, before: Draft | None) -> Draft:
        revision, made = self.revision, list[Compiled]()
        old = before.drawn if before else None
        order = Order(
            languages=() if view.language in (ALL, "") else (view.language,),
            audiences=((view.audience,),) if view.audience else (),
            company=self.companies.get(view.company),
            lms=view.lms,
        )
        try:
            found = understand(
                self.root, TARGET, order, made.append, memo=self._memo, in_haste=True
            )
        except SmcourseError as problem:
            return Draft(revision=revision, drawn=old, problem=problem.text)
        except Exception as bug:  # of ours: the author's next save may do without it
            problem_of_ours = say("smcourse failed, which is a bug: {bug}", bug=repr(bug))
            return Draft(revision=revision, drawn=old, problem=problem_of_ours)
        is_sound = bool(made) and not any_errors(found)
        drawn = Drawn(made[0]) if is_sound else old
        return Draft(revision=revision, drawn=drawn, found=found)
