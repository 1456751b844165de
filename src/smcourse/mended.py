"""A course with all that can be mended without judgement, in memory: the findings of before, and
what would change on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from smcourse.diagnostics import Diagnostic, Fix
from smcourse.mend.disk import Change
from smcourse.mend.texts import mended
from smcourse.order import Order
from smcourse.pipeline import Result, check
from smcourse.source import TEXTS, read
from smcourse.targets import Target

ROUNDS = 10  # one mend may bring another to light

Contents = Mapping[PurePosixPath, bytes]


def mend(root: Path, target: Target, order: Order) -> tuple[Result, tuple[Change, ...]]:
    """What is found in the course at `root`, and what mending would make of its files; the company
    that the order names is not of the course, and stays. Nothing is written."""
    sources, _ = read(root)
    before = {path: sources.files[path] for path in sources.files if path.suffix in TEXTS}
    texts: Contents = before
    first = result = check(root, target, order, texts=texts)
    count: Counter[PurePosixPath] = Counter()
    for _ in range(ROUNDS):
        fixes = _by_file(result.found, order)
        if not fixes:
            break
        texts = {**texts, **_mended(texts, fixes, count)}
        result = check(root, target, order, texts=texts)
    changes = (
        Change(path=path, before=before[path], after=texts[path], fixes=count[path])
        for path in sorted(count)
    )
    return first, tuple(changes)


def _by_file(found: Iterable[Diagnostic], order: Order) -> Mapping[PurePosixPath, list[Fix]]:
    beside = PurePosixPath(order.company.name) if order.company else None  # stands in its place
    fixes: dict[PurePosixPath, list[Fix]] = {}
    for finding in found:
        if finding.fix and finding.fix.span.path != beside:
            fixes.setdefault(finding.fix.span.path, []).append(finding.fix)
    return fixes


def _mended(
    texts: Contents, fixes: Mapping[PurePosixPath, list[Fix]], count: Counter[PurePosixPath]
) -> Contents:
    after: dict[PurePosixPath, bytes] = {}
    for path, own in fixes.items():
        after[path], number = mended(texts[path], own)
        count[path] += number
    return after
