"""The files beside a course by which editors know it. Names that begin with a dot are no course's.

Schemas and snippets are ours and are written anew; settings belong to the author once they are
there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from smcourse.diagnostics import Diagnostic, SmcourseError, say, system_says
from smcourse.editor.schema import FILES, PAGES, Schema, schema_of
from smcourse.editor.snippets import code_snippets
from smcourse.messages import nearest_language, speaker
from smcourse.package import write_whole
from smcourse.parse.head import COURSE_FILE, read_head
from smcourse.source import read, read_file

SCHEMAS = PurePosixPath(".smcourse")
VSCODE = PurePosixPath(".vscode")
MARK = "yaml-language-server:"
STARTS = 2_000  # bytes among which the line that names the schema stands

EDITORCONFIG = """\
root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true

[*.{md,yaml}]
indent_style = space
indent_size = 2
"""
SETTINGS = {
    "yaml.schemas": {f"./{SCHEMAS}/{name}.schema.json": f"{name}.yaml" for name in FILES},
    "[markdown]": {"editor.tabCompletion": "onlySnippets", "editor.wordWrap": "on"},
}
EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}
FINDING = {
    "owner": "smcourse",
    "fileLocation": ["relative", "${workspaceFolder}"],
    "pattern": {
        "regexp": r"^(.+?):(\d+):(\d+): (\w+): (.+) \[([a-z-]+)\]$",
        "file": 1,
        "line": 2,
        "column": 3,
        "severity": 4,
        "message": 5,
        "code": 6,
    },
}
TASKS = {
    "version": "2.0.0",
    "tasks": [
        {
            "label": "smcourse check",
            "type": "shell",
            "command": "smcourse check . --format short",
            "problemMatcher": FINDING,
            "presentation": {"reveal": "never"},
            "group": {"kind": "test", "isDefault": True},
        },
        {
            "label": "smcourse build",
            "type": "shell",
            "command": "smcourse build .",
            "problemMatcher": [],
            "group": {"kind": "build", "isDefault": True},
        },
    ],
}


class How(Enum):
    """What became of a file."""

    NEW = "new"
    ANEW = "anew"
    SAME = "same"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorFile:
    """One file, by its path in the course's folder; `is_ours` to write anew."""

    path: PurePosixPath
    content: bytes
    is_ours: bool


def editor_files(language: str) -> Iterator[EditorFile]:
    """All of them, for a course whose first language this is; they explain in its tongue, or in
    English."""
    tongue = nearest_language(language)
    speak = speaker(tongue)
    for name in (*FILES, *PAGES):
        path = SCHEMAS / f"{name}.schema.json"
        yield EditorFile(path=path, content=_schema(schema_of(name, speak)), is_ours=True)
    path = VSCODE / "smcourse.code-snippets"
    yield EditorFile(path=path, content=code_snippets(tongue, speak), is_ours=True)
    for path, content in (
        (VSCODE / "settings.json", _json(SETTINGS)),
        (VSCODE / "extensions.json", _json(EXTENSIONS)),
        (VSCODE / "tasks.json", _json(TASKS)),
        (PurePosixPath(".editorconfig"), EDITORCONFIG.encode()),
    ):
        yield EditorFile(path=path, content=content, is_ours=False)


def modeline(name: str) -> str:
    """The line at the top of a YAML file by which its editor finds the schema."""
    return f"# {MARK} $schema={SCHEMAS}/{name}.schema.json"


def write_editor_files(folder: Path) -> tuple[tuple[PurePosixPath, How], ...]:
    """Write those of an existing course; SmcourseError where there is none, or where the system
    refuses."""
    written = []
    for file in editor_files(_language(folder)):
        target = folder / file.path
        how = _how(target, file)
        if how in (How.NEW, How.ANEW):
            _make(target.parent)
            write_whole(target, file.content)
        written.append((file.path, how))
    return tuple(written)


def unmarked(folder: Path) -> Iterator[tuple[str, str]]:
    """Each YAML file of a course that names no schema, and the line that would."""
    for name in FILES:
        path = folder / f"{name}.yaml"
        if path.is_file() and MARK.encode() not in read_file(path)[:STARTS]:
            yield path.name, modeline(name)


def _language(folder: Path) -> str:
    sources, _ = read(folder)
    if COURSE_FILE not in sources.files:
        raise SmcourseError(say("the folder `{folder}` holds no course.yaml", folder=str(folder)))
    found: list[Diagnostic] = []
    head = read_head(sources, found)
    return head.languages[0] if head and head.languages else "en"


def _how(target: Path, file: EditorFile) -> How:
    if not target.exists():
        return How.NEW
    if read_file(target) == file.content:
        return How.SAME
    return How.ANEW if file.is_ours else How.KEPT


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise SmcourseError(
            say("cannot write {path}: {problem}", path=str(folder), problem=system_says(problem))
        ) from problem


def _schema(schema: Schema) -> bytes:
    """A schema with a line for each key of the file."""
    parts = []
    for name, value in schema.items():
        text = _compact(value)
        if name == "properties":
            text = ",\n".join(f"  {_compact(key)}: {_compact(own)}" for key, own in value.items())
            text = f"{{\n{text}\n }}"
        parts.append(f" {_compact(name)}: {text}")
    inner = ",\n".join(parts)
    return f"{{\n{inner}\n}}\n".encode()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()
