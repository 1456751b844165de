"""The rooms import only backwards, and each keeps to what it may do."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import smcourse

SOURCE = Path(smcourse.__file__).parent
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))

# Who comes later may import who comes earlier, or of the same line.
ORDER = (
    "diagnostics",
    "codes",
    "few bits memo",
    "model draw sitting sitting_record state suspend suspend_tests grading formats words vocabulary company countries lms placed there order filenames packed packing paths",
    "source",
    "parse",
    "check mend",
    "compile",
    "pages",
    "targets",
    "package archive",
    "tarball folder",
    "verify",
    "explain",
    "ignored",
    "pipeline wrap alone mended",
    "update",
    "api",
    "messages editor changed new",
    "report",
    "preview",
    "cli",
    "__main__",
)
RANK = {name: rank for rank, line in enumerate(ORDER) for name in line.split()}


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse((SOURCE / module).read_text(encoding="utf-8"))


def _imports(module: str) -> set[str]:
    """What a module imports of ours, without `smcourse.`; also inside functions."""
    found = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            found.add(node.module or "")
            if node.module == "smcourse":
                found |= {f"smcourse.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    known = {name.removeprefix("smcourse.") for name in found if name.startswith("smcourse.")}
    return {name for name in known if name.partition(".")[0] in RANK}


def _room(name: str) -> str:
    return name.partition("/")[0].partition(".")[0]


@pytest.mark.parametrize("module", [name for name in MODULES if name != "__init__.py"])
def test_a_room_imports_only_rooms_before_it(module: str) -> None:
    rank = RANK[_room(module)]
    later = {name for name in _imports(module) if RANK[_room(name)] > rank}
    assert later == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {}
    for module in MODULES:
        name = module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        graph[name] = _imports(module) - {name}
    packages = {
        "check",
        "targets",
        "formats",
        "parse",
        "compile",
        "codes",
        "report",
        "cli",
        "wrap",
        "update",
    }
    for name in packages:  # a package's own words do not count as an import of its modules
        graph[name] = {other for other in graph.get(name, ()) if not other.startswith(f"{name}.")}
    order = list(TopologicalSorter(graph).static_order())
    assert len(order) >= len(MODULES) - 1


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("formats/")])
def test_formats_know_no_course(module: str) -> None:
    allowed = ("formats", "diagnostics", "codes")
    assert {name for name in _imports(module) if _room(name) not in allowed} == set()


def test_verify_knows_nothing_of_courses() -> None:
    assert _imports("verify.py") == {"diagnostics", "archive", "folder", "tarball", "few", "there"}
    known = {"archive", "diagnostics", "codes", "few"}
    assert {_room(name) for name in _imports("tarball.py")} == known | {"there"}
    assert {_room(name) for name in _imports("folder.py")} == known - {"few"} | {"there"}
    assert {_room(name) for name in _imports("archive.py")} == {"diagnostics", "codes", "few"}


def test_an_editor_elsewhere_can_read_questions() -> None:
    seen: set[str] = set()
    todo = {"parse.questions"}
    while todo:
        name = todo.pop()
        seen.add(name)
        path = name.replace(".", "/")
        is_package = f"{path}/__init__.py" in MODULES
        todo |= _imports(f"{path}/__init__.py" if is_package else f"{path}.py") - seen
    assert {_room(name) for name in seen} == {"parse", "diagnostics", "codes", "model"}


@pytest.mark.parametrize("module", [m for m in MODULES if _room(m) not in ("cli", "__main__")])
def test_only_the_command_prints_and_exits(module: str) -> None:
    calls = {ast.unparse(n.func) for n in ast.walk(_tree(module)) if isinstance(n, ast.Call)}
    assert calls & {"print", "sys.exit", "exit", "click.echo", "input", "breakpoint"} == set()


CLOCKS = {"time", "random", "uuid", "secrets", "calendar", "locale", "getpass"}


@pytest.mark.parametrize("module", [m for m in MODULES if _room(m) != "cli"])
def test_nothing_that_makes_output_knows_clock_chance_or_place(module: str) -> None:
    imported: set[str] = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported & CLOCKS == set()
    names = {
        ast.unparse(node) for node in ast.walk(_tree(module)) if isinstance(node, ast.Attribute)
    }
    assert names & {"os.environ", "os.getcwd", "os.getpid", "Path.cwd", "Path.home"} == set()
    calls = {ast.unparse(n.func) for n in ast.walk(_tree(module)) if isinstance(n, ast.Call)}
    assert calls & {"hash", "id", "os.getenv"} == set()
    assert {call.rpartition(".")[2] for call in calls} & {"today", "now", "utcnow"} == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_is_for_and_stays_small(module: str) -> None:
    text = (SOURCE / module).read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 400
