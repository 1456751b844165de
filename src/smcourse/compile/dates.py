"""Dates as people write them in a language."""

from __future__ import annotations

from datetime import date


def long_date(written: str, language: str) -> str:
    """A day as YYYY-MM-DD in words, such as `30 November 2026`; as it is where none is written or
    nobody knows how the language says it."""
    from babel import Locale, UnknownLocaleError  # few courses name a date
    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(written), "long", Locale.parse(language, sep="-"))
    except (ValueError, UnknownLocaleError):
        return written
