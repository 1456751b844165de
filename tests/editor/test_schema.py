"""The schemas for editors and the parser know the same keys, and refuse the same values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from conftest import ROOT
from docs.pages import all_examples
from jsonschema import Draft7Validator

from smcourse.editor.schema import FILES, PAGES, schema_of
from smcourse.messages import speaker
from smcourse.parse.company import read_company
from smcourse.parse.course import parse
from smcourse.parse.limits import decode
from smcourse.parse.shapes import (
    LANGUAGE,
    AnyOf,
    Anything,
    ByLanguage,
    Kind,
    Section,
    Several,
    Shape,
)
from smcourse.source import Sources

SCHEMAS = {name: Draft7Validator(schema_of(name, speaker("en"))) for name in (*FILES, *PAGES)}
PLACES = {  # where a page of each kind stands
    "lesson": "en/one/two.md",
    "cover": "en/index.md",
    "module": "en/one/index.md",
    "bank": "en/bank/one.md",
    "test": "en/tests/final.md",
    "handbook": "en/handbook/index.md",
    "chapter": "en/handbook/one.md",
}
WHOLE: Mapping[str, dict[str, Any]] = {  # each of them with what must be there
    "course": {"id": "a", "title": "A", "languages": ["en"], "tests": {"final": {"draw": 1}}},
    "company": {"id": "a", "languages": ["en"]},
    "facts": {"F1": {"grade": "A", "source": "One", "year": 2024}},
    "lesson": {"id": "b", "title": "B"},
    "module": {"title": "B"},
    "chapter": {"id": "c", "title": "C"},
}
TEXT = "---\ntitle: T\nid: t\n---\nText.\n"
NONSENSE = [[["x"]]]  # what only `Anything` takes
EXAMPLES = {"course.yaml": "course", "company.yaml": "company", "facts.yaml": "facts"}
EXAMPLES |= {"front": "lesson"}
REFUSED = {  # by both: a key's name, its kind, or the form of its value
    "color-form",
    "fact-id",
    "front-matter-unclosed",
    "front-matter-unopened",
    "id-form",
    "key-empty",
    "key-missing",
    "key-twice",
    "key-type",
    "key-unknown",
    "key-value",
    "list-too-long",
    "test-draw-missing",
    "theme-unknown",
    "version-form",
    "yaml-not-keys",
    "yaml-syntax",
}
IN_PART = {"date-form", "language-form"}  # how long a month is, what a text is in, it cannot know


class _Core(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `no` is a word, a day is a text."""

    yaml_implicit_resolvers: Mapping[str, Any] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        made = super().construct_mapping(node, deep)
        if len(made) < len(node.value):
            raise yaml.YAMLError("a key twice")
        return made


for _tag, _form in (
    ("bool", r"true|false"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?[0-9]+\.[0-9]*"),
    ("null", r"~|null|"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_form})$"), None)


def test_parser_and_schema_know_the_same_keys() -> None:
    """Each key of a schema is taken by the parser, which reads it: it refuses nonsense there. A key
    that the one does not know the other does not know either."""
    counted = 0
    for name in SCHEMAS:
        assert _refused(name, WHOLE.get(name, {})) == (False, set()), name
        shape = FILES[name] if name in FILES else PAGES[name]
        for path, known in _mappings(shape, ()):
            counted += len(known)
            for key, is_free in known.items():
                refused, told = _refused(name, _with(WHOLE.get(name, {}), (*path, key), NONSENSE))
                assert refused is not is_free, (name, path, key)
                assert "key-unknown" not in told, (name, path, key)
                assert ("key-type" in told) is not is_free, (name, path, key)
            told = _refused(name, _with(WHOLE.get(name, {}), (*path, "nobody"), "x"))
            assert told == (True, {"key-unknown"}), (name, path)
    assert counted > 150


def test_what_is_written_with_care_is_not_refused() -> None:
    """Every course of ours, and every example of the manual that gives no finding."""
    seen = set()
    for path in sorted((ROOT / "courses").glob("*/**/*")):
        course = path.relative_to(ROOT / "courses").parts[0]
        name = _name(PurePosixPath(path.relative_to(ROOT / "courses" / course)))
        if name:
            seen.add(name)
            assert list(_problems(name, path.read_text(encoding="utf-8"))) == [], path
    assert seen == set(SCHEMAS)
    for example in all_examples():
        name = EXAMPLES.get(example.kind)
        if name and not example.gives:
            found = list(_problems(name, example.text, is_page=False))
            assert [one for one in found if "required" not in one] == [], str(example)


def test_a_schema_refuses_what_a_check_refuses_and_nothing_else() -> None:
    """The courses that earn a code each; those whose fault is elsewhere are taken."""
    seen = set()
    for folder in sorted((ROOT / "tests" / "checks").iterdir()):
        expected = folder / "expected.txt"
        report = expected.read_text(encoding="utf-8") if expected.exists() else ""
        told = set(re.findall(r"\[([a-z-]+)\]$", report, re.M))
        codes = told & REFUSED
        found = [
            problem
            for path in folder.rglob("*")
            if (name := _name(PurePosixPath(path.relative_to(folder)))) and path.is_file()
            for problem in _problems(name, _text(path, name))
        ]
        assert not codes or found, folder.name
        assert not found or codes or told & IN_PART, (folder.name, found[:2])
        seen |= told if found else set()
    assert seen >= REFUSED | IN_PART


def test_both_languages_have_schemas_that_are_schemas() -> None:
    for name in SCHEMAS:
        english, spanish = (schema_of(name, speaker(tongue)) for tongue in ("en", "es"))
        for schema in (english, spanish):
            Draft7Validator.check_schema(schema)
        told = [json.dumps(schema, ensure_ascii=False) for schema in (english, spanish)]
        keys = [set(re.findall(r'"([a-z_]+)": {"description"', text)) for text in told]
        assert keys[0] == keys[1] != set()
        assert told[0] != told[1]


def _mappings(
    shape: Shape, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], dict[str, bool]]]:
    """Every mapping with keys of ours below a shape: its path, its keys, and whether each takes
    whatever one likes."""
    if shape.others is not None:
        name = "F1" if shape is FILES["facts"] else "final"
        for inner in _sections(shape.others):
            yield from _mappings(inner, (*path, name))
        return
    yield path, {name: _is_free(key.kind) for name, key in shape.keys.items()}
    for name, key in shape.keys.items():
        for inner in _sections(key.kind):
            yield from _mappings(inner, (*path, name))


def _sections(kind: Kind) -> Iterator[Shape]:
    match kind:
        case Section(shape=shape):
            yield shape
        case AnyOf(kinds=kinds):
            for one in kinds:
                yield from _sections(one)
        case ByLanguage(kind=one):
            yield from _sections(one)


def _is_free(kind: Kind) -> bool:
    match kind:
        case Anything() | Several(each=Anything()):
            return True
        case AnyOf(kinds=kinds):
            return any(map(_is_free, kinds))
        case ByLanguage(kind=one):
            return _is_free(one)
    return False


def _with(whole: dict[str, Any], path: tuple[str, ...], value: object) -> dict[str, Any]:
    """The same with another value under a path."""
    key, *rest = path
    old = whole.get(key)
    inner = old if isinstance(old, dict) else {}
    return {**whole, key: _with(inner, tuple(rest), value) if rest else value}


def _refused(name: str, content: dict[str, Any]) -> tuple[bool, set[str]]:
    """Whether the schema refuses it, and what the parser says of its keys."""
    said = {"key-type", "key-unknown", "key-missing", "key-empty", "key-value"}
    return not SCHEMAS[name].is_valid(content), {one.code for one in _parsed(name, content)} & said


def _parsed(name: str, content: dict[str, Any]) -> list[Any]:
    text = yaml.safe_dump(content, allow_unicode=True)
    if name == "company":
        return read_company(PurePosixPath("company.yaml"), text.encode())[1]
    files = {PLACES["lesson"]: TEXT, PLACES["module"]: TEXT, PLACES["chapter"]: TEXT}
    files |= {"course.yaml": yaml.safe_dump(WHOLE["course"])}
    is_file = name in FILES
    files |= {f"{name}.yaml" if is_file else PLACES[name]: text if is_file else f"---\n{text}---\n"}
    sources = {PurePosixPath(path): content.encode() for path, content in files.items()}
    return parse(Sources(name="course", files=sources))[1]


def _name(path: PurePosixPath) -> str:
    """The schema for a file of a course; "" for none."""
    match path.parts:
        case (_,) if path.suffix == ".yaml" and path.stem in FILES:
            return path.stem
        case (language, *_) if not LANGUAGE.fullmatch(language) or path.suffix != ".md":
            return ""
        case (_, "index.md"):
            return "cover"
        case (_, "handbook", "index.md"):
            return "handbook"
        case (_, "handbook" | "bank" | "tests" as folder, _):
            return {"handbook": "chapter", "bank": "bank", "tests": "test"}[folder]
        case (_, _, "index.md"):
            return "module"
        case (_, "glossary.md"):
            return ""
    return "lesson" if len(path.parts) in (2, 3) else ""


def _text(path: Path, name: str) -> str:
    """A file's text; that of a whole one where it cannot be read at all."""
    text, refused = decode(PurePosixPath(path.name), path.read_bytes())
    if not refused:
        return text
    whole = yaml.safe_dump(WHOLE.get(name, {}))
    return whole if name in FILES else f"---\n{whole}---\n"


def _problems(name: str, text: str, *, is_page: bool = True) -> Iterator[str]:
    if name in PAGES and is_page:
        front = re.match(r"---\n(.*?\n?)(?:---|\.\.\.)[ ]*\n", text, re.S)
        text = front[1] if front else ""
    try:
        content = yaml.load(text, _Core)
    except yaml.YAMLError as problem:
        yield str(problem)
        return
    for error in SCHEMAS[name].iter_errors({} if content is None else content):
        yield f"{'.'.join(map(str, error.path))}: {error.message}"
