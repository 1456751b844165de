"""What a new version does to learners: every kind of change, said as it is."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from browser.courses import Files, ours
from conftest import build_scorm12, write_files
from packages.updated import build_one, outline_of, updated
from packages.updates import KEPT, UPDATES, Update, one, small

from smcourse.diagnostics import SmcourseError
from smcourse.messages import speaker
from smcourse.order import Order
from smcourse.report import text
from smcourse.report.update import update
from smcourse.report.update_data import update_data
from smcourse.update.difference import compare
from smcourse.update.losses import losses
from smcourse.update.opening import open_course


def _whole(case: Update) -> dict[str, list[str]]:
    """What is kept where nothing else is said."""
    is_small = "en/one/2-b.md" in case.old
    return KEPT if is_small else {"lessons": ["a"], "questions": ["q"]}


@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_an_update_is_told_as_it_is(case: Update, tmp_path: Path) -> None:
    difference, found = updated(case, tmp_path)
    assert [finding.code for finding in found] == [one.split()[0] for one in case.lost]
    for finding, lost in zip(found, case.lost, strict=True):
        assert f"`{lost.split()[1]}`" in str(finding.message) or "trial" in lost
    said = update_data(difference)
    for name, value in said["tests"].items():
        if name in ("new", "gone"):
            assert value == case.says.get(f"tests.{name}", [])
    for part in ("lessons", "questions"):
        for name, value in said[part].items():
            usual = _whole(case)[part] if name == "kept" else []
            expected = case.says.get(f"{part}.{name}", usual)
            assert sorted(value, key=str) == sorted(expected, key=str), (part, name)
    lines = text.plain(update(difference, found, PurePosixPath("new"), speaker("en")))
    assert case.tells in lines
    assert ("Nothing that learners have done." in lines) == (not case.lost)
    assert difference.is_empty == (case.name in EMPTY)


EMPTY = {"nothing", "texts, files and order", "options: another order",
         "options: other case and commas"}  # fmt: skip


@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_a_folder_and_its_package_are_the_same(case: Update, tmp_path: Path) -> None:
    old = outline_of(build_one(tmp_path / "old", case.old))
    new = write_files(tmp_path / "new", case.new)
    opened = open_course(new, Order(), old).outline
    assert opened
    built = outline_of(build_one(tmp_path / "again", case.new))
    assert replace(opened, name="") == replace(built, name="")


COURSES: dict[str, Files] = {
    **{name: ours(name) for name in ("hello", "tour", "pause", "manual")},
    "all in one": ours("tour", packages="all-languages-in-one"),
}


@pytest.mark.parametrize("name", COURSES)
def test_a_package_and_itself_differ_in_nothing(name: str, tmp_path: Path) -> None:
    result = build_scorm12(write_files(tmp_path / "course", COURSES[name]), tmp_path / "out")
    assert result.built
    for built in result.built:
        outline = outline_of(built.path)
        assert len(outline.lessons) == built.lessons
        drawn = sum(test.length for test in outline.tests)
        assert len(outline.questions) + drawn == built.questions
        assert outline.languages == built.languages
        assert outline.room == built.state
        difference = compare(outline, outline)
        assert difference.is_empty
        assert list(losses(difference, {})) == []


def test_a_finding_stands_at_what_it_is_likely_called_now(tmp_path: Path) -> None:
    (case,) = (case for case in UPDATES if case.name == "renamed without was")
    _, found = updated(case, tmp_path)
    places = {f"{finding.span.path}:{finding.span.line}" for finding in found}
    assert places == {"en/two/1-c.md:2", "en/one/1-a.md:10"}


def test_one_of_several_packages_continues_the_old_one(tmp_path: Path) -> None:
    course = write_files(tmp_path / "course", ours("tour"))
    for built in build_scorm12(course, tmp_path / "out").built:
        old = outline_of(built.path)
        new = open_course(course, Order(), old).outline
        assert new and compare(old, new).is_empty


def test_where_none_continues_it_one_has_to_be_chosen(tmp_path: Path) -> None:
    course = write_files(tmp_path / "tour", ours("tour"))
    old = outline_of(build_one(tmp_path, small()))
    with pytest.raises(SmcourseError, match="choose one by --lang, --audience or --company"):
        open_course(course, Order(), old)
    order = Order(languages=("en",), audiences=(("admin",),))
    new = open_course(course, order, old).outline
    assert new and new.course == "tour"


def test_a_package_gets_a_second_language(tmp_path: Path) -> None:
    both = {**one("Text."), "course.yaml": "id: trial\ntitle: A\nlanguages: [en, es]\n"}
    both |= {path.replace("en/", "es/"): text for path, text in both.items() if path[:3] == "en/"}
    both["course.yaml"] = f"{both['course.yaml']}packages: all-languages-in-one\n"
    old = outline_of(build_one(tmp_path / "old", one("Text.")))
    new = outline_of(build_one(tmp_path / "new", both))
    difference = compare(old, new)
    assert [finding.code for finding in losses(difference, {})] == ["identifier-changed"]
    lines = text.plain(update(difference, [], PurePosixPath(), speaker("en")))
    assert "Languages: es." in lines
    back = text.plain(update(compare(new, old), [], PurePosixPath(), speaker("en")))
    assert "No longer in es: learners see en." in back


def test_what_is_wrong_with_the_new_course_is_told(tmp_path: Path) -> None:
    old = outline_of(build_one(tmp_path, small()))
    shutil.rmtree(tmp_path / "course")
    course = write_files(tmp_path / "course", small({"one/1-a.md": "---\nid: a\n---\n# A\n"}))
    opened = open_course(course, Order(), old)
    assert opened.outline is None
    assert "key-missing" in {finding.code for finding in opened.found}
