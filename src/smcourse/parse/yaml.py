"""YAML as a mapping with a place on every key and value.

The words are read as written (`version: 1.10` stays `1.10`); the reader of a key says what type
it wants. Anchors, aliases and deep nesting are refused while scanning, before anything recurses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from smcourse.codes.files import control_character, nested_too_deep
from smcourse.codes.yaml import key_twice, yaml_anchor, yaml_not_keys, yaml_syntax
from smcourse.diagnostics import Diagnostic, Fix, Span
from smcourse.parse.limits import CONTROL, MAX_NESTING
from smcourse.parse.yaml_problems import COLON_TIGHT, yaml_problem

_BREAKS = re.compile("[\x85\u2028\u2029]")  # lines to YAML 1.1, and to nobody else
_FOLDS = re.compile(r"[ \t\n]+")
_TIGHT = re.compile(r" *[A-Za-z_][\w.-]*:(?=[^\s:/])")
_RISKY = re.compile(r"[&*!\[{?]|- -|^ {20}", re.M)  # without these nothing can be deep or shared

FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNREADABLE = (yaml.YAMLError, ValueError, OverflowError)  # PyYAML lets some of its own escape


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as its author wrote it."""

    text: str
    span: Span
    is_null: bool = False

    @property
    def line(self) -> str:
        """The text on one line, however it was folded; a space that must not break stays so."""
        return _FOLDS.sub(" ", self.text.strip())


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    values: tuple[Value, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping: key -> (place of the key, value)."""

    entries: Mapping[str, tuple[Span, Value]]
    span: Span


Value = Scalar | Items | Keyed


def read_mapping(text: str, span: Span) -> tuple[Keyed, list[Diagnostic]]:
    """Read YAML that starts at `span`; an empty mapping where it cannot be read."""
    nothing = Keyed({}, span)
    text = _BREAKS.sub(" ", text)
    found = _refuse(text, span)
    if found:
        return nothing, found
    try:
        node = _composed(text)
    except UNREADABLE as problem:
        return nothing, [_syntax(problem, span, text)]
    if node is None:
        return nothing, []
    value = _value(node, span, found)
    if isinstance(value, Keyed):
        return value, found
    found.append(yaml_not_keys(span))
    return nothing, found


def _composed(text: str) -> yaml.Node | None:
    """Read by libyaml where PyYAML has it; what it refuses the slower reader says in its words."""
    try:
        return yaml.compose(text, Loader=FAST)
    except UNREADABLE:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _refuse(text: str, span: Span) -> list[Diagnostic]:
    """Anchors, aliases and depth, seen in the token stream, which never recurses."""
    if not _RISKY.search(text):
        return []
    try:
        return _deep_or_shared(text, span, FAST)
    except UNREADABLE:  # which the slower reader says in its words
        pass
    try:
        return _deep_or_shared(text, span, yaml.SafeLoader)
    except UNREADABLE as problem:
        return [_syntax(problem, span, text)]


def _deep_or_shared(text: str, span: Span, loader: type[yaml.SafeLoader]) -> list[Diagnostic]:
    depth = 0
    for token in yaml.scan(text, Loader=loader):
        match token:
            case (
                yaml.BlockSequenceStartToken()
                | yaml.BlockMappingStartToken()
                | yaml.FlowSequenceStartToken()
                | yaml.FlowMappingStartToken()
            ):
                depth += 1
            case yaml.BlockEndToken() | yaml.FlowSequenceEndToken() | yaml.FlowMappingEndToken():
                depth -= 1
            case yaml.AnchorToken() | yaml.AliasToken() | yaml.TagToken():
                return [yaml_anchor(_at(span, token.start_mark))]
        if depth > MAX_NESTING:
            return [nested_too_deep(_at(span, token.start_mark), MAX_NESTING)]
    return []


def _syntax(problem: Exception, span: Span, text: str) -> Diagnostic:
    mark = getattr(problem, "problem_mark", None)
    if not mark:
        return yaml_syntax(span, yaml_problem(problem))
    lines = text.split("\n")
    for line in (mark.line, mark.line - 1):  # such a line goes on in the next, where it is noticed
        tight = _TIGHT.match(lines[line]) if line >= 0 else None
        if tight:
            apart = f"{tight[0]} {lines[line][tight.end() :]}"
            if _goes_on([*lines[:line], apart, *lines[line + 1 :]], mark):
                place = span.at(span.line + line, tight.end(), 1)
                return yaml_syntax(place, COLON_TIGHT, Fix(span=place, text=": "))
    return yaml_syntax(_at(span, mark), yaml_problem(problem))


def _goes_on(lines: list[str], mark: yaml.Mark) -> bool:
    """Whether these can be read beyond the place where something was wrong."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=FAST):
            pass
    except UNREADABLE as problem:
        next_ = getattr(problem, "problem_mark", None)
        return next_ is not None and next_.line > mark.line
    return True


def _at(span: Span, mark: yaml.Mark) -> Span:
    return span.at(span.line + mark.line, mark.column + 1)


def _node_span(span: Span, node: yaml.Node) -> Span:
    start, end = node.start_mark, node.end_mark
    has_end = isinstance(node, yaml.ScalarNode) or getattr(
        node, "flow_style", False
    )  # a block's is not its own
    width = end.column - start.column if has_end and end.line == start.line else 0
    return span.at(span.line + start.line, start.column + 1, width)


def _value(node: yaml.Node, span: Span, found: list[Diagnostic]) -> Value:
    place = _node_span(span, node)
    if isinstance(node, yaml.SequenceNode):
        return Items(tuple(_value(child, span, found) for child in node.value), place)
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, tuple[Span, Value]] = {}
        for key_node, value_node in node.value:
            key_span = _node_span(span, key_node)
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            _refuse_control(key, key_span, found)
            if key in entries:
                found.append(key_twice(key_span, key, entries[key][0]))
            entries.setdefault(key, (key_span, _value(value_node, span, found)))
        return Keyed(entries, place)
    _refuse_control(str(node.value), place, found)
    is_null = node.tag == "tag:yaml.org,2002:null"
    return Scalar("" if is_null else str(node.value), place, is_null)


def _refuse_control(text: str, span: Span, found: list[Diagnostic]) -> None:
    """An escape in quotes can make a character that no file may hold."""
    if match := CONTROL.search(text):
        found.append(control_character(span, match[0], is_escaped=True))
