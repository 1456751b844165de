"""What PyYAML found wrong, in words for authors: its own name tokens and streams."""

from __future__ import annotations

import re

from smcourse.diagnostics import Text, say

_TOLD = (
    (r"mapping values are not allowed", say("`: ` cannot stand here")),
    (r"could not find expected ':'", say("a key has no colon behind it")),
    (r"character '\\t' that cannot start", say("a tab cannot stand here")),
    (r"character '(?P<sign>.*)' that cannot start", say("a value cannot begin with `{sign}`")),
    (r"sequence entries are not allowed", say("a list cannot begin here")),
    (r"mapping keys are not allowed", say("`?` cannot stand here")),
    (r"<block end>, but found '<scalar>'", say("there is more behind the end of a value")),
    (r"expected <block end>|<document start>", say("this line does not fit those above it")),
    (r"expected ',' or '\]'", say("a list in brackets is not closed, or lacks a comma")),
    (r"expected ',' or '}'", say("keys in braces are not closed, or lack a comma")),
    (r"unexpected end of stream|document separator", say("quotes are opened and not closed")),
    (r"escape character '(?P<sign>.*)'", say("`\\{sign}` means nothing in double quotes")),
    (r"expected escape sequence", say("an escape in double quotes lacks digits")),
    (r"expected the node content", say("there is no value here")),
    (r"another document", say("a second `---` begins another document")),
    (r"chomping|comment or a line break", say("a text after `|` or `>` begins on the next line")),
)
_UNKNOWN = say("it cannot be read")
COLON_TIGHT = say("a colon has no space behind it")


def yaml_problem(problem: Exception) -> Text:
    """The reason why something is not YAML."""
    said = getattr(problem, "problem", None) or ""
    for pattern, text in _TOLD:
        if match := re.search(pattern, said):
            return Text(text.template, tuple(match.groupdict().items()))
    return _UNKNOWN
