"""Each page kind looks as it is kept in the manual, at four sizes, by day and by night.

After a change that is meant to be seen: `make shots`, look at each sheet that git says has changed,
and commit it. The faces of the text come with the tests, so that another machine's differ little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from browser.conftest import FLAGS, WINDOWED
from browser.learner import wrongly
from browser.lms import Lms, Package
from browser.sheets import difference, packed, sheet, together, unpacked
from browser.shots import KEPT, SHEETS, SPANISH, THEMED, photographs, shoot, themed, walks
from browser.sights import Walk
from browser.sitting import Sitting
from PIL.Image import Image
from playwright.sync_api import Browser, Playwright

SAID = "{name}.webp looks different at {at} of the sheet (mean {mean:.2f}, worst {worst}): run `make shots`, look at it, and commit it if it is as it should be"


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One with windows, which smooths text as people's browsers do, whatever other tests take."""
    flags = [*FLAGS, "--disable-back-forward-cache"]
    with playwright.chromium.launch(executable_path=WINDOWED, args=flags) as launched:
        yield launched


@pytest.mark.parametrize("walk", list(walks()), ids=lambda walk: walk.name)
def test_each_page_looks_as_it_is_kept(
    walk: Walk, lms: Lms, package: Package, update_golden: bool
) -> None:
    photographed = photographs(walk, lms, package).items()
    assert_as_kept({name: sheet(shots) for name, shots in photographed}, update_golden)


@pytest.mark.parametrize("name", THEMED)
def test_each_theme_looks_as_it_is_kept(
    name: str, lms: Lms, package: Package, update_golden: bool
) -> None:
    sheets = [sheet(shots) for shots in themed(THEMED[name], lms, package)]
    assert_as_kept({name: together(*sheets)}, update_golden)


def assert_as_kept(sheets: Mapping[str, Image], update_golden: bool) -> None:
    changed = []
    for name, image in sheets.items():
        taken, kept = packed(image), KEPT / f"{name}.webp"
        if update_golden:
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(taken)
        apart = difference(unpacked(kept.read_bytes()), unpacked(taken))
        if apart.is_seen:
            changed.append(SAID.format(name=name, at=apart.at, mean=apart.mean, worst=apart.worst))
    assert not changed, "\n".join(changed)


DAY = "@media (prefers-color-scheme: light) { %s }"
FAULTS = {
    "another colour of buttons": DAY % "[data-sm-main] { background: #34508f !important }",
    "another colour of the page": DAY % "body, .sm-top, .sm-bar { background: #f3f8fb !important }",
    "what is wrong looks right": DAY % ".sm-fb { background: #e1f7e7 !important }",
    "text that is too pale": "body { color: #999 }",
    "a button is gone": "[data-sm-main] { visibility: hidden }",
    "what came of it is gone": ".sm-fb { visibility: hidden }",
    "the options run together": ".sm-opts { display: block }",
    "the page lies under the header": "main { margin-top: -1.5rem }",
}
STYLE = """(css) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [document.adoptedStyleSheets[0], sheet]
}"""


def _missed(sitting: Sitting) -> Sitting:
    sitting.learner.open_lesson("choice")
    sitting.learner.answer(wrongly)
    return sitting


def _taken(sitting: Sitting, css: str = "") -> Image:
    sitting.frame.evaluate(STYLE, css)
    return unpacked(packed(sheet(shoot(sitting))))


def test_a_fault_is_seen(lms: Lms, package: Package) -> None:
    sitting = _missed(lms.launch(package(SPANISH)))
    shoot(sitting)
    kept = _taken(sitting)
    assert difference(kept, _taken(sitting)).worst == 0
    apart = {name: difference(kept, _taken(sitting, css)) for name, css in FAULTS.items()}
    assert [name for name, one in apart.items() if not one.is_seen] == []


def test_another_machine_is_not(lms: Lms, package: Package, playwright: Playwright) -> None:
    """One that hints and smooths its text otherwise."""
    here = _missed(lms.launch(package(SPANISH)))
    flags = [
        *FLAGS,
        "--font-render-hinting=full",
        "--disable-lcd-text",
        "--disable-font-subpixel-positioning",
    ]
    with playwright.chromium.launch(executable_path=WINDOWED, args=flags) as other:
        there = _missed(lms.launch(package(SPANISH), browser=other, data=None))
        shots = [unpacked(packed(sheet(shoot(sitting)))) for sitting in (here, there)]
    apart = difference(*shots)
    assert shots[0] != shots[1] and not apart.is_seen, apart


@pytest.mark.parametrize("language", ["en", "es-419"])
def test_the_manual_shows_each_sheet_and_no_other(language: str) -> None:
    pages = (KEPT.parents[1] / language).rglob("*.md")
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    taken = {f"{name}.webp" for sheets in SHEETS.values() for name in sheets.values()}
    taken |= {f"{name}.webp" for name in THEMED}
    assert set(re.findall(r"/shots/([\w.-]+)\)", text)) == taken
    assert {path.name for path in KEPT.iterdir()} == taken


def test_all_sheets_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in KEPT.iterdir()) < 1_500_000
