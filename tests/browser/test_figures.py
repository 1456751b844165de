"""Broad pictures run on past the text where there is room; nothing moves when they come."""

from __future__ import annotations

from typing import Any

import pytest
from browser.courses import Files, course, lesson
from browser.learner import Learner
from browser.lms import Lms, Package
from browser.test_steady import SHIFTS

PROSE = "A paragraph that is long enough to reach the end of the column on every screen. " * 3
MEASURES = """() => {
  const box = (el) => el.getBoundingClientRect()
  const step = [...document.querySelectorAll(".sm-step")].find((el) => el.checkVisibility())
  const text = box(step.querySelector(".sm-col > p:not(.sm-kick)"))
  return [...step.querySelectorAll("figure")].map((el) => {
    const picture = box(el.querySelector("img, svg"))
    const words = [...el.querySelectorAll("figcaption, p")].map((one) => box(one).right)
    return { past: Math.round(box(el).right - text.right), starts: Math.round(box(el).left - text.left),
      ratio: picture.width / picture.height, words: words.every((right) => right <= text.right) }
  })
}"""


def _drawing(width: int, height: int) -> str:
    shape = f'<rect class="b" width="{width}" height="{height}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shape}</svg>'


CAPTION = "Words that say at some length what is to be seen in a picture that is broad. " * 2
FIGURES = (
    f'![Broad](../media/broad.svg "{CAPTION.strip()}")\n',
    "![Broad](../media/broad.svg){.themed}\n",
    f"::: figure\n![Broad](../media/broad.svg)\n\n{CAPTION}\n:::\n",
    "![Tall](../media/tall.svg)\n",
    "![Small](../media/small.svg)\n",
)
FILES: Files = {
    **course({"1-a.md": lesson("a", "First.", PROSE + "\n\n" + "\n".join(FIGURES))}),
    "media/broad.svg": _drawing(900, 400),
    "media/tall.svg": _drawing(900, 1200),
    "media/small.svg": _drawing(320, 160),
}


@pytest.mark.parametrize(
    ("size", "has_room"), [((1280, 800), True), ((1920, 1080), True), ((360, 740), False)]
)
def test_a_broad_picture_has_the_room_beside_the_text(
    lms: Lms, package: Package, size: tuple[int, int], has_room: bool
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    sitting = lms.launch(package(FILES), page={"viewport": viewport})
    sitting.frame.evaluate(SHIFTS)
    learner = Learner(sitting.frame, hurry=False)  # by the mouse, as the browser asks why
    for _ in range(2):
        learner.press("next")
    found: list[dict[str, Any]] = sitting.frame.evaluate(MEASURES)
    assert [one["past"] > 100 for one in found] == [has_room] * 3 + [False] * 2
    assert [one["past"] for one in found[3:]] == [0, 0]
    assert {one["starts"] for one in found} == {0}
    assert all(one["words"] for one in found)
    assert [round(one["ratio"], 2) for one in found] == [2.25, 2.25, 2.25, 0.75, 2]
    assert sitting.frame.evaluate("smShifts") == []
