"""`company.yaml`."""

from __future__ import annotations

from collections.abc import Mapping

from smcourse.diagnostics import Text, say
from smcourse.parse.dates import DATE
from smcourse.parse.fences import ID
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
    Section,
    Several,
    Shape,
    Word,
)
from smcourse.parse.shapes.course import MOST_LANGUAGES
from smcourse.vocabulary import ACCOUNT, CONTACT, VARIABLES, Variable
from smcourse.words import known_languages

MOST_NUMBER = 999_999_999
OWN_KEYS = ("id", "sample")


def _fields(told: Mapping[str, Text]) -> Kind:
    """A mapping with these keys, whose values may be anything."""
    keys = {name: Key(kind=Anything(), says=says) for name, says in told.items()}
    return Section(Shape(keys=keys))


_LINE = ByLanguage(Line())
_CONTACT = _fields(CONTACT)

KINDS: Mapping[str, Kind] = {
    "text": Line(),
    "flag": Word(YES_NO),
    "number": Number(0, MOST_NUMBER),
    "date": Line(form=DATE),
    "list": Several(each=_LINE, most=None),
    "contact": _CONTACT,
    "contacts": Several(each=ByLanguage(AnyOf((Line(), _CONTACT))), most=None, alone=False),
    "accounts": Section(Shape(others=ByLanguage(_fields(ACCOUNT)))),
    "map": Section(Shape(others=Anything())),
    "rows": Several(each=Anything(), most=None, alone=False),
}


def _key(variable: Variable) -> Key:
    kind = Word(variable.words) if variable.words else KINDS[variable.kind]
    if variable.form:
        kind = Line(form=variable.form)
    filled = ByLanguage(AnyOf((kind, Nothing())))
    return Key(kind=filled, says=variable.says, awaiting=variable.required)


COMPANY = Shape(
    keys={
        "id": Key(
            kind=Line(form=ID),
            required=True,
            says=say(
                "What makes it another company, in the name of its packages: a–z, digits and "
                "hyphens."
            ),
        ),
        "sample": Key(
            kind=Word(YES_NO[::-1]),
            says=say(
                "`true` marks an invented company: each page says so, and no release is made of it."
            ),
        ),
        **{name: _key(variable) for name, variable in VARIABLES.items()},
        "languages": Key(
            kind=Several(each=Line(form=LANGUAGE, known=known_languages()), most=MOST_LANGUAGES),
            required=True,
            says=VARIABLES["languages"].says,
        ),
    }
)
