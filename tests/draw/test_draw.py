"""One draw in Python, one in the player: `cases.json` binds both, and both agree on whatever
hypothesis makes."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twins import twin

from smcourse.draw import Candidate, Short, draw, mixed

HERE = Path(__file__).parent
CASES = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
EXAMPLES = 300
FORMS = 2000


def _drawn(case: dict[str, Any]) -> list[str] | None:
    items = [Candidate(**item) for item in case["items"]]
    form = draw(items, dict(case["cells"]), case["seed"], case["seen"])
    return None if isinstance(form, Short) else list(form)


def _twin(cases: list[dict[str, Any]]) -> list[list[str] | None]:
    """What the player draws."""
    told: list[list[str] | None] = twin(HERE / "twin.mjs", cases)
    return told


@st.composite
def _cases(draw_: st.DrawFn) -> dict[str, Any]:
    """A small bank, in which enemies and critical items are many."""
    names = draw_(st.lists(st.text("abcdef", min_size=1, max_size=3), unique=True, max_size=7))
    homes = {"o": "m", "p": "m", "q": "n"}  # an objective is drawn from one cell
    objectives = [draw_(st.sampled_from([*homes])) for _ in names]
    items = [
        {
            "id": name,
            "cell": homes[objective],
            "objective": objective,
            "critical": draw_(st.sampled_from([False, False, True])),
            "enemy": draw_(st.sampled_from(["", "", "x", "y"])),
        }
        for name, objective in zip(names, objectives, strict=True)
    ]
    return {
        "items": items,
        "cells": [["m", draw_(st.integers(0, 3))], ["n", draw_(st.integers(0, 2))]],
        "seed": draw_(st.integers(0, 2**30 - 1)),
        "seen": {name: draw_(st.integers(0, 3)) for name in names if draw_(st.booleans())},
    }


def _may_be(form: tuple[dict[str, Any], ...], case: dict[str, Any]) -> bool:
    """Whether these items are a form, by the words of the rule."""
    enemies = [item["enemy"] for item in form if item["enemy"]]
    counts = Counter(item["cell"] for item in form)
    cells = {cell: count for cell, count in case["cells"] if count}
    wanted = {
        (item["cell"], item["objective"])
        for item in case["items"]
        if item["critical"] and item["cell"] in dict(case["cells"])
    }
    # Each critical objective of a cell takes one place of its own.
    held = {(item["cell"], item["objective"]) for item in form if item["critical"]}
    return len(enemies) == len(set(enemies)) and dict(counts) == cells and wanted <= held


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_bank_gives_its_form(case: dict[str, Any]) -> None:
    assert _drawn(case) == case["form"]


def test_the_player_draws_the_table_alike() -> None:
    assert _twin(CASES) == [_drawn(case) for case in CASES]


def test_what_is_drawn_is_a_form_and_where_none_is_drawn_there_is_none() -> None:
    cases: list[dict[str, Any]] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(_cases())
    def make(case: dict[str, Any]) -> None:
        cases.append(case)
        form = _drawn(case)
        size = sum(count for _, count in case["cells"])
        if form is None:
            assert not any(_may_be(some, case) for some in combinations(case["items"], size))
        else:
            by_id = {item["id"]: item for item in case["items"]}
            assert _may_be(tuple(by_id[id_] for id_ in form), case)

    make()
    assert sum(_drawn(case) is not None for case in cases) > EXAMPLES // 20
    assert _twin(cases) == [_drawn(case) for case in cases]


def test_over_many_seeds_each_item_is_drawn_as_often_as_the_others() -> None:
    items = [Candidate(id=f"item-{i}", cell="m", objective="o") for i in range(12)]
    counts: Counter[str] = Counter()
    for seed in range(FORMS):
        form = draw(items, {"m": 3}, mixed(seed), {})
        assert not isinstance(form, Short)
        counts.update(form)
    expected = FORMS * 3 / 12
    assert all(abs(count - expected) < 0.2 * expected for count in counts.values())


def test_over_sittings_every_item_comes_before_one_comes_again() -> None:
    items = [Candidate(id=f"item-{i}", cell="m", objective="o") for i in range(12)]
    seen: dict[str, int] = {}
    for attempt in range(1, 5):
        form = draw(items, {"m": 3}, mixed(attempt), seen)
        assert not isinstance(form, Short)
        assert not seen.keys() & set(form)
        seen |= dict.fromkeys(form, attempt)
    assert len(seen) == 12
