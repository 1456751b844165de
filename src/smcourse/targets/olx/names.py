"""Names in Open edX: `url_name`s from the ids of authors, and addresses of what they lead to.

A learner's state is kept by the `url_name` of a block, so none depends on a place. Each kind of
block has a letter of its own, as an address by name (`/jump_to_id/…`) looks in all of them.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from smcourse.compile.markup import text_of
from smcourse.model import Question, Test

CHAPTER, SEQUENTIAL, VERTICAL, HTML, QUESTION, TEST = "m", "l", "u", "h", "q", "t"
OURS = "sm"  # begins a name that is made of no id, behind the letter: an id has no `_`
GLOSSARY, FINAL, BEGINNING, WHOLE = (
    f"{OURS}_{name}" for name in ("glossary", "final", "before", "whole")
)
LONGEST = 60
FLAGS = ("controls", "default")

_TAG = re.compile(r"<(?P<name>a|img|source|track|video|audio)\b(?P<rest>[^<>]*)>")
_ATTRIBUTE = re.compile(r'\s([\w-]+)(?:="([^"]*)")?')


def name_of(kind: str, *ids: str) -> str:
    """The `url_name` of a block of a kind; ids have lower-case letters, digits and hyphens."""
    return f"{kind}_{'_'.join(ids)}"


def first_id(part: Question | Test) -> str:
    """The id under which learners' state was kept first: `was` has the oldest one first."""
    return part.was[0] if part.was else part.id


def titled(html: str) -> str:
    """The beginning of a text, as a title."""
    text = text_of(html)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rsplit(' ', 1)[0]}…"


def key_of(text: str) -> str:
    """A name for a part that has no id, from what it says."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def static_name(path: str) -> PurePosixPath:
    """What a file of the course is called among those of Open edX, which have no folders."""
    return PurePosixPath("-".join(PurePosixPath(path).parts[1:]) or path)


def linked(html: str) -> str:
    """HTML whose addresses are those of Open edX: files by `/static/`, lessons and the glossary by
    `/jump_to_id/`. A link inside the page leads nowhere there, and is text."""

    def tag(match: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(match["rest"]))
        if lesson := attributes.pop("data-sm-goto", ""):
            attributes = {"href": f"/jump_to_id/{name_of(SEQUENTIAL, lesson)}"}
        elif attributes.pop("data-sm-term", ""):
            attributes = {"href": f"/jump_to_id/{name_of(SEQUENTIAL, GLOSSARY)}"}
        for key in ("src", "href", "poster"):
            if attributes.get(key, "").startswith("media/"):
                attributes[key] = f"/static/{static_name(attributes[key])}"
        if attributes.get("href", "").startswith("#"):
            attributes = {}
        kept = (pair for pair in attributes.items() if not _is_ours(*pair))
        written = "".join(f" {key}" if key in FLAGS else f' {key}="{value}"' for key, value in kept)
        return f"<{match['name']}{written}>"

    return _TAG.sub(tag, html)


def _is_ours(key: str, value: str) -> bool:
    """Whether an attribute means something to our page alone."""
    return key in ("class", "id", "role", "aria-haspopup") or key.startswith("data-sm")
