"""`smcourse_question`: one question, graded on the server.

What is kept of a learner are the author's ids, never places, so that an answer outlives an edited
question. One call of a handler is one act; each is safe to repeat.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from web_fragments.fragment import Fragment
from webob import Response as WebResponse
from xblock.core import XBlock
from xblock.exceptions import JsonHandlerError
from xblock.fields import Integer, List, Scope, String
from xblock.scorable import Score

from smcourse.compile.markup import text_of
from smcourse.grading import KINDS, RIGHT, grade, share_of
from smcourse.grading.presented import STANDINGS, Presented, presented, told, untold
from smcourse.grading.shape import MOST_POINTS, is_payload
from smcourse.model import UNGRADED
from smcourse_xblock.block import (
    DamagedPayload,
    SmcourseBlock,
    answer_json,
    check_version,
    json_handler,
    object_of,
    response_of,
    share_kept,
    texts_of,
    token_of,
    version_of,
)
from smcourse_xblock.events import SUBMITTED, Answered, submission
from smcourse_xblock.page import cleaned
from smcourse_xblock.say import _
from smcourse_xblock.scoring import (
    Standing,
    is_over,
    is_used_up,
    may_answer,
    may_show,
    may_tell,
)
from smcourse_xblock.studio import StudioMixin

GRADED = tuple(kind for kind in KINDS if kind not in UNGRADED)


class QuestionBlock(StudioMixin, SmcourseBlock):
    """A question of any kind of smcourse."""

    display_name = String(default=_("Question"), scope=Scope.settings)
    markdown = String(default="", scope=Scope.content, help="As its author wrote it.")

    attempts = Integer(default=0, scope=Scope.user_state)
    response = List(default=[], scope=Scope.user_state)
    outcome = Integer(default=0, scope=Scope.user_state)
    best = Integer(default=0, scope=Scope.user_state)
    best_response = List(default=[], scope=Scope.user_state)
    token = String(default="", scope=Scope.user_state)
    is_shown = Integer(default=0, scope=Scope.user_state)

    # What the learner sees

    @XBlock.supports("multi_device")
    def student_view(self, _context: object = None) -> Fragment:
        """The question as it stands for this learner."""
        return self._fragment(self._told)

    def public_view(self, _context: object = None) -> Fragment:
        """For whoever is not signed in: to read, not to answer."""
        note = self._say(_("Sign in to answer."))
        return self._fragment(lambda: _nothing(self.payload, 0, is_over=True, note=note))

    def _fragment(self, tell: Callable[[], Mapping[str, Any]]) -> Fragment:
        try:
            shown = self._whole()
        except DamagedPayload as problem:
            return self._broken(self._say(_("This question cannot be shown just now.")), problem)
        return self._page(
            "question",
            {
                "payload": cleaned(shown.public, str(shown.public["kind"]), self._link),
                "version": version_of(shown.public),
                "told": tell(),
            },
        )

    def student_view_data(self, _context: object = None) -> Mapping[str, Any]:
        """For apps: the question, without what depends on a key or a learner."""
        shown = self._presented()
        return {} if shown is None else cleaned(shown.public, str(shown.public["kind"]), self._link)

    @XBlock.handler
    def student_view_user_state(self, _request: object, _suffix: str = "") -> WebResponse:
        """For apps: how the question stands for this learner."""
        return answer_json(self._told() if self._presented() else {})

    # What the learner does

    @json_handler
    def submit(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """An answer: `response`, in the names that were shown, the `version` that was answered,
        and a `token` of this attempt. The same token again changes nothing."""
        shown = self._checked(data)
        token = token_of(data)
        if token == self.token:
            return self._answer()
        if data.get("attempt") != self.attempts + 1:
            raise JsonHandlerError(409, self._stale())
        given = response_of(data)
        if not given:
            raise JsonHandlerError(400, "no response")
        if not may_answer(self._rules(), self._standing()):
            raise JsonHandlerError(403, self._closed())
        try:
            response = shown.taken(given)
        except ValueError as problem:
            raise JsonHandlerError(400, "no such answer") from problem
        self._take(response, token)
        return self._answer()

    @json_handler
    def answer(self, data: Any, _suffix: str = "") -> Mapping[str, Any]:
        """The right answer is asked for."""
        self._checked(data)
        if not self._shows:
            raise JsonHandlerError(403, self._say(_("The answer is not shown yet.")))
        self.is_shown = 1
        return self._answer()

    def _checked(self, data: object) -> Presented:
        """The question, if `data` speaks of the one that there is now."""
        shown = self._presented()
        if shown is None:
            raise JsonHandlerError(404, self._say(_("This question cannot be shown just now.")))
        if object_of(data).get("version") != version_of(shown.public):
            raise JsonHandlerError(409, self._stale())
        return shown

    def _take(self, response: list[str], token: str) -> None:
        self.token = token
        self.attempts += 1
        self.response, self.outcome = response, grade(self.payload, response)
        self.is_shown = 0
        if self.outcome >= self.best:
            self.best, self.best_response = self.outcome, response
        self.earned = max(self._share(), self._share_of(self.best))
        self._publish_grade(self.get_score(), only_if_higher=True)
        self.emit_completion(1.0)
        answered = Answered(payload=self.payload, response=response, outcome=self.outcome)
        self.runtime.publish(
            self,
            SUBMITTED,
            submission(
                self.scope_ids.usage_id,
                [answered],
                attempt=self.attempts,
                earned=self._share_of(self.outcome) * self.max_score(),
                possible=self.max_score(),
            ),
        )

    # What is told

    def _answer(self) -> Mapping[str, Any]:
        return self._told()

    def _stale(self) -> str:
        return self._say(_("This question has changed. Load the page again to answer it."))

    @property
    def _kept(self) -> tuple[list[str], int]:
        """The last answer and what came of it, whatever a state holds."""
        is_one = self.outcome in (0, *STANDINGS)
        return texts_of(self.response), self.outcome if is_one else 0

    @property
    def _shows(self) -> bool:
        """Whether there is a right answer that may be shown."""
        return self.is_graded and may_show(self._rules(), self._standing())

    def _told(self) -> dict[str, Any]:
        """How it stands, as `Told` of player/xblock.js."""
        rules, standing = self._rules(), self._standing()
        response, outcome = self._kept
        is_open = may_answer(rules, standing)
        note = "" if is_open else self._closed()
        shows = self._shows
        if not (self.attempts or self.is_shown):
            nothing = _nothing(self.payload, self.attempts, is_over=not is_open, note=note)
            return nothing | {"mayShow": shows}
        if not may_tell(rules):
            said = note or self._say(_("Your answer is saved."))
            return _nothing(self.payload, self.attempts, is_over=not is_open, note=said) | {
                "response": self._own(response)
            }
        is_shown = bool(self.is_shown) and shows and outcome != RIGHT
        if is_open and self.attempts and rules.most is not None:
            note = self._say(_("Attempts left: {n}")).format(n=rules.most - self.attempts)
        key = told(self.payload, response, outcome, is_shown=is_shown)
        standing_word = "shown" if is_shown else STANDINGS.get(outcome, "open")
        return {
            "standing": standing_word,
            "response": self._own(response),
            "key": cleaned(key, link=self._link),
            "attempts": self.attempts,
            "isOver": not is_open,
            "mayShow": shows,
            "note": note,
        }

    def _own(self, response: Sequence[str]) -> list[str | None]:
        """A response in the names that are shown."""
        shown = self._presented()
        return shown.given(response) if shown else []

    def _closed(self) -> str:
        """Why no answer is taken."""
        rules, standing = self._rules(), self._standing()
        if standing.best == RIGHT and may_tell(rules):
            return ""
        if is_over(rules):
            return self._say(_("The time for this question is over."))
        if is_used_up(rules, standing):
            return self._say(_("No attempts are left."))
        return ""

    # Score

    @property
    def is_graded(self) -> bool:
        """Whether an answer can be right or wrong."""
        return self.payload.get("kind") in GRADED

    def max_score(self) -> float:
        """The points of the question, whoever asks."""
        points = self.payload.get("points", 1)
        is_number = isinstance(points, int) and 0 <= points <= MOST_POINTS
        return float(points) if self.is_graded and is_number else 0.0

    def has_submitted_answer(self) -> bool:
        return bool(self.attempts > 0)

    def calculate_score(self) -> Score:
        """The best that was answered, by the question as it is now."""
        if self._presented() is None:
            return self.get_score()
        answers = [self._kept[0], texts_of(self.best_response)] if self.attempts else []
        best = max((grade(self.payload, one) for one in answers), default=0)
        possible = self.max_score()
        return Score(raw_earned=self._share_of(best) * possible, raw_possible=possible)

    def rescore(self, only_if_higher: bool) -> None:
        """After the question was mended: what is told and what is earned follow it."""
        super().rescore(only_if_higher)
        if self._presented() is not None:
            self.outcome = grade(self.payload, self._kept[0])
            self.best = max(self.outcome, grade(self.payload, texts_of(self.best_response)))

    def _share_of(self, outcome: int) -> float:
        return share_of(outcome, gives_half=bool(self.payload.get("half")))

    # What the platform asks for

    def index_dictionary(self) -> dict[str, Any]:
        """For the search: what is asked, never what is right."""
        body: dict[str, Any] = super().index_dictionary()
        shown = self._presented()
        if shown is not None:
            parts = [shown.public.get(name, "") for name in ("situation", "prompt")]
            parts += [option.get("html", "") for option in shown.public.get("options", [])]
            text = text_of(" ".join(parts))
            body["content"] = {"display_name": self.display_name, "question": text}
            body["content_type"] = "smcourse"
        return body

    def generate_report_data(
        self, user_state_iterator: Any, limit_responses: int | None = None
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """A row of the problem-response report for each learner who answered."""
        rows = 0
        for user_state in user_state_iterator:
            state = user_state.state
            if not state.get("attempts") or rows == limit_responses:
                continue
            rows += 1
            outcome = state.get("outcome")
            yield (
                user_state.username,
                {
                    self._say(_("Question")): str(self.payload.get("id", "")),
                    self._say(_("Answer")): ", ".join(texts_of(state.get("response"))),
                    self._say(_("Result")): STANDINGS.get(outcome, "")
                    if isinstance(outcome, int)
                    else "",
                    self._say(_("Attempts")): state["attempts"],
                    self._say(_("Points")): share_kept(state.get("earned")) * self.max_score(),
                },
            )

    # Inside

    def _presented(self) -> Presented | None:
        """The question without its key; None where the payload is none that can be read."""
        try:
            return self._whole()
        except DamagedPayload:
            return None

    def _whole(self) -> Presented:
        """The question without its key; DamagedPayload where there is none."""
        if not self.payload:
            raise DamagedPayload(
                "it has no payload: nobody has written it yet, or an import lost it."
            )
        check_version(self.payload)
        if not is_payload(self.payload, KINDS):
            raise DamagedPayload(
                "its payload is not that of a question: something in it is damaged."
            )
        return presented(self.payload)

    def _standing(self) -> Standing:
        return Standing(attempts=self.attempts, best=self.best)


def _nothing(
    payload: Mapping[str, Any], attempts: int, *, is_over: bool, note: str = ""
) -> dict[str, Any]:
    """Of a question of which nothing may be told."""
    return {
        "standing": "open",
        "response": [],
        "key": untold(payload),
        "attempts": attempts,
        "isOver": is_over,
        "mayShow": False,
        "note": note,
    }
