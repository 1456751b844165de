"""What somebody looks at: a course is many pages, by language, audience, company and LMS."""

from __future__ import annotations

from dataclasses import dataclass

ALL = "*"  # every language in one package
OWN = ""  # the course's own company.yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One of those pages. `company` names one of the files that the workshop knows."""

    language: str = ""
    audience: str = ""
    company: str = OWN
    lms: str = ""
