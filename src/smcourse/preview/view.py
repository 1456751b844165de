"""What somebody looks at: a course is many pages, by language, audience, company and LMS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ALL = "*"  # every language in one package
FIRST = 1  # revision of a course that is being written
OWN = ""  # the course's own company.yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One of those pages. `company` names one of the files that the workshop knows."""

    language: str = ""
    audience: str = ""
    company: str = OWN
    lms: str = ""

    def as_json(self) -> Mapping[str, str]:
        """As the page says it."""
        return {
            "language": self.language,
            "audience": self.audience,
            "company": self.company,
            "lms": self.lms,
        }
