"""What we tell an author: a finding is a value with a place, a code in words and a way out.

Nothing here prints; `smcourse.report` decides how a finding looks and which language it speaks.
"""

from __future__ import annotations

import difflib
import errno
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import PurePosixPath

MOST_NAMES = 500
LEAST_LETTERS = 4  # of a word whose slip can be told from another word

_NAME = re.compile(r"\{(\w+)\}")


class Severity(IntEnum):
    """How grave a finding is; higher is graver."""

    NOTE = 1
    WARNING = 2
    ERROR = 3
    BUG = 4

    @property
    def word(self) -> str:
        """Its name in small letters."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in a source file: lines and columns count from 1, columns in characters."""

    path: PurePosixPath
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def at(self, line: int, column: int = 1, width: int = 0) -> Span:
        """The same file, another place; `width` characters wide where that is known."""
        return Span(
            path=self.path,
            line=line,
            column=column,
            end_line=line,
            end_column=column + width if width else 0,
        )

    def upto(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """The same file, from a place to the one before another; empty where the two are one."""
        return Span(
            path=self.path, line=line, column=column, end_line=end_line, end_column=end_column
        )


@dataclass(frozen=True, slots=True)
class Text:
    """An English sentence with names in braces, and what stands for them.

    The sentence is also the key under which another language keeps its own; `str()` is English.
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        return self.fill(self.template, _in_english)

    def fill(self, template: str, shown: Callable[[Value], str]) -> str:
        """`template`, ours or its translation, with each value as `shown` writes it."""
        values = dict(self.values)
        return _NAME.sub(
            lambda name: shown(values[name[1]]) if name[1] in values else name[0], template
        )


Value = str | int | Text


def say(template: str, /, **values: Value) -> Text:
    """A sentence, and what stands in its braces; whole numbers get their thousands marked."""
    return Text(template, tuple(values.items()))


def counted(number: int, one: Text, more: Text) -> Text:
    """`one` where the number is 1, else `more`, which names it as `count`."""
    return one if number == 1 else Text(more.template, (*more.values, ("count", number)))


def _in_english(value: Value) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


class SmcourseError(Exception):
    """The world got in the way (no such folder, disk full): caught once, in `cli.py`."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


_OF_THE_SYSTEM = {
    errno.EACCES: say("Permission denied"),
    errno.EEXIST: say("File exists"),
    errno.EIO: say("Input/output error"),
    errno.EISDIR: say("Is a directory"),
    errno.ELOOP: say("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: say("File name too long"),
    errno.ENOENT: say("No such file or directory"),
    errno.ENOSPC: say("No space left on device"),
    errno.ENOTDIR: say("Not a directory"),
    errno.EPERM: say("Operation not permitted"),
    errno.EROFS: say("Read-only file system"),
}


class NotAFile(OSError):
    """A folder, pipe or device where a file was wanted: opening it could wait for ever."""


def system_says(problem: OSError) -> Text:
    """Why the system refused; what it seldom says stays in its own words."""
    if isinstance(problem, NotAFile):
        return say("not a file")
    known = _OF_THE_SYSTEM.get(problem.errno or 0)
    return known or say("{problem}", problem=problem.strerror or str(problem))


NO_HELP = Text("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A mend that needs no judgement: `text`, with `\\n` line ends, in place of what stands at
    `span`, which has both of its ends; an empty one puts something in."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. `message` stands alone on one line; `help` says what to do next; `fix` does it,
    where there is one way only."""

    severity: Severity
    code: str
    message: Text
    span: Span
    help: Text = NO_HELP
    fix: Fix | None = None
    source_line: str = field(default="", compare=False)


def error(
    span: Span, code: str, message: Text, *, help: Text = NO_HELP, fix: Fix | None = None
) -> Diagnostic:
    """A finding that leaves the author without a package."""
    return Diagnostic(
        severity=Severity.ERROR, code=code, message=message, span=span, help=help, fix=fix
    )


def warning(
    span: Span, code: str, message: Text, *, help: Text = NO_HELP, fix: Fix | None = None
) -> Diagnostic:
    """A finding that a careful author mends, and that stops nothing."""
    return Diagnostic(
        severity=Severity.WARNING, code=code, message=message, span=span, help=help, fix=fix
    )


def note(span: Span, code: str, message: Text, *, help: Text = NO_HELP) -> Diagnostic:
    """Something worth knowing."""
    return Diagnostic(severity=Severity.NOTE, code=code, message=message, span=span, help=help)


def any_errors(found: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether a package must not be written; where one is `strict`, a warning is enough."""
    least = Severity.WARNING if strict else Severity.ERROR
    return any(diagnostic.severity >= least for diagnostic in found)


def did_you_mean(word: str, known: Iterable[str], otherwise: Text = NO_HELP) -> Text:
    """A help that names the nearest known word, or lists them all where none is near. Among very
    many nothing is looked for, since it would take longer than it helps."""
    names = _few_names(known)
    if near := _nearest(word, names):
        return say("did you mean `{name}`?", name=near)
    if otherwise.template or not names:
        return otherwise
    return say("known here: {names}", names=", ".join(f"`{name}`" for name in names))


def surely_meant(word: str, known: Iterable[str]) -> str:
    """The one known word that a slip of the hand made this one of: a letter too many, too few,
    another or two in the wrong order, or the case and `-` or `_`; "" where that is not certain."""
    names = _few_names(known)
    near = [name for name in names if abs(len(name) - len(word)) < 2 and _is_slip(word, name)]
    is_certain = len(near) == 1 and min(len(word), len(near[0])) >= LEAST_LETTERS
    return near[0] if is_certain and near[0] == _nearest(word, names) else ""


def respelt(span: Span, word: str, known: Iterable[str]) -> Fix | None:
    """The word that was surely meant in place of the one at `span`, which may stand in quotes."""
    name = surely_meant(word, known)
    quotes = span.end_column - span.column - len(word)
    if not name or span.end_line != span.line or quotes not in (0, 2):
        return None
    start, end = span.column + quotes // 2, span.end_column - quotes // 2
    return Fix(span=span.upto(span.line, start, span.line, end), text=name)


def _few_names(known: Iterable[str]) -> list[str]:
    distinct = set(known)
    return [] if len(distinct) > MOST_NAMES else sorted(distinct)


def _nearest(word: str, names: list[str]) -> str:
    return next(iter(difflib.get_close_matches(word, names, n=1, cutoff=0.6)), "")


def _is_slip(word: str, name: str) -> bool:
    one, two = (text.casefold().replace("_", "-") for text in (word, name))
    i = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if i is None:
        return abs(len(one) - len(two)) <= 1
    swapped = two[:i] + two[i + 1 : i + 2] + two[i] + two[i + 2 :]
    return one == swapped or one[i + 1 :] in (two[i + 1 :], two[i:]) or one[i:] == two[i + 1 :]
