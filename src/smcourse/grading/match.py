"""A match: right where every line has its answer; in part where at least half of them do.

A response is the answer of each line, in the order of the lines; "" where none was chosen.
"""

from __future__ import annotations

from smcourse.grading.kind import Kind, Payload, Response
from smcourse.grading.places import grade_by_place


def _grade(payload: Payload, response: Response) -> int:
    return grade_by_place(payload["key"]["right"], response)


def _code(payload: Payload, response: Response) -> int:
    """A digit for each line, sorted by id: the place of its answer among the sorted ones, or 0."""
    lines = [option["id"] for option in payload["options"]]
    answers = _answers(payload)
    if len(response) != len(lines):
        return 0
    given = dict(zip(lines, response, strict=True))
    code = 0
    for id_ in sorted(lines):
        code *= len(answers) + 1
        code += answers.index(given[id_]) + 1 if given[id_] in answers else 0
    return code


def _response(payload: Payload, code: int) -> list[str]:
    lines = [option["id"] for option in payload["options"]]
    answers = ["", *_answers(payload)]
    if not 0 < code < len(answers) ** len(lines):
        return []
    given: dict[str, str] = {}
    for id_ in sorted(lines, reverse=True):
        code, place = divmod(code, len(answers))
        given[id_] = answers[place]
    return [given[id_] for id_ in lines]


def _answers(payload: Payload) -> list[str]:
    return sorted(answer["id"] for answer in payload["answers"])


MATCH = Kind(grade=_grade, code=_code, response=_response)
