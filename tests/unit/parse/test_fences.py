"""The line that opens a fence, `::: kind id {key=value flag}`, read."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.headers import header

from smcourse.diagnostics import Diagnostic, Span
from smcourse.parse.fences import ID, Attributes, Header, read_header

SPAN = Span(path=PurePosixPath("a.md"))


def _header(rest: str) -> Header:
    header, found = read_header(rest, SPAN)
    assert header is not None
    assert found == []
    return header


def test_kind_id_and_attributes_are_read() -> None:
    header = _header("""choice reach {objective=O1.2a points=2 multiple title="a 'b' c" x='d e'}""")
    assert (header.kind, header.argument) == ("choice", "reach")
    assert dict(header.attributes) == {
        "objective": "O1.2a",
        "points": "2",
        "multiple": "",
        "title": "a 'b' c",
        "x": "d e",
    }


@pytest.mark.parametrize("rest", ["choice", "choice {a=b}", "choice{a=b}", "choice   "])
def test_an_id_may_be_missing(rest: str) -> None:
    assert _header(rest.strip()).argument == ""


@pytest.mark.parametrize("rest", ["a b {c", "{a=b}", "a b } {", "a {b} c"])
def test_what_cannot_be_read_is_said(rest: str) -> None:
    header, found = read_header(rest, SPAN)
    assert header is None
    assert [finding.code for finding in found] == ["fence-form"]


def test_a_title_may_have_spaces() -> None:
    header = _header("details Where the figure comes from {x=y}")
    assert (header.kind, header.argument) == ("details", "Where the figure comes from")


@pytest.mark.parametrize("text", ["a='b", 'a="b"c', "=b", "a=b'c"])
def test_an_attribute_that_cannot_be_read_is_said(text: str) -> None:
    _, found = read_header(f"choice q {{{text}}}", SPAN)
    assert [finding.code for finding in found] == ["fence-attribute-form"]


@given(st.text(alphabet="ab :{}='\"\t=.#-", max_size=30))
def test_no_line_raises(rest: str) -> None:
    header, found = read_header(rest, SPAN)
    assert header is not None or found


def _read(**attributes: str) -> tuple[Attributes, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return Attributes(header(SPAN, **attributes), found), found


@pytest.mark.parametrize("text", ["101", "-1", "1.5", "a", "²", "٣", "9999999"])
def test_a_number_out_of_range_is_said_and_the_default_taken(text: str) -> None:
    attributes, found = _read(points=text)
    assert attributes.whole_number("points", 1, 100) == 1
    assert [finding.code for finding in found] == ["fence-attribute-value"]


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("100", 100), ("007", 7)])
def test_a_number_in_range_is_read(text: str, number: int) -> None:
    attributes, found = _read(points=text)
    assert (attributes.whole_number("points", 1, 100), found) == (number, [])


def test_ids_are_separated_by_commas() -> None:
    attributes, found = _read(was="old,older,")
    assert (attributes.ids("was"), found) == (("old", "older"), [])


def test_what_nobody_asked_for_is_unknown() -> None:
    attributes, found = _read(point="2")
    attributes.text("points")
    attributes.unknown()
    assert [(finding.code, str(finding.help)) for finding in found] == [
        ("fence-attribute-unknown", "did you mean `points`?")
    ]


@pytest.mark.parametrize("text", ["a", "a-1", "a" * 64])
def test_what_an_id_is(text: str) -> None:
    assert ID.fullmatch(text)


@pytest.mark.parametrize("text", ["", "A", "1a", "a_b", "a b", "é", "a" * 65, "a\n"])
def test_what_an_id_is_not(text: str) -> None:
    assert not ID.fullmatch(text)
