"""An update for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smcourse.update.difference import Difference, Matched, Part
from smcourse.update.outline import Outline


def update_data(difference: Difference) -> Mapping[str, Any]:
    """What `--format json` says beside the findings: lessons and questions by their ids."""
    return {
        "isEmpty": difference.is_empty,
        "old": _package(difference.old),
        "new": _package(difference.new),
        "lessons": {
            **_parts(difference.lessons),
            "moved": [pair.new.id for pair in difference.moved_lessons()],
        },
        "questions": {
            **_parts(difference.questions),
            "moved": [pair.new.id for pair in difference.moved_questions()],
            "changed": [pair.new.id for pair in difference.changed()],
            "reweighted": [
                {"id": pair.new.id, "old": pair.old.points, "new": pair.new.points}
                for pair in difference.reweighted()
            ],
            "otherKind": [
                {"id": pair.new.id, "old": pair.old.kind, "new": pair.new.kind}
                for pair in difference.other_kinds()
            ],
        },
        "tests": _parts(difference.tests),
        "items": {"new": difference.items_new(), "gone": difference.items_gone()},
    }


def _package(outline: Outline) -> Mapping[str, Any]:
    return {
        "path": outline.name,
        "course": outline.course,
        "identifier": outline.identifier,
        "version": outline.version,
        "languages": list(outline.languages),
        "passMark": outline.pass_mark,
        "report": outline.report,
        "failed": outline.failed,
        "record": outline.room,
    }


def _parts(matched: Matched[Part]) -> Mapping[str, Any]:
    return {
        "kept": [pair.new.id for pair in matched.kept()],
        "renamed": [{"old": pair.old.id, "new": pair.new.id} for pair in matched.renamed()],
        "new": [part.id for part in matched.counted()],
        "gone": [part.id for part in matched.lost()],
        "uncounted": [part.id for part in matched.uncounted()],
    }
