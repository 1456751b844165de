"""What the action and the container do with a change of a repository, in a real one."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sarif import problems

from smcourse.new import new_course

PACKAGING = ROOT / "packaging"
ACTION = PACKAGING / "action"
NESTS = "---\nid: nests\ntitle: Nests\nminutes: 1\n---\nWhere wasps live.\n"


@pytest.fixture
def changes(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, which stands beside the action and is no part of the program."""
    monkeypatch.syspath_prepend(ACTION)
    return import_module("changes")


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_a_change_is_checked_built_and_compared_with_its_base(
    changes: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An id that is gone is told; with `--safe` the change may not pass."""
    repository, out = tmp_path / "repository", tmp_path / "report"
    new_course(repository / "courses" / "bees & co", "Bees", ("en",))
    new_course(repository / "courses" / "wasps", "Wasps", ("en",))
    wasps, bees = (
        repository / "courses" / name / "en" / "01-start" for name in ("wasps", "bees & co")
    )
    (wasps / "09-nests.md").write_text(NESTS, encoding="utf-8")
    (repository / "-x.md").write_text("one", encoding="utf-8")
    _git(repository, "init", "--quiet", "--initial-branch=main")
    _git(repository, "add", "--all")
    _git(repository, "commit", "--quiet", "--message=one")
    (wasps / "09-nests.md").rename(bees / "09-nests.md")
    (repository / "-x.md").write_text("two", encoding="utf-8")
    (repository / "yaml.py").write_text("raise SystemExit", encoding="utf-8")  # is nobody's module
    lesson = bees / "01-first-lesson.md"
    text = lesson.read_text(encoding="utf-8").replace("::: choice who-reads", "::: choice who-can")
    lesson.write_text(text, encoding="utf-8")
    _git(repository, "add", "--all")
    _git(repository, "commit", "--quiet", "--message=two")
    monkeypatch.chdir(repository)
    summary = tmp_path / "summary.md"
    words = ["HEAD~1", "--out", str(out), "--summary", str(summary), "--safe"]
    assert changes.main(words) == 1
    told = summary.read_text(encoding="utf-8")
    assert told == (out / "summary.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", told, re.M) == [
        "<code>courses/bees &amp; co</code>",
        "<code>courses/wasps</code>",
    ]
    assert "[question-gone]" in told and "[lesson-gone]" in told and str(tmp_path) not in told
    packages = [*(out / "packages").iterdir()]
    assert len(packages) == 2 and all(f"<pre>{one.name} " in told for one in packages)
    log = (out / "smcourse.sarif").read_text(encoding="utf-8")
    assert problems(log) == [] and json.loads(log)["runs"][0]["results"] == []
    trees = subprocess.run(["git", "worktree", "list"], capture_output=True, check=True)
    assert trees.stdout.count(b"\n") == 1


def test_the_action_is_pinned_and_its_script_reads_its_inputs() -> None:
    """No text of a change becomes text of a script; every step of others is a commit."""
    action = yaml.safe_load((ACTION / "action.yml").read_text(encoding="utf-8"))
    steps = action["runs"]["steps"]
    example = yaml.safe_load((ACTION / "workflow.yml").read_text(encoding="utf-8"))
    *others, ours = example["jobs"]["courses"]["steps"]
    assert ours["uses"].endswith("/packaging/action@COMMIT") and ours["with"].keys() <= set(
        action["inputs"]
    )
    uses = [step["uses"] for step in (*steps, *others) if "uses" in step]
    assert uses and all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one) for one in uses)
    assert [step for step in steps if "${{" in step.get("run", "")] == []
    text = json.dumps(steps)
    assert [name for name in action["inputs"] if f"inputs.{name}" not in text] == []
    (given,) = (step["env"] for step in steps if "env" in step)
    script = (ACTION / "run.sh").read_text(encoding="utf-8")
    assert [name for name in given if name.lower() not in script.lower()] == []


def test_the_container_and_the_action_install_what_we_ask_for() -> None:
    image = (PACKAGING / "Dockerfile").read_text(encoding="utf-8")
    assert set(re.findall(r"^FROM (\S+)", image, re.M)) == set(
        re.findall(r"python:3\.\d+-slim@sha256:[0-9a-f]{64}", image)
    )
    lines = (ACTION / "pins.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    pinned = {canonicalize_name(name): version for name, version in pins.items()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for asked in (*project["project"]["dependencies"], *project["build-system"]["requires"]):
        requirement = Requirement(asked)
        assert pinned[canonicalize_name(requirement.name)] in requirement.specifier, asked
