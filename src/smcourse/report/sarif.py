"""Findings as SARIF 2.1.0 (OASIS), which forges and editors show beside the lines."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from smcourse import __version__
from smcourse.diagnostics import Diagnostic, Fix, Severity, say
from smcourse.messages import Speak

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
HERE = "%SRCROOT%"  # what GitHub and Azure take for the root of a repository
LEVELS = {
    Severity.BUG: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}
FINGERPRINT = "smcourseFinding/v1"

Object = dict[str, Any]


def as_sarif(
    found: Iterable[Diagnostic],
    folder: PurePosixPath,
    speak: Speak,
    explained: Callable[[str], str],
    language: str,
) -> str:
    """A log of one run; `explained` gives the explanation of a code, `language` is that of both.

    No clock and no place on a disk is in it: the same course makes the same bytes.
    """
    findings = list(found)
    codes = sorted({diagnostic.code for diagnostic in findings})
    paths = list(dict.fromkeys(folder / diagnostic.span.path for diagnostic in findings))
    marks = _fingerprints(findings, folder)
    run: Object = {
        "tool": {
            "driver": {
                "name": "smcourse",
                "version": __version__,
                "semanticVersion": __version__,
                "language": language,
                "rules": [_rule(code, explained(code), findings) for code in codes],
            }
        },
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            HERE: {"description": {"text": speak(say("The folder in which smcourse was run."))}}
        },
        "artifacts": [{"location": _address(path), "roles": ["analysisTarget"]} for path in paths],
        "results": [
            {
                **_result(diagnostic, speak, _address(path) | {"index": paths.index(path)}),
                "ruleIndex": codes.index(diagnostic.code),
                "partialFingerprints": {FINGERPRINT: mark},
            }
            for diagnostic, mark in zip(findings, marks, strict=True)
            for path in (folder / diagnostic.span.path,)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str, explanation: str, findings: Sequence[Diagnostic]) -> Object:
    """A code (reportingDescriptor, 3.49), as grave as the gravest finding that has it."""
    first, _, _ = explanation.partition("\n")
    gravest = max(one.severity for one in findings if one.code == code)
    return {
        "id": code,
        "shortDescription": {"text": first or code},
        "fullDescription": {"text": explanation or code},
        "help": {"text": explanation or code, "markdown": explanation or code},
        "defaultConfiguration": {"level": LEVELS[gravest]},
    }


def _result(diagnostic: Diagnostic, speak: Speak, address: Object) -> Object:
    span = diagnostic.span
    region = {"startLine": span.line, "startColumn": span.column}
    region |= {"endLine": span.end_line} if span.end_line else {}
    region |= {"endColumn": span.end_column} if span.end_column else {}
    message = speak(diagnostic.message)
    told = speak(diagnostic.help) if diagnostic.help.template else ""
    result: Object = {
        "ruleId": diagnostic.code,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": f"{message}: {told}" if told else message},
        "locations": [{"physicalLocation": {"artifactLocation": address, "region": region}}],
    }
    if diagnostic.fix:
        result["fixes"] = [_fix(diagnostic.fix, address, told or message)]
    return result


def _fix(fix: Fix, address: Object, told: str) -> Object:
    """A fix object (3.55): one replacement in the file of its result."""
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


def _address(path: PurePosixPath) -> Object:
    """Where a file is (3.4), seen from the folder in which the program runs if it lies below."""
    if path.is_absolute():
        return {"uri": path.as_uri()}
    is_below = ".." not in path.parts
    return {"uri": quote(str(path))} | ({"uriBaseId": HERE} if is_below else {})


def _fingerprints(findings: Sequence[Diagnostic], folder: PurePosixPath) -> list[str]:
    """What stays of a finding while lines above it come and go: its file, its code, the words of
    its line, and which of those that have the same it is."""
    seen: Counter[str] = Counter()
    marks = []
    for one in findings:
        words = " ".join(one.source_line.split())
        text = "\n".join((str(folder / one.span.path), one.code, words))
        mark = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
        seen[mark] += 1
        marks.append(f"{mark}:{seen[mark]}")
    return marks
