"""The pages of codes: between two marks stand the codes of some rooms, each with its explanation and
an example.

```markdown
<!-- codes: codes.fences check.typed -->
<!-- /codes -->
```
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from types import FunctionType

from docs.codes import Earned, printed

from smcourse.explain import explanations

MOST = 9  # a step shows so many
STEP = "---\n\n"

_PART = re.compile(r"(<!-- codes: ([a-z0-9_. ]+) -->\n).*?(<!-- /codes -->\n)", re.S)
_MARKUP = re.compile(r"[`*{}]")


def with_codes(page: str, language: str, examples: Mapping[str, Earned]) -> str:
    """A page with all that is to stand between its marks."""

    def part(match: re.Match[str]) -> str:
        names = [name for room in match[2].split() for name in _codes_of(room)]
        count = -(-len(names) // MOST)
        size = -(-len(names) // count)
        steps = (names[at : at + size] for at in range(0, len(names), size))
        told = ("".join(_told(name, language, examples) for name in step) for step in steps)
        return f"{match[1]}\n{STEP.join(told)}{match[3]}"

    return _PART.sub(part, page)


def codes_told(page: str) -> set[str]:
    """The codes of the rooms that a page names."""
    rooms = (room for match in _PART.finditer(page) for room in match[2].split())
    return {name for room in rooms for name in _codes_of(room)}


def _codes_of(room: str) -> Iterator[str]:
    """In the order in which a file of the compiler has them."""
    module = importlib.import_module(f"smcourse.{room}")
    for name, value in vars(module).items():
        is_own = isinstance(value, FunctionType) and value.__module__ == module.__name__
        if is_own and (code := name.replace("_", "-")) in explanations():
            yield code


def _told(code: str, language: str, examples: Mapping[str, Earned]) -> str:
    spoken = language.partition("-")[0]
    first, _, rest = explanations(spoken)[code].partition("\n\n")
    why = f"{rest}\n\n" if rest else ""
    example = printed(examples[code], spoken)
    return f"::: details {code}: {_MARKUP.sub('', first)}\n{why}```text\n{example}```\n:::\n\n"
