"""The manual names all that an author may write, and nothing else.

What there is comes from the program itself: its tables, or what it answers to a name that nobody
knows. So a key, fence, attribute, tag, word or option that is new fails here until it is written
about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import click
import pytest
from conftest import ROOT
from docs.pages import LANGUAGES, WRITE, page, pages, text_of

from smcourse.cli import cli
from smcourse.compile.kinds import AUDIO_KINDS, CAPTION_KINDS, DOWNLOAD_KINDS, VIDEO_KINDS
from smcourse.compile.markup import AUTHORS, CLASSES, RAW_TAGS, SCHEMES
from smcourse.diagnostics import Diagnostic
from smcourse.explain import explanations
from smcourse.order import Order
from smcourse.parse.containers import CONTAINERS
from smcourse.parse.limits import MAX_BLOCK, MAX_BRACKETS, MAX_CELLS, MAX_LINE, MAX_LISTING
from smcourse.parse.questions import READERS
from smcourse.parse.questions.choice import TRUTHS
from smcourse.pipeline import check
from smcourse.targets import all_targets
from smcourse.vocabulary import ACCOUNT_FIELDS, CONTACT_FIELDS, VARIABLES

NOBODY = "qqqq"  # near to no name, so that the answer lists them all
IN_BRACES = {*CLASSES, "themed", "decor"}

WORDS = {
    "en": {
        "Key": "Key",
        "Page": "Page",
        "Block": "Block",
        "Attribute": "Attribute",
        "Contact": "Part of a contact",
        "Account": "Part of an account",
        "Tags": "Tags",
        "Code": "Code",
        "required": "required",
    },
    "es-419": {
        "Key": "Clave",
        "Page": "Página",
        "Block": "Bloque",
        "Attribute": "Atributo",
        "Contact": "Parte de un contacto",
        "Account": "Parte de una cuenta",
        "Tags": "Marcas",
        "Code": "Código",
        "required": "obligatoria",
    },
}
KINDS = {
    "texto": "text",
    "lista": "list",
    "contacto": "contact",
    "contactos": "contacts",
    "cuentas": "accounts",
    "bandera": "flag",
    "número": "number",
    "fecha": "date",
    "mapa": "map",
    "filas": "rows",
}

_CODE = re.compile(r"(?<!`)`([^`]+)`")
_LISTED = re.compile(r"`([^`]+)`")

Write = Callable[[dict[str, str | bytes]], Path]


def table(text: str, head: str) -> list[list[str]]:
    """The rows of all tables of a page whose first column is called `head`."""
    found: list[list[str]] = []
    is_within = False
    for line in text.split("\n"):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if not cells:
            is_within = False
        elif cells[0] == head:
            is_within = True
        elif is_within and not set(cells[0]) <= set(":-"):
            found.append(cells)
    return found


def named(cells: Iterable[str]) -> list[str]:
    """What stands as code in cells."""
    return [name for cell in cells for name in _CODE.findall(cell)]


def first(text: str, head: str) -> list[str]:
    """What stands as code in the first column of such tables."""
    return named(row[0] for row in table(text, head))


def findings(course: Path, code: str) -> list[Diagnostic]:
    found = check(course, all_targets()["scorm12"], Order()).found
    return [finding for finding in found if finding.code == code]


def known(finding: Diagnostic) -> list[str]:
    """The names that a finding's help lists."""
    return _LISTED.findall(str(finding.help))


def asked_keys(write_course: Write) -> dict[tuple[str, int], list[str]]:
    """Path and line of an unknown key -> the keys that are known there."""
    files: dict[str, str | bytes] = {
        "course.yaml": f"id: a\ntitle: A\n{NOBODY}: 1\ncompletion:\n  {NOBODY}: 1\n"
        f"tests:\n  final:\n    {NOBODY}: 1\nchecks:\n  {NOBODY}: 1\n",
        "en/index.md": f"---\n{NOBODY}: 1\n---\n",
        "en/one/index.md": f"---\ntitle: A\n{NOBODY}: 1\n---\n",
        "en/one/two.md": f"---\ntitle: A\nid: b\n{NOBODY}: 1\n---\nText.\n",
    }
    found = findings(write_course(files), "key-unknown")
    return {(str(one.span.path), one.span.line): known(one) for one in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_key(language: str, write_course: Write) -> None:
    words, keys = WORDS[language], asked_keys(write_course)
    course = [*keys["course.yaml", 3], *keys["course.yaml", 5]]
    assert sorted(first(page(language, f"{WRITE}/01-course-yaml"), words["Key"])) == sorted(course)
    tests = first(page(language, f"{WRITE}/16-tests"), words["Key"])
    assert sorted(tests) == sorted(["tests", *keys["course.yaml", 8]])
    advice = first(page(language, f"{WRITE}/19-advice"), words["Key"])
    assert sorted(advice) == sorted(keys["course.yaml", 10])
    lessons = page(language, f"{WRITE}/02-lessons")
    assert sorted(first(lessons, words["Key"])) == sorted(keys["en/one/two.md", 4])
    cover, module = table(lessons, words["Page"])
    assert sorted(named([cover[1]])) == sorted(keys["en/index.md", 2])
    assert sorted(named([module[1]])) == sorted(keys["en/one/index.md", 3])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_block(language: str) -> None:
    blocks = first(page(language, f"{WRITE}/05-blocks"), WORDS[language]["Block"])
    assert sorted(blocks) == sorted([*READERS, *CONTAINERS])


@pytest.mark.parametrize("kind", [*READERS, *CONTAINERS])
def test_the_manual_names_every_attribute(kind: str, write_course: Write) -> None:
    text = f"---\ntitle: A\nid: b\n---\n::: {kind} name {{{NOBODY}=1}}\nText.\n:::\n"
    course = write_course({"course.yaml": "id: a\ntitle: A\n", "en/one.md": text})
    found = findings(course, "fence-attribute-unknown")
    (attributes,) = (known(one) for one in found if f"`{NOBODY}`" in str(one.message))
    for language in LANGUAGES:
        assert sorted(attributes_of(kind, language)) == sorted(attributes)


def attributes_of(kind: str, language: str) -> list[str]:
    """Those that the manual gives a kind of fence."""
    head = WORDS[language]["Attribute"]
    blocks = table(page(language, f"{WRITE}/05-blocks"), WORDS[language]["Block"])
    said = next(row for row in blocks if kind in named(row[:1]))
    match kind:
        case "choice":
            return first(page(language, f"{WRITE}/03-choice-questions"), head)
        case "spot":
            return attributes_of("choice", language)
        case "order" | "match":
            every = attributes_of("choice", language)
            return [name for name in every if name != "multiple"]
        case "true-false" | "number" | "scenario":
            every = attributes_of("order", language)
            return [name for name in every if name != "partial"]
        case "survey" | "checklist":
            every = attributes_of("number", language)
            return [name for name in every if name != "points"]
        case "text":
            own = first(page(language, f"{WRITE}/11-text-and-number"), head)
            return [*own, *attributes_of("order", language)]
        case "acknowledge":
            own = first(page(language, f"{WRITE}/12-opinions-and-confirmations"), head)
            return [*attributes_of("survey", language), *own]
        case "audio" | "video":
            rows = table(page(language, f"{WRITE}/06-media"), head)
            others = {"audio", "video"} - {kind}
            return named(row[0] for row in rows if not others & set(named(row[1:2])))
    return [name.partition("=")[0] for name in named(said[2:])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_tag_that_is_allowed(language: str) -> None:
    text = page(language, f"{WRITE}/04-text")
    start, end = text.index("## HTML\n"), text.index("| `<div>`")
    tags = re.findall(r"`<([a-z0-9]+)[^>]*>`", text[start:end])
    assert set(tags) == RAW_TAGS
    for tag, attributes in AUTHORS.items():
        for attribute in attributes if tag != "a" else ():
            assert f"`{attribute}`" in text[start:end]
            assert tag == "*" or f"`<{tag}>`" in text[start:end]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_class_and_scheme(language: str) -> None:
    classes = re.findall(r"^\| `\{\.([a-z]+)\}`", page(language, f"{WRITE}/04-text"), re.M)
    assert sorted(classes) == sorted(IN_BRACES)
    for scheme in SCHEMES:
        assert f"({scheme}:" in page(language, f"{WRITE}/07-links-and-glossary")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_word_for_true_and_false(language: str) -> None:
    text = page(language, f"{WRITE}/03-choice-questions")
    for words in TRUTHS.values():
        assert not {word for word in words if f"`{word}`" not in text.lower()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_kind_of_file(language: str) -> None:
    text = page(language, f"{WRITE}/06-media")
    kinds = {f".{name}" for row in table(text, _what(language)) for name in named(row[1:2])}
    assert kinds == set(DOWNLOAD_KINDS)
    for wanted in (AUDIO_KINDS, VIDEO_KINDS, CAPTION_KINDS):
        assert all(f"| `{kind[1:]}` |" in text for kind in wanted)


def _what(language: str) -> str:
    return {"en": "What", "es-419": "Qué"}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_word_of_a_company(language: str) -> None:
    words, text = WORDS[language], page(language, f"{WRITE}/08-company-words")
    told = {}
    for name, says in re.findall(r"^`([a-z_]+)`\n: (.*)$", text, re.M):
        kind, _, is_required = says.partition(":")[0].partition(", ")
        assert is_required in ("", words["required"])
        told[name] = (kind if language == "en" else KINDS[kind], bool(is_required))
    assert told == {name: (one.kind, one.required) for name, one in VARIABLES.items()}
    assert sorted(first(text, words["Key"])) == ["id", "sample"]
    assert sorted(first(text, words["Contact"])) == sorted(CONTACT_FIELDS)
    assert sorted(first(text, words["Account"])) == sorted(ACCOUNT_FIELDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_tells_the_limits_of_text(language: str) -> None:
    text = page(language, f"{WRITE}/04-text").replace("\N{NO-BREAK SPACE}", " ")
    mark = {"en": ",", "es-419": " "}[language]
    for limit in (MAX_LINE, MAX_BLOCK, MAX_LISTING, MAX_CELLS, MAX_BRACKETS):
        assert f"| {limit:,}".replace(",", mark) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_only_codes_that_there_are(language: str) -> None:
    codes = explanations()
    for path in pages(language):
        text = path.read_text(encoding="utf-8")
        names = [name for name in first(text, WORDS[language]["Code"]) if not name.isdigit()]
        assert [name for name in names if name not in codes] == [], path


TUTORS = ("--append", "--set")  # options of `tutor config save`


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_only_options_that_there_are(language: str) -> None:
    options = {option for command in _commands() for option in _options(command)}
    written = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", text_of(language)))
    assert written <= options | {"--help", *TUTORS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_choice_of_an_option(language: str) -> None:
    text = text_of(language)
    for command in _commands():
        for param in command.params:
            for choice in param.type.choices if isinstance(param.type, click.Choice) else ():
                written = (f"{param.opts[0]} {choice}`", f"`{choice}`")
                assert any(name in text for name in written), command.name


def _commands() -> list[click.Command]:
    context = click.Context(cli)
    context.meta["language"] = "en"
    commands = (cli.get_command(context, name) for name in cli.list_commands(context))
    return [cli, *filter(None, commands)]


def _options(command: click.Command) -> list[str]:
    return [o for p in command.params if isinstance(p, click.Option) for o in p.opts]


def test_the_tour_holds_every_block() -> None:
    """It is what the manual's examples stand in, and what goldens are made of."""
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "courses" / "tour" / "en").rglob("*.md")
    )
    for kind in {*READERS, *CONTAINERS}:
        assert re.search(rf"^:::+ {kind}\b", text, re.M), kind
