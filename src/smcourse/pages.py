"""The one Jinja environment, and `page()`, the one way a template becomes bytes.

Course text never reaches Jinja as a template: compiled prose enters as `Markup`, words by name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from smcourse.words import phrase

_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def page(name: str, *, words: Mapping[str, str], **values: Any) -> Iterator[bytes]:
    """Render the template `name` as UTF-8, in pieces, none of which begins or ends inside of what
    stands in a template as one word; inside it, `say(key, n=…)` speaks `words`."""
    template = _environment().get_template(name)
    stream = template.stream(say=speech(words), **values)
    stream.enable_buffering(500)
    return (piece.encode() for piece in stream)


def speech(words: Mapping[str, str]) -> Callable[..., str]:
    """`say(key, n=…)` in the language of `words`."""
    return partial(phrase, words)


def json_block(value: object) -> Markup:
    """JSON that can stand inside a `<script type="application/json">`, keys in the given order."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return Markup(text)


def icon(name: str, *, flip: bool = False) -> Markup:
    """One icon of the sprite; `flip` mirrors it where the page runs right to left."""
    look = "sm-ic sm-flip" if flip else "sm-ic"
    return Markup('<svg class="{}" aria-hidden="true"><use href="#sm-i-{}"/></svg>').format(
        look, name
    )


@cache
def sprite() -> Markup:
    """The signs that `icon` takes, to stand once in whatever document shows them."""
    return Markup(_environment().get_template("icons.svg.j2").render())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("smcourse"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["icon"] = icon
    return environment
