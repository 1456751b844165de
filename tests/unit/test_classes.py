"""Each class has a look and a place: none in the style sheets that nothing bears, none on the page
that no sheet knows."""

from __future__ import annotations

import re
from pathlib import Path

import smcourse
from smcourse.compile.markup import CLASSES, CODE_CLASSES

SOURCE = Path(smcourse.__file__).parent
NAME = r"sm-[a-z][\w-]*"
# Put together from a word: what authors may write, code, notes, and the classes of a drawing.
MADE = {
    f"sm-{word}"
    for word in (*CLASSES, *CODE_CLASSES, *"note tip warning example a b c d l ln".split())
}
HOOKS = {"sm-new"}  # by which the player finds what it put there
CLASS_OF_TEMPLATE = re.compile(r'class="((?:[^"{]|\{\{.*?\}\})*)"')
CLASS_OF_SCRIPT = re.compile(r"(?:\bclass:|\"class\",|classList\.\w+\(|_ALLOWED_CLASSES\[)(.*)")


def _text(pattern: str) -> str:
    paths = sorted(SOURCE.glob(pattern))
    return re.sub(
        r"/\*.*?\*/", "", "\n".join(path.read_text("utf-8") for path in paths), flags=re.S
    )


def _names(texts: list[str]) -> set[str]:
    return {name for text in texts for name in re.findall(rf"(?<![\w#-]){NAME}", text)}


STYLED = set(re.findall(rf"\.({NAME})", _text("player/**/*.css")))
IN_TEMPLATES = _names(CLASS_OF_TEMPLATE.findall(_text("templates/*.j2")))
COMPILED = _names([_text("compile/**/*.py"), _text("targets/**/*.py"), _text("pages.py")])


def test_no_class_has_a_look_that_nothing_bears() -> None:
    borne = IN_TEMPLATES | COMPILED | MADE | _names([_text("player/**/*.js")])
    assert len(STYLED) > 100
    assert STYLED - borne == set()


def test_no_class_is_borne_that_has_no_look() -> None:
    in_scripts = _names(CLASS_OF_SCRIPT.findall(_text("player/**/*.js") + _text("compile/*.py")))
    assert len(IN_TEMPLATES) > 50
    assert len(in_scripts) > 20
    assert (IN_TEMPLATES | in_scripts | MADE) - STYLED == HOOKS
