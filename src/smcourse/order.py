"""What somebody asks of a build: languages, audiences, a company, and how strict to be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An empty choice means all: every language; for each audience of the course a package.

    Each of `audiences` is one package; an audience of several names is for all of them together.
    `company` replaces the course's own company.yaml, `lms` the LMS that either of them names.
    `today`, as YYYY-MM-DD, only ever changes findings; "" compares with no day. With `strict` a
    warning is enough that nothing is written. `jobs` is how many processes compile.
    """

    languages: tuple[str, ...] = ()
    audiences: tuple[tuple[str, ...], ...] = ()
    company: Path | None = None
    lms: str = ""
    release: bool = False
    today: str = ""
    strict: bool = False
    jobs: int = 1

    @property
    def is_whole(self) -> bool:
        """Whether the course is looked at as it is, all of it."""
        return not (self.languages or self.audiences or self.company or self.lms or self.release)
