"""The pictures of the README are what a reader gets: `make shots` takes them anew."""

from __future__ import annotations

import base64
import shutil
from io import BytesIO
from pathlib import Path

from browser.learner import rightly
from browser.lms import Lms, Package
from browser.previewed import previewing
from browser.sheets import difference, packed, unpacked
from browser.shots import dress
from conftest import ROOT
from PIL import Image
from playwright.sync_api import Browser, Page, expect

MEDIA = ROOT / "packaging" / "media"
MANUAL = ROOT / "courses" / "manual" / "media"


def test_the_question_of_the_readme(lms: Lms, package: Package, update_golden: bool) -> None:
    page = {"viewport": {"width": 650, "height": 620}}
    sitting = lms.launch(package("hello/en"), page=page)
    sitting.learner.walk(rightly, until="who-reads")
    sitting.learner.answer(rightly)
    dress(sitting.frame)
    assert _changed(_taken(sitting.page), [MEDIA / "question.webp"], update_golden) == []


def test_the_preview_of_the_readme_and_the_manual(
    tmp_path: Path, windowed: Browser, update_golden: bool
) -> None:
    shutil.copytree(ROOT / "courses" / "hello", tmp_path / "hello")
    with previewing(tmp_path / "hello", windowed) as preview:
        page = preview.page
        page.set_viewport_size({"width": 1100, "height": 680})
        learner = preview.learner
        learner.walk(rightly, until="who-reads")
        learner.answer(rightly)
        preview.write("en/hello.md", "::: choice who-reads", "::: chioce who-reads")
        expect(page.locator("[data-list] li")).to_have_count(1)
        expect(preview.panel("record")).to_contain_text("completed")
        expect(page.locator("#panel-record .bad")).to_have_count(0)  # all of it is saved
        for frame in (page.main_frame, preview.frame):
            dress(frame)
        places = [MEDIA / "preview.webp", MANUAL / "preview.webp"]
        assert _changed(_taken(page), places, update_golden) == []


def _taken(page: Page) -> Image.Image:
    page.mouse.move(0, 0)
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"optimizeForSpeed": True})["data"]
    return Image.open(BytesIO(base64.b64decode(taken))).convert("RGB")


def _changed(image: Image.Image, places: list[Path], update_golden: bool) -> list[str]:
    """Pictures that are not what one gets: run `make shots`, and look at them."""
    taken = packed(image, quality=80)
    changed = []
    for place in places:
        if update_golden:
            place.write_bytes(taken)
        apart = difference(unpacked(place.read_bytes()), unpacked(taken))
        if apart.is_seen:
            changed.append(f"{place.name}: {apart}")
    return changed
