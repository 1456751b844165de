"""The preview's own page."""

from __future__ import annotations

from smcourse.messages import Speak
from smcourse.pages import json_block, page
from smcourse.preview.words import shell_words


def shell(speak: Speak, language: str) -> bytes:
    """The page, whose words `speak` says in `language`."""
    shown = shell_words(speak)
    block = json_block(shown)
    return b"".join(page("preview.html.j2", words={}, shown=shown, language=language, block=block))
