"""`company.yaml` becomes a Company: each name of the right kind, per language where it differs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from smcourse.codes.company import company_secret, contact_incomplete
from smcourse.codes.course import date_form, language_form
from smcourse.codes.yaml import key_missing, key_type
from smcourse.company import Company, Value
from smcourse.diagnostics import Diagnostic, Span, Text, say
from smcourse.parse.dates import read_date
from smcourse.parse.head import checked_id
from smcourse.parse.keys import Keys, unknown_keys
from smcourse.parse.limits import decode
from smcourse.parse.shapes import LANGUAGE
from smcourse.parse.shapes.company import COMPANY
from smcourse.parse.yaml import Items, Keyed, Scalar, read_mapping
from smcourse.parse.yaml import Value as Node
from smcourse.vocabulary import ACCOUNT_FIELDS, CONTACT_FIELDS, VARIABLES, Variable

COMPANY_FILE = PurePosixPath("company.yaml")

_SECRET = re.compile(r"pass(word|wd|phrase)?|contraseña|clave|secret|token|api_?key", re.I)


def read_company(path: PurePosixPath, content: bytes) -> tuple[Company | None, list[Diagnostic]]:
    """The company of a file; None where it cannot be read at all."""
    text, found = decode(path, content)
    if found:
        return None, found
    keyed, problems = read_mapping(text, Span(path=path))
    found += problems
    if problems and not keyed.entries:
        return None, found
    keys = Keys(keyed, found, COMPANY)
    id_ = checked_id(keys.text("id"), keys.value_span("id"), found)
    is_sample = keys.is_so("sample")
    languages = _languages(keys, found)
    keys.unknown()
    values: dict[str, dict[str, Value]] = {language: {} for language in languages}
    spans: dict[str, Span] = {}
    for name, (span, node) in keyed.entries.items():
        if name not in VARIABLES:
            continue
        spans |= {name: span, **_inner(name, node)}
        reader = _Reader(name, VARIABLES[name], found)
        for language in languages:
            value = reader.read(_for_language(node, language, languages))
            if value is not None:
                values[language][name] = value
    company = Company(id=id_, sample=is_sample, values=values, span=Span(path=path), spans=spans)
    return company, _once(found)


def _inner(name: str, node: Node) -> dict[str, Span]:
    """Where the parts of a mapping or of a list stand, by their paths."""
    match node:
        case Keyed(entries=entries):
            return {f"{name}.{key}": span for key, (span, _) in entries.items()}
        case Items(values=values):
            texts = (value for value in values if isinstance(value, Scalar))
            return {f"{name}.{value.text}": value.span for value in texts}
    return {}


def _languages(keys: Keys, found: list[Diagnostic]) -> tuple[str, ...]:
    languages = tuple(dict.fromkeys(keys.words("languages")))
    for language in languages:
        if not LANGUAGE.fullmatch(language):
            found.append(language_form(keys.value_span("languages"), language))
    if not languages:
        found.append(key_missing(keys.span("languages"), "languages"))
    return languages


def _once(found: list[Diagnostic]) -> list[Diagnostic]:
    """A value that all languages share is read once for each of them."""
    return list(dict.fromkeys(found))


def _for_language(node: Node, language: str, languages: tuple[str, ...]) -> Node | None:
    """A mapping whose keys are languages, at any depth, gives each language its own value."""
    match node:
        case Keyed(entries=entries) if entries and set(entries) <= set(languages):
            return entries[language][1] if language in entries else None
        case Keyed(entries=entries, span=span):
            own = {
                key: (place, _for_language(inner, language, languages))
                for key, (place, inner) in entries.items()
            }
            return Keyed(
                {key: (place, inner) for key, (place, inner) in own.items() if inner}, span
            )
        case Items(values=values, span=span):
            chosen = (_for_language(inner, language, languages) for inner in values)
            return Items(tuple(inner for inner in chosen if inner), span)
    return node


class _Reader:
    """Reads the value of one name by its kind."""

    def __init__(self, name: str, variable: Variable, found: list[Diagnostic]) -> None:
        self.name, self.kind, self.found = name, variable.kind, found

    def read(self, node: Node | None) -> Value | None:
        """The value; None where nothing is filled in, or something else than what is wanted."""
        if node is None or (isinstance(node, Scalar) and (node.is_null or not node.text.strip())):
            return None
        match self.kind, node:
            case "text", Scalar():
                return node.line
            case "flag", Scalar(text="true" | "false" as text):
                return text
            case "number", Scalar(text=text) if text.isascii() and text.isdigit():
                return text if len(text) < 10 else self._wrong(node.span)
            case "date", Scalar(text=text):
                return self._date(text, node.span)
            case "list", Items(values=items) if all(isinstance(i, Scalar) for i in items):
                return tuple(self._plain(item) for item in items)
            case "list", Scalar():
                return (node.line,)
            case "contact", Keyed():
                return self._fields(node, CONTACT_FIELDS)
            case "contacts", Items(values=items):
                return tuple(self._contact_of_list(item) for item in items)
            case "accounts", Keyed(entries=entries):
                return {
                    platform: self._fields(inner, ACCOUNT_FIELDS)
                    for platform, (_, inner) in entries.items()
                }
            case ("map", Keyed()) | ("rows", Items()):
                return self._plain(node)
        return self._wrong(node.span)

    def _wrong(self, span: Span) -> Value | None:
        self.found.append(key_type(span, self.name, WANTED[self.kind]))
        return None

    def _date(self, text: str, span: Span) -> Value | None:
        day = read_date(text)
        if not day:
            self.found.append(date_form(span, text))
        return day or None

    def _fields(self, node: Node, known: tuple[str, ...]) -> Value:
        if not isinstance(node, Keyed):
            self._wrong(node.span)
            return {}
        self.found += unknown_keys(node, known)
        value = self._plain(node)
        if known is CONTACT_FIELDS and isinstance(value, Mapping):
            self._complete(value, node.span)
        return value

    def _complete(self, contact: Mapping[str, Value], span: Span) -> None:
        lacking = [key for key in ("channel", "hours", "backup") if not contact.get(key)]
        if not contact.get("name") and not contact.get("role"):
            lacking.insert(0, "name")
        for key in lacking:
            self.found.append(contact_incomplete(span, self.name, key))

    def _contact_of_list(self, node: Node) -> Value:
        return self._plain(node) if isinstance(node, Scalar) else self._fields(node, CONTACT_FIELDS)

    def _plain(self, node: Node) -> Value:
        """Any value as texts, tuples and mappings."""
        match node:
            case Scalar():
                return node.line
            case Items(values=items):
                return tuple(self._plain(item) for item in items)
            case Keyed(entries=entries):
                for key, (span, _) in entries.items():
                    if _SECRET.fullmatch(key):
                        self.found.append(company_secret(span, key))
                return {key: self._plain(inner) for key, (_, inner) in entries.items()}


WANTED: Mapping[str, Text] = {
    "text": say("one value"),
    "flag": say("`true` or `false`"),
    "number": say("a whole number"),
    "date": say("a date"),
    "list": say("a list"),
    "contact": say("`name`, `channel`, `hours` and `backup`"),
    "contacts": say("a list of contacts"),
    "accounts": say("a platform on each line, with `handle:` and `owner:` below it"),
    "map": say("`name: text` lines"),
    "rows": say("a list of rows"),
}
