"""Tables of a handbook: on a phone each row is a card, on paper some are forms to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from markupsafe import Markup

from smcourse.compile.tables import SHORT

WHOLE = range(9, 21)  # rows of a plan: paper has room for them, and people pin it up
WIDE = 4  # columns of one
BRIEF, PAPER_LINE = 20, 48  # letters in a cell: of what is short, and of what is long

_TABLE = re.compile(r"<table\b.*?</table>", re.S)
_OF_MARKDOWN = '<table tabindex="0">'
_HEAD = re.compile(r"<thead\b.*?</thead>\s*", re.S)
_ROW = re.compile(r"<tr\b(?P<rest>[^>]*)>(?P<cells>.*?)</tr>", re.S)
_CELL = re.compile(r"<(?P<name>t[hd])\b(?P<rest>[^>]*)>(?P<inner>.*?)</(?P=name)>", re.S)
_BLANK = re.compile(r"[…._\s]*(?:……|\.{4}|_{4})[…._\s]*")


def dressed(html: str) -> Markup:
    """HTML, each of its tables as a handbook shows it."""
    return Markup(_TABLE.sub(lambda match: _table(match[0]), html))


def with_widths(html: str) -> str:
    """HTML whose tables say how wide their columns are, but for forms, whose style does."""
    return _TABLE.sub(lambda match: _with_widths(match[0]), html)


def _with_widths(table: str) -> str:
    rows = [[_text(cell[2]) for cell in _CELL.findall(cells)] for _, cells in _ROW.findall(table)]
    if "sm-form" in table or not rows:
        return table
    widths = "".join(f'<col style="width:{share:.1%}">' for share in shares(rows, PAPER_LINE))
    start, caption, end = table.rpartition("</caption>")
    if not caption:
        start, caption, end = table.partition(">")
    return f"{start}{caption}<colgroup>{widths}</colgroup>{end}"


def shares(rows: Sequence[Sequence[str]], line: int) -> list[float]:
    """What each column of a table needs of its width: its longest word has room, what is short
    has a line, and what is long a line of so many letters."""
    needs = [_need(column, line) + 4 for column in zip_longest(*rows, fillvalue="")]
    return [need / sum(needs) for need in needs]


def _need(column: Sequence[str], line: int) -> int:
    lengths = [len(text) for text in column]
    words = [len(word) for text in column for word in text.split()]
    usual = round(sum(lengths) / len(lengths))
    return max(*words, min(max(lengths), BRIEF), min(usual, line), 1)


def _table(table: str) -> str:
    """A table with what its style asks of it. One of Markdown gets the roles and labels that a
    table of the company's words has; where its heads are empty, its first column names the rows."""
    if table.startswith(_OF_MARKDOWN):
        table = _labelled(table)
    rows = _ROW.findall(table)
    marks = ""
    if 'class="sm-blank"' in table:
        table = table.replace('class="sm-rows', 'class="sm-rows sm-form', 1)
    elif len(rows) - 1 in WHOLE and len(_CELL.findall(rows[0][1])) >= WIDE:
        marks = " data-sm-whole"
    return f"<table{marks}{_CELL.sub(_short, table)[len('<table') :]}"


def _labelled(table: str) -> str:
    found = _HEAD.search(table)
    head, body = (found[0], table[found.end() :]) if found else ("", table)
    labels = [_text(cell["inner"]) for cell in _CELL.finditer(head)]
    is_named = any(labels)
    head = head.replace("<thead>", '<thead role="rowgroup">').replace("<tr>", '<tr role="row">')
    head = _CELL.sub(
        r'<th scope="col" role="columnheader"\g<rest>>\g<inner></th>', head if is_named else ""
    )
    body = _ROW.sub(lambda row: _row(row["cells"], labels, is_named=is_named), body)
    body = body.replace("<tbody>", '<tbody role="rowgroup">')
    return f'<table class="sm-rows" role="table" tabindex="0">\n{head}{body}'


def _row(cells: str, labels: list[str], *, is_named: bool) -> str:
    made = list(_cells(cells, labels, is_named=is_named))
    spare = ' class="sm-spare"' if all('class="sm-blank"' in cell for cell in made) else ""
    return f'<tr role="row"{spare}>{"".join(made)}</tr>'


def _cells(cells: str, labels: list[str], *, is_named: bool) -> Iterator[str]:
    for i, cell in enumerate(_CELL.finditer(cells)):
        inner, rest = cell["inner"], cell["rest"]
        if not i and not is_named:
            yield f'<th scope="row" role="rowheader"{rest}>{inner}</th>'
            continue
        label = labels[i] if i < len(labels) else ""
        marks = Markup(' data-sm-label="{}"').format(label) if label else ""
        if _BLANK.fullmatch(_text(inner)):
            marks, inner = f'{marks} class="sm-blank"', ""
        yield f'<td role="cell"{marks}{rest}>{inner}</td>'


def _short(cell: re.Match[str]) -> str:
    """A cell of a few letters stays on one line: `N2–N3` is one thing."""
    if not 0 < len(_text(cell["inner"])) <= SHORT:
        return cell[0]
    return f"<{cell['name']}{cell['rest']} data-sm-short>{cell['inner']}</{cell['name']}>"


def _text(html: str) -> str:
    return " ".join(Markup(html).striptags().split())
