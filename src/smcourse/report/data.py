"""Findings for programs: JSON of our own, and SARIF 2.1.0 (OASIS) for code scanning."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from smcourse import __version__
from smcourse.diagnostics import Diagnostic, Fix, Severity
from smcourse.messages import Speak

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {
    Severity.BUG: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}


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
    return _text({"version": 1, "findings": findings, **more})


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


def as_sarif(
    found: Iterable[Diagnostic],
    folder: PurePosixPath,
    speak: Speak,
    explained: Callable[[str], str],
) -> str:
    """A SARIF log of one run; `explained` gives the explanation of a code."""
    findings = list(found)
    codes = sorted({diagnostic.code for diagnostic in findings})
    rules = [_rule(code, explained(code)) for code in codes]
    results = [_result(diagnostic, folder, speak, codes) for diagnostic in findings]
    driver = {"name": "smcourse", "semanticVersion": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _text({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, explanation: str) -> dict[str, Any]:
    first, _, _ = explanation.partition("\n")
    return {
        "id": code,
        "shortDescription": {"text": first or code},
        "fullDescription": {"text": explanation or code},
    }


def _result(
    diagnostic: Diagnostic, folder: PurePosixPath, speak: Speak, codes: list[str]
) -> dict[str, Any]:
    span = diagnostic.span
    region = {"startLine": span.line, "startColumn": span.column}
    if span.end_line:
        region |= {"endLine": span.end_line}
    if span.end_column:
        region |= {"endColumn": span.end_column}
    message = speak(diagnostic.message)
    if diagnostic.help.template:
        message = f"{message}: {speak(diagnostic.help)}"
    path = folder / span.path
    address = {"uri": path.as_uri() if path.is_absolute() else quote(str(path))}
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": LEVELS[diagnostic.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": {"artifactLocation": address, "region": region}}],
    }
    if diagnostic.fix:
        told = speak(diagnostic.help) if diagnostic.help.template else message
        result["fixes"] = [_sarif_fix(diagnostic.fix, address, told)]
    return result


def _sarif_fix(fix: Fix, address: dict[str, str], told: str) -> dict[str, Any]:
    """A fix object (SARIF 2.1.0, 3.55): one replacement in the file of its result."""
    span = fix.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    replacement = {"deletedRegion": region, "insertedContent": {"text": fix.text}}
    return {
        "description": {"text": told},
        "artifactChanges": [{"artifactLocation": address, "replacements": [replacement]}],
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
