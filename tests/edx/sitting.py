"""A block in a real XBlock runtime that keeps state in memory and records what is published."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from smcourse_xblock.question import QuestionBlock
from smcourse_xblock.test import TestBlock
from webob import Request
from xblock.fields import ScopeIds
from xblock.runtime import DictKeyValueStore, KvsFieldData, MemoryIdManager, Runtime

NAME = "smcourse_question"
BLOCKS = {NAME: QuestionBlock, "smcourse_test": TestBlock}


class Recording(Runtime):
    """Keeps fields in `store`, and in `published` what blocks tell the platform."""

    def __init__(self, store: DictKeyValueStore | None = None, user: str = "learner") -> None:
        ids = MemoryIdManager()
        self.store = store or DictKeyValueStore()
        fields = KvsFieldData(self.store)
        super().__init__(id_reader=ids, id_generator=ids, default_class=None, field_data=fields)
        self.user_id = user
        self.is_studio = False
        self.published: list[tuple[str, Mapping[str, Any]]] = []

    def publish(self, block: object, event_type: str, event_data: Mapping[str, Any]) -> None:
        self.published.append((event_type, event_data))

    def service(self, block: object, service_name: str) -> object:
        if service_name == "studio_user_permissions":
            return SimpleNamespace(can_write=lambda _: True) if self.is_studio else None
        return super().service(block, service_name)

    def handler_url(self, block: object, handler_name: str, *_: object, **__: object) -> str:
        return f"/handler/{handler_name}"

    def local_resource_url(self, block: object, uri: str) -> str:
        return f"/resource/{uri}"

    def resource_url(self, resource: str) -> str:
        return f"/{resource}"

    @property
    def grades(self) -> list[float]:
        return [data["value"] for kind, data in self.published if kind == "grade"]


def block_of(
    payload: Mapping[str, Any],
    runtime: Recording | None = None,
    *,
    kind: str = NAME,
    **settings: Any,
) -> Any:
    """A question or a test of a course; `settings` are fields of it, or what it inherits."""
    runtime = runtime or Recording()
    scope = ScopeIds(runtime.user_id, kind, f"d-{payload.get('id')}", f"u-{payload.get('id')}")
    block = BLOCKS[kind](runtime, scope_ids=scope)
    block.payload = dict(payload)
    for name, value in settings.items():
        setattr(block, name, value)
    block.save()
    return block


def edited(block: Any) -> Any:
    """The editor of a block in Studio."""
    block.runtime.is_studio = True
    return block.studio_view({})


def call(block: Any, handler: str, body: Any) -> tuple[int, Any]:
    """What a handler answers to a body: its status and its JSON."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = Request.blank("/", method="POST", body=raw, content_type="application/json")
    response = block.runtime.handle(block, handler, request)
    return response.status_code, json.loads(response.body)


def given(block: Any) -> dict[str, Any]:
    """What the student view gives the browser."""
    arguments: dict[str, Any] = json.loads(block.student_view({}).json_init_args["json"])
    return arguments


def submit(block: Any, response: list[str], token: str = "") -> tuple[int, Any]:
    """An answer, in the names of the payload, as the page sends it."""
    names = block._presented().given(response)
    body = {
        "version": given(block)["version"],
        "token": token or f"t{block.attempts + 1}",
        "attempt": block.attempts + 1,
        "response": names,
    }
    return call(block, "submit", body)
