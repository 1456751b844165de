"""Nothing that an author may write, and no command, is without an example in the manual.

Examples are those that other tests hold to be true: what the program takes, sessions that are run.
Codes have theirs in `test_manual.py`. What there is comes from the program, as in `test_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click
import pytest
import yaml
from conftest import build_scorm12, files_of, write_files
from docs.pages import LANGUAGES, WRITE, Example, all_examples, page
from docs.scratch import KINDS
from docs.test_names import NOBODY, WORDS, asked_keys, findings, first, known

from smcourse.cli import cli
from smcourse.parse.containers import CONTAINERS
from smcourse.parse.questions import READERS
from smcourse.vocabulary import ACCOUNT_FIELDS, CONTACT_FIELDS, VARIABLES

FENCES = {*READERS, *CONTAINERS}
ELSEWHERE = ("only", "country", "table")  # the manual itself has no audiences and no company
REVIEWED = "jurisdictions: [ES]\nlaw_reviewed_on: {ES: 2026-11-02}\nlaw_reviewed_by: {ES: Ana Ruiz}"
KEYS_IN = {  # where `asked_keys` asked, and the kinds of example that answer
    "course.yaml": ("course.yaml",),
    "en/index.md": ("index.md",),
    "en/one/index.md": ("module",),
    "en/one/two.md": ("lesson", "front"),
}
OPENING = re.compile(r"^:{3,} *([a-z-]+) *(.*)$", re.M)
BLOCK = re.compile(r'<div class="sm-note[^>]*>.*?</div>|<table class="sm-rows".*?</table>', re.S)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_without_an_example(
    language: str, write_course: Callable[[dict[str, str | bytes]], Path], tmp_path: Path
) -> None:
    own = [one for one in all_examples() if one.folder == language]
    openings = [match for one in own for match in OPENING.findall(one.text)]
    given = {word.partition("=")[0].strip("{}") for _, rest in openings for word in rest.split()}
    bank = first(page(language, f"{WRITE}/16-tests"), WORDS[language]["Attribute"])
    names = [*VARIABLES, *CONTACT_FIELDS, *ACCOUNT_FIELDS, "id", "sample"]
    missing = {
        "fences": FENCES - {kind for kind, _ in openings},
        "attributes": {*_attributes(tmp_path), *bank} - given,
        "company.yaml": {*names} - _keys(own, "company.yaml"),
        "commands": {*_commands()} - {*_called(own)},
    }
    for (path, _), keys in asked_keys(write_course).items():
        missing[path] = missing.get(path, set()) | ({*keys} - _keys(own, *KEYS_IN[path]))
    assert {what: names for what, names in missing.items() if names} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fence_is_seen_beside_its_source(language: str) -> None:
    shown = [one for one in all_examples() if one.folder == language and one.is_shown]
    seen = {kind for one in shown for kind, _ in OPENING.findall(one.text)}
    assert {*ELSEWHERE} | seen == FENCES
    assert not {*ELSEWHERE} & seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_manual_cannot_hold_is_shown_as_it_comes_out(
    language: str, tmp_path: Path
) -> None:
    """With the words of the tour's company, whose cards on Spain are reviewed, and for leaders."""
    for kind in ELSEWHERE:
        opens = re.compile(rf"^::: {kind} ", re.M)
        own = (one for one in all_examples() if one.folder == language and not one.gives)
        example = next(one for one in own if opens.search(one.text))
        html = _built(example, tmp_path / kind)
        below = _words(example.page.read_text(encoding="utf-8").split(example.text)[1])
        seen = BLOCK.findall(html) if kind != "only" else [example.text.splitlines()[1]]
        assert [(_words(block) in below, block in html) for block in seen] == [(True, True)], kind


def _attributes(folder: Path) -> Iterator[str]:
    """What the program knows of attributes of all fences."""
    body = "".join(f"::: {kind} name {{{NOBODY}=1}}\nText.\n:::\n\n" for kind in sorted(FENCES))
    lesson = f"---\ntitle: A\nid: b\n---\n{body}"
    write_files(folder / "a", {"course.yaml": "id: a\ntitle: A\n", "en/one.md": lesson})
    for found in findings(folder / "a", "fence-attribute-unknown"):
        if f"`{NOBODY}`" in str(found.message):
            yield from known(found)


def _keys(examples: Iterable[Example], *kinds: str) -> set[str]:
    """Every key that stands in examples of these kinds, however deep."""
    texts = (one.text for one in examples if one.kind in kinds)
    heads = (text.split("---\n")[1] if text.startswith("---\n") else text for text in texts)
    return {key for head in heads if ":" in head for key in _deep(_read(head))}


def _read(head: str) -> object:
    try:
        return yaml.load(head, yaml.BaseLoader)  # `off` is a word
    except yaml.YAMLError:  # an example of what cannot be read, or no front matter at all
        return None


def _deep(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _deep(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _deep(inner)


def _commands() -> list[str]:
    return cli.list_commands(click.Context(cli))


def _called(examples: Iterable[Example]) -> Iterator[str]:
    for one in examples:
        if one.language == "console":
            yield from re.findall(r"smcourse(?: --messages \w+)? ([a-z]+)", one.text)


def _built(example: Example, folder: Path) -> str:
    """The page of the package for leaders."""
    KINDS[example.kind](example, folder / "course")
    company = folder / "course" / "company.yaml"
    text = company.read_text(encoding="utf-8")
    company.write_text(re.sub(r"^jurisdictions.*$", REVIEWED, text, flags=re.M), encoding="utf-8")
    built = build_scorm12(folder / "course", folder / "out").built
    (archive,) = (one.path for one in built if "-leader-" in one.path.name)
    return files_of(archive)["index.html"].decode()


def _words(text: str) -> str:
    """Text without the marks of HTML and Markdown."""
    plain = re.sub(r"<[^>]*>|^[|:\- ]+$|^::: note|[|*`]", " ", text, flags=re.M)
    return " ".join(plain.split())
