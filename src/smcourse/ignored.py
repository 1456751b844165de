"""Findings that an author has weighed are silent: all of them go through here, whoever made them.

Errors never are, and a comment that silences nothing is itself told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from smcourse.codes.ignore import ignore_error, ignore_form, ignore_unknown, ignore_unused
from smcourse.diagnostics import Diagnostic, Severity, Span
from smcourse.explain import explanations
from smcourse.parse.ignores import HINT, Ignore, ignores
from smcourse.parse.limits import decode
from smcourse.source import TEXTS, Sources
from smcourse.targets import Target, all_targets


def without_ignored(
    found: Iterable[Diagnostic],
    sources: Sources,
    languages: Collection[str],
    target: Target,
    *,
    is_whole: bool,
) -> Iterator[Diagnostic]:
    """The findings that no comment silences, and what is to be said of the comments: those of the
    course's own files and of its pages in these languages. Which of them silence nothing is said
    where `is_whole`: where all was looked at."""
    known = [ignore for path in _files(sources, languages) for ignore in _in_file(path, sources)]
    if not known:
        yield from found
        return
    codes = explanations()
    places = {
        (ignore.span.path, line, ignore.code): ignore
        for ignore in known
        if ignore.reason and ignore.code in codes
        for line in ignore.lines
    }
    used: set[Ignore] = set()
    for finding in found:
        ignore = places.get((finding.span.path, finding.span.line, finding.code))
        if ignore is None:
            yield finding
            continue
        if finding.severity >= Severity.ERROR:
            yield finding
            if ignore not in used:
                yield ignore_error(ignore.span, ignore.code)
        used.add(ignore)
    elsewhere = _of_other_targets(target)
    for ignore in known:
        if not (ignore.code and ignore.reason):
            yield ignore_form(ignore.span, ignore.code)
        elif ignore.code not in codes:
            yield ignore_unknown(ignore.span, ignore.code, _place_of_code(ignore, sources), codes)
        elif is_whole and ignore not in used and ignore.code not in elsewhere:
            yield ignore_unused(ignore.span, ignore.code)


def _files(sources: Sources, languages: Collection[str]) -> Iterator[PurePosixPath]:
    for path in sources.files:
        is_own = len(path.parts) == 1 or path.parts[0] in languages
        has_hint = is_own and path.suffix in TEXTS and HINT.encode() in sources.files[path]
        if has_hint and not decode(path, sources.files[path])[1]:  # what is refused says nothing
            yield path


def _in_file(path: PurePosixPath, sources: Sources) -> Iterator[Ignore]:
    return ignores(sources.text(path).split("\n"), Span(path=path))


def _place_of_code(ignore: Ignore, sources: Sources) -> Span:
    span = ignore.span
    line = sources.text(span.path).split("\n")[span.line - 1]
    behind = line.index("ignore", span.column - 1) + len("ignore")
    return span.at(span.line, line.index(ignore.code, behind) + 1, len(ignore.code))


def _of_other_targets(target: Target) -> frozenset[str]:
    """Codes that only a check for another target can earn."""
    own = {rule.__name__ for rule in target.checks}
    others = {rule.__name__ for other in all_targets().values() for rule in other.checks}
    return frozenset(name.replace("_", "-") for name in others - own)
