"""Dates as an author writes them: year, month and day, or a month alone, which means its end."""

from __future__ import annotations

import re

DATE = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?")


def read_date(text: str) -> str:
    """The day as YYYY-MM-DD; "" where the text is no date."""
    match = DATE.fullmatch(text)
    if match is None:
        return ""
    year, month = int(match["year"]), int(match["month"])
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = (31, 29 if is_leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    day = int(match["day"] or last)
    return f"{year:04}-{month:02}-{day:02}" if day <= last else ""
