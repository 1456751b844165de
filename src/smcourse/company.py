"""The words that a company may change: their names, their kinds, and how they read in a text.

One `company.yaml` holds them all. A value may differ by language; a course asks for it by a dotted
path, such as `policy_owner.channel`.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType

from smcourse.diagnostics import Span

COLOR = re.compile(r"#[0-9a-fA-F]{6}")
CONTACT_FIELDS = ("name", "role", "channel", "hours", "backup")
ACCOUNT_FIELDS = ("handle", "url", "purpose", "owner", "backup_owner", "verified", "languages")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """What `company.yaml` may say under one name. `kind` is text, list, contact, contacts,
    accounts, flag, number, date, map or rows; a `required` one must be filled in for a release."""

    kind: str
    required: bool = False


TEXT, LIST, CONTACT = Variable(kind="text"), Variable(kind="list"), Variable(kind="contact")
NEEDED_TEXT = Variable(kind="text", required=True)
NEEDED_LIST = Variable(kind="list", required=True)
NEEDED_CONTACT = Variable(kind="contact", required=True)

VARIABLES: Mapping[str, Variable] = MappingProxyType(
    {
        "company_name": NEEDED_TEXT,
        "company_legal_name": NEEDED_TEXT,
        "sector": NEEDED_TEXT,
        "size_band": NEEDED_TEXT,
        "logo": TEXT,
        "logo_dark": TEXT,
        "brand_color": TEXT,
        "brand_color_contrast": TEXT,
        "theme": TEXT,
        "languages": NEEDED_LIST,
        "default_language": NEEDED_TEXT,
        "address_form": NEEDED_TEXT,
        "people_word": TEXT,
        "hr_word": TEXT,
        "jurisdictions": NEEDED_LIST,
        "law_reviewed_on": Variable(kind="map"),
        "law_reviewed_by": Variable(kind="map"),
        "brand_handles": Variable(kind="accounts", required=True),
        "handles_not_ours": LIST,
        "policy_owner": NEEDED_CONTACT,
        "report_channel": NEEDED_CONTACT,
        "security_incident_channel": NEEDED_CONTACT,
        "press_contact": NEEDED_CONTACT,
        "spokespersons": NEEDED_LIST,
        "hr_case_channel": NEEDED_CONTACT,
        "whistleblowing_channel": NEEDED_CONTACT,
        "privacy_contact": NEEDED_CONTACT,
        "emergency_contact": NEEDED_CONTACT,
        "wellbeing_contact": CONTACT,
        "crisis_committee": Variable(kind="contacts", required=True),
        "crisis_hours": TEXT,
        "holding_line_minutes": Variable(kind="number"),
        "update_interval_minutes": Variable(kind="number"),
        "first_response_target": Variable(kind="map"),
        "tone_of_voice": Variable(kind="map", required=True),
        "response_matrix": Variable(kind="rows"),
        "moderation_rules": NEEDED_TEXT,
        "do_list": LIST,
        "dont_list": LIST,
        "ask_list": LIST,
        "approved_tools": NEEDED_LIST,
        "approved_ai_tools": NEEDED_LIST,
        "forbidden_inputs": NEEDED_LIST,
        "password_manager": TEXT,
        "mfa_standard": TEXT,
        "vpn": TEXT,
        "hashtags": Variable(kind="map"),
        "disclosure_phrase": NEEDED_TEXT,
        "disclosure_short": NEEDED_TEXT,
        "ai_label": NEEDED_TEXT,
        "advocacy_program": Variable(kind="flag"),
        "advocacy_rules": TEXT,
        "personal_use_at_work": NEEDED_TEXT,
        "monitoring_notice": NEEDED_TEXT,
        "disconnection_rule": NEEDED_TEXT,
        "no_blame_statement": NEEDED_TEXT,
        "sanctions_reference": NEEDED_TEXT,
        "worker_representation": TEXT,
        "handbook_version": NEEDED_TEXT,
        "handbook_date": Variable(kind="date", required=True),
        "handbook_url": NEEDED_TEXT,
        "review_cycle_months": Variable(kind="number", required=True),
        "opening_stage": Variable(kind="number"),
        "opening_criteria": Variable(kind="map"),
        "lms": TEXT,
        "pass_mark": Variable(kind="number"),
        "recert_months": Variable(kind="number"),
        "training_support": CONTACT,
        "regulated_notes": TEXT,
        "own": Variable(kind="map"),
    }
)

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
