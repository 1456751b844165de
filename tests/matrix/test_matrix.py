"""Some cells of the sweep of `make matrix`, of every axis."""

from __future__ import annotations

import re

import pytest
from matrix.run import COURSES, swept

STEP = 97  # a prime: the cells that are taken change with every axis


@pytest.mark.parametrize("course", COURSES)
def test_no_acknowledged_answer_is_ever_lost(course: str) -> None:
    run = swept(course, STEP)
    assert (run.returncode, run.stderr) == (0, "")
    counts = {name: int(number) for number, name in re.findall(r" *(\d+)  (.+)", run.stdout)}
    assert counts["cells, 0 wrongs"] > 100
    assert {"first launch", "resume", "after an update", "back-forward cache"} <= set(counts)
    assert {"throws at call n", "cut at length n", "a character altered"} <= set(counts)
