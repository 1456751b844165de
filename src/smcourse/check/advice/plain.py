"""Markdown as its readers see it: the same text, character for character, without its marks.

Places stay: what is no word of the text becomes blanks, and what stands inside a word, such as an
asterisk, becomes a `JOIN`, which parts nothing. A company's word, whose value is not known here,
becomes one word, and so does code inside a line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from smcourse.parse.code import CODE_SPAN, without_code

JOIN = "\0"  # no source holds one: control characters are refused
UNKNOWN = "\1"  # the word that a company says in its way
CODE = "\2"

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_DEFINITION = re.compile(r"^ {0,3}\*?\[[^\]\n]+\]:.*$", re.M)
_IMAGE = re.compile(
    r"!\[(?:[^\[\]\\]|\\.|\[[^\[\]\n]*\])*\](?:\([^()\n]*\)|\[[^\]\n]*\])?(?:\{[^}\n]*\})?"
)
_NOTED = re.compile(r"\[[@^][^\]\n]*\]")  # citations and footnotes
_GAP = re.compile(r"(?P<open>\[\[)(?P<first>[^\[\]|\n]*)(?P<rest>(?:\|[^\[\]\n]*)?\]\])")
_FOREIGN = re.compile(
    r"\[[^\[\]\n]*\]\{[^{}\n]*\blang=[^{}\n]*\}|<(?P<tag>[a-z]+)\b[^>\n]*\blang=[^>\n]*>[^<]*</(?P=tag)>",
    re.S,
)
_VARIABLE = re.compile(r"\{\{[^{}\n]*\}\}")
_TARGET = re.compile(r"\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])?(?:\{[^{}\n]*\})?")
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")  # and what is an address in such brackets
_BRACES = re.compile(r"\{ *[:.#A-Za-z][^{}\n]*\}")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);")
_MARKS = re.compile(
    r"\\(?P<kept>[!-/:-@\[-`{-~])|\[|\*(?![ \t])|(?<=\S)\*|~~|(?<![^\W_])_+|_+(?![^\W_])"
)


@lru_cache(maxsize=8192)  # several rules read the same text
def plain(markdown: str) -> str:
    """A text without its marks, code, images, notes and comments."""
    text = without_code(markdown) if "```" in markdown or "~~~" in markdown else markdown
    if "`" in text:
        text = CODE_SPAN.sub(_code, text)
    if "<" in text:
        text = _TAG.sub(_joined, _COMMENT.sub(_blank, text))
    if "[" in text:
        text = _IMAGE.sub(_blank, _DEFINITION.sub(_blank, text))
        text = _GAP.sub(_gap, _NOTED.sub(_joined, text))
    if "{{" in text:
        text = _VARIABLE.sub(_unknown, text)
    if "]" in text:
        text = _TARGET.sub(_joined, text)
    if "{" in text:
        text = _BRACES.sub(_joined, text)
    if "://" in text:
        text = _ADDRESS.sub(_blank, text)
    if "&" in text:
        text = _ENTITY.sub(_blank, text)
    return _MARKS.sub(_unmarked, text)


def without_foreign(markdown: str) -> str:
    """A text with blanks where it is marked as another language's."""
    return _FOREIGN.sub(_blank, markdown) if "lang=" in markdown else markdown


def bare(text: str) -> str:
    """A part of a plain text on one line, to be shown or counted."""
    return " ".join(text.replace(JOIN, "").split())


def seen_length(text: str) -> int:
    """How many characters of a plain text are seen; 0 where a company's word stands in it."""
    if UNKNOWN in text:
        return 0
    shown = re.sub(f"{CODE}{JOIN}*", lambda code: "x" * max(len(code[0]) - 2, 1), text)
    return len(bare(shown))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _joined(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", JOIN, match[0])


def _unmarked(match: re.Match[str]) -> str:
    """An escaped sign is a sign of the text."""
    return JOIN + match["kept"] if match["kept"] else JOIN * len(match[0])


def _unknown(match: re.Match[str]) -> str:
    return UNKNOWN + JOIN * (len(match[0]) - 1)


def _code(match: re.Match[str]) -> str:
    return CODE + _joined(match)[1:]


def _gap(match: re.Match[str]) -> str:
    """A gap is read with the answer that is shown."""
    return JOIN * 2 + match["first"] + JOIN * len(match["rest"])
