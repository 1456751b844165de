"""Which way a text is read: a paragraph in Arabic on an English page, and the other way round."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

_LANGUAGES = frozenset("ar ckb dv fa he ps sd ug ur yi".split())
_LETTER = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STASHED = re.compile("\u0002[^\u0003]*\u0003")  # what Markdown puts back later, as a code block
_BLOCKS = frozenset("p h2 h3 h4 ul ol li dl dt dd table th td blockquote figcaption".split())


def is_right_to_left(language: str) -> bool:
    """Whether a language, named as in BCP 47, is written from right to left."""
    return language.partition("-")[0] in _LANGUAGES


def reads_other_way(text: str, language: str) -> bool:
    """Whether most letters of a text run against the direction of the page's language."""
    if text.isascii() and not is_right_to_left(language):
        return False
    rightward = len(_LETTER.findall(text))
    if not is_right_to_left(language):
        return rightward > 0 and 2 * rightward > sum(map(str.isalpha, text))
    return 2 * rightward < sum(map(str.isalpha, text))


def mark(el: ET.Element, language: str) -> None:
    """Say the direction of what runs against its page, where its author did not.

    In a block most letters decide and not the first, since an Arabic sentence may open with a
    brand's name; in a sentence, the language of the words: they are then set apart from the rest.
    """
    if "dir" in el.attrib:
        return
    if el.tag in _BLOCKS:
        words = _STASHED.sub("", _words(el)).strip()
        turns = reads_other_way(words or _STASHED.sub("", "".join(el.itertext())), language)
    else:
        turns = is_right_to_left(el.get("lang", language)) != is_right_to_left(language)
    if turns:
        el.set("dir", "ltr" if is_right_to_left(language) else "rtl")


def _words(el: ET.Element) -> str:
    """The text of an element without its code, which is the same in every language, and without
    what is marked as words of another one."""
    parts = [el.text or ""]
    for child in el:
        parts += ["" if child.tag == "code" or "lang" in child.attrib else _words(child)]
        parts += [child.tail or ""]
    return "".join(parts)
