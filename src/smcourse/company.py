"""A company's words, and how they read in a text.

One `company.yaml` holds them all. A value may differ by language; a course asks for it by a dotted
path, such as `policy_owner.channel`.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from smcourse.diagnostics import Span
from smcourse.vocabulary import ACCOUNT_FIELDS, CONTACT_FIELDS, VARIABLES

Value = str | tuple["Value", ...] | Mapping[str, "Value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A value as the rows of a table, each by the names of its `fields`."""

    fields: tuple[str, ...]
    rows: tuple[Mapping[str, Value], ...]


def rows_of(path: str, value: Value) -> Rows | None:
    """What stands under a path as rows: those of a list, contacts, accounts by their `platform`, a
    map by `key` and `value`; None where it is a single text."""
    kind = VARIABLES[path].kind if path in VARIABLES else ""
    match value:
        case str():
            return None
        case Mapping() if kind == "contact":
            return Rows(fields=CONTACT_FIELDS, rows=(value,))
        case Mapping():
            return _rows_of_map(value, is_accounts=kind == "accounts")
    alone = "name" if kind == "contacts" else "value"
    rows = tuple(one if isinstance(one, Mapping) else {alone: one} for one in value)
    fields = CONTACT_FIELDS if kind == "contacts" else _fields(rows)
    return Rows(fields=fields, rows=rows)


def _rows_of_map(value: Mapping[str, Value], *, is_accounts: bool) -> Rows:
    name = "platform" if is_accounts else "key"
    inner = [one for one in value.values() if isinstance(one, Mapping)]
    if len(inner) < len(value):
        rows = tuple({name: key, "value": one} for key, one in value.items())
        return Rows(fields=(name, "value"), rows=rows)
    known = ACCOUNT_FIELDS if is_accounts else _fields(inner)
    rows = tuple({name: key, **one} for key, one in zip(value, inner, strict=True))
    return Rows(fields=(name, *known), rows=rows)


def _fields(rows: Iterable[Mapping[str, Value]]) -> tuple[str, ...]:
    """Every field that any row has, in the order in which they come."""
    return tuple(dict.fromkeys(name for row in rows for name in row))


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company's words: `values` by language, then by name. `sample` marks an invented one.

    `spans` says where each name stands in the file that was read, `home` where the files that it
    names lie among the course's.
    """

    id: str
    sample: bool
    values: Mapping[str, Mapping[str, Value]]
    span: Span = field(compare=False)
    spans: Mapping[str, Span] = field(compare=False)
    home: PurePosixPath = field(default_factory=PurePosixPath)

    def value(self, language: str, path: str) -> Value | None:
        """What a dotted path names in a language; None where nothing is filled in."""
        found: Value | None = self.values.get(language, {})
        for name in path.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
        return found or None

    def files(self) -> set[str]:
        """The files that the values name, in any language."""
        named = (self.value(one, key) for one in self.values for key in ("logo", "logo_dark"))
        return {name for name in named if isinstance(name, str)}

    def inside(self, target: str) -> PurePosixPath:
        """Where a file that a value names lies among the course's."""
        path = posixpath.normpath(posixpath.join(self.home, target))
        return PurePosixPath(unicodedata.normalize("NFC", path))

    def paths(self, language: str) -> Iterator[str]:
        """Every path that may be asked for in a language, to find the nearest to a slip."""
        for name, value in self.values.get(language, {}).items():
            yield name
            yield from (f"{name}.{inner}" for inner in value if isinstance(value, Mapping))


def words_in(value: Value) -> Iterator[str]:
    """Every single text in a value."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from words_in(inner)
