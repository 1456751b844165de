"""`facts.yaml` beside `course.yaml`: the facts that a course may cite."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import PurePosixPath

from smcourse.codes.course import date_form
from smcourse.codes.facts import fact_id, fact_via_missing
from smcourse.codes.yaml import key_type, key_value
from smcourse.diagnostics import Diagnostic, Span, say
from smcourse.model import GRADES, Fact
from smcourse.parse.dates import read_date
from smcourse.parse.keys import Keys
from smcourse.parse.limits import decode
from smcourse.parse.shapes.facts import FACT, FACT_ID
from smcourse.parse.yaml import Keyed, Scalar, Value, read_mapping
from smcourse.source import Sources

FACTS_FILE = PurePosixPath("facts.yaml")


def read_facts(
    sources: Sources, languages: tuple[str, ...], found: list[Diagnostic]
) -> Mapping[str, Mapping[str, Fact]]:
    """By language, then by id; empty where the course has no such file."""
    if FACTS_FILE not in sources.files:
        return {}
    content = sources.files[FACTS_FILE]
    make = partial(_read, content, languages)
    return sources.memo.told("facts", (content, languages), found, make)


def _read(
    content: bytes, languages: tuple[str, ...], found: list[Diagnostic]
) -> Mapping[str, Mapping[str, Fact]]:
    text, refused = decode(FACTS_FILE, content)
    found += refused
    if refused:
        return {}
    keyed, problems = read_mapping(text, Span(path=FACTS_FILE))
    found += problems
    before = len(found)
    facts = {language: _facts(keyed, language, found) for language in languages}
    found[before:] = list(dict.fromkeys(found[before:]))  # what all languages share is said once
    return facts


def _facts(keyed: Keyed, language: str, found: list[Diagnostic]) -> dict[str, Fact]:
    facts = {}
    for name, (span, value) in keyed.entries.items():
        if not FACT_ID.fullmatch(name):
            found.append(fact_id(span, name))
        elif isinstance(value, Keyed):
            own = {
                key: (place, _in_language(inner, language))
                for key, (place, inner) in value.entries.items()
            }
            facts[name] = _fact(name, span, Keys(Keyed(own, span), found, FACT))
        else:
            found.append(key_type(span, name, say("`grade:`, `source:` and `year:` below it")))
    return facts


def _in_language(value: Value, language: str) -> Value:
    """A mapping gives each language its own value."""
    if isinstance(value, Keyed):
        empty = Scalar("", value.span, is_null=True)
        return value.entries[language][1] if language in value.entries else empty
    return value


def _fact(name: str, span: Span, keys: Keys) -> Fact:
    grade = keys.text("grade")
    if grade and grade not in GRADES:
        keys.found.append(key_value(keys.value_span("grade"), "grade", grade, GRADES))
    review = keys.text("review")
    fact = Fact(
        id=name,
        grade=grade,
        source=keys.text("source"),
        via=keys.text("via"),
        year=keys.text("year"),
        says=keys.words("says"),
        review=read_date(review),
        span=span,
    )
    if review and not fact.review:
        keys.found.append(date_form(keys.value_span("review"), review))
    if grade == "B" and not fact.via:
        keys.found.append(fact_via_missing(span, name))
    keys.unknown()
    return fact
