"""Of findings that are alike, few: a thousand more teach nothing, and hostile input can earn a
million."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from smcourse.codes.files import more_of_the_same
from smcourse.diagnostics import Diagnostic, Span

MOST_ALIKE = 50
EVERYWHERE = PurePosixPath()


def few_alike(found: Iterable[Diagnostic], *, by_file: bool = False) -> Iterator[Diagnostic]:
    """At most `MOST_ALIKE` findings of one code, in all or in each file; then how many more."""
    count: Counter[tuple[PurePosixPath, str]] = Counter()
    for finding in found:
        kind = finding.span.path if by_file else EVERYWHERE, finding.code
        count[kind] += 1
        if count[kind] <= MOST_ALIKE:
            yield finding
    for (path, code), number in count.items():
        if number > MOST_ALIKE:
            yield more_of_the_same(Span(path=path), code, number - MOST_ALIKE)
