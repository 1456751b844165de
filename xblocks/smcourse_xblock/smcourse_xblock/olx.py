"""A block as OLX: its fields as attributes of one element, as Studio exports and imports them."""

from __future__ import annotations

import json
from typing import Any

from xblock.core import XBlock
from xblock.fields import Dict, Field, List, Scope

KEPT = (Scope.content, Scope.settings)


class Payload(Dict):
    """A mapping that is JSON in its attribute; ValueError where that is none."""

    def from_string(self, serialized: str) -> dict[str, Any]:
        value = json.loads(serialized)
        if not isinstance(value, dict):
            raise ValueError("no object")
        return value

    def to_string(self, value: object) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)


class OlxMixin(XBlock):
    """What a course is exported with is its content, not what somebody did in it. Studio drops in
    silence a block that it cannot read; this one comes without what could not be read, and tells.
    """

    lost = List(default=[], scope=Scope.content, help="Attributes that an import could not read.")

    @classmethod
    def parse_xml(cls, node: Any, *args: Any, **named: Any) -> Any:
        read = {name: cls.fields[name] for name in node.attrib if name in cls.fields}
        lost = sorted(name for name in read if not _is_read(read[name], node.attrib[name]))
        for name in lost:
            del node.attrib[name]
        block = super().parse_xml(node, *args, **named)
        if lost:
            block.lost = lost  # saved by whoever parses: a library's runtime must not be here
        return block

    def add_xml_to_node(self, node: Any) -> None:
        super().add_xml_to_node(node)
        for name, field in self.fields.items():
            if field.scope not in KEPT:
                node.attrib.pop(name, None)


def _is_read(field: Field, text: str) -> bool:
    try:
        field.enforce_type(field.from_string(text))
    except Exception:  # whatever a parser of theirs makes of it
        return False
    return True
