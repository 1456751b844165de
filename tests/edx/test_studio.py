"""Writing a question in Studio: nothing that was written is lost, nobody but authors may write."""

from __future__ import annotations

import json
from typing import Any

import pytest
from edx.sitting import Recording, block_of, call, edited, given, submit
from smcourse_xblock.studio import STARTER

GOOD = STARTER.replace("What is asked?", "Who can read it?")
BROKEN = GOOD.replace("[x]", "[ ]")


@pytest.fixture
def block() -> Any:
    runtime = Recording()
    runtime.is_studio = True
    return block_of({}, runtime)


def test_what_is_saved_is_what_learners_get(block: Any) -> None:
    body = {"markdown": GOOD, "display_name": "Reach", "weight": "2", "max_attempts": "3"}
    status, told = call(block, "studio_submit", body)
    assert (status, told["found"], told["isOne"]) == (200, [], True)
    assert (block.markdown, block.display_name) == (GOOD, "Reach")
    assert (block.weight, block.max_attempts) == (2.0, 3)
    assert "Who can read it?" in json.dumps(given(block)["payload"])
    status, told = submit(block, ["b"])
    assert (status, told["standing"]) == (200, "right")


def test_what_an_author_leaves_empty_or_as_it_was_goes_on_following_the_course(block: Any) -> None:
    fields = block.fields
    inherited = str(fields["weight"].default or "")
    call(block, "studio_submit", {"markdown": GOOD, "weight": inherited, "max_attempts": ""})
    assert not any(fields[name].is_set_on(block) for name in ("weight", "max_attempts"))
    call(block, "studio_submit", {"markdown": GOOD, "weight": "2", "max_attempts": "3"})
    assert all(fields[name].is_set_on(block) for name in ("weight", "max_attempts"))
    call(block, "studio_submit", {"markdown": GOOD, "weight": "", "max_attempts": ""})
    assert not any(fields[name].is_set_on(block) for name in ("weight", "max_attempts"))


def test_a_text_with_errors_is_kept_and_learners_keep_the_question_before(block: Any) -> None:
    call(block, "studio_submit", {"markdown": GOOD})
    before = block.payload
    status, told = call(block, "studio_submit", {"markdown": BROKEN})
    assert (status, block.markdown, block.payload) == (200, BROKEN, before)
    (found,) = told["found"]
    assert (found["line"], found["code"]) == (1, "choice-has-answer")
    assert found["message"]
    assert found["help"]


def test_a_preview_tells_and_keeps_nothing(block: Any) -> None:
    before = dict(block.runtime.store.db_dict)
    status, told = call(block, "studio_read", {"markdown": GOOD})
    assert (status, told["found"], told["preview"]["payload"]["kind"]) == (200, [], "choice")
    assert "key" not in told["preview"]["payload"]
    status, told = call(block, "studio_read", {"markdown": "Words."})
    assert (told["isOne"], told["preview"]) == (False, None)
    assert block.runtime.store.db_dict == before


def test_what_is_wrong_is_said_in_the_language_of_the_course(block: Any) -> None:
    block.language = "es-419"
    _, told = call(block, "studio_read", {"markdown": BROKEN})
    assert told["found"][0]["help"].startswith("marca")


def test_the_editor_shows_the_text_as_it_was_written(block: Any) -> None:
    block.markdown = "</textarea><script>alert(1)</script>&amp;"
    fragment = edited(block)
    assert "<script>alert" not in fragment.content
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in fragment.content
    assert "<" not in json.dumps(fragment.json_init_args)


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"markdown": 7},
        {"markdown": "x" * 100_001},
        {"markdown": GOOD, "weight": "heavy"},
        {"markdown": GOOD, "weight": -1},
        {"markdown": GOOD, "weight": "nan"},
        {"markdown": GOOD, "max_attempts": 0},
        {"markdown": GOOD, "max_attempts": []},
    ],
    ids=lambda body: repr(body)[:60],
)
def test_a_hostile_body_is_refused_and_changes_nothing(block: Any, body: Any) -> None:
    call(block, "studio_submit", {"markdown": GOOD, "weight": 2})
    before = dict(block.runtime.store.db_dict)
    status, told = call(block, "studio_submit", body)
    assert (400 <= status < 500, set(told)) == (True, {"error"})
    assert block.runtime.store.db_dict == before


@pytest.mark.parametrize("handler", ["studio_submit", "studio_read"])
def test_a_learner_writes_nothing(block: Any, handler: str) -> None:
    call(block, "studio_submit", {"markdown": GOOD})
    before = dict(block.runtime.store.db_dict)
    block.runtime.is_studio = False
    assert call(block, handler, {"markdown": BROKEN}) == (403, {"error": "only in Studio"})
    assert block.runtime.store.db_dict == before
