"""The manual as text: its pages, and the blocks of code that they show.

What stands behind the opening backticks says what an example is: first its language, which colours
it, then its kind, then what a test is to know: the codes that it gives, that the same text stands
on the page a second time for learners to see, or the file that the page's sessions find it in:

```markdown lesson gives=id-form
```markdown lesson shown
```yaml course.yaml file=hello/course.yaml
```console
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT

from smcourse.parse.code import closes, opener

MANUAL = ROOT / "courses" / "manual"
LANGUAGES = ("en", "es-419")
WRITE = "02-write"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A block of code: where it opens, the words behind its backticks, and its lines."""

    page: Path
    line: int
    language: str
    kind: str
    facts: dict[str, str]
    is_shown: bool
    text: str

    @property
    def folder(self) -> str:
        """The language of the manual that it stands in."""
        return self.page.relative_to(MANUAL).parts[0]

    @property
    def gives(self) -> set[str]:
        """The codes that it is to be answered with."""
        return set(filter(None, self.facts.get("gives", "").split(",")))

    def __str__(self) -> str:
        return f"{self.page.relative_to(MANUAL).as_posix()}:{self.line}"


def pages(language: str) -> list[Path]:
    """Every page of the manual in one language, in reading order."""
    return sorted((MANUAL / language).rglob("*.md"))


def page(language: str, name: str) -> str:
    """The text of one page, named as `02-write/05-blocks`."""
    return (MANUAL / language / f"{name}.md").read_text(encoding="utf-8")


def text_of(language: str) -> str:
    """All pages together."""
    return "\n".join(path.read_text(encoding="utf-8") for path in pages(language))


def all_examples() -> list[Example]:
    """The examples of all pages in all languages."""
    return [
        example for language in LANGUAGES for path in pages(language) for example in examples(path)
    ]


def examples(path: Path) -> Iterator[Example]:
    """The blocks of code of one page."""
    lines = path.read_text(encoding="utf-8").split("\n")
    i = 0
    while i < len(lines):
        opening = opener(lines[i])
        start, i = i, i + 1
        if opening is None:
            continue
        while not closes(lines[i], opening["fence"]):
            i += 1
        words = opening["info"].split()
        facts = dict(word.partition("=")[::2] for word in words[1:] if "=" in word)
        kinds = [word for word in words[1:] if "=" not in word and word != "shown"]
        yield Example(
            page=path,
            line=start + 1,
            language=words[0] if words else "",
            kind=" ".join(kinds),
            facts=facts,
            is_shown="shown" in words,
            text="\n".join(lines[start + 1 : i]) + "\n",
        )
        i += 1


def rows(text: str) -> list[str]:
    """The first cells of all rows of the tables of a page, without the lines of hyphens."""
    cells = (re.split(r"(?<!\\)\|", line)[1] for line in text.split("\n") if line[:1] == "|")
    return [cell.strip() for cell in cells if not re.fullmatch(r"[\s:-]*", cell)]
