"""What of a test may reach a browser: its rules, how it stands, and the items of a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from xblock.exceptions import JsonHandlerError

from smcourse import sitting as moves
from smcourse.compile.markup import clean
from smcourse.grading import RIGHT
from smcourse.grading.presented import STANDINGS, Presented, presented, told, untold
from smcourse.sitting import Bank, BankItem, Sitting
from smcourse_xblock.block import version_of
from smcourse_xblock.page import Link, cleaned
from smcourse_xblock.scoring import Rules, is_over, may_tell

Told = dict[str, Any]


def front_of(
    payload: Mapping[str, Any], bank: Bank, most: int, *, tells: bool, link: Link
) -> dict[str, Any]:
    """What is said of a test before it begins, as `Front` of player/xblock-test.js. Where the
    platform hides what comes of answers, the test does."""
    rules = bank.rules
    return {
        "id": bank.id,
        "title": payload["title"],
        "html": link(clean(payload["html"])),
        "length": bank.length,
        "mark": bank.mark,
        "attempts": most,
        "minutes": rules["minutes"],
        "feedback": rules["feedback"] if tells else "never",
        "confidence": bool(rules["confidence"]),
        "isFinal": payload["kind"] == "final",
    }


def told_of(
    payload: Mapping[str, Any],
    bank: Bank,
    sitting: Sitting,
    *,
    most: int,
    rules: Rules,
    now: int,
    link: Link = str,
    over: str = "",
    hidden: str = "",
) -> Told:
    """How it stands, as `Told` of player/xblock-test.js. Where correctness is hidden, what is told
    of a right answer and of a wrong one is the same."""
    tells, is_late = may_tell(rules), is_over(rules)
    is_passed = sitting.is_passed and tells
    again = moves.again_from(sitting, bank, most)
    is_open = sitting.is_open
    can_begin = not (is_late or is_passed or is_open or again > now)
    repairs = moves.repairs_of(sitting, bank) if tells and not is_late else []
    helps = not is_passed and sitting.attempts >= bank.rules.get("helpAfter", inf)
    note = over if is_late and not is_passed else "" if tells or not sitting.attempts else hidden
    return {
        "attempts": sitting.attempts,
        "isOpen": is_open,
        "isOver": is_late,
        "canBegin": can_begin,
        "wait": 0 if again in (inf, 0) or again <= now or is_passed else int(again - now),
        "isLast": again == inf and not is_passed,
        "isPassed": is_passed,
        "last": sitting.last if tells else None,
        "best": sitting.best if tells else None,
        "left": max(sitting.due - now, 0) if is_open and sitting.due else 0,
        "due": sitting.due if is_open else 0,
        "taken": [asking.outcome > 0 for asking in sitting.form] if is_open else [],
        "mayReview": tells and moves.may_review(sitting, bank),
        "repairs": [
            {"place": place, **_topic(payload, bank, sitting.form[place].item, link)}
            for place in repairs
        ],
        "topics": _topics(payload, bank, sitting, link) if tells and not is_open else [],
        "help": str(bank.rules.get("help", "")) if helps and tells else "",
        "note": note,
    }


def _topic(payload: Mapping[str, Any], bank: Bank, id_: str, link: Link) -> dict[str, Any]:
    item = bank.item(id_)
    return _objective(payload, item.candidate.objective if item else "", link)


def _objective(payload: Mapping[str, Any], name: str, link: Link) -> dict[str, Any]:
    """What an objective is called, and links to the lessons that teach it."""
    known = payload["objectives"].get(name, {"text": name, "lessons": []})
    links = payload.get("links", {})
    return {
        "text": known["text"],
        "links": [
            {"label": links[lesson]["label"], "href": _address(links[lesson]["href"], link)}
            for lesson in known["lessons"]
            if lesson in links
        ],
    }


def _address(href: str, link: Link) -> str:
    """An address of the course as the platform has it, which looks for it in quotes; none where it
    leads elsewhere."""
    is_ours = href.startswith("/jump_to_id/") and '"' not in href
    return link(f'"{href}"').strip('"') if is_ours else ""


def _topics(
    payload: Mapping[str, Any], bank: Bank, sitting: Sitting, link: Link
) -> list[dict[str, Any]]:
    """How the last attempt went, objective by objective."""
    if bank.rules["feedback"] == "never" or not sitting.attempts:
        return []
    counts: dict[str, tuple[float, int]] = {}
    for asking in sitting.form:
        if (item := bank.item(asking.item)) is not None:
            right, total = counts.get(item.candidate.objective, (0.0, 0))
            share = moves.share_at(asking, bank)
            counts[item.candidate.objective] = (right + share, total + 1)
    return [
        {**_objective(payload, name, link), "right": right, "total": total}
        for name, (right, total) in sorted(counts.items())
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The items of an attempt. `tells` and `shows` are whether the platform lets a learner know
    what came of an answer, and what the right one is."""

    bank: Bank
    sitting: Sitting
    tells: bool
    shows: bool
    link: Link

    def items(self) -> list[dict[str, Any]]:
        """All of them in their order, each as it stands."""
        return [self.told_item(place) for place in range(len(self.sitting.form))]

    def is_final(self, place: int) -> bool:
        """Whether an answer was told to be right or wrong, so that it stands."""
        is_once = self.bank.rules["feedback"] == "at-once"
        return is_once and self.tells and self.sitting.form[place].outcome > 0

    def may_reveal(self, place: int) -> bool:
        """Whether the right answer at a place may be shown."""
        is_told = self.is_final(place) or moves.may_review(self.sitting, self.bank)
        return is_told and self.shows

    def told_item(self, place: int, *, is_shown: bool = False) -> dict[str, Any]:
        """The item at a place, and of its key what may be told."""
        asking = self.sitting.form[place]
        item = self.bank.item(asking.item)
        if item is None:
            return {"place": place, "item": asking.item, "isGone": True}
        is_told = self.is_final(place) or (self.tells and not self.sitting.is_open)
        shown = self._item(item, list(asking.response), asking.outcome if is_told else 0, is_shown)
        mends = is_told and asking.outcome != RIGHT and self.may_reveal(place)
        return {**shown, "place": place, "sure": asking.sure, "mayShow": mends and not is_shown}

    def blank(self, item: BankItem) -> dict[str, Any]:
        """An item that nobody has answered yet."""
        return self._item(item, [], 0, is_shown=False)

    def repaired_item(self) -> dict[str, Any]:
        """The item of the last repair, and what came of it."""
        done = self.sitting.repair
        item = done and self.bank.item(done.item)
        if not done or not item:
            return {"isGone": True}
        outcome = done.outcome if self.tells else 0
        return self._item(item, list(done.response), outcome, is_shown=False)

    def taken(
        self, item: BankItem, data: Mapping[str, Any], response: Sequence[str], stale: str
    ) -> list[str]:
        """A response in the item's own names, if it is to the item as it is now."""
        shown = self._presented(item)
        is_same = data.get("item") == item.candidate.id
        if not is_same or data.get("version") != version_of(shown.public):
            raise JsonHandlerError(409, stale)
        try:
            return shown.taken(response)
        except ValueError as problem:
            raise JsonHandlerError(400, "no such answer") from problem

    def _presented(self, item: BankItem) -> Presented:
        shuffles = bool(self.bank.rules["shuffle"])
        return presented(moves.as_shown(item, self.sitting, shuffles=shuffles))

    def _item(
        self, item: BankItem, response: list[str], outcome: int, is_shown: bool
    ) -> dict[str, Any]:
        """As `Item` of player/xblock-test.js; `outcome` is 0 where it is not told."""
        shown = self._presented(item)
        payload = item.payload
        is_told = bool(outcome) or is_shown
        key = told(payload, response, outcome, is_shown=is_shown) if is_told else untold(payload)
        return {
            "item": item.candidate.id,
            "payload": cleaned(shown.public, str(shown.public["kind"]), self.link),
            "version": version_of(shown.public),
            "response": shown.given(response),
            "standing": "shown" if is_shown else STANDINGS.get(outcome, "open"),
            "key": cleaned(key, link=self.link),
            "sure": 0,
            "mayShow": False,
        }
