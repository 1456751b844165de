"""What the blocks have in common: fields, the platform's rules, and how a page is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import wraps
from hashlib import sha256
from html import escape
from typing import Any
from unicodedata import category

from web_fragments.fragment import Fragment
from webob import Response as WebResponse
from xblock.completable import CompletableXBlockMixin
from xblock.core import XBlock
from xblock.exceptions import JsonHandlerError
from xblock.fields import Float, Integer, Scope, String
from xblock.scorable import ScorableXBlockMixin, Score

from smcourse.compile.direction import is_right_to_left
from smcourse_xblock.olx import OlxMixin, Payload
from smcourse_xblock.page import in_script, script, world_of
from smcourse_xblock.say import _
from smcourse_xblock.scoring import Rules

VERSION = 1  # of payloads, see smcourse/compile/payload.py
LONGEST, MOST_PARTS, LONGEST_TOKEN, LONGEST_BODY = 2000, 100, 64, 1_000_000
UNWRITTEN = ("Cs", "Cc")  # surrogates and control characters, which nobody types
STAFF = "edx-platform.user_is_staff"
ANONYMOUS_ID = "edx-platform.anonymous_user_id"


class DamagedPayload(ValueError):
    """What is wrong with a payload, in words for staff."""


@XBlock.wants("user", "i18n", "completion", "replace_urls", "studio_user_permissions")
class SmcourseBlock(OlxMixin, ScorableXBlockMixin, CompletableXBlockMixin, XBlock):
    """A block that shows what smcourse compiled, and grades it on the server."""

    payload = Payload(default={}, scope=Scope.content, help="Compiled, with its key.")
    language = String(default="en", scope=Scope.content)
    weight = Float(default=None, scope=Scope.settings, values={"min": 0})
    max_attempts = Integer(default=None, scope=Scope.settings, values={"min": 1})

    earned = Float(default=0.0, scope=Scope.user_state, help="The best, as a share from 0 to 1.")

    def _page(self, kind: str, given: Mapping[str, Any]) -> Fragment:
        """A `kind` of block as it is shown; `given` is what its script starts with."""
        fragment = Fragment(f'<div class="smcourse-{kind}"><div data-smcourse></div></div>')
        fragment.add_javascript(script(kind, self.language))
        whole = {
            **given,
            "world": world_of(kind, self.language),
            "language": self.language,
            "dir": "rtl" if is_right_to_left(self.language) else "ltr",
        }
        # Each runtime writes it into a script in its own way; as a text of ours it ends none.
        fragment.initialize_js(f"Smcourse{kind.title()}", {"json": in_script(whole)})
        return fragment

    def _broken(self, calm: str, problem: DamagedPayload) -> Fragment:
        """A calm word for learners; staff are told what is wrong, too."""
        told = f"<p>{escape(calm)}</p>"
        if self._user().get(STAFF):
            lead = self._say(_("For staff:"))
            told += f"<p><strong>{escape(lead)}</strong> {escape(str(problem))}</p>"
        return Fragment(told)

    def _link(self, html: str) -> str:
        """HTML with the addresses that the platform has for files and for parts of the course."""
        service = self.runtime.service(self, "replace_urls") if "/" in html else None
        return str(service.replace_urls(html)) if service else html

    def _user(self) -> Mapping[str, Any]:
        """What the platform knows of whoever looks."""
        service = self.runtime.service(self, "user")
        attributes: Mapping[str, Any] = service.get_current_user().opt_attrs if service else {}
        return attributes

    def _learner(self) -> str:
        """A name of whoever looks that stays the same and says nothing of them."""
        return str(self._user().get(ANONYMOUS_ID) or self.scope_ids.user_id)

    def _say(self, text: str) -> str:
        """In the language of whoever looks; see `translations/`."""
        i18n = self.runtime.service(self, "i18n")
        return str(i18n.gettext(text)) if i18n else text

    def _rules(self) -> Rules:
        """Of this course and this learner: extensions are in `due` already."""
        due, grace = getattr(self, "due", None), getattr(self, "graceperiod", None)
        return Rules(
            now=datetime.now(UTC),
            ends=_ends(due, grace),
            most=self.max_attempts,
            showanswer=getattr(self, "showanswer", None) or "finished",
            show_correctness=getattr(self, "show_correctness", None) or "always",
        )

    def get_score(self) -> Score:
        possible = self.max_score()
        return Score(raw_earned=self._share() * possible, raw_possible=possible)

    def set_score(self, score: Score) -> None:
        possible = score.raw_possible or self.max_score()
        self.earned = min(max(score.raw_earned / possible, 0.0), 1.0) if possible else 0.0

    def publish_grade(self) -> None:
        """What is kept becomes the grade, higher or not: staff ask for it after `set_score`."""
        self._publish_grade(self.get_score(), only_if_higher=False)

    def rescore(self, only_if_higher: bool) -> None:
        """By the content as it is now: published, and kept."""
        super().rescore(only_if_higher)
        new = self.calculate_score()
        if not only_if_higher or new.raw_earned > self.get_score().raw_earned:
            self.set_score(new)

    def _share(self) -> float:
        return share_kept(self.earned)


def _ends(due: datetime | None, grace: timedelta | None) -> datetime | None:
    """The due date with its grace; one without a zone is UTC."""
    if due is None:
        return None
    zoned = due if due.tzinfo else due.replace(tzinfo=UTC)
    return zoned + (grace or timedelta())


def version_of(public: Mapping[str, Any]) -> str:
    """Changes with whatever a learner can see of a question, and with nothing else."""
    text = json.dumps(public, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()[:16]


def answer_json(value: object, status: int = 200) -> WebResponse:
    """A value as the answer of a handler that reads no body."""
    body = json.dumps(value).encode()
    kind = {"content_type": "application/json", "charset": "UTF-8"}
    return WebResponse(body=body, status=status, **kind)


def json_handler(act: Callable[[Any, Any, str], Mapping[str, Any]]) -> Any:
    """An act of a block: JSON in, JSON out. As `XBlock.json_handler`, but for bodies that are too
    long or nested without end, which are refused as any that is no JSON."""

    @XBlock.handler
    @wraps(act)
    def handler(self: Any, request: Any, suffix: str = "") -> WebResponse:
        if request.method != "POST":
            return answer_json({"error": "only POST"}, status=405)
        try:
            if len(request.body) > LONGEST_BODY:
                raise ValueError
            data = json.loads(request.body.decode())
        except (ValueError, RecursionError):
            return answer_json({"error": "no JSON"}, status=400)
        try:
            return answer_json(act(self, data, suffix))
        except JsonHandlerError as problem:
            return problem.get_response()

    return handler


def object_of(data: object) -> Mapping[str, Any]:
    """The body of a call, which has to be an object."""
    if not isinstance(data, dict):
        raise JsonHandlerError(400, "no object")
    return data


def token_of(data: Mapping[str, Any]) -> str:
    """The token of an act: the same again is the same act."""
    token = data.get("token")
    if not (isinstance(token, str) and 0 < len(token) <= LONGEST_TOKEN):
        raise JsonHandlerError(400, "no token")
    return token


def response_of(data: Mapping[str, Any]) -> list[str]:
    """What was answered; it may be nothing."""
    given = data.get("response")
    if not isinstance(given, list) or len(given) > MOST_PARTS:
        raise JsonHandlerError(400, "no response")
    if not all(isinstance(part, str) and len(part) <= LONGEST for part in given):
        raise JsonHandlerError(400, "no response")
    if any(category(character) in UNWRITTEN for part in given for character in part):
        raise JsonHandlerError(400, "no response")
    return given


def share_kept(value: object) -> float:
    """A share from 0 to 1, whatever a state holds."""
    return float(min(value, 1)) if isinstance(value, int | float) and value > 0 else 0.0


def texts_of(value: object) -> list[str]:
    """The texts of a list that was kept; none where it is no such list."""
    is_one = isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
    return list(value) if isinstance(value, list | tuple) and is_one else []


def check_version(payload: Mapping[str, Any]) -> None:
    """DamagedPayload where a payload is not of the version that is read here."""
    found = payload.get("v")
    if found != VERSION:
        told = f"its payload is of version {found!r}, this XBlock reads version {VERSION}"
        raise DamagedPayload(f"{told}. Upgrade smcourse-xblock, or import the course anew.")
