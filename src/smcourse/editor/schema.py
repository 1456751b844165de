"""Shapes become JSON Schemas, draft 7: what the YAML language server of most editors reads.

A schema refuses what the parser refuses by a key's name and kind, and nothing that it takes but for
`true` and `false` without quotes where words are wanted: YAML 1.2 makes truth values of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from smcourse.check.advice import ADVICE, code_of
from smcourse.diagnostics import say
from smcourse.messages import Speak
from smcourse.parse.shapes import (
    LANGUAGE,
    YES_NO,
    AnyOf,
    Anything,
    ByLanguage,
    Key,
    Kind,
    Line,
    Nothing,
    Number,
    Pair,
    Section,
    Several,
    Shape,
    Word,
)
from smcourse.parse.shapes.company import COMPANY
from smcourse.parse.shapes.course import COURSE
from smcourse.parse.shapes.facts import FACTS
from smcourse.parse.shapes.pages import (
    BANK_PAGE,
    CHAPTER,
    COVER,
    FRONT_PAGE,
    LESSON,
    MODULE,
    TEST_PAGE,
)

DRAFT = "http://json-schema.org/draft-07/schema#"
FILES: Mapping[str, Shape] = {"course": COURSE, "company": COMPANY, "facts": FACTS}
PAGES: Mapping[str, Shape] = {
    "lesson": LESSON,
    "cover": COVER,
    "module": MODULE,
    "bank": BANK_PAGE,
    "test": TEST_PAGE,
    "handbook": FRONT_PAGE,
    "chapter": CHAPTER,
}

NAMING_CHECKS = ("only", "off")  # the parser does not know which checks there are

Schema = dict[str, Any]

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_MARKS = re.compile(r"`([^`]*)`|\*(\w[^*]*)\*")
_NULL: Schema = {"type": ["null"]}
_CHECK = Line(known=tuple(sorted(map(code_of, ADVICE))))


def schema_of(name: str, speak: Speak) -> Schema:
    """The schema of one of `FILES`, or of the front matter of one of `PAGES`."""
    shape = FILES[name] if name in FILES else PAGES[name]
    is_file = name in FILES
    title = f"{name}.yaml" if is_file else say("the front matter of a page: {name}", name=name)
    told = title if isinstance(title, str) else speak(title)
    return {"$schema": DRAFT, "title": f"smcourse: {told}", **_object(shape, speak)}


def _object(shape: Shape, speak: Speak) -> Schema:
    made: Schema = {"type": ["object"]}
    if shape.others is None:
        required = [name for name, key in shape.keys.items() if key.required]
        made["properties"] = {name: _key(name, key, speak) for name, key in shape.keys.items()}
        made |= {"required": required} if required else {}
        return {**made, "additionalProperties": False}
    if shape.names:
        made["propertyNames"] = {"pattern": _pattern(shape.names)}
    made |= {} if shape.most is None else {"maxProperties": shape.most}
    return {**made, "additionalProperties": _any(shape.others, speak)}


def _key(name: str, key: Key, speak: Speak) -> Schema:
    told = speak(key.says)
    if key.awaiting:
        told = f"{told} {speak(say('A release needs it.'))}"
    plain = _MARKS.sub(r"\1\2", told)
    marked = {} if plain == told else {"markdownDescription": told}
    kind = Several(each=_CHECK) if name in NAMING_CHECKS else key.kind
    return {"description": plain, **marked, **_any(kind, speak, filled=key.filled)}


def _any(kind: Kind, speak: Speak, *, filled: bool = False) -> Schema:
    """What holds for a kind: all that it may be, the likeliest first; nothing empty if `filled`.

    Forms of which no two say something of the same type are one, since editors then explain the
    value as one.
    """
    made: list[Schema] = []
    forms = _forms(kind, speak)
    for form in filter(None, map(_filled, forms)) if filled else forms:
        if made and (both := _both(made[-1], form)) is not None:
            made[-1] = both
        else:
            made.append(form)
    return made[0] if len(made) == 1 else {"anyOf": made}


def _filled(form: Schema) -> Schema:
    """The form without what is empty; nothing where that was all."""
    least = {"array": {"minItems": 1}, "object": {"minProperties": 1}}
    return {} if form == _NULL else form | least.get(form.get("type", [""])[0], {})


def _both(one: Schema, other: Schema) -> Schema | None:
    """One schema for two forms; None where it would let a value through that both refuse."""
    types, others = one.get("type", []), other.get("type", [])
    if not types or not others or {*types, *one} & {*others, *other} != {"type"}:
        return None
    return {**one, **other, "type": [*types, *others]}


def _forms(kind: Kind, speak: Speak) -> Iterator[Schema]:
    match kind:
        case Line(form=form, known=known):
            yield _line(form) | ({"examples": list(known)} if known else {})
        case Word(words=words):
            yield _word(words)
        case Number(low=low, high=high):
            yield from (_number(low, high, speak), _NULL)
        case Several(each=each, most=most, alone=alone):
            listed: Schema = {"type": ["array"], "items": _any(each, speak)}
            yield listed | ({} if most is None else {"maxItems": most})
            yield from (_forms(each, speak) if alone else ())
            yield _NULL
        case Pair(low=low, high=high, alone=alone):
            number = _number(low, high, speak)
            least = 1 if alone else 2
            yield {"type": ["array"], "items": number, "minItems": least, "maxItems": 2}
            yield from ([number] if alone else [])
            yield _NULL
        case Section(shape=shape):
            yield from (_object(shape, speak), _NULL)
        case ByLanguage(kind=one):
            own = list(_forms(one, speak))
            keyed = [made for made in own if "properties" in made]
            for made in keyed:
                made["patternProperties"] = {_languages(made): _any(one, speak)}
            yield from own
            if not keyed:
                yield _object(Shape(others=one, names=LANGUAGE), speak)
        case AnyOf(kinds=kinds):
            for one in kinds:
                yield from _forms(one, speak)
        case Anything():
            yield {"type": ["string", "number", "boolean", "array", "object", "null"]}
        case Nothing():
            yield _NULL
        case _:
            assert_never(kind)


def _line(form: re.Pattern[str] | None) -> Schema:
    """One value; a number, too, where that would be one without quotes."""
    made: Schema = {"type": ["string"]}
    if form is None or form.fullmatch("1.0"):
        made["type"].append("number")
    return made | ({"pattern": _pattern(form)} if form else {})


def _word(words: tuple[str, ...]) -> Schema:
    if set(words) == set(YES_NO):
        return {"type": ["boolean", "string"], "pattern": f"^({'|'.join(words)})$"}
    return {"enum": list(words)}


def _number(low: int, high: int, speak: Speak) -> Schema:
    return {
        "type": ["string", "integer"],
        "minimum": low,
        "maximum": high,
        "pattern": "^[0-9]{1,9}$",
        "patternErrorMessage": speak(
            say("a whole number from {low} to {high}", low=low, high=high)
        ),
    }


def _languages(form: Schema) -> str:
    """What a key that names a language looks like, beside the keys of a form."""
    return f"^(?!(?:{'|'.join(form['properties'])})$)(?:{LANGUAGE.pattern})$"


def _pattern(form: re.Pattern[str]) -> str:
    """The same for JavaScript, which has no names of this kind, and for the whole value."""
    return f"^(?:{_NAMED_GROUP.sub('(?:', form.pattern)})$"
