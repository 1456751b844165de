"""What completes a course: what `needs` says, and what the page is told of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import build_scorm12
from unit.test_placed import ASKING, HEAD, LESSON, page_data

Write = Callable[[dict[str, str | bytes]], Path]

MARK = "  pass_mark: 80\n"


@pytest.fixture
def told(write_course: Write, tmp_path: Path) -> Callable[..., Any]:
    """What a page says of a course with such a `completion`, or the codes that it earns."""

    def tell(completion: str, question: str = ASKING) -> Any:
        course = write_course(
            {"course.yaml": f"{HEAD}completion:\n{completion}", "en/hive.md": LESSON + question}
        )
        result = build_scorm12(course, tmp_path)
        codes = [one.code for one in result.found]
        return codes or page_data(result.built[0].path)

    return tell


@pytest.mark.parametrize(
    ("needs", "failed", "enough"),
    [
        ("", "incomplete", None),
        ("  needs: [lessons, mark]\n", "incomplete", None),
        ("  needs: [mark, lessons]\n", "incomplete", None),
        ("  needs: [lessons]\n", "completed", None),
        ("  needs: mark\n", "incomplete", 80),
        ("  needs: [mark]\n  failed: failed\n", "failed", 80),
    ],
)
def test_the_page_knows_what_is_needed(
    needs: str, failed: str, enough: int | None, told: Callable[..., Any]
) -> None:
    data = told(MARK + needs)
    assert (data["passMark"], data["failed"], data.get("enoughAt")) == (80, failed, enough)
    assert ("80%" in data["words"]["resultOpenText"]) == bool(enough)
    assert "resultOpenTextMark" not in data["words"]


CONFIRM = "\n::: acknowledge rules {version=1}\nI confirm:\n\n- I read them.\n:::\n"


@pytest.mark.parametrize(
    ("completion", "failed", "enough", "says"),
    [
        ("  needs: [acknowledgements]\n", "completed", 0, "once you have confirmed"),
        (MARK + "  needs: acknowledgements\n", "completed", 0, "once you have confirmed"),
        (MARK + "  needs: [acknowledgements, mark]\n", "incomplete", 80, "80% of the points and"),
        (MARK + "  needs: [acknowledgements, lessons]\n", "completed", None, "each lesson"),
        (MARK + "  needs: [mark, lessons, acknowledgements]\n", "incomplete", None, "each lesson"),
    ],
)
def test_the_page_knows_what_has_to_be_confirmed(
    completion: str, failed: str, enough: int | None, says: str, told: Callable[..., Any]
) -> None:
    data = told(completion, ASKING + CONFIRM)
    assert (data["toConfirm"], data["failed"], data.get("enoughAt")) == (["rules"], failed, enough)
    assert says in data["words"]["resultOpenText"]
    assert "resultToConfirm" in data["words"]
    assert [word for word in data["words"] if word.endswith("Confirm")] == ["resultToConfirm"]


def test_a_course_that_does_not_need_them_says_nothing_of_confirmations(
    told: Callable[..., Any],
) -> None:
    data = told(MARK, ASKING + CONFIRM)
    assert "toConfirm" not in data
    assert "resultToConfirm" not in data["words"]


def test_where_nothing_scores_the_lessons_are_needed(told: Callable[..., Any]) -> None:
    unscored = ASKING.replace("queen\n", "queen {record=none}\n", 1)
    data = told(MARK + "  needs: [mark]\n", unscored)
    assert "enoughAt" not in data


@pytest.mark.parametrize(
    ("completion", "codes"),
    [
        ("  needs: [mark]\n", ["completion-needs"]),
        ("  needs: [lessons]\n", None),
        (MARK + "  needs: []\n", None),
        (MARK + "  needs: everything\n", ["key-value"]),
        (MARK + "  needs: [mark, acknowledgements]\n", ["completion-needs"]),
        (MARK + "  needs: {lessons: true}\n", ["key-type"]),
    ],
)
def test_what_cannot_be_needed_is_said(
    completion: str, codes: list[str] | None, told: Callable[..., Any]
) -> None:
    answer = told(completion)
    assert answer == codes if codes else "passMark" in answer
