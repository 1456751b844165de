"""Code in colour: Pygments reads it, and five kinds of words get a class of ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from pygments.formatter import Formatter
from pygments.token import Comment, Keyword, Name, Number, String

KINDS = (
    (Comment, "hl-c"),
    (Keyword, "hl-k"),
    (String, "hl-s"),
    (Number, "hl-n"),
    (Name.Function, "hl-f"),
    (Name.Class, "hl-f"),
    (Name.Tag, "hl-k"),
    (Name.Attribute, "hl-f"),
    (Name.Builtin, "hl-f"),
)


class CourseFormatter(Formatter[str]):
    """Spans with classes, no styles, no line numbers."""

    def format_unencoded(self, tokensource: Iterator[tuple[Any, str]], outfile: Any) -> None:
        outfile.write("<pre><code>")
        for kind, text in tokensource:
            name = next((name for family, name in KINDS if kind in family), "")
            form = Markup('<span class="sm-{name}">{text}</span>') if name else Markup("{text}")
            outfile.write(form.format(name=name, text=text))
        outfile.write("</code></pre>")
