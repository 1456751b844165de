"""`check --fix`: what is shown, asked, written, and what the exit code says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import write_files

from smcourse.cli import cli
from tests.cli.running import at_terminal

COURSE = {
    "bees/course.yaml": "id: bees\r\ntitle: Bees\r\nlanguages: [en]\r\nscheme: drak\r\n",
    "bees/en/hive.md": "---\nid: hive\ntitle: The hive\n---\n• Bees.\n• Drones.\n",
}
BEFORE = b"scheme: drak\r\n"
AFTER = b"scheme: dark\r\n"
DIFF = """\
--- bees/course.yaml
+++ bees/course.yaml
@@ -1,4 +1,4 @@
 id: bees
 title: Bees
 languages: [en]
-scheme: drak
+scheme: dark
--- bees/en/hive.md
+++ bees/en/hive.md
@@ -2,5 +2,5 @@
 id: hive
 title: The hive
 ---
-• Bees.
-• Drones.
+- Bees.
+- Drones.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write_files(tmp_path, COURSE)


def _is_mended(home: Path) -> bool:
    written = (home / "bees/course.yaml").read_bytes()
    assert written.endswith((BEFORE, AFTER))
    assert [path.name for path in home.rglob(".*")] == []
    return written.endswith(AFTER)


def _run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, output and standard error where nobody can answer."""
    ran = CliRunner().invoke(cli, ["check", "bees", *arguments], env={"LC_ALL": "C"})
    return ran.exit_code, ran.stdout, ran.stderr


def test_a_script_says_yes_or_nothing_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    _, told, _ = _run()
    assert told.endswith("1 error, 2 warnings\n3 of these can be mended by `--fix`\n")
    code, told, _ = _run("--fix")
    assert told.startswith(DIFF)
    assert told.endswith("Nothing was written. To write 3 changes to 2 files, add `--yes`.\n")
    assert (code, _is_mended(home)) == (1, False)
    code, told, aside = _run("--fix", "--yes", "--format", "json")
    assert (code, _is_mended(home)) == (0, True)
    assert told == '{\n  "version": 1,\n  "findings": []\n}\n'
    assert aside == f"{DIFF}Written: 3 changes in 2 files.\n"
    assert _run("--fix", "--messages", "es")[:2] == (0, "bees: no hay nada que corregir.\n")
    assert _run("--yes")[0] == 2


@pytest.mark.parametrize(
    ("typed", "language", "is_written"), [("\n", "en", False), ("sí\n", "es", True)]
)
def test_at_a_terminal_somebody_is_asked_once(
    typed: str, language: str, is_written: bool, home: Path
) -> None:
    command = ("check", "bees", "--fix", "--messages", language)
    ran = at_terminal(*command, cwd=home, typed=typed, NO_COLOR="1" if is_written else "")
    asked = {
        "en": "Write 3 changes to 2 files? [y/N] ",
        "es": "¿Escribir 3 cambios en 2 archivos? [s/N] ",
    }
    assert ran.out.count(asked[language]) == 1
    assert ("\x1b[32m+scheme: dark" in ran.out) is not is_written
    assert (ran.code, _is_mended(home)) == (1 - is_written, is_written)
    last = "Nothing was written." if language == "en" else "bees: no hay nada que corregir."
    assert ran.out.splitlines()[-1] == last
