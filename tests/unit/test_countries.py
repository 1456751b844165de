"""Countries have names in the language of the course."""

from __future__ import annotations

import pytest

from smcourse.countries import country_name


@pytest.mark.parametrize(
    ("code", "language", "called"),
    [
        ("ES", "es-419", "España"),
        ("US", "en", "United States"),
        ("US", "xx", "US"),
        ("ZZZ", "en", "ZZZ"),
    ],
)
def test_a_country_is_called_as_the_language_calls_it(
    code: str, language: str, called: str
) -> None:
    assert country_name(code, language) == called
