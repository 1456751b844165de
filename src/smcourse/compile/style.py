"""The style sheet as it is shipped: colours, rules and theme, with short property names."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from string import ascii_letters

from smcourse.compile.join import read_module
from smcourse.compile.rules import rules_without
from smcourse.compile.theme import theme_css
from smcourse.model import SCHEMES, THEMES

SHEETS = ("player.css", "kinds.css")

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_FACE = re.compile(r"^:root\{[^}]*\}", re.M)  # of a theme: its type and corners
_PROPERTY = re.compile(r"--[a-z][a-z0-9-]*")


@cache
def style_sheet(
    brand: str,
    *,
    theme: str = THEMES[0],
    scheme: str = SCHEMES[0],
    sheets: tuple[str, ...] = SHEETS,
    missing: frozenset[str] = frozenset(),
) -> str:
    """The rules of `sheets` and of one theme, in the colours of one brand, but for those that ask
    for a mark that the page is `missing` (see `rules.py`)."""
    paths = [*sheets, f"themes/{theme}.css", "print.css"]
    rules = "".join(read_module(PurePosixPath(path)) for path in paths)
    css = _COMMENT.sub("", theme_css(brand, scheme) + rules).replace("\n", "")
    css = rules_without(css, missing)
    names = dict.fromkeys(_PROPERTY.findall(css))
    short = {name: f"--{letter}" for name, letter in zip(names, ascii_letters, strict=False)}
    css = _PROPERTY.sub(lambda name: short[name[0]], css)
    return css.replace(";}", "}")


@cache
def handbook_sheet(brand: str, *, theme: str, scheme: str) -> str:
    """The rules of a handbook in the colours of one brand and the type of one theme."""
    face = _FACE.search(read_module(PurePosixPath(f"themes/{theme}.css")))
    own = read_module(PurePosixPath("handbook.css"))
    css = theme_css(brand, scheme) + (face[0] if face else "") + own
    return _COMMENT.sub("", css).replace("\n", "")
