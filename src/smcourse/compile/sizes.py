"""How large a file is, as people write it in a language."""

from __future__ import annotations

KILO = 1000


def size_words(size: int, language: str) -> str:
    """Bytes in words, such as `12 kB` or, in French, `1,2 Mo`."""
    from babel import Locale, UnknownLocaleError  # few courses give files to take along
    from babel.units import format_unit

    kilobytes = max(1, round(size / KILO))
    value, unit = (kilobytes, "kilobyte") if kilobytes < KILO else (kilobytes / KILO, "megabyte")
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    return str(format_unit(value, unit, length="short", format="#,##0.#", locale=locale))
