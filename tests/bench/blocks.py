"""Blocks of Open edX beside each other, in one process of an environment that has ours, the core
problem and drag-and-drop: `python -m bench.blocks PAYLOADS` prints what it measured as JSON. Django
finds its settings in `platform_settings.py`.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace
from typing import Any

import django
from drag_and_drop_v2 import DragAndDropBlock
from opaque_keys.edx.locator import CourseLocator
from smcourse_xblock.question import QuestionBlock
from smcourse_xblock.test import TestBlock
from webob import Request
from xblock.core import XBlockMixin
from xblock.fields import (
    Boolean,
    DateTime,
    Integer,
    Scope,
    ScopeIds,
    String,
)
from xblock.runtime import (
    DictKeyValueStore,
    KvsFieldData,
    MemoryIdManager,
    Runtime,
)
from xblocks_contrib.problem import ProblemBlock

TIMES, MANY = 40, 200
PROBLEM = """<problem><multiplechoiceresponse><label>Who can read it?</label>
<choicegroup type="MultipleChoice"><choice correct="false">Friends</choice>
<choice correct="true">All</choice><choice correct="false">None</choice></choicegroup>
</multiplechoiceresponse></problem>"""
KINDS = {
    QuestionBlock: "smcourse_question",
    TestBlock: "smcourse_test",
    ProblemBlock: "problem",
    DragAndDropBlock: "drag-and-drop-v2",
}


class Inherited(XBlockMixin):
    """What every block of a course inherits there."""

    graded = Boolean(default=False, scope=Scope.settings)
    due = DateTime(default=None, scope=Scope.settings)
    graceperiod = Integer(default=None, scope=Scope.settings)
    showanswer = String(default="finished", scope=Scope.settings)
    show_correctness = String(default="always", scope=Scope.settings)
    self_paced = Boolean(default=False, scope=Scope.settings)


class Store(DictKeyValueStore):
    """Counts what would be a write of a learner's row, and how large the row is."""

    def __init__(self) -> None:
        super().__init__()
        self.writes = 0
        self.row: dict[str, Any] = {}

    def set_many(self, update_dict: Mapping[Any, Any]) -> None:
        own = {k.field_name: v for k, v in update_dict.items() if k.scope.name == "user_state"}
        self.writes += bool(own)
        self.row |= own
        super().set_many(update_dict)

    @property
    def size(self) -> int:
        return len(json.dumps(self.row, default=str))


class Platform(Runtime):
    """As much of a platform as the three ask for; nothing of a block is replaced."""

    def __init__(self) -> None:
        self.store, ids = Store(), MemoryIdManager()
        super().__init__(
            id_reader=ids,
            id_generator=ids,
            default_class=None,
            field_data=KvsFieldData(self.store),
            mixins=(Inherited,),
        )
        self.user_id = "1"
        self.resources_fs = None
        known = SimpleNamespace(
            user_id=1,
            emails=[],
            full_name="Ana",
            opt_attrs={
                "edx-platform.user_id": 1,
                "edx-platform.user_is_staff": False,
                "edx-platform.anonymous_user_id": "a1",
                "edx-platform.user_is_beta_tester": False,
            },
        )
        plain = SimpleNamespace(gettext=str, ngettext=lambda one, many, n: one if n == 1 else many)
        self.stubs = {
            "user": SimpleNamespace(get_current_user=lambda: known),
            "i18n": plain,
            "replace_urls": SimpleNamespace(replace_urls=lambda text, *_: text),
            "cache": SimpleNamespace(get_cache=lambda: {}, **{"get": lambda *_: None}),
            "sandbox": SimpleNamespace(
                get_python_lib_zip=lambda: None, can_execute_unsafe_code=lambda: True
            ),
            "xqueue": None,
        }

    def service(self, block: object, service_name: str) -> Any:
        if service_name in self.stubs:
            return self.stubs[service_name]
        return super().service(block, service_name)

    def publish(self, block: object, event_type: str, event_data: Any) -> None:
        pass

    def handler_url(self, block: object, handler_name: str, *_: object, **__: object) -> str:
        return f"/handler/{handler_name}"

    def local_resource_url(self, block: Any, uri: str) -> str:
        return f"local:{type(block).__module__.partition('.')[0]}:{uri}"

    def resource_url(self, resource: str) -> str:
        return f"/{resource}"


def _made(kind: Any, runtime: Platform, n: int = 1) -> Any:
    key = CourseLocator("org", "course", "run").make_usage_key(KINDS[kind], f"u{n}")
    scope = ScopeIds(runtime.user_id, KINDS[kind], key, key)
    return runtime.mixologist.mix(kind)(runtime, scope_ids=scope)


def _question(payload: Mapping[str, Any]) -> Callable[[Platform, int], Any]:
    def make(runtime: Platform, n: int = 1) -> Any:
        block = _made(QuestionBlock, runtime, n)
        block.payload = {**payload, "id": f"{payload['id']}{n}"}
        block.save()
        return block

    return make


def _problem(runtime: Platform, n: int = 1) -> Any:
    block = _made(ProblemBlock, runtime, n)
    block.data = PROBLEM
    block.save()
    return block


def _drag(runtime: Platform, n: int = 1) -> Any:
    return _made(DragAndDropBlock, runtime, n)


def _post(block: Any, handler: str, body: Mapping[str, Any], *, is_form: bool = False) -> Any:
    if is_form:
        request = Request.blank("/", POST=dict(body))
        return block.runtime.handle(block, handler, request, "problem_check")
    raw = json.dumps(body).encode()
    request = Request.blank("/", method="POST", body=raw, content_type="application/json")
    response = block.runtime.handle(block, handler, request)
    assert response.status_code == 200, response.body
    return json.loads(response.body)


def _answer_question(block: Any) -> None:
    given = json.loads(block.student_view({}).json_init_args["json"])
    body = {"version": given["version"], "token": f"t{block.attempts}", "response": ["a"]}
    _post(block, "submit", {**body, "attempt": block.attempts + 1})


def _answer_problem(block: Any) -> None:
    (name,) = set(re.findall(r'name="(input_[^"]+)"', block.get_html()))
    _post(block, "xmodule_handler", {name: "choice_1"}, is_form=True)


def _answer_drag(block: Any) -> None:
    """One item dropped: it has a handler call for each."""
    zone = block.data["zones"][0]["uid"]
    item = block.data["items"][0]["id"]
    _post(block, "drop_item", {"val": item, "zone": zone, "x_percent": "1%", "y_percent": "1%"})


def _size(fragments: list[Any]) -> tuple[int, int]:
    """Bytes of what a page gets: once, and for each block."""
    once: dict[str, int] = {}
    each = 0
    for fragment in fragments:
        each += len(fragment.content) + len(json.dumps(fragment.json_init_args or ""))
        for resource in fragment.resources:
            once[str(resource.data)] = _bytes_of(resource)
    return sum(once.values()), each


def _bytes_of(resource: Any) -> int:
    if resource.kind == "text":
        return len(resource.data.encode())
    if resource.data.startswith("local:"):
        _, package, path = resource.data.split(":", 2)
        found = files(package).joinpath(*path.split("/"))
        return len(found.read_bytes()) if found.is_file() else 0
    return 0


def _median(act: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    return 1000 * statistics.median(times)


def measured(make: Callable[..., Any], answer: Callable[[Any], None]) -> dict[str, float]:
    """A block of a kind: its view, its answer, what it stores, and many on a page."""
    runtime = Platform()
    block = make(runtime)
    view = _median(lambda: block.student_view({}))
    answers = []
    for _ in range(TIMES):
        runtime = Platform()
        fresh = make(runtime)
        fresh.student_view({})
        fresh.save()
        before = runtime.store.writes
        start = perf_counter()
        answer(fresh)
        fresh.save()
        answers.append(1000 * (perf_counter() - start))
    once, each = _size([block.student_view({})])
    start = perf_counter()
    many = [make(Platform(), n).student_view({}) for n in range(MANY)]
    whole = 1000 * (perf_counter() - start)
    return {
        "view ms": view,
        "answer ms": statistics.median(answers),
        "writes": runtime.store.writes - before,
        "state bytes": runtime.store.size,
        "page bytes": once + each,
        f"{MANY} views ms": whole,
        f"{MANY} bytes": sum(_size(many)),
    }


def of_a_test(payload: Mapping[str, Any]) -> dict[str, float]:
    """A test of as many items as its payload has, sat to its end."""
    runtime = Platform()
    block = _made(TestBlock, runtime)
    block.payload = dict(payload)
    block.save()
    view = _median(lambda: block.student_view({}))
    start = perf_counter()
    items = _post(block, "begin", {"attempt": 1})["items"]
    begin = 1000 * (perf_counter() - start)
    answers = []
    for place, item in enumerate(items):
        one = {"place": place, "response": [item["payload"]["options"][0]["id"]]}
        body = {**one, "item": item["item"], "version": item["version"]}
        start = perf_counter()
        _post(block, "answer", {"attempt": 1, "answers": [body]})
        answers.append(1000 * (perf_counter() - start))
    before = runtime.store.writes
    start = perf_counter()
    _post(block, "hand_in", {"attempt": 1, "answers": []})
    end = 1000 * (perf_counter() - start)
    once, each = _size([block.student_view({})])
    return {
        "items": len(payload["items"]),
        "view ms": view,
        "begin ms": begin,
        "answer ms": statistics.median(answers),
        "hand in ms": end,
        "writes": runtime.store.writes - before,
        "state bytes": runtime.store.size,
        "page bytes": once + each,
        "payload bytes": len(json.dumps(payload)),
    }


def main(path: Path) -> None:
    """Measure, and print it."""
    django.setup()
    given = json.loads(path.read_text(encoding="utf-8"))
    told = {
        "smcourse_question": measured(_question(given["question"]), _answer_question),
        "problem": measured(_problem, _answer_problem),
        "drag-and-drop-v2": measured(_drag, _answer_drag),
        "smcourse_test": of_a_test(given["test"]),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
