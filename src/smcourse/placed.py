"""A course as it is for one company and the LMS that it is made for."""

from __future__ import annotations

from dataclasses import replace

from smcourse.company import Company
from smcourse.countries import reviews_of
from smcourse.lms import PRESETS
from smcourse.model import Course, Settings


def placed(course: Course, company: Company | None, asked: str = "") -> Course:
    """The course with the company's pass mark, where it allows that one, with the law that it has
    had reviewed, and with what its LMS wants where the author wrote nothing. `asked` names an LMS
    before all others."""
    settings = _with_mark(course.settings, mark_of(company, course.language))
    lms = _lms_of(settings, company, course.language)
    return replace(
        course,
        settings=_for_lms(settings, asked or lms),
        reviews=reviews_of(company, course.language),
    )


def mark_of(company: Company | None, language: str) -> int | None:
    """The pass mark that a company has set."""
    own = company.value(language, "pass_mark") if company else None
    return int(own) if isinstance(own, str) else None


def _with_mark(settings: Settings, own: int | None) -> Settings:
    low, high = settings.pass_mark_range or (1, 0)
    is_allowed = settings.pass_mark is not None and own is not None and low <= own <= high
    return replace(settings, pass_mark=own) if is_allowed else settings


def _lms_of(settings: Settings, company: Company | None, language: str) -> str:
    """The company's LMS, else the course's."""
    own = company.value(language, "lms") if company else None
    return own if isinstance(own, str) and own in PRESETS else settings.lms


def _for_lms(settings: Settings, name: str) -> Settings:
    words = PRESETS[name].words()

    def word(key: str, usual: str) -> str:
        return usual if key in settings.places else words.get(key, usual)

    return replace(
        settings,
        lms=name,
        report=word("report", settings.report),
        failed=word("failed", settings.failed),
    )
