"""Each hostile course earns its code, or becomes a package; in time, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile.case import Case
from hostile.corpus import CORPUS
from hostile.judged import judge


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_a_hostile_course_earns_what_it_must(case: Case, tmp_path: Path) -> None:
    assert bool(judge(case, tmp_path).built) == case.packs


def test_there_are_enough_and_each_is_one() -> None:
    assert len({case.name for case in CORPUS}) == len(CORPUS) >= 600
