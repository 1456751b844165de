"""What is kept of a test and what it is worth: record, grade, completion, search, report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from math import inf
from typing import Any

from xblock.fields import Dict, Scope
from xblock.scorable import Score

from smcourse import sitting as moves
from smcourse.compile.markup import text_of
from smcourse.grading.presented import STANDINGS
from smcourse.sitting import Bank, Sitting
from smcourse.sitting_record import kept, taken_up
from smcourse_xblock.block import DamagedPayload, SmcourseBlock, check_version
from smcourse_xblock.events import SUBMITTED, Answered, submission
from smcourse_xblock.say import _
from smcourse_xblock.scoring import may_tell

FINAL = "final"


class TestRecord(SmcourseBlock):
    """A test without its page and its handlers."""

    record = Dict(default={}, scope=Scope.user_state, help="See smcourse/sitting.py.")

    # Inside

    def _whole(self) -> Bank:
        """The test; DamagedPayload where there is none."""
        if not self.payload:
            raise DamagedPayload("it has no payload: an import lost it, or it was added by hand.")
        check_version(self.payload)
        try:
            return moves.bank_of(self.payload)
        except ValueError as problem:
            raise DamagedPayload(f"its payload cannot be used: {problem}.") from problem

    def _sitting(self) -> Sitting:
        try:
            return taken_up(self.record or {})
        except ValueError as problem:
            told = "what is kept of this learner cannot be read; nothing of it was changed."
            raise DamagedPayload(told) from problem

    def _keep(self, sitting: Sitting) -> None:
        self.record = kept(sitting)

    def _most(self, bank: Bank) -> int:
        """How often it may be sat, 0 for any number; the platform's setting counts first."""
        return int(self.max_attempts or bank.rules["attempts"])

    def _now(self) -> int:
        """Minutes from 1970."""
        return int(self._rules().now.timestamp() // 60)

    # Score

    def _score(self, bank: Bank, sitting: Sitting, form: Any) -> None:
        """What the platform is told after an attempt or a repair."""
        self.earned = max(self._share(), self._share_of(bank, sitting))
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

    def _share_of(self, bank: Bank, sitting: Sitting) -> float:
        """The best result as a share; below the mark while the test is not passed."""
        best = sitting.best or 0
        if bank.mark and not sitting.is_passed:
            best = min(best, bank.mark - 1)
        return best / 100

    def max_score(self) -> float:
        """As many points as it asks items, whoever asks; a pre-test has none."""
        length = self.payload.get("length", 0)
        is_number = isinstance(length, int) and not isinstance(length, bool)
        is_final = self.payload.get("kind") == FINAL
        return float(length) if is_number and is_final and length > 0 else 0.0

    def has_submitted_answer(self) -> bool:
        return isinstance(self.record, dict) and bool(self.record.get("attempts"))

    def calculate_score(self) -> Score:
        """The best result, by the items as they are now."""
        try:
            bank, sitting = self._whole(), self._sitting()
        except DamagedPayload:
            return self.get_score()
        share, possible = self._share_of(bank, moves.regraded(sitting, bank)), self.max_score()
        return Score(raw_earned=share * possible, raw_possible=possible)

    def rescore(self, only_if_higher: bool) -> None:
        """After items were mended: what is told and what is earned follow them."""
        super().rescore(only_if_higher)
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
            try:
                sitting = taken_up(user_state.state.get("record") or {})
            except ValueError:
                continue
            if not sitting.attempts or rows == limit_responses:
                continue
            rows += 1
            yield (
                user_state.username,
                {
                    self._say(_("Test")): str(self.payload.get("id", "")),
                    self._say(_("Attempts")): sitting.attempts,
                    self._say(_("Best result, %")): sitting.best,
                    self._say(_("Last result, %")): sitting.last,
                    self._say(_("Passed")): self._say(_("yes") if sitting.is_passed else _("no")),
                    self._say(_("Answers of the best attempt")): "; ".join(
                        f"{one.item}: {', '.join(one.response)} ({STANDINGS.get(one.outcome, '-')})"
                        for one in sitting.best_form
                    ),
                },
            )
