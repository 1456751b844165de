"""The target and the kind of question that the manual adds work as they stand there."""

from __future__ import annotations

import json
import re
import runpy
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT, build_scorm12, files_of, write_files
from docs.pages import LANGUAGES, MANUAL, examples, page

from smcourse import grading
from smcourse.grading.choice import CHOICE
from smcourse.parse.questions import READERS
from tests.cli.running import piped

NAME = "04-reference/13-extend"
ASKED = re.compile(r'data-sm-question="who"><script type="application/json">([^<]*)<')
HEAD = "id: trial\ntitle: A trial\nlanguages: [en]\n"


def _shown(language: str) -> dict[str, str]:
    """The files that the page shows, by their names."""
    found = examples(MANUAL / language / f"{NAME}.md")
    return {one.facts["file"]: one.text for one in found if "file" in one.facts}


def test_the_target_of_the_manual_is_found_and_builds(tmp_path: Path) -> None:
    """As a distribution of its own, installed beside smcourse."""
    shown = _shown("en")
    assert {**shown, "pick.md": ""} == {**_shown("es-419"), "pick.md": ""}
    project = tomllib.loads(shown["pyproject.toml"])["project"]
    (point,) = project["entry-points"]["smcourse.targets"].items()
    info = f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    write_files(
        tmp_path,
        {
            "outline.py": shown["outline.py"],
            f"{info}/METADATA": f"Name: {project['name']}\nVersion: {project['version']}\n",
            f"{info}/entry_points.txt": f"[smcourse.targets]\n{point[0]} = {point[1]}\n",
        },
    )
    hello = str(ROOT / "courses" / "hello")
    ran = piped("build", hello, "--target", point[0], cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    (made,) = (tmp_path / "dist").rglob("*.txt")
    assert f"{made.parent.name}/{made.name}" in page("en", NAME)
    assert made.read_text(encoding="utf-8") == shown["outline.txt"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kind_of_the_manual_is_read_built_and_graded(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = _shown(language)
    write_files(tmp_path, {"pick.py": shown["pick.py"]})
    monkeypatch.setitem(READERS, "pick", runpy.run_path(str(tmp_path / "pick.py"))["parse_pick"])
    monkeypatch.setitem(grading.KINDS, "pick", CHOICE)
    lesson = f"---\nid: a\ntitle: A\n---\n{shown['pick.md']}"
    course = write_files(tmp_path / "course", {"course.yaml": HEAD, "en/a.md": lesson})
    result = build_scorm12(course, tmp_path)
    assert result.found == ()
    asked = ASKED.search(files_of(result.built[0].path)["index.html"].decode())
    assert asked
    payload = json.loads(asked[1])
    assert [grading.grade(payload, [id_]) for id_ in "ab"] == [grading.RIGHT, grading.WRONG]
    write_files(course, {"en/a.md": lesson.replace("+ ", "- ")})
    assert [one.code for one in build_scorm12(course, tmp_path).found] == ["choice-has-answer"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_sends_nobody_to_a_file_that_is_not_there(language: str) -> None:
    named = re.findall(r"`((?:src|tests|courses)/[\w/.-]+)`", page(language, NAME))
    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).exists()] == []
