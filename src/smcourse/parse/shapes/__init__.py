"""What YAML files and front matter may hold: each mapping's keys, their values, what they are for.

Parser and schemas for editors read the same tables, so that neither knows a key without the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from smcourse.diagnostics import Text

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
MOST_WORDS = 200
YES_NO = ("true", "false")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One value; in a `form` where it has one, and perhaps one of those `known` to be of use."""

    form: re.Pattern[str] | None = None
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """One of these words; the first is the usual one."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from `low` to `high`."""

    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """A list of at most so many, None for any number; where one may stand `alone`, it counts as a
    list of one."""

    each: Kind
    most: int | None = MOST_WORDS
    alone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The least and the most; where one number may stand `alone`, it is both."""

    low: int
    high: int
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping of its own."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """A value of this kind, or a mapping that gives each language its own."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A value of any of these kinds."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Anything:
    """A value of whatever kind, as deep as its author likes."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No value behind the key: what is to be filled in later."""


Kind = Line | Word | Number | Several | Pair | Section | ByLanguage | AnyOf | Anything | Nothing
K = TypeVar("K", Word, Several, Section)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of ours: what its value is, what it is for, whether it must be there, whether whoever
    writes it must write a value (`filled`), and whether a release is `awaiting` it."""

    kind: Kind
    says: Text
    required: bool = False
    filled: bool = False
    awaiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a mapping may hold: `keys` of ours, or names of its author's own, in the form of
    `names`, at most so many if that is not None, with values that are all of the kind `others`."""

    keys: Mapping[str, Key] = field(default_factory=dict)
    others: Kind | None = None
    names: re.Pattern[str] | None = None
    most: int | None = None

    def is_known(self, name: str) -> bool:
        """Whether a mapping of this shape may hold such a key."""
        return self.others is not None or name in self.keys

    def is_required(self, name: str) -> bool:
        """Whether the key must be there."""
        return name in self.keys and self.keys[name].required

    def is_filled(self, name: str) -> bool:
        """Whether the key, where it stands, must have a value behind it."""
        return name in self.keys and self.keys[name].filled

    def kind(self, name: str, wanted: type[K]) -> K:
        """What the value of a key is, as the kind by which it is read."""
        for kind in self._kinds(name):
            if isinstance(kind, wanted):
                return kind
        raise KeyError(name)

    def limits(self, name: str) -> tuple[int, int]:
        """The least and the greatest that a number, or each of several, may be."""
        for kind in self._kinds(name):
            match kind:
                case (
                    Number(low=low, high=high)
                    | Pair(low=low, high=high)
                    | Several(each=Number(low=low, high=high))
                ):
                    return low, high
        raise KeyError(name)

    def most_of(self, name: str) -> int:
        """How many entries a list or a mapping may have."""
        for kind in self._kinds(name):
            match kind:
                case Several(most=int(most)) | Section(shape=Shape(most=int(most))):
                    return most
        return MOST_WORDS

    def _kinds(self, name: str) -> Iterator[Kind]:
        return _alternatives(self.keys[name].kind if name in self.keys else self.others)


def _alternatives(kind: Kind | None) -> Iterator[Kind]:
    match kind:
        case None:
            pass
        case AnyOf(kinds=kinds):
            for one in kinds:
                yield from _alternatives(one)
        case ByLanguage(kind=one):
            yield from _alternatives(one)
        case _:
            yield kind
