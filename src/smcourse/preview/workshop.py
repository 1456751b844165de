"""A course while it is being written: what is on disk now, compiled for whoever looks at it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from smcourse.compile.compiled import Compiled
from smcourse.diagnostics import Diagnostic, SmcourseError, Text, any_errors
from smcourse.lms import PRESETS
from smcourse.memo import Memo
from smcourse.order import Order
from smcourse.parse.head import read_head
from smcourse.pipeline import understood
from smcourse.preview.folder import found_at
from smcourse.preview.pages import Drawn
from smcourse.preview.view import ALL, FIRST, OWN, View
from smcourse.preview.words import of_ours
from smcourse.source import TEXTS, Folder
from smcourse.targets.scorm12 import TARGET

KEPT = 20  # drafts of a view: a learner's page may be some saves behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What there is to look at."""

    languages: tuple[str, ...] = ()
    audiences: Mapping[str, str] = field(default_factory=dict)  # id -> name
    companies: tuple[str, ...] = ()
    presets: tuple[str, ...] = tuple(PRESETS)

    def nearest(self, view: View) -> View:
        """The view as far as the course of today has it."""
        languages = self.languages or ("",)
        audiences = tuple(self.audiences) or ("",)
        return View(
            language=view.language if view.language in languages else languages[0],
            audience=view.audience if view.audience in audiences else audiences[0],
            company=view.company if view.company in self.companies else OWN,
            lms=view.lms if view.lms in self.presets else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A view of the course as it was at one `revision`; with errors in it, as it was before them.
    `drawn` is None where there never was one without. A `problem` is the world's, or a bug."""

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


class _Outdated(Exception):
    """Something newer is on disk, or nobody looks any more."""


class Workshop:
    """Compiles a course folder again and again. May be asked by several threads."""

    def __init__(
        self,
        root: Path,
        companies: Mapping[str, Path],
        today: str,
        memo: Memo,
        folder: Folder | SmcourseError,
    ) -> None:
        self.root, self.companies, self.today = root, companies, today
        self.revision = FIRST
        self._memo = memo
        self._shelves: dict[View, _Shelf] = {}
        self._choices = Choices(companies=tuple(companies))
        self._folder = self.revision, folder
        self._reading = threading.Lock()
        self._is_over = False

    def renew(self) -> bool:
        """Something on disk has changed. Whether it is anything that the course is made of: then
        drafts of before are old."""
        with self._reading:
            now = found_at(self.root, self._memo)
            if not self.companies and _is_alike(self._folder[1], now):
                return False
            self.revision += 1
            self._folder = self.revision, now
            return True

    def skip(self) -> None:
        """Whoever looks at what was there before has to look at it anew."""
        with self._reading:
            self.revision += 1
            self._folder = self.revision, self._folder[1]
            self._shelves = {}

    def folder(self, revision: int) -> Folder | None:
        """The folder of a revision, if that is the newest."""
        with self._reading:
            known, folder = self._folder
        return None if known != revision or isinstance(folder, SmcourseError) else folder

    def end(self) -> None:
        """Nobody looks any more: what is being made is not made to its end."""
        self._is_over = True

    def choices(self) -> Choices:
        """What the course of now offers, or offered when it could be understood."""
        found: list[Diagnostic] = []
        try:
            head = read_head(self._read()[0], found)
        except Exception:  # the draft tells of it
            return self._choices
        if head and not any_errors(found):
            several = (ALL,) if head.settings.packages == "all-languages-in-one" else ()
            self._choices = Choices(
                languages=(*head.languages, *several),
                audiences=head.audiences,
                companies=tuple(self.companies),
            )
        return self._choices

    def draft(self, view: View) -> Draft:
        """The newest draft of a view."""
        shelf = self._shelves.setdefault(view, _Shelf())
        with shelf.lock:
            newest = shelf.drafts[-1] if shelf.drafts else None
            if newest is None or newest.revision != self.revision:
                newest = self._made(view, newest.drawn if newest else None)
                if any(_is_replaced(draft, newest) for draft in shelf.drafts):
                    shelf.drafts.clear()  # a browser keeps what it has at an address
                shelf.drafts.append(newest)
            return newest

    def drafts(self, view: View, revision: int) -> tuple[Draft, ...]:
        """Those that were given before: that of a revision, if it is still there, and the others,
        the newest first."""
        shelf = self._shelves.get(view)
        drafts = reversed(tuple(shelf.drafts) if shelf else ())
        return tuple(sorted(drafts, key=lambda draft: draft.revision != revision))

    def file(
        self, view: View, revision: int, name: PurePosixPath, scheme: str = ""
    ) -> bytes | None:
        """A file of a draft. A page that follows each save in place has what came later too."""
        drawn = (draft.drawn for draft in self.drafts(view, revision) if draft.drawn)
        files = (one.file(name, scheme) for one in drawn)
        return next((file for file in files if file is not None), None)

    def checked(self, view: View, draft: Draft) -> Draft | None:
        """A draft with all that `smcourse check` says of it, which takes longer; None where there
        is something newer before it is known."""
        order = Order(company=self.companies.get(view.company), lms=view.lms, today=self.today)

        def go_on(_: float = 0) -> None:
            if not self._is_newest(draft):
                raise _Outdated

        try:
            found = understood(self._read(), TARGET, order, lambda _: go_on(), go_on)
            go_on()
        except _Outdated:
            return None
        except SmcourseError as problem:
            return replace(draft, problem=problem.text) if self._is_newest(draft) else None
        except Exception as bug:
            return replace(draft, problem=of_ours(bug))
        return replace(draft, found=tuple(dict.fromkeys((*draft.found, *found))))

    def _is_newest(self, draft: Draft) -> bool:
        return draft.revision == self.revision and not self._is_over

    def _read(self) -> Folder:
        with self._reading:
            folder = self._folder[1]
        if isinstance(folder, SmcourseError):
            raise folder
        return folder

    def _made(self, view: View, old: Drawn | None) -> Draft:
        revision, made = self.revision, list[Compiled]()
        order = Order(
            languages=() if view.language in (ALL, "") else (view.language,),
            audiences=((view.audience,),) if view.audience else (),
            company=self.companies.get(view.company),
            lms=view.lms,
        )

        def go_on(_: float) -> None:
            if self._is_over:
                raise _Outdated

        try:
            found = understood(self._read(), TARGET, order, made.append, go_on, in_haste=True)
        except _Outdated:
            return Draft(revision=revision, drawn=old)
        except SmcourseError as problem:
            return Draft(revision=revision, drawn=old, problem=problem.text)
        except Exception as bug:  # the author's next save may do without it
            return Draft(revision=revision, drawn=old, problem=of_ours(bug))
        is_sound = bool(made) and not any_errors(found)
        return Draft(revision=revision, drawn=Drawn(made[0]) if is_sound else old, found=found)


def _is_replaced(before: Draft, now: Draft) -> bool:
    """Whether a file of a draft has other bytes under its name now."""
    if before.drawn is None or now.drawn is None:
        return False
    files = now.drawn.compiled.assets
    return any(file != files.get(name, file) for name, file in before.drawn.compiled.assets.items())


def _is_alike(before: Folder | SmcourseError, now: Folder | SmcourseError) -> bool:
    """Whether two folders have the same in them, texts with their bytes."""
    if isinstance(before, SmcourseError) or isinstance(now, SmcourseError):
        return False
    (one, found), (other, problems) = before, now
    texts = (path for path in other.files if path.suffix in TEXTS)
    return (tuple(one.files), one.media, found) == (
        tuple(other.files),
        other.media,
        problems,
    ) and all(one.files[path] == other.files[path] for path in texts)
