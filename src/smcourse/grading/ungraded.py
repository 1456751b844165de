"""What is not graded: RIGHT is a response that says all that is asked, WRONG any other."""

from __future__ import annotations

from smcourse.grading.choice import CHOICE
from smcourse.grading.kind import RIGHT, WRONG, Kind, Payload, Response


def _survey(payload: Payload, response: Response) -> int:
    """One of its options."""
    return RIGHT if len(response) == 1 and response[0] in _ids(payload) else WRONG


def _acknowledge(payload: Payload, response: Response) -> int:
    """All of its statements, each once."""
    return RIGHT if sorted(response) == sorted(_ids(payload)) else WRONG


def _all_code(payload: Payload, response: Response) -> int:
    """1 for all of them, which is all that can be kept."""
    return int(_acknowledge(payload, response) == RIGHT)


def _all_response(payload: Payload, code: int) -> list[str]:
    return _ids(payload) if code == 1 else []


def _checklist(payload: Payload, response: Response) -> int:
    """Any of its items, each once; none of them says something too."""
    is_ours = set(response) <= set(_ids(payload)) and len(set(response)) == len(response)
    return RIGHT if is_ours else WRONG


def _ticks_code(payload: Payload, response: Response) -> int:
    """One more than a bit for each tick, so that none of them can be kept."""
    return CHOICE.code(payload, response) + 1


def _ticks_response(payload: Payload, code: int) -> list[str]:
    return CHOICE.response(payload, code - 1) if 0 < code <= 2 ** len(_ids(payload)) else []


def _ids(payload: Payload) -> list[str]:
    return [option["id"] for option in payload["options"]]


SURVEY = Kind(grade=_survey, code=CHOICE.code, response=CHOICE.response)
ACKNOWLEDGE = Kind(grade=_acknowledge, code=_all_code, response=_all_response)
CHECKLIST = Kind(grade=_checklist, code=_ticks_code, response=_ticks_response)
