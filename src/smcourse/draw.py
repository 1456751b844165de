"""Which items a test draws. Twin of `player/tests/draw.js`; `tests/draw/cases.json` binds both.

A form has as many items from each cell as the test says, one critical item at least of each
objective that has any, and never two of those that share an enemy. Who was asked before is asked
first what was asked longest ago; among those alike the rank decides, a hash of the seed and the
item's id. So a seed, a bank and what was seen always give the same form, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from smcourse.model import Course, Test


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item as a draw sees it: `cell` is where it is drawn from; `enemy` is "" for none."""

    id: str
    cell: str
    objective: str
    critical: bool = False
    enemy: str = ""


@dataclass(frozen=True, slots=True)
class Short:
    """A draw that is not possible: what could not be filled. `objective` is that of a critical
    item, "" where the cell itself has too few."""

    cell: str
    objective: str


@dataclass(frozen=True, slots=True)
class _Slot:
    cell: str
    objective: str  # of a critical item; "" for any item of the cell

    def takes(self, item: Candidate) -> bool:
        is_enough = item.critical and item.objective == self.objective
        return item.cell == self.cell and (not self.objective or is_enough)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many items of a cell there are for those that a test draws from it."""

    test: str
    cell: str
    drawn: int
    items: int


def candidates(course: Course, test: Test) -> tuple[Candidate, ...]:
    """The items that a test draws from, each in one cell: see `Test.cell_for`."""
    taught = course.taught()
    found = []
    for item in course.items_of(test):
        module = taught[item.objective][0].id if item.objective in taught else ""
        cell = test.cell_for(item.objective, module)
        if cell is not None:
            found.append(
                Candidate(
                    id=item.id,
                    cell=cell,
                    objective=item.objective,
                    critical=item.critical,
                    enemy=item.enemy,
                )
            )
    return tuple(found)


def ratios(course: Course) -> Iterator[Ratio]:
    """Of every test and cell."""
    for test in course.tests:
        held = [candidate.cell for candidate in candidates(course, test)]
        for cell, drawn in test.cells.items():
            yield Ratio(test.id, cell, drawn, held.count(cell))


def draw(
    items: Iterable[Candidate], cells: Mapping[str, int], seed: int, seen: Mapping[str, int]
) -> tuple[str, ...] | Short:
    """The ids of a form, in the order in which they are asked. `seen` is when an item was asked
    last, as the number of an attempt from 1."""
    ranked = sorted(items, key=lambda item: (seen.get(item.id, 0), rank(seed, item.id), item.id))
    taken: dict[str, tuple[_Slot, str]] = {}  # by enemy, or by id: who takes it, and which item
    slots = _slots(ranked, cells)
    if isinstance(slots, Short):
        return slots
    for slot in slots:
        if not _filled(slot, ranked, taken, set()):
            return Short(slot.cell, slot.objective)
    return tuple(sorted((id_ for _, id_ in taken.values()), key=lambda id_: (rank(seed, id_), id_)))


def _slots(items: Sequence[Candidate], cells: Mapping[str, int]) -> list[_Slot] | Short:
    """One for each item to be drawn, those for critical ones first."""
    left = dict(cells)
    forced = []
    for cell, objective in sorted({(one.cell, one.objective) for one in items if one.critical}):
        if cell in left:
            if not left[cell]:
                return Short(cell, objective)
            left[cell] -= 1
            forced.append(_Slot(cell, objective))
    return forced + [_Slot(cell, "") for cell, count in left.items() for _ in range(count)]


def _filled(
    slot: _Slot,
    ranked: Sequence[Candidate],
    taken: dict[str, tuple[_Slot, str]],
    tried: set[str],
) -> bool:
    """Whether the slot has an item, if need be one that another slot gives up for it (Kuhn)."""
    for item in ranked:
        side = item.enemy or item.id
        if side in tried or not slot.takes(item):
            continue
        tried.add(side)
        if side not in taken or _filled(taken[side][0], ranked, taken, tried):
            taken[side] = (slot, item.id)
            return True
    return False


def rank(seed: int, id_: str) -> int:
    """32 bits in which neighbours fall far apart: FNV-1a of the id, mixed with the seed."""
    value = 0x811C9DC5
    for character in id_:
        value = (value ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
    return mixed(value ^ seed)


def mixed(value: int) -> int:
    """The last step of MurmurHash3: each bit of 32 depends on each."""
    value = (value ^ value >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    value = (value ^ value >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return value ^ value >> 16
