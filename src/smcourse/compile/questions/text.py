"""A text: its sentences with a field for each gap, and what is accepted as the key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import prod
from typing import Any

from markupsafe import Markup

from smcourse.codes.questions import gap_form
from smcourse.compile.prose import Renderer
from smcourse.compile.questions.kind import Kind
from smcourse.grading.fold import fold
from smcourse.model import Text
from smcourse.parse.questions.text import gaps_in

ROOM = 6  # a field's width in characters is a multiple of it, so that it gives no word away

FIELD = Markup(  # twice as long as the longest variant may be
    '<span class="sm-gap"><input size="{}" maxlength="200" autocomplete="off"'
    ' autocapitalize="off" autocorrect="off" spellcheck="false"></span>'
)

_PRIVATE = [chr(code) for code in range(0xE000, 0xF8FF)]


def _payload(question: Text, renderer: Renderer) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    accepted = [
        [" ".join(renderer.filling.title(word, gap.span).split()) for word in gap.variants]
        for gap in question.gaps
    ]
    key = {
        "right": [words[0] for words in accepted],
        "accepted": accepted,
        "exact": list(question.exact),
        "feedback": {},
    }
    return {"html": _html(question, accepted, renderer)}, key


def _html(question: Text, accepted: list[list[str]], renderer: Renderer) -> Markup:
    """The sentences; while Markdown reads them, characters that nobody wrote hold the place of
    each gap, as many as it has, so that all else stays where it was."""
    written = question.body.markdown
    gap, more = [character for character in _PRIVATE if character not in written][:2]
    parts, end = [], 0
    for match in gaps_in(written):
        parts += [written[end : match.start()], gap + more * (len(match[0]) - 1)]
        end = match.end()
    html = renderer.block(replace(question.body, markdown="".join([*parts, written[end:]])))
    held = re.compile(f"{gap}{more}*")
    places = _places(held, html)
    if html and places != [True] * len(accepted):
        at = places.index(False) if len(places) == len(accepted) else 0
        renderer.found.append(gap_form(question.gaps[at].span))
        return Markup("")
    fields = iter([FIELD.format(_size(words)) for words in accepted])
    return Markup(held.sub(lambda _: next(fields), html))


def _places(held: re.Pattern[str], html: str) -> list[bool]:
    """Of the place of each gap, whether it stands in text, not in a tag or in a link."""
    places: list[bool] = []
    is_link = False
    for part in re.findall(f"<[^>]*>|{held.pattern}", html):
        if part[0] == "<":
            is_link = part.startswith("<a ") or (is_link and part != "</a>")
            places += [False for _ in held.findall(part)]
        else:
            places.append(not is_link)
    return places


def _size(words: list[str]) -> int:
    longest = max(map(len, words))
    return min(5, 1 + (longest + 1) // ROOM) * ROOM


def _meaning(question: Text) -> Iterator[str]:
    """All that is accepted in each gap; the words around them are what is asked."""
    yield ",".join(question.exact)
    for gap in question.gaps:
        yield "\n".join(fold(word, question.exact) for word in gap.variants)


def _greatest(question: Text) -> int:
    return prod(2 * len(gap.variants) for gap in question.gaps) - 1


TEXT = Kind(payload=_payload, meaning=_meaning, greatest=_greatest)
