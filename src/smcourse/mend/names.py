"""Names for questions that lack one, made of what they ask: the same in every language of a course,
and of nobody else. Where they stand and when they are named makes no difference, so that a name
never comes to mean another question."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import PurePosixPath

from smcourse.diagnostics import Diagnostic, Fix, Span
from smcourse.model import Block, Course, Question, Reflect, Scenario, prose_of, walk
from smcourse.parse.fences import ID
from smcourse.state import state_id

NAMELESS = "question-id-missing"
SHORT, LONG = 32, 64

_OPENING = re.compile(r":{3,}[ \t]*[^\s{]+")
_UNSAID = re.compile(r"\{\{[^{}]*\}\}|\[[@^][^\]]*\]|\]\([^()]*\)|\{[^{}]*\}|<[^<>]*>")
_ATTEMPT = re.compile(r"-(?:a\d+|r)$")  # in reports, also what puts another one right
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What has an id of its own and is answered. `key` is the same in every language, `parts` are
    the moments of a scenario, which are reported by ids of their own."""

    id: str
    kind: str
    said: str
    span: Span
    key: str = ""
    parts: tuple[str, ...] = ()

    def reported(self, name: str) -> set[str]:
        """What it would be called in reports, were this its id."""
        return {name, f"{name}-r", *(f"{name}-{part}" for part in self.parts)}


Pages = Mapping[str, Sequence[_Asked]]


def names_of(
    nameless: Iterable[Diagnostic],
    lines: Callable[[PurePosixPath], list[str]],
    courses: tuple[Course, ...],
) -> dict[Diagnostic, Fix]:
    """For each question without an id the fix that names it, where a name is certain: its other
    languages have a question in its place, or nothing to be taken for one. `lines` gives those of
    a file."""
    groups = [group for group in _groups(courses) if any(not one.id for one in group)]
    names = {
        (one.span.path, one.span.line): name
        for group, name in _named(groups, _taken(courses))
        for one in group
    }
    fixes = {}
    for finding in nameless:
        span = finding.span
        opening = _OPENING.match(lines(span.path)[span.line - 1])
        if opening and (name := names.get((span.path, span.line))):
            place = span.upto(span.line, opening.end() + 1, span.line, opening.end() + 1)
            fixes[finding] = Fix(span=place, text=f" {name}")
    return fixes


def _groups(courses: tuple[Course, ...]) -> Iterator[tuple[_Asked, ...]]:
    """Questions that are one in several languages, of which one at least lacks its id."""
    languages = [_pages(course) for course in courses]
    for page in dict.fromkeys(name for pages in languages for name in pages):
        if not all(page in pages for pages in languages) and _is_renamed(page, languages):
            continue  # perhaps one and the same page under two names
        asked = [pages[page] for pages in languages if page in pages]
        shared = set.intersection(*({one.id for one in each} for each in asked)) - {""}
        rest = [[one for one in each if one.id not in shared] for each in asked]
        rest = [each for each in rest if each]
        for group in zip_longest(*rest):
            if None in group or len({(one.kind, one.key) for one in group}) > 1:
                break
            if len({one.id for one in group} - {""}) > 1:
                break
        else:
            yield from zip(*rest, strict=True)


def _is_renamed(page: str, languages: Sequence[Pages]) -> bool:
    """Whether a page that not every language has may be there under another name."""
    kind = page.partition(" ")[0]
    return any(
        page not in pages
        and any(
            other.startswith(f"{kind} ") and not all(other in each for each in languages)
            for other in pages
        )
        for pages in languages
    )


def _pages(course: Course) -> Pages:
    """What is asked in each lesson, and in each file of the bank, by a name that all languages
    share."""
    pages: dict[str, list[_Asked]] = {}
    for lesson in course.lessons():
        asked = (_asked(block) for block in walk(lesson.blocks))
        pages[f"lesson {lesson.id}"] = [one for one in asked if one]
    for item in course.bank:
        path = item.question.span.path
        if one := _asked(item.question):
            pages.setdefault(f"bank {'/'.join(path.parts[1:])}", []).append(one)
    return pages


def _asked(block: Block) -> _Asked | None:
    match block:
        case Question():
            return _Asked(
                id=block.id,
                kind=block.kind,
                said=block.prompt.markdown,
                span=block.span,
                key=repr((block.points, block.half, block.own_key())),
                parts=_parts(block),
            )
        case Reflect():
            said = next((prose.markdown for prose in prose_of(block.blocks)), "")
            return _Asked(id=block.id, kind="reflect", said=said, span=block.span)
        case _:
            return None


def _parts(question: Question) -> tuple[str, ...]:
    return tuple(node.id for node in question.nodes) if isinstance(question, Scenario) else ()


def _taken(courses: tuple[Course, ...]) -> frozenset[str]:
    """Every id that means something, or did, and what is made of it in reports."""
    taken: set[str] = set()
    for course in courses:
        for lesson in course.lessons():
            taken |= {lesson.id, *lesson.was}
            taken |= {one.id for one in walk(lesson.blocks) if isinstance(one, Reflect)}
        for question in course.asked():
            taken |= {question.id, *question.was}
            taken |= {f"{question.id}-{part}" for part in _parts(question)}
        for test in course.tests:
            taken |= {test.id, *test.was}
        taken |= {term.id for term in course.glossary}
    return frozenset(taken - {""})


def _named(
    groups: Sequence[tuple[_Asked, ...]], taken: frozenset[str]
) -> Iterator[tuple[tuple[_Asked, ...], str]]:
    """Each group with its name; a name that two would take is given to neither, and each takes a
    longer one."""
    nameless = []
    for group in groups:
        if name := next((one.id for one in group if one.id), ""):
            yield group, name
        else:
            nameless.append(group)
    used = {*taken, *(_ATTEMPT.sub("", name) for name in taken)}  # `x` would be tried as `x-a2`
    states = {state_id(name) for name in taken}
    for length in (SHORT, LONG, 0):
        wanted = [(group, _name(group, length)) for group in nameless]
        count = Counter(name for _, name in wanted)
        nameless = []
        for group, name in wanted:
            reported = group[0].reported(name)
            is_apart = reported.isdisjoint(used) and not _ATTEMPT.search(name)
            is_free = is_apart and count[name] == 1 and state_id(name) not in states
            if is_free and ID.fullmatch(name):
                yield group, name
                used |= reported
                states.add(state_id(name))
            else:
                nameless.append(group)


def _name(group: tuple[_Asked, ...], length: int) -> str:
    """The first words of what the first language asks, in so many letters; with 0, and a sign for
    all that it asks. What is not written from a to z goes by its kind; "" for what asks nothing."""
    first = group[0]
    said = _UNSAID.sub(" ", first.said)
    words: list[str] = _WORD.findall(_folded(said))
    if not said.strip() or (length and not words):
        return ""
    if not words or not words[0][0].isalpha():
        words.insert(0, first.kind)
    name = words[0][:SHORT]
    for word in words[1:]:
        if len(name) + 1 + len(word) > (length or SHORT):
            break
        name = f"{name}-{word}"
    if length:
        return name
    told = f"{first.kind} {first.key} {first.said}"
    return f"{name}-{hashlib.sha256(told.encode()).hexdigest()[:6]}"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
