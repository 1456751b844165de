"""ROOM 5, render: `Compiled` becomes a `Package`; one file a target.

A new target is a module here that ends in `TARGET = Target(...)`, or an entry point of the group
`smcourse.targets`. A module without one is what several targets share.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePosixPath

from smcourse.check import Check
from smcourse.compile.compiled import Compiled
from smcourse.compile.pictures import SCO, Setting
from smcourse.diagnostics import Diagnostic, Text
from smcourse.packed import Packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What `render` returns: a name, and every file's bytes in the order they are written, those
    of a long text packed. `remarks` are what this machine could not make of it."""

    name: str
    suffix: str
    files: Mapping[PurePosixPath, bytes | Packed]
    remarks: tuple[Text, ...] = ()


def _no_findings(files: Mapping[str, bytes]) -> Iterable[Diagnostic]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place that a course can be compiled for."""

    name: str
    summary: str
    suffix: str
    render: Callable[[Compiled], Package]
    checks: tuple[Check, ...] = ()
    verify: Callable[[Mapping[str, bytes]], Iterable[Diagnostic]] = _no_findings
    setting: Setting = SCO
    takes_languages: bool = True  # several in one package
    keeps_state: bool = True  # in as many characters as an LMS has for it
    is_handbook: bool = False  # of the handbook, for all alike, instead of the lessons
    variants: Mapping[str, Target] = field(default_factory=dict)  # by the option that asks for one


def package_name(compiled: Compiled, target: str) -> str:
    """`COURSE-LANGUAGES[-AUDIENCE][-COMPANY]-TARGET[-LMS]-VERSION`, safe in a file name."""
    course = compiled.course
    audience = "-".join(course.audience)
    languages = "-".join(one.course.language for one in compiled.languages)
    parts = (course.id, languages, audience, compiled.company, target, compiled.lms, course.version)
    return "-".join(part for part in parts if part)


@cache
def all_targets() -> Mapping[str, Target]:
    """Every target by its name: ours in name order, then those of other distributions."""
    targets: dict[str, Target] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        shared = importlib.import_module(f"{__name__}.{module.name}")
        if target := getattr(shared, "TARGET", None):
            targets[target.name] = target
    for point in sorted(entry_points(group="smcourse.targets"), key=lambda point: point.name):
        target = point.load()
        targets[target.name] = target
    return targets


def target_of(name: str) -> Target:
    """A target by its name, or a variant of one by its own; KeyError where nobody has it."""
    variants = (one for target in all_targets().values() for one in target.variants.values())
    return {**all_targets(), **{one.name: one for one in variants}}[name]
