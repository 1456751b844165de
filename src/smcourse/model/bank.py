"""Banks of items, and the tests that draw from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from smcourse.diagnostics import Span
from smcourse.model.prose import Prose
from smcourse.model.questions import Question

BLOOM = ("remember", "understand", "apply", "analyze", "evaluate", "create")
TEST_KINDS = ("final", "pre-test")
FEEDBACK = ("at-end", "at-once", "by-objective", "never")  # when an answer is shown to be right
REVIEW = ("after-pass", "always", "never")  # when answers can be looked at again
CRITICAL = ("repair", "must", "counts")  # what becomes of a critical item answered wrong
READING = ("plain", "role", "legal")  # how hard a text may be to read: for all, a trade, a law
HANDBOOK_READING = "handbook"  # where a chapter of the handbook does not say
WHOLE_BANK = ""  # the cell that holds every item
GROUP = "*"  # ends the name of a cell of several objectives
HELP_AFTER = 3


def in_group(objective: str, cell: str) -> bool:
    """Whether a cell is of several objectives, and this is one of them."""
    return cell.endswith(GROUP) and objective.startswith(cell.removesuffix(GROUP))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question of a bank. A test draws at most one of those that share an `enemy`; an item with
    a `role` is for those audiences alone, one without for all. `tests` are the ids of the tests
    that may draw it. The options of a `fixed` one always stand as they are written.

    For authors alone: `bloom`, `version`, `reading`, `reviewed_by`, the `facts` that it rests on,
    and `difficulty`, the part of those asked who should get it right, None where it is not said."""

    question: Question
    bloom: str
    critical: bool
    enemy: str
    role: tuple[str, ...]
    version: str
    fixed: bool
    tests: tuple[str, ...]
    difficulty: float | None = None
    facts: tuple[str, ...] = ()
    reading: str = READING[0]
    reviewed_by: str = ""

    @property
    def id(self) -> str:
        """That of its question."""
        return self.question.id

    @property
    def objective(self) -> str:
        """That of its question."""
        return self.question.objective

    @property
    def span(self) -> Span:
        """That of its question."""
        return self.question.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """A test: `cells` says how many items it draws from each module or objective, by its id.

    One of the kind `final` decides how the course ends; a `pre-test` has no consequence.
    A cell `O2.1*` is of every objective that begins so.
    `pass_mark` is in percent, None where the course's own counts; `attempts` 0 where they are not
    limited; `wait` is in hours, after the first attempt, the second and so on, the last one after
    all others; `minutes` 0 where there is no limit of time. Who has not passed after `help_after`
    attempts is told `help`.
    """

    id: str
    kind: str = TEST_KINDS[0]
    title: str = ""
    opening: tuple[Prose, ...] = ()
    help: str = ""
    help_after: int = HELP_AFTER
    cells: Mapping[str, int]
    pass_mark: int | None = None
    attempts: int = 0
    wait: tuple[int, ...] = ()
    minutes: int = 0
    feedback: str = FEEDBACK[0]
    review: str = REVIEW[0]
    critical: str = CRITICAL[0]
    shuffle: bool = True
    confidence: bool = False
    audience: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    span: Span = field(compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)

    @property
    def length(self) -> int:
        """How many items it asks."""
        return sum(self.cells.values())

    def place(self, key: str) -> Span:
        """Where a key's value stands; the test's own place where its author did not write it."""
        return self.places.get(key, self.span)

    def cell_for(self, objective: str, module: str) -> str | None:
        """The cell that draws the items of an objective: its own, else that of the smallest group,
        else its module's, else the whole bank's."""
        groups = sorted((cell for cell in self.cells if in_group(objective, cell)), key=len)
        names = (objective, *reversed(groups), module, WHOLE_BANK)
        return next((name for name in names if name in self.cells), None)

    def cell_place(self, cell: str) -> Span:
        """Where it says how many items it draws from a cell."""
        return self.places.get(f"draw {cell}", self.place("draw"))
