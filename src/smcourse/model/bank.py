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
WHOLE_BANK = ""  # the cell that holds every item


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question of a bank. A test draws at most one of those that share an `enemy`; an item with
    a `role` is for those audiences alone, one without for all. `tests` are the ids of the tests
    that may draw it. The options of a `fixed` one always stand as they are written."""

    question: Question
    bloom: str
    critical: bool
    enemy: str
    role: tuple[str, ...]
    version: str
    fixed: bool
    tests: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.question.id

    @property
    def objective(self) -> str:
        return self.question.objective

    @property
    def span(self) -> Span:
        return self.question.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """A test: `cells` says how many items it draws from each module or objective, by its id.

    One of the kind `final` decides how the course ends; a `pre-test` has no consequence.
    `pass_mark` is in percent, None where the course's own counts; `attempts` 0 where they are not
    limited; `wait` is in hours, `minutes` 0 where there is no limit of time.
    """

    id: str
    kind: str = TEST_KINDS[0]
    title: str = ""
    opening: tuple[Prose, ...] = ()
    cells: Mapping[str, int]
    pass_mark: int | None = None
    attempts: int = 0
    wait: int = 0
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

    def cell_place(self, cell: str) -> Span:
        """Where it says how many items it draws from a cell."""
        return self.places.get(f"draw {cell}", self.place("draw"))
