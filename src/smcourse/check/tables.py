"""Rules about tables that are made of a company's words."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.codes.tables import table_field_unknown, table_rows
from smcourse.company import Company, rows_of
from smcourse.diagnostics import Diagnostic
from smcourse.model import Course, Table, walk


def tables_of(course: Course) -> Iterator[Table]:
    """Every such table of a course, those of its handbook last."""
    for lesson in course.lessons():
        yield from (block for block in walk(lesson.blocks) if isinstance(block, Table))
    if course.handbook:
        yield from (block for block in course.handbook.blocks() if isinstance(block, Table))


def tables_have_rows(course: Course, company: Company | None) -> Iterator[Diagnostic]:
    """What a table names has rows, and these the fields that its columns show. That there is such
    a name at all is asked where every name is."""
    for table in tables_of(course):
        value = company.value(course.language, table.path) if company else None
        if value is None:
            continue
        rows = rows_of(table.path, value)
        if rows is None:
            yield table_rows(table.place, table.path)
            continue
        for column in table.columns:
            if column.name not in rows.fields:
                yield table_field_unknown(column.span, column.name, table.path, rows.fields)
