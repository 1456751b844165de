"""A question leaves a course as OLX and comes back as it was."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from edx.exam import Learner, exam
from edx.sitting import NAME, Recording, block_of, edited, given
from grading.alike import ALIKE, payload_of
from lxml import etree

FIELDS = ("payload", "markdown", "language", "display_name", "weight", "max_attempts")
TEXT = '::: choice a\n"Who" & <b> — ¿quién?\n\n- [x] \\é\t{x}\n- [ ] No\n:::\n'


@pytest.mark.parametrize("kind", ALIKE)
def test_an_exported_question_comes_back_unchanged(kind: str, tmp_path: Path) -> None:
    payload = payload_of(kind, ALIKE[kind][0], tmp_path)
    settings = {"markdown": TEXT, "language": "es-419", "weight": 2.5, "max_attempts": 3}
    block = block_of(payload, display_name="¿Quién lee?", **settings)
    xml = _exported(block)
    again = _imported(xml)
    for field in FIELDS:
        assert getattr(again, field) == getattr(block, field), field
    assert _exported(again) == xml
    assert given(again)["payload"] == given(block)["payload"]


def test_an_exported_test_comes_back_unchanged(tmp_path: Path) -> None:
    payload = exam(tmp_path) | {"links": {"a": {"label": "1 «A»", "href": "/jump_to_id/l_a"}}}
    learner = Learner(payload, weight=3.0, max_attempts=2, language="es-419")
    learner.sit(lambda _: True)
    xml = _exported(learner.block)
    assert {"record", "earned"}.isdisjoint(etree.fromstring(xml).attrib)
    again = _imported(xml)
    for field in ("payload", "language", "display_name", "weight", "max_attempts"):
        assert getattr(again, field) == getattr(learner.block, field), field
    assert _exported(again) == xml


@pytest.mark.parametrize("name", ["payload", "weight", "max_attempts"])
def test_an_altered_test_is_told_to_its_author_and_calm_to_learners(
    name: str, tmp_path: Path
) -> None:
    node = etree.fromstring(_exported(Learner(exam(tmp_path)).block))
    node.set(name, "{not [it")
    again = _imported(etree.tostring(node))
    assert again.lost == [name]
    assert name in edited(again).content
    assert again.student_view({}).content.startswith("<p>" if name == "payload" else "<div")


def test_no_state_of_a_learner_is_exported(tmp_path: Path) -> None:
    block = block_of(payload_of("choice", ALIKE["choice"][0], tmp_path))
    block.attempts, block.response, block.earned = 2, ["b"], 1.0
    block.save()
    assert {"attempts", "response", "earned", "token"}.isdisjoint(
        etree.fromstring(_exported(block)).attrib
    )


@pytest.mark.parametrize("payload", ["{", "[]", "7", "null", '{"v": 1}', '"text"', "!!python/x y"])
def test_an_altered_question_is_a_calm_word(payload: str) -> None:
    block = _imported(f"<{NAME} payload='{payload}' markdown='kept'/>".encode())
    assert "cannot be shown" in block.student_view({}).content
    assert (block.max_score() >= 0, block.markdown) == (True, "kept")


@pytest.mark.parametrize("name", ["payload", "weight", "max_attempts"])
def test_what_cannot_be_read_is_told_to_the_author_and_the_rest_is_kept(
    name: str, tmp_path: Path
) -> None:
    block = block_of(payload_of("choice", ALIKE["choice"][0], tmp_path), weight=2.0, max_attempts=3)
    node = etree.fromstring(_exported(block))
    node.set(name, "{not [it")
    again = _imported(etree.tostring(node))
    assert again.lost == [name]
    for field in {"payload", "weight", "max_attempts"} - {name}:
        assert getattr(again, field) == getattr(block, field)
    assert name in edited(again).content


def _exported(block: Any) -> bytes:
    """As XML with its attributes in their order."""
    written = io.BytesIO()
    block.runtime.export_to_xml(block, written)
    return etree.tostring(etree.fromstring(written.getvalue()), method="c14n")


def _imported(xml: bytes) -> Any:
    runtime = Recording()
    return runtime.get_block(runtime.parse_xml_string(xml.decode()))
