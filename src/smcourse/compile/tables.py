"""A company's words as a table that can be read by ear, by key, on a phone and on paper."""

from __future__ import annotations

import re

from markupsafe import Markup

from smcourse.company import Rows, Value, rows_of
from smcourse.compile.filling import Filling
from smcourse.model import Table

SHORT = 8  # characters

_ADDRESS = re.compile(r"https://[^\s<>\"]+")
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

# On a narrow page rows become cards, which takes from a table what it is: hence the roles.
_TABLE = Markup(
    '<table class="sm-rows" role="table" tabindex="0">{caption}'
    '<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
    '<tbody role="rowgroup">{rows}</tbody></table>'
)
_CAPTION = Markup("<caption>{}</caption>")
_HEAD = Markup('<th scope="col" role="columnheader">{}</th>')
_ROW = Markup('<tr role="row">{}</tr>')
_FIRST = Markup('<th scope="row" role="rowheader">{}</th>')
_CELL = Markup('<td role="cell" data-sm-label="{}">{}</td>')


def table_html(table: Table, caption: Markup, heads: list[Markup], filling: Filling) -> Markup:
    """The table, its caption and headings compiled; nothing where there are no rows, which is an
    error that was said."""
    rows = rows_of(table.path, filling.value(table.path)) or Rows(fields=(), rows=())
    names = [column.name for column in table.columns]
    lines = []
    for row in rows.rows:
        first, *rest = (_cell(row.get(name, ""), filling) for name in names)
        labels = (head.striptags() for head in heads[1:])
        cells = (_CELL.format(*pair) for pair in zip(labels, rest, strict=True))
        lines.append(_ROW.format(Markup("").join((_FIRST.format(first), *cells))))
    return _TABLE.format(
        caption=_CAPTION.format(caption) if caption else "",
        heads=Markup("").join(map(_HEAD.format, heads)),
        rows=Markup("").join(lines),
    )


def _cell(value: Value, filling: Filling) -> Markup:
    """A list as a list; an address as a link, which paper shows as it is."""
    if isinstance(value, tuple) and len(value) > 1:
        return filling.html(value)
    text = filling.plain(value)
    if len(text) <= SHORT:
        text = text.replace(" ", "\N{NO-BREAK SPACE}")  # `30 min` is one thing
    if _ADDRESS.fullmatch(text):
        return Markup(
            '<a class="sm-bare" href="{0}" target="_blank" rel="noopener noreferrer">{0}</a>'
        ).format(text)
    if _MAILBOX.fullmatch(text):
        return Markup('<a href="mailto:{0}">{0}</a>').format(text)
    return Markup("{}").format(text)
