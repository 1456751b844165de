"""`smcourse_test`: a test that is drawn, kept and graded on the server.

A page holds the items of the form that is open and no others, without their keys. One call of a
handler is one act, and safe to repeat: an attempt has a number, a place an item.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from math import inf
from typing import Any

from web_fragments.fragment import Fragment
from webob import Response as WebResponse
from xblock.core import XBlock
from xblock.exceptions import JsonHandlerError
from xblock.fields import Dict, Scope, String
from xblock.scorable import Score

from smcourse import sitting as moves
from smcourse.grading.presented import STANDINGS
from smcourse.sitting import Bank, BankItem, Sitting
from smcourse_xblock.block import (
    DAMAGE,
    DamagedPayload,
    SmcourseBlock,
    answer_json,
    check_version,
    object_of,
    response_of,
    token_of,
)
from smcourse_xblock.events import BEGUN, HANDED_IN, SUBMITTED, Answered, submission, text_of
from smcourse_xblock.form import Form, Told, front_of, told_of
from smcourse_xblock.say import _
from smcourse_xblock.scoring import Standing, is_over, may_show, may_tell
from smcourse_xblock.studio_test import StudioTestMixin

FINAL = "final"


class TestBlock(StudioTestMixin, SmcourseBlock):
    """A test of smcourse: what is drawn, what has to be right, how often it may be sat."""

    display_name = String(default=_("Test"), scope=Scope.settings)
    record = Dict(default={}, scope=Scope.user_state, help="See smcourse/sitting.py.")

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
        front = front_of(self.payload, bank, self._most(bank))
        return self._page("test", {"test": front, "told": told})

    def student_view_data(self, _context: object = None) -> Mapping[str, Any]:
        """For apps: what is said of the test before it begins."""
        try:
            bank = self._whole()
        except DamagedPayload:
            return {}
        return front_of(self.payload, bank, self._most(bank))

    @XBlock.handler
    def student_view_user_state(self, _request: object, _suffix: str = "") -> WebResponse:
        """For apps: how the test stands for this learner."""
        try:
            return answer_json(self._told(self._whole(), self._sitting()))
        except DamagedPayload:
            return answer_json({})

    # What the learner does

    @XBlock.json_handler
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

    @XBlock.json_handler
    def answer(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """`answers` to places of the form of this attempt, all of them or none; nothing takes one
        back. Saying the same again changes nothing."""
        bank, sitting = self._asked_for(data)
        self._check_attempt(sitting, data)
        if not self._takes_answers(sitting):
            raise JsonHandlerError(403, self._say(_("The time for this test is over.")))
        now = self._with_answers(bank, sitting, data)
        if now != sitting:
            self._keep(now)
        return self._answer(bank, now)

    @XBlock.json_handler
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

    @XBlock.json_handler
    def hand_in(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """The attempt of this number is over; `answers` are those that were not saved yet. After
        the end of the test what was saved before is handed in."""
        bank, sitting = self._asked_for(data)
        attempt = _whole_number(data, "attempt")
        if attempt <= sitting.attempts:
            return self._answer(bank, sitting)
        self._check_attempt(sitting, data)
        if self._takes_answers(sitting):
            sitting = self._with_answers(bank, sitting, data)
        sitting = moves.handed_in(sitting, bank, self._now())
        self._keep(sitting)
        self._score(bank, sitting, sitting.form)
        result = {"percent": sitting.last, "best": sitting.best, "passed": sitting.is_passed}
        self.runtime.publish(self, HANDED_IN, {"test": bank.id, "attempt": attempt, **result})
        return self._answer(bank, sitting)

    @XBlock.json_handler
    def more_time(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """Whoever needs more time gets it; `due` is the end that is to be moved."""
        bank, sitting = self._asked_for(data)
        if not sitting.is_open or is_over(self._rules()):
            raise JsonHandlerError(409, self._stale())
        if _whole_number(data, "due") == sitting.due:
            sitting = moves.more_time(sitting, self._now())
            self._keep(sitting)
        return self._answer(bank, sitting)

    @XBlock.json_handler
    def review(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """The answers of the last attempt, and what came of each."""
        bank, sitting = self._asked_for(data)
        if not self._told(bank, sitting)["mayReview"]:
            raise JsonHandlerError(403, self._say(_("The answers are not shown yet.")))
        return self._answer(bank, sitting, items=self._form(bank, sitting).items())

    @XBlock.json_handler
    def reveal(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """The right answer at a place."""
        bank, sitting = self._asked_for(data)
        form, place = self._form(bank, sitting), _place(sitting, data)
        if not form.may_reveal(place):
            raise JsonHandlerError(403, self._say(_("The answer is not shown yet.")))
        return self._answer(bank, sitting, item=form.told_item(place, is_shown=True))

    @XBlock.json_handler
    def repair_item(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """Another critical item, to put right the one at a place."""
        bank, sitting = self._asked_for(data)
        item = self._to_repair(bank, sitting, data)
        return self._answer(bank, sitting, item=self._form(bank, sitting).blank(item))

    @XBlock.json_handler
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
            raise JsonHandlerError(409, self._stale())

    def _takes_answers(self, sitting: Sitting) -> bool:
        """Whether there is time; a minute more than told, for what was sent at the end."""
        is_late = sitting.due and self._now() > sitting.due + 1
        return not is_late and not is_over(self._rules())

    def _with_answers(self, bank: Bank, sitting: Sitting, data: Mapping[str, Any]) -> Sitting:
        answers = data.get("answers")
        if not isinstance(answers, list) or len(answers) > len(sitting.form):
            raise JsonHandlerError(400, "no answers")
        for one in map(object_of, answers):
            if not self._form(bank, sitting).is_final(_place(sitting, one)):
                sitting = self._with_answer(bank, sitting, one)
        return sitting

    def _with_answer(self, bank: Bank, sitting: Sitting, data: Mapping[str, Any]) -> Sitting:
        place = _place(sitting, data)
        item = bank.item(sitting.form[place].item)
        if item is None:
            raise JsonHandlerError(409, self._stale())
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
            raise JsonHandlerError(409, self._stale())
        return item

    def _score(self, bank: Bank, sitting: Sitting, form: Any) -> None:
        """What the platform is told after an attempt or a repair."""
        self.earned = max(self.earned, self._worth(bank, sitting))
        if self.max_score():
            self._publish_grade(self.get_score(), only_if_higher=True)
        if self._is_done(bank, sitting):
            self.emit_completion(1.0)
        items = [(bank.item(asking.item), asking) for asking in form]
        answers = [
            Answered(payload=item.payload, response=asking.response, outcome=asking.outcome)
            for item, asking in items
            if item
        ]
        event = submission(
            self.scope_ids.usage_id,
            answers,
            attempt=sitting.attempts,
            earned=sum(moves.share_at(asking, bank) for asking in form),
            possible=float(len(form)),
        )
        self.runtime.publish(self, SUBMITTED, event)

    def _is_done(self, bank: Bank, sitting: Sitting) -> bool:
        """Whether nothing is left to do: it is passed, or cannot be sat again. Where correctness is
        hidden, that is told of no attempt."""
        is_last = moves.again_from(sitting, bank, self._most(bank)) == inf
        return sitting.is_passed or is_last or not may_tell(self._rules())

    # What is told

    def _told(self, bank: Bank, sitting: Sitting) -> Told:
        return told_of(
            self.payload,
            bank,
            sitting,
            most=self._most(bank),
            rules=self._rules(),
            now=self._now(),
            over=self._say(_("The time for this test is over.")),
            hidden=self._say(_("Your answers are saved.")),
        )

    def _answer(self, bank: Bank, sitting: Sitting, **more: Any) -> dict[str, Any]:
        """What an act comes to: how the test stands, and what else was asked for."""
        linked: dict[str, Any] = self._linked({"told": self._told(bank, sitting), **more})
        return linked

    def _form(self, bank: Bank, sitting: Sitting) -> Form:
        rules = replace(self._rules(), most=self._most(bank) or None)
        standing = Standing(attempts=sitting.attempts, best=3 if sitting.is_passed else 0)
        may = may_show(rules, standing)
        return Form(bank=bank, sitting=sitting, tells=may_tell(rules), shows=may)

    def _stale(self) -> str:
        return self._say(_("This test has changed. Load the page again to go on."))

    # Score

    def _worth(self, bank: Bank, sitting: Sitting) -> float:
        """The best result, of the points of the test; below its mark while it is not passed."""
        best = sitting.best or 0
        if bank.mark and not sitting.is_passed:
            best = min(best, bank.mark - 1)
        return best * self.max_score() / 100

    def max_score(self) -> float:
        """As many points as it asks items, whoever asks; a pre-test has none."""
        length = self.payload.get("length", 0)
        is_number = isinstance(length, int) and not isinstance(length, bool)
        is_final = self.payload.get("kind") == FINAL
        return float(length) if is_number and is_final and length > 0 else 0.0

    def has_submitted_answer(self) -> bool:
        return bool(self.record.get("attempts"))

    def calculate_score(self) -> Score:
        """The best result, by the items as they are now."""
        try:
            bank, sitting = self._whole(), self._sitting()
        except DamagedPayload:
            return self.get_score()
        worth = self._worth(bank, moves.regraded(sitting, bank))
        return Score(raw_earned=worth, raw_possible=self.max_score())

    def rescore(self, only_if_higher: bool) -> None:
        """After items were mended: what is told and what is earned follow them."""
        super().rescore(only_if_higher)
        new = self.calculate_score()
        if not only_if_higher or new.raw_earned > self.earned:
            self.set_score(new)
        with suppress(DamagedPayload):
            self._keep(moves.regraded(self._sitting(), self._whole()))

    # What the platform asks for

    def index_dictionary(self) -> dict[str, Any]:
        """For the search: its title and what is said of it, nothing of its items."""
        body: dict[str, Any] = super().index_dictionary()
        text = text_of(str(self.payload.get("html", "")))
        body["content"] = {"display_name": self.display_name, "test": text}
        body["content_type"] = "smcourse"
        return body

    def generate_report_data(
        self, user_state_iterator: Any, limit_responses: int | None = None
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """A row of the problem-response report for each learner who handed in."""
        rows = 0
        for user_state in user_state_iterator:
            record = user_state.state.get("record") or {}
            if not record.get("attempts") or rows == limit_responses:
                continue
            rows += 1
            form = record.get("best_form", [])
            yield (
                user_state.username,
                {
                    self._say(_("Test")): str(self.payload.get("id", "")),
                    self._say(_("Attempts")): record["attempts"],
                    self._say(_("Best result, %")): record.get("best"),
                    self._say(_("Last result, %")): record.get("last"),
                    self._say(_("Passed")): self._say(
                        _("yes") if record.get("is_passed") else _("no")
                    ),
                    self._say(_("Answers of the best attempt")): "; ".join(
                        f"{one['item']}: {', '.join(one['response'])}"
                        f" ({STANDINGS.get(one['outcome'], '-')})"
                        for one in form
                    ),
                },
            )

    # Inside

    def _whole(self) -> Bank:
        """The test; DamagedPayload where there is none."""
        if not self.payload:
            raise DamagedPayload("it has no payload: an import lost it, or it was added by hand.")
        check_version(self.payload)
        try:
            bank = moves.bank_of(self.payload)
            front_of(self.payload, bank, 0)
            told_of(self.payload, bank, Sitting(), most=0, rules=self._rules(), now=0)
        except DAMAGE as problem:
            told = f"its payload cannot be read ({type(problem).__name__}: {problem})."
            raise DamagedPayload(told) from problem
        if bank.length != sum(bank.rules["cells"].values()):
            raise DamagedPayload("its payload is not that of a test.")
        return bank

    def _sitting(self) -> Sitting:
        try:
            return moves.taken_up(self.record)
        except ValueError as problem:
            told = "what is kept of this learner cannot be read; nothing of it was changed."
            raise DamagedPayload(told) from problem

    def _keep(self, sitting: Sitting) -> None:
        self.record = moves.kept(sitting)

    def _most(self, bank: Bank) -> int:
        """How often it may be sat, 0 for any number; the platform's setting counts first."""
        return int(self.max_attempts or bank.rules["attempts"])

    def _now(self) -> int:
        """Minutes from 1970."""
        return int(self._rules().now.timestamp() // 60)


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
