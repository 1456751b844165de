"""Prose that shows nothing: comments, definitions of links and footnotes, invisible letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from smcourse.model import Block, Break, Prose

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:")
_INVISIBLE = re.compile("[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def are_silent(blocks: Iterable[Block]) -> bool:
    """Whether a learner would see nothing of these blocks. A run of prose without a single letter
    stands for something that was refused, and counts as something."""
    return all(
        isinstance(block, Break) or (isinstance(block, Prose) and _is_silent(block.markdown))
        for block in blocks
    )


def _is_silent(markdown: str) -> bool:
    is_defined = False
    text = _COMMENT.sub("", markdown) if "<!--" in markdown else markdown
    for line in text.split("\n"):
        if _DEFINITION.match(line):
            is_defined = True
        elif line[:1].isalnum() or not _is_blank(line):
            goes_on = is_defined and line[:1] in (" ", "\t")
            if not goes_on:
                return False
    return markdown != ""


def _is_blank(line: str) -> bool:
    return not _INVISIBLE.sub("", unescape(line)).strip()
