"""The player's modules keep to the subset that can be joined, and to their budget."""

from __future__ import annotations

import gzip
import itertools
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

import smcourse
from smcourse.compile.join import imports_of, join_player, optional_parts, read_module
from smcourse.compile.squeeze import squeeze
from smcourse.compile.style import style_sheet
from smcourse.model import THEMES
from smcourse.parse.questions import READERS
from smcourse.targets.course_page import PARTS

PLAYER = Path(smcourse.__file__).parent / "player"
TEMPLATES = "".join(
    path.read_text(encoding="utf-8") for path in sorted(PLAYER.parent.glob("templates/*.j2"))
)
ENTRIES = ["preview.js", "scorm12.js", "web.js", "wrap.js", "xblock.js", "xblock-test.js"]
KEEPS = ["preview.js", "scorm12.js", "web.js"]  # notes, of a site the record, too
MODULES = sorted(
    PurePosixPath(path.relative_to(PLAYER).as_posix())
    for path in PLAYER.rglob("*.js")
    if path.name != "types.js"  # typedefs only, imported by comments
)


COMMENT = re.compile(r"/\*.*?\*/|^[ \t]*//[^\n]*", re.M | re.S)
IMPORT = re.compile(r'^import \{[^{}]*\} from "\.{1,2}/[\w/.-]+\.js"$', re.M)
EXPORT = re.compile(r"^export (?:const (?:\w+|\[[\w, ]+\]) =|\{\}$)", re.M)


def _code(path: PurePosixPath) -> str:
    return COMMENT.sub("", read_module(path))


def _names(code: str, before: str = "(?:export )?") -> list[str]:
    """The names that a module declares at its top level."""
    one = re.findall(rf"^{before}(?:const|let|class|function) (\w+)", code, re.M)
    many = re.findall(rf"^{before}const [\[{{]([\w, ]+)[\]}}] =", code, re.M)
    return one + [name.strip() for group in many for name in group.split(",")]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_is_written_in_the_subset_that_can_be_joined(path: PurePosixPath) -> None:
    code = _code(path)
    assert len(re.findall(r"^import\b", code, re.M)) == len(IMPORT.findall(code))
    assert len(re.findall(r"^export\b", code, re.M)) == len(EXPORT.findall(code))
    assert not re.search(r"\bimport\s*\(|\bimport\.meta\b|\brequire\(|\bexport default\b", code)
    assert not re.search(r"^import \{[^{}]*\bas\b", code, re.M)
    assert not re.search(r"^(?:await|var|function|class|let|if|for)\b", code, re.M)
    assert code.count("`") % 2 == 0
    assert [line for line in code.split("\n") if line.count("`") % 2] == []


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_no_text_in_a_module_looks_like_a_comment(path: PurePosixPath) -> None:
    texts = re.findall(r"""(["'`])(.*?)\1""", _code(path))
    assert [text for _, text in texts if "/*" in text or text.startswith("//")] == []


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_what_a_module_imports_is_exported_there(path: PurePosixPath) -> None:
    groups = re.findall(r'^import \{([^{}]*)\} from "([^"]+)"', _code(path), re.M)
    assert len(groups) == len(imports_of(path))
    for (names, _), needed in zip(groups, imports_of(path), strict=True):
        exported = _names(_code(needed), before="export ")
        assert {name.strip() for name in names.split(",") if name.strip()} <= set(exported)


def test_top_level_names_are_unique_across_modules() -> None:
    names = Counter(name for path in MODULES for name in _names(_code(path)))
    assert len(names) > 50
    assert [name for name, number in names.items() if number > 1] == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_nothing_of_a_module_is_left(entry: str) -> None:
    joined = join_player(entry)
    assert not re.search(r"^\s*(?:import|export)\b", joined, re.M)
    assert joined.startswith('(() => {\n"use strict"\n')
    assert joined.endswith("})()\n")
    assert "/**" not in joined


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_line_runs_on_into_the_next_without_a_semicolon(entry: str) -> None:
    """`a` and a next line `(b)` or `[b]` are one statement: comments that are taken away at the
    start of a line must not leave such a line."""
    lines = [line.strip() for line in join_player(entry).split("\n")][1:-2]
    lines = [line for line in lines if line]
    opens = ("(", "[", "{", ",", "=", "=>", "&&", "||", "??", "?", ":", "+", "return", "!", ";")
    assert [
        f"{before} / {line}"
        for before, line in itertools.pairwise(lines)
        if line[0] in "([`/" and not before.endswith(opens)
    ] == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_module_stands_behind_those_it_imports_once(entry: str) -> None:
    joined = join_player(entry)
    reached = [path for path in _reached(entry) if _mark(path)]
    assert [str(path) for path in reached if joined.count(_mark(path)) != 1] == []
    for path in reached:
        assert all(joined.index(_mark(n)) < joined.index(_mark(path)) for n in imports_of(path))


def _mark(path: PurePosixPath) -> str:
    """What a module declares first, as it stands in the joined script."""
    match = re.search(r"^export (const \w+ =|const \[\w+,)", _code(path), re.M)
    return f"\n{match[1]}" if match else ""


def test_every_module_is_reached_from_an_entry() -> None:
    assert set(MODULES) - {path for entry in ENTRIES for path in _reached(entry)} == set()


def _reached(entry: str) -> list[PurePosixPath]:
    """The modules that the page of an entry runs."""
    seen: list[PurePosixPath] = []
    todo = [PurePosixPath(entry)]
    while todo:
        path = todo.pop()
        if path not in seen:
            seen.append(path)
            todo += imports_of(path)
    return seen


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_joined_script_is_javascript(entry: str, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.fail("node is not installed: run make test")
    (tmp_path / "player.js").write_text(squeeze(join_player(entry)), encoding="utf-8")
    checked = subprocess.run(
        [node, "--check", "player.js"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("entry", "needs", "plain", "compressed"),
    [
        ("scorm12.js", frozenset(), 54_000, 21_300),  # choice questions in one language
        ("scorm12.js", None, 94_400, 35_700),  # a course that uses everything
        ("web.js", frozenset(), 48_700, 19_200),
        ("wrap.js", None, 60_000, 18_000),
        ("xblock.js", None, 24_000, 9_500),  # every kind of question
        ("xblock-test.js", None, 29_000, 11_200),
    ],
)
def test_the_player_keeps_its_budget(
    entry: str, needs: frozenset[str] | None, plain: int, compressed: int
) -> None:
    script = squeeze(join_player(entry, needs)).encode()
    assert len(script) <= plain
    assert len(gzip.compress(script, 9)) <= compressed


def test_a_part_that_no_one_needs_is_left_out_with_what_only_it_imports() -> None:
    parts = optional_parts()
    bare = join_player("scorm12.js", frozenset())
    with_tabs = join_player("scorm12.js", frozenset({"tabs"}))
    assert ("makeTabs" in bare, "makeTabs" in with_tabs) == (False, True)
    assert join_player("scorm12.js", frozenset(parts)) == join_player("scorm12.js")


def test_each_part_has_a_mark_in_the_templates_by_which_a_page_asks_for_it() -> None:
    assert list(PARTS) == optional_parts()
    kinds = [f'"kind":"{kind}"' for kind in READERS]
    assert [mark for mark in PARTS.values() if mark not in kinds and mark not in TEMPLATES] == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_keeps_its_budget(theme: str) -> None:
    css = style_sheet("#0b5568", theme=theme)
    assert len(css.encode()) <= 28_500  # of a course that uses everything


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_as_shipped_names_each_property_as_it_is_used(theme: str) -> None:
    css = style_sheet("#0b5568", theme=theme)
    written = "".join(
        map(read_module, map(PurePosixPath, ("player.css", "kinds.css", f"themes/{theme}.css")))
    )
    assert css.count("var(--") == written.count("var(--")
    assert set(re.findall(r"var\((--\w+)", css)) <= set(re.findall(r"(--\w+):", css))
    assert "/*" not in css


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_player_never_does_what_the_policy_forbids(entry: str) -> None:
    code = join_player(entry)
    forbidden = (
        r"\beval\(|new Function|\.style\b|document\.write|insertAdjacentHTML|outerHTML|fetch\("
        r"|XMLHttpRequest|sessionStorage|[\"']unload|beforeunload|\balert\("
    )
    # A block of Open edX asks its server: what is unsaved goes in one call that outlives the page.
    asks = ["fetch("] if entry.startswith("xblock") else []
    assert re.findall(forbidden, code) == asks
    assert code.count("localStorage") == (entry in KEEPS)  # on request
    assert len(re.findall(r"\.innerHTML", code)) == 1
