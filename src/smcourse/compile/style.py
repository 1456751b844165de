"""The style sheet as it is shipped: theme and rules without comments, with short property names."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from string import ascii_letters

from smcourse.compile.join import read_module
from smcourse.compile.theme import theme_css

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_PROPERTY = re.compile(r"--[a-z][a-z0-9-]*")


@cache
def style_sheet(
    brand: str, *, pinned_light: bool, sheets: tuple[str, ...] = ("player.css",)
) -> str:
    """Every rule of `sheets`, those of the learner's page, in the colours of one brand."""
    theme = theme_css(brand, pinned_light=pinned_light)
    rules = "".join(read_module(PurePosixPath(sheet)) for sheet in sheets)
    css = _COMMENT.sub("", theme + rules)
    names = dict.fromkeys(_PROPERTY.findall(css))
    short = {name: f"--{letter}" for name, letter in zip(names, ascii_letters, strict=False)}
    css = _PROPERTY.sub(lambda name: short[name[0]], css)
    return re.sub(r"\n+", "\n", css).replace(";}", "}").lstrip()
