"""Sitting a test on a server: what a learner has done, as one value and pure moves.

Twin of `player/tests/record.js` and `player/tests/form.js`, which do the same in a page; the rules
of a test are told there and in the manual. What is kept here are the authors' ids and all that was
answered, so that an edited item can be graded anew. Scores are in percent, whole, and times in
minutes from 1970.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from smcourse.draw import Candidate, Short, draw, mixed, rank
from smcourse.grading import KINDS, RIGHT, grade, share_of
from smcourse.grading.shape import is_test
from smcourse.state import state_id

SEED_MASK = 2**30 - 1
HOUR = 60  # minutes
MORE_MINUTES = 10  # that one wish for more time gives, as often as it is made
SURE = 3  # of three


@dataclass(frozen=True, slots=True, kw_only=True)
class BankItem:
    """An item of a test, with its payload and its key."""

    payload: Mapping[str, Any]
    candidate: Candidate
    module: str

    @property
    def gives_half(self) -> bool:
        """Whether an answer in part gives half."""
        return bool(self.payload.get("half"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """A test as it is compiled for a server (`compile/payload.py`): its rules and its items."""

    id: str
    mark: int  # percent that passes it, 0 where any result does
    length: int
    rules: Mapping[str, Any]
    items: Mapping[str, BankItem]

    def item(self, id_: str) -> BankItem | None:
        """An item by its id, or by one that it had before."""
        if id_ in self.items:
            return self.items[id_]
        state = state_id(id_)
        return next((one for one in self.items.values() if state in one.payload["was"]), None)

    def is_critical(self, id_: str) -> bool:
        """Whether an item has to be right before the test is passed."""
        item = self.item(id_)
        return self.rules["critical"] != "counts" and bool(item and item.candidate.critical)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One place of a form: its item, and what was answered. `sure` is 1 to 3, 0 for unsaid."""

    item: str
    response: tuple[str, ...] = ()
    outcome: int = 0
    sure: int = 0
    is_repaired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A critical item that was asked to put another right, and what came of it."""

    place: int
    item: str
    response: tuple[str, ...]
    outcome: int
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What one learner did in a test. `form` is that of the attempt that is open, else of the last
    one; `best_form` that of the best; `seen` says which attempt asked an item last."""

    attempts: int = 0  # handed in
    first: int | None = None
    best: int | None = None
    last: int | None = None
    is_passed: bool = False
    since: int = 0
    is_open: bool = False
    seed: int = 0
    due: int = 0  # when its time is over, 0 for never
    form: tuple[Asking, ...] = ()
    best_form: tuple[Asking, ...] = ()
    seen: Mapping[str, int] = field(default_factory=dict)
    repair: Repair | None = None


UNTOUCHED = Sitting()


def bank_of(payload: Mapping[str, Any]) -> Bank:
    """A test's rules and items; ValueError where the payload is damaged."""
    if not is_test(payload, KINDS):
        raise ValueError("it is not that of a test, or damaged inside")
    items = {one["payload"]["id"]: _item(one) for one in payload["items"]}
    length = payload["length"]
    if not 0 < length <= len(items) or length != sum(payload["rules"]["cells"].values()):
        raise ValueError("it has too few items, or draws another number of them")
    return Bank(
        id=payload["id"],
        mark=payload["mark"] or 0,
        length=length,
        rules=payload["rules"],
        items=items,
    )


def _item(entry: Mapping[str, Any]) -> BankItem:
    payload = entry["payload"]
    candidate = Candidate(
        id=payload["id"],
        cell=entry["cell"],
        objective=payload["objective"],
        critical=entry["critical"],
        enemy=entry["enemy"],
    )
    return BankItem(payload=payload, candidate=candidate, module=entry["module"])


def begun(sitting: Sitting, bank: Bank, learner: str, now: int) -> Sitting:
    """An attempt with its form: the same for the same learner, test and attempt. ValueError where
    the bank has too few items for one."""
    seed = rank(sitting.attempts, f"{learner} {bank.id}") & SEED_MASK
    held = [item.candidate for item in bank.items.values()]
    form = draw(held, bank.rules["cells"], seed, sitting.seen)
    if isinstance(form, Short):
        raise ValueError(f"too few items in {form.cell}")
    minutes = bank.rules["minutes"]
    return replace(
        sitting,
        is_open=True,
        seed=seed,
        due=now + minutes if minutes else 0,
        form=tuple(Asking(item=id_) for id_ in form),
        seen={**sitting.seen, **dict.fromkeys(form, sitting.attempts + 1)},
        repair=None,
    )


def refilled(sitting: Sitting, bank: Bank) -> Sitting:
    """Items that the test no longer has make room for others, where nothing was answered yet: of
    the cells that lack one, if they have one that meets no enemy, else of any."""
    filled = sitting
    for place, asking in enumerate(sitting.form):
        if asking.outcome or bank.item(asking.item) is not None:
            continue
        known = [item for one in filled.form if (item := bank.item(one.item))]
        other = _spare(known, bank, sitting.seed)
        if other is not None:
            filled = with_place(filled, place, item=other)
            filled = replace(filled, seen={**filled.seen, other: sitting.attempts + 1})
    return filled


def _spare(known: Sequence[BankItem], bank: Bank, seed: int) -> str | None:
    held = {item.candidate.id for item in known}
    enemies = {item.candidate.enemy for item in known} - {""}
    lacking = Counter(bank.rules["cells"]) - Counter(item.candidate.cell for item in known)
    free = [item.candidate for id_, item in bank.items.items() if id_ not in held]
    peaceful = [one for one in free if one.enemy not in enemies]
    best = [one for one in peaceful if lacking[one.cell] > 0] or peaceful or free
    return min((one.id for one in best), key=lambda id_: rank(seed, id_), default=None)


def with_place(sitting: Sitting, place: int, **change: Any) -> Sitting:
    """One place of the form as it is now."""
    form = list(sitting.form)
    form[place] = replace(form[place], **change)
    return replace(sitting, form=tuple(form))


def answered(sitting: Sitting, bank: Bank, place: int, response: Sequence[str]) -> Sitting:
    """What a place was answered with; nothing takes an answer back."""
    item = bank.item(sitting.form[place].item)
    outcome = grade(item.payload, response) if item and response else 0
    return with_place(sitting, place, response=tuple(response), outcome=outcome)


def share_at(asking: Asking, bank: Bank) -> float:
    """What one place of a form gives: all, half or nothing."""
    item = bank.item(asking.item)
    return share_of(asking.outcome, gives_half=bool(item and item.gives_half))


def percent_of(form: Sequence[Asking], bank: Bank) -> int:
    """How much of a form is right, floored: 79.6 never shows as 80."""
    right = sum(share_at(asking, bank) for asking in form)
    return int(100 * right // len(form)) if form else 0


def to_repair(form: Sequence[Asking], bank: Bank) -> Iterator[int]:
    """Places whose item has to be right before the test is passed."""
    for place, asking in enumerate(form):
        is_wrong = asking.outcome != RIGHT and not asking.is_repaired
        if is_wrong and bank.is_critical(asking.item):
            yield place


def handed_in(sitting: Sitting, bank: Bank, now: int) -> Sitting:
    """An attempt is over: what was not answered is not right. The best result stays."""
    last = percent_of(sitting.form, bank)
    is_best = sitting.best is None or last > sitting.best
    done = replace(
        sitting,
        attempts=sitting.attempts + 1,
        first=last if sitting.first is None else sitting.first,
        best=last if is_best else sitting.best,
        last=last,
        since=now,
        is_open=False,
        best_form=sitting.form if is_best else sitting.best_form,
    )
    return replace(done, is_passed=sitting.is_passed or _passes(done.form, last, bank))


def _passes(form: Sequence[Asking], percent: int, bank: Bank) -> bool:
    """Whether a form with this result is enough: nothing of it has to be put right."""
    return percent >= bank.mark and not any(True for _ in to_repair(form, bank))


def repairs_of(sitting: Sitting, bank: Bank) -> list[int]:
    """Places that can be put right now: once the mark is reached."""
    is_on = bank.rules["critical"] == "repair" and not (sitting.is_passed or sitting.is_open)
    reached = sitting.last is not None and sitting.last >= bank.mark
    return list(to_repair(sitting.form, bank)) if is_on and reached else []


def repair_item(sitting: Sitting, bank: Bank, place: int) -> BankItem | None:
    """A critical item of the same objective, the one that was asked longest ago."""
    lost = bank.item(sitting.form[place].item)
    if lost is None:
        return None

    def age(item: BankItem) -> tuple[int, bool, int]:
        id_ = item.candidate.id
        return sitting.seen.get(id_, 0), item is lost, rank(sitting.seed, id_)

    wanted = lost.candidate.objective
    others = (one for one in bank.items.values() if one.candidate.critical)
    return min((one for one in others if one.candidate.objective == wanted), key=age, default=None)


def asked_by(repair: Repair | None) -> Asking:
    """A repair as a place of a form."""
    if repair is None:
        return Asking(item="")
    return Asking(item=repair.item, response=repair.response, outcome=repair.outcome)


def repaired(
    sitting: Sitting, bank: Bank, place: int, item: BankItem, response: Sequence[str], token: str
) -> Sitting:
    """A critical item was asked in place of one that was wrong."""
    outcome = grade(item.payload, response)
    id_ = item.candidate.id
    done = replace(
        sitting,
        seen={**sitting.seen, id_: sitting.attempts + 1},
        repair=Repair(
            place=place, item=id_, response=tuple(response), outcome=outcome, token=token
        ),
    )
    if outcome != RIGHT:
        return done
    mended = with_place(done, place, is_repaired=True)
    passes = _passes(mended.form, mended.last or 0, bank)
    return replace(mended, is_passed=mended.is_passed or passes)


def again_from(sitting: Sitting, bank: Bank, most: int) -> float:
    """From when on it can be sat again; infinite for never. `most` is how often, 0 for ever."""
    if most and sitting.attempts >= most:
        return inf
    waits = bank.rules["wait"]
    hours = waits[min(sitting.attempts, len(waits)) - 1] if waits and sitting.attempts else 0
    return float(sitting.since + hours * HOUR)


def may_review(sitting: Sitting, bank: Bank) -> bool:
    """Whether answers may be looked at."""
    review = bank.rules["review"]
    is_allowed = review == "always" or (review == "after-pass" and sitting.is_passed)
    return is_allowed and sitting.attempts > 0 and not sitting.is_open


def more_time(sitting: Sitting, now: int) -> Sitting:
    """Somebody needs more time."""
    return replace(sitting, due=max(sitting.due, now) + MORE_MINUTES) if sitting.due else sitting


def regraded(sitting: Sitting, bank: Bank) -> Sitting:
    """After items were mended: every answer graded as they are now. An item that is gone keeps
    what it gave; whoever had passed has, and whoever's last or best attempt is enough now."""

    def anew(form: tuple[Asking, ...]) -> tuple[Asking, ...]:
        return tuple(_anew(asking, bank) for asking in form)

    now = replace(sitting, form=anew(sitting.form), best_form=anew(sitting.best_form))
    if not now.attempts:
        return now
    last = now.last if now.is_open else percent_of(now.form, bank)
    best = max(percent_of(now.best_form, bank), last or 0)
    now = replace(now, last=last, best=best)
    over = [now.best_form] if now.is_open else [now.form, now.best_form]
    passes = any(form and _passes(form, percent_of(form, bank), bank) for form in over)
    return replace(now, is_passed=now.is_passed or passes)


def _anew(asking: Asking, bank: Bank) -> Asking:
    item = bank.item(asking.item)
    if item is None or not asking.response:
        return asking
    return replace(asking, outcome=grade(item.payload, asking.response))


def as_shown(item: BankItem, sitting: Sitting, *, shuffles: bool) -> Mapping[str, Any]:
    """An item's payload, the options of a choice in an order of this form."""
    payload = item.payload
    if not shuffles or payload["kind"] != "choice" or payload.get("fixed"):
        return payload
    own = mixed(sitting.seed ^ state_id(item.candidate.id))
    options = sorted(payload["options"], key=lambda option: rank(own, option["id"]))
    return {**payload, "options": options}


def known_modules(sitting: Sitting, bank: Bank) -> list[str]:
    """Modules of which every item of the form was right and sure."""
    held = [(bank.item(asking.item), asking) for asking in sitting.form]
    sure: dict[str, bool] = {}
    for item, asking in held:
        if item and item.module:
            is_known = asking.outcome == RIGHT and asking.sure == SURE
            sure[item.module] = sure.get(item.module, True) and is_known
    return [name for name, is_known in sure.items() if is_known]
