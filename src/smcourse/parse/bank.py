"""`bank/*.md`: the items that tests draw from. Prose beside them is for other authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from smcourse.codes.bank import (
    bank_holds_items,
    bank_kind,
    bank_test_unknown,
    item_counts_alike,
    item_objective_missing,
)
from smcourse.codes.fences import fence_attribute_value
from smcourse.diagnostics import Diagnostic, say
from smcourse.model import BLOOM, Break, Item, Prose, Question, Test
from smcourse.parse.blocks import read_blocks
from smcourse.parse.fences import Attributes, Header
from smcourse.parse.lesson import read_text
from smcourse.parse.questions import parse_question
from smcourse.parse.shapes.pages import BANK_PAGE
from smcourse.source import Sources

BANK = "bank"
KINDS = ("choice", "true-false", "spot", "match", "order", "text", "number")
ITEM_KEYS = (
    "bloom",
    "critical",
    "difficulty",
    "enemy",
    "fact",
    "fixed",
    "reviewed_by",
    "role",
    "version",
)
HARDEST, EASIEST = 0.3, 0.95
DIFFICULTY = re.compile(r"0\.[0-9]{1,4}", re.A)
OWN_WORDS: Mapping[str, str] = {  # what authors write in Spanish
    "recordar": "remember",
    "comprender": "understand",
    "aplicar": "apply",
    "analizar": "analyze",
    "analyse": "analyze",
    "evaluar": "evaluate",
    "crear": "create",
}


def read_bank(
    folder: PurePosixPath, tests: Sequence[Test], sources: Sources, found: list[Diagnostic]
) -> tuple[Item, ...]:
    """The items of every file in a language's bank. A file that names no `tests` is for each final
    one: what a pre-test asks is not asked again."""
    kinds = [(test.id, test.kind) for test in tests]
    items: list[Item] = []
    for path in sources.under(folder / BANK, ".md"):
        content = sources.files[path]
        make = partial(_items, path, content, tests)
        items += sources.memo.told(("bank", path), (content, kinds), found, make)
    return tuple(items)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What the front matter of a bank says of all its items."""

    tests: tuple[str, ...]
    version: str
    reading: str
    reviewed_by: str


def _items(
    path: PurePosixPath, content: bytes, tests: Sequence[Test], found: list[Diagnostic]
) -> tuple[Item, ...]:
    text = read_text(path, content, found, BANK_PAGE)
    text.keys.text("title")
    known = [test.id for test in tests]
    usual = tuple(test.id for test in tests if test.kind == "final")
    drawn_by = text.keys.words("tests")
    for name in drawn_by:
        if name not in known:
            found.append(bank_test_unknown(text.keys.value_span("tests"), name, known))
    head = _Head(
        tests=drawn_by or usual,
        version=text.keys.text("version"),
        reading=text.keys.one_of("reading"),
        reviewed_by=text.keys.text("reviewed_by"),
    )
    text.keys.unknown()
    items: list[Item] = []

    def ask(header: Header, lines: list[str], first: int) -> tuple[Question, list[Diagnostic]]:
        own = {key: header.attributes[key] for key in ITEM_KEYS if key in header.attributes}
        rest = {key: value for key, value in header.attributes.items() if key not in own}
        question, problems = parse_question(replace(header, attributes=rest), lines, first)
        problems = [*problems, *_unfit(question)]
        items.append(_item(question, Attributes(header, problems), head))
        return question, problems

    if text.lines:
        for block in read_blocks(text.lines, text.first, text.span, found, ask):
            if not isinstance(block, (Prose, Break, Question)):
                found.append(bank_holds_items(block.span))
    return tuple(item for item in items if item.question.kind in KINDS)


def _unfit(question: Question) -> Iterator[Diagnostic]:
    """What may stand in a lesson and not in a bank."""
    if question.kind not in KINDS:
        yield bank_kind(question.span, question.kind, KINDS)
    elif not question.objective:
        yield item_objective_missing(question.span)
    for key in ("points", "record"):
        if key in question.places:
            yield item_counts_alike(question.places[key], key)


def _item(question: Question, attributes: Attributes, head: _Head) -> Item:
    return Item(
        question=question,
        bloom=_bloom(attributes),
        critical=attributes.flag("critical"),
        enemy=attributes.text("enemy"),
        role=_names(attributes, "role"),
        version=attributes.text("version") or head.version,
        fixed=attributes.flag("fixed"),
        tests=head.tests,
        difficulty=_difficulty(attributes),
        facts=_names(attributes, "fact"),
        reading=head.reading,
        reviewed_by=attributes.text("reviewed_by") or head.reviewed_by,
    )


def _names(attributes: Attributes, key: str) -> tuple[str, ...]:
    return tuple(name for name in attributes.text(key).split(",") if name)


def _bloom(attributes: Attributes) -> str:
    """The level of Bloom's taxonomy, as revised in 2001; "" where none is told."""
    word = attributes.text("bloom").lower()
    level = OWN_WORDS.get(word, word)
    if level and level not in BLOOM:
        wanted = say("one of {words}", words=", ".join(f"`{known}`" for known in BLOOM))
        found, place = attributes.found, attributes.place("bloom")
        found.append(fence_attribute_value(place, "bloom", wanted, "bloom=apply"))
    return level if level in BLOOM else ""


def _difficulty(attributes: Attributes) -> float | None:
    """The part of those asked who should get it right."""
    text = attributes.text("difficulty")
    if not text:
        return None
    if DIFFICULTY.fullmatch(text) and HARDEST <= float(text) <= EASIEST:
        return float(text)
    wanted = say("a number from {low} to {high}", low=str(HARDEST), high=str(EASIEST))
    found, place = attributes.found, attributes.place("difficulty")
    found.append(fence_attribute_value(place, "difficulty", wanted, "difficulty=0.7"))
    return None
