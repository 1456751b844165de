"""`smcourse_test`: a test that is drawn, kept and graded on the server.

A page holds the items of the form that is open and no others, without their keys. One call of a
handler is one act, and safe to repeat: an attempt has a number, a place an item.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from web_fragments.fragment import Fragment
from webob import Response as WebResponse
from xblock.core import XBlock
from xblock.exceptions import JsonHandlerError
from xblock.fields import Scope, String

from smcourse import sitting as moves
from smcourse.sitting import Bank, BankItem, Sitting
from smcourse_xblock.block import (
    DamagedPayload,
    answer_json,
    json_handler,
    object_of,
    response_of,
    token_of,
)
from smcourse_xblock.events import BEGUN, HANDED_IN
from smcourse_xblock.form import Form, Told, front_of, told_of
from smcourse_xblock.record import TestRecord
from smcourse_xblock.say import _
from smcourse_xblock.scoring import Standing, is_over, may_show, may_tell
from smcourse_xblock.studio_test import StudioTestMixin

STALE = 409


class TestBlock(StudioTestMixin, TestRecord):
    """A test of smcourse: what is drawn, what has to be right, how often it may be sat."""

    display_name = String(default=_("Test"), scope=Scope.settings)

    # What the learner sees

    @XBlock.supports("multi_device")
    def student_view(self, _context: object = None) -> Fragment:
        """The test as it stands for this learner."""
        return self._fragment()

    def public_view(self, _context: object = None) -> Fragment:
        """For whoever is not signed in: its rules, and no way to begin."""
        return self._fragment(note=self._say(_("Sign in to answer.")))

    def _fragment(self, note: str = "") -> Fragment:
        try:
            bank = self._whole()
            sitting = Sitting() if note else self._sitting()
        except DamagedPayload as problem:
            return self._broken(self._say(_("This test cannot be shown just now.")), problem)
        told = self._told(bank, sitting)
        if note:
            told = {**told, "canBegin": False, "note": note}
        front = self._front(bank)
        return self._page("test", {"test": front, "told": told})

    def student_view_data(self, _context: object = None) -> Mapping[str, Any]:
        """For apps: what is said of the test before it begins."""
        try:
            bank = self._whole()
        except DamagedPayload:
            return {}
        return self._front(bank)

    @XBlock.handler
    def student_view_user_state(self, _request: object, _suffix: str = "") -> WebResponse:
        """For apps: how the test stands for this learner."""
        try:
            return answer_json(self._told(self._whole(), self._sitting()))
        except DamagedPayload:
            return answer_json({})

    # What the learner does

    @json_handler
    def begin(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """An attempt begins, if it has the number that is next; the same again changes nothing."""
        bank, sitting = self._asked_for(data)
        attempt = _whole_number(data, "attempt")
        if not sitting.is_open and attempt == sitting.attempts + 1:
            if not self._told(bank, sitting)["canBegin"]:
                raise JsonHandlerError(403, self._say(_("The test cannot be begun now.")))
            try:
                sitting = moves.begun(sitting, bank, self._learner(), self._now())
            except ValueError as problem:
                told = self._say(_("This test cannot be shown just now."))
                raise JsonHandlerError(404, told) from problem
            self._keep(sitting)
            self.runtime.publish(self, BEGUN, {"test": bank.id, "attempt": attempt})
        elif sitting.is_open:
            filled = moves.refilled(sitting, bank)
            if filled != sitting:
                self._keep(filled)
                sitting = filled
        items = self._form(bank, sitting).items() if sitting.is_open else []
        return self._answer(bank, sitting, items=items)

    @json_handler
    def answer(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """`answers` to places of the form of this attempt; nothing takes one back. Those to items
        that have changed since are `refused`. Saying the same again changes nothing."""
        bank, sitting = self._asked_for(data)
        self._check_attempt(sitting, data)
        if not self._takes_answers(sitting):
            raise JsonHandlerError(403, self._say(_("The time for this test is over.")))
        now, refused = self._with_answers(bank, sitting, data)
        if now != sitting:
            self._keep(now)
        told = {"refused": refused, "note": self._stale()} if refused else {}
        return self._answer(bank, now, **told)

    @json_handler
    def check(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """The answer to a place is final, and told to be right or wrong: where the test tells that
        at once."""
        bank, sitting = self._asked_for(data)
        self._check_attempt(sitting, data)
        place = _place(sitting, data)
        if not self._form(bank, sitting).is_final(place):
            if bank.rules["feedback"] != "at-once" or not self._takes_answers(sitting):
                raise JsonHandlerError(403, self._say(_("The time for this test is over.")))
            sitting = self._with_answer(bank, sitting, data)
            if not sitting.form[place].outcome:
                raise JsonHandlerError(400, "no response")
            self._keep(sitting)
        return self._answer(bank, sitting, item=self._form(bank, sitting).told_item(place))

    @json_handler
    def hand_in(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """The attempt of this number is over; `answers` are those that were not saved yet. After
        the end of the test what was saved before is handed in."""
        bank, sitting = self._asked_for(data)
        attempt = _whole_number(data, "attempt")
        if attempt <= sitting.attempts:
            return self._answer(bank, sitting)
        self._check_attempt(sitting, data)
        if self._takes_answers(sitting):
            sitting, _refused = self._with_answers(bank, sitting, data)
        sitting = moves.handed_in(sitting, bank, self._now())
        self._keep(sitting)
        self._score(bank, sitting, sitting.form)
        result = {"percent": sitting.last, "best": sitting.best, "passed": sitting.is_passed}
        self.runtime.publish(self, HANDED_IN, {"test": bank.id, "attempt": attempt, **result})
        return self._answer(bank, sitting)

    @json_handler
    def more_time(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """Whoever needs more time gets it; `due` is the end that is to be moved."""
        bank, sitting = self._asked_for(data)
        if not sitting.is_open or is_over(self._rules()):
            raise JsonHandlerError(STALE, self._stale())
        if _whole_number(data, "due") == sitting.due:
            sitting = moves.more_time(sitting, self._now())
            self._keep(sitting)
        return self._answer(bank, sitting)

    @json_handler
    def review(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """The answers of the last attempt, and what came of each."""
        bank, sitting = self._asked_for(data)
        if not self._told(bank, sitting)["mayReview"]:
            raise JsonHandlerError(403, self._say(_("The answers are not shown yet.")))
        return self._answer(bank, sitting, items=self._form(bank, sitting).items())

    @json_handler
    def reveal(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """The right answer at a place."""
        bank, sitting = self._asked_for(data)
        form, place = self._form(bank, sitting), _place(sitting, data)
        if not form.may_reveal(place):
            raise JsonHandlerError(403, self._say(_("The answer is not shown yet.")))
        return self._answer(bank, sitting, item=form.told_item(place, is_shown=True))

    @json_handler
    def repair_item(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """Another critical item, to put right the one at a place."""
        bank, sitting = self._asked_for(data)
        item = self._to_repair(bank, sitting, data)
        return self._answer(bank, sitting, item=self._form(bank, sitting).blank(item))

    @json_handler
    def repair(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """The answer to it. The same token again changes nothing."""
        bank, sitting = self._asked_for(data)
        token = token_of(data)
        done = sitting.repair
        if done is None or done.token != token:
            item = self._to_repair(bank, sitting, data)
            form = self._form(bank, sitting)
            response = form.taken(item, data, response_of(data), self._stale())
            if not response:
                raise JsonHandlerError(400, "no response")
            place = _whole_number(data, "place")
            sitting = moves.repaired(sitting, bank, place, item, response, token)
            self._keep(sitting)
            self._score(bank, sitting, [moves.asked_by(sitting.repair)])
        return self._answer(bank, sitting, item=self._form(bank, sitting).repaired_item())

    # What acts have in common

    def _asked_for(self, data: object) -> tuple[Bank, Sitting]:
        object_of(data)
        try:
            return self._whole(), self._sitting()
        except DamagedPayload as problem:
            told = self._say(_("This test cannot be shown just now."))
            raise JsonHandlerError(404, told) from problem

    def _check_attempt(self, sitting: Sitting, data: Mapping[str, Any]) -> None:
        """That what is said is said of the attempt that is open."""
        if _whole_number(data, "attempt") != sitting.attempts + 1 or not sitting.is_open:
            raise JsonHandlerError(STALE, self._stale())

    def _takes_answers(self, sitting: Sitting) -> bool:
        """Whether there is time; a minute more than told, for what was sent at the end."""
        is_late = sitting.due and self._now() > sitting.due + 1
        return not is_late and not is_over(self._rules())

    def _with_answers(
        self, bank: Bank, sitting: Sitting, data: Mapping[str, Any]
    ) -> tuple[Sitting, list[int]]:
        """With all answers that are to items as they are now, and the places of the others. One
        that nobody's page could send refuses all."""
        answers = data.get("answers")
        if not isinstance(answers, list) or len(answers) > len(sitting.form):
            raise JsonHandlerError(400, "no answers")
        refused = []
        for one in map(object_of, answers):
            place = _place(sitting, one)
            if self._form(bank, sitting).is_final(place):
                continue
            try:
                sitting = self._with_answer(bank, sitting, one)
            except JsonHandlerError as problem:
                if problem.status_code != STALE:
                    raise
                refused.append(place)
        return sitting, refused

    def _with_answer(self, bank: Bank, sitting: Sitting, data: Mapping[str, Any]) -> Sitting:
        place = _place(sitting, data)
        item = bank.item(sitting.form[place].item)
        if item is None:
            raise JsonHandlerError(STALE, self._stale())
        form = self._form(bank, sitting)
        response = form.taken(item, data, response_of(data), self._stale())
        sure = data.get("sure", 0)
        if isinstance(sure, bool) or sure not in (0, 1, 2, 3):
            raise JsonHandlerError(400, "no sureness")
        return moves.with_place(moves.answered(sitting, bank, place, response), place, sure=sure)

    def _to_repair(self, bank: Bank, sitting: Sitting, data: Mapping[str, Any]) -> BankItem:
        place = _whole_number(data, "place")
        told = self._told(bank, sitting)
        if place not in [one["place"] for one in told["repairs"]]:
            raise JsonHandlerError(403, self._say(_("There is nothing to put right here.")))
        item = moves.repair_item(sitting, bank, place)
        if item is None:
            raise JsonHandlerError(STALE, self._stale())
        return item

    # What is told

    def _told(self, bank: Bank, sitting: Sitting) -> Told:
        return told_of(
            self.payload,
            bank,
            sitting,
            most=self._most(bank),
            rules=self._rules(),
            now=self._now(),
            link=self._link,
            over=self._say(_("The time for this test is over.")),
            hidden=self._say(_("Your answers are saved.")),
        )

    def _front(self, bank: Bank) -> dict[str, Any]:
        tells = may_tell(self._rules())
        return front_of(self.payload, bank, self._most(bank), tells=tells, link=self._link)

    def _answer(self, bank: Bank, sitting: Sitting, **more: Any) -> dict[str, Any]:
        """What an act comes to: how the test stands, and what else was asked for."""
        return {"told": self._told(bank, sitting), **more}

    def _form(self, bank: Bank, sitting: Sitting) -> Form:
        rules = replace(self._rules(), most=self._most(bank) or None)
        standing = Standing(attempts=sitting.attempts, best=3 if sitting.is_passed else 0)
        may = may_show(rules, standing)
        return Form(bank=bank, sitting=sitting, tells=may_tell(rules), shows=may, link=self._link)

    def _stale(self) -> str:
        return self._say(_("This test has changed. Load the page again to go on."))


def _place(sitting: Sitting, data: Mapping[str, Any]) -> int:
    """A place of the form."""
    place = _whole_number(data, "place")
    if not 0 <= place < len(sitting.form):
        raise JsonHandlerError(400, "no such place")
    return place


def _whole_number(data: Mapping[str, Any], name: str) -> int:
    value = data.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise JsonHandlerError(400, f"no {name}")
    return value
