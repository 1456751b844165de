"""What editors find beside a course: snippets that compile, files of ours and of the author's."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from conftest import ROOT
from docs.pages import MANUAL, Example
from docs.scratch import codes

from smcourse.cli import cli
from smcourse.diagnostics import SmcourseError
from smcourse.editor.files import FINDING, SCHEMAS, How, unmarked, write_editor_files
from smcourse.editor.snippets import PAGE, Snippet, snippets
from smcourse.messages import speaker
from smcourse.new import new_course
from smcourse.parse.containers import CONTAINERS
from smcourse.parse.questions import READERS
from smcourse.parse.shapes.pages import LESSON

NAMED = {
    "thread.svg": "hats.svg",
    "film.mp4": "thread.mp4",
    "film.vtt": "hello.en.vtt",
    "sound.mp3": "tones.mp3",
}
FRONT = "---\nid: example\ntitle: Example\nminutes: 1\n{}\n---\nText.\n"
LOADED = {"country-off", "lesson-id-missing"}  # what only the course around them earns

_STOP = re.compile(
    r"\$\{\d+:(?P<text>(?:[^{}$]|\$\{\d+:[^{}$]*\})*)\}|\$\{\d+\|(?P<first>[^,|]*)[^|]*\|\}|\$\d"
)


def _written(body: str) -> str:
    """What stands there when a snippet is inserted and nothing typed over."""
    while match := _STOP.search(body):
        body = (
            f"{body[: match.start()]}{match['text'] or match['first'] or ''}{body[match.end() :]}"
        )
    return body


@pytest.mark.parametrize(("tongue", "folder"), [("en", "en"), ("es", "es-419")])
def test_every_fence_and_key_has_a_snippet_that_compiles(
    tongue: str, folder: str, tmp_path: Path
) -> None:
    known = snippets(tongue, speaker(tongue))
    names = [one.name for one in known]
    assert sorted(names) == sorted({PAGE, *READERS, *CONTAINERS, *LESSON.keys} - {"id", "title"})
    assert [one.name for one in known if one.is_fence] != []
    for one in known:
        assert codes(_example(one, folder), tmp_path / one.name) - LOADED == set(), one.name


def _example(snippet: Snippet, folder: str) -> Example:
    text = _written(snippet.body)
    assert "$" not in text
    for name, there in NAMED.items():
        text = text.replace(name, there)
    is_key = not snippet.is_fence and snippet.name != PAGE
    text = f"Text.\n\n{text}" if snippet.is_fence else text
    return Example(
        page=MANUAL / folder / "index.md",
        line=1,
        language="markdown",
        kind="lesson",
        facts={},
        is_shown=False,
        text=FRONT.format(text).replace("minutes: 1\nminutes", "minutes") if is_key else text,
    )


def test_a_new_course_has_what_editors_need_and_an_old_one_gets_it(tmp_path: Path) -> None:
    """Settings that are there stay; schemas and snippets are written anew."""
    new_course(tmp_path / "bees", "Bees", ("es-419", "en"))
    bees = tmp_path / "bees"
    assert list(unmarked(bees)) == []
    assert {how for _, how in write_editor_files(bees)} == {How.SAME}
    line = (bees / "course.yaml").read_text(encoding="utf-8").split("\n")[0]
    schema = bees / line.partition("$schema=")[2]
    assert json.loads(schema.read_text(encoding="utf-8"))["properties"]["id"]["description"] != ""
    settings = bees / ".vscode" / "settings.json"
    for path in json.loads(settings.read_text(encoding="utf-8"))["yaml.schemas"]:
        assert (bees / path).is_file()
    settings.write_text("{}", encoding="utf-8")
    schema.write_text("{}", encoding="utf-8")
    (bees / "company.yaml").write_text("id: bees\nlanguages: [en]\n", encoding="utf-8")
    told = {str(path): how for path, how in write_editor_files(bees) if how is not How.SAME}
    assert told == {f"{SCHEMAS}/course.schema.json": How.ANEW, ".vscode/settings.json": How.KEPT}
    assert settings.read_text(encoding="utf-8") == "{}"
    ((name, wanted),) = unmarked(bees)
    assert (name, wanted.partition("$schema=")[2]) == (
        "company.yaml",
        f"{SCHEMAS}/company.schema.json",
    )
    with pytest.raises(SmcourseError, match=r"course\.yaml"):
        write_editor_files(tmp_path)


def test_the_editor_s_task_reads_what_the_hook_of_pre_commit_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pattern is that of `--format short`; the hook asks for a command that there is."""
    shutil.copytree(ROOT / "tests" / "checks" / "heading-level", tmp_path / "bees")
    monkeypatch.chdir(tmp_path)
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *words = hook["entry"].split()
    assert program == "smcourse"
    for path in ("bees/en/hive.md", "course.yaml", "a/media/thread.svg"):
        assert re.search(hook["files"], path)
    for path in (".vscode/settings.json", "bees/.hidden.md", "main.py"):
        assert not re.search(hook["files"], path)

    def told(*more: str) -> tuple[int, list[str]]:
        ran = CliRunner().invoke(cli, [*words, *more])
        return ran.exit_code, ran.output.splitlines()

    code, lines = told("--format", "short", "bees/en/hive.md", "bees/gone.md", "x.md")
    pattern = FINDING["pattern"]
    assert isinstance(pattern, dict) and code == 1 and lines != []
    for line in lines:
        match = re.fullmatch(pattern["regexp"], line)
        assert match and match[pattern["file"]] == "bees/en/hive.md"
        assert (match[pattern["severity"]], match[pattern["code"]]) == ("error", "heading-level")
    assert told("--list", "bees/en/hive.md") == (0, ["bees"])
    assert told("x.md") == (0, [])
