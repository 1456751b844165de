"""Findings for programs, as JSON of our own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from smcourse.diagnostics import Diagnostic, Fix
from smcourse.messages import Speak


def as_json(
    found: Iterable[Diagnostic],
    folder: PurePosixPath,
    speak: Speak,
    more: Mapping[str, object] = MappingProxyType({}),
) -> str:
    """An object with `version`, `findings` and whatever is `more`; lines and columns count from 1,
    and `endColumn` is the one after the last. Both ends are null where only a place is known. `fix`
    is null, or what to write in place of what stands from its place to its end, in the same file:
    the mend that `smcourse check --fix` makes."""
    findings = [_finding(diagnostic, folder, speak) for diagnostic in found]
    told = {"version": 1, "findings": findings, **more}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _finding(diagnostic: Diagnostic, folder: PurePosixPath, speak: Speak) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "path": str(folder / span.path),
        "line": span.line,
        "column": span.column,
        "endLine": span.end_line or None,
        "endColumn": span.end_column or None,
        "severity": diagnostic.severity.word,
        "code": diagnostic.code,
        "message": speak(diagnostic.message),
        "help": speak(diagnostic.help),
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    span = fix.span
    return {
        "line": span.line,
        "column": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "text": fix.text,
    }
