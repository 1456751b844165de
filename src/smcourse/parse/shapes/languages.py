"""Values that may differ by language."""

from __future__ import annotations

import re

from smcourse.parse.shapes import AnyOf, Kind, Section, Shape

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def by_language(kind: Kind) -> Kind:
    """A value of this kind, or a mapping that gives each language its own."""
    return AnyOf((kind, Section(Shape(others=kind, names=LANGUAGE))))
