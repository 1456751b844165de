"""What Chromium hands to a screen reader: its accessibility tree, as text.

A line is a role, a name, a value, states and a description; `<es>` is text whose language is
Spanish, and `[link "a site"]` a link inside a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from browser.sitting import Sitting

Node = Mapping[str, Any]

SEE_THROUGH = (
    "none",
    "generic",
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
    "LabelText",
    "rowgroup",
)
NAMES = ("LabelText", "Legend")  # whose text is the name of something else
INLINE = (
    *("StaticText", "strong", "emphasis", "deletion", "code", "subscript", "superscript", "mark"),
    *("Abbr", "link", "doc-noteref", "doc-backlink"),
)
STATES = ("focused", "disabled", "selected", "modal", "readonly", "required")
WRITTEN = ("aria-current", "lang")  # which Chromium's protocol leaves out
ITS_OWN = ("Audio", "Video")  # whose inside Chromium draws, and when it likes to


class Tree:
    """The tree of the window in which the package plays."""

    def __init__(self, sitting: Sitting) -> None:
        session = sitting.context.new_cdp_session(sitting.page)
        frames = session.send("Page.getFrameTree")["frameTree"]
        child = next(iter(frames.get("childFrames", [])), frames)
        answer = session.send("Accessibility.getFullAXTree", {"frameId": child["frame"]["id"]})
        document = session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        session.detach()
        self.nodes: dict[str, Node] = {node["nodeId"]: node for node in answer["nodes"]}
        self.root: Node = answer["nodes"][0]
        self.written = dict(_written(document))

    def parts(self) -> list[str]:
        """The page in parts: the landmarks and whatever else stands beside them."""
        return ["\n".join(self._lines(child, 0)) for child in self._children(self.root)]

    def _children(self, node: Node, *, is_name: bool = False) -> Iterator[Node]:
        """As they are heard: through what has no role of its own; a name is heard once."""
        if _role(node) in ITS_OWN:
            return
        is_name = is_name or _role(node) in NAMES
        for child in filter(None, map(self.nodes.get, node.get("childIds", []))):
            is_see_through = child["ignored"] or _role(child) in SEE_THROUGH
            if is_see_through and not (self._language(child) and any(self._children(child))):
                yield from self._children(child, is_name=is_name)
            elif not (is_name and _role(child) == "StaticText") and _role(child) != "Legend":
                yield child

    def _language(self, node: Node) -> str:
        return self.written.get(node.get("backendDOMNodeId", 0), {}).get("lang", "")

    def _lines(self, node: Node, depth: int) -> Iterator[str]:
        indent = "  " * depth
        children = list(self._children(node))
        if any(not self._is_inline(child) for child in children):
            yield indent + self._said(node)
            for child in children:
                yield from self._lines(child, depth + 1)
            return
        words = " ".join(self._in_line(child) for child in children)
        is_its_name = any(_same(words, _text(node, key)) for key in ("name", "value"))
        yield indent + self._said(node) + ("" if is_its_name or not words else f": {words}")

    def _is_inline(self, node: Node) -> bool:
        inline = _role(node) in (*INLINE, *SEE_THROUGH)
        return inline and all(map(self._is_inline, self._children(node)))

    def _in_line(self, node: Node) -> str:
        """A part of a sentence."""
        if _role(node) == "StaticText":
            return _text(node, "name")
        words = " ".join(self._in_line(child) for child in self._children(node))
        return f"[{self._said(node, words)}]"

    def _said(self, node: Node, words: str = "") -> str:
        """Role, name, value, states and description of one node."""
        role, name, value = _role(node), _text(node, "name"), _text(node, "value")
        parts = [] if role in SEE_THROUGH else ["text" if role == "StaticText" else role]
        if language := self._language(node):
            parts.append(f"<{language}>")
        if name and role != "StaticText":
            parts.append(f'"{name}"')
        if value:
            parts.append("= …" if "\n" in value else f"= {value!r}")
        parts += _states(node)
        if "aria-current" in self.written.get(node.get("backendDOMNodeId", 0), {}):
            parts.append("current")
        if description := _text(node, "description"):
            parts.append(f"({description})")
        if role == "StaticText":
            parts.append(name)
        if words and not _same(words, name):
            parts.append(words)
        return " ".join(parts)


def _written(node: Node) -> Iterator[tuple[int, dict[str, str]]]:
    """The attributes that a tree of Chromium lacks, by element."""
    flat = node.get("attributes", [])
    own = {key: value for key, value in zip(flat[::2], flat[1::2], strict=True) if key in WRITTEN}
    if own and node["nodeName"] != "HTML":
        yield node["backendNodeId"], own
    for child in (*node.get("children", []), *filter(None, [node.get("contentDocument")])):
        yield from _written(child)


def _role(node: Node) -> str:
    return str(node["role"]["value"])


def _text(node: Node, key: str) -> str:
    return str(node.get(key, {}).get("value", "")).strip()


def _same(a: str, b: str) -> bool:
    return "".join(a.split()) == "".join(b.split())


def _states(node: Node) -> Iterator[str]:
    for one in node.get("properties", []):
        name, value = one["name"], one["value"].get("value")
        if name in ("disabled", "selected") and _role(node) == "option":
            continue  # Chromium tells it late; the list tells it in time
        if name in STATES and value is True:
            yield name
        elif name == "expanded":
            yield "expanded" if value else "collapsed"
        elif name in ("checked", "pressed"):
            yield {"true": name, "false": f"un{name}"}.get(str(value), str(value))
        elif name == "level" and _role(node) == "heading":
            yield f"level={value}"
        elif name == "hasPopup" and value != "false":
            yield f"opens a {value}"
        elif name == "invalid" and value != "false":
            yield "invalid"
