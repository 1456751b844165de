"""What a code asks and why, for people: the docstring of the function that is named for it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import FunctionType

import smcourse.codes
from smcourse.check import CHECKS
from smcourse.check.advice import ADVICE
from smcourse.targets import all_targets

_SECTION = re.compile(r"^## ([a-z0-9-]+)$", re.M)


@cache
def explanations(language: str = "en") -> Mapping[str, str]:
    """Code -> its explanation, in code order; in English what has none in `language`."""
    english = {code: inspect.cleandoc(function.__doc__ or "") for code, function in _functions()}
    own = {} if language == "en" else _translated(language)
    return {code: own.get(code, english[code]) for code in sorted(english)}


def _functions() -> Iterator[tuple[str, FunctionType]]:
    for found in pkgutil.iter_modules(smcourse.codes.__path__):
        module = importlib.import_module(f"{smcourse.codes.__name__}.{found.name}")
        for name, value in vars(module).items():
            is_own = isinstance(value, FunctionType) and value.__module__ == module.__name__
            if is_own and not name.startswith("_"):
                yield name.replace("_", "-"), value
    rules = [
        *CHECKS,
        *ADVICE,
        *(rule for target in all_targets().values() for rule in target.checks),
    ]
    for rule in rules:
        if isinstance(rule, FunctionType):
            yield rule.__name__.replace("_", "-"), rule


@cache
def _translated(language: str) -> Mapping[str, str]:
    """The sections of `locale/author/explain.LANGUAGE.md`."""
    path = files("smcourse").joinpath("locale", "author", f"explain.{language}.md")
    _, *parts = _SECTION.split(path.read_text(encoding="utf-8"))
    return {code: text.strip() for code, text in zip(parts[::2], parts[1::2], strict=True)}
