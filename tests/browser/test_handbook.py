"""The handbook's page in a browser: from a disk, by day and night, on a phone and on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.axe import DAY, NIGHT, PAPER, Axe
from conftest import ROOT
from playwright.sync_api import Browser, Page

from smcourse.model import THEMES
from smcourse.order import Order
from smcourse.pipeline import build
from smcourse.targets import all_targets

TOUR = ROOT / "courses" / "tour"
DECODED = """() => Promise.all([...document.images].map(async (image) => {
  image.loading = "eager"
  await image.decode()
  return image.naturalWidth
}))"""
PHONE, DESK = (320, 700), (1280, 900)


@pytest.fixture(scope="module", params=THEMES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tour's handbook in a theme."""
    home = tmp_path_factory.mktemp("book")
    course = shutil.copytree(TOUR, home / "tour")
    head = course / "course.yaml"
    text = head.read_text(encoding="utf-8").replace("theme: editorial", f"theme: {request.param}")
    head.write_text(text, encoding="utf-8")
    result = build(course, all_targets()["handbook"], home / "dist", Order(languages=("es-419",)))
    assert not result.found
    return result.built[0].path


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Page]:
    """Opened from the disk; it says nothing in the console and asks nobody for anything."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "index.html").as_uri())
    assert told == []  # later axe may ask for the style sheet, in vain
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_axe_finds_nothing(page: Page) -> None:
    axe = Axe(page)
    assert list(axe.violations(DAY, NIGHT, PAPER)) == []


def test_nothing_is_wider_than_the_page(page: Page) -> None:
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= room


def test_its_pictures_are_there(page: Page) -> None:
    """Each is decoded, which fails for one that is missing or broken; lazy ones are sent for."""
    widths = page.evaluate(DECODED)
    assert widths and all(widths)


def test_on_a_phone_a_row_is_a_card_and_still_a_row(page: Page) -> None:
    table = page.get_by_role("table", name="A quién llamar en una crisis")
    is_phone = page.viewport_size == {"width": PHONE[0], "height": PHONE[1]}
    first: Any = table.get_by_role("row").nth(1)
    cells = first.get_by_role("cell")
    label = cells.first.evaluate("(el) => getComputedStyle(el, '::before').content")
    assert label == ('"Cómo"' if is_phone else "none")
    assert first.get_by_role("rowheader").count() == 1
    assert cells.count() == 3


def test_a_line_of_the_contents_leads_to_its_chapter(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("link", name="Qué respondemos").click()
    assert page.url.endswith("#response")
    top = page.evaluate("document.getElementById('response').getBoundingClientRect().top")
    assert -5 <= top <= 60
