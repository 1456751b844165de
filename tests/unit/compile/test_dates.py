"""A company's date is read as a date."""

from __future__ import annotations

import pytest

from smcourse.compile.dates import long_date


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es-419", "30 de noviembre de 2026"),
        ("es-ES", "30 de noviembre de 2026"),
        ("en", "November 30, 2026"),
        ("en-GB", "30 November 2026"),
        ("de", "30. November 2026"),
        ("pt-BR", "30 de novembro de 2026"),
    ],
)
def test_a_date_is_said_in_the_language_of_the_course(language: str, told: str) -> None:
    assert long_date("2026-11-30", language) == told


@pytest.mark.parametrize("language", ["", "xx", "tlh", "en-nowhere-at-all"])
def test_a_language_that_nobody_knows_keeps_the_figures(language: str) -> None:
    assert "2026" in long_date("2026-11-30", language)


@pytest.mark.parametrize("written", ["", "soon", "2026-02-30"])
def test_what_is_no_date_stays(written: str) -> None:
    assert long_date(written, "en") == written
