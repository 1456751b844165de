"""YAML is read with a place on every key and value, and never raises."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from smcourse.diagnostics import Diagnostic, Span, say
from smcourse.parse import yaml as module
from smcourse.parse.keys import Keys
from smcourse.parse.shapes import Key, Line, Number, Section, Several, Shape
from smcourse.parse.yaml import FAST, Items, Keyed, Scalar, read_mapping

SPAN = Span(path=PurePosixPath("course.yaml"))
NOTE = say("A key.")
SHAPE = Shape(
    keys={
        "title": Key(kind=Line(), says=NOTE),
        "minutes": Key(kind=Number(1, 999), says=NOTE),
        "was": Key(kind=Several(each=Line()), says=NOTE),
    }
)
SHORT = Shape(  # of keys that chance may hit upon
    keys={
        "a": Key(kind=Line(), says=NOTE),
        "b": Key(kind=Several(each=Line()), says=NOTE),
        "x": Key(kind=Section(Shape()), says=NOTE),
    }
)


def _place(span: Span) -> tuple[int, int, int]:
    return span.line, span.column, span.end_column


def _keys(text: str) -> tuple[Keys, list[Diagnostic]]:
    keyed, found = read_mapping(text, SPAN)
    assert found == []
    return Keys(keyed, found, SHAPE), found


def test_every_key_and_value_knows_its_place() -> None:
    keyed, found = read_mapping('id: bees\n\nthe title: "Bees: a life"\nx:\n  y: [a, bb]\n', SPAN)
    assert found == []
    key, value = keyed.entries["the title"]
    assert _place(key) == (3, 1, 10)
    assert _place(value.span) == (3, 12, 26)
    _, inner = keyed.entries["x"]
    assert isinstance(inner, Keyed)
    key, items = inner.entries["y"]
    assert _place(key) == (5, 3, 4)
    assert isinstance(items, Items)
    assert [_place(item.span) for item in items.values] == [(5, 7, 8), (5, 10, 12)]


def test_a_folded_text_is_one_line_and_a_space_that_must_not_break_stays() -> None:
    keyed, _ = read_mapping("title: >\n  Publish  with\u00a0AI,\n  and ask\n", SPAN)
    assert Keys(keyed, [], SHAPE).text("title") == "Publish with\u00a0AI, and ask"


def test_places_count_from_where_the_yaml_starts() -> None:
    keyed, _ = read_mapping("a: 1\nb: 2\n", SPAN.at(10))
    assert keyed.entries["b"][0].line == 11


@pytest.mark.parametrize("text", ["1.10", "007", "yes", "no", "0x10", "1_000", "2026-01-02", "~x"])
def test_words_are_read_as_written(text: str) -> None:
    keyed, _ = read_mapping(f"a: {text}", SPAN)
    value = keyed.entries["a"][1]
    assert isinstance(value, Scalar)
    assert (value.text, value.is_null) == (text, False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x b", "yaml-anchor"),
        ("a: *x", "yaml-anchor"),
        ("a: !!python/object:os.system b", "yaml-anchor"),
        ("a: [b", "yaml-syntax"),
        ("a: b: c", "yaml-syntax"),
        ("a: 'b", "yaml-syntax"),
        ("\ta: b", "yaml-syntax"),
        ("a: b\n---\nc: d", "yaml-syntax"),
        ('a: "\\UFFFFFFFF"', "yaml-syntax"),
        ('a: "\\U00110000"', "yaml-syntax"),
        (f"%YAML {'1' * 5000}.1\n---\na: b", "yaml-syntax"),
        ("a: " + "[" * 30 + "]" * 30, "nested-too-deep"),
        ("\n".join(" " * i + "a:" for i in range(30)), "nested-too-deep"),
        ("- " * 30 + "a", "nested-too-deep"),
        ("? " * 30 + "a", "nested-too-deep"),
        ("a", "yaml-not-keys"),
        ("[a, b]", "yaml-not-keys"),
        ('a: "b\\0c"', "control-character"),
        ('a: "b\\x1bc"', "control-character"),
        ('a: "b\\ud800c"', "control-character"),
        ('a: "b\\uFFFEc"', "control-character"),
        ('"a\\x07": b', "control-character"),
        ("a: b\na: c", "key-twice"),
    ],
)
def test_what_is_refused_has_its_code(text: str, code: str) -> None:
    _, found = read_mapping(text, SPAN)
    assert [finding.code for finding in found] == [code]


@given(st.text(alphabet="ab:-[]{}?&*!|>'\"%@`#, \n\t\\0ux", max_size=60))
@example('"\\UFFFFFFFF')
@example("? [a]\n: b")
@example("<<: {a: b}")
@example(": a")
def test_no_text_raises(text: str) -> None:
    keyed, found = read_mapping(text, SPAN)
    reader = Keys(keyed, found, SHORT)
    reader.text("a")
    reader.words("b")
    reader.section("x").unknown()
    reader.unknown()
    lines = text.count("\n") + 1
    assert all(1 <= finding.span.line <= lines + 1 for finding in found)


@pytest.mark.parametrize("text", ["", "# nothing\n", "\n\n"])
def test_no_yaml_is_no_keys(text: str) -> None:
    keyed, found = read_mapping(text, SPAN)
    assert (dict(keyed.entries), found) == ({}, [])


def test_a_long_text_is_one_line() -> None:
    keys, _ = _keys("title: >\n  Bees\n  and more\n")
    assert keys.text("title") == "Bees and more"


@pytest.mark.parametrize("text", ["0", "1000", "-1", "4.0", "four", "٤", "1e3", "[4]", "9" * 5000])
def test_a_number_out_of_range_is_said_and_the_default_taken(text: str) -> None:
    keys, found = _keys(f"minutes: {text}")
    assert keys.whole_number("minutes", 7) == 7
    assert [finding.code for finding in found] == ["key-type"]


@pytest.mark.parametrize(("text", "words"), [("a", ("a",)), ("[a, b]", ("a", "b")), ("", ())])
def test_one_word_is_a_list_of_one(text: str, words: tuple[str, ...]) -> None:
    keys, found = _keys(f"was: {text}")
    assert (keys.words("was"), found) == (words, [])


@pytest.mark.parametrize("text", ["{a: b}", "[[a]]", "[{a: b}]"])
def test_what_is_no_list_of_words_is_said(text: str) -> None:
    keys, found = _keys(f"was: {text}")
    assert keys.words("was") == ()
    assert [finding.code for finding in found] == ["key-type"]


def test_an_unknown_key_is_said_with_the_nearest_known() -> None:
    keys, found = _keys("titel: Bees")
    keys.unknown()
    assert [(finding.code, str(finding.help)) for finding in found] == [
        ("key-unknown", "did you mean `title`?")
    ]


def test_a_key_that_no_shape_has_cannot_be_asked_for() -> None:
    keys, _ = _keys("titel: Bees")
    with pytest.raises(KeyError):
        keys.text("titel")


LINES = st.sampled_from(
    ["a: b", "a: 'b c'", "b: [c, d]", "c:", "  d: e", "- f", "  - g", "é: ñ 🐝", "k: >", "  folded",
     "l: |", "# note", "m: {n: o}", "", "p: 1.10", "q: ~", '"r": "\\x41"', "s: t # u"]
)  # fmt: skip


@given(st.lists(LINES, max_size=7))
def test_both_readers_of_yaml_give_the_same_words_at_the_same_places(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return
    assert _places(yaml.compose(text, Loader=FAST)) == _places(node)


def _places(node: yaml.Node | None) -> object:
    return None if node is None else module._value(node, SPAN, [])
