"""What is not graded: RIGHT is a response that says all that is asked, WRONG any other."""

from __future__ import annotations

from smcourse.grading.choice import CHOICE
from smcourse.grading.kind import RIGHT, WRONG, Kind, Payload, Response


def _survey(payload: Payload, response: Response) -> int:
    """One of its options."""
    return RIGHT if len(response) == 1 and response[0] in _ids(payload) else WRONG


def _ids(payload: Payload) -> list[str]:
    return [option["id"] for option in payload["options"]]


SURVEY = Kind(grade=_survey, code=CHOICE.code, response=CHOICE.response)
