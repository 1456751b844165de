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


def _ids(payload: Payload) -> list[str]:
    return [option["id"] for option in payload["options"]]


SURVEY = Kind(grade=_survey, code=CHOICE.code, response=CHOICE.response)
ACKNOWLEDGE = Kind(grade=_acknowledge, code=_all_code, response=_all_response)
