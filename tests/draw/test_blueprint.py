"""The flagship's assessment (course-design.md §4.3 and §4.4) in Markdown: checked, and drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import write_files

from smcourse.draw import candidates, draw
from smcourse.model import Course, Test
from smcourse.order import Order
from smcourse.parse.tracks import track
from smcourse.pipeline import check, courses
from smcourse.targets import all_targets

MODULES = {
    "m1": "1.1a 1.2a 1.2b 1.3a 1.3b 1.4a",
    "m2": "2.1a 2.2a! 2.2b 2.5a 2.5b",
    "m3": "3.1b 3.2a 3.2b 3.2c 3.3a 3.3b 3.3c! 3.4a 3.5a 3.5b 3.5d",
    "m4": "4.1a 4.1b 4.1c! 4.2a 4.2b! 4.3a 4.3c 4.5a 4.5b!",
    "m5": "5.1a 5.2a 5.3a 5.3b",
}
OF_ROLES = {
    "community": "1.5a 1.5b 2.3a 2.4a 2.4b 2.4c",
    "leader": "2.4c 6.1a 6.2a 6.2b",
    "hr": "3.5c 6.2b 6.3a",
    "security": "4.4a 4.4b 4.4c",
}
DRAWN = {"m1": 3, "m2": 3, "m3": 6, "m4": 6, "m5": 2}
SEEDS = range(200)

COURSE = """id: blueprint
title: The blueprint
languages: [en]
audiences: {employee: All, community: C, leader: L, hr: H, security: I}
completion:
  pass_mark: 80
  pass_mark_range: [75, 90]
tests:
  before:
    kind: pre-test
    draw: {m1: 2, m2: 2, m3: 2, m4: 2, m5: 2}
  final:
    draw:
      {O1.2*: 1, O1.3*: 1, m1: 1, O2.2*: 2, m2: 1, O3.2*: 2, O3.3*: 2, O3.5*: 1, m3: 1,
       O4.1*: 2, O4.2*: 2, O4.3*: 1, O4.5*: 1, O5.3*: 1, m5: 1}
    feedback: by-objective
    wait: [0, 24]
"""
QUIZZES = {"community": (6, 83), "leader": (4, 75), "hr": (4, 75), "security": (4, 75)}


def _files() -> Iterator[tuple[str, str]]:
    yield (
        "course.yaml",
        COURSE
        + "".join(
            f"  role-{name}:\n    draw: {drawn}\n    pass_mark: {mark}\n    audience: [{name}]\n"
            for name, (drawn, mark) in QUIZZES.items()
        ),
    )
    for module, told in MODULES.items():
        names = [f"O{one.rstrip('!')}" for one in told.split()]
        yield f"en/{module}/index.md", f"---\ntitle: {module}\n---\n"
        yield f"en/{module}/lesson.md", _lesson(f"{module}-lesson", names)
        yield (
            f"en/bank/{module}.md",
            "---\ntests: [final]\n---\n"
            + "".join(
                _item(f"{one.rstrip('!').replace('.', '-')}-{n}", one)
                for one in told.split()
                for n in "pqrs"[: 4 if one.endswith("!") else 2]
            ),
        )
        yield (
            f"en/bank/{module}-before.md",
            "---\ntests: [before]\n---\n"
            + "".join(_item(f"{module}-before-{n}", told.split()[0].rstrip("!")) for n in "pqrs"),
        )
    yield "en/m6/index.md", "---\ntitle: m6\n---\n"
    for role, told in OF_ROLES.items():
        names = [f"O{role}-{one}" for one in told.split()]
        yield f"en/m6/{role}.md", _lesson(f"{role}-lesson", names, f"audience: [{role}]\n")
        yield (
            f"en/bank/{role}.md",
            f"---\ntests: [role-{role}]\n---\n"
            + "".join(
                _item(f"{role}-{one.replace('.', '-')}-{n}", f"{role}-{one}")
                for one in told.split()
                for n in "pqrst"
            ),
        )
        yield f"en/tests/role-{role}.md", f"---\ntitle: For {role}\n---\n"


def _lesson(id_: str, objectives: list[str], more: str = "") -> str:
    taught = ", ".join(f"{name}: Do {name}" for name in objectives)
    return f"---\nid: {id_}\ntitle: {id_}\nobjectives: {{{taught}}}\n{more}---\nText.\n"


def _item(id_: str, objective: str) -> str:
    critical = " critical" if objective.endswith("!") else ""
    head = f"::: choice i{id_} {{objective=O{objective.rstrip('!')}{critical} bloom=apply}}"
    lines = "".join(f"- [{'x' if n == 1 else ' '}] Do {n}.\n  > So it is.\n" for n in range(3))
    return f"{head}\nWhat now?\n\n{lines}:::\n\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("blueprint"), dict(_files()))


def test_it_is_written_in_markdown_and_nothing_is_to_be_mended(folder: Path) -> None:
    report = check(folder, all_targets()["scorm12"], Order(today="2027-01-15"))
    assert [(one.code, str(one.message)) for one in report.found] == []


def test_each_form_has_its_cells_and_each_critical_objective_once_at_least(folder: Path) -> None:
    (course,) = courses(folder)
    objective = {item.id: item.objective for item in course.bank}
    module = {f"O{one.rstrip('!')}": name for name, told in MODULES.items() for one in told.split()}
    critical = {f"O{one.rstrip('!')}" for one in " ".join(MODULES.values()).split() if "!" in one}
    test = _test(course, "final")
    for seed in SEEDS:
        form = draw(candidates(course, test), test.cells, seed, {})
        assert isinstance(form, tuple)
        asked = [objective[id_] for id_ in form]
        assert Counter(module[one] for one in asked) == DRAWN
        assert critical <= set(asked)
        for group, drawn in test.cells.items():
            if group.endswith("*"):
                assert sum(one.startswith(group[:-1]) for one in asked) == drawn


def test_a_retake_meets_few_of_the_items_again(folder: Path) -> None:
    (course,) = courses(folder)
    test = _test(course, "final")
    held = candidates(course, test)
    shared = []
    for seed in SEEDS:
        first = draw(held, test.cells, seed, {})
        again = draw(held, test.cells, seed + 10_000, dict.fromkeys(map(str, first), 1))
        shared.append(len({*map(str, first)} & {*map(str, again)}))
    assert max(shared) <= 5


@pytest.mark.parametrize("role", QUIZZES)
def test_a_role_gets_its_own_quiz_beside_the_final_test(folder: Path, role: str) -> None:
    (course,) = courses(folder)
    part = track(course, (role,))
    assert [test.id for test in part.tests] == ["before", "final", f"role-{role}"]
    drawn, mark = QUIZZES[role]
    quiz = part.tests[-1]
    form = draw(candidates(part, quiz), quiz.cells, 1, {})
    assert isinstance(form, tuple)
    assert (len(form), part.mark_of(quiz)) == (drawn, mark)


def _test(course: Course, id_: str) -> Test:
    return next(test for test in course.tests if test.id == id_)
