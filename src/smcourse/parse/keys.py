"""The keys of a mapping, read by the kinds that its shape gives them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from smcourse.codes.yaml import (
    key_empty,
    key_missing,
    key_type,
    key_unknown,
    key_value,
    list_too_long,
)
from smcourse.diagnostics import Diagnostic, Span, Text, say
from smcourse.parse.shapes import Section, Several, Shape, Word
from smcourse.parse.yaml import Items, Keyed, Scalar, Value


class Keys:
    """Reads the keys of one mapping by type, as its `shape` has them.

    `found` receives what is wrong; `unknown()` reports the keys that the shape does not have. To
    ask for one that it does not have is a bug, a KeyError.
    """

    def __init__(self, keyed: Keyed, found: list[Diagnostic], shape: Shape) -> None:
        self.keyed = keyed
        self.found = found
        self.shape = shape

    def has(self, key: str) -> bool:
        """Whether the author wrote the key."""
        return key in self.keyed.entries

    def is_filled(self, key: str) -> bool:
        """Whether something stands behind the key."""
        return self.has(key) and not _is_empty(self.keyed.entries[key][1])

    def span(self, key: str) -> Span:
        """Where `key` stands, or the whole mapping's place where it is missing."""
        return self.keyed.entries[key][0] if key in self.keyed.entries else self.keyed.span

    def value_span(self, key: str) -> Span:
        """Where the value of `key` stands, or the whole mapping's place where it is missing."""
        return self.keyed.entries[key][1].span if key in self.keyed.entries else self.keyed.span

    def text(self, key: str, default: str = "") -> str:
        """A single value as one line of text."""
        match self._take(key):
            case Scalar(text=text, is_null=False) as one if text.strip():
                return one.line
            case None:
                if self.shape.is_required(key):
                    self.found.append(key_missing(self.span(key), key))
            case Scalar(span=span):
                self.found.append(key_empty(span, key))
            case other:
                self._wrong(key, other.span, say("one value"))
        return default

    def whole_number(self, key: str, default: int | None) -> int | None:
        """A whole number."""
        low, high = self.shape.limits(key)
        match self._take(key):
            case None | Scalar(is_null=True):
                return default
            case Scalar(text=text) if text.isascii() and text.isdigit() and len(text) < 10:
                if low <= int(text) <= high:
                    return int(text)
        wanted = say("a whole number from {low} to {high}", low=low, high=high)
        self._wrong(key, self.keyed.entries[key][1].span, wanted)
        return default

    def one_of(self, key: str, default: str = "") -> str:
        """One of the words that there are; without a default the first of them."""
        words = self.shape.kind(key, Word).words
        word = self.text(key, default or words[0])
        if word in words:
            return word
        self.found.append(key_value(self.keyed.entries[key][1].span, key, word, words))
        return default or words[0]

    def is_so(self, key: str, default: str = "") -> bool:
        """Whether it is `true`."""
        return self.one_of(key, default) == "true"

    def some_of(self, key: str) -> tuple[str, ...]:
        """A list of words, each one of those that there are."""
        known = self.shape.kind(key, Several).each
        words = self.words(key)
        for word in words:
            if isinstance(known, Word) and word not in known.words:
                self.found.append(key_value(self.value_span(key), key, word, known.words))
        return words

    def words(self, key: str) -> tuple[str, ...]:
        """A list of single values (one value alone counts as a list of one)."""
        match self._take(key):
            case None | Scalar(is_null=True):
                return ()
            case Scalar(text=text):
                return (text.strip(),)
            case Items(values=values) if all(isinstance(value, Scalar) for value in values):
                most = self.shape.most_of(key)
                self._counted(key, len(values), most)
                words = (value.text.strip() for value in values if isinstance(value, Scalar))
                return tuple(words)[:most]
            case other:
                self._wrong(key, other.span, say("a list of words"))
        return ()

    def whole_numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers (one alone counts as a list of one)."""
        low, high = self.shape.limits(key)
        words = self.words(key)
        digits = [word for word in words if word.isascii() and word.isdigit() and len(word) < 10]
        numbers = tuple(number for number in map(int, digits) if low <= number <= high)
        if len(numbers) < len(words):
            wanted = say("whole numbers from {low} to {high}", low=low, high=high)
            self._wrong(key, self.keyed.entries[key][1].span, wanted)
            return ()
        return numbers

    def pairs(self, key: str) -> dict[str, str]:
        """A mapping of words to single values."""
        most = self.shape.most_of(key)
        match self._take(key):
            case None | Scalar(is_null=True):
                return {}
            case Keyed(entries=entries) if all(
                isinstance(value, Scalar) for _, value in entries.values()
            ):
                self._counted(key, len(entries), most)
                pairs = (
                    (name, value.text.strip())
                    for name, (_, value) in entries.items()
                    if isinstance(value, Scalar)
                )
                return dict(islice(pairs, most))
            case other:
                self._wrong(key, other.span, say("`name: text` lines"))
        return {}

    def section(self, key: str) -> Keys:
        """The keys of a nested mapping; empty where it is missing."""
        shape = self.shape.kind(key, Section).shape
        match self._take(key):
            case Keyed() as keyed:
                return Keys(keyed, self.found, shape)
            case None | Scalar(is_null=True):
                pass
            case other:
                self._wrong(key, other.span, say("`key: value` lines of its own"))
        return Keys(Keyed({}, self.span(key)), self.found, shape)

    def unknown(self) -> None:
        """Report every key that is not known here."""
        if self.shape.others is None:
            self.found += unknown_keys(self.keyed, self.shape.keys)

    def _take(self, key: str) -> Value | None:
        if not self.shape.is_known(key):
            raise KeyError(key)
        value = self.keyed.entries[key][1] if key in self.keyed.entries else None
        if value and self.shape.is_filled(key) and _is_empty(value):
            self.found.append(key_empty(value.span, key))
            return None
        return value

    def _counted(self, key: str, count: int, most: int) -> None:
        if count > most:
            self.found.append(list_too_long(self.span(key), key, count, most))

    def _wrong(self, key: str, span: Span, wanted: Text) -> None:
        self.found.append(key_type(span, key, wanted))


def _is_empty(value: Value) -> bool:
    match value:
        case Scalar(text=text, is_null=is_null):
            return is_null or not text.strip()
        case Items(values=values):
            return not values
        case Keyed(entries=entries):
            return not entries


def unknown_keys(keyed: Keyed, known: Collection[str]) -> Iterator[Diagnostic]:
    """What is to be said of every other key; no two of them are taken for the same one."""
    written = {*keyed.entries}
    for key, (span, _) in keyed.entries.items():
        if key not in known:
            finding = key_unknown(span, key, known, written)
            written |= {finding.fix.text} if finding.fix else set()
            yield finding
