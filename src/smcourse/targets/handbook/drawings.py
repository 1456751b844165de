"""Drawings whose colours stand in them, for what does not know a page's style sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from smcourse.compile.theme import Theme, build_theme

SVG = re.compile(r"<svg\b(?:[^>\"]|\"[^\"]*\")*>.*?</svg>", re.S)

_FRONT = "</header>"
_SYMBOL = re.compile(
    r'<symbol id="(?P<id>[\w-]+)" viewBox="0 0 24 24">(?P<path>.*?)</symbol>', re.S
)
_USE = re.compile(r'<use href="#(?P<id>[\w-]+)"/>')
_FILLS = {"sm-a": "i1", "sm-b": "i2", "sm-c": "i3", "sm-d": "i4"}
_ICON_INKS = {"sm-i-tip": "accent", "sm-i-warning": "part"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The colours of a drawing by day: on paper, and on the field of the front."""

    paper: Theme
    field: Theme

    @staticmethod
    def of(brand: str) -> Ink:
        """Those that are made of a brand's colour."""
        day = build_theme(brand, dark=False)
        on_field = {
            "i1": day["on-deep"],
            "i2": day["mid"],
            "i3": day["pale"],
            "ground": day["deep"],
        }
        return Ink(paper={**day, "ground": day["surface"]}, field={**day, **on_field})


def redrawn(page: str, ink: Ink) -> str:
    """A page whose every drawing has its colours in it, and each sign its lines."""
    signs = {match["id"]: match["path"] for match in _SYMBOL.finditer(page)}
    front, mark, rest = page.partition(_FRONT)
    return (
        SVG.sub(_drawer(signs, ink.field), front) + mark + SVG.sub(_drawer(signs, ink.paper), rest)
    )


def _drawer(signs: Mapping[str, str], colours: Theme) -> Callable[[re.Match[str]], str]:
    def draw(match: re.Match[str]) -> str:
        text = match[0]
        if use := _USE.search(text):
            return _sign(text, use["id"], signs.get(use["id"], ""), colours)
        return "" if "sm-sprite" in text else inked(text, colours)

    return draw


def label_of(svg: str) -> str:
    """What a drawing shows, in words; "" for one that only decorates."""
    return str(etree.fromstring(svg).get("aria-label", ""))


def inked(svg: str, colours: Theme) -> str:
    """A themed drawing, each of its classes written out as what it looks like."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    for el in root.iter(etree.Element):
        for name, value in _look(str(el.get("class", "")).split(), colours).items():
            el.set(name, value)
    return etree.tostring(root, encoding="unicode")


def _look(classes: list[str], colours: Theme) -> dict[str, str]:
    """Fill and stroke, as handbook.css and player.css say them for a screen."""
    shade = next((_FILLS[name] for name in reversed(classes) if name in _FILLS), "")
    if "sm-ln" in classes:
        return _stroke(colours["ground"], "4")
    if "sm-l" in classes:
        return _stroke(colours[shade or "i1"], "3" if shade == "i4" else "2")
    return {"fill": colours[shade]} if shade else {}


def _stroke(colour: str, width: str) -> dict[str, str]:
    return {"fill": "none", "stroke": colour, "stroke-width": width, "stroke-linecap": "round"}


def _sign(text: str, name: str, path: str, colours: Theme) -> str:
    """A sign of the sprite in full."""
    look = _stroke(colours[_ICON_INKS.get(name, "ink")], "1.75")
    root = etree.fromstring(f"<svg>{path}</svg>")
    root.set("class", "sm-ic")
    root.set("aria-hidden", "true")
    root.set("viewBox", "0 0 24 24")
    for key, value in {**look, "stroke-linejoin": "round"}.items():
        root.set(key, value)
    return etree.tostring(root, encoding="unicode")
