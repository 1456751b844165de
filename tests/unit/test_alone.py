"""A question that stands alone, as an editor has it."""

from __future__ import annotations

import pytest

from smcourse.alone import read_question

CHOICE = """::: choice who-reads {objective=O1.a points=2}
You comment on a **public** post.

Who can read it?

- [ ] My contacts.
  > No.
- [x] Anyone.
  > Yes.
:::
"""


def test_a_question_is_compiled_as_in_a_lesson() -> None:
    alone = read_question(CHOICE)
    assert alone.found == ()
    assert alone.payload
    assert (alone.payload["kind"], alone.payload["points"]) == ("choice", 2)
    assert alone.payload["situation"] == "<p>You comment on a <strong>public</strong> post.</p>"
    assert alone.payload["key"]["right"] == ["b"]


def test_a_link_to_the_handbook_stays_as_words() -> None:
    alone = read_question(CHOICE.replace("> Yes.", "> As [the handbook](handbook:reach) says."))
    assert alone.found == ()
    assert alone.payload
    assert "As <span>the handbook</span> says." in str(alone.payload)


def test_what_is_wrong_has_its_line_and_column_in_the_text() -> None:
    alone = read_question(CHOICE.replace("[x]", "[ ]"))
    assert alone.payload is None
    assert [(one.code, one.span.line) for one in alone.found] == [("choice-has-answer", 1)]
    typo = read_question(CHOICE.replace("points=2", "pionts=2"))
    (found,) = typo.found
    assert (found.code, found.span.line, found.span.column) == ("fence-attribute-unknown", 1, 38)


@pytest.mark.parametrize(
    "text",
    ["", "Only words.", "Words.\n\n" + CHOICE, CHOICE + CHOICE.replace("who-reads", "again")],
)
def test_a_text_that_is_not_one_question_has_no_payload(text: str) -> None:
    assert read_question(text).payload is None


@pytest.mark.parametrize("language", ["es-419", "ar", "xx]\nid: evil", "", "../../etc"])
def test_a_language_is_one_or_is_english(language: str) -> None:
    alone = read_question(CHOICE, language)
    assert alone.payload
    assert not alone.found


@pytest.mark.parametrize(
    "text", ["---\n" * 9, "\x00", "\ud800", "::: choice" * 9000, "{{ a }}\n" + CHOICE], ids=repr
)
def test_whatever_is_typed_is_answered(text: str) -> None:
    assert read_question(text).payload is None or read_question(text).found == ()


def test_an_image_of_the_platform_is_taken_by_its_name() -> None:
    """`/static/` is where Open edX has the files of a course; nobody here can look at them."""
    spot = "::: spot s\nWhere?\n\n![A map](/static/map.png){.themed}\n\n- [x] A @ 0,0 9x9\n- [ ] B @ 9,9 9x9\n:::\n"
    alone = read_question(spot)
    assert alone.found == ()
    assert alone.payload
    assert 'src="/static/map.png"' in alone.payload["html"]
    assert read_question(spot.replace("/static/", "")).payload is None
